"""`plankg convert`: a graph in another RDF format."""
from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.messages import fail


def convert(
    graph: Annotated[Path, typer.Argument(metavar="[DIR]", help="A build's folder, a graph file, a store.")] = Path("out"),
    to: Annotated[
        str | None, typer.Option("--to", "-t", metavar="FORMAT", help="turtle, trig, nquads, ntriples, jsonld or rdfxml.")
    ] = None,
    out: Annotated[Path | None, typer.Option("--out", "-o", metavar="FILE", help="Default: standard output.")] = None,
    claims: Annotated[
        bool, typer.Option("--claims/--no-claims", help="Claims, confidences and sentences too, or the entities alone.")
    ] = True,
) -> None:
    """Write a graph as Turtle, TriG, N-Quads, N-Triples, JSON-LD or RDF/XML.

    Without --to the suffix of FILE tells the format. TriG, N-Quads and JSON-LD hold three named graphs a plan (its IRI and
    /entities, /claims, /evidence), the others the merge of all.

    Examples:

        plankg convert out --out graph.jsonld

        plankg convert out --to turtle --no-claims
    """
    from kg.serialize import FORMATS, format_named, serialize
    from kg.store import StoreError
    from kg.store.disk import read_plans

    wanted = to or (out.suffix if out is not None else "")
    form = format_named(wanted) if wanted else None
    if form is None:
        fail(f"{f'--to {to}' if to else out or 'no format'}: give --to with one of {', '.join(FORMATS)}")
    try:
        written = serialize(read_plans(graph), form, claims=claims)
    except StoreError as error:
        fail(str(error))
    if out is None:
        sys.stdout.buffer.write(written)
        return
    try:
        out.write_bytes(written)
    except OSError as error:
        fail(f"cannot write to {out}: {error.strerror or error}")
