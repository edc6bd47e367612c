"""A plan as the frames see it: cleaned text with word edges, sentences and enumerations, built once for all extractors."""

from __future__ import annotations

import logging
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from operator import add

import jieba

from extractors.documents.model import Block
from extractors.frames.asides import asides
from extractors.frames.clauses import Sentence, sentences
from extractors.frames.enumerations import Enumeration, Item, enumerations
from extractors.frames.patterns import TOWN, WORKS_TITLE
from extractors.frames.segmenter import SEGMENTER
from extractors.frames.words import dictionary

jieba.setLogLevel(logging.WARNING)

NUMBERING = re.compile(
    r"[-—–·●○■◆▲\s]*(?:第[一二三四五六七八九十百\d%]+[篇章节]|[一二三四五六七八九十]+、|（[一二三四五六七八九十\d]+）"
    r"|\d{1,2}(?:\.\d{1,2})+(?=[^\d.%万亿])|\d{1,2}[.．、）](?!\d)|\d{1,2}\.(?=\dG)|[①-⑳]|专栏\d*[：:]?|[一二三四五六]是)?"
)
"""What may number a block or an item; it belongs to no name."""


_TOWN = re.compile(TOWN)
LONGEST_TOWN = 4
"""A town's name without 镇 or 乡 is no longer than this."""
_WORKS = re.compile(WORKS_TITLE)
_NOWHERE: list[int] = []


@dataclass(frozen=True)
class Reading:
    """Cleaned text with what the frames found in it.

    `words` are the segmenter's words in order, `edges` the offsets where words begin or end. `sentence_block[i]` is the index of
    the block of `sentences[i]`; `enumerations` are in order of the text. Offsets are into `text`, from 0, end exclusive.
    """

    text: str
    blocks: tuple[Block, ...]
    words: tuple[str, ...]
    edges: frozenset[int]
    sentences: tuple[Sentence, ...]
    sentence_block: tuple[int, ...]
    enumerations: tuple[Enumeration, ...]

    @cached_property
    def word_starts(self) -> list[int]:
        """The offset of each word."""
        return list(accumulate(map(len, self.words[:-1]), initial=0))

    def words_of(self, start: int, end: int) -> tuple[str, ...]:
        """The words that lie in or overlap the span."""
        first = bisect_right(self.word_starts, start) - 1
        last = bisect_right(self.word_starts, end - 1)
        return self.words[first:last]

    def count(self, wanted: str) -> int:
        """How often a string stands in the text, places that overlap counted once, as `str.count` does."""
        if len(wanted) < 2:
            return self.text.count(wanted)
        found, free = 0, 0
        for at in self.find(wanted):
            if at >= free:
                found, free = found + 1, at + len(wanted)
        return found

    def find(self, wanted: str) -> list[int]:
        """Where a string of two characters or more stands in the text, in order; places may overlap."""
        text, pairs = self.text, self._pairs
        rarest, before = pairs.get(wanted[:2], _NOWHERE), 0
        for offset in range(1, len(wanted) - 1):
            if not rarest:
                break
            if len(places := pairs.get(wanted[offset : offset + 2], _NOWHERE)) < len(rarest):
                rarest, before = places, offset
        return [at - before for at in rarest if at >= before and text.startswith(wanted, at - before)]

    def lists_works(self, block: int) -> bool:
        """Whether a block stands in a box, or is a row of a table under a heading or box that speaks of works."""
        found = self.blocks[block]
        if found.kind == "row":
            return _WORKS.search(found.box or "".join(found.section[-1:])) is not None
        return bool(found.box) and found.kind == "paragraph"

    def is_town(self, name: str) -> bool:
        """Whether the text calls a name of at most `LONGEST_TOWN` characters a town somewhere."""
        return name in self._towns

    @cached_property
    def _towns(self) -> frozenset[str]:
        """What the text calls a town, and the ends of it: 青岭 and 岭 where it speaks of 青岭镇."""
        text = self.text
        ends = [match.start() for match in _TOWN.finditer(text)]
        return frozenset(text[end - size : end] for end in ends for size in range(1, min(end, LONGEST_TOWN) + 1))

    @cached_property
    def _pairs(self) -> dict[str, list[int]]:
        """Where each pair of neighbouring characters stands: to look up names takes less time than to search for each."""
        places: dict[str, list[int]] = defaultdict(list)
        text = self.text
        for at, pair in enumerate(map(add, text, text[1:])):
            places[pair].append(at)
        return dict(places)

    def sentence_at(self, offset: int) -> int:
        """The index of the sentence that holds an offset (the one before it, for a delimiter)."""
        return max(0, bisect_right(self._sentence_starts, offset) - 1)

    def item_at(self, offset: int) -> tuple[Enumeration, Item] | None:
        """The list item whose unit holds an offset, with its enumeration."""
        at = bisect_right(self._item_starts, offset) - 1
        if at < 0:
            return None
        enumeration, item = self._items[at]
        return (enumeration, item) if offset < item.unit.end else None

    @cached_property
    def _items(self) -> list[tuple[Enumeration, Item]]:
        return sorted(((e, i) for e in self.enumerations for i in e.items), key=lambda pair: pair[1].unit.start)

    @cached_property
    def _item_starts(self) -> list[int]:
        return [item.unit.start for _, item in self._items]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [s.start for s in self.sentences]


def _parted(words: Iterable[str]) -> tuple[str, ...]:
    """The words of a text, with 以 parted from what it makes no word of the dictionary with (以华|榧|阀门)."""
    known, found = dictionary(), list(words)
    glued = [i for i, word in enumerate(found) if word[0] == "以" and len(word) > 1 and not known.get(word)]
    for i in reversed(glued):
        found[i : i + 1] = "以", found[i][1:]
    return tuple(found)


def read_frames(text: str, blocks: tuple[Block, ...]) -> Reading:
    """Segment the cleaned text and parse its sentences.

    >>> reading = read_frames("支持甲钛业、乙牧业等企业。", (Block("paragraph", 0, 13),))
    >>> [(reading.text[i.starts[0]:i.ends[0]], e.tail_class) for e in reading.enumerations for i in e.items]
    [('甲钛业', 'enterprise'), ('乙牧业', 'enterprise')]
    """
    words = _parted(SEGMENTER.words(text))
    edges = frozenset(accumulate(map(len, words), initial=0))
    found_sentences: list[Sentence] = []
    owner: list[int] = []
    lists: list[Enumeration] = []
    for index, block in enumerate(blocks):
        numbering = NUMBERING.match(text, block.start, block.end)
        for sentence in sentences(text, numbering.end() if numbering else block.start, block.end, edges):
            lists.extend(enumerations(text, sentence, len(found_sentences), index, edges))
            lists.extend(asides(text, sentence, len(found_sentences), index, edges))
            found_sentences.append(sentence)
            owner.append(index)
    return Reading(text, blocks, words, edges, tuple(found_sentences), tuple(owner), tuple(lists))
