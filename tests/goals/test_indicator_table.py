"""The main indicator table in the forms that conversion leaves: pipes with merged cells, tabs with categories, numbered lines."""
from __future__ import annotations

import re

import pytest

from extractors.documents import read_text
from extractors.goals.spans import TargetSpan
from extractors.goals.targets import find_targets

FRAME = "青川县国民经济和社会发展第十四个五年规划\n（2021-2025年）\n第一章 发展目标\n{}\n第二章 保障\n完善机制。\n"

PIPES = """表1 主要指标
序号 | 指标名称 | 单位 | 2020年 | 2025年 | 年均增长% | 属性 | |
1 | 经济 发展 | 地区生产总值 | 亿元 | 61 | 85 | 7左右 | 预期性 |
2 | 全员劳动生产率 | 万元/人 | —— | 9 | —— | 预期性 | ||
3 | 绿色 生态 | 单位地区生产总值 能耗降幅 | % | —— | 达到市里要求 | —— | 约束性 |
4 | 森林覆盖率 | % | 30.5 | 35 | [4.5] | 约束性 | | |"""

TABS = """专栏1 主要指标
指标名称\t2020 完成\t2025 目标\t累计或 年均增长\t属性
经济发展
固定资产投资（亿元）\t40.2\t80\t年均 15%\t预期性
空气\t优良天数比率（百分比）\t81%\t86%\t—\t约束性

质量\t细颗粒物浓度（微克/立方米）\t40\t34\t累计-6%
主要污染物 排放减少 （百分比）\t化学需氧量\t8.1%\t9%\t——\t约束性
\t氨氮\t0.4%\t0.5%\t——\t约束性"""

LINES = """表2 主要指标表
1. 地区生产总值 亿元 61.2 85 6.8 预期性
2. 常住人口城镇化率 % 40 46 [6] 预期性
3. 居民人均可支配收入 元 15000 22000 8 预期性"""


def table(text: str) -> list[TargetSpan]:
    return find_targets(read_text(FRAME.format(text), county="双塔区"))


def brief(targets: list[TargetSpan]) -> list[tuple[str, float, str, bool]]:
    return [(t.name, float(t.value), t.unit, t.growth) for t in targets]


def test_pipes_with_merged_first_cells() -> None:
    assert brief(table(PIPES)) == [
        ("地区生产总值", 85, "亿元", False),
        ("地区生产总值", 7, "%", True),
        ("全员劳动生产率", 9, "万元/人", False),
        ("森林覆盖率", 35, "%", False),
        ("森林覆盖率", 4.5, "%", True),
    ]


CATEGORIES = """表1 主要指标
类别  序号  指标  2020年  2025年  年均增速（%）  属性
经济发展  1  地区生产总值（亿元）  286.4  430  8.5左右  预期性
2  规模工业增加值增速（%）  6.1  —  9  预期性
绿色 生态  3  森林覆盖率（%）  61.3  61.5  〔0.2〕  约束性"""

NUMBERED_IN_CATEGORIES = """表1 主要指标
| 类别 | 指标 | 单位 | 2020年 | 2025年 | 年均增长（%） | 属性 |
|---|---|---|---|---|---|---|
| 经济发展 | 1.地区生产总值 | 亿元 | 286.4 | 430 | 8.5 | 预期性 |
| 创新驱动 | 2.每万人发明专利拥有量 | 件 | 0.8 | 1.6 | — | 预期性 |
| 绿色生态 | 3.PM2.5平均浓度 | 微克/立方米 | 33 | 30 | — | 约束性 |"""

BROKEN = """表1 主要指标
序号 指标 2020年 2025年 年均增长 属性
1 地区生产总值（亿元） 286.4 430 8.5 预期性
2 数字产业增加值占
GDP比重（%）
5.1 8 — 预期性
3 森林覆盖率（%） 61.3 61.5 — 约束性"""

UNCLOSED = """表1 主要指标

类别 | 指标 | 2020年 | 2025年 | 年均增长 | 属性
经济发展 | 地区生产总值（亿元） | 208.6 | 300 | 7.5% | 预期性
民生福祉 | 城镇调查失业率（%） | — | <5.5 | — | 预期性
安全保障 | 粮食综合生产能力（万吨） | 28 | ≥28 | — | 约束性"""

GAINS = """表1 主要指标
指标 单位 2020年 2025年 年均增长[累计] 属性
高新技术企业 家 21 60 [39] 预期性
规模工业增加值增速 % 6.1 8 — 预期性
城镇化率 % 48.2 55 [6.8] 预期性"""


def stacked(cells: str) -> str:
    """One cell a line, as tables come out of some word processors."""
    return "主要指标\n" + cells.replace("|", "\n")


STACKED = stacked(
    "类别|序号|指标|2020年|（实际）|2025年|年均增长（%）|属性|经济发展|1|地区生产总值（亿元）|286.4|430|8.5|预期性|2|城镇化率（%）|48.2|55|[6.8]|预期性"
    "|绿色生态|3|森林覆盖|率（%）|61.3|61.5|—|约束性"
)
STACKED_WITHOUT_NATURE = stacked(
    "指标|单位|2020年|2025年|年均增长|地区生产总值|亿元|286.4|430|8.5%|固定资产投资|亿元|98|158|10%|粮食产量|万吨|41|42|—"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            CATEGORIES,
            [
                ("地区生产总值", 430, "亿元", False),
                ("地区生产总值", 8.5, "%", True),
                ("规模工业增加值增速", 9, "%", True),
                ("森林覆盖率", 61.5, "%", False),
                ("森林覆盖率", 0.2, "%", True),
            ],
        ),
        (
            NUMBERED_IN_CATEGORIES,
            [
                ("地区生产总值", 430, "亿元", False),
                ("地区生产总值", 8.5, "%", True),
                ("每万人发明专利拥有量", 1.6, "件", False),
                ("PM2.5平均浓度", 30, "微克/立方米", False),
            ],
        ),
        (
            BROKEN,
            [
                ("地区生产总值", 430, "亿元", False),
                ("地区生产总值", 8.5, "%", True),
                ("数字产业增加值占GDP比重", 8, "%", False),
                ("森林覆盖率", 61.5, "%", False),
            ],
        ),
        (
            UNCLOSED,
            [
                ("地区生产总值", 300, "亿元", False),
                ("地区生产总值", 7.5, "%", True),
                ("城镇调查失业率", 5.5, "%", False),
                ("粮食综合生产能力", 28, "万吨", False),
            ],
        ),
        (
            GAINS,
            [
                ("高新技术企业", 60, "家", False),
                ("高新技术企业", 39, "家", True),
                ("规模工业增加值增速", 8, "%", True),
                ("城镇化率", 55, "%", False),
                ("城镇化率", 6.8, "%", True),
            ],
        ),
        (
            STACKED,
            [
                ("地区生产总值", 430, "亿元", False),
                ("地区生产总值", 8.5, "%", True),
                ("城镇化率", 55, "%", False),
                ("城镇化率", 6.8, "%", True),
                ("森林覆盖率", 61.5, "%", False),
            ],
        ),
        (
            STACKED_WITHOUT_NATURE,
            [
                ("地区生产总值", 430, "亿元", False),
                ("地区生产总值", 8.5, "%", True),
                ("固定资产投资", 158, "亿元", False),
                ("固定资产投资", 10, "%", True),
                ("粮食产量", 42, "万吨", False),
            ],
        ),
    ],
)
def test_rows_are_read_whatever_conversion_left_of_them(text: str, expected: list[tuple[str, float, str, bool]]) -> None:
    assert brief(table(text)) == expected


def test_levels_carry_baseline_year_and_nature() -> None:
    product, growth = table(PIPES)[:2]
    assert (product.baseline, product.baseline_year, product.year, product.nature) == (61, 2020, 2025, "预期性")
    assert (growth.baseline, growth.nature) == (None, "预期性")


def test_tabs_with_categories_and_units_in_the_name() -> None:
    assert brief(table(TABS)) == [
        ("固定资产投资", 80, "亿元", False),
        ("固定资产投资", 15, "%", True),
        ("优良天数比率", 86, "%", False),
        ("细颗粒物浓度", 34, "微克/立方米", False),
        ("细颗粒物浓度", -6, "%", True),
        ("化学需氧量", 9, "%", False),
        ("氨氮", 0.5, "%", False),
    ]


def test_numbered_lines_without_a_header() -> None:
    assert brief(table(LINES)) == [
        ("地区生产总值", 85, "亿元", False),
        ("地区生产总值", 6.8, "%", True),
        ("常住人口城镇化率", 46, "%", False),
        ("常住人口城镇化率", 6, "%", True),
        ("居民人均可支配收入", 22000, "元", False),
        ("居民人均可支配收入", 8, "%", True),
    ]


def test_a_target_of_the_table_that_the_text_repeats_is_one_target_with_two_places() -> None:
    targets = table(LINES + "\n到2025年，常住人口城镇化率达到46%。")
    (level,) = [t for t in targets if t.name == "常住人口城镇化率" and not t.growth]
    assert level.origin == "rule:indicator-table" and len(level.others) == 1


@pytest.mark.parametrize("gap", [" ", "  "])
def test_a_name_with_latin_in_it_is_one_name(gap: str) -> None:
    rows = ["1 研发投入占 GDP 比重（%） 1.5 2.4 — 预期性", "2 PM2.5 平均浓度（微克/立方米） 35 31 — 约束性", "3 森林覆盖率（%） 61 62 — 约束性"]
    wide = [re.sub(r" (?=\d|—|预|约)|(?<=^\d) ", gap, row) for row in rows]
    found = table("\n".join(["表1 主要指标", gap.join("序号 指标 2020年 2025年 年均增长 属性".split()), *wide]))
    assert [t.name for t in found] == ["研发投入占GDP比重", "PM2.5平均浓度", "森林覆盖率"]


def test_a_table_of_projects_is_no_indicator_table() -> None:
    assert table("专栏3 重点项目\n|类别|项目名称|\n|---|---|\n|能源|220千伏输变电、抽水蓄能电站|\n|水利|石牛水库、第二水厂|") == []
    assert table("表3 重点项目\n序号 | 项目名称 | 总投资 | 建设年限 |\n1 | 青岭水库 | 3亿元 | 2021-2023 |\n2 | 北坪泵站 | 2亿元 | 2022-2024 |") == []


def test_a_paragraphs_number_is_no_part_of_an_indicators_name() -> None:
    text = "7.青溪防水毯产量达到3万吨，带动农户就业，不断延伸链条、扩大规模，形成新的增长点，带动上下游企业共同发展。"
    assert brief(table("围绕主业发展。\n" + text)) == [("青溪防水毯产量", 3, "万吨", False)]
