"""Cutting a plan's text into sentences and units: brackets, quotes, conjunctions inside words, table cells."""
from __future__ import annotations

import pytest

from extractors.frames.clauses import sentences
from tests.extractors.short_texts import reading_of


def units(text: str) -> list[list[str]]:
    """The units of each sentence of a text, its words known to the segmenter."""
    reading = reading_of(text)
    return [[reading.text[u.start : u.end] for u in s.units] for s in reading.sentences]


def test_a_sentence_is_cut_at_commas_and_list_marks() -> None:
    assert units("推进青溪大桥、云岭隧道建设，完善路网。") == [["推进青溪大桥", "云岭隧道建设", "完善路网"]]


def test_sentences_end_at_full_stops_semicolons_and_exclamation_marks() -> None:
    assert units("做强钛业；做优奶业！开工青溪机场。") == [["做强钛业"], ["做优奶业"], ["开工青溪机场"]]


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("推进青溪水库（一期、二期）工程、云岭隧道建设。", "推进青溪水库（一期、二期）工程"),
        ("实施“十村、百户”示范工程、云岭隧道。", '实施"十村、百户"示范工程'),
        ("实施“旱改水；坡改梯”工程、云岭隧道。", '实施"旱改水'),
    ],
    ids=["brackets hold a list together", "quotes hold a list together", "a full stop ends a sentence even in quotes"],
)
def test_marks_inside_brackets_and_quotes(text: str, whole: str) -> None:
    assert units(text)[0][0] == whole


def test_a_space_parts_the_clauses_of_a_heading_and_opens_none() -> None:
    text = "第三节 做强青溪园区 建设云岭枢纽"
    (sentence,) = sentences(text, 3, len(text))
    assert [text[u.start : u.end] for u in sentence.units] == ["做强青溪园区", "建设云岭枢纽"]
    assert (sentence.start, sentence.units[0].before, sentence.units[1].before) == (4, "", "，")


def test_a_space_between_latin_words_parts_nothing() -> None:
    text = "引进Green Power公司"
    (sentence,) = sentences(text, 0, len(text))
    assert [text[u.start : u.end] for u in sentence.units] == [text]


def test_a_bracket_that_never_closes_does_not_swallow_the_list() -> None:
    assert units("推进青溪水库（一期、云岭隧道、石泉大桥建设。")[0] == ["推进青溪水库（一期", "云岭隧道", "石泉大桥建设"]


def test_a_quote_that_never_closes_does_not_swallow_the_list() -> None:
    assert units("实施“头雁行动、云岭隧道、石泉大桥建设。")[0][1:] == ["云岭隧道", "石泉大桥建设"]


@pytest.mark.parametrize("word", ["和", "及", "与", "以及"])
def test_conjunctions_join_the_items_of_a_list(word: str) -> None:
    found = next(iter(reading_of(f"建设青溪大桥、云岭隧道{word}石泉机场。").sentences)).units
    assert [(u.before, u.after) for u in found] == [("", "、"), ("、", word), (word, "")]


def test_a_conjunction_inside_a_word_does_not_cut_it() -> None:
    assert units("推进和平路改造。") == [["推进和平路改造"]]
    assert units("做强及时雨品牌。") == [["做强及时雨品牌"]]


def test_without_word_edges_every_conjunction_cuts() -> None:
    text = "推进和平路改造"
    cut = next(iter(sentences(text, 0, len(text))))
    assert [text[u.start : u.end] for u in cut.units] == ["推进", "平路改造"]


def test_units_joined_by_list_marks_are_one_run_and_a_comma_begins_the_next() -> None:
    reading = reading_of("建设青溪大桥、云岭隧道和石泉机场，完善路网、管网。")
    runs = [[reading.text[u.start : u.end] for u in run] for run in reading.sentences[0].enumerations()]
    assert runs == [["建设青溪大桥", "云岭隧道", "石泉机场"], ["完善路网", "管网"]]


def test_units_lie_in_their_sentence_in_order_and_hold_no_delimiter() -> None:
    reading = reading_of("以青岭钛业、云峰新材等企业为龙头，打造钛产业链；建设园区（北区、南区）。推进：一是修路，二是架桥。")
    for sentence in reading.sentences:
        edges = [(u.start, u.end) for u in sentence.units]
        assert edges == sorted(edges) and all(sentence.start <= a < b <= sentence.end for a, b in edges)
        assert all(reading.text[a] not in "、，：；" and reading.text[b - 1] not in "、，：；" for a, b in edges)
