"""A dataset described in VoID (https://www.w3.org/TR/void/): what it is about, how large, with which vocabularies and licence."""
from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Triple

from ontology.namespaces import DCTERMS, GEO, OA, PLAN, PROV, QUDT, RDF, SCHEMA, SKOS, XSD

VOID = "http://rdfs.org/ns/void#"
FOAF = "http://xmlns.com/foaf/0.1/"
LICENCE = "https://www.apache.org/licenses/LICENSE-2.0"
HOME = "https://w3id.org/plankg"

_VOCABULARIES = (PLAN, SKOS, PROV, SCHEMA, DCTERMS, OA, GEO, QUDT)
_TITLE = (("Graph of county five-year plans", "en"), ("县域五年规划知识图谱", "zh"))
_DESCRIPTION = (
    ("Industry chains, enterprises, parks, projects and targets that five-year plans of Chinese counties name, with the place in "
     "the text that says so.", "en"),
    ("县级五年规划中提到的产业链、企业、园区、项目和目标，并注明原文出处。", "zh"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class DatasetFacts:
    """The dataset's own IRI, the base of its entities' IRIs, entities by class (IRI), triples, and the plans' titles."""

    iri: str
    base: str
    classes: Mapping[str, int]
    triples: int
    plans: tuple[str, ...]


def describe_dataset(facts: DatasetFacts, endpoint: str = "", dumps: tuple[str, ...] = ()) -> Iterator[Triple]:
    """The dataset, with the address of its SPARQL endpoint or of files that hold it."""
    dataset = NamedNode(facts.iri)

    def say(predicate: str, value: NamedNode | Literal, subject: NamedNode = dataset) -> Triple:
        return Triple(subject, NamedNode(predicate), value)

    def number(value: int) -> Literal:
        return Literal(str(value), datatype=NamedNode(XSD + "integer"))

    yield say(RDF + "type", NamedNode(VOID + "Dataset"))
    for text, language in _TITLE:
        yield say(DCTERMS + "title", Literal(text, language=language))
    for text, language in _DESCRIPTION:
        yield say(DCTERMS + "description", Literal(text, language=language))
    yield say(DCTERMS + "license", NamedNode(LICENCE))
    yield say(DCTERMS + "creator", Literal("plankg contributors"))
    yield say(FOAF + "homepage", NamedNode(HOME))
    for title in facts.plans:
        yield say(DCTERMS + "source", Literal(title, language="zh"))
    yield say(VOID + "uriSpace", Literal(facts.base))
    for vocabulary in _VOCABULARIES:
        yield say(VOID + "vocabulary", NamedNode(vocabulary))
    yield say(VOID + "triples", number(facts.triples))
    yield say(VOID + "classes", number(len(facts.classes)))
    if endpoint:
        yield say(VOID + "sparqlEndpoint", NamedNode(endpoint))
    for dump in dumps:
        yield say(VOID + "dataDump", NamedNode(dump))
    for class_, entities in sorted(facts.classes.items()):
        part = NamedNode(f"{facts.iri}-{class_.rpartition('#')[2].rpartition('/')[2]}")
        yield say(VOID + "classPartition", part)
        yield say(VOID + "class", NamedNode(class_), part)
        yield say(VOID + "entities", number(entities), part)
