"""Plans under other names, by which `benchmarks/renamed.py` tells what of a figure is names that were learnt."""
from __future__ import annotations

from typing import Any

from benchmarks.renamed import MARKS, Renaming, coined, document, proper_nouns, rename
from extractors.facts import County

COUNTY = County("云麓县", "999901", "", "")
TEXT = "推进秾牧冷链物流园项目，以骊钽食品为龙头，秾\n牧集团和骊**钽**食品入驻。支持旭日农机发展，旭日东升。物流园在建。"
ROWS: list[dict[str, Any]] = [
    {"e": "E1", "t": "Enterprise", "n": "秾牧集团", "a": ["秾牧"], "l": [1], "tier": "core"},
    {"e": "E2", "t": "Enterprise", "n": "骊钽食品", "l": [1], "tier": "core"},
    {"e": "E3", "t": "Enterprise", "n": "旭日农机", "l": [2], "tier": "core"},
    {"e": "P1", "t": "Project", "n": "秾牧冷链物流园项目", "l": [1], "tier": "core"},
    {"h": "P1", "r": "undertakenBy", "o": "E1", "l": 1, "tier": "core"},
]


def test_coined_names_are_replaced_everywhere_and_words_stay() -> None:
    renaming = Renaming(TEXT, ROWS, COUNTY, "", 1)
    new = renaming(TEXT)
    assert len(new) == len(TEXT)
    assert not set("秾骊钽") & set(new)
    for kept in ("冷链物流园项目", "食品为龙头", "农机发展", "旭日东升", "物流园在建", "**"):
        assert kept in new
    assert "旭日农机" not in new
    assert [i for i, c in enumerate(new) if c in "\n*，。"] == [i for i, c in enumerate(TEXT) if c in "\n*，。"]


def test_annotation_and_text_get_the_same_names() -> None:
    renaming = Renaming(TEXT, ROWS, COUNTY, "", 1)
    bare = renaming(TEXT).replace("\n", "").replace("*", "")
    rows = rename(ROWS, renaming)
    assert all(name in bare for row in rows if "t" in row for name in (row["n"], *row["a"]))
    assert rows[0]["a"][0] == rows[0]["n"][:2] == rows[3]["n"][:2]
    assert rows[-1] == ROWS[-1]
    assert ROWS[0]["n"] == "秾牧集团"
    assert len(renaming) == 3


def test_a_word_becomes_a_word_and_a_coined_name_no_word() -> None:
    rows = rename(ROWS, Renaming(TEXT, ROWS, COUNTY, "", 1))
    assert rows[2]["n"][:2] in proper_nouns()
    assert list(coined(rows[1]["n"]))


def test_what_other_plans_name_stays() -> None:
    new = Renaming(TEXT, ROWS, COUNTY, "骊钽和旭日都在别处。", 1)(TEXT)
    assert "以骊钽食品为龙头" in new
    assert "旭日农机" in new
    assert "秾" not in new


def test_the_same_seed_draws_the_same_names() -> None:
    assert Renaming(TEXT, ROWS, COUNTY, "", 1)(TEXT) == Renaming(TEXT, ROWS, COUNTY, "", 1)(TEXT)
    assert Renaming(TEXT, ROWS, COUNTY, "", 1)(TEXT) != Renaming(TEXT, ROWS, COUNTY, "", 2)(TEXT)


def test_the_table_marks_a_fall() -> None:
    as_is: list[float | None] = [0.9, 0.9, None, 0.8, 0.7]
    renamed: list[float | None] = [0.8, 0.9, None, 0.78, 0.7]
    written = document({"plan": (7, [as_is, renamed, renamed, renamed])})
    assert "| plan | 7 | 0.900 | 0.800 | 0.900 | 0.900 | – | – | 0.800 | 0.780 |" in written
    assert "| mean fall |  |  | **0.100** |  | 0.000 |  | – |  | 0.020 |" in written
    assert MARKS[0] not in written
