"""Cut text into words as `jieba.cut` does, in less time: the same words, found in one pass over the dictionary instead of two."""
from __future__ import annotations

from collections.abc import Iterator
from math import log

import jieba

Route = dict[int, tuple[float, int]]
"""Offset in a run of Chinese → log-probability of the likeliest words from there on, and the offset of the first one's last
character."""


class Segmenter(jieba.Tokenizer):  # type: ignore[misc]  # jieba has no types
    """jieba's tokenizer over the dictionary of `jieba.dt`.

    jieba lists the dictionary's words at every character (`get_DAG`), then looks each of them up again to weigh it (`calc`);
    here the words are weighed as they are met, and what a word weighs is remembered.
    """

    FREQ: dict[str, int]
    total: int

    def __init__(self) -> None:
        super().__init__()
        self._weights: dict[str, float] = {}

    def words(self, text: str) -> Iterator[str]:
        """The words of a text in order; together they are the text."""
        shared = jieba.dt
        shared.check_initialized()
        if self.FREQ is not shared.FREQ or self.total != shared.total:
            self.FREQ, self.total, self.initialized = shared.FREQ, shared.total, True
            self._weights.clear()
        found: Iterator[str] = self.cut(text)
        return found

    def get_DAG(self, sentence: str) -> None:
        """Nothing: `calc` looks for the words itself."""

    def calc(self, sentence: str, DAG: None, route: Route) -> None:
        """Fill in the likeliest words from every offset on; of two ways of the same weight the one with the longer word."""
        counts, weights, size = self.FREQ.get, self._weights, len(sentence)
        whole = log(self.total)
        totals = [0.0] * (size + 1)
        for start in range(size - 1, -1, -1):
            best, last, end = None, start, start + 1
            word = sentence[start]
            count = counts(word)
            while count is not None:
                if count:
                    weight = weights.get(word)
                    if weight is None:
                        weight = weights[word] = log(count) - whole
                    weight += totals[end]
                    if best is None or weight >= best:
                        best, last = weight, end - 1
                if end == size:
                    break
                end += 1
                word = sentence[start:end]
                count = counts(word)
            if best is None:
                best = -whole + totals[start + 1]
            totals[start] = best
            route[start] = best, last


SEGMENTER = Segmenter()
"""The one that all plans of a process are cut by."""
