"""The sample plans and their known truth: well-formed, anchored in the text, and holding every structure that plans come in."""
from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

DATA = Path(__file__).resolve().parent.parent / "data"
PLANS = ("yunlu", "shiquan")
ENDS = {  # relation -> (types of its head, types of its object)
    "leadEnterprise": ({"Industry"}, {"Enterprise"}),
    "includesProject": ({"Industry"}, {"Project"}),
    "undertakenBy": ({"Project"}, {"Enterprise"}),
    "locatedIn": ({"Project", "Enterprise", "Park"}, {"Park"}),
    "focusesOn": ({"Park"}, {"Industry"}),
    "partOf": ({"Industry"}, {"Industry"}),
}
PAGE_NUMBER = re.compile(r"\s*(?:— ?\d+ ?—|\d{1,3}|I{1,3})\s*")


@dataclass(frozen=True)
class Sample:
    """A sample plan: its text, the text without white space, `*` and page numbers, the line of each character of that, its truth."""

    text: str
    flat: str
    lines: tuple[int, ...]
    entities: dict[str, dict[str, Any]]
    links: tuple[dict[str, Any], ...]

    def starts(self, name: str) -> set[int]:
        """The lines (from 1) on which the name begins; it may run on over a line's end."""
        return {self.lines[m.start()] for m in re.finditer(f"(?={re.escape(name)})", self.flat)}


@cache
def load(stem: str) -> Sample:
    text = (DATA / "plans" / f"{stem}.txt").read_text(encoding="utf-8")
    kept = [
        (char, number)
        for number, line in enumerate(text.split("\n"), 1)
        if not PAGE_NUMBER.fullmatch(line)
        for char in line
        if not char.isspace() and char != "*"
    ]
    rows = [json.loads(line) for line in (DATA / "truth" / f"{stem}.jsonl").read_text(encoding="utf-8").splitlines()]
    ids = [row["e"] for row in rows if "e" in row]
    assert len(ids) == len(set(ids)), "an id is given twice"
    return Sample(
        text,
        "".join(char for char, _ in kept),
        tuple(number for _, number in kept),
        {row["e"]: row for row in rows if "e" in row},
        tuple(row for row in rows if "e" not in row),
    )


def count(sample: Sample, kind: str) -> int:
    return sum(row["t"] == kind for row in sample.entities.values())


def test_the_main_sample_is_a_plan_of_full_size() -> None:
    sample = load("yunlu")
    assert len(sample.text) >= 15_000
    assert count(sample, "Enterprise") >= 40
    assert count(sample, "Park") >= 10
    assert count(sample, "Project") >= 120


def test_the_second_sample_shares_industries_and_an_enterprise_with_the_first() -> None:
    first, second = load("yunlu"), load("shiquan")
    assert len(second.text) >= 6_000

    def names(sample: Sample, kind: str) -> set[str]:
        return {row["n"] for row in sample.entities.values() if row["t"] == kind}

    assert names(first, "Industry") >= {"核桃产业链", "肉牛产业链", "清洁能源产业"} <= names(second, "Industry")
    assert "华屹能源集团有限公司" in names(first, "Enterprise") & names(second, "Enterprise")


@pytest.mark.parametrize("stem", PLANS)
def test_every_row_has_the_fields_of_the_annotation_guide(stem: str) -> None:
    sample = load(stem)
    for key, row in sample.entities.items():
        assert row["tier"] in ("core", "ok"), key
        assert row["n"] and row["l"] == sorted(set(row["l"])) and 1 <= len(row["l"]) <= 6, key
        assert row["t"] in ("Industry", "Enterprise", "Park", "Project", "Goal"), key
        if row["t"] == "Industry":
            assert row["kind"] in ("chain", "cluster", "industry"), key
        if row["t"] == "Goal":
            assert row["kind"] in ("indicator", "positioning"), key
            assert row["subj"] == "county" or row["subj"] in sample.entities, key
        if row.get("kind") == "indicator":
            assert isinstance(row["value"], (int, float)) and row["unit"] and row["op"] in ("=", ">=", "<="), key
            assert row["nature"] in (None, "预期性", "约束性") and isinstance(row["year"], int), key


@pytest.mark.parametrize("stem", PLANS)
def test_every_name_stands_in_the_plan_and_on_the_lines_given(stem: str) -> None:
    sample = load(stem)
    for key, row in sample.entities.items():
        names = [row["n"], *row.get("a", [])]
        places = {name: sample.starts(name) for name in names}
        assert all(places.values()), f"{key}: not in the plan: {[n for n in names if not places[n]]}"
        assert set(row["l"]) <= set().union(*places.values()), f"{key} {row['n']}: begins on other lines than {row['l']}"


@pytest.mark.parametrize("stem", PLANS)
def test_no_two_entities_of_a_type_share_a_name(stem: str) -> None:
    owner: dict[tuple[str, str], str] = {}
    for key, row in load(stem).entities.items():
        if row["t"] != "Goal":
            for name in (row["n"], *row.get("a", [])):
                assert owner.setdefault((row["t"], name), key) == key, f"{name}: {owner[row['t'], name]} and {key}"


@pytest.mark.parametrize("stem", PLANS)
def test_a_target_number_stands_near_its_indicator(stem: str) -> None:
    sample = load(stem)
    lines = sample.text.split("\n")
    for key, row in sample.entities.items():
        if row.get("kind") == "indicator":
            near = ["".join(lines[start - 1 : start + 5]) for start in row["l"]]
            number = re.compile(rf"(?<![\d.]){re.escape(format(row['value'], 'g'))}(?!\.?\d)")
            assert any(number.search(text) for text in near), f"{key} {row['n']}: no {row['value']} by lines {row['l']}"


@pytest.mark.parametrize("stem", PLANS)
def test_investments_and_scales_are_what_the_text_says(stem: str) -> None:
    sample = load(stem)
    for key, row in sample.entities.items():
        if "inv" in row:
            written = (f"{row['inv']:g}亿元", f"{round(row['inv'] * 10_000)}万元", f"|{round(row['inv'] * 10_000)}|")
            assert any(form in sample.flat for form in written), f"{key} {row['n']}: {row['inv']}"
        for phrase in row.get("scale", "").split("，"):
            assert phrase in sample.flat, f"{key} {row['n']}: {phrase}"
        assert row.get("status", "新建") in ("新建", "续建", "改造", "扩建", "搬迁"), key


@pytest.mark.parametrize("stem", PLANS)
def test_links_join_entities_of_the_right_types(stem: str) -> None:
    sample = load(stem)
    seen = set()
    lines = sample.text.split("\n")
    for link in sample.links:
        heads, objects = ENDS[link["r"]]
        assert sample.entities[link["h"]]["t"] in heads and sample.entities[link["o"]]["t"] in objects, link
        assert link["h"] != link["o"] and link["tier"] in ("core", "ok"), link
        assert lines[link["l"] - 1].strip(), f"{link}: an empty line is no evidence"
        assert (link["h"], link["r"], link["o"]) not in seen, f"{link}: given twice"
        seen.add((link["h"], link["r"], link["o"]))
    assert {link["r"] for link in sample.links} == set(ENDS)


@pytest.mark.parametrize(("stem", "title"), [("yunlu", "第一节 “十三五”发展成就"), ("shiquan", "第一节 “十四五”主要成就")])
def test_what_was_achieved_before_the_plan_is_no_goal(stem: str, title: str) -> None:
    sample = load(stem)
    lines = sample.text.split("\n")
    start = lines.index(title) + 1
    end = next(i for i in range(start, len(lines)) if lines[i].startswith("第二节")) + 1
    for key, row in sample.entities.items():
        if row.get("kind") == "indicator":
            assert not set(row["l"]) <= set(range(start, end)), f"{key} {row['n']} is taken from the past period"


STRUCTURES = {
    "a part (篇)": r"^第一篇 \S+",
    "a chapter (章)": r"^第五章 \S+$",
    "a section (节)": r"^第一节 \S+",
    "一、": r"^一、\S+$",
    "（一）": r"^（一）\S+",
    "1.": r"^1\.\S+",
    "1)": r"1\)[^\n]+；2\)",
    "——": r"^——\S+",
    "a bold run-in head": r"^\*\*[^*\n]{4,12}。\*\*\S",
    "a bold run-in head of a sentence's length": r"^\*\*[^*\n]{20,}。\*\*\S",
    "a plain run-in head": r"^电子商务。\S",
    "a title broken over two lines": r"^第三章 [^\n]+现代\n工业体系$",
    "a heading broken after its number": r"^第四 节\n壮大",
    "a heading whose number is damaged": r"^第%1章 ",
    "a table of contents with dot leaders": r"^第一章 [^\n.]+\.{10,}\d+$",
    "a table of contents with tab and page": r"^第四章 [^\n]+\t28$",
    "a page number in a table of contents": r"\.{10,}16\n\n— 1 —\n",
    "a page number in mid-sentence": r"污水处理厂、\n\n— 25 —\n\n110 千伏",
    "a bare page number": r"^40$",
    "a line broken in mid-sentence": r"[\u4e00-\u9fff]\n\n“一把手工程”",
    "lines of fixed width": r"^[^\n]{36,44}[\u4e00-\u9fff、，]\n[\u4e00-\u9fff“]",
    "a numbered box": r"^专栏 4 \S+$",
    "a numbered box with a colon": r"^专栏 5：\S+$",
    "a box without a number": r"^专栏：名词解释$",
    "box items with numbers": r"^1\.[^\n]+建设项目。位于",
    "box items by name and description": r"^石杉产地冷链集配中心：\S",
    "a box of sub-heads with lists in one line": r"^专栏 3 [^\n|]+\|\n提升[^\n]+:推进[^\n]+。 培育[^\n]+:通过[^\n]+。 壮大",
    "numbered items in one line": r"1\.云麓一中滨江校区，[^\n]+2\.[^\n]+3\.",
    "a pipe table with merged cells": r"^1 \| 经济 发展 \| [^\n]+\|\n2 \| 规模以上工业增加值 [^\n]+\|\|$",
    "a pipe table with a rule below its header": r"^\| 序号 \| [^\n]+\|\n\|-{3,}\|",
    "a tab table with a category row": r"^工业发展\n规模以上工业总产值（亿元）\t",
    "a category broken over rows": r"^绿色\t[^\n]+\n\n制造\t",
    "a row whose category cell is empty": r"^\t食用菌产量",
    "numbered lines as a table": r"^1 学前教育毛入园率 % 86\.5 92 预期性$",
    "stray spaces around numbers": r"到 2025 年",
    "stray spaces inside words": r"花卉产 业链|麓城大 健康产业园",
    "half-width punctuation": r"咖啡、核桃、[^\n]+重点产业链。到2025 年,",
    "full-width digits": r"２０２５年",
    "a list with a shared head": r"绿色铝精深加工、工业硅、光伏组件和再生金属 4 个产业链",
    "以…为龙头": r"以[^\n，。]+为龙头",
    "依托…等企业": r"依托[^\n，。]+等企业",
    "推进…等项目": r"推进[^\n，。]+等项目",
    "a long name with its short form": r"浙江曜辰光伏科技股份有限公司（以下简称“曜辰光伏”）",
    "the parts of a formula": r"“一核两带三园”[^\n]*\n\n一核：[^\n]+\n\n两带：[^\n]+\n\n三园：",
    "investment in 亿元": r"总投资 9\.6 亿元",
    "investment in 万元": r"总投资 45000 万元",
}


@pytest.mark.parametrize("name", STRUCTURES)
def test_the_main_sample_shows(name: str) -> None:
    assert re.search(STRUCTURES[name], load("yunlu").text, re.MULTILINE), f"the sample plan holds no example of: {name}"


def test_a_project_is_named_in_chapter_box_and_table() -> None:
    sample = load("yunlu")
    for name in ("3GW高效光伏组件", "白崖抽水蓄能电站", "云麓国际咖啡产业园"):
        assert len(sample.starts(name)) >= 3, name


def test_the_main_indicator_table_is_whole_in_the_truth() -> None:
    sample = load("yunlu")
    rows = [line for line in sample.text.split("\n") if re.match(r"\d+ \| ", line)]
    assert len(rows) == 22
    known = {n for row in sample.entities.values() if row.get("kind") == "indicator" for n in [row["n"]]}
    for row in rows:
        flat = re.sub(r"\s", "", row)
        assert "完成市下达任务" in flat or any(name in flat for name in known), row
