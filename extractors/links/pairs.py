"""Pairs of mentions that may be linked, with features: same sentence, paragraph, heading above, or one name inside the other."""
from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.frames.candidate import Candidate
from extractors.frames.proposing import longest_first
from extractors.frames.reading import Reading
from extractors.links.patterns import CUES, JOINS
from extractors.scoring.features import bucket

_CUE = re.compile(longest_first(CUES))
REACH_BEFORE = 3
REACH_AFTER = 2


@dataclass(frozen=True, slots=True)
class Place:
    """A kept mention: its kind, candidate, the group of its name, and the probability that it is right."""

    kind: str
    candidate: Candidate
    group: str
    probability: float

    @property
    def start(self) -> int:
        return self.candidate.start

    @property
    def end(self) -> int:
        return self.candidate.end


@dataclass(frozen=True, slots=True)
class Pair:
    """Two mentions that may be linked, and where they met ("sentence", "paragraph", "head", "heading", "inside")."""

    predicate: str
    subject: Place
    object: Place
    met: str
    features: tuple[str, ...]


class Surroundings:
    """Where each mention stands: its sentence, block and the headings above it."""

    def __init__(self, reading: Reading, places: Sequence[Place]) -> None:
        self.reading = reading
        self.text = reading.text
        self.places = sorted(places, key=lambda p: (p.start, p.end, p.kind))
        self.starts = [p.start for p in self.places]
        self.block_of: dict[int, int] = {}
        self.by_block: dict[int, list[Place]] = defaultdict(list)
        block_starts = [b.start for b in reading.blocks]
        for p in self.places:
            block = max(0, bisect_right(block_starts, p.start) - 1)
            self.block_of[id(p)] = block
            self.by_block[block].append(p)
        self.above = self._headings()

    def _headings(self) -> list[tuple[int, ...]]:
        """For each block the indices of the heading blocks above it, the nearest first."""
        stack: list[tuple[int, int]] = []
        found: list[tuple[int, ...]] = []
        for index, block in enumerate(self.reading.blocks):
            if block.kind == "heading":
                depth = len(block.section)
                stack = [s for s in stack if s[1] < depth]
                found.append(tuple(s[0] for s in reversed(stack)))
                stack.append((index, depth))
            else:
                depth = len(block.section)
                stack = [s for s in stack if s[1] <= depth]
                found.append(tuple(s[0] for s in reversed(stack)))
        return found

    def sentence(self, place: Place) -> int:
        return self.reading.sentence_at(place.start)


def pairs(reading: Reading, places: Sequence[Place]) -> Iterator[Pair]:
    """All pairs worth judging, in order of the text."""
    around = Surroundings(reading, places)
    for block, members in around.by_block.items():
        above = around.above[block]
        head = [p for h in above[:1] for p in around.by_block.get(h, ())]
        higher = [(depth, p) for depth, h in enumerate(above[1:4], 1) for p in around.by_block.get(h, ())]
        for predicate, (subjects, objects) in JOINS.items():
            yield from _within(around, predicate, subjects, objects, members)
            for place in members:
                if place.kind in objects:
                    yield from (_pair(around, predicate, h, place, "head", 0) for h in head if h.kind in subjects and h.group != place.group)
                    yield from (_pair(around, predicate, h, place, "heading", d) for d, h in higher if h.kind in subjects and h.group != place.group)
                if place.kind in subjects:
                    yield from (_pair(around, predicate, place, h, "head", 0) for h in head if h.kind in objects and h.group != place.group)
                    yield from (_pair(around, predicate, place, h, "heading", d) for d, h in higher if h.kind in objects and h.group != place.group)


def _within(around: Surroundings, predicate: str, subjects: tuple[str, ...], objects: tuple[str, ...], members: list[Place]) -> Iterator[Pair]:
    """Pairs in one block: all of one sentence, and the nearest few of others."""
    left = [p for p in members if p.kind in subjects]
    right = [p for p in members if p.kind in objects]
    starts = [p.start for p in left]
    for b in right:
        sentence = around.sentence(b)
        at = bisect_left(starts, b.start)
        for offset, a in enumerate(left):
            if a is b or (a.group == b.group and a.kind == b.kind):
                continue
            same = around.sentence(a) == sentence
            rank = at - 1 - offset if offset < at else offset - at
            if not same and not (0 <= rank < (REACH_BEFORE if offset < at else REACH_AFTER)):
                continue
            inside = (a.start <= b.start and b.end <= a.end) or (b.start <= a.start and a.end <= b.end)
            yield _pair(around, predicate, a, b, "inside" if inside else "sentence" if same else "paragraph", min(rank, 4))


def _pair(around: Surroundings, predicate: str, a: Place, b: Place, met: str, rank: int) -> Pair:
    text = around.text
    name_a, name_b = text[a.start : a.end], text[b.start : b.end]
    order = "ab" if a.start < b.start else "ba"
    first, second = (a, b) if order == "ab" else (b, a)
    between = text[first.end : second.start] if first.end <= second.start else ""
    found = [f"met={met}", f"met={met}&{order}", f"met={met}&r{rank}&{order}", f"k={a.kind}>{b.kind}&{met}", "both"]
    if met in ("sentence", "paragraph"):
        found.append(f"units={bucket(sum(between.count(c) for c in '，：；。'))}&{order}")
        found.append(f"marks={bucket(between.count('、'))}")
        found += [f"btw={w}&{order}" for w in sorted(set(_CUE.findall(between[:80])))]
        kinds = {a.kind: "a", b.kind: "b"}
        counts = {"a": 0, "b": 0}
        low, high = bisect_right(around.starts, first.end - 1), bisect_left(around.starts, second.start)
        for p in around.places[low:high]:
            if p.kind in kinds:
                counts[kinds[p.kind]] += 1
        found.append(f"a-between={min(counts['a'], 3)}&{met}")
        found.append(f"b-between={min(counts['b'], 3)}&{met}")
    for tag, place in (("a", a), ("b", b)):
        enumeration = place.candidate.enumeration
        if enumeration is not None:
            found += [f"{tag}role={enumeration.role}&{order}", f"{tag}tail={enumeration.tail_class}", f"{tag}trig={enumeration.trigger}", f"{tag}th={enumeration.tail_head}", f"{tag}items={min(len(enumeration.items), 4)}"]
            found += [f"{tag}tc={c}&{met}" for c in sorted(enumeration.trigger_classes)]
            if enumeration.count:
                found.append(f"{tag}count&{order}&{met}")
        found.append(f"{tag}p={int(place.probability * 5)}")
        found.append(f"{tag}bef={text[max(0, place.start - 1) : place.start]}")
        found.append(f"{tag}aft={text[place.end : place.end + 2]}")
        found.append(f"{tag}len={bucket(place.end - place.start)}")
        found.append(f"{tag}end={text[place.end - 2 : place.end]}")
    if a.candidate.enumeration is not None and a.candidate.enumeration is b.candidate.enumeration:
        found.append("same-list")
    if a.group and a.group in b.group:
        found.append("a-in-b")
        found.append(f"a-in-b&{met}")
    elif b.group and b.group in a.group:
        found.append("b-in-a")
        found.append(f"b-in-a&{met}")
    elif _shared(a.group, b.group) >= 2:
        found.append(f"shared={min(_shared(a.group, b.group), 4)}")
    if name_b.startswith(name_a):
        found.append("b-starts-a")
    if name_a.startswith(name_b):
        found.append("a-starts-b")
    block = around.reading.blocks[around.block_of[id(b)]]
    if block.box:
        found.append("box&" + met)
    found.append("bkind=" + block.kind)
    return Pair(predicate, a, b, met, tuple(found))


def _shared(a: str, b: str) -> int:
    """Length of the longest common substring of two short strings, up to 6."""
    short, long = sorted((a, b), key=len)
    for size in range(min(6, len(short)), 1, -1):
        if any(short[i : i + size] in long for i in range(len(short) - size + 1)):
            return size
    return 0
