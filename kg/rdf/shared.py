"""Concepts that counties share: the industry of a chain, the indicator and unit of a target, described where used."""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from extractors.facts import County
from kg.rdf.description import TYPE, Description, Section, Term, zh
from kg.rdf.iris import Iris
from kg.resolve.names import Places, indicator_key, industry_stem
from ontology import read
from ontology.concepts import indicator_concept, industry_concept
from ontology.namespaces import PLAN, QUDT, RDFS, SKOS

SCHEMES = ("industries.ttl", "supply.ttl", "indicators.ttl", "units.ttl")
_COPIED = {
    SKOS + name
    for name in (
        "prefLabel", "notation", "broader", "inScheme", "topConceptOf", "exactMatch", "closeMatch", "broadMatch", "relatedMatch"
    )
} | {PLAN + "direction", PLAN + "domain", PLAN + "supplies", PLAN + "multiplier", QUDT + "ucumCode", QUDT + "scalingOf", TYPE}
"""What a graph repeats of a scheme's concept, so that it can be queried alone; other names and units stay there."""


@cache
def _scheme() -> dict[str, list[tuple[str, Term]]]:
    """What the ontology's schemes say of each concept: concept → predicate and value, in the files' order."""
    concepts: dict[str, list[tuple[str, Term]]] = {}
    for name in SCHEMES:
        for triple in parse(read(name), format=RdfFormat.TURTLE):
            if isinstance(triple.subject, NamedNode) and isinstance(triple.object, (NamedNode, Literal)):
                concepts.setdefault(triple.subject.value, []).append((triple.predicate.value, triple.object))
    return concepts


@cache
def _units() -> dict[str, str]:
    """The unit of each way of writing it."""
    return {
        value.value: concept
        for concept, said in _scheme().items()
        for predicate, value in said
        if predicate == SKOS + "notation" and (TYPE, NamedNode(PLAN + "Unit")) in said
    }


class Concepts:
    """Finds the shared concept of a name and remembers those used; a name that the schemes lack gets a concept of its own."""

    def __init__(self, iris: Iris) -> None:
        self._iris = iris
        self._used: dict[str, dict[str, Description]] = {"Industry": {}, "Indicator": {}, "Unit": {}}
        self._places: dict[County, Places] = {}

    def industry(self, labels: Sequence[str], county: County) -> str:
        """The IRI of the industry that a chain with these names belongs to; the fullest name that means one decides."""
        concept = next(filter(None, map(industry_concept, labels)), None)
        if concept is not None:
            return self._of_scheme("Industry", concept)
        if county not in self._places:
            self._places[county] = Places(county)
        stem = industry_stem(labels[0], self._places[county])
        return self._own("Industry", self._iris.industry(stem), stem)

    def indicator(self, labels: Sequence[str], unit: str) -> str:
        """The IRI of the indicator that a target with these names and this unit measures."""
        concept = next(filter(None, (indicator_concept(label, unit) for label in labels)), None)
        if concept is not None:
            return self._of_scheme("Indicator", concept)
        key = indicator_key(labels[0])
        return self._own("Indicator", self._iris.indicator(key), key)

    def unit(self, text: str) -> str | None:
        """The IRI of the unit that a plan writes so, or None for what is counted."""
        concept = _units().get(text)
        return None if concept is None else self._of_scheme("Unit", concept)

    def _of_scheme(self, kind: str, iri: str) -> str:
        """Describe the concept, all that are broader, and what a unit scales."""
        used, waiting = self._used[kind], [iri]
        while waiting:
            concept = waiting.pop()
            if concept in used:
                continue
            said = _scheme()[concept]
            used[concept] = description = Description(concept)
            description.properties.extend(pair for pair in said if pair[0] in _COPIED)
            description.add(RDFS + "label", *_chinese(said))
            waiting.extend(value.value for predicate, value in said if predicate in (SKOS + "broader", QUDT + "scalingOf"))
        return iri

    def _own(self, kind: str, iri: str, label: str) -> str:
        used = self._used[kind]
        if iri not in used:
            description = used[iri] = Description(iri)
            description.link(TYPE, PLAN + kind, SKOS + "Concept")
            description.add(SKOS + "prefLabel", zh(label))
            description.add(RDFS + "label", zh(label))
        return iri

    def sections(self) -> Iterator[Section]:
        """The concepts used, for the end of the graph."""
        for kind, heading in (("Industry", "共有概念 · 产业"), ("Indicator", "共有概念 · 指标"), ("Unit", "共有概念 · 单位")):
            if used := self._used[kind]:
                yield Section(heading, tuple(sorted(used.values(), key=lambda d: d.subject)))


def _chinese(said: Iterable[tuple[str, Term]]) -> list[Literal]:
    return [v for p, v in said if p == SKOS + "prefLabel" and isinstance(v, Literal) and v.language == "zh"]
