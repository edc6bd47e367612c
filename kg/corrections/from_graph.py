"""A built graph as drafts again, near enough to try corrections on it without the plan."""
from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from extractors.facts import (
    COUNTY,
    County,
    EnterpriseMention,
    Evidence,
    IndustryMention,
    ParkMention,
    Plan,
    PositioningMention,
    ProjectMention,
    Relation,
    TargetMention,
)
from kg.built import Built, Place
from kg.corrections.review import CLASSES, type_of
from kg.resolve.draft import Draft, MentionKey

MENTIONS: dict[str, Any] = {
    "Industry": IndustryMention,
    "Enterprise": EnterpriseMention,
    "Park": ParkMention,
    "Project": ProjectMention,
    "IndicatorTarget": TargetMention,
    "Positioning": PositioningMention,
}
"""Type → class of its mentions."""


def drafts(built: Built) -> Iterator[Draft]:
    """One draft a county: an entity's names stand at its first place in each plan, its preferred name at the others too."""
    for county in built.counties():
        plans = [plan for plan in built.plans() if county in built.values(plan, "planOf")]
        draft = Draft({i: _plan(built, plan, county) for i, plan in enumerate(plans)}, {}, [], [])
        index = {plan.file_name: i for i, plan in draft.plans.items()}
        first: dict[tuple[int, str], str] = {}
        for class_ in CLASSES:
            for node in built.of_class(class_):
                if county in built.values(node, "inCounty"):
                    draft.groups.append(_group(built, node, draft, index, first))
        draft.relations = list(_relations(built, county, first, index))
        yield draft


def _plan(built: Built, plan: str, county: str) -> Plan:
    place = County(built.name(county), built.value(county, "adcode") or "", "", "")
    start, end = (int((built.value(plan, term) or "0")[:4]) for term in ("periodStart", "periodEnd"))
    return Plan(built.value(plan, "fileName") or "", built.value(plan, "sha256") or "", built.name(plan), place, start, end)


def _group(
    built: Built, node: str, draft: Draft, index: dict[str, int], first: dict[tuple[int, str], str]
) -> list[MentionKey]:
    source = built.source_of(node)
    type_ = type_of(built, node)
    keys: list[MentionKey] = []
    for place in source.places:
        plan = index.get(place.file)
        if plan is None:
            continue
        opens = (plan, node) not in first
        for name in built.names(node) if opens else built.names(node)[:1]:
            id_ = f"m{len(draft.mentions)}"
            first.setdefault((plan, node), id_)
            mention = MENTIONS[type_](id_, type_, name, _evidence(place), source.confidence or 1.0, "", **_values(built, node))
            draft.mentions[plan, id_] = mention
            keys.append((plan, id_))
    return keys


def _values(built: Built, node: str) -> dict[str, Any]:
    value, year = built.value(node, "targetValue"), built.value(node, "targetYear")
    if value is None:
        return {}
    return {
        "value": Decimal(value),
        "unit": built.value(node, "unit") or "",
        "year": int(year[:4]) if year else None,
        "growth": built.value(node, "isGrowthRate") == "true",
    }


def _relations(
    built: Built, county: str, first: dict[tuple[int, str], str], index: dict[str, int]
) -> Iterator[tuple[int, Relation]]:
    for subject, term, target in built.claimed():
        places = built.source_of_link(subject, term, target).places
        for plan in index.values():
            s = COUNTY if subject == county else first.get((plan, subject))
            o = first.get((plan, target))
            if s is not None and o is not None:
                place = places[0] if places else Place()
                yield plan, Relation(s, term, o, _evidence(place), 1.0, "")  # type: ignore[arg-type]


def _evidence(place: Place) -> Evidence:
    return Evidence(place.start, place.end, place.line, tuple(place.section.split(" / ")), "", place.sentence)
