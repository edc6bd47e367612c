"""Pairs of mentions that may be linked.

Each predicate has an anchor, the end from which one looks around, and a target that is sought: in the anchor's own name, in
the tail of its list, in its sentence, in the paragraph's first sentence, in the heads above. What tells of a pair is in
`telling.py`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from extractors.facts import Predicate
from extractors.frames.reading import Reading
from extractors.links.patterns import BROAD_TARGETS, JOINS, SELDOM
from extractors.links.surroundings import Place, Surroundings
from extractors.links.telling import BROAD_WITH_RIVAL, RANKS, elsewhere, kindred, of_pair

NEAREST = 3
"""So many targets are tried on each side of the anchor in its sentence, and in each head."""
_AVAILABLE = {source: source[0] for source in ("tail", "after", "before", "head", "lead", "inside")}


class Pair(NamedTuple):
    """Two places that may be linked; `met` names the source in which the target was found.

    `parts` are its features; equal parts of many pairs are the same object, so that a model can add up their weights once.
    """

    predicate: Predicate
    subject: Place
    object: Place
    met: str
    parts: tuple[tuple[str, ...], ...]

    @property
    def features(self) -> tuple[str, ...]:
        """All features, as short strings."""
        return tuple(chain.from_iterable(self.parts))


def pairs(reading: Reading, places: Sequence[Place]) -> Iterator[Pair]:
    """All pairs worth judging, in order of the text."""
    around = Surroundings(reading, places)
    for members in [around.by_block[b] for b in sorted(around.by_block)]:
        for anchor in members:
            near: dict[str, list[Place]] | None = None
            for predicate, (anchors, targets, anchor_is_subject) in JOINS.items():
                if anchor.kind not in anchors:
                    continue
                near = _near(around, anchor, members) if near is None else near
                sources = _sources(around, anchor, targets, near)
                if not sources:
                    continue
                available = "".join(sorted({_AVAILABLE[s] for s, _, _ in sources if s in _AVAILABLE}))
                narrow = {t.group for _, _, t in sources if t.kind == "Industry" and t.group not in BROAD_TARGETS}
                kins = [around.kinship(anchor, t) for _, _, t in sources]
                best = max((RANKS[k] for k, (_, _, t) in zip(kins, sources, strict=True) if t.group != anchor.group), default=0)
                met = _met(sources)
                tried: set[tuple[str, str]] = set()
                for kin, (source, rank, target) in zip(kins, sources, strict=True):
                    thing = target.kind, target.group
                    same = target.group == anchor.group and (target.kind == anchor.kind or predicate == "locatedIn")
                    if thing in tried or same:  # 甲产业园建设 does not lie in 甲产业园: it is the park
                        continue
                    tried.add(thing)
                    if source in SELDOM[predicate]:
                        continue
                    parts = [
                        *of_pair(around, anchor, target, source, rank, available),
                        elsewhere(source, tuple(sorted(met[thing] - {source}))),
                        kindred(kin, source, RANKS[kin] < best),
                    ]
                    if target.group in BROAD_TARGETS and narrow - {anchor.group}:
                        parts.append(BROAD_WITH_RIVAL)
                    subject, object_ = (anchor, target) if anchor_is_subject else (target, anchor)
                    yield Pair(predicate, subject, object_, source, tuple(parts))


def _near(around: Surroundings, anchor: Place, members: Sequence[Place]) -> dict[str, list[Place]]:
    """The other places of an anchor's block by where they stand, in order of the text."""
    block = around.block(anchor)
    sentence = around.sentence(anchor)
    openings = (around.sentence(members[0]), around.reading.sentence_at(around.reading.blocks[block].start))
    topic = around.topic[sentence]
    enumeration = anchor.candidate.enumeration if anchor.candidate else None
    list_end = enumeration.items[-1].ends[0] if enumeration else anchor.end
    list_start = enumeration.items[0].unit.start if enumeration else anchor.start
    unit_end = enumeration.items[-1].unit.end if enumeration else anchor.end
    found: dict[str, list[Place]] = defaultdict(list)
    for p in members:
        if p is anchor:
            continue
        if (p.start >= anchor.start and p.end <= anchor.end) or (anchor.start >= p.start and anchor.end <= p.end):
            where = "inside"
        elif list_end <= p.start < unit_end and p.start >= anchor.end:
            where = "tail"
        elif list_start <= p.start < list_end:
            where = "listed"
        elif (s := around.sentence(p)) == sentence:
            where = "after" if p.start > anchor.start else "before"
        elif s == topic:
            where = "under"
        elif s in openings and topic < s:
            where = "lead"
        else:
            where = "previous" if p.start < anchor.start else "following"
        found[where].append(p)
    return found


def _sources(
    around: Surroundings, anchor: Place, targets: tuple[str, ...], near: dict[str, list[Place]]
) -> list[tuple[str, int, Place]]:
    """Targets with the source they were met in and their rank in it, the closest source first."""
    found: list[tuple[str, int, Place]] = []

    def take(source: str, where: str, most: int | None = None, backwards: bool = False) -> None:
        if where not in near:
            return
        fitting = [p for p in near[where] if p.kind in targets]
        found.extend((source, rank, p) for rank, p in enumerate((fitting[::-1] if backwards else fitting)[:most]))

    take("inside", "inside")
    take("tail", "tail")
    take("after", "after", NEAREST)
    take("before", "before", NEAREST, backwards=True)
    take("listed", "listed", NEAREST)
    take("head", "under", NEAREST)
    pushed = int(around.topic[around.sentence(anchor)] >= 0)
    block = around.block(anchor)
    for depth, heading in enumerate(around.above[block][: 4 - pushed], pushed):
        kind = "box" if around.reading.blocks[heading].level == 9 else "head" if depth == 0 else f"head{depth}"
        fitting = [q for q in around.by_block.get(heading, ()) if q.kind in targets]
        found += [(kind, rank, p) for rank, p in enumerate(fitting[:NEAREST])]
    take("lead", "lead", NEAREST)
    take("previous", "previous", 2, backwards=True)
    take("following", "following", 1)
    found += [("carried", rank, p) for rank, p in enumerate(around.carried(block, targets)[:2])]
    return found


def _met(sources: Sequence[tuple[str, int, Place]]) -> dict[tuple[str, str], set[str]]:
    """The sources in which each thing was met."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for source, _, target in sources:
        found[target.kind, target.group].add(source)
    return found
