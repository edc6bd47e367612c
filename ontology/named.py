"""Named queries: the `.rq` files under `queries/`, with title, description and parameters from their header comments.

A header is the run of comment lines that opens a file:

    # title: Projects of a chain with investment
    # title-zh: 产业链的项目与投资
    # theme: 产业链
    # description: Every project that belongs to a chain, the dearest first.
    # description-zh: 每条产业链的项目，投资多的在前。
    # param chain: part of the chain's name; every chain if not given
    # param-zh chain: 产业链名称的一部分，不填则为全部
    # param entity (required): the entity's IRI or part of its name
    # column projectName -> p: 项目

A column line gives a column's heading in Chinese and the column with the IRI of what it names. A theme is what pages group
questions by; a query without one is for programs.

A parameter is a variable that the query leaves open with `VALUES ?chain { UNDEF }`; binding it puts its value in the place of
`UNDEF`. So the file is plain SPARQL that runs anywhere, and `FILTER (!BOUND(?chain) || …)` says what holds without a value.
"""
from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

_HEADER = re.compile(
    r"#\s*(?P<key>title-zh|title|theme|description-zh|description|(?P<kind>param-zh|param|column)\s+(?P<name>\w+)"
    r"(?P<required>\s+\(required\))?(?:\s*->\s*(?P<link>\w+))?)\s*:\s*(?P<value>.+?)\s*$"
)
_SUFFIX = ".rq"
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})
_IRI = re.compile(r"<[^<>\"{}|^`\\\s]+>")


class QueryError(ValueError):
    """A named query that does not exist or a parameter that it does not have."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column's heading in Chinese, and the column with the IRI of what this one names, empty if none."""

    heading: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """One question that can be put to a plan graph by name.

    `parameters` maps each parameter's name to what it means, `required` holds those that must be given; `sparql` is the whole
    file, header included; `columns` holds those with a heading.
    """

    name: str
    title: str
    title_zh: str
    description: str
    sparql: str
    parameters: dict[str, str] = field(default_factory=dict)
    required: frozenset[str] = frozenset()
    description_zh: str = ""
    parameters_zh: dict[str, str] = field(default_factory=dict)
    columns: dict[str, Column] = field(default_factory=dict)
    theme: str = ""

    def bind(self, values: Mapping[str, str]) -> str:
        """The query with the parameters' values in place; a value in `<…>` is an IRI, every other a plain text.

        Raises `QueryError` for a parameter that the query does not have, or one that it needs and was not given.
        """
        missing = sorted(self.required - set(values))
        if missing:
            raise QueryError(f"the query {self.name} needs the parameter {missing[0]}: {self.parameters[missing[0]]}")
        return bind(self.sparql, values, f"the query {self.name}")


def bind(sparql: str, values: Mapping[str, str], what: str = "the query") -> str:
    """SPARQL text with `UNDEF` replaced in `VALUES ?name { UNDEF }` for each name given.

    Raises `QueryError`, naming `what`, for a name that the text does not leave open.
    """
    for name, value in values.items():
        term = value if _IRI.fullmatch(value) else f'"{value.translate(_ESCAPES)}"'
        parts = re.split(rf"(?<=VALUES)(\s+\?{re.escape(name)}\s*\{{\s*)UNDEF(?=\s*\}})", sparql)
        sparql = parts[0] + "".join(f"{opening}{term}{rest}" for opening, rest in zip(parts[1::2], parts[2::2], strict=True))
        if len(parts) == 1:
            known = sorted(set(re.findall(r"VALUES\s+\?(\w+)\s*\{\s*UNDEF\s*\}", sparql)))
            raise QueryError(f"{what} has no parameter {name!r}" + (f"; it has: {', '.join(known)}" if known else ""))
    return sparql


def _parse(name: str, sparql: str) -> NamedQuery:
    header: dict[str, str] = {}
    named: dict[str, dict[str, str]] = {"param": {}, "param-zh": {}}
    columns: dict[str, Column] = {}
    required: set[str] = set()
    for line in sparql.splitlines():
        if not line.startswith("#"):
            break
        found = _HEADER.match(line)
        if found is None:
            continue
        if found["kind"] == "column":
            columns[found["name"]] = Column(found["value"], found["link"] or "")
        elif found["kind"]:
            named[found["kind"]][found["name"]] = found["value"]
            if found["required"]:
                required.add(found["name"])
        else:
            header[found["key"]] = f"{header[found['key']]} {found['value']}" if found["key"] in header else found["value"]
    title = header.get("title", name)
    return NamedQuery(
        name,
        title,
        header.get("title-zh", title),
        header.get("description", ""),
        sparql,
        named["param"],
        frozenset(required),
        header.get("description-zh", ""),
        named["param-zh"],
        columns,
        header.get("theme", ""),
    )


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
