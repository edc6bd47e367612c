"""The words of the segmenter's dictionary: general Chinese vocabulary with counts."""

from __future__ import annotations

from functools import cache

import jieba

LONGEST = 4
"""Longer words are not looked for where one begins."""


@cache
def dictionary() -> dict[str, int]:
    """The words of the segmenter's dictionary with their counts, 0 for what only begins a word."""
    jieba.dt.check_initialized()
    counts: dict[str, int] = jieba.dt.FREQ
    return counts


def word_at(text: str, start: int, stop: int) -> str:
    """The longest word of two to four characters that begins at `start` and ends by `stop`, "" if there is none.

    >>> word_at("从业人员总数", 0, 6), word_at("在全县建成", 0, 5)
    ('从业人员', '')
    """
    counts = dictionary()
    for length in range(min(LONGEST, stop - start), 1, -1):
        if counts.get(text[start : start + length]):
            return text[start : start + length]
    return ""
