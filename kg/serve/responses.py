"""Answers that are no pages: problems as problem JSON (RFC 9457) or text, and RDF in the form that the client wants."""
from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import RdfFormat, Triple, serialize
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from kg.serve.negotiation import GRAPHS, best
from ontology.namespaces import PREFIXES

TITLES = {
    400: "Bad query",
    403: "Not allowed",
    404: "Not found",
    405: "Method not allowed",
    406: "Not acceptable",
    413: "Answer too large",
    414: "Query too long",
    415: "Unsupported media type",
    500: "Query failed",
    503: "Busy",
    504: "Query stopped",
}


def problem(request: Request, status: int, detail: str) -> Response:
    """What went wrong, as problem JSON, or as text where that is wanted more."""
    headers = {"Vary": "Accept"} | ({"Retry-After": "5"} if status == 503 else {})
    title = TITLES.get(status, "Error")
    wanted = best(request.headers.get("accept", ""), ["application/problem+json", "application/json", "text/plain", "text/html"])
    if wanted in ("text/plain", "text/html"):
        return PlainTextResponse(f"{title}: {detail}\n", status, headers)
    body = {"type": "about:blank", "title": title, "status": status, "detail": detail}
    return JSONResponse(body, status, headers, media_type="application/problem+json")


def rdf(request: Request, triples: Iterable[Triple]) -> Response:
    """Triples in the form that the client wants; a browser, which wants none, gets Turtle to read."""
    accept = request.headers.get("accept", "")
    if best(accept, ["text/html", *GRAPHS]) == "text/html" and "text/html" in accept:
        body = serialize(triples, format=RdfFormat.TURTLE, prefixes=dict(PREFIXES))
        return PlainTextResponse(body, headers={"Vary": "Accept"})
    media_type = best(accept, list(GRAPHS))
    form = None if media_type is None else RdfFormat.from_extension(GRAPHS[media_type])
    if form is None:
        return problem(request, 406, f"this can be had as {', '.join(GRAPHS)}")
    body = serialize(triples, format=form, prefixes=dict(PREFIXES) if form in (RdfFormat.TURTLE, RdfFormat.RDF_XML) else None)
    return Response(body, media_type=_charset(media_type or ""), headers={"Vary": "Accept"})


def _charset(media_type: str) -> str:
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type


def body_response(body: bytes, media_type: str) -> Response:
    """The body of a query's answer."""
    return Response(body, media_type=_charset(media_type), headers={"Vary": "Accept"})
