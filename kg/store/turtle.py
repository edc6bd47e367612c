"""Turtle that a person can read: a base and prefixes, headings, one block a subject, in the order given.

rdflib's serialiser takes seconds for what a build writes and sorts by its own order; this one writes descriptions as they come.
"""
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import Literal, NamedNode

from kg.rdf.description import TYPE, Section
from ontology.namespaces import XSD

_LOCAL = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
_SHORT = {
    XSD + "decimal": re.compile(r"[+-]?[0-9]+\.[0-9]+"),
    XSD + "integer": re.compile(r"[+-]?[0-9]+"),
    XSD + "boolean": re.compile(r"true|false"),
}
"""Datatypes that Turtle writes bare, with the forms for which it may."""

_STRING = XSD + "string"
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_SPECIAL = re.compile(r'[\\"\x00-\x1f\x7f]')


def _escape(found: re.Match[str]) -> str:
    return _ESCAPES.get(found[0]) or f"\\u{ord(found[0]):04X}"


class _Names:
    """Writes IRIs as prefixed names or relative to the base, and remembers what it wrote."""

    def __init__(self, prefixes: Mapping[str, str], base: str) -> None:
        self._prefixes = sorted(((iri, prefix) for prefix, iri in prefixes.items()), key=lambda pair: -len(pair[0]))
        self._base = base
        self._relative = re.compile(r"[^:/?#][^:?#]*(?:#.*)?")
        self._written: dict[str, str] = {}
        self.used: set[str] = set()

    def iri(self, iri: str) -> str:
        written = self._written.get(iri)
        if written is None:
            written = self._written[iri] = self._write(iri)
        return written

    def _write(self, iri: str) -> str:
        if iri.startswith(self._base) and self._relative.fullmatch(iri, len(self._base)):
            return f"<{iri[len(self._base):]}>"
        for namespace, prefix in self._prefixes:
            if iri.startswith(namespace) and _LOCAL.fullmatch(iri, len(namespace)):
                self.used.add(prefix)
                return f"{prefix}:{iri[len(namespace):]}"
        return f"<{iri}>"

    def literal(self, literal: Literal) -> str:
        value = literal.value
        if literal.language:
            return f'"{_SPECIAL.sub(_escape, value)}"@{literal.language}'
        datatype = literal.datatype.value
        if datatype == _STRING:
            return f'"{_SPECIAL.sub(_escape, value)}"'
        short = _SHORT.get(datatype)
        if short is not None and short.fullmatch(value):
            return value
        return f'"{_SPECIAL.sub(_escape, value)}"^^{self.iri(datatype)}'


def to_turtle(sections: Iterable[Section], prefixes: Mapping[str, str], base: str) -> str:
    """The sections as a Turtle document; only the prefixes that it uses are declared, in the order given."""
    names = _Names(prefixes, base)
    body = "".join(_blocks(sections, names))
    head = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in prefixes.items() if prefix in names.used)
    return f"@base <{base}> .\n{head}{body}"


def to_trig(graphs: Mapping[str, Iterable[Section]], prefixes: Mapping[str, str], base: str) -> str:
    """Named graphs (IRI → sections) as a TriG document, in the order given."""
    names = _Names(prefixes, base)
    body = "".join(f"\n{names.iri(graph)} {{\n{''.join(_blocks(sections, names))}}}\n" for graph, sections in graphs.items())
    head = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in prefixes.items() if prefix in names.used)
    return f"@base <{base}> .\n{head}{body}"


def _blocks(sections: Iterable[Section], names: _Names) -> Iterator[str]:
    for section in sections:
        if not section.descriptions:
            continue
        yield f"\n# {' '.join(section.heading.split())}\n"
        for description in section.descriptions:
            grouped: dict[str, list[str]] = {}
            for predicate, value in description.properties:
                written = names.iri(value.value) if isinstance(value, NamedNode) else names.literal(value)
                if predicate in grouped:
                    grouped[predicate].append(written)
                else:
                    grouped[predicate] = [written]
            lines = [
                f"{'a' if predicate == TYPE else names.iri(predicate)} "
                f"{values[0] if len(values) == 1 else ' , '.join(dict.fromkeys(values))}"
                for predicate, values in grouped.items()
            ]
            yield f"\n{names.iri(description.subject)} " + " ;\n    ".join(lines) + " .\n"
