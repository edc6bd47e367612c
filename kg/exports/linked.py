"""A subgraph as RDF again: entities, the links between them, evidence, plans and claims, as Turtle or JSON-LD."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from pyoxigraph import Literal, NamedNode, Triple

from kg.rdf.description import Description, Section
from kg.store import to_turtle
from kg.views.vocabulary import LINKS
from ontology.namespaces import BASE, PLAN, PREFIXES, RDF

from .source import BuiltGraph
from .subgraph import Subgraph

_LINKS = frozenset(PLAN + name for name in LINKS)
_EVIDENCE, _SOURCE = PLAN + "evidence", PLAN + "source"


def turtle(built: BuiltGraph, subgraph: Subgraph) -> str:
    """The subgraph as one Turtle document that keeps the contract: it can be viewed, queried and validated like a whole graph.

    What it says of an entity is what the graph says, links to entities outside left out; their counties and plans are named.
    """
    about = _by_subject(built.graph)
    claims = _by_subject(built.claims)
    entities = set(subgraph.entities)
    links = {(link.subject, PLAN + link.predicate, link.object) for link in subgraph.links}
    kept = [Description(iri, _kept(iri, about.get(iri, []), links)) for iri in subgraph.entities]
    counties = {c for e in subgraph.entities.values() for c in e.counties} - entities
    kept += [Description(iri, _kept(iri, about[iri], set())) for iri in sorted(counties) if iri in about]
    stated = [
        Description(iri, [(p, o) for p, o in properties if isinstance(o, (NamedNode, Literal))])
        for iri, properties in claims.items()
        if _claimed(properties) in links
    ]
    places = _targets([*kept, *stated], _EVIDENCE)
    evidence = [Description(iri, _said(about.get(iri, []) + claims.get(iri, []))) for iri in places]
    plans = [Description(iri, _said(about.get(iri, []))) for iri in _targets(evidence, _SOURCE)]
    described = {d.subject for d in (*kept, *evidence, *plans)}
    around = sorted({o.value for d in kept for _, o in d.properties if isinstance(o, NamedNode)} - described)
    shared = [Description(iri, _said(about[iri])) for iri in around if iri in about and not _is_entity(about[iri])]
    sections = [
        Section(subgraph.title, tuple(kept)),
        Section("规划文本", tuple(plans)),
        Section("共用概念", tuple(shared)),
        Section("出处", tuple(evidence)),
        Section("陈述", tuple(stated)),
    ]
    return to_turtle(sections, PREFIXES, _base(subgraph))


def json_ld(built: BuiltGraph, subgraph: Subgraph) -> bytes:
    """The same as JSON-LD 1.1 with the usual prefixes as its context, nodes and values in a fixed order."""
    import rdflib

    graph = rdflib.Graph().parse(data=turtle(built, subgraph), format="turtle")
    document = json.loads(graph.serialize(format="json-ld", context=dict(PREFIXES), sort_keys=True))
    nodes = document.get("@graph", [])
    document["@graph"] = sorted((_ordered(node) for node in nodes), key=lambda node: str(node["@id"]))
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _ordered(node: dict[str, Any]) -> dict[str, Any]:
    """A node with its properties by name and their values by their text: rdflib gives both in the order of its hash tables."""
    return {
        key: sorted(value, key=lambda v: json.dumps(v, ensure_ascii=False, sort_keys=True)) if isinstance(value, list) else value
        for key, value in sorted(node.items())
    }


Properties = list[tuple[str, Any]]


def _by_subject(triples: Iterable[Triple]) -> dict[str, Properties]:
    found: dict[str, Properties] = {}
    for triple in triples:
        if isinstance(triple.subject, NamedNode):
            found.setdefault(triple.subject.value, []).append((triple.predicate.value, triple.object))
    return found


def _said(properties: Properties) -> Properties:
    return [(p, o) for p, o in dict.fromkeys(properties) if isinstance(o, (NamedNode, Literal))]


def _kept(iri: str, properties: Properties, links: set[tuple[str, str, str]]) -> Properties:
    """What is said of an entity but for the links that are not the subgraph's."""
    return [(p, o) for p, o in _said(properties) if p not in _LINKS or (iri, p, getattr(o, "value", "")) in links]


def _claimed(properties: Properties) -> tuple[str, str, str]:
    """The triple that a claim is about; empty texts where the node is no claim."""
    found = {p: o.value for p, o in properties if isinstance(o, NamedNode)}
    return found.get(RDF + "subject", ""), found.get(RDF + "predicate", ""), found.get(RDF + "object", "")


def _targets(descriptions: Iterable[Description], predicate: str) -> list[str]:
    """The IRIs that a predicate leads to, in order, each once."""
    found = (o.value for d in descriptions for p, o in d.properties if p == predicate and isinstance(o, NamedNode))
    return list(dict.fromkeys(found))


def _is_entity(properties: Properties) -> bool:
    return any(p == PLAN + "inCounty" for p, _ in properties)


def _base(subgraph: Subgraph) -> str:
    """What the IRIs of the build begin with."""
    for entity in subgraph.entities.values():
        if entity.key != entity.iri and entity.iri.endswith(entity.key):
            return entity.iri[: -len(entity.key)]
    return BASE
