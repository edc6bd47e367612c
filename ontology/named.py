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
    # names entity -> x: any
    # column projectName -> p: 项目

A column line gives a column's heading in Chinese and the column with the IRI of what it names. A theme is what pages group
questions by; a query without one is for programs.

A parameter is a variable that the query leaves open with `VALUES ?chain { UNDEF }`; binding it puts its value in the place of
`UNDEF`. So the file is plain SPARQL that runs anywhere, and `FILTER (!BOUND(?chain) || …)` says what holds without a value.

A names line says that a text for the parameter is sought in the names of ?x, of that class (`any`: of any class). It leaves open
`VALUES ?x { UNDEF }` too: who has an index of names may bind it to all whose names may hold the text, and the query then reads no
other names. It still looks for the text in those, so the rows are the same.
"""
from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

_HEADER = re.compile(
    r"#\s*(?P<key>title-zh|title|theme|description-zh|description|(?P<kind>param-zh|param|column|names)\s+(?P<name>\w+)"
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
class Names:
    """Whose names a parameter's text is sought in: the variable, and the class by its local name, empty for any."""

    variable: str
    class_: str = ""


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """One question that can be put to a plan graph by name.

    `parameters` maps each parameter's name to what it means, `required` holds those that must be given; `sparql` is the whole
    file, header included; `columns` holds those with a heading; `names` the parameters whose text is sought in names.
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
    names: dict[str, Names] = field(default_factory=dict)

    def bind(self, values: Mapping[str, str], among: Mapping[str, Sequence[str]] | None = None) -> str:
        """The query with the parameters' values in place; a value in `<…>` is an IRI, every other a plain text.

        `among` has, for parameters in `names`, the IRIs of all whose names may hold the text; it saves time and changes no row.
        Raises `QueryError` for a parameter that the query does not have, or one that it needs and was not given.
        """
        missing = sorted(self.required - set(values))
        if missing:
            raise QueryError(f"the query {self.name} needs the parameter {missing[0]}: {self.parameters[missing[0]]}")
        for name in values:
            if name not in self.parameters:
                raise _unknown(f"the query {self.name}", name, self.parameters)
        holders = {self.names[name].variable: iris for name, iris in (among or {}).items()}
        return bind(self.sparql, {**values, **holders}, f"the query {self.name}")


def is_iri(value: str) -> bool:
    """Whether a parameter's value is an IRI, in angle brackets; if not it is a text."""
    return _IRI.fullmatch(value) is not None


def bind(sparql: str, values: Mapping[str, str | Sequence[str]], what: str = "the query") -> str:
    """SPARQL text with `UNDEF` replaced in `VALUES ?name { UNDEF }` for each name given, by a value or by several IRIs or none.

    One value is an IRI in `<…>` or a text; of several each is an IRI without brackets. Raises `QueryError`, naming `what`, for a
    name that the text does not leave open.
    """
    for name, value in values.items():
        if not isinstance(value, str):
            term = " ".join(f"<{iri}>" for iri in value)
        else:
            term = value if is_iri(value) else f'"{value.translate(_ESCAPES)}"'
        parts = re.split(rf"(?<=VALUES)(\s+\?{re.escape(name)}\s*\{{\s*)UNDEF(?=\s*\}})", sparql)
        sparql = parts[0] + "".join(f"{opening}{term}{rest}" for opening, rest in zip(parts[1::2], parts[2::2], strict=True))
        if len(parts) == 1:
            raise _unknown(what, name, re.findall(r"VALUES\s+\?(\w+)\s*\{\s*UNDEF\s*\}", sparql))
    return sparql


def _unknown(what: str, name: str, known: Iterable[str]) -> QueryError:
    listed = ", ".join(sorted(set(known)))
    return QueryError(f"{what} has no parameter {name!r}" + (f"; it has: {listed}" if listed else ""))


def _parse(name: str, sparql: str) -> NamedQuery:
    header: dict[str, str] = {}
    named: dict[str, dict[str, str]] = {"param": {}, "param-zh": {}}
    columns: dict[str, Column] = {}
    names: dict[str, Names] = {}
    required: set[str] = set()
    for line in sparql.splitlines():
        if not line.startswith("#"):
            break
        found = _HEADER.match(line)
        if found is None:
            continue
        if found["kind"] == "column":
            columns[found["name"]] = Column(found["value"], found["link"] or "")
        elif found["kind"] == "names":
            names[found["name"]] = Names(found["link"], "" if found["value"] == "any" else found["value"])
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
        names,
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
