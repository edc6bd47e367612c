"""A graph into any SPARQL 1.1 server: by the Graph Store Protocol or by SPARQL Update, in batches, with authentication.

https://www.w3.org/TR/sparql11-http-rdf-update/ and https://www.w3.org/TR/sparql11-update/. Each named graph of a plan replaces
the one of that name, so that pushing twice leaves what pushing once leaves; graphs of other plans stay.
"""
from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Literal

from kg.store.partition import PlanGraphs

if TYPE_CHECKING:
    import httpx

Method = Literal["gsp", "update"]

_TRIES = 3
_BUSY = (429, 502, 503, 504)
"""HTTP statuses after which it is worth asking again."""


class PushError(Exception):
    """A server that did not take the graph; the message says which request, why, and what to do."""


@dataclass(frozen=True, slots=True)
class Login:
    """How to authenticate: `token` for Bearer, else `user` and `password` by Basic or, with `digest`, Digest."""

    user: str = ""
    password: str = ""
    token: str = ""
    digest: bool = False


@dataclass(frozen=True, slots=True)
class Server:
    """Where to push: the address of the graph store or of the update endpoint, and how it is spoken to."""

    url: str
    method: Method = "gsp"
    login: Login = Login()
    batch: int = 20_000
    """Triples in one request."""
    seconds: float = 120.0
    """How long one request may take."""


def push(
    parts: Sequence[PlanGraphs], server: Server, *, merged: bool = False, progress: Callable[[int], None] | None = None
) -> int:
    """Push plans and return the number of triples sent. `progress` is called with the triples of each request that was taken.

    With `merged` all goes into the server's default graph, in place of what it held. Raises `PushError`.
    """
    if merged:
        graphs = {"": [str(triple) for part in parts for triples in part.triples.values() for triple in triples]}
    else:
        graphs = {part.name(kind): [str(t) for t in triples] for part in parts for kind, triples in part.triples.items()}
    sent = 0
    with _client(server) as client:
        for graph, triples in graphs.items():
            # Sorted and without repetitions: the same graph gives the same requests.
            for first, lines in _batches(sorted(set(triples)), server.batch):
                _send(client, server, graph, lines, first)
                sent += len(lines)
                if progress is not None:
                    progress(len(lines))
    return sent


def _client(server: Server) -> httpx.Client:
    import httpx

    login = server.login
    headers = {"User-Agent": "plankg", "Accept": "*/*"}
    auth: httpx.Auth | None = None
    if login.token:
        headers["Authorization"] = f"Bearer {login.token}"
    elif login.user:
        kind = httpx.DigestAuth if login.digest else httpx.BasicAuth
        auth = kind(login.user, login.password)
    return httpx.Client(auth=auth, headers=headers, timeout=server.seconds)


def _batches(lines: list[str], size: int) -> Iterator[tuple[bool, list[str]]]:
    """Runs of lines, and whether the run is the first; one empty run for no lines, so that the graph is emptied."""
    rest = iter(lines)
    yield True, list(islice(rest, size))
    while batch := list(islice(rest, size)):
        yield False, batch


def _send(client: httpx.Client, server: Server, graph: str, lines: list[str], first: bool) -> None:
    """Send a run of triples; the first replaces the graph, the others add to it."""
    data = "".join(f"{line} .\n" for line in lines)
    if server.method == "gsp":
        where = {"graph": graph} if graph else {"default": ""}
        headers = {"Content-Type": "application/n-triples"}
        _request(client, server, graph, "PUT" if first else "POST", data, headers, where)
        return
    target = f"GRAPH <{graph}> {{\n{data}}}" if graph else data
    drop = f"DROP SILENT {f'GRAPH <{graph}>' if graph else 'DEFAULT'} ;\n" if first else ""
    update = f"{drop}INSERT DATA {{\n{target}}}" if lines else drop.removesuffix(" ;\n")
    _request(client, server, graph, "POST", update, {"Content-Type": "application/sparql-update"}, {})


def _request(
    client: httpx.Client, server: Server, graph: str, verb: str, body: str, headers: dict[str, str], where: dict[str, str]
) -> None:
    import httpx

    what = f"{verb} {server.url} ({graph or 'default graph'})"
    for tries_left in reversed(range(_TRIES)):
        try:
            answer = client.request(verb, server.url, content=body.encode(), headers=headers, params=where or None)
        except httpx.InvalidURL as error:
            raise PushError(f"{server.url}: {error}; give an address such as http://localhost:3030/plans/data") from error
        except httpx.HTTPError as error:
            if tries_left and isinstance(error, httpx.TransportError):
                time.sleep(_TRIES - tries_left)
                continue
            raise PushError(f"{what}: {error or type(error).__name__}; is the server running?") from error
        if answer.is_success:
            return
        if answer.status_code in _BUSY and tries_left:
            time.sleep(_TRIES - tries_left)
            continue
        raise PushError(f"{what}: {answer.status_code} {answer.reason_phrase}{_hint(answer.status_code)}{_said(answer)}")


def _hint(status: int) -> str:
    return {
        401: "; give --user, or a token in PLANKG_TOKEN",
        403: "; this user may not write, or the server takes no updates",
        404: "; is this the address of the graph store (--method gsp) or of updates (--method update)?",
        405: "; is this the address of the graph store (--method gsp) or of updates (--method update)?",
        413: "; try a smaller --batch",
        415: "; is this the address of the graph store (--method gsp) or of updates (--method update)?",
    }.get(status, "")


def _said(answer: httpx.Response) -> str:
    text = " ".join(answer.text.split())[:200]
    return f": {text}" if text else ""
