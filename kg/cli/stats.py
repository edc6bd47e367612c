"""`plankg stats`: a table of what a built graph holds."""
from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.messages import fail
from kg.cli.query import Format

LABELS = {
    "IndustryChain": "产业链",
    "Enterprise": "企业",
    "Park": "园区",
    "Project": "项目",
    "IndicatorTarget": "指标目标",
    "Positioning": "定位目标",
    "plans": "规划",
    "subChainOf": "隶属",
    "includesProject": "包含项目",
    "undertakenBy": "承担企业",
    "leadEnterprise": "龙头企业",
    "locatedIn": "位于",
    "focusesOn": "主导产业",
    "hasGoal": "目标",
}
"""Type or kind of link → Chinese heading of its row."""


def stats(
    graph: Annotated[Path, typer.Argument(metavar="[DIR]", help="Folder that a build wrote, or a graph file.")] = Path("out"),
    named: Annotated[Path | None, typer.Option("--graph", "-g", metavar="DIR", help="The same.")] = None,
    format_: Annotated[Format | None, typer.Option("--format", "-f", help="Default: table on a terminal, csv in a pipe.")] = None,
) -> None:
    """Count the entities and links of each county.

    Examples:

        plankg stats out

        plankg stats out --format json
    """
    from kg.stats import stats as count
    from kg.store import StoreError
    from kg.store.dataset import load

    try:
        counties = count(load(named or graph))
    except StoreError as error:
        fail(str(error))
    if format_ is None:
        format_ = Format.table if sys.stdout.isatty() else Format.csv
    if format_ is Format.json:
        rows = [{"county": c.county, "iri": c.iri, "entities": c.entities, "links": c.links} for c in counties]
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    kinds = [("entities", name) for name in (counties[0].entities if counties else {})]
    kinds += [("links", name) for name in (counties[0].links if counties else {})]
    if format_ is Format.csv:
        import csv

        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(["what", "name", *(c.county for c in counties)])
        writer.writerows([what, name, *(getattr(c, what)[name] for c in counties)] for what, name in kinds)
        return
    from rich.console import Console
    from rich.table import Table

    table = Table("")
    for county in counties:
        table.add_column(county.county, justify="right")
    for i, (what, name) in enumerate(kinds):
        last_of_kind = i + 1 == len(kinds) or kinds[i + 1][0] != what
        table.add_row(f"{LABELS[name]} {name}", *(str(getattr(c, what)[name]) for c in counties), end_section=last_of_kind)
    Console().print(table)
