"""`plankg export`: a part of a built graph as slides, pictures, workbooks, network files or RDF."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.messages import fail
from kg.cli.questions import complete_query, read_parameters, read_query


def complete_format(incomplete: str) -> list[tuple[str, str]]:
    """Shell completion: the formats with what they are."""
    from kg.exports import FORMATS

    return [(name, made.name) for name, made in FORMATS.items() if name.startswith(incomplete)]


def export(
    graph: Annotated[Path, typer.Argument(metavar="[DIR]", help="Folder that a build wrote, or a graph file.")] = Path("out"),
    out: Annotated[
        list[Path] | None,
        typer.Option("--out", "-o", metavar="FILE", help="File to write, its suffix says the format; repeatable."),
    ] = None,
    formats: Annotated[
        list[str] | None,
        typer.Option(
            "--to", "-t", metavar="FORMAT", help="Formats to write to DIR/exports; repeatable.", autocompletion=complete_format
        ),
    ] = None,
    county: Annotated[str | None, typer.Option("--county", metavar="NAME", help="A county: name, part of it, or adcode.")] = None,
    chain: Annotated[str | None, typer.Option("--chain", metavar="NAME", help="An industry chain with its sub-chains.")] = None,
    park: Annotated[str | None, typer.Option("--park", metavar="NAME", help="A park with what stands in it.")] = None,
    enterprise: Annotated[
        str | None, typer.Option("--enterprise", metavar="NAME", help="An enterprise with its projects.")
    ] = None,
    query: Annotated[
        str | None,
        typer.Option(
            "--query", metavar="QUERY", help="A named query, a .rq file or SPARQL (CONSTRUCT).", autocompletion=complete_query
        ),
    ] = None,
    param: Annotated[
        list[str] | None, typer.Option("--param", "-p", metavar="NAME=VALUE", help="A query's parameter; repeatable.")
    ] = None,
    around: Annotated[str | None, typer.Option("--around", metavar="NAME", help="Any entity with what lies around it.")] = None,
    hops: Annotated[int, typer.Option("--hops", help="How many links around it.")] = 2,
    link: Annotated[
        list[str] | None, typer.Option("--link", metavar="LINK", help="Links to follow around it; repeatable.")
    ] = None,
    template: Annotated[
        Path | None, typer.Option("--template", metavar="PPTX", help="A presentation whose masters to use.")
    ] = None,
    font: Annotated[Path | None, typer.Option("--font", metavar="FILE", help="A font for SVG, PNG and PDF.")] = None,
    most: Annotated[
        int, typer.Option("--most", metavar="N", min=0, help="Draw the N richest chains of a county [default: all].")
    ] = 0,
) -> None:
    """Write a part of a graph as slides, pictures, tables or network files.

    Formats: pptx, svg, png, pdf, xlsx, csv, graphml, gexf, json, cyjs, mmd, dot, ttl, jsonld.

    Examples:

        plankg export out --county 青岭县 --most 10 --out slides.pptx

        plankg export out --chain 石墨新材料 --out chain.svg --out chain.xlsx

        plankg export out --around 云麓铝业 --hops 2 --out around.graphml

        plankg export out --query chain-walk -p county=青岭 --to mmd --to csv
    """
    from kg.exports import ExportError, Selection, read_built
    from kg.exports import export as write

    if not out and not formats:
        fail("say what to write: --out slides.pptx, or --to pptx for a file in DIR/exports")
    sparql = None if query is None else read_query(query)
    selection = Selection(county, chain, park, enterprise, sparql, around, read_parameters(param), hops, tuple(link or ()))
    folder = (graph if graph.is_dir() else graph.parent) / "exports"
    paths = [*(out or []), *(folder / f"{_stem(selection)}.{name.lstrip('.')}" for name in formats or [])]
    try:
        written = write(read_built(graph), paths, selection, template=template, font=font, most=most)
    except ExportError as error:
        fail(str(error))
    for path in written:
        typer.echo(str(path))


def _stem(selection: object) -> str:
    """A file name for a selection: what it was selected by, without signs that file systems refuse."""
    for name in ("chain", "park", "enterprise", "around", "query", "county"):
        value = getattr(selection, name)
        if value:
            return re.sub(r"[^\w-]+", "-", f"{name}-{value}").strip("-")[:60]
    return "graph"
