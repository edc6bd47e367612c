"""Names alone, as annotators wrote them down: those of one thing meet, those of two things stay two, plan by plan."""
from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path

import pytest

from extractors.facts import EntityType
from extractors.training.annotated import AnnotatedPlan, read_annotated
from kg.resolve.merging import MERGERS
from kg.resolve.names import Places

LEAST: dict[EntityType, tuple[float, float]] = {
    "Industry": (0.93, 0.45),
    "Enterprise": (0.95, 0.80),
    "Park": (0.88, 0.60),
    "Project": (0.90, 0.45),
    "Positioning": (0.80, 0.35),
}
"""By type, the least share of joined pairs of names that the truth joins too, and of the truth's pairs that are joined."""
UNSEEN: dict[EntityType, tuple[float, float]] = {
    "Industry": (0.88, 0.42),
    "Enterprise": (0.94, 0.95),
    "Park": (0.88, 0.65),
    "Project": (0.92, 0.60),
}
"""The same in plans from which nothing is learnt; their annotators noted no second names of positionings."""


def names_of(annotated: AnnotatedPlan, type_: EntityType) -> dict[str, set[str]]:
    """Every name of the type in the truth → the ids of the things that bear it."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for id_, entity in annotated.entities.items():
        kind = "Positioning" if entity.get("kind") == "positioning" else entity["t"]
        if kind == type_:
            for name in (entity["n"], *entity.get("a", ())):
                bearers[name].add(id_)
    return bearers


def pairs(annotated: AnnotatedPlan, type_: EntityType) -> Counter[tuple[bool, bool]]:
    """Pairs of names, counted by whether they share a bearer and whether they are joined."""
    text = annotated.document.text
    places = Places(annotated.document.plan.county, (name for t in MERGERS for name in names_of(annotated, t)))
    bearers = names_of(annotated, type_)
    groups = MERGERS[type_]({name: max(1, text.count(name)) for name in bearers}, places)
    group_of = {name: i for i, group in enumerate(groups) for name in group}
    return Counter((bool(bearers[a] & bearers[b]), group_of[a] == group_of[b]) for a, b in combinations(bearers, 2))


def check(plans: list[AnnotatedPlan], type_: EntityType, least: dict[EntityType, tuple[float, float]] = LEAST) -> None:
    counts = sum((pairs(plan, type_) for plan in plans), Counter())
    right, wrong, missed = counts[True, True], counts[False, True], counts[True, False]
    precision, recall = least[type_]
    if not right + missed:
        pytest.skip(f"no {type_} in these plans has two names")
    assert right, f"no two names of one {type_} met"
    assert right / (right + wrong) >= precision, f"{wrong} of {right + wrong} joined pairs are names of two things"
    assert right / (right + missed) >= recall, f"{missed} of {right + missed} pairs of names of one thing stay apart"


@pytest.fixture(scope="module")
def invented(root: Path) -> list[AnnotatedPlan]:
    folders = ((root / "data" / "plans", root / "data" / "truth"), (root / "data" / "training", root / "data" / "training"))
    return [read_annotated(plans / f"{truth.stem}.txt", truth) for plans, truths in folders for truth in sorted(truths.glob("*.jsonl"))]


@pytest.fixture(scope="module")
def given(given_plans: list[Path]) -> list[AnnotatedPlan]:
    return [read_annotated(plan, plan.parent.parent / "gold" / f"{plan.stem}.jsonl") for plan in given_plans]


@pytest.mark.parametrize("type_", MERGERS)
def test_names_in_invented_plans_meet_as_their_annotator_says(type_: EntityType, invented: list[AnnotatedPlan]) -> None:
    check(invented, type_)


@pytest.mark.parametrize("type_", MERGERS)
def test_names_in_given_plans_meet_as_their_annotator_says(type_: EntityType, given: list[AnnotatedPlan]) -> None:
    check(given, type_)


@pytest.mark.parametrize("type_", UNSEEN)
def test_names_in_plans_that_nothing_is_learnt_from_meet_as_their_annotator_says(type_: EntityType, root: Path) -> None:
    folder = root / "data" / "unseen"
    plans = [read_annotated(folder / f"{truth.stem}.txt", truth) for truth in sorted(folder.glob("*.jsonl"))]
    check(plans, type_, UNSEEN)
