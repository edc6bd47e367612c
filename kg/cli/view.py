"""`plankg view`: a built graph as pages to look at."""
from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.messages import fail


def view(
    graph: Annotated[Path, typer.Argument(metavar="[DIR]", help="Folder that a build wrote, or a graph file.")] = Path("out"),
    out: Annotated[Path | None, typer.Option("--out", "-o", metavar="DIR", help="Folder for pages [default: DIR/views].")] = None,
) -> None:
    """Write self-contained HTML pages: an overview of each county to explore in a browser, without a network.

    Examples:

        plankg view out

        plankg view out --out pages
    """
    from kg.store import StoreError
    from kg.store.dataset import graph_files, read_quads
    from kg.views import write_views

    folder = out or (graph if graph.is_dir() else graph.parent) / "views"
    try:
        graph_path, claims_path = graph_files(graph)
        claims = None if claims_path is None else read_quads(claims_path)
        pages = write_views(read_quads(graph_path), claims, folder)
    except StoreError as error:
        fail(str(error))
    except OSError as error:
        fail(f"cannot write to {folder}: {error.strerror or error}")
    for page in pages:
        typer.echo(str(page))
