"""How the command line speaks: errors to standard error with exit status 2, results to standard output."""
from __future__ import annotations

import sys
from typing import NoReturn

import typer

BAD_INPUT = 2
"""Exit status for input that could not be used."""


def fail(message: str, code: int = BAD_INPUT) -> NoReturn:
    """Print one error and leave with the status."""
    typer.echo(f"plankg: {message}", err=True)
    raise typer.Exit(code)


def is_terminal() -> bool:
    """Whether progress may be drawn: standard error is a terminal."""
    return sys.stderr.isatty()
