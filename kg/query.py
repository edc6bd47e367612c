"""SPARQL over a built graph: named queries, files and query strings, with results as tables, CSV or JSON."""
from __future__ import annotations

import csv
import html
import io
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Protocol

from pyoxigraph import BlankNode, Literal, NamedNode, QueryBoolean, QuerySolutions, QueryTriples, Store

from kg.store.dataset import has_default_graph
from ontology import PREFIXES, NamedQuery, QueryError, bind, is_iri, named_query
from ontology.namespaces import XSD

if TYPE_CHECKING:
    import pandas

Value = str | int | float | bool | Decimal | None

_INTEGERS = {XSD + name for name in ("integer", "int", "long", "nonNegativeInteger", "gYear")}
_FLOATS = {XSD + "double", XSD + "float"}


@dataclass(frozen=True, slots=True)
class Result:
    """The answer to a query: rows of plain Python values under named columns; None where a variable is unbound.

    IRIs and texts are `str`, years and counts `int`, amounts `Decimal`. An ASK query gives one row with one column, `answer`; a
    CONSTRUCT query the columns `subject`, `predicate`, `object`.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]

    def __len__(self) -> int:
        return len(self.rows)

    def dicts(self) -> list[dict[str, Value]]:
        """One dictionary a row."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def cells(self) -> list[list[str]]:
        """The rows as texts, empty where a variable is unbound."""
        return [["" if value is None else _plain(value) for value in row] for row in self.rows]

    def to_csv(self) -> str:
        """Comma-separated values with a header line; unbound variables are empty."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(self.columns)
        writer.writerows(self.cells())
        return out.getvalue()

    def to_json(self) -> str:
        """A JSON list of one object a row; unbound variables are null, amounts numbers."""
        rows = [{name: float(v) if isinstance(v, Decimal) else v for name, v in row.items()} for row in self.dicts()]
        return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"

    def to_pandas(self) -> pandas.DataFrame:
        """The rows as a data frame (needs pandas)."""
        import pandas

        return pandas.DataFrame.from_records(list(self.rows), columns=list(self.columns))

    def _repr_html_(self) -> str:
        head = "".join(f"<th>{html.escape(name)}</th>" for name in self.columns)
        body = "".join("<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>" for row in self.cells())
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _plain(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return format(value.normalize(), "f") if isinstance(value, Decimal) else str(value)


def to_value(term: object) -> Value:
    """A term as a plain Python value."""
    if term is None:
        return None
    if isinstance(term, NamedNode):
        return term.value
    if isinstance(term, Literal):
        datatype = term.datatype.value
        if datatype in _INTEGERS:
            return int(term.value)
        if datatype == XSD + "decimal":
            return Decimal(term.value)
        if datatype in _FLOATS:
            return float(term.value)
        if datatype == XSD + "boolean":
            return term.value in ("true", "1")
        return term.value
    return f"_:{term.value}" if isinstance(term, BlankNode) else str(term)


class NameIndex(Protocol):
    """An index of all names in a store; see `kg.serve.labels.Labels`."""

    def holders(self, text: str, class_: str) -> Sequence[str] | None:
        """The IRIs of all things of a class (a local name, "" for any) with a name that holds a text, and maybe of others.

        None if the index cannot say, or there are so many that reading all names is as quick.
        """


def prepare(text: str, parameters: Mapping[str, str] | None = None, names: NameIndex | None = None) -> str:
    """The SPARQL to run for a query's name or a query text, with parameters bound and the usual prefixes declared.

    With an index of the store's names a named query reads only those that may hold a parameter's text; its rows are the same.
    Raises `QueryError` for parameters that do not fit, and for a single word that is no query's name.
    """
    if re.fullmatch(r"[\w-]+", text.strip()):
        sparql = _bound(named_query(text.strip()), parameters or {}, names)
    else:
        sparql = bind(text, parameters or {})
    declared = set(re.findall(r"(?im)^\s*PREFIX\s+([\w-]*)\s*:", sparql))
    missing = " ".join(f"PREFIX {prefix}: <{iri}>" for prefix, iri in PREFIXES.items() if prefix not in declared)
    return f"{missing}\n{sparql}"


def _bound(query: NamedQuery, parameters: Mapping[str, str], names: NameIndex | None) -> str:
    if names is None or "county" in parameters:
        # What is asked of one county reads the names of that county only, fewer than an index may find in all.
        return query.bind(parameters)
    texts = {name: value for name, value in parameters.items() if name in query.names and not is_iri(value)}
    among = {name: names.holders(text, query.names[name].class_) for name, text in texts.items()}
    return query.bind(parameters, {name: found for name, found in among.items() if found is not None})


def run(store: Store, text: str, parameters: Mapping[str, str] | None = None, names: NameIndex | None = None) -> Result:
    """The answer to a named query or SPARQL text over a store, with all of its graphs together as the default graph.

    `names` is an index of this store's names, to answer sooner. Raises `QueryError` if the text is not SPARQL or its parameters
    do not fit.
    """
    sparql = prepare(text, parameters, names)
    try:
        answer = store.query(sparql, use_default_graph_as_union=not has_default_graph(store))
    except (SyntaxError, ValueError) as error:
        raise QueryError(f"this is not SPARQL 1.1: {_in_text(str(error))}") from error
    return _result(answer)


def _in_text(problem: str) -> str:
    """What a parser says of a query, its lines counted without the one of prefixes that `prepare` puts before the text."""
    return re.sub(r"(?<=at )(\d+)(?=:\d)", lambda line: str(max(1, int(line[1]) - 1)), problem)


def _result(answer: QuerySolutions | QueryBoolean | QueryTriples | Any) -> Result:
    if isinstance(answer, QueryBoolean):
        return Result(("answer",), ((bool(answer),),))
    if isinstance(answer, QueryTriples):
        rows = ((to_value(t.subject), to_value(t.predicate), to_value(t.object)) for t in answer)
        return Result(("subject", "predicate", "object"), tuple(rows))
    columns: Sequence[str] = [variable.value for variable in answer.variables]
    return Result(tuple(columns), tuple(tuple(to_value(solution[name]) for name in columns) for solution in answer))
