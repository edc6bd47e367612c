"""Boxes (专栏): every item knows its box, and the prose after a box is outside of it."""
from __future__ import annotations

import pytest

from extractors.documents import layout

BEFORE = "第一节 工业\n\n围绕主导产业，加快重点项目建设，壮大工业总量。\n\n"
AFTER = "\n\n加强要素保障。统筹土地、资金、能耗指标，保障项目建设。\n\n第二节 农业\n\n推进农业现代化，建设高标准农田。\n"


def inside(text: str) -> list[str]:
    clean, _, blocks, _ = layout(text)
    return [clean[b.start : b.end] for b in blocks if b.box and b.kind != "heading"]


def titles(text: str) -> list[str]:
    _, _, blocks, _ = layout(text)
    return [b.box or "" for b in blocks if b.level == 9]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("专栏 3：重点项目", "专栏3 重点项目"), ("专栏三 重点项目", "专栏三 重点项目"), ("专栏：重点项目", "专栏 重点项目"),
        ("专栏 重点项目 |", "专栏 重点项目"), ("【专栏3】重点项目", "专栏3 重点项目"), ("**专栏3 重点项目**", "专栏3 重点项目"),
    ],
)
def test_a_box_opens_with_its_title(line: str, title: str) -> None:
    assert titles(f"{BEFORE}{line}\n\n1.甲项目\n\n2.乙项目{AFTER}") == [title]


def test_prose_that_begins_with_the_word_opens_no_box() -> None:
    assert titles(BEFORE + "专栏建设取得成效，宣传引导作用增强。" + AFTER) == []


@pytest.mark.parametrize(
    "items",
    [
        ["1.甲项目", "2.乙项目", "3.丙项目"],
        ["1.甲项目。建设厂房两栋。", "2.乙项目：扩建生产线。"],
        ["（一）工业", "1.甲项目", "2.乙项目", "（二）能源", "1.丙项目"],
        ["甲项目：建设厂房，引进设备。", "乙项目：扩建生产线。", "丙项目：搬迁改造。"],
        ["一核即老城休闲核；", "一带即滨河休闲带；", "两区即甲文化旅游区和乙度假区。"],
        ["重点镇：1.甲镇产业园。2.乙镇物流园。", "重点乡：1.丙乡产业园。2.丁乡种植园。"],
        ["①甲项目", "②乙项目"],
        ["- 1.投资 10 亿元年产 5000 吨硅片项目", "- 2.投资 2 亿元年产 2 万件零部件项目"],
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_box_holds_its_items_and_nothing_after_them(items: list[str], gap: str) -> None:
    text = BEFORE + "专栏1 重点项目\n\n" + gap.join(items) + AFTER
    got = "".join(inside(text))
    assert got.startswith(items[0].lstrip("- ").replace(" ", "")[:5])
    for item in items:
        assert item.lstrip("- ").replace(" ", "").rstrip("。；")[-6:] in got
    assert "要素保障" not in got and "农业" not in got


def test_item_names_in_a_box_are_no_headings() -> None:
    clean, _, blocks, _ = layout(BEFORE + "专栏1 重点项目\n\n1.甲项目。建设厂房，引进设备。\n\n2.乙项目：扩建。" + AFTER)
    assert [clean[b.start : b.end] for b in blocks if b.box] == ["专栏1重点项目", "1.甲项目。建设厂房，引进设备。", "2.乙项目：扩建。"]
    assert [b.kind for b in blocks if b.box] == ["heading", "paragraph", "paragraph"]
    assert all(b.section[-1] == "专栏1 重点项目" for b in blocks if b.box)


def test_the_numbering_around_a_box_goes_on_after_it() -> None:
    text = (
        "第一节 园区\n\n1.优化布局。围绕产业园区，完善总体规划。\n\n2.做强产业。围绕主导产业，推进项目建设。\n\n专栏2 重点项目\n\n"
        "- 1.甲项目\n- 2.乙项目\n\n3.完善配套。推进园区路网建设，提升承载能力。\n"
    )
    assert inside(text) == ["1.甲项目", "2.乙项目"]


def test_a_box_in_one_line_is_cut_into_its_items() -> None:
    text = BEFORE + "专栏2 重点项目 1.甲公司年产三万吨项目。总投资5亿元。2.乙食品厂扩建项目。3.丙风电场二期项目。" + AFTER
    assert titles(text) == ["专栏2 重点项目"]
    assert inside(text) == ["1.甲公司年产三万吨项目。总投资5亿元。", "2.乙食品厂扩建项目。", "3.丙风电场二期项目。"]


def test_sub_heads_that_run_on_in_one_line_are_cut_apart() -> None:
    text = BEFORE + "专栏 工业重点工程 |\n提升园区能力:推进甲园区道路、乙园区污水处理厂建设。 培育能源产业:通过丙风电项目壮大新能源。" + AFTER
    assert inside(text) == ["提升园区能力：推进甲园区道路、乙园区污水处理厂建设。", "培育能源产业：通过丙风电项目壮大新能源。"]


def test_a_box_kept_as_a_table_of_one_column_ends_with_the_table() -> None:
    text = BEFORE + "| 专栏1 重点项目 |\n| --- |\n| 1.甲项目<br>2.乙项目 |\n| 甲项目是龙头项目，带动全县发展。 |\n\n3.完善配套。" + AFTER
    assert inside(text) == ["1.甲项目", "2.乙项目", "甲项目是龙头项目，带动全县发展。"]


def test_prose_before_the_next_box_that_repeats_its_name_belongs_to_neither() -> None:
    text = BEFORE + "专栏1 总体布局\n\n一轴：南北主轴。\n\n两心：甲、乙。\n\n农业空间：构建三片格局，夯实基础。\n\n专栏2 农业空间布局\n\n三片：甲、乙、丙片。" + AFTER
    assert inside(text) == ["一轴：南北主轴。", "两心：甲、乙。", "三片：甲、乙、丙片。"]


def test_a_glossary_box_keeps_its_name() -> None:
    assert titles(BEFORE + "专栏 1：名词解释\n\n双碳：碳达峰、碳中和。\n\n两新：新基建、新城镇化。" + AFTER) == ["专栏1 名词解释"]


def test_a_table_in_a_box_and_its_note_are_inside() -> None:
    text = BEFORE + "专栏1 主要指标\n指标 | 2020年 | 2025年 | \n总产值 | 61 | 85 |\n产量 | 3 | 5 |\n注：产量单位为万吨。" + AFTER
    assert inside(text)[-1] == "注：产量单位为万吨。"
    assert layout(text)[3][0].section[-1] == "专栏1 主要指标"
