"""What the service and its data are, for programs: SPARQL service description and VoID.

https://www.w3.org/TR/sparql11-service-description/ and https://www.w3.org/TR/void/
"""
from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.publish.void import DatasetFacts, describe_dataset
from kg.serve.state import State
from kg.store.partition import KINDS, graph_name
from ontology.namespaces import RDF

_SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = "http://www.w3.org/ns/formats/"
_RESULT_FORMATS = (
    "SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV",
    "Turtle", "N-Triples", "JSON-LD", "RDF_XML",
)  # fmt: skip


def service_description(state: State, url: str) -> Iterator[Triple]:
    """The service at a base URL (ends in /): what it understands, and its default and named graphs."""
    service, dataset, default = NamedNode(url + "sparql"), BlankNode("dataset"), BlankNode("default")

    def say(subject: NamedNode | BlankNode, predicate: str, value: NamedNode | BlankNode | Literal) -> Triple:
        return Triple(subject, NamedNode(predicate), value)

    yield say(service, RDF + "type", NamedNode(_SD + "Service"))
    yield say(service, _SD + "endpoint", service)
    yield say(service, _SD + "supportedLanguage", NamedNode(_SD + "SPARQL11Query"))
    for name in _RESULT_FORMATS:
        yield say(service, _SD + "resultFormat", NamedNode(_FORMATS + name))
    yield say(service, _SD + "defaultDataset", dataset)
    yield say(dataset, RDF + "type", NamedNode(_SD + "Dataset"))
    yield say(dataset, _SD + "defaultGraph", default)
    yield say(default, RDF + "type", NamedNode(_SD + "Graph"))
    for number, name in enumerate(graph_name(plan["plan"].text, kind) for plan in state.plans for kind in KINDS):
        node = BlankNode(f"g{number}")
        yield say(dataset, _SD + "namedGraph", node)
        yield say(node, RDF + "type", NamedNode(_SD + "NamedGraph"))
        yield say(node, _SD + "name", NamedNode(name))


async def void(state: State, url: str) -> Iterator[Triple]:
    """The data behind the service at a base URL."""
    classes = {row["class"].text: int(row["entities"].text) for row in await state.page("classes", "")}
    facts = DatasetFacts(
        url + "void#dataset", state.addresses.base, classes, state.triples, tuple(plan["title"].text for plan in state.plans)
    )
    return describe_dataset(facts, endpoint=url + "sparql")
