"""The formats by name: file suffix, media type, whether it holds named graphs, and how it is written."""
from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple
from pyoxigraph import serialize as oxigraph

from kg.rdf.description import Section
from kg.serialize.jsonld import to_jsonld
from kg.serialize.readable import sections
from kg.store.disk import base_of
from kg.store.partition import CLAIMS, KINDS, PlanGraphs
from kg.store.turtle import to_trig, to_turtle
from ontology.namespaces import PREFIXES

Graphs = Mapping[str, Sequence[Section]]
"""Graph IRI ("" for the default graph) → its sections."""


@dataclass(frozen=True, slots=True)
class Format:
    """One serialisation. `write` takes graphs and the base of the entities' IRIs."""

    name: str
    suffix: str
    media_type: str
    named_graphs: bool
    write: Callable[[Graphs, str], bytes]


def _triples(graphs: Graphs) -> Iterator[Triple]:
    for found in graphs.values():
        for section in found:
            for description in section.descriptions:
                for predicate, value in description.properties:
                    yield Triple(NamedNode(description.subject), NamedNode(predicate), value)


def _quads(graphs: Graphs) -> Iterator[Quad]:
    for name, found in graphs.items():
        for triple in _triples({name: found}):
            yield Quad(triple.subject, triple.predicate, triple.object, NamedNode(name))


def _lines(said: Iterator[Triple] | Iterator[Quad], form: RdfFormat) -> bytes:
    return oxigraph(said, format=form) or b""


def _rdf_xml(graphs: Graphs, base: str) -> bytes:
    return oxigraph(_triples(graphs), format=RdfFormat.RDF_XML, prefixes=dict(PREFIXES)) or b""


FORMATS = {
    made.name: made
    for made in (
        Format("turtle", ".ttl", "text/turtle", False, lambda g, base: to_turtle(g[""], PREFIXES, base).encode()),
        Format("trig", ".trig", "application/trig", True, lambda g, base: to_trig(g, PREFIXES, base).encode()),
        Format("nquads", ".nq", "application/n-quads", True, lambda g, _: _lines(_quads(g), RdfFormat.N_QUADS)),
        Format("ntriples", ".nt", "application/n-triples", False, lambda g, _: _lines(_triples(g), RdfFormat.N_TRIPLES)),
        Format("jsonld", ".jsonld", "application/ld+json", True, lambda g, base: to_jsonld(g, base).encode()),
        Format("rdfxml", ".rdf", "application/rdf+xml", False, _rdf_xml),
    )
}


def format_named(name: str) -> Format | None:
    """The format of that name or file suffix (`jsonld`, `.ttl`)."""
    found = FORMATS.get(name.lower())
    return found or next((f for f in FORMATS.values() if f.suffix == f".{name.lower().removeprefix('.')}"), None)


def serialize(parts: Sequence[PlanGraphs], form: Format, *, claims: bool = True, named: bool = True) -> bytes:
    """Plans in a format, by plan and type, sorted: the same plans give the same bytes.

    Formats that hold named graphs get three a plan (its IRI and /entities, /claims, /evidence) unless `named` is false; the
    others get the merge. Without `claims` only entities and their evidence are written: no claim, confidence or sentence.
    """
    kinds = [kind for kind in KINDS if claims or kind != CLAIMS]
    graphs = {part.name(kind): part.triples[kind] for part in parts for kind in kinds}
    if not claims:
        graphs = {name: [t for t in triples if not _is_judgement(t)] for name, triples in graphs.items()}
    if form.named_graphs and named:
        return form.write({name: sections(triples) for name, triples in graphs.items()}, base_of(parts))
    merged = [triple for triples in graphs.values() for triple in triples]
    return form.write({"": sections(merged)}, base_of(parts))


_JUDGEMENTS = {f"{PREFIXES['plan']}{name}" for name in ("sentence", "confidence", "origin")}


def _is_judgement(triple: Triple) -> bool:
    """Whether a triple about evidence comes from the claims: its sentence, confidence or origin."""
    return triple.predicate.value in _JUDGEMENTS and isinstance(triple.object, Literal)
