"""A JSON-LD context for plan graphs, made of the ontology: short keys, links as links, Chinese as the usual language.

Nothing in it is beyond JSON-LD 1.0, so that old readers take it too (https://www.w3.org/TR/json-ld11/). A value in another
language than Chinese is written out with its language.
"""
from __future__ import annotations

from functools import cache
from importlib.resources import files

from pyoxigraph import NamedNode, RdfFormat, parse

from ontology.namespaces import BASE, OWL, PLAN, PREFIXES, RDF, RDFS, XSD

Term = str | dict[str, str]

_ZH = "zh"
_OTHERS: dict[str, Term] = {
    "id": "@id",
    "type": "@type",
    "label": {"@id": "rdfs:label", "@language": _ZH},
    "prefLabel": {"@id": "skos:prefLabel", "@language": _ZH},
    "altLabel": {"@id": "skos:altLabel", "@language": _ZH},
    "title": {"@id": "dcterms:title", "@language": _ZH},
    "subject": {"@id": "rdf:subject", "@type": "@id"},
    "predicate": {"@id": "rdf:predicate", "@type": "@id"},
    "object": {"@id": "rdf:object", "@type": "@id"},
    "lat": {"@id": "geo:lat", "@type": "xsd:decimal"},
    "long": {"@id": "geo:long", "@type": "xsd:decimal"},
    "containedInPlace": {"@id": "schema:containedInPlace", "@type": "@id"},
    "wasAttributedTo": {"@id": "prov:wasAttributedTo", "@type": "@id"},
    "wasInfluencedBy": {"@id": "prov:wasInfluencedBy", "@type": "@id"},
    "broader": {"@id": "skos:broader", "@type": "@id"},
    "notation": "skos:notation",
    "exactMatch": {"@id": "skos:exactMatch", "@type": "@id"},
    "ucumCode": {"@id": "qudt:ucumCode", "@type": "qudt:UCUMcs"},
    "scalingOf": {"@id": "qudt:scalingOf", "@type": "@id"},
    "inScheme": {"@id": "skos:inScheme", "@type": "@id"},
    "topConceptOf": {"@id": "skos:topConceptOf", "@type": "@id"},
    "closeMatch": {"@id": "skos:closeMatch", "@type": "@id"},
    "broadMatch": {"@id": "skos:broadMatch", "@type": "@id"},
    "relatedMatch": {"@id": "skos:relatedMatch", "@type": "@id"},
}
"""Terms of other vocabularies that graphs use, by key."""


@cache
def _own() -> dict[str, Term]:
    """Every term of the plan namespace by its local name; classes and individuals as plain IRIs."""
    said: dict[str, dict[str, list[str]]] = {}
    for triple in parse(files("ontology").joinpath("plan.ttl").read_bytes(), format=RdfFormat.TURTLE):
        if isinstance(triple.subject, NamedNode) and isinstance(triple.object, NamedNode):
            said.setdefault(triple.subject.value, {}).setdefault(triple.predicate.value, []).append(triple.object.value)
    terms: dict[str, Term] = {}
    for iri, facts in said.items():
        if iri.startswith(PLAN):
            name = iri.removeprefix(PLAN)
            terms[name] = _term(f"plan:{name}", facts.get(RDF + "type", []), facts.get(RDFS + "range", []))
    return terms


def _term(iri: str, types: list[str], ranges: list[str]) -> Term:
    if OWL + "ObjectProperty" in types:
        return {"@id": iri, "@type": "@id"}
    if OWL + "DatatypeProperty" not in types:
        return iri
    if RDF + "langString" in ranges:
        return {"@id": iri, "@language": _ZH}
    plain = [r for r in ranges if r not in (XSD + "string", RDF + "langString")]
    return {"@id": iri, "@type": plain[0].replace(XSD, "xsd:")} if plain else iri


def context(base: str = BASE) -> dict[str, Term]:
    """The context's content, with `base` for the entities' short IRIs."""
    return {"@base": base, **PREFIXES, **_OTHERS, **_own()}
