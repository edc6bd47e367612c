"""`plankg review`: the doubtful facts of a graph as a corrections file to tick."""
from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.messages import fail


def review(
    graph: Annotated[Path, typer.Argument(metavar="[DIR]", help="Folder that a build wrote, or a graph file.")] = Path("out"),
    out: Annotated[Path | None, typer.Option("--out", "-o", metavar="FILE", help="Write there, not to the terminal.")] = None,
    below: Annotated[float, typer.Option(min=0, max=1, help="Confidence under which a fact is doubtful.")] = 0.7,
    limit: Annotated[int | None, typer.Option("--limit", "-n", min=1, help="So many facts at most.")] = None,
) -> None:
    """List the facts that a person should look at, the least certain first, as a corrections file.

    Each row has the sentence and an empty column "action": write accept or reject (√ or × will do), or correct the fact in
    another way (see docs/corrections.md); rows without an action say nothing. Save the file beside the plan as
    plan.corrections.csv: the next build applies it. A file that is there already is not written over.

    Examples:

        plankg review out --out plans/yunlu.corrections.csv

        plankg review out --below 0.5 --limit 50
    """
    from kg.built import read_built
    from kg.corrections.files import to_csv
    from kg.corrections.review import doubtful
    from kg.store import StoreError

    try:
        rows = doubtful(read_built(graph), below, limit)
    except StoreError as error:
        fail(str(error))
    if out is None:
        typer.echo(to_csv(rows), nl=False)
        return
    try:
        with open(out, "x", encoding="utf-8-sig", newline="") as file:
            file.write(to_csv(rows))
    except FileExistsError:
        fail(f"{out} is there already and may hold decisions; write to another file")
    except OSError as error:
        fail(f"{out}: {error.strerror or error}")
    typer.echo(f"{len(rows)} facts to look at → {out}")
