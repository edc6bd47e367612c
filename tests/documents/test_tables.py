"""The main indicator table comes out whole in every form that conversion leaves it in."""
from __future__ import annotations

from extractors.documents import Table, layout

BEFORE = "第四节 发展目标\n到2025年，全县主要指标如下：\n表1 主要指标\n"
AFTER = "\n展望2035年，全县综合实力大幅跃升，人民生活更加美好，现代化建设取得新成效。"


def table(text: str) -> tuple[str, Table]:
    clean, offsets, blocks, tables = layout(text)
    assert len(tables) == 1
    assert sum(b.kind == "row" for b in blocks) == len(tables[0].rows) + (tables[0].header is not None)
    return clean, tables[0]


def rows(text: str) -> tuple[list[str] | None, list[list[str]]]:
    clean, found = table(text)
    header = [clean[c.start : c.end] for c in found.header] if found.header else None
    return header, [[clean[c.start : c.end] for c in row] for row in found.rows]


PIPES = """序号 | 指标名称 | 单位 | 2020年 | 2025年 | 年均增长% | 属性 | |
1 | 经济 发展 | 地区生产总值 | 亿元 | 61 | 85 | 7左右 | 预期性 |
2 | 全员劳动生产率 | 万元/人 | —— | 9 | —— | 预期性 | ||
3 | 绿色 生态 | 单位地区生产总值 能耗降幅 | % | —— | 达到市里要求 | —— | 约束性 |"""


def test_a_pipe_table_with_merged_cells() -> None:
    header, data = rows(BEFORE + PIPES + AFTER)
    assert header == ["序号", "指标名称", "单位", "2020年", "2025年", "年均增长%", "属性", ""]
    assert data[0] == ["1", "经济发展", "地区生产总值", "亿元", "61", "85", "7左右", "预期性"]
    assert [cell for cell in data[1] if cell] == ["2", "全员劳动生产率", "万元/人", "——", "9", "——", "预期性"]
    assert data[2][2:] == ["单位地区生产总值能耗降幅", "%", "——", "达到市里要求", "——", "约束性"]


def test_a_markdown_table_loses_its_rules_and_empty_rows() -> None:
    text = "| 指标 | 2020年 | 2025年 |\n|------|:----:|----|\n| 产值 | 61 | 85 |\n|  |  |  |\n|---|---|---|\n\n| 绿色生态 | | |\n| 产量 | 3 | 5 |"
    assert rows(BEFORE + text + AFTER) == (["指标", "2020年", "2025年"], [["产值", "61", "85"], ["绿色生态", "", ""], ["产量", "3", "5"]])


def test_a_row_broken_inside_a_cell_is_one_row() -> None:
    whole = "指标 | 单位 | 2020年 | 2025年 |\n产值 | 亿元 | 61 | 85 |\n单位生产总值能耗降幅 | % | — | 13 |\n产量 | 万吨 | 3 | 5 |"
    broken = whole.replace("能耗降幅 | %", "能耗降幅 | %\n")
    assert rows(BEFORE + broken + AFTER)[1] == rows(BEFORE + whole + AFTER)[1]


def test_a_category_line_without_bars_does_not_end_a_pipe_table() -> None:
    text = "指标 | 单位 | 2020年 | 2025年 |\n经济发展\n产值 | 亿元 | 61 | 85 |\n- 3 -\n绿色生态\n产量 | 万吨 | 3 | 5 |"
    assert rows(BEFORE + text + AFTER)[1] == [["经济发展"], ["产值", "亿元", "61", "85"], ["绿色生态"], ["产量", "万吨", "3", "5"]]


TABS = """指标名称\t2020 完成\t2025 目标\t累计或 年均增长\t属性
经济发展
固定资产投资（亿元）\t40.2\t80\t年均 15%\t预期性
空气\t优良天数比率（百分比）\t81%\t86%\t—\t约束性

质量\t细颗粒物浓度（微克/立方米）\t40\t34\t累计-6%
主要污染物 排放减少 （百分比）\t化学需氧量\t8.1%\t9%\t——\t约束性
\t氨氮\t0.4%\t0.5%\t——\t约束性"""


def test_a_tab_table_with_categories_before_and_between() -> None:
    header, data = rows(BEFORE + TABS + AFTER)
    assert header == ["指标名称", "2020完成", "2025目标", "累计或年均增长", "属性"]
    assert data == [
        ["经济发展"],
        ["固定资产投资（亿元）", "40.2", "80", "年均15%", "预期性"],
        ["空气", "优良天数比率（百分比）", "81%", "86%", "—", "约束性"],
        ["质量", "细颗粒物浓度（微克/立方米）", "40", "34", "累计-6%"],
        ["主要污染物排放减少（百分比）", "化学需氧量", "8.1%", "9%", "——", "约束性"],
        ["", "氨氮", "0.4%", "0.5%", "——", "约束性"],
    ]


LINES = """序号 指标 单位 2020年 2025年 年均增长（%） 属性
一、经济发展
1 地区生产总值 亿元 61 85 7 预期性
2 一般公共预算收入 亿元 3.2 4.5 6.5 预期性
- 14 -
二、创新驱动
3 研发经费投入增长 % — — 10 预期性
4 单位生产总值能耗降幅 % — 达到市里要求 — 约束性"""


def test_numbered_lines_with_spaces_for_columns() -> None:
    header, data = rows(BEFORE + LINES + AFTER)
    assert header == ["序号", "指标", "单位", "2020年", "2025年", "年均增长（%）", "属性"]
    assert data == [
        ["一、经济发展"],
        ["1", "地区生产总值", "亿元", "61", "85", "7", "预期性"],
        ["2", "一般公共预算收入", "亿元", "3.2", "4.5", "6.5", "预期性"],
        ["二、创新驱动"],
        ["3", "研发经费投入增长", "%", "—", "—", "10", "预期性"],
        ["4", "单位生产总值能耗降幅", "%", "—", "达到市里要求", "—", "约束性"],
    ]


def test_lines_of_numbers_without_a_header_are_a_table_too() -> None:
    header, data = rows(BEFORE + "地区生产总值（亿元） 61 85 7% 预期性\n粮食产量（万吨） 12 15 — 约束性\n森林覆盖率（%） 60 62 — 约束性" + AFTER)
    assert header is None
    assert data[1] == ["粮食产量（万吨）", "12", "15", "—", "约束性"]


def test_prose_with_stray_spaces_is_no_table() -> None:
    text = BEFORE + "1.投资 10 亿元年产 5000 吨硅片项目\n2.投资 5 亿元年产 3000 吨合金项目\n3.投资 2 亿元年产 2 万件零件项目"
    assert layout(text)[3] == ()


def test_a_header_that_every_page_repeats_stays_once() -> None:
    text = "| 指标 | 2020年 | 2025年 |\n| 产值 | 61 | 85 |\n- 3 -\n| 指标 | 2020年 | 2025年 |\n| 产量 | 3 | 5 |"
    assert rows(BEFORE + text + AFTER)[1] == [["产值", "61", "85"], ["产量", "3", "5"]]


def test_a_table_knows_its_caption_and_section() -> None:
    _, found = table(BEFORE + TABS + AFTER)
    assert (found.caption, found.section) == ("表1主要指标", ("第四节 发展目标",))


def test_cells_lead_back_to_the_source() -> None:
    text = BEFORE + PIPES + AFTER
    clean, offsets, _, tables = layout(text)
    cell = tables[0].rows[2][2]
    assert text[offsets[cell.start] : offsets[cell.end - 1] + 1] == "单位地区生产总值 能耗降幅"


def test_prose_goes_on_after_a_table() -> None:
    for form in (PIPES, TABS, LINES):
        clean, _, blocks, _ = layout(BEFORE + form + AFTER)
        assert (blocks[-1].kind, clean[blocks[-1].start :][:6]) == ("paragraph", "展望2035")
