"""Numbers of a built graph: entities by type, links by kind and goals, for each county."""
from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import Store

from kg.query import run

ENTITY_TYPES = ("IndustryChain", "Enterprise", "Park", "Project", "IndicatorTarget", "Positioning")
LINK_KINDS = (
    "plans", "subChainOf", "includesProject", "undertakenBy", "leadEnterprise", "locatedIn", "focusesOn", "hasGoal"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class CountyStats:
    """One county's counts: type → entities and kind → links; an enterprise that counties share counts in each."""

    county: str
    iri: str
    entities: dict[str, int]
    links: dict[str, int]


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
