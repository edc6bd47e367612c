"""The segmenter gives the words that jieba gives, of any text."""
from __future__ import annotations

from pathlib import Path

import jieba
import pytest

from extractors.frames.segmenter import Segmenter

TEXTS = (
    "",
    "推进青岭县秾牧冷链物流园（一期）项目建设，总投资3.5亿元。",
    "南京市长江大桥 ABC-12 的结合成分子时",
    "龘龖靐齉，𠮷野家；\n\n到2025年，5G基站1200个",
    "和和和和和和",
)


@pytest.mark.parametrize("text", TEXTS)
def test_the_words_are_jiebas(text: str) -> None:
    assert list(Segmenter().words(text)) == list(jieba.cut(text))


def same(paths: list[Path]) -> None:
    segmenter = Segmenter()
    for path in paths:
        text = path.read_text(encoding="utf-8")
        assert list(segmenter.words(text)) == list(jieba.cut(text)), path.name


def test_the_words_of_whole_plans_are_jiebas(root: Path) -> None:
    same([path for folder in ("plans", "unseen") for path in sorted((root / "data" / folder).glob("*.txt"))])


def test_the_words_of_given_plans_are_jiebas(given_plans: list[Path]) -> None:
    same(given_plans)


def test_a_word_that_a_user_adds_is_known_to_both(monkeypatch: pytest.MonkeyPatch) -> None:
    jieba.dt.check_initialized()
    monkeypatch.setattr(jieba.dt, "FREQ", dict(jieba.dt.FREQ))
    monkeypatch.setattr(jieba.dt, "total", jieba.dt.total)
    segmenter = Segmenter()
    text = "秾牧冷链落户青岭"
    before = list(segmenter.words(text))
    jieba.add_word("秾牧冷链")
    assert list(segmenter.words(text)) == list(jieba.cut(text)) != before
