"""The claims graph: who says each link and how surely, confidences of entities, and the sentence at every piece of evidence."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from kg.rdf.description import TYPE, Description, Section, decimal, zh
from kg.rdf.evidence import describe_evidence
from kg.rdf.iris import Iris
from kg.rdf.people import describe_origins
from kg.resolve import Resolved, Sourced
from ontology.namespaces import PLAN, RDF


def _confidence(confidence: float) -> Decimal:
    """Four decimals are more than any estimate knows, and free of binary fractions."""
    return round(Decimal(repr(confidence)), 4)


def claim_sections(resolved: Resolved, iris: Iris, entity_iris: list[str]) -> Iterator[Section]:
    """The sections of claims.ttl. `entity_iris` holds each entity's IRI by its id."""
    claims: list[Description] = []
    places: dict[tuple[int, int, int], Sourced] = {}
    of_entities = Counter((p.plan, p.evidence.start, p.evidence.end) for e in resolved.entities for p in e.evidence)
    for entity in resolved.entities:
        places.update({(p.plan, p.evidence.start, p.evidence.end): p for p in entity.evidence})
    for link in resolved.links:
        subject = iris.county(link.county) if link.subject is None else entity_iris[link.subject]
        claim = Description(iris.claim(link.county, subject, link.predicate, entity_iris[link.object]))
        claim.link(TYPE, PLAN + "Claim")
        claim.link(RDF + "subject", subject)
        claim.link(RDF + "predicate", PLAN + link.predicate)
        claim.link(RDF + "object", entity_iris[link.object])
        claim.add(PLAN + "confidence", decimal(_confidence(link.confidence)))
        describe_origins(claim, link.origins, iris.base)
        claim.link(PLAN + "evidence", *(iris.evidence(resolved.plans[p.plan], p.evidence) for p in link.evidence))
        claims.append(claim)
        for place in link.evidence:
            places.setdefault((place.plan, place.evidence.start, place.evidence.end), place)
    yield Section("陈述", tuple(sorted(claims, key=lambda d: d.subject)))
    yield Section("实体的可信度", tuple(sorted(_entity_confidences(resolved, entity_iris, iris.base), key=lambda d: d.subject)))
    sentences: list[Description] = []
    for key in sorted(places):
        place = places[key]
        if key in of_entities:
            description = Description(iris.evidence(resolved.plans[place.plan], place.evidence))
        else:
            description = describe_evidence(place, resolved.plans, iris)
        if place.evidence.sentence:
            description.add(PLAN + "sentence", zh(place.evidence.sentence))
        if of_entities[key] == 1 and place.confidence is not None:
            description.add(PLAN + "confidence", decimal(_confidence(place.confidence)))
            describe_origins(description, [place.origin], iris.base)
        if description.properties:
            sentences.append(description)
    yield Section("出处的原句", tuple(sentences))


def _entity_confidences(resolved: Resolved, entity_iris: list[str], base: str) -> Iterator[Description]:
    for entity in resolved.entities:
        description = Description(entity_iris[entity.id])
        description.add(PLAN + "confidence", decimal(_confidence(entity.confidence)))
        describe_origins(description, entity.origins, base)
        yield description
