"""`plankg serve`: a SPARQL endpoint and pages over a graph."""
from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.messages import fail

LOOPBACK = "127.0.0.1"


def serve(
    graph: Annotated[
        Path | None, typer.Argument(metavar="[DIR]", help="A build's folder, graph file or store [default: out, else published].")
    ] = None,
    host: Annotated[str, typer.Option(help="Address to listen at; 0.0.0.0 opens the server to the network.")] = LOOPBACK,
    port: Annotated[int, typer.Option("--port", "-p", min=1, max=65535)] = 8000,
    seconds: Annotated[float, typer.Option("--timeout", min=0.1, help="Seconds that a query may run.")] = 30.0,
    megabytes: Annotated[int, typer.Option("--max-answer", min=1, help="Megabytes that an answer may have.")] = 20,
    memory: Annotated[int, typer.Option("--max-memory", min=256, help="Megabytes of memory that a query may use.")] = 4096,
    workers: Annotated[int, typer.Option("--workers", "-w", min=1, help="Processes for quick and for slow queries each.")] = 2,
    cors: Annotated[
        list[str] | None, typer.Option(metavar="ORIGIN", help="Origin whose pages may ask from a browser; repeatable; * for all.")
    ] = None,
) -> None:
    """Serve a graph: a SPARQL 1.1 endpoint at /sparql, and pages in Chinese to read and ask.

    Read-only: queries change nothing, call no other server and read no file. The server works on a snapshot of the graph; start
    it again to see a later build. Needs the extra `serve`: pip install 'plankg[serve]'

    Examples:

        plankg serve out

        plankg serve published --port 8080

        plankg serve store --timeout 10 --cors https://example.org
    """
    try:
        import uvicorn

        from kg.serve.app import create_app
    except ModuleNotFoundError as error:
        fail(f"{error.name} is not installed: pip install 'plankg[serve]'")
    from kg.serve.pool import Limits
    from kg.store import StoreError
    from kg.store.dataset import PUBLISHED, graph_files, is_store

    place = graph or (Path("out") if Path("out").exists() else PUBLISHED)
    try:
        if not is_store(place):
            graph_files(place)
    except StoreError as error:
        fail(str(error))
    limits = Limits(seconds=seconds, answer=megabytes * 1_000_000, memory=memory << 20, quick=workers, slow=workers)
    # Names are only checked where a browser on this machine could be led here under a stranger's name.
    hosts = (LOOPBACK, "localhost") if host in (LOOPBACK, "localhost") else ()
    app = create_app(place, limits, cors=cors or (), hosts=hosts)
    typer.echo(f"{place}: http://{f'[{host}]' if ':' in host else host}:{port}/ (Ctrl+C stops)")
    uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False)
