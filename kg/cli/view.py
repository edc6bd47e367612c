"""`plankg view`: a built graph as pages to look at."""
from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.messages import fail


def view(
    graph: Annotated[Path, typer.Argument(metavar="[DIR]", help="Folder that a build wrote, or a graph file.")] = Path("out"),
    county: Annotated[list[str] | None, typer.Option(help="Only this county: name or adcode; repeatable.")] = None,
    out: Annotated[Path | None, typer.Option("--out", "-o", metavar="DIR", help="Folder for pages [default: DIR/views].")] = None,
) -> None:
    """Write self-contained HTML pages to explore in a browser, without a network.

    Each county has an overview and its chains; for all there are neighbourhoods, goals and, with two counties or more,
    comparisons. The first path printed is the page to open.

    Examples:

        plankg view out

        plankg view out --county 青岭县 --out pages
    """
    from kg.store import StoreError
    from kg.store.dataset import graph_files, read_quads
    from kg.views import ViewError, write_views

    folder = out or (graph if graph.is_dir() else graph.parent) / "views"
    try:
        graph_path, claims_path = graph_files(graph)
        claims = None if claims_path is None else read_quads(claims_path)
        pages = write_views(read_quads(graph_path), claims, folder, counties=county)
    except (StoreError, ViewError) as error:
        fail(str(error))
    except OSError as error:
        fail(f"cannot write to {folder}: {error.strerror or error}")
    for page in pages:
        typer.echo(str(page))
