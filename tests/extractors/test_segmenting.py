"""Words are those of jieba, also where its dictionary knows none."""
from __future__ import annotations

import random

import jieba
import pytest

from extractors.frames.segmenting import segment


@pytest.mark.parametrize(
    "text",
    [
        "",
        "以青岭钛业、云峰新材等企业为龙头，打造钛产业链。",
        "到2025年，GDP达到61.5亿元，年均增长7%左右（其中：工业 8.2%）。\n推进5G基站建设",
        "昱岭淼鑫垚科技",
        "发展现代物流业和乡村旅游",
        "the 12th plan，甲\n\n乙",
    ],
)
def test_a_text_is_cut_as_jieba_cuts_it(text: str) -> None:
    assert segment(text) == jieba.lcut(text)


def test_words_put_together_at_random_are_cut_as_jieba_cuts_them() -> None:
    jieba.initialize()
    chance = random.Random(7)
    words = list(jieba.dt.FREQ)
    for _ in range(500):
        text = "".join(chance.choices(words, k=6))
        assert segment(text) == jieba.lcut(text)
