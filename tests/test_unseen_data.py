"""The invented plans that nothing is learnt from: well-formed, apart from those for training, and read well."""
from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from benchmarks.unseen import HEAD, UNSEEN, document, measure
from extractors.counties.table import is_fictional
from extractors.documents import read
from extractors.scoring.model import LEARNED

TRAINING = UNSEEN.parent / "training"
PLANS = sorted(path.stem for path in UNSEEN.glob("*.txt"))
TYPES = {"Industry", "Enterprise", "Park", "Project"}


@cache
def rows(stem: str) -> tuple[dict[str, Any], ...]:
    return tuple(json.loads(line) for line in (UNSEEN / f"{stem}.jsonl").read_text(encoding="utf-8").splitlines())


def firms(folder: Path) -> set[str]:
    """The core enterprises' names, those that every county has left out."""
    common = re.compile("[县区旗市]?(?:城投|文旅|农投|农发|供销|国投|交投|水投)(?:公司|集团)?|(?:.{0,3}[县区旗市])?.{0,6}(?:公司|集团|银行|合作社)")
    found = (json.loads(line) for path in folder.glob("*.jsonl") for line in path.read_text(encoding="utf-8").splitlines())
    return {row["n"] for row in found if row.get("t") == "Enterprise" and row["tier"] == "core" and not common.fullmatch(row["n"])}


@pytest.mark.parametrize("stem", PLANS)
def test_plan_and_annotation_fit(stem: str) -> None:
    document = read(UNSEEN / f"{stem}.txt")
    assert is_fictional(document.plan.county)
    lines = [re.sub(r"[\s*]", "", line) for line in (UNSEEN / f"{stem}.txt").read_text(encoding="utf-8").split("\n")]
    things = {row["e"]: row for row in rows(stem) if "e" in row}
    assert {row["t"] for row in things.values()} == TYPES
    for row in things.values():
        for line in row["l"]:
            assert any(name in lines[line - 1] for name in (row["n"], *row["a"])), f"{row['n']} is not on line {line}"
    for link in (row for row in rows(stem) if "r" in row):
        assert link["h"] in things and link["o"] in things, link


def test_they_are_apart_from_what_is_learnt_from() -> None:
    assert len(PLANS) >= 30
    assert not {path.stem for path in TRAINING.glob("*.txt")} & set(PLANS)
    assert firms(UNSEEN) & firms(TRAINING) == set()


def test_names_and_links_are_read_in_plans_nothing_was_learnt_from() -> None:
    chosen = PLANS[::4]
    measured = {name: measure(name, LEARNED) for name in chosen}
    results = {name: figures for name, (figures, _, _) in measured.items()}
    costs = [score for _, score, _ in measured.values()]
    columns = zip(*results.values(), strict=True)
    means = [sum(known) / len(known) for known in ([v for v in column if v is not None] for column in columns)]
    least = dict(zip(HEAD, (0.88, 0.84, 0.70, 0.83, 0.63), strict=False))
    figures = dict(zip(HEAD, means, strict=True))
    assert {name: figures[name] >= floor for name, floor in least.items()} == dict.fromkeys(least, True), figures
    assert figures["duplicates"] <= 0.04
    right, stated = sum(cost.tp for cost in costs), sum(cost.tp + cost.fn for cost in costs)
    assert right >= 0.8 * stated > 0 and sum(cost.fp for cost in costs) <= 0.15 * right
    assert all(name in document(results, costs) for name in (*chosen, "mean"))


def test_errors_say_where_and_what() -> None:
    errors = measure(PLANS[0], LEARNED)[2]
    assert {sort for _, sort, *_ in errors} <= {"wrong", "missed", "duplicate"}
    assert errors and all(name == PLANS[0] and what for name, _, _, what, _, _ in errors)
