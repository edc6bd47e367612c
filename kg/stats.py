"""Numbers of a build: entities by type and links, for each county of a graph and for each plan that was read."""
from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from pyoxigraph import Store

from extractors.facts import Plan
from kg.query import run
from kg.resolve import Resolved

ENTITY_TYPES = ("IndustryChain", "Enterprise", "Park", "Project", "IndicatorTarget", "Positioning")
LINK_KINDS = (
    "plans", "subChainOf", "includesProject", "undertakenBy", "leadEnterprise", "locatedIn", "focusesOn", "hasGoal"
)  # fmt: skip

_CLASS_OF = {"Industry": "IndustryChain"}
"""Types of facts that the graph calls otherwise."""


@dataclass(frozen=True, slots=True)
class CountyStats:
    """One county's counts: type → entities and kind → links; an enterprise that counties share counts in each."""

    county: str
    iri: str
    entities: dict[str, int]
    links: dict[str, int]


@dataclass(frozen=True, slots=True)
class PlanStats:
    """One plan's counts: what its text names or says; an entity or link that two plans share counts in each."""

    plan: Plan
    entities: dict[str, int]
    links: int


def plan_stats(resolved: Resolved) -> list[PlanStats]:
    """The counts of every plan, in the order of `resolved.plans`; types in a fixed order, zeros included."""
    entities = Counter(
        (plan, _CLASS_OF.get(entity.type, entity.type))
        for entity in resolved.entities
        for plan in {place.plan for place in entity.evidence}
    )
    links = Counter(plan for link in resolved.links for plan in {place.plan for place in link.evidence})
    return [
        PlanStats(plan, {name: entities[i, name] for name in ENTITY_TYPES}, links[i])
        for i, plan in enumerate(resolved.plans)
    ]


def stats(store: Store) -> list[CountyStats]:
    """The counts of every county in the graph, in order of adcode; types and kinds in a fixed order, zeros included."""
    found: dict[str, CountyStats] = {}
    for row in run(store, "plans").dicts():
        iri = f"{row['plan']}".split("/plan/")[0]
        found[iri] = CountyStats(f"{row['county']}", iri, dict.fromkeys(ENTITY_TYPES, 0), dict.fromkeys(LINK_KINDS, 0))
    for row in run(store, "counts").dicts():
        found[f"{row['c']}"].entities[f"{row['type']}"] = int(row["entities"] or 0)
    for row in run(store, "link-counts").dicts():
        found[f"{row['c']}"].links[f"{row['link']}"] = int(row["links"] or 0)
    return list(found.values())
