"""The pages for people: home, questions, search, entities, the editor for SPARQL. All texts are escaped by the templates."""
from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from itertools import groupby
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from kg.rdf.entities import CLASSES, HEADINGS
from kg.serve.entity import Described, describe
from kg.serve.negotiation import best
from kg.serve.state import State, Unanswered, Value
from kg.serve.terms import local, term
from ontology import PLAN, PREFIXES, NamedQuery, QueryError, named_queries, named_query

PARAMETERS = {
    "county": "县",
    "chain": "产业链",
    "industry": "产业",
    "indicator": "指标",
    "entity": "实体",
    "enterprise": "企业",
    "park": "园区",
    "supplier": "供应县",
    "buyer": "采购县",
    "year": "年份",
    "least": "至少",
    "below": "低于",
    "word": "词",
}
"""Parameters' names on the forms."""

THEMES = ("产业链", "项目", "企业与园区", "目标", "县际比较", "规划与图谱")
"""What questions are grouped by, in the order of the pages."""

COMPARISONS = {">=": "不低于", "<=": "不高于", "=": "达到"}
"""How a target is to be met, in words."""

DOUBTFUL = 0.5
"""Confidence below which a fact is marked as to be checked."""


@cache
def templates() -> Environment:
    """The page templates, with everything escaped."""
    return Environment(
        loader=PackageLoader("kg.serve", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def page(request: Request, name: str, status: int = 200, **values: Any) -> HTMLResponse:
    """A page from a template."""
    state: State = request.app.state.shared
    common = {"path": state.addresses.path, "term": term, "local": local, "marked": marked, "here": request.url.path, "q": ""}
    common["doubtful"] = DOUBTFUL
    return HTMLResponse(templates().get_template(f"{name}.html.j2").render({**common, **values}), status, {"Vary": "Accept"})


def failure(request: Request, status: int, what: str, detail: str = "") -> HTMLResponse:
    """A page that says what went wrong."""
    return page(request, "failure", status, what=what, detail=detail)


def marked(text: str, names: list[str]) -> Markup:
    """A text with the first of the names that is in it marked."""
    for name in sorted(filter(None, names), key=len, reverse=True):
        before, found, after = text.partition(name)
        if found:
            return Markup("{}<mark>{}</mark>{}").format(before, found, after)
    return escape(text)


def questions() -> list[NamedQuery]:
    """The named queries that people ask, by theme; those without a theme are for programs."""
    asked = [query for query in named_queries() if query.theme]
    return sorted(asked, key=lambda query: THEMES.index(query.theme))


def themes() -> list[tuple[str, list[NamedQuery]]]:
    """The questions of each theme."""
    return [(theme, list(found)) for theme, found in groupby(questions(), key=lambda query: query.theme)]


async def home(request: Request) -> Response:
    """What is in the graph, and where to go."""
    state: State = request.app.state.shared
    found = {row["type"].text for row in state.counts}
    kinds = [kind for kind in (CLASSES.get(type_, type_) for type_ in HEADINGS) if kind in found]
    entities = sum(int(row["entities"].text) for row in state.counts)
    counts: dict[str, dict[str, str]] = {}
    for row in state.counts:
        counts.setdefault(row["c"].text, {})[row["type"].text] = row["entities"].text
    counties = {row["countyName"].text: row["c"].text for row in state.counts}
    return page(
        request, "home", plans=state.plans, kinds=kinds, counts=counts, counties=counties, triples=state.triples,
        entities=entities, themes=themes(), plan_namespace=PLAN,
    )  # fmt: skip


async def search(request: Request) -> Response:
    """Entities by name, as a page or as JSON."""
    import asyncio

    state: State = request.app.state.shared
    words = request.query_params.get("q", "").strip()
    hits = await asyncio.to_thread(state.labels.search, words)
    if best(request.headers.get("accept", ""), ["text/html", "application/json"]) == "application/json":
        found = [{"iri": hit.iri, "label": hit.label, "name": hit.name, "type": hit.type, "county": hit.place} for hit in hits]
        return JSONResponse(found, headers={"Vary": "Accept"})
    return page(request, "search", q=words, hits=hits, plan_namespace=PLAN)


async def question_list(request: Request) -> Response:
    """All questions that need no SPARQL."""
    return page(request, "questions", themes=themes())


async def question(request: Request) -> Response:
    """One question: its parameters to fill in, and the rows."""
    state: State = request.app.state.shared
    try:
        asked = named_query(request.path_params["name"])
    except QueryError:
        return failure(request, 404, "没有这个问题", request.path_params["name"])
    given: Mapping[str, str] = {
        name: value.strip() for name, value in request.query_params.items() if name in asked.parameters and value.strip()
    }
    columns: list[str] = []
    rows: list[dict[str, Value]] = []
    if asked.required <= given.keys():
        try:
            columns, rows = await state.question(asked.name, given)
        except QueryError as error:
            return failure(request, 400, "参数不对", str(error))
        except Unanswered as error:
            return failure(request, error.answer.status, "没有得到答案", error.answer.detail)
    sparql = asked.bind(given) if columns else ""
    behind = {column.link for column in asked.columns.values()}
    named = {name: column.heading for name, column in asked.columns.items()}
    headings = {column: named.get(column, column) for column in columns if column not in behind}
    shown = [column for column in headings if any(column in row and readable(column, row[column]) for row in rows)]
    # Plans leave out much: a column without a value says so once instead of taking the room.
    silent = [heading for column, heading in headings.items() if rows and column not in shown]
    known: dict[str, Any] = {"asked": asked, "labels": PARAMETERS, "readable": readable, "headings": headings}
    return page(request, "question", given=given, columns=shown, silent=silent, rows=rows, sparql=sparql, **known)


def readable(column: str, cell: Value) -> str:
    """A literal as people read it: classes, links and comparisons in Chinese words, shares with four digits."""
    if column in ("type", "link"):
        return term(PLAN + cell.text)
    if column == "growth":
        return "年均" if cell.text == "true" else ""
    if column == "comparison":
        return COMPARISONS.get(cell.text, cell.text)
    whole, point, digits = cell.text.partition(".")
    return f"{whole}{point}{digits[:4]}" if cell.datatype and digits.isdecimal() else cell.text


def explained(query: NamedQuery) -> str:
    """The query under a short header in Chinese, for people who read it in the editor."""
    header = [query.title_zh, query.description_zh, *(f"?{name}: {said}" for name, said in query.parameters_zh.items())]
    lines = query.sparql.splitlines()
    body = lines[next(n for n, line in enumerate(lines) if not line.startswith("#")) :]
    return "\n".join([*(f"# {line}" for line in header if line), *body]) + "\n"


async def editor(request: Request) -> Response:
    """YASGUI with the questions as tabs."""
    data = {
        "prefixes": PREFIXES,
        "spaces": request.app.state.shared.addresses.spaces,
        "questions": [{"name": query.title_zh, "theme": query.theme, "query": explained(query)} for query in questions()],
    }
    written = json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")
    response = page(request, "editor", data=Markup(written))
    response.headers["Content-Security-Policy"] = EDITOR_POLICY
    return response


POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
EDITOR_POLICY = POLICY.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
"""YASGUI sets styles in the elements that it makes; scripts stay those of the server."""


async def entity(request: Request) -> Response:
    """An entity's page: names, values, links in and out, and every place that says so."""
    state: State = request.app.state.shared
    iri = state.addresses.iri(request.scope["raw_path"])
    if iri is None:
        return failure(request, 404, "没有这个页面")
    try:
        described: Described | None = await describe(state, iri)
    except Unanswered as error:
        return failure(request, error.answer.status, "没有得到答案", error.answer.detail)
    if described is None:
        return failure(request, 404, "图谱中没有这个实体", iri)
    return page(request, "entity", it=described, data_path=state.addresses.path(iri, "data"))
