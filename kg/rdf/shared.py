"""Concepts that counties share: the industry of a chain and the indicator of a target."""
from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.facts import County
from kg.rdf.description import TYPE, Description, Section, zh
from kg.rdf.iris import Iris
from kg.resolve.names import Places, indicator_key, industry_stem
from ontology.namespaces import PLAN, RDFS, SKOS


class Concepts:
    """Finds the shared concept of a name and remembers those used; what the ontology's schemes lack gets a concept of its own."""

    def __init__(self, iris: Iris) -> None:
        self._iris = iris
        self._industries: dict[str, Description] = {}
        self._indicators: dict[str, Description] = {}
        self._places: dict[County, Places] = {}

    def industry(self, labels: Sequence[str], county: County) -> str:
        """The IRI of the industry that a chain with these names belongs to."""
        places = self._places.setdefault(county, Places(county))
        stem = industry_stem(labels[0], places)
        return self._own(self._industries, self._iris.industry(stem), stem, "Industry")

    def indicator(self, labels: Sequence[str], unit: str) -> str:
        """The IRI of the indicator that a target with these names measures."""
        key = indicator_key(labels[0])
        return self._own(self._indicators, self._iris.indicator(key), key, "Indicator")

    def _own(self, found: dict[str, Description], iri: str, label: str, class_: str) -> str:
        if iri not in found:
            description = found[iri] = Description(iri)
            description.link(TYPE, PLAN + class_)
            description.add(SKOS + "prefLabel", zh(label))
            description.add(RDFS + "label", zh(label))
        return iri

    def sections(self) -> Iterator[Section]:
        """The concepts used, for the end of the graph."""
        for heading, found in (("共有概念 · 产业", self._industries), ("共有概念 · 指标", self._indicators)):
            if found:
                yield Section(heading, tuple(sorted(found.values(), key=lambda d: d.subject)))
