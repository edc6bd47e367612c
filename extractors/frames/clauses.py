"""Cut cleaned text into sentences, units and enumerations, minding brackets and quotes.

A unit is the text between two delimiters; an enumeration is a run of units joined by 、 or a conjunction. A space that cleaning
leaves beside Chinese parts the clauses of a heading (提升甲 构建乙); quotes right behind one another are items ("甲""乙"). All
offsets are into the text given (the cleaned text), from 0, end exclusive.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

SENTENCE_END = frozenset("。；！？;!?\n|")
OPENING = {"（": "）", "(": ")", "《": "》", "【": "】", "〔": "〕"}
LONGEST_ASIDE, LONGEST_QUOTE = 60, 40
"""A bracket and a quote that close within so many characters hide the delimiters in them."""
CONJUNCTIONS = ("以及", "和", "及", "与", "暨", "或", "并")


class Unit(NamedTuple):
    """A piece of a sentence; `before` and `after` are the delimiters around it ("、", "，", "：", "和" …, "" at the
    sentence's ends)."""

    start: int
    end: int
    before: str
    after: str


class Sentence(NamedTuple):
    """A sentence with its units in order."""

    start: int
    end: int
    units: tuple[Unit, ...]

    def enumerations(self) -> Iterator[tuple[Unit, ...]]:
        """Runs of units joined by 、 or a conjunction; a unit alone is a run of one."""
        run: list[Unit] = []
        for unit in self.units:
            if run and unit.before not in LIST_DELIMITERS:
                yield tuple(run)
                run = []
            run.append(unit)
        if run:
            yield tuple(run)


LIST_DELIMITERS = frozenset(("、", *CONJUNCTIONS))


_TELLING = "".join((*sorted(SENTENCE_END), *OPENING, *OPENING.values(), *CONJUNCTIONS, "、，：,:", '"'))
_MARK = re.compile(rf"[{re.escape(_TELLING)}]|(?<![!-~]) | (?![!-~])")
"""The characters at which something may begin or end; a space between Latin words or numbers is none."""


def sentences(text: str, start: int, end: int, edges: frozenset[int] | None = None) -> Iterator[Sentence]:
    """Sentences of `text[start:end]`. `edges` are word edges of a segmenter; a conjunction cuts only where it is a word of
    its own.

    >>> text = "推进甲项目、乙（一期、二期）项目和丙工程，做强产业。"
    >>> [text[u.start:u.end] for s in sentences(text, 0, len(text)) for u in s.units]
    ['推进甲项目', '乙（一期、二期）项目', '丙工程', '做强产业']
    """
    begin = free = start
    depth: list[str] = []
    quoted = False
    cuts: list[tuple[int, int, str]] = []
    for mark in _MARK.finditer(text, start, end):
        i, c = mark.start(), mark.group()
        if i < free:
            continue
        if c in OPENING:
            close = text.find(OPENING[c], i, min(end, i + LONGEST_ASIDE))
            if close > 0:
                depth.append(OPENING[c])
        elif depth and c == depth[-1]:
            depth.pop()
        elif c == '"':
            closes = quoted
            quoted = not quoted and 0 < text.find('"', i + 1, min(end, i + LONGEST_QUOTE))
            if closes and not depth and text.startswith('"', i + 1, end):  # quotes in a row are a list without 、 (GB/T 15834)
                cuts.append((i + 1, i + 1, "、"))
        elif c in SENTENCE_END and not (depth and c != "\n"):
            if i > begin:
                yield _sentence(begin, i, cuts)
            begin, cuts, depth, quoted = i + 1, [], [], False
        elif not depth and not quoted:
            if c == " " and i == begin:
                begin = i + 1
            elif c in "、，：,: ":
                cuts.append((i, i + 1, {",": "，", ":": "：", " ": "，"}.get(c, c)))
            elif c in "和及与暨以或并":
                for word in CONJUNCTIONS:
                    if text.startswith(word, i):
                        if edges is None or (i in edges and i + len(word) in edges):
                            cuts.append((i, i + len(word), word))
                            free = i + len(word)
                        break
    if end > begin:
        yield _sentence(begin, end, cuts)


def _sentence(begin: int, end: int, cuts: list[tuple[int, int, str]]) -> Sentence:
    units: list[Unit] = []
    at, before = begin, ""
    for a, b, mark in cuts:
        if a > at:
            units.append(Unit(at, a, before, mark))
            before = mark
        else:
            before = mark
        at = b
    if end > at:
        units.append(Unit(at, end, before, ""))
    return Sentence(begin, end, tuple(units))
