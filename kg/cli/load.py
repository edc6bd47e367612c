"""`plankg load`: a built graph into an Oxigraph store on disk."""
from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.messages import fail


def load(
    graph: Annotated[Path, typer.Argument(metavar="DIR", help="A build's folder, or a graph file.")],
    store: Annotated[Path, typer.Option("--store", "-s", metavar="STORE", help="Folder of the store; made if there is none.")],
) -> None:
    """Load a built graph into a store on disk, for `plankg query --graph STORE` and `plankg serve STORE`.

    Each plan has three named graphs there (its IRI and /entities, /claims or /evidence); the default graph is their merge. The
    graphs of the build's plans are replaced in one transaction, other plans stay.

    Examples:

        plankg load out --store store

        plankg query plans --graph store
    """
    from kg.store import StoreError
    from kg.store.disk import load_build

    try:
        loaded = load_build(graph, store)
    except StoreError as error:
        fail(str(error))
    plans = "1 plan" if len(loaded.plans) == 1 else f"{len(loaded.plans)} plans"
    typer.echo(f"{plans}, {loaded.triples:,} triples → {store}")
