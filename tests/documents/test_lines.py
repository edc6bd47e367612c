"""Lines that conversion broke come together again; what stood apart stays apart."""
from __future__ import annotations

import pytest

from extractors.documents import layout

HEAD = "第一节 工业\n"


def blocks(text: str) -> list[str]:
    clean, _, found, _ = layout(text)
    return [clean[b.start : b.end] for b in found]


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\n12\n", "\n\n- 12 -\n\n", "\n第 12 页\n", "\r\n\r\n"])
def test_a_sentence_broken_by_lines_or_pages_is_whole_again(gap: str) -> None:
    text = HEAD + "围绕硅材料产业链，加快推进云麓硅谷产业园污水处理" + gap + "厂建设，完善园区配套。"
    assert blocks(text)[-1] == "围绕硅材料产业链，加快推进云麓硅谷产业园污水处理厂建设，完善园区配套。"


def test_a_number_at_a_line_start_is_no_list_number() -> None:
    text = HEAD + "1.壮大总量。全县规模以上工业企业主营业务收入累计\n\n3.36 亿元，新增企业12家。"
    assert blocks(text)[1:] == ["1.壮大总量。", "全县规模以上工业企业主营业务收入累计3.36亿元，新增企业12家。"]


def test_list_items_headings_and_named_items_are_never_joined() -> None:
    text = HEAD + "重点推进以下项目，包括\n1.甲项目\n2.乙项目\n第二节 农业\n两大园区：北区、南区（河谷园区）\n三个基地：甲、乙、丙"
    assert blocks(text) == [
        "第一节 工业", "重点推进以下项目，包括", "1.甲项目", "2.乙项目", "第二节 农业", "两大园区：北区、南区（河谷园区）", "三个基地：甲、乙、丙",
    ]


def test_a_finished_paragraph_stays_alone() -> None:
    text = HEAD + "做强工业，做大总量，提升效益。\n做优农业，做特品牌，提升质量。"
    assert blocks(text)[1:] == ["做强工业，做大总量，提升效益。", "做优农业，做特品牌，提升质量。"]


def test_latin_words_stay_apart_where_lines_meet() -> None:
    assert blocks(HEAD + "全面推进智慧城市建设，推广应用Smart\nCity平台，提升水平。")[1] == "全面推进智慧城市建设，推广应用Smart City平台，提升水平。"


def test_a_footnote_between_two_halves_of_a_sentence_comes_after_it() -> None:
    text = HEAD + "发展飞地经济①，推进产业转移，形成优势互补、合作共\n①飞地经济：是指打破行政区划限制、跨区合作开发的模式。\n- 15 -\n赢的格局。"
    clean, _, found, _ = layout(text)
    assert clean[found[1].start : found[1].end] == "发展飞地经济①，推进产业转移，形成优势互补、合作共赢的格局。"
    assert found[2].box == "名词解释"


def test_a_text_wrapped_at_the_margin_becomes_paragraphs() -> None:
    first = "　　围绕硅材料产业链，加快推进产业园区基础设施建设，完善道路、供水、供电、污水处理等配套，提升园区承载能力和服务水平。"
    second = "　　坚持龙头带动，支持骨干企业扩能改造，培育一批专精特新企业，推动产业链上下游协同发展，形成百亿产业集群，带动就业。"
    wrapped = "\n".join(p[i : i + 20] for p in (first, second) for i in range(0, len(p), 20))
    assert blocks(HEAD + wrapped)[1:] == [first.strip(), second.strip()]


def test_a_numbered_list_in_one_line_is_cut_into_its_items() -> None:
    text = HEAD + "实施以下工程：1.甲园区道路工程。2.乙园区供水工程；3.5G基站建设工程。"
    assert blocks(text)[1:] == ["实施以下工程：", "1.甲园区道路工程。", "2.乙园区供水工程；", "3.5G基站建设工程。"]


@pytest.mark.parametrize("sentence", ["投资1.2亿元，新建2.5万平方米厂房，形成3.6万吨产能。", "加快一、二、三产业融合发展，推进1、2、3号路建设。"])
def test_numbers_in_prose_cut_nothing(sentence: str) -> None:
    assert blocks(HEAD + sentence)[1:] == [sentence]


def test_running_page_heads_and_page_numbers_leave_the_text() -> None:
    page = "云麓县国民经济和社会发展第十四个五年规划纲要\n第{0}节 任务\n推进第{0}项任务，确保目标如期实现。\n- {0} -\n"
    clean = layout("".join(page.format(n) for n in range(1, 6)))[0]
    assert clean.count("云麓县") == 1
    assert "- 3 -" not in clean and "3\n" not in clean
