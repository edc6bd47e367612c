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
from typing import TYPE_CHECKING, Any

from pyoxigraph import BlankNode, Literal, NamedNode, QueryBoolean, QuerySolutions, QueryTriples, Store

from kg.store.dataset import has_default_graph
from ontology import PREFIXES, QueryError, bind, named_query
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


def prepare(text: str, parameters: Mapping[str, str] | None = None) -> str:
    """The SPARQL to run for a query's name or a query text, with parameters bound and the usual prefixes declared.

    Raises `QueryError` for parameters that do not fit, and for a single word that is no query's name.
    """
    if re.fullmatch(r"[\w-]+", text.strip()):
        sparql = named_query(text.strip()).bind(parameters or {})
    else:
        sparql = bind(text, parameters or {})
    declared = set(re.findall(r"(?im)^\s*PREFIX\s+([\w-]*)\s*:", sparql))
    missing = " ".join(f"PREFIX {prefix}: <{iri}>" for prefix, iri in PREFIXES.items() if prefix not in declared)
    return f"{missing} {sparql}"


def run(store: Store, text: str, parameters: Mapping[str, str] | None = None) -> Result:
    """The answer to a named query or SPARQL text over a store, with all of its graphs together as the default graph.

    Raises `QueryError` if the text is not SPARQL or its parameters do not fit.
    """
    sparql = prepare(text, parameters)
    try:
        answer = store.query(sparql, use_default_graph_as_union=not has_default_graph(store))
    except (SyntaxError, ValueError) as error:
        raise QueryError(f"this is not SPARQL 1.1: {error}") from error
    return _result(answer)


def _result(answer: QuerySolutions | QueryBoolean | QueryTriples | Any) -> Result:
    if isinstance(answer, QueryBoolean):
        return Result(("answer",), ((bool(answer),),))
    if isinstance(answer, QueryTriples):
        rows = ((to_value(t.subject), to_value(t.predicate), to_value(t.object)) for t in answer)
        return Result(("subject", "predicate", "object"), tuple(rows))
    columns: Sequence[str] = [variable.value for variable in answer.variables]
    return Result(tuple(columns), tuple(tuple(to_value(solution[name]) for name in columns) for solution in answer))
