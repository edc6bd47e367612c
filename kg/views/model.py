"""The graph as the pages need it: entities, links and evidence as plain values, read once from RDF in a fixed order.

Takes rdflib graphs or datasets and pyoxigraph stores or datasets; knows the terms of the contract and nothing of plan texts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any

from pyoxigraph import RdfFormat, Triple, parse

from ontology import read
from ontology.namespaces import BASE, DCTERMS, PLAN, RDF, RDFS, SKOS

from .vocabulary import LINKS, TYPES

Index = dict[str, dict[str, list[str]]]
"""Subject → predicate → values, all as strings; values sorted, so that no hash order shows."""

SECTION_BREAK = " / "
"""What stands between the headings of a `plan:section`."""


class ViewError(ValueError):
    """A request for a view that the graph cannot answer; the message says what there is instead."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A place in a source. `line` counts from 1, 0 if unknown; `start` is the offset in the decoded source, for order."""

    source: str
    start: int
    line: int
    section: tuple[str, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class Entity:
    """One node. `key` is the IRI without its base; `counties` are IRIs, several for an enterprise that counties share, none for a
    shared industry; `values` are the contract's values by local name, each as sorted strings."""

    iri: str
    key: str
    type: str
    label: str
    aliases: tuple[str, ...] = ()
    counties: tuple[str, ...] = ()
    confidence: float = 1.0
    values: dict[str, tuple[str, ...]] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()

    def value(self, name: str) -> str | None:
        """The first value of that local name, None without one."""
        found = self.values.get(name)
        return found[0] if found else None

    def number(self, name: str) -> Decimal | None:
        """The first value of that local name as a number, None where there is none or it is not a number."""
        text = self.value(name)
        if text is None:
            return None
        try:
            return Decimal(text)
        except InvalidOperation:
            return None

    @property
    def county(self) -> str:
        """The IRI of its county, the first where it has several, empty for a shared industry."""
        return self.counties[0] if self.counties else ""

    @property
    def start(self) -> int:
        """Where the entity first stands in its source; entities without evidence come last."""
        return self.evidence[0].start if self.evidence else 1 << 60


@dataclass(frozen=True, slots=True)
class Link:
    """A link between two entities by the contract's local name; `confidence` is that of its claim, 1 without one."""

    subject: str
    predicate: str
    object: str
    confidence: float = 1.0
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A plan text. Years are as in the graph, and `county` is the IRI of the county it is the plan of; empty if unknown."""

    iri: str
    title: str
    file_name: str
    period_start: str
    period_end: str
    county: str


@dataclass(frozen=True, slots=True)
class Concept:
    """A shared indicator concept: `domain` is the part of the indicator table it belongs to, empty if unknown."""

    iri: str
    label: str
    domain: str


@dataclass(frozen=True)
class PlanModel:
    """Everything the pages show: entities by IRI in order of county, type and text; links between them
    in the same order; documents; concepts."""

    entities: dict[str, Entity]
    links: tuple[Link, ...]
    documents: dict[str, Document]
    indicators: dict[str, Concept]

    def counties(self) -> list[Entity]:
        """The counties of the graph in order of their codes."""
        return [e for e in self.entities.values() if e.type == "County"]

    def of_county(self, county: str) -> list[Entity]:
        """The entities of one county (its IRI), the county itself first."""
        return [e for e in self.entities.values() if county in e.counties]

    def find(self, name: str) -> Entity:
        """The entity with that IRI, key or label. Raises `ViewError` if there is none or several bear the label."""
        for entity in self.entities.values():
            if name in (entity.iri, entity.key):
                return entity
        named = [e for e in self.entities.values() if name == e.label or name in e.aliases]
        if len(named) == 1:
            return named[0]
        if named:
            raise ViewError(
                f"{len(named)} entities are called {name!r}; give one of these keys: " + ", ".join(e.key for e in named[:8])
            )
        raise ViewError(
            f"the graph has no entity {name!r}; give an IRI, a key such as {next(iter(self.entities.values())).key!r} or a label"
        )


def read_model(graph: Any, claims: Any, counties: Sequence[str] | None = None) -> PlanModel:
    """Read a built graph and its claims, all counties or those given by name, adcode or IRI.

    `graph` and `claims` are anything whose iteration gives triples or quads: `rdflib.Graph`, `rdflib.Dataset`,
    `pyoxigraph.Store`, `pyoxigraph.Dataset`; `claims` may be None. Raises `ViewError` for a county that the graph lacks or a
    graph without any county.
    """
    index = _index(*_schemes(), graph, claims)
    evidence = _Evidence(index)
    claimed = _claims(index, evidence)
    entities = _entities(index, evidence)
    chosen = _choose(entities, counties)
    links = _links(index, entities, claimed)
    kept = {iri for iri, e in entities.items() if chosen.intersection(e.counties)}
    shared = {link.object for link in links if link.subject in kept and entities[link.object].type == "Industry"}
    kept |= shared
    order = {iri: n for n, iri in enumerate(sorted(chosen, key=lambda c: (entities[c].value("adcode") or "", c)))}
    types = {name: n for n, name in enumerate(TYPES)}
    ranked = sorted(
        (entities[iri] for iri in kept),
        key=lambda e: (min((order[c] for c in e.counties if c in order), default=len(order)), types[e.type], e.start, e.iri),
    )
    rank = {e.iri: n for n, e in enumerate(ranked)}
    predicates = {name: n for n, name in enumerate(LINKS)}
    links = [link for link in links if link.subject in kept and link.object in kept]
    links.sort(key=lambda k: (rank[k.subject], predicates[k.predicate], rank[k.object]))
    return PlanModel({e.iri: e for e in ranked}, tuple(links), {d.iri: d for d in evidence.documents}, _indicators(index))


@cache
def _schemes() -> tuple[tuple[Triple, ...], ...]:
    """The ontology's industries and indicators: a graph may point into them without copying their labels."""
    return tuple(
        tuple(Triple(q.subject, q.predicate, q.object) for q in parse(read(name), format=RdfFormat.TURTLE))
        for name in ("industries.ttl", "indicators.ttl")
    )


def _terms(source: Any) -> Iterator[tuple[str, str, str]]:
    """The triples of a graph or store as strings: IRIs and literals both by value."""
    # An rdflib Dataset's own triples() would give its default graph alone.
    rows: Iterable[Any] = source.quads() if hasattr(source, "quads") else source
    for s, p, o, *_ in rows:
        # Pages are in Chinese: a label in another language is no label here.
        if (getattr(o, "language", None) or "zh").startswith("zh"):
            yield _text(s), _text(p), _text(o)


def _text(term: Any) -> str:
    """rdflib's terms are their text (a literal's `value` is a Python object); pyoxigraph's hold it in `value`."""
    return str(term) if isinstance(term, str) else str(term.value)


def _index(*sources: Any) -> Index:
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for source in sources:
        if source is not None:
            for s, p, o in _terms(source):
                found[s][p].add(o)
    return {s: {p: sorted(values) for p, values in found[s].items()} for s in sorted(found)}


def _first(properties: dict[str, list[str]], *predicates: str) -> str:
    for predicate in predicates:
        if values := properties.get(predicate):
            return values[0]
    return ""


class _Evidence:
    """Evidence nodes and documents of an index, made on demand."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self.documents = [
            Document(
                iri,
                _first(p, DCTERMS + "title", RDFS + "label") or _tail(iri),
                _first(p, PLAN + "fileName", PLAN + "file", DCTERMS + "identifier"),
                _first(p, PLAN + "periodStart")[:4],
                _first(p, PLAN + "periodEnd")[:4],
                _first(p, PLAN + "planOf"),
            )
            for iri, p in index.items()
            if PLAN + "PlanDocument" in p.get(RDF + "type", ())
        ]

    def of(self, properties: dict[str, list[str]]) -> tuple[Evidence, ...]:
        """The evidence that a node's properties point at, in order of the text."""
        found = []
        for iri in properties.get(PLAN + "evidence", ()):
            p = self._index.get(iri, {})
            found.append(
                Evidence(
                    _first(p, PLAN + "source"),
                    int(_first(p, PLAN + "start") or 0),
                    int(_first(p, PLAN + "line") or 0),
                    tuple(part for part in _first(p, PLAN + "section").split(SECTION_BREAK) if part),
                    _first(p, PLAN + "sentence"),
                )
            )
        return tuple(sorted(found, key=lambda e: (e.source, e.start, e.line)))


def _claims(index: Index, evidence: _Evidence) -> dict[tuple[str, str, str], tuple[float, tuple[Evidence, ...]]]:
    """Confidence and evidence by (subject, predicate, object); of several claims of one link the surest counts."""
    found: dict[tuple[str, str, str], tuple[float, tuple[Evidence, ...]]] = {}
    for p in index.values():
        if PLAN + "Claim" not in p.get(RDF + "type", ()):
            continue
        triple = (_first(p, RDF + "subject"), _first(p, RDF + "predicate"), _first(p, RDF + "object"))
        confidence, places = _confidence(p), evidence.of(p)
        former = found.get(triple)
        if former is not None:
            confidence, places = max(confidence, former[0]), tuple(dict.fromkeys(former[1] + places))
        found[triple] = (confidence, places)
    return found


def _confidence(properties: dict[str, list[str]]) -> float:
    return max((float(v) for v in properties.get(PLAN + "confidence", ())), default=1.0)


def _tail(iri: str) -> str:
    """The last part of an IRI, for want of a label."""
    return iri.rstrip("/#").replace("#", "/").rsplit("/", 1)[-1]


def _base(index: Index) -> str:
    """What the IRIs of this build begin with: a county's IRI without its code."""
    for iri, p in index.items():
        code = _first(p, PLAN + "adcode")
        if code and iri.endswith(code):
            return iri[: -len(code)]
    return BASE


def _entities(index: Index, evidence: _Evidence) -> dict[str, Entity]:
    base = _base(index)
    names = {PLAN + name: name for name in TYPES}
    found: dict[str, Entity] = {}
    for iri, p in index.items():
        types = [names[t] for t in p.get(RDF + "type", ()) if t in names]
        if not types:
            continue
        label = _first(p, SKOS + "prefLabel", RDFS + "label") or _tail(iri)
        key = iri[len(base) :] if iri.startswith(base) else iri
        values: dict[str, tuple[str, ...]] = {}
        for predicate, objects in p.items():
            if predicate.startswith(PLAN) and predicate[len(PLAN) :] not in LINKS:
                values[predicate[len(PLAN) :]] = tuple(_label(index, o) for o in objects)
        values["concepts"] = tuple(p.get(PLAN + "indicator", ()))
        found[iri] = Entity(
            iri,
            key,
            types[0],
            label,
            tuple(a for a in p.get(SKOS + "altLabel", ()) if a != label),
            (iri,) if types[0] == "County" else tuple(p.get(PLAN + "inCounty", ())),
            _confidence(p),
            values,
            evidence.of(p),
        )
    return found


def _label(index: Index, value: str) -> str:
    """The label of a value that is a node with one, else the value itself."""
    return _first(index[value], SKOS + "prefLabel", RDFS + "label") or value if value in index else value


def _links(
    index: Index, entities: dict[str, Entity], claimed: dict[tuple[str, str, str], tuple[float, tuple[Evidence, ...]]]
) -> list[Link]:
    found = []
    for iri in entities:
        for name in LINKS:
            for target in index[iri].get(PLAN + name, ()):
                if target in entities and target != iri:
                    confidence, places = claimed.get((iri, PLAN + name, target), (1.0, ()))
                    found.append(Link(iri, name, target, confidence, places))
    return found


def _choose(entities: dict[str, Entity], counties: Sequence[str] | None) -> set[str]:
    known = {iri: e for iri, e in entities.items() if e.type == "County"}
    if not known:
        raise ViewError("the graph names no county (plan:County); build it with `plankg build` first")
    if counties is None:
        return set(known)
    chosen = set()
    for wanted in counties:
        matches = [iri for iri, e in known.items() if wanted in (iri, e.key, e.label, e.value("adcode"), *e.aliases)]
        if not matches:
            there = ", ".join(f"{e.label} ({e.value('adcode') or e.key})" for e in known.values())
            raise ViewError(f"the graph has no county {wanted!r}; it has: {there}")
        chosen.update(matches)
    return chosen


def _indicators(index: Index) -> dict[str, Concept]:
    """The indicator concepts that targets point at, with the domain that the ontology gives them."""
    used = {o for p in index.values() for o in p.get(PLAN + "indicator", ())}
    found = {}
    for iri in sorted(used):
        p = index.get(iri, {})
        domain = index.get(_first(p, PLAN + "domain"), {})
        found[iri] = Concept(iri, _first(p, SKOS + "prefLabel", RDFS + "label") or _tail(iri), _first(domain, SKOS + "prefLabel"))
    return found
