"""Tables of projects are read whole, with bars at no row's end, or with spaces alone between their columns."""
from __future__ import annotations

import pytest

from extractors.documents import layout

BEFORE = "第四节 重大工程\n按照轻重缓急推进重大工程建设。\n"
AFTER = "\n第五节 保障措施\n加强对重大工程的统筹协调，定期调度建设进度。\n"


def rows(text: str) -> list[tuple[list[str] | None, list[list[str]]]]:
    """Header and rows of each table."""
    clean, _, _, tables = layout(BEFORE + text + AFTER)
    cells = [(t.header, t.rows) for t in tables]
    return [
        (None if header is None else [clean[c.start : c.end] for c in header], [[clean[c.start : c.end] for c in row] for row in data])
        for header, data in cells
    ]


def test_a_row_may_end_with_an_empty_cell_where_rows_have_no_closing_bar() -> None:
    text = "类别 | 项目名称 | 建设内容 | 投资\n交通 | 青溪铁路 | 争取开工 |\n交通 | 云岭二桥 | 全长900米 | 2亿元\n水利 | 石泉水库 | 中型 | 5亿元"
    ((header, data),) = rows(text)
    assert header == ["类别", "项目名称", "建设内容", "投资"]
    assert data == [["交通", "青溪铁路", "争取开工", ""], ["交通", "云岭二桥", "全长900米", "2亿元"], ["水利", "石泉水库", "中型", "5亿元"]]


def test_a_cell_may_be_broken_where_rows_have_no_closing_bar() -> None:
    head = "序号|项目名称|建设内容|总投资（万元）|年限\n"
    text = head + "1|青溪小学|36个班，校舍1.9万平\n方米|7800|2022\n2|云岭医院扩建|床位200张|210\n00|2023\n3|石泉学校|24个班|5600|2024"
    ((_, data),) = rows(text)
    assert data == [
        ["1", "青溪小学", "36个班，校舍1.9万平方米", "7800", "2022"],
        ["2", "云岭医院扩建", "床位200张", "21000", "2023"],
        ["3", "石泉学校", "24个班", "5600", "2024"],
    ]


@pytest.mark.parametrize("gap", [" ", "  "])
def test_spaces_may_part_the_columns(gap: str) -> None:
    lines = [
        ["序号", "项目名称", "建设规模", "总投资（亿元）"],
        ["1", "青溪数控刀片生产线", "年产3000万片", "6.2"],
        ["2", "云岭医院搬迁", "床位600张", "5"],
        ["3", "石泉水库", "中型", "9.4"],
    ]
    ((header, data),) = rows("\n".join(gap.join(line) for line in lines))
    assert header == lines[0] and data == lines[1:]


def test_titles_between_rows_and_a_repeated_header_are_no_rows_of_their_own() -> None:
    header = "序号  项目名称  业主  投资额（亿元）"
    text = f"附表 重大项目\n{header}\n一、产业类\n1  青溪钒材料项目  青溪科技  18.2\n2  云岭换电站项目  云岭集团  2.4\n- 31 -\n{header}\n3  石泉菌菇生产线  石泉菇业  1.6"
    ((_, data),) = rows(text)
    assert [row[1] for row in data if len(row) == 4] == ["青溪钒材料项目", "云岭换电站项目", "石泉菌菇生产线"]


@pytest.mark.parametrize(
    "text",
    [
        "项目  建设  投资\n坚持项目为王，强化要素保障，推动项目建设提速提质提效。\n强化投资拉动作用，优化投资结构，激发民间投资活力。",
        "各类项目 投资 规模不断扩大，结构持续优化。\n全县 投资 项目 储备充足。\n力争 项目 投资 再上台阶。",
    ],
)
def test_sentences_with_spaces_are_no_table(text: str) -> None:
    assert rows(text) == []
