"""`plankg correct`: a corrections file held against a built graph."""
from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.messages import fail


def correct(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The corrections, CSV or TOML.")],
    graph: Annotated[Path, typer.Option("--graph", "-g", metavar="DIR", help="A build's folder, or a graph file.")] = Path("out"),
    json_: Annotated[bool, typer.Option("--json", help="Print the outcomes as JSON.")] = False,
) -> None:
    """Check a corrections file against a build: what applies, what is in it already, what no longer applies.

    Nothing is changed: `plankg build` applies the file if it lies beside the plan as plan.corrections.csv or .toml. The exit
    status is 1 if a correction does not apply, 2 if the file cannot be read.

    Examples:

        plankg correct plans/yunlu.corrections.csv --graph out
    """
    from kg.built import read_built
    from kg.corrections.check import check
    from kg.corrections.model import CorrectionError
    from kg.store import StoreError

    try:
        outcomes = check(file, read_built(graph))
    except (CorrectionError, StoreError) as error:
        fail(str(error))
    stale = sum(not outcome.applied for outcome in outcomes)
    if json_:
        rows = [
            {"line": o.correction.row, "correction": str(o.correction), "applies": o.applied, "what": o.what} for o in outcomes
        ]
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        for outcome in outcomes:
            mark = "applies" if outcome.applied else "does not apply"
            typer.echo(f"{outcome.correction.place}: {outcome.correction}: {mark}: {outcome.what}")
        typer.echo(f"{len(outcomes) - stale} of {len(outcomes)} corrections apply")
    if stale:
        raise typer.Exit(1)
