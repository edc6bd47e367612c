"""`plankg push`: a graph into a SPARQL server."""
from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import typer

from kg.cli.messages import fail

LOCAL = ("localhost", "127.0.0.1", "::1")


class How(str, Enum):
    """The protocol that the server is spoken to in."""

    gsp = "gsp"
    update = "update"


def push(
    graph: Annotated[Path, typer.Argument(metavar="DIR", help="A build's folder, a graph file or a store.")],
    to: Annotated[str, typer.Option("--to", metavar="URL", help="The server's graph store, or its update endpoint.")],
    method: Annotated[How, typer.Option(help="gsp: Graph Store Protocol; update: SPARQL Update.")] = How.gsp,
    default: Annotated[bool, typer.Option("--default", help="All into the default graph, replacing it.")] = False,
    user: Annotated[str, typer.Option(envvar="PLANKG_USER", help="Its password is in PLANKG_PASSWORD or is asked for.")] = "",
    digest: Annotated[bool, typer.Option("--digest", help="Authenticate by HTTP Digest, not Basic.")] = False,
    batch: Annotated[int, typer.Option(min=1, help="Triples in one request.")] = 20_000,
) -> None:
    """Push a graph into a SPARQL 1.1 server such as Fuseki, Oxigraph, GraphDB or Virtuoso.

    Each plan has three named graphs (its IRI and /entities, /claims, /evidence), which replace those of the same name; pushing
    again changes nothing. A token for Bearer authentication is read from PLANKG_TOKEN. Needs the extra `push`:
    pip install 'plankg[push]'

    Examples:

        plankg push out --to http://localhost:3030/plans/data

        plankg push out --to http://localhost:3030/plans/update --method update --user admin
    """
    import os

    from kg.publish.push import Login, PushError, Server
    from kg.publish.push import push as send
    from kg.store import StoreError
    from kg.store.disk import read_plans

    address = urlsplit(to)
    if address.scheme not in ("http", "https") or not address.hostname:
        fail(f"--to {to}: give an address that begins with http:// or https://")
    token = os.environ.get("PLANKG_TOKEN", "")
    password = os.environ.get("PLANKG_PASSWORD", "")
    if user and not password:
        password = typer.prompt("Password", hide_input=True)
    if (user or token) and address.scheme == "http" and address.hostname not in LOCAL:
        typer.echo(f"plankg: warning: the password goes to {address.hostname} unencrypted; use https", err=True)
    server = Server(to, method.value, Login(user, password, token, digest), batch)
    try:
        sent = send(read_plans(graph), server, merged=default)
    except (StoreError, PushError) as error:
        fail(str(error))
    except ModuleNotFoundError as error:
        fail(f"{error.name} is not installed: pip install 'plankg[push]'")
    typer.echo(f"{sent:,} triples → {to}")
