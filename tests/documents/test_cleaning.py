"""Marks, widths and stray spaces go from the cleaned text, and each of its characters still knows its place in the source."""
from __future__ import annotations

import pytest

from extractors.documents import layout
from extractors.documents.cleaning import fold


def cleaned(text: str) -> str:
    return layout(text)[0]


@pytest.mark.parametrize(
    ("source", "clean"),
    [
        ("到 2025 年，全县粮食产量稳定在 3.5 亿公斤以上。", "到2025年，全县粮食产量稳定在3.5亿公斤以上。"),
        ("推进 甲 园区 污水 处理厂 建设。", "推进甲园区污水处理厂建设。"),
        ("到 20 25 年，建成 5 G 基站 120 座。", "到2025年，建成5G基站120座。"),
        ("以**云麓硅材料有限公司**为龙头。", "以云麓硅材料有限公司为龙头。"),
        ("推进 Smart City 建设（ IPv6 ）。", "推进Smart City建设（IPv6）。"),
        ("增长５％，达到１２０万吨。", "增长5%，达到120万吨。"),
        ("“链主”企业「领航」计划", '"链主"企业"领航"计划'),
        ("发展茶叶,核桃;打造基地(示范).", "发展茶叶，核桃；打造基地（示范）。"),
        ("人均收入达到34,755元,年均增长7%,位居前列。", "人均收入达到34,755元，年均增长7%，位居前列。"),
        ("三次产业比例为20:35:45,结构优化:后劲增强。", "三次产业比例为20:35:45，结构优化：后劲增强。"),
        ("⽣猪产业⻰头企业", "生猪产业龙头企业"),
        ("推\u200b进\u00ad建设\ufeff。", "推进建设。"),
    ],
)
def test_a_line_is_cleaned(source: str, clean: str) -> None:
    assert cleaned(source) == clean


def test_prose_after_a_run_in_heading_is_cleaned_as_prose() -> None:
    found = cleaned("第二节 水利设施。推进南渠水库除险加固工程，全县农村自来水普及率达到 98%以上。")
    assert found.endswith("自来水普及率达到98%以上。") and found.startswith("第二节 水利设施")


def test_two_numbers_side_by_side_do_not_run_together() -> None:
    assert cleaned("甲园区 12 34 座") == "甲园区12 34座"


def test_folding_never_changes_the_length() -> None:
    text = "“链主”（ABC）：１２，３；㎡…—— 34,755 ⼀"
    assert len(fold(text)) == len(text)


def test_every_character_leads_back_to_its_own_in_the_source() -> None:
    text = "\r\n 推进 **甲园区** 建 设，到 20 25 年\r\n\r\n达到“十亿”元。\r\n"
    clean, offsets, blocks, _ = layout(text)
    assert clean == '推进甲园区建设，到2025年达到"十亿"元。'
    assert len(offsets) == len(clean)
    start = clean.index("甲园区建设")
    assert text[offsets[start] : offsets[start + 4] + 1] == "甲园区** 建 设"
    assert [fold(text[o]) for o in offsets] == list(clean)
    assert (blocks[0].start, blocks[0].end) == (0, len(clean))


def test_line_breaks_between_blocks_have_the_offset_of_a_neighbour() -> None:
    text = "第一节 工业\n做强工业，做大总量。"
    clean, offsets, _, _ = layout(text)
    newline = clean.index("\n")
    assert offsets[newline] == text.index("业\n")


@pytest.mark.parametrize("text", ["", "\n\n", "   ", "**", "|", "|---|", "12", "专栏", "第一章", "——", "目录", "#", "（一）", "1."])
def test_scraps_are_read_without_harm(text: str) -> None:
    clean, offsets, blocks, tables = layout(text)
    assert len(clean) == len(offsets)
    assert all(clean[b.start : b.end] for b in blocks)
    assert tables == ()


def test_a_plain_sentence_is_one_paragraph() -> None:
    clean, _, blocks, _ = layout("以甲公司、乙公司为龙头，推进丙项目建设。")
    assert clean == "以甲公司、乙公司为龙头，推进丙项目建设。"
    assert [(b.kind, b.section) for b in blocks] == [("paragraph", ())]
