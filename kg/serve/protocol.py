"""The SPARQL 1.1 Protocol, queries only (https://www.w3.org/TR/sparql11-protocol/): GET, POST of a form, POST of a query."""
from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import parse_qsl, quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kg.serve.descriptions import service_description
from kg.serve.guard import calls_out
from kg.serve.negotiation import GRAPHS, RESULTS, best
from kg.serve.pool import Question
from kg.serve.responses import body_response, problem, rdf
from kg.serve.state import State

LONGEST = 200_000
"""Bytes of a request's body, and so of a query."""

_FORM, _QUERY, _UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"


async def sparql(request: Request) -> Response:
    """Answer a query; without one, describe the service, to browsers as the page for asking."""
    given = list(request.query_params.multi_items())
    if request.method == "POST":
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind not in (_FORM, _QUERY, _UPDATE):
            return problem(request, 415, f"POST a query as {_QUERY} or as {_FORM}")
        body = await _body(request)
        if body is None:
            return problem(request, 413, f"a request may have {LONGEST:,} bytes")
        try:
            text = body.decode("utf-8")
        except UnicodeDecodeError:
            return problem(request, 400, "the query is not UTF-8")
        if kind == _FORM:
            given += parse_qsl(text, keep_blank_values=True)
        else:
            given.append(("query" if kind == _QUERY else "update", text))
    return await _answer(request, given)


async def _body(request: Request) -> bytes | None:
    """The body, or None if it is too long; no more of it is read then."""
    parts: list[bytes] = []
    length = 0
    async for part in request.stream():
        length += len(part)
        if length > LONGEST:
            return None
        parts.append(part)
    return b"".join(parts)


async def _answer(request: Request, given: Iterable[tuple[str, str]]) -> Response:
    state: State = request.app.state.shared
    values: dict[str, list[str]] = {}
    for name, value in given:
        values.setdefault(name, []).append(value)
    if "update" in values:
        return problem(request, 403, "this endpoint only answers queries; it changes nothing")
    accept = request.headers.get("accept", "")
    browser = best(accept, ["text/html", *RESULTS, *GRAPHS]) == "text/html" and "text/html" in accept
    queries = values.get("query", [])
    if not queries:
        return RedirectResponse("/query", 303) if browser else rdf(request, service_description(state, str(request.base_url)))
    if len(queries) > 1:
        return problem(request, 400, "give one query, not several")
    if browser:
        return RedirectResponse(f"/query#query={quote(queries[0], safe='')}", 303)
    if calls_out(queries[0]):
        return problem(request, 403, "SERVICE is not allowed: this endpoint calls no other server")
    default, named = (tuple(values.get(f"{which}-graph-uri", ())) for which in ("default", "named"))
    answer = await state.pool.ask(Question(queries[0], accept or "*/*", default, named))
    if answer.status != 200:
        return problem(request, answer.status, answer.detail)
    return body_response(answer.body, answer.media_type)
