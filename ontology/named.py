"""Named queries: the `.rq` files under `queries/`, with title, description and parameters from their header comments.

A header is the run of comment lines that opens a file:

    # title: Projects of a chain with investment
    # title-zh: 产业链的项目与投资
    # description: Every project that belongs to a chain, the dearest first.
    # param chain: part of the chain's name (default: every chain)

A parameter `chain` is bound to the variable `?chain` of the query before it runs; one that is not given stays unbound, so a query
writes its default with `COALESCE` or `BOUND`.
"""
from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

_HEADER = re.compile(r"#\s*(?P<key>title-zh|title|description|param\s+(?P<param>\w+))\s*:\s*(?P<value>.+?)\s*$")
_SUFFIX = ".rq"


class QueryError(ValueError):
    """A named query that does not exist or a parameter that it does not have."""


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """One question that can be put to a plan graph by name.

    `parameters` maps each parameter's name to what it means; `sparql` is the whole file, header included.
    """

    name: str
    title: str
    title_zh: str
    description: str
    sparql: str
    parameters: dict[str, str] = field(default_factory=dict)


def _parse(name: str, sparql: str) -> NamedQuery:
    header: dict[str, str] = {}
    parameters: dict[str, str] = {}
    for line in sparql.splitlines():
        if not line.startswith("#"):
            break
        found = _HEADER.match(line)
        if found is None:
            continue
        if found["param"]:
            parameters[found["param"]] = found["value"]
        else:
            header[found["key"]] = f"{header[found['key']]} {found['value']}" if found["key"] in header else found["value"]
    title = header.get("title", name)
    return NamedQuery(name, title, header.get("title-zh", title), header.get("description", ""), sparql, parameters)


@cache
def named_queries() -> tuple[NamedQuery, ...]:
    """All named queries, sorted by name."""
    folder = files("ontology").joinpath("queries")
    found = (entry for entry in folder.iterdir() if entry.name.endswith(_SUFFIX))
    return tuple(
        _parse(entry.name[: -len(_SUFFIX)], entry.read_text(encoding="utf-8")) for entry in sorted(found, key=lambda e: e.name)
    )


def named_query(name: str) -> NamedQuery:
    """The query of that name. Raises `QueryError`, naming the queries there are, if there is none."""
    for query in named_queries():
        if query.name == name:
            return query
    known = ", ".join(query.name for query in named_queries())
    raise QueryError(f"there is no query named {name!r}; there are: {known}")
