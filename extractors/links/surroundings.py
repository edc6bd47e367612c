"""Where each kept mention stands: its sentence, its block, the headings above, the names that lie inside it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from extractors.frames.candidate import Candidate
from extractors.frames.patterns import SIDE_OF_ZONE
from extractors.frames.reading import Reading
from extractors.links.patterns import BEFORE_NAMES, OPENED, TELLING, TOWNS
from extractors.scoring.shapes import core, kernel
from ontology.concepts import industries_told, industry_by_label, kinship

_OPENED = re.compile(OPENED)


class Place(NamedTuple):
    """A place that names an entity: its kind, span, the group of its name, the probability that it is right and the `salience` of
    the entity.

    `mention` is the span of the kept mention that stands for it: its own, or the group's first where the name lies inside
    another.
    """

    kind: str
    start: int
    end: int
    group: str
    probability: float
    mention: tuple[int, int]
    candidate: Candidate | None = None
    salience: float = 1.0


class Surroundings:
    """Lookup of places by block, sentence and heading."""

    def __init__(self, reading: Reading, places: Sequence[Place]) -> None:
        self.reading = reading
        self.text = reading.text
        everywhere = [*places, *recurring(reading, places)]
        self.places = sorted([*everywhere, *nested(reading.text, everywhere)], key=lambda p: (p.start, p.end, p.kind))
        self.starts = [p.start for p in self.places]
        self._block_starts = [b.start for b in reading.blocks]
        self._blocks = {start: max(0, bisect_right(self._block_starts, start) - 1) for start in self.starts}
        self._sentences = {start: reading.sentence_at(start) for start in self.starts}
        self.by_block: dict[int, list[Place]] = defaultdict(list)
        for p in self.places:
            self.by_block[self.block(p)].append(p)
        self.above = self._headings()
        self.topic = topics(reading)
        self._leads: dict[int, list[Place]] = {}
        self._told: dict[tuple[str, int, str], tuple[str, ...]] = {}
        """What is said of one end of a pair: (tag, id of the place, source) → features."""
        self._carried: dict[tuple[int, tuple[str, ...]], list[Place]] = {}
        self._told_industries = {span: told(self.text[span[0] : span[1]]) for span in {(p.start, p.end) for p in self.places}}
        self._counts = Counter((p.kind, p.group) for p in self.places)
        self._headlined = {(p.kind, p.group) for p in self.places if reading.blocks[self.block(p)].kind == "heading"}

    def block(self, place: Place) -> int:
        """The index of a place's block."""
        return self._blocks[place.start]

    def sentence(self, place: Place) -> int:
        """The index of a place's sentence."""
        return self._sentences[place.start]

    def told(self, tag: str, place: Place, source: str, tell: Callable[[Surroundings, Place, str], list[str]]) -> tuple[str, ...]:
        """What a place met in a source tells by itself, as `tell` says it; asked once for each `tag`, place and source."""
        key = (tag, id(place), source)
        known = self._told.get(key)
        if known is None:
            known = self._told[key] = tuple(tell(self, place, source))
        return known

    def kinship(self, one: Place, other: Place) -> str:
        """How the industries that two names tell are related, as `ontology.concepts.kinship` says it."""
        key = self._told_industries[one.start, one.end], self._told_industries[other.start, other.end]
        return kinship_known(*key) if all(key) else ""

    def count(self, place: Place) -> int:
        """How often the thing is named."""
        return self._counts[place.kind, place.group]

    def headlined(self, place: Place) -> bool:
        """Whether a heading names the thing."""
        return (place.kind, place.group) in self._headlined

    def in_name(self, place: Place, kind: str) -> bool:
        """Whether a place lies inside the name of another thing of a kind."""
        near = self.by_block[self.block(place)]
        return any(p.kind == kind and p.start <= place.start and place.end <= p.end and p is not place for p in near)

    def between(self, start: int, end: int, kind: str) -> int:
        """How many places of a kind begin in [start, end)."""
        return sum(p.kind == kind for p in self.places[bisect_left(self.starts, start) : bisect_left(self.starts, end)])

    def lead(self, block: int) -> list[Place]:
        """The places of a block's first sentence."""
        known = self._leads.get(block)
        if known is None:
            first = self.reading.sentence_at(self.reading.blocks[block].start)
            known = self._leads[block] = [p for p in self.by_block.get(block, ()) if self.sentence(p) <= first]
        return known

    def carried(self, block: int, targets: tuple[str, ...]) -> list[Place]:
        """What the paragraphs before a block, under the same heading, opened with: the nearest first, each thing once. A block
        that opens with a name of its own (甲物流园：…) is not about what stands before it."""
        known = self._carried.get((block, targets))
        if known is not None:
            return known
        found: dict[tuple[str, str], Place] = {}
        if _OPENED.match(self.text, self.reading.blocks[block].start):
            return self._carried.setdefault((block, targets), [])
        for earlier in range(block - 1, max(-1, block - 1 - CARRIED), -1):
            if self.reading.blocks[earlier].kind == "heading" or self.above[earlier] != self.above[block]:
                break
            for p in self.lead(earlier):
                if p.kind in targets:
                    found.setdefault((p.kind, p.group), p)
        return self._carried.setdefault((block, targets), list(found.values()))

    def _headings(self) -> list[tuple[int, ...]]:
        """For each block the heading blocks above it, the nearest first."""
        stack: list[tuple[int, int]] = []
        found: list[tuple[int, ...]] = []
        for index, block in enumerate(self.reading.blocks):
            depth = len(block.section)
            heading = block.kind == "heading"
            stack = [s for s in stack if s[1] < depth or (s[1] == depth and not heading)]
            found.append(tuple(s[0] for s in reversed(stack)))
            if heading:
                stack.append((index, depth))
        return found


kinship_known = lru_cache(maxsize=65536)(kinship)
"""`ontology.concepts.kinship`, remembered."""


@lru_cache(maxsize=65536)
def told(name: str) -> frozenset[str]:
    """The plan industries that a name tells, by their labels and by other telling words."""
    words = {label for label, telling in TELLING.items() if any(word in name for word in telling)}
    return industries_told(name) | {iri for label in words if (iri := industry_by_label(label))}


CARRIED = 6
"""So many paragraphs back a paragraph's opening may still be what the text speaks of."""
LONGEST_TOPIC = 26
"""A sentence of at most so many characters and of one clause, with others after it in its paragraph, says what they are about."""
_CLAUSES = re.compile("[，、；：,;:]")


def topics(reading: Reading) -> list[int]:
    """For each sentence the index of the nearest short sentence before it in its block that works as a heading
    (提升纺织业水平。), -1 if there is none."""
    found: list[int] = []
    block, topic = -1, -1
    for index, sentence in enumerate(reading.sentences):
        if reading.sentence_block[index] != block:
            block, topic = reading.sentence_block[index], -1
        found.append(topic)
        if 4 <= sentence.end - sentence.start <= LONGEST_TOPIC and not _CLAUSES.search(
            reading.text, sentence.start, sentence.end
        ):
            topic = index
    return found


LEAST_RECURRING = {"Enterprise": 3, "Industry": 4, "Park": 5, "Project": 6}
"""How long a kept name must be for every place with its characters to count as naming the same."""
LEAST_ALONE = {"Park": 3}
"""How long a shorter name must be for places to count where it is no part of a longer one (带动|开发区)."""
_SIDE = re.compile(SIDE_OF_ZONE)
_HAN = re.compile("[\u4e00-\u9fff]")


def recurring(reading: Reading, places: Sequence[Place]) -> list[Place]:
    """Further places where a kept name stands, longest names first, none over a kept place of its kind."""
    found: list[Place] = []
    for kind, least in LEAST_RECURRING.items():
        known: dict[str, Place] = {}
        taken: set[int] = set()
        for p in places:
            if p.kind == kind:
                taken.update(range(p.start, p.end))
                if p.end - p.start >= LEAST_ALONE.get(kind, least):
                    known.setdefault(reading.text[p.start : p.end], p)
        free = 0
        for start, end in sorted(((at, at + len(n)) for n in known for at in reading.find(n)), key=lambda s: (s[0], -s[1])):
            if start < free:
                continue
            free = end
            if kind == "Park" and _SIDE.match(reading.text, end):
                continue
            if taken.isdisjoint(range(start, end)) and (end - start >= least or stands_alone(reading, start)):
                first = known[reading.text[start:end]]
                frame = reading.item_at(start)
                candidate = Candidate(start, end, "again", *frame) if frame else None
                found.append(Place(kind, start, end, first.group, first.probability, first.mention, candidate, first.salience))
    return found


def stands_alone(reading: Reading, start: int) -> bool:
    """Whether what begins at a place is no part of a longer name: a word ends there that can stand before a name, or no word."""
    text = reading.text
    if start == 0 or not _HAN.match(text, start - 1):
        return True
    return start in reading.edges and reading.words_of(start - 1, start)[0] in BEFORE_NAMES


def nested(text: str, places: Sequence[Place]) -> list[Place]:
    """Industries and enterprises whose name opens or lies in the name of a park or project: 印刷产业园 speaks of 印刷, and
    昱岭新型铸件项目 of 昱岭科技."""
    known: dict[str, dict[str, Place]] = {"Industry": {}, "Enterprise": {}}
    for p in places:
        if p.kind in known and len(p.group) >= 2:
            known[p.kind].setdefault(p.group, p)
    kernels = {kernel(g): (g, p) for g, p in known["Enterprise"].items() if kernel(g) != g and core(g)[-1] == "core=odd"}
    have = {(p.kind, p.start, p.end) for p in places}
    found: list[Place] = []
    for p in places:
        if p.kind not in ("Park", "Project"):
            continue
        name = text[p.start : p.end]
        for kind, groups in known.items():
            inside = [g for g in groups if g in name and g != p.group]
            for g in inside:
                if any(g in other and g != other for other in inside):
                    continue
                at = p.start + name.index(g)
                if (kind, at, at + len(g)) not in have:
                    found.append(groups[g]._replace(start=at, end=at + len(g), candidate=None))
        if p.kind == "Project":
            for short, (g, firm) in kernels.items():
                if len(short) < 2 or not name.startswith(short) or name.startswith(g) or len(name) < len(short) + 2:
                    continue
                if not name.startswith(TOWNS, len(short)):  # 甲镇污水厂 names the town that 甲矿业 has its name from
                    found.append(firm._replace(start=p.start, end=p.start + len(short), candidate=None))
    return found
