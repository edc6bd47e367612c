"""The command line `plankg`: one module a command, each a thin layer over the Python API."""
from __future__ import annotations

from kg.cli.app import app, main

__all__ = ["app", "main"]
