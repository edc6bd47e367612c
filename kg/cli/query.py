"""`plankg query`: SPARQL or a named query over a built graph."""
from __future__ import annotations

import sys
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.messages import fail
from kg.cli.questions import complete_query, read_parameters, read_query

if TYPE_CHECKING:
    from kg.query import Result


class Format(str, Enum):
    """How rows are printed."""

    table = "table"
    csv = "csv"
    json = "json"


def query(
    text: Annotated[
        str | None,
        typer.Argument(
            metavar="[QUERY]",
            help="A named query, a .rq file, - for standard input, or SPARQL.",
            autocompletion=complete_query,
        ),
    ] = None,
    graph: Annotated[Path, typer.Option("--graph", "-g", metavar="DIR", help="A build's folder, or a graph file.")] = Path("out"),
    param: Annotated[list[str] | None, typer.Option("--param", "-p", metavar="NAME=VALUE", help="Parameter; repeatable.")] = None,
    format_: Annotated[Format | None, typer.Option("--format", "-f", help="Default: table on a terminal, csv in a pipe.")] = None,
    list_: Annotated[bool, typer.Option("--list", "-l", help="List the named queries and their parameters.")] = False,
) -> None:
    """Ask a built graph a question.

    Examples:

        plankg query --list

        plankg query chain-walk -p county=青岭

        plankg query entity-evidence -p entity=云麓铝业 --format json

        plankg query 'SELECT ?name { ?p a plan:Park ; skos:prefLabel ?name }' --graph out
    """
    if list_:
        _list()
        return
    if text is None:
        fail("give a query's name (plankg query --list shows them), a .rq file or SPARQL")
    from kg.query import run
    from kg.store import StoreError
    from kg.store.dataset import load
    from ontology import QueryError

    sparql, parameters = read_query(text), read_parameters(param)
    try:
        result = run(load(graph), sparql, parameters)
    except (QueryError, StoreError) as error:
        fail(str(error))
    if format_ is None:
        format_ = Format.table if sys.stdout.isatty() else Format.csv
    _print(result, format_)


def _print(result: Result, format_: Format) -> None:
    if format_ is Format.csv:
        typer.echo(result.to_csv(), nl=False)
        return
    if format_ is Format.json:
        typer.echo(result.to_json(), nl=False)
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(row_styles=["", "dim"])
    shown = [i for i, name in enumerate(result.columns) if not _only_iris(result, i)] or list(range(len(result.columns)))
    for i in shown:
        table.add_column(result.columns[i], overflow="fold")
    cells = result.cells()
    for row in cells:
        table.add_row(*(Text(row[i]) for i in shown))
    console = Console()
    console.print(table)
    console.print(f"{len(result)} rows", style="dim")


def _only_iris(result: Result, column: int) -> bool:
    """Whether a column holds nothing but IRIs: of use to programs, in the way of a reader."""
    values = [row[column] for row in result.rows if row[column] is not None]
    return bool(values) and all(isinstance(value, str) and value.startswith(("http://", "https://")) for value in values)


def _list() -> None:
    from rich.console import Console
    from rich.table import Table

    from ontology import named_queries

    table = Table("name", "question", "parameters", show_lines=True)
    for named in named_queries():
        parameters = "\n".join(
            f"{name}{' (required)' if name in named.required else ''}: {meaning}" for name, meaning in named.parameters.items()
        )
        table.add_row(named.name, f"{named.title_zh}\n{named.title}", parameters)
    Console().print(table)
