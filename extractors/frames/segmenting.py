"""Words of a text as jieba cuts them, in less time: its way through the dictionary is found in one pass.

jieba lists every dictionary word that begins at each character, then looks each up again to weigh it. Here a word is weighed when
it is met. The dictionary, the weights, the choice between equally likely ways, and the model that cuts what the dictionary does
not know are jieba's.
"""

from __future__ import annotations

import logging
from math import inf, log

import jieba
from jieba import finalseg

jieba.setLogLevel(logging.WARNING)


class _Segmenter:
    """Cuts texts by the dictionary of a jieba tokenizer."""

    def __init__(self, tokenizer: jieba.Tokenizer) -> None:
        tokenizer.check_initialized()
        self.counts: dict[str, int] = tokenizer.FREQ
        self.total = log(tokenizer.total)
        self._firsts: dict[str, tuple[float, bool]] = {}
        """For each character met its weight as a word and whether longer words may begin with it."""

    def cut(self, text: str) -> list[str]:
        """The words of any text."""
        words: list[str] = []
        for number, run in enumerate(jieba.re_han_default.split(text)):
            if number % 2:
                self._cut_run(run, words)
            elif run:
                for piece in jieba.re_skip_default.split(run):
                    if jieba.re_skip_default.match(piece):
                        words.append(piece)
                    else:
                        words.extend(piece)
        return words

    def _cut_run(self, run: str, words: list[str]) -> None:
        """Add the words of a run of characters that are no punctuation; single ones in a row go to the model."""
        ends = self._way(run)
        at, single, size = 0, 0, len(run)
        while at < size:
            end = ends[at]
            if end - at > 1:
                if single < at:
                    self._cut_unknown(run[single:at], words)
                words.append(run[at:end])
                single = end
            at = end
        if single < size:
            self._cut_unknown(run[single:], words)

    def _cut_unknown(self, characters: str, words: list[str]) -> None:
        if len(characters) == 1:
            words.append(characters)
        elif self.counts.get(characters):
            words.extend(characters)
        else:
            words.extend(finalseg.cut(characters))

    def _way(self, run: str) -> list[int]:
        """For each character the end of the first word on the likeliest way from it to the run's end."""
        get, total, firsts, size = self.counts.get, self.total, self._firsts, len(run)
        unknown = log(1) - total
        weights = [0.0] * (size + 1)
        ends = [0] * size
        for begin in range(size - 1, -1, -1):
            first = firsts.get(run[begin])
            if first is None:
                count = get(run[begin])
                first = firsts[run[begin]] = (log(count) - total if count else -inf, count is not None)
            best, last = first[0] + weights[begin + 1], begin + 1
            if first[1]:
                for end in range(begin + 2, size + 1):
                    count = get(run[begin:end])
                    if count:
                        weight = log(count) - total + weights[end]
                        if weight >= best:
                            best, last = weight, end
                    elif count is None:
                        break
            weights[begin] = unknown + weights[begin + 1] if best == -inf else best
            ends[begin] = last
        return ends


def segment(text: str) -> list[str]:
    """The words of `jieba.cut(text)`, in order.

    >>> segment("发展现代物流业")
    ['发展', '现代', '物流业']
    """
    return _Segmenter(jieba.dt).cut(text)
