"""The invented plans for training: compiled from their marks, well-formed, and named by nothing that is real."""
from __future__ import annotations

import csv
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from extractors.counties.table import is_fictional
from extractors.documents import read
from extractors.training.compile_marked import RELATIONS, TYPES, compile_marked

TRAINING = Path(__file__).resolve().parent.parent / "data" / "training"
PLANS = sorted(path.stem for path in TRAINING.glob("*.txt"))
with (TRAINING / "imitates.csv").open(encoding="utf8", newline="") as table:
    RECAST = {row["plan"] for row in csv.DictReader(table) if row["how"] in ("recast", "passages", "mixed", "typical")}
"""Parts of real plans told anew, and passages of plans of many counties: they have what their sources had, no more."""


@cache
def rows(stem: str) -> tuple[dict[str, Any], ...]:
    text = (TRAINING / f"{stem}.jsonl").read_text(encoding="utf-8")
    return tuple(json.loads(line) for line in text.splitlines())


@cache
def lines(stem: str) -> list[str]:
    """The plan's lines without white space and `*`."""
    text = (TRAINING / f"{stem}.txt").read_text(encoding="utf-8")
    return [re.sub(r"[\s*]", "", line) for line in text.split("\n")]


def entities(stem: str) -> dict[str, dict[str, Any]]:
    return {row["e"]: row for row in rows(stem) if "e" in row}


def test_each_plan_has_its_marks_and_its_annotation() -> None:
    assert PLANS
    for folder, ending in ((TRAINING / "marked", "txt"), (TRAINING, "jsonl")):
        assert sorted(path.stem for path in folder.glob(f"*.{ending}")) == PLANS


@pytest.mark.parametrize("stem", PLANS)
def test_plan_and_annotation_are_what_the_marks_compile_to(stem: str, tmp_path: Path) -> None:
    compile_marked((TRAINING / "marked" / f"{stem}.txt").read_text(encoding="utf8")).write(tmp_path, stem)
    for name in (f"{stem}.txt", f"{stem}.jsonl"):
        assert (tmp_path / name).read_bytes() == (TRAINING / name).read_bytes(), f"{name}: compile the marked source again"


@pytest.mark.parametrize("stem", PLANS)
def test_the_county_is_invented_and_the_text_a_full_plan(stem: str) -> None:
    document = read(TRAINING / f"{stem}.txt")
    assert is_fictional(document.plan.county)
    assert len(document.text) >= (9_000 if stem in RECAST else 10_000)
    assert document.plan.period_end == document.plan.period_start + 4


@pytest.mark.parametrize("stem", PLANS)
def test_ids_are_given_once_and_tell_the_type(stem: str) -> None:
    ids = [row["e"] for row in rows(stem) if "e" in row]
    assert len(ids) == len(set(ids))
    assert all(row["t"] == TYPES[row["e"][0]] for row in entities(stem).values())


@pytest.mark.parametrize("stem", PLANS)
def test_every_row_has_its_fields(stem: str) -> None:
    for key, row in entities(stem).items():
        assert row["tier"] in ("core", "ok"), key
        assert row["n"] and row["l"] == sorted(set(row["l"])) and 1 <= len(row["l"]) <= 6, key
        assert ("kind" in row) == (row["t"] == "Industry"), key
        assert row.get("kind", "chain") in ("chain", "cluster", "industry"), key


@pytest.mark.parametrize("stem", PLANS)
def test_names_stand_on_the_lines_given(stem: str) -> None:
    text = lines(stem)
    for key, row in entities(stem).items():
        names = [row["n"], *row["a"]]
        assert all(any(name in text[number - 1] for name in names) for number in row["l"]), key
        whole = "".join(text)
        assert all(name in whole for name in names), key


@pytest.mark.parametrize("stem", PLANS)
def test_links_join_entities_that_exist_and_fit(stem: str) -> None:
    known = entities(stem)
    seen = set()
    for link in (row for row in rows(stem) if "r" in row):
        heads, objects = RELATIONS[link["r"]]
        assert link["h"] in known and link["h"][0] in heads and link["o"] in known and link["o"][0] in objects, link
        assert link["h"] != link["o"] and link["tier"] in ("core", "ok") and link["l"] in known[link["o"]]["l"], link
        assert (link["h"], link["r"], link["o"]) not in seen, f"{link}: given twice"
        seen.add((link["h"], link["r"], link["o"]))
    assert stem in RECAST or {r for _, r, _ in seen} == set(RELATIONS)


@pytest.mark.parametrize("stem", PLANS)
def test_one_name_on_one_line_is_one_entity_of_a_type(stem: str) -> None:
    """Two parks may both have a 南区, but not in one line."""
    owner: dict[tuple[str, str, int], str] = {}
    text = lines(stem)
    for key, row in entities(stem).items():
        for name in (row["n"], *row["a"]):
            for number in row["l"]:
                if name in text[number - 1]:
                    assert owner.setdefault((row["t"], name, number), key) == key, f"{name}, line {number}"


@pytest.mark.parametrize("stem", [stem for stem in PLANS if stem not in RECAST])
def test_a_plan_teaches_every_kind(stem: str) -> None:
    found = [row["t"] for row in entities(stem).values() if row["tier"] == "core"]
    least = {"Industry": 20, "Enterprise": 30, "Park": 5, "Project": 100}
    assert {kind: found.count(kind) >= number for kind, number in least.items()} == dict.fromkeys(least, True)


def test_every_recast_tells_what_it_imitates() -> None:
    with (TRAINING / "imitates.csv").open(encoding="utf8", newline="") as table:
        rows = list(csv.DictReader(table))
    assert all(row["plan"] in PLANS and row["how"] in ("manner", "recast", "passages", "mixed", "kind", "typical") for row in rows)
    assert [row["plan"] for row in rows if bool(row["imitates"]) == (row["how"] in ("passages", "mixed", "kind", "typical"))] == []
    assert len(rows) == len({row["plan"] for row in rows})


def test_no_firm_or_park_is_in_two_plans() -> None:
    """What one plan's marks teach cannot be looked up in another; every county has a 县城投公司."""
    common = re.compile("[县区旗市]?(?:城投|文旅|农投|农发|供销)(?:公司|集团)?")
    owner: dict[str, str] = {}
    for stem in PLANS:
        for row in entities(stem).values():
            named = row["t"] == "Enterprise" or (row["t"] == "Park" and stem not in RECAST)  # parts have parks that any county has
            if named and row["tier"] == "core" and not common.fullmatch(row["n"]):
                assert owner.setdefault(row["n"], stem) == stem, f"{row['n']}: {owner[row['n']]} and {stem}"
