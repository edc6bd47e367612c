"""RDF as it is written: descriptions of subjects in sections, in the order in which a reader meets them."""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from pyoxigraph import Literal, NamedNode, Triple

from ontology.namespaces import RDF, XSD

Term = NamedNode | Literal

TYPE = RDF + "type"
_DECIMAL = NamedNode(XSD + "decimal")
_INTEGER = NamedNode(XSD + "integer")
_BOOLEAN = NamedNode(XSD + "boolean")
_YEAR = NamedNode(XSD + "gYear")


def zh(text: str) -> Literal:
    """A Chinese text."""
    return Literal(text, language="zh")


def string(text: str) -> Literal:
    """A text of no language, such as a code or a file's name."""
    return Literal(text)


@lru_cache(maxsize=4096)
def decimal(number: Decimal | float) -> Literal:
    """A number as xsd:decimal without exponent, always with a decimal point (80.0, 6.5478)."""
    exact = number if isinstance(number, Decimal) else Decimal(repr(number))
    digits = format(exact, "f")
    if "." in digits:
        digits = digits.rstrip("0")
        digits += "0" if digits.endswith(".") else ""
    else:
        digits += ".0"
    return Literal(digits, datatype=_DECIMAL)


def integer(number: int) -> Literal:
    return Literal(str(number), datatype=_INTEGER)


def boolean(truth: bool) -> Literal:
    return Literal("true" if truth else "false", datatype=_BOOLEAN)


def year(number: int) -> Literal:
    """A year as xsd:gYear."""
    return Literal(f"{number:04d}", datatype=_YEAR)


@dataclass(slots=True)
class Description:
    """What is said of one subject: pairs of predicate IRI and value, in the order of writing."""

    subject: str
    properties: list[tuple[str, Term]] = field(default_factory=list)

    def add(self, predicate: str, *values: Term) -> None:
        """Say one or more values of a predicate."""
        for value in values:
            self.properties.append((predicate, value))

    def link(self, predicate: str, *iris: str) -> None:
        """Say one or more links of a predicate."""
        for iri in iris:
            self.properties.append((predicate, NamedNode(iri)))


@dataclass(frozen=True, slots=True)
class Section:
    """A run of descriptions under one heading for human readers of the Turtle."""

    heading: str
    descriptions: tuple[Description, ...]


def triples(sections: Iterable[Section]) -> Iterator[Triple]:
    """Everything the sections say."""
    predicates: dict[str, NamedNode] = {}
    for section in sections:
        for description in section.descriptions:
            subject = NamedNode(description.subject)
            for predicate, value in description.properties:
                node = predicates.get(predicate)
                if node is None:
                    node = predicates[predicate] = NamedNode(predicate)
                yield Triple(subject, node, value)
