"""Validation of a built graph against the ontology's SHACL shapes, grouped by message, with the entity and its sentence.

pyshacl (Apache-2.0, https://github.com/RDFLib/pySHACL) checks the entity graph and its claims together, without inference.
"""
from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Literal as Choice

from pyoxigraph import Store
from rdflib import RDF, Graph, URIRef
from rdflib import Literal as RdfLiteral
from rdflib.term import Node

from kg.query import run
from kg.store.dataset import graph_files, load
from ontology import read
from ontology.namespaces import SH

Severity = Choice["Violation", "Warning", "Info"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that the shapes object to.

    `value` is the value at fault, empty if one is missing; `place` and `sentence` are those of the first evidence.
    """

    severity: Severity
    message: str
    focus: str
    label: str
    value: str
    place: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Report:
    """All findings, violations first, then by message and entity."""

    findings: tuple[Finding, ...]

    @property
    def conforms(self) -> bool:
        """Whether there is no violation; warnings do not count."""
        return not any(finding.severity == "Violation" for finding in self.findings)

    def grouped(self) -> dict[tuple[Severity, str], list[Finding]]:
        """Findings by severity and message."""
        groups: dict[tuple[Severity, str], list[Finding]] = defaultdict(list)
        for finding in self.findings:
            groups[finding.severity, finding.message].append(finding)
        return dict(groups)


def validate(place: Path, language: str = "zh") -> Report:
    """Check a built graph: a folder or a graph file with its claims beside it. Messages are in `language`, "zh" or "en".

    Raises `kg.store.StoreError` if there is no graph or it cannot be read.
    """
    store = load(place)
    graph_path, claims_path = graph_files(place)
    data = Graph().parse(graph_path, format="turtle")
    if claims_path is not None:
        data.parse(claims_path, format="turtle")
    shapes = Graph().parse(data=read("shapes.ttl"), format="turtle")
    return Report(tuple(_findings(_check(data, shapes), shapes, store, language)))


def _check(data: Graph, shapes: Graph) -> Graph:
    import pyshacl

    _, report, _ = pyshacl.validate(data, shacl_graph=shapes, inference="none", meta_shacl=False)
    if not isinstance(report, Graph):
        raise TypeError(f"pyshacl gave no report graph but {report!r}")
    return report


def _findings(report: Graph, shapes: Graph, store: Store, language: str) -> list[Finding]:
    found: list[Finding] = []
    for result in report.subjects(RDF.type, URIRef(SH + "ValidationResult")):
        focus, value = report.value(result, URIRef(SH + "focusNode")), report.value(result, URIRef(SH + "value"))
        if report.value(result, URIRef(SH + "sourceConstraintComponent")) == URIRef(SH + "SPARQLConstraintComponent"):
            focus, value = value, None
        severity = str(report.value(result, URIRef(SH + "resultSeverity"))).removeprefix(SH)
        label, place, sentence = _context(store, str(focus))
        # A SPARQL constraint reports one of its shape's messages, in whatever language comes first: the shape has them all.
        shape = report.value(result, URIRef(SH + "sourceShape"))
        messages = list(shapes.objects(shape, URIRef(SH + "message")))
        messages = messages or list(report.objects(result, URIRef(SH + "resultMessage")))
        found.append(
            Finding(
                severity="Violation" if severity == "Violation" else "Warning" if severity == "Warning" else "Info",
                message=_message(messages, language),
                focus=str(focus),
                label=label,
                value="" if value is None else str(value),
                place=place,
                sentence=sentence,
            )
        )
    order = {"Violation": 0, "Warning": 1, "Info": 2}
    return sorted(set(found), key=lambda f: (order[f.severity], f.message, f.focus, f.value))


def _message(messages: list[Node], language: str) -> str:
    said = {m.language: str(m) for m in messages if isinstance(m, RdfLiteral)}
    return said.get(language) or next((said[key] for key in sorted(said, key=str)), "")


def _context(store: Store, iri: str) -> tuple[str, str, str]:
    """Label, place (file, line, section) and sentence of a node; for a claim or evidence those of what it is about."""
    row = next(iter(run(store, "focus", {"focus": f"<{iri}>"}).dicts()), None)
    if row is None:
        return iri, "", ""
    line = f":{row['line']}" if row["line"] is not None else ""
    place = f"{row['file'] or ''}{line} {row['section'] or ''}".strip()
    return f"{row['label'] or iri}", place, f"{row['sentence'] or ''}"
