"""Evidence as RDF: a place in a plan's source text."""
from __future__ import annotations

from extractors.facts import Plan
from kg.rdf.description import TYPE, Description, integer, zh
from kg.rdf.iris import Iris
from kg.resolve import Sourced
from ontology.namespaces import PLAN


def describe_evidence(place: Sourced, plans: tuple[Plan, ...], iris: Iris) -> Description:
    """The place in the source, without its sentence."""
    plan, evidence = plans[place.plan], place.evidence
    description = Description(iris.evidence(plan, evidence))
    description.link(TYPE, PLAN + "Evidence")
    description.link(PLAN + "source", iris.plan(plan))
    description.add(PLAN + "start", integer(evidence.start))
    description.add(PLAN + "end", integer(evidence.end))
    description.add(PLAN + "line", integer(evidence.line))
    if evidence.section:
        description.add(PLAN + "section", zh(" / ".join(evidence.section)))
    return description
