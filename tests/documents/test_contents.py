"""Tables of contents become no blocks, whatever conversion made of them."""
from __future__ import annotations

import pytest

from extractors.documents import layout

BODY = """前  言
本规划阐明发展思路，明确目标任务，是全县人民的行动纲领。
第一章 发展基础
第一节 发展成就
全县综合实力增强，人民生活改善，社会大局稳定。
第二章 总体要求
坚持以人民为中心，贯彻新发展理念，推动高质量发展。
第三章 保障措施
加强组织领导，完善实施机制，确保规划落实。
"""

DOTS = """目  录
前  言......................1
第一章 发展基础............2
第一节 发展成就…………………2
- 1 -
第二章 总体要求·············9
第三章 保障措施 ........ 15
"""
TABS = "目录\n前言\t1\n第一章 发展基础\t2\n第一节 发展成就\t2\n\n第二章 总体要求\t9\n第三章 保障措施\t15\n"
TWO_LINES = "目 录\n前言\t1\n第一章 发展\n基础\t2\n第一节 发展成就\t2\n第二章 总体要求\t9\n第三章 保障措施\t15\n"
NO_PAGES = "目录\n前言\n第一章 发展基础\n第一节 发展成就\n第二章 总体要求\n第三章 保障措施\n"
ONE_LINE = "前言......1 第一章 发展基础......2 第一节 发展成就......2 第二章 总体要求......9 第三章 保障措施......15\n"
UNTITLED = DOTS.partition("\n")[2]
ANNEXES = "目录\n第一章 发展基础\t2\n第二章 总体要求\t9\n第三章 保障措施\t15\n附件 1 目标表\t20\n附件 2 项目表\t21\n"
SPACES = "目  录\n前言 1\n第一章 发展基础 2\n第一节 发展成就 2\n第二章 总体要求 9\n第三章 保障措施 15\n"


@pytest.mark.parametrize("contents", [DOTS, TABS, TWO_LINES, NO_PAGES, ONE_LINE, UNTITLED, SPACES, ANNEXES])
def test_only_the_plan_itself_is_left(contents: str) -> None:
    assert layout(contents + BODY)[0] == layout(BODY)[0]


def test_offsets_count_the_table_of_contents() -> None:
    clean, offsets, _, _ = layout(DOTS + BODY)
    assert offsets[clean.index("全县综合实力")] == (DOTS + BODY).index("全县综合实力")


def test_a_list_of_headings_alone_is_no_table_of_contents() -> None:
    assert "第二章" in layout("目录\n第一章 发展基础\n第二章 总体要求\n第三章 保障措施\n")[0]
