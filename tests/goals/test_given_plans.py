"""Goals of the given plans: their places in the source, and how many of the annotated ones are found."""
from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path

import pytest

from extractors.documents import PlanDocument, read
from extractors.goals.positioning import find_positionings
from extractors.goals.targets import find_targets

SHARED = Path(__file__).resolve().parents[3] / "shared"
PLANS = sorted((SHARED / "plans").glob("*.txt"))
if not PLANS:
    pytest.skip("the given plans are not beside the repository", allow_module_level=True)


@pytest.fixture(scope="module", params=PLANS, ids=lambda path: path.stem)
def document(request: pytest.FixtureRequest) -> PlanDocument:
    return read(request.param)


def folded(text: str) -> str:
    return re.sub(r"\W", "", unicodedata.normalize("NFKC", text)).lower()


def gold(document: PlanDocument, kind: str) -> list[dict[str, object]]:
    path = SHARED / "gold" / (Path(document.plan.file_name).stem + ".jsonl")
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [row for row in rows if row.get("kind") == kind and row.get("t") == "Goal"]


def test_each_target_s_place_in_the_source_holds_its_number(document: PlanDocument) -> None:
    for target in find_targets(document):
        for start, end in ((target.start, target.end), *target.others):
            a, b = document.source_span(start, end)
            numbers = [float(n.replace(",", "")) for n in re.findall(r"\d[\d,]*(?:\.\d+)?", unicodedata.normalize("NFKC", document.text[a:b]))]
            assert abs(float(target.value)) in numbers, document.text[a:b]


def test_each_positioning_s_place_in_the_source_is_its_name(document: PlanDocument) -> None:
    for span in find_positionings(document):
        a, b = document.source_span(span.start, span.end)
        assert folded(document.text[a:b]) == folded(span.name)


def test_at_least_nine_in_ten_annotated_targets_are_found(document: PlanDocument) -> None:
    values = [(float(t.value), "%" in t.unit and t.growth) for t in find_targets(document)]
    core = [g for g in gold(document, "indicator") if g["tier"] == "core"]
    found = 0
    for goal in core:
        key = (float(str(goal["value"])), "%" in str(goal.get("unit")) and bool(goal.get("growth")))
        if key in values:
            values.remove(key)
            found += 1
    assert found / len(core) >= 0.9


def test_at_least_eight_in_ten_annotated_positionings_are_found(document: PlanDocument) -> None:
    names = [folded(s.name) for s in find_positionings(document)]
    core = [g for g in gold(document, "positioning") if g["tier"] == "core"]
    hits = sum(any(folded(str(n)) in name or name in folded(str(n)) for n in [g["n"], *g.get("a", [])] for name in names) for g in core)  # type: ignore[misc]
    assert hits / len(core) >= 0.8
