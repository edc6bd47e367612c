"""JSON-LD that reads well: short keys by the ontology's context, one object a subject, entities' IRIs relative to the base."""
from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from pyoxigraph import Literal

from kg.rdf.description import TYPE, Section, Term
from ontology.context import context
from ontology.namespaces import PREFIXES, XSD


class _Compactor:
    def __init__(self, base: str) -> None:
        self._context = context(base)
        self._base = base
        self._prefixes = {namespace: prefix for prefix, namespace in PREFIXES.items()}
        self._keys: dict[str, tuple[str, dict[str, str]]] = {}
        for key, term in self._context.items():
            if isinstance(term, dict):
                self._keys[self._expand(term["@id"])] = (key, term)
        self._names = {
            self._expand(term): key for key, term in self._context.items() if isinstance(term, str) and term.startswith("plan:")
        }

    def _expand(self, short: str) -> str:
        prefix, _, local = short.partition(":")
        return f"{self._context[prefix]}{local}"

    def iri(self, iri: str) -> str:
        """Relative to the base where that is safe, with a prefix, or in full."""
        if iri.startswith(self._base) and ":" not in iri[len(self._base) :] and iri != self._base:
            return iri[len(self._base) :]
        return self.name(iri)

    def name(self, iri: str) -> str:
        """An IRI of the vocabulary: with a prefix, or in full."""
        namespace = next((ns for ns in self._prefixes if iri.startswith(ns) and iri[len(ns) :].isidentifier()), None)
        return iri if namespace is None else f"{self._prefixes[namespace]}:{iri[len(namespace):]}"

    def value(self, value: Term, term: Mapping[str, str]) -> Any:
        if not isinstance(value, Literal):
            return self.iri(value.value) if term.get("@type") == "@id" else {"@id": self.iri(value.value)}
        if value.language:
            usual = value.language == term.get("@language")
            return value.value if usual else {"@value": value.value, "@language": value.language}
        datatype = value.datatype.value
        if datatype == XSD + "boolean" and value.value in ("true", "false"):
            return value.value == "true"
        if datatype == XSD + "integer" and str(int(value.value)) == value.value:
            return int(value.value)
        if datatype == XSD + "string":
            return value.value if not term.keys() & {"@type", "@language"} else {"@value": value.value}
        short = datatype.replace(XSD, "xsd:")
        return value.value if term.get("@type") == short else {"@value": value.value, "@type": short}

    def node(self, subject: str, properties: Iterable[tuple[str, Term]]) -> dict[str, Any]:
        made: dict[str, Any] = {"id": self.iri(subject)}
        for predicate, value in properties:
            if predicate == TYPE:
                key, written = "type", self._names.get(value.value) or self.name(value.value)
            else:
                key, term = self._keys.get(predicate, ("", {}))
                key = key or self._names.get(predicate) or self.name(predicate)
                written = self.value(value, term)
            if key in made:
                made[key] = [*made[key], written] if isinstance(made[key], list) else [made[key], written]
            else:
                made[key] = written
        return made

    def nodes(self, sections: Iterable[Section]) -> list[dict[str, Any]]:
        return [self.node(d.subject, d.properties) for section in sections for d in section.descriptions]


def to_jsonld(graphs: Mapping[str, Iterable[Section]], base: str) -> str:
    """Named graphs (IRI → sections) as one JSON-LD document; the graph named "" is the default graph."""
    compactor = _Compactor(base)
    top: list[dict[str, Any]] = []
    for name, sections in graphs.items():
        nodes = compactor.nodes(sections)
        if name:
            top.append({"id": compactor.iri(name), "@graph": nodes})
        else:
            top.extend(nodes)
    return json.dumps({"@context": context(base), "@graph": top}, ensure_ascii=False, indent=1) + "\n"
