"""A part of a built graph, ready to be shown: entities and the links between them, with texts that any format can hold."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from kg.views import PlanModel
from kg.views.model import Document, Entity, Evidence, Link
from kg.views.scene import plain, target_figure
from kg.views.vocabulary import CHAIN_KINDS

_UNPRINTABLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff]+"
)
"""Control characters, invisible ones, those that turn the direction of writing, and what XML 1.0 cannot hold (its section
2.2)."""


def clean(text: str) -> str:
    """One line of text that can be shown anywhere: unprintable characters become a space, spaces are single."""
    return " ".join(_UNPRINTABLE.sub(" ", text).split())


@dataclass(frozen=True)
class Subgraph:
    """A selection.

    `kind` says by what it was selected: "all", "county", "chain", "park", "enterprise", "query" or "around"; `focus` are the
    IRIs it is about, in order, empty for a query; `title` is the Chinese title of a deck. `entities` by IRI in the order of
    the model (county, type, place in the text); `links` are those between them. All texts are clean (see `clean`).
    """

    title: str
    kind: str
    focus: tuple[str, ...]
    entities: dict[str, Entity]
    links: tuple[Link, ...]
    documents: dict[str, Document]

    def of_type(self, *types: str) -> list[Entity]:
        """The entities of these types (local names), in order."""
        return [e for e in self.entities.values() if e.type in types]

    @cached_property
    def _ends(self) -> tuple[dict[tuple[str, str], list[Entity]], dict[tuple[str, str], list[Entity]]]:
        """Objects by (subject, predicate) and subjects by (object, predicate), in order."""
        order = {iri: n for n, iri in enumerate(self.entities)}
        ahead: dict[tuple[str, str], set[str]] = {}
        behind: dict[tuple[str, str], set[str]] = {}
        for link in self.links:
            ahead.setdefault((link.subject, link.predicate), set()).add(link.object)
            behind.setdefault((link.object, link.predicate), set()).add(link.subject)
        one, other = (
            {key: [self.entities[iri] for iri in sorted(found, key=order.__getitem__)] for key, found in ends.items()}
            for ends in (ahead, behind)
        )
        return one, other

    def objects(self, subject: str, predicate: str) -> list[Entity]:
        """What a link leads to from an entity (its IRI), in order."""
        return self._ends[0].get((subject, predicate), [])

    def subjects(self, predicate: str, target: str) -> list[Entity]:
        """What a link leads from to an entity (its IRI), in order."""
        return self._ends[1].get((target, predicate), [])


def make_subgraph(model: PlanModel, iris: Iterable[str], title: str, kind: str, focus: Iterable[str] = ()) -> Subgraph:
    """The subgraph of the entities with these IRIs and all links between them."""
    wanted = set(iris)
    entities = {iri: _clean_entity(e) for iri, e in model.entities.items() if iri in wanted}
    links = tuple(
        replace(link, evidence=tuple(map(_clean_evidence, link.evidence)))
        for link in model.links
        if link.subject in entities and link.object in entities
    )
    # A firm of two counties has evidence in both plans; the other county's plan is no source of this subgraph.
    counties = {county for e in entities.values() for county in e.counties}
    counties = counties & entities.keys() or counties
    sources = {p.source for e in entities.values() if counties.issuperset(e.counties) for p in e.evidence}
    documents = {
        iri: replace(d, title=clean(d.title), file_name=clean(d.file_name))
        for iri, d in model.documents.items()
        if iri in sources
    }
    return Subgraph(clean(title), kind, tuple(focus), entities, links, documents)


def _clean_entity(entity: Entity) -> Entity:
    return replace(
        entity,
        label=clean(entity.label) or entity.key,
        aliases=tuple(filter(None, map(clean, entity.aliases))),
        values={name: tuple(map(clean, values)) for name, values in entity.values.items()},
        evidence=tuple(map(_clean_evidence, entity.evidence)),
    )


def _clean_evidence(place: Evidence) -> Evidence:
    return replace(place, section=tuple(filter(None, map(clean, place.section))), sentence=clean(place.sentence))


def amount(number: Decimal) -> str:
    """A sum in 亿元, as people write it: 6.5亿元; below 0.1 亿元 in 万元; two decimals at most."""
    if 0 < number < Decimal("0.1"):
        return f"{plain(round(number * 10000, 2))}万元"
    return f"{plain(round(number, 2))}亿元"


def total_investment(projects: Iterable[Entity]) -> Decimal:
    """The sum of the projects' investments in 亿元; projects without one count nothing."""
    return sum((p.number("investment") or Decimal(0) for p in projects), start=Decimal(0))


def figure(entity: Entity) -> str:
    """The figure that belongs to a label: a project's investment, a target's value with unit and year; empty without one."""
    if entity.type == "Project":
        investment = entity.number("investment")
        return amount(investment) if investment else ""
    return target_figure(entity).replace(" ", "") if entity.type == "IndicatorTarget" else ""


def kind_of(chain: Entity) -> str:
    """What a chain is, in Chinese: 产业链, 产业集群 or 产业."""
    return CHAIN_KINDS.get(chain.value("chainKind") or "", "产业")


def section_of(entity: Entity, most: int = 2) -> str:
    """The innermost headings (at most `most`) under which an entity first stands, outermost first; empty if unknown."""
    return " / ".join(entity.evidence[0].section[-most:]) if entity.evidence else ""
