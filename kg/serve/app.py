"""The server: a snapshot of the graph on disk, worker processes over it, the SPARQL endpoint and the pages.

Nothing here changes the graph, and no page loads anything from another host.
"""
from __future__ import annotations

import asyncio
import shutil
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from importlib.resources import files
from pathlib import Path

from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.query import run
from kg.serve import pages
from kg.serve.addresses import SPACES, Addresses
from kg.serve.descriptions import void
from kg.serve.labels import Labels
from kg.serve.negotiation import GRAPHS, best
from kg.serve.pool import Limits, Pool, Question
from kg.serve.protocol import sparql
from kg.serve.responses import body_response, problem, rdf
from kg.serve.state import State, Unanswered, Value
from kg.serve.vocabulary import ontology, reference_style
from kg.store.dataset import is_store, load
from kg.store.disk import base_of_store, snapshot
from ontology import bind, read
from ontology.context import context

LOOPBACK = ("127.0.0.1", "localhost")
FORMATS = {"ttl": "text/turtle", "nt": "application/n-triples", "jsonld": "application/ld+json", "rdf": "application/rdf+xml"}
"""What `?format=` may say at an entity's data."""


def create_app(
    place: Path, limits: Limits | None = None, *, cors: Sequence[str] = (), hosts: Sequence[str] = (*LOOPBACK, "testserver")
) -> Starlette:
    """The application for a build's folder, a graph file or a store.

    `cors` are the origins whose pages may ask it from a browser ("*" for all), none by default; `hosts` the names under which it
    may be addressed, all if empty. It works on a snapshot: later builds show after a restart. Raises `StoreError` on start-up if
    there is no graph.
    """

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        folder = _room_for_snapshot(place)
        try:
            state = await asyncio.to_thread(prepare_state, place, folder, limits)
            await state.pool.start()
            app.state.shared = state
            try:
                yield
            finally:
                await state.pool.stop()
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    middleware = [Middleware(_SafeHeaders)]
    if hosts:
        middleware.append(Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts)))
    if cors:
        methods = ["GET", "POST"]
        middleware.append(Middleware(CORSMiddleware, allow_origins=list(cors), allow_methods=methods, allow_headers=["*"]))
    # As real folders: the package is never run from an archive.
    assets = StaticFiles(directory=str(files("kg.serve").joinpath("assets")))
    things = [
        route
        for space in ("id", *SPACES)
        for route in (
            Route(f"/page/{space}/{{rest:path}}", pages.entity),
            Route(f"/data/{space}/{{rest:path}}", data),
            Route(f"/{space}/{{rest:path}}", thing),
        )
    ]
    routes = [
        Route("/", pages.home),
        Route("/sparql", sparql, methods=["GET", "POST"]),
        Route("/query", pages.editor),
        Route("/questions", pages.question_list),
        Route("/questions/{name}", pages.question),
        Route("/search", pages.search),
        Route("/ontology", ontology),
        Route("/context.jsonld", json_ld_context),
        Route("/void", describe_void),
        Route("/.well-known/void", describe_void),
        *things,
        Route("/assets/reference.css", reference_style),
        Mount("/assets", assets),
    ]
    return Starlette(routes=routes, middleware=middleware, lifespan=lifespan, exception_handlers={HTTPException: _http_error})


def _room_for_snapshot(place: Path) -> Path:
    """A folder for the snapshot: beside a store, where copying it takes no time, else among temporary files."""
    if is_store(place):
        try:
            return Path(tempfile.mkdtemp(prefix=f".{place.name}.serving-", dir=place.resolve().parent))
        except OSError:
            return Path(tempfile.mkdtemp(prefix="plankg-serve-"))
    return Path(tempfile.mkdtemp(prefix="plankg-serve-"))


def prepare_state(place: Path, folder: Path, limits: Limits | None = None) -> State:
    """The snapshot, the index of names and what the home page shows. Raises `StoreError` if there is no graph."""
    copy = snapshot(place, folder)
    store = load(copy)
    labels = Labels(folder / "names.sqlite")
    labels.build(copy)
    rows = {
        name: [{column: Value(str(cell)) for column, cell in row.items() if cell is not None} for row in run(store, name).dicts()]
        for name in ("plans", "counts")
    }
    ((triples,),) = run(store, read("pages/triples.rq")).rows
    return State(Pool(copy, limits), labels, Addresses(base_of_store(store)), rows["plans"], rows["counts"], int(triples or 0))


async def thing(request: Request) -> Response:
    """An entity's IRI: on to its page or its data (https://www.w3.org/TR/cooluris/#r303gendocument)."""
    path = request.scope["raw_path"].decode("ascii", "replace")
    accept = request.headers.get("accept", "")
    # Who does not ask for a page by name is a program.
    wanted = best(accept, ["text/html", *GRAPHS] if "text/html" in accept else list(GRAPHS))
    if wanted is None:
        return problem(request, 406, f"this can be had as text/html, {', '.join(GRAPHS)}")
    return RedirectResponse(f"/{'page' if wanted == 'text/html' else 'data'}{path}", 303, {"Vary": "Accept"})


async def data(request: Request) -> Response:
    """An entity as RDF, in the form that `?format=` or the Accept header says."""
    state: State = request.app.state.shared
    iri = state.addresses.iri(request.scope["raw_path"])
    named = request.query_params.get("format")
    if iri is None or (named is not None and named not in FORMATS):
        return problem(request, 404, f"there is no such data; formats are {', '.join(FORMATS)}")
    accept = FORMATS[named] if named else request.headers.get("accept", "*/*")
    media_type = best(accept, list(GRAPHS))
    if media_type is None:
        return problem(request, 406, f"this can be had as {', '.join(GRAPHS)}")
    answer = await state.pool.ask(Question(bind(read("pages/description.rq"), {"entity": f"<{iri}>"}), media_type))
    if answer.status != 200:
        return problem(request, answer.status, answer.detail)
    if not await state.page("outgoing", iri):
        return problem(request, 404, f"the graph says nothing of {iri}")
    return body_response(answer.body, answer.media_type)


async def describe_void(request: Request) -> Response:
    """The data set in VoID."""
    try:
        return rdf(request, await void(request.app.state.shared, str(request.base_url)))
    except Unanswered as error:
        return problem(request, error.answer.status, error.answer.detail)


async def json_ld_context(request: Request) -> Response:
    """The JSON-LD context of the graph."""
    base = request.app.state.shared.addresses.base
    return JSONResponse({"@context": context(base)}, media_type="application/ld+json")


async def _http_error(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    if status == 404 and "text/html" in request.headers.get("accept", ""):
        return pages.failure(request, 404, "没有这个页面")
    return problem(request, status, {404: "there is nothing here", 405: "use GET, or POST for queries"}.get(status, str(error)))


class _SafeHeaders:
    """Adds to every answer what keeps browsers from doing more with it than show it."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.setdefault("Content-Security-Policy", pages.POLICY)
                headers.setdefault("X-Content-Type-Options", "nosniff")
                headers.setdefault("Referrer-Policy", "same-origin")
            await send(message)

        await self._app(scope, receive, send_safely)
