"""The outline: headings of every form, and the path of headings above each block."""
from __future__ import annotations

import pytest

from extractors.documents import layout

PROSE = "围绕目标任务，统筹推进各项工作，确保取得实效。"


def outline(text: str) -> list[tuple[int, str]]:
    clean, _, blocks, _ = layout(text)
    return [(b.level, clean[b.start : b.end]) for b in blocks if b.kind == "heading"]


def section_of(text: str, part: str) -> tuple[str, ...]:
    clean, _, blocks, _ = layout(text)
    at = clean.index(part)
    return next(b.section for b in blocks if b.start <= at < b.end)


def test_the_levels_nest_as_official_plans_number_them() -> None:
    text = "\n".join(
        ["第一篇 发展总论", "第二章 产业强县", "第三节 工业", "一、做强主业", "（二）延伸链条", "3.建设园区", "（1）完善道路", PROSE, "——加强保障。" + PROSE]
    )
    assert outline(text) == [
        (1, "第一篇 发展总论"), (2, "第二章 产业强县"), (3, "第三节 工业"), (4, "一、做强主业"), (5, "（二）延伸链条"), (6, "3.建设园区"),
        (7, "（1）完善道路"), (8, "——加强保障。"),
    ]
    assert section_of(text, PROSE) == (
        "第一篇 发展总论", "第二章 产业强县", "第三节 工业", "一 做强主业", "（二）延伸链条", "3 建设园区", "（1）完善道路",
    )


def test_a_heading_closes_all_deeper_ones() -> None:
    text = f"第一章 工业\n第一节 园区\n一、道路\n{PROSE}\n第二章 农业\n推进农业现代化，建设高标准农田。"
    assert section_of(text, "推进农业现代化") == ("第二章 农业",)


@pytest.mark.parametrize(
    ("line", "head"),
    [
        ("经济实力稳步提升。全县生产总值年均增长，财政收入稳步提高，产业结构优化。", "经济实力稳步提升。"),
        ("**坚持绿色发展。**把生态放在首位，加快推进各项工作。", "坚持绿色发展。"),
        ("**坚持绿色发展**。把生态放在首位，加快推进各项工作。", "坚持绿色发展。"),
        ("——**产业结构优化。**主导产业加快发展，新兴产业壮大。", "——产业结构优化。"),
        ("1.壮大总量。推进甲项目建设，扩大规模，提升效益。", "1.壮大总量。"),
        ("（三）优化环境。深化改革，提升服务，降低成本。", "（三）优化环境。"),
        ("2.面向南亚，扩大开放合作。" + PROSE + PROSE, "2.面向南亚，扩大开放合作。"),
    ],
)
def test_a_run_in_head_is_a_heading_of_its_own(line: str, head: str) -> None:
    clean, _, blocks, _ = layout(f"第一节 目标\n{line}\n{PROSE}")
    assert (blocks[1].kind, clean[blocks[1].start : blocks[1].end]) == ("heading", head)
    assert blocks[2].kind == "paragraph"
    assert blocks[2].section == blocks[1].section
    assert blocks[1].section[-1] == head.lstrip("—").replace("1.", "1 ").replace("2.", "2 ").rstrip("。")


@pytest.mark.parametrize(
    "line",
    [
        "到2025年达到85亿元。其中工业增加值占比提高，服务业较快增长。",
        "从国际看，形势复杂。" + PROSE,
        "我县区位优势明显。" + PROSE,
        "1.实施全民参保计划，促进和引导各类单位和人员长期持续参保，基本实现法定人员全覆盖，提升保障水平。",
        "以**云麓硅材料有限公司**为支撑，打造硅材料产业园。" + PROSE,
        "——**从国内看**，经济长期向好，" + PROSE,
    ],
)
def test_a_sentence_is_not_taken_for_a_head(line: str) -> None:
    assert outline(f"第一节 目标\n{line}\n{PROSE}") == [(3, "第一节 目标")]


def test_the_number_of_a_long_paragraph_is_not_in_any_path() -> None:
    text = "第一节 民生\n1.社会保障。" + PROSE + "\n2.实施全民参保计划，促进和引导各类人员长期持续参保，基本实现全覆盖。"
    assert section_of(text, "实施全民参保") == ("第一节 民生",)


def test_a_title_on_two_lines_is_one_heading() -> None:
    text = "第一章 夯实绿色产业根基 奋力谱写富民强县\n崭新篇章\n第一节 基础\n" + PROSE
    assert outline(text)[0] == (2, "第一章 夯实绿色产业根基 奋力谱写富民强县崭新篇章")


def test_a_heading_broken_after_its_number_finds_its_title() -> None:
    assert outline(f"第四 节\n\n培育壮大主导产业\n\n{PROSE}") == [(3, "第四节培育壮大主导产业")]
    assert section_of(f"第四 节\n\n培育壮大主导产业\n\n{PROSE}", PROSE) == ("第四节 培育壮大主导产业",)


@pytest.mark.parametrize("number", ["第%1章", "第?章", "第 章", "第—章", "笫三章", "第3章", "第 十 二 章"])
def test_a_chapter_with_a_damaged_number_still_is_a_chapter(number: str) -> None:
    text = f"第一章 总则\n第一节 基础\n{PROSE}\n{number} 加快工业发展\n推进园区建设，做强工业。"
    assert len(section_of(text, "推进园区建设")) == 1
    assert section_of(text, "推进园区建设")[0].endswith("加快工业发展")


@pytest.mark.parametrize("line", ["一 、发展成就", "一． 发展成就", "一、 发展 成就"])
def test_spaces_and_dots_around_a_number_do_not_matter(line: str) -> None:
    assert [level for level, _ in outline(f"{line}\n{PROSE}")] == [4]


def test_dashed_headings_may_hold_numbered_ones() -> None:
    text = f"一、成就\n——攻坚战成效显著\n1.脱贫攻坚。{PROSE}\n2.污染防治。{PROSE}\n——实力增强\n1.经济总量。到2020年底，达到61亿元。"
    assert section_of(text, "到2020年底") == ("一 成就", "实力增强", "1 经济总量")


@pytest.mark.parametrize("line", ["——地区生产总值年均增长7%以上；", "——新增学位4800个。", "——实力增强、民生改善；"])
def test_a_dashed_line_that_gives_a_goal_is_no_heading(line: str) -> None:
    assert all(line[2:6] not in head for _, head in outline(f"第一节 目标\n{line}\n{PROSE}"))


def test_headings_without_number_hold_what_follows() -> None:
    text = f"第六节 发展目标\n“十四五”时期发展目标：\n——实力迈上新台阶。{PROSE}"
    assert section_of(text, PROSE) == ("第六节 发展目标", '"十四五"时期发展目标', "实力迈上新台阶")


def test_items_of_a_bare_list_are_no_headings() -> None:
    text = f"（四）重点项目\n1.甲园区道路工程\n2.乙园区供水工程\n3.丙风电项目\n（五）保障\n{PROSE}"
    assert [level for level, _ in outline(text)] == [5, 5]


def test_markdown_headings_nest_by_their_depth() -> None:
    text = f"# 云麓县“十四五”规划纲要\n\n## 第一章 工业\n\n### 一、主业\n\n#### 招商引资\n\n{PROSE}\n\n### 二、辅业\n\n* 甲\n"
    assert section_of(text, PROSE) == ("第一章 工业", "一 主业", "招商引资")
    assert section_of(text, "甲") == ("第一章 工业", "二 辅业")


def test_the_plan_name_on_several_lines_is_one_title() -> None:
    text = f"**云麓县国民经济和社会发展\n第十五个五年规划和 2040 年\n远景目标纲要**\n\n二〇二六年三月\n\n前 言\n\n{PROSE}"
    clean, _, blocks, _ = layout(text)
    assert [(b.kind, clean[b.start : b.end]) for b in blocks][:3] == [
        ("title", "云麓县国民经济和社会发展第十五个五年规划和2040年远景目标纲要"), ("paragraph", "二〇二六年三月"), ("heading", "前言"),
    ]


@pytest.mark.parametrize(("line", "found"), [("县农业农村局", False), ("东岭开发区管委会", False), ("各乡镇（街道）", False), ("优化产业布局", True)])
def test_who_is_in_charge_is_no_heading(line: str, found: bool) -> None:
    text = f"第一章 任务\n{line}\n{PROSE}推进各类项目早日开工，形成更多实物工作量，带动产业升级。"
    assert (line in [heading for _, heading in outline(text)]) is found
