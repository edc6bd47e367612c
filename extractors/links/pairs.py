"""Pairs of mentions that may be linked, with features that say where a reader would have met the one from the other.

Each predicate has an anchor, the end from which one looks around, and a target that is sought: in the anchor's own name, in
the tail
of its list, in its sentence, in the paragraph's first sentence, in the heads above.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extractors.facts import Predicate
from extractors.frames.patterns import LEADING_ROLES
from extractors.frames.proposing import longest_first
from extractors.frames.reading import Reading
from extractors.links.patterns import BROAD_TARGETS, CUES, JOINS, NAMELESS, WORKS_LISTED
from extractors.links.surroundings import Place, Surroundings
from extractors.scoring.shapes import bucket, ends

_CUE = re.compile(longest_first(CUES))
LISTS = re.compile(WORKS_LISTED)
"""What follows a name to the end of a heading under which its works are listed (甲产业园|重点项目)."""
RANKS = {"same": 3, "under": 3, "over": 2, "kin": 1, "sector": 0, "apart": 0, "": 0}
"""How much the kinship of two names' industries speaks for a link."""
HEADS = ("box", "head", "head1", "head2", "head3")
"""Sources that are headings above the anchor, or a sentence that works as one."""
NEAREST = 3
"""So many targets are tried on each side of the anchor in its sentence, and in each head."""


class Pair(NamedTuple):
    """Two places that may be linked; `met` names the source in which the target was found."""

    predicate: Predicate
    subject: Place
    object: Place
    met: str
    features: tuple[str, ...]


def pairs(reading: Reading, places: Sequence[Place]) -> Iterator[Pair]:
    """All pairs worth judging, in order of the text."""
    around = Surroundings(reading, places)
    for members in [around.by_block[b] for b in sorted(around.by_block)]:
        for anchor in members:
            for predicate, (anchors, targets, anchor_is_subject) in JOINS.items():
                if anchor.kind not in anchors:
                    continue
                sources = _sources(around, anchor, targets, members)
                available = "".join(
                    sorted({s[0][0] for s in sources if s[0] in ("tail", "after", "before", "head", "lead", "inside")})
                )
                narrow = {t.group for _, _, t in sources if t.kind == "Industry" and t.group not in BROAD_TARGETS}
                best = max((RANKS[around.kinship(anchor, t)] for _, _, t in sources if t.group != anchor.group), default=0)
                met = _met(sources)
                tried: set[tuple[str, str]] = set()
                for source, rank, target in sources:
                    if (target.kind, target.group) in tried or (target.group == anchor.group and target.kind == anchor.kind):
                        continue
                    tried.add((target.kind, target.group))
                    subject, object_ = (anchor, target) if anchor_is_subject else (target, anchor)
                    features = _features(around, anchor, target, source, rank, available)
                    if target.group in BROAD_TARGETS and narrow - {anchor.group}:
                        features.append("broad-with-rival")
                    others = met[target.kind, target.group] - {source}
                    features += [f"met={min(len(others), 3)}", *(f"also={other}&{source}" for other in sorted(others))]
                    kin = around.kinship(anchor, target)
                    features += [f"kin={kin}", f"kin={kin}&{source}"]
                    if RANKS[kin] < best:
                        features += ["kin-rival", f"kin-rival&{source}"]
                    yield Pair(predicate, subject, object_, source, tuple(features))


def _sources(around: Surroundings, anchor: Place, targets: tuple[str, ...], members: list[Place]) -> list[tuple[str, int, Place]]:
    """Targets with the source they were met in and their rank in it, the closest source first."""
    block = around.block(anchor)
    sentence = around.sentence(anchor)
    first_sentence = around.sentence(members[0]) if members else -1
    opening = around.reading.sentence_at(around.reading.blocks[block].start)
    topic = around.topic[sentence]
    enumeration = anchor.candidate.enumeration if anchor.candidate else None
    list_end = enumeration.items[-1].ends[0] if enumeration else anchor.end
    list_start = enumeration.items[0].unit.start if enumeration else anchor.start
    unit_end = enumeration.items[-1].unit.end if enumeration else anchor.end
    inside: list[Place] = []
    tail: list[Place] = []
    listed: list[Place] = []
    before: list[Place] = []
    after: list[Place] = []
    under: list[Place] = []
    lead: list[Place] = []
    previous: list[Place] = []
    following: list[Place] = []
    for p in members:
        if p is anchor or p.kind not in targets:
            continue
        if (p.start >= anchor.start and p.end <= anchor.end) or (anchor.start >= p.start and anchor.end <= p.end):
            inside.append(p)
        elif list_end <= p.start < unit_end and p.start >= anchor.end:
            tail.append(p)
        elif list_start <= p.start < list_end:
            listed.append(p)
        elif (s := around.sentence(p)) == sentence:
            (after if p.start > anchor.start else before).append(p)
        elif s == topic:
            under.append(p)
        elif s in (first_sentence, opening) and topic < s:
            lead.append(p)
        elif p.start < anchor.start:
            previous.append(p)
        else:
            following.append(p)
    found = [("inside", i, p) for i, p in enumerate(inside)] + [("tail", i, p) for i, p in enumerate(tail)]
    found += [("after", i, p) for i, p in enumerate(after[:NEAREST])] + [
        ("before", i, p) for i, p in enumerate(before[::-1][:NEAREST])
    ]
    found += [("listed", i, p) for i, p in enumerate(listed[:NEAREST])]
    found += [("head", i, p) for i, p in enumerate(under[:NEAREST])]
    pushed = int(topic >= 0)
    above = around.above[block]
    for depth, heading in enumerate(above[: 4 - pushed], pushed):
        kind = "box" if around.reading.blocks[heading].level == 9 else "head" if depth == 0 else f"head{depth}"
        found += [
            (kind, i, p) for i, p in enumerate([q for q in around.by_block.get(heading, ()) if q.kind in targets][:NEAREST])
        ]
    found += [("lead", i, p) for i, p in enumerate(lead[:NEAREST])]
    found += [("previous", i, p) for i, p in enumerate(previous[::-1][:2])] + [
        ("following", i, p) for i, p in enumerate(following[:1])
    ]
    found += [("carried", i, p) for i, p in enumerate(around.carried(block, targets)[:2])]
    return found


def _met(sources: Sequence[tuple[str, int, Place]]) -> dict[tuple[str, str], set[str]]:
    """The sources in which each thing was met."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for source, _, target in sources:
        found[target.kind, target.group].add(source)
    return found


def _features(around: Surroundings, anchor: Place, target: Place, source: str, rank: int, available: str) -> list[str]:
    text = around.text
    found = [
        source,
        f"{source}#{min(rank, 3)}",
        f"{source}|{available}",
        f"{source}#{min(rank, 2)}|{available}",
        f"kind={anchor.kind}&{source}",
    ]
    first, second = (anchor, target) if anchor.start < target.start else (target, anchor)
    between = text[first.end : second.start] if first.end <= second.start else ""
    if source in ("tail", "after", "before", "listed"):
        found.append(f"units={bucket(sum(between.count(c) for c in '，：；'))}&{source}")
        found += [f"word={w}&{source}" for w in sorted(set(_CUE.findall(between[-60:])))]
        found.append(f"same-kind-between={min(around.between(first.end, second.start, target.kind), 3)}&{source}")
    told = around.told
    for tag, place, tell in (("a", anchor, _anchor), ("t", target, _target)):
        key = (tag, id(place), source)
        found += told.get(key) or told.setdefault(key, tuple(tell(around, place, source)))
    if source in (*HEADS, "lead", "previous", "carried"):
        blocks = around.block(anchor) - around.block(target)
        apart = f"b{min(blocks, 6)}" if blocks else f"s{min(around.sentence(anchor) - around.sentence(target), 6)}"
        found.append(f"far={apart}&{source}")
    if source in HEADS and LISTS.fullmatch(text, target.end, around.reading.blocks[around.block(target)].end):
        found += ["lists-works", f"lists-works&{source}", f"lists-works&{anchor.kind}"]
    if target.kind == "Park" and text[target.start : target.end] in NAMELESS:
        found += ["t-nameless", "t-nameless&" + source]
    if source == "inside":
        found.append("inside&" + ("starts" if target.start == anchor.start else "ends" if target.end == anchor.end else "within"))
    shared = _shared(anchor.group, target.group)
    found.append(f"shared={shared}")
    found.append(f"shared={shared}&{source}")
    if anchor.group in target.group:
        found.append("a-in-t")
    elif target.group in anchor.group:
        found.append("t-in-a")
    return found


def _anchor(around: Surroundings, anchor: Place, source: str) -> list[str]:
    """What the anchor tells by itself."""
    text = around.text
    found = _frame("a", anchor, source)
    found.append("a-aft=" + text[anchor.end : anchor.end + 1])
    if anchor.candidate is None:
        found.append("a-nested")
        found.append("a-nested&" + source)
    block = around.reading.blocks[around.block(anchor)]
    found.append(f"block={block.kind}&{source}")
    if block.box:
        found.append("in-box&" + source)
    if any("成就" in s or "基础" == s[-2:] for s in block.section):
        found.append("past")
    found.append("a-end=" + text[anchor.end - 2 : anchor.end])
    if anchor.candidate:
        found.append("a-how=" + anchor.candidate.how)
    found += [f"a-is={key}" for key in ends(text[anchor.start : anchor.end])]
    return found


def _target(around: Surroundings, target: Place, source: str) -> list[str]:
    """What the target tells by itself."""
    text = around.text
    found = _frame("t", target, source)
    found.append(f"t-aft={text[target.end : target.end + 1]}&{source}")
    found.append(f"t-bef={text[max(0, target.start - 1) : target.start]}&{source}")
    if target.kind == "Industry" and around.in_name(target, "Park"):
        found += ["t-in-park", "t-in-park&" + source]
    if source != "inside" and target.kind in ("Industry", "Enterprise") and around.in_name(target, "Project"):
        found += ["t-in-work", "t-in-work&" + source]
    if target.group in BROAD_TARGETS:
        found += ["t-broad", "t-broad&" + source]
    if target.candidate is None:
        found.append("t-nested")
        found.append("t-nested&" + source)
    found.append(f"t-len={min(len(target.group), 6)}&{source}")
    found.append("t-end=" + text[target.end - 2 : target.end])
    found.append(f"t-count={bucket(around.count(target))}")
    found.append(f"t-sure={int(target.probability * 5)}")
    if around.headlined(target):
        found += ["t-headlined", "t-headlined&" + source]
    return found


def _frame(tag: str, place: Place, source: str) -> list[str]:
    enumeration = place.candidate.enumeration if place.candidate else None
    if enumeration is None:
        return [f"{tag}-bare&{source}"]
    role = "leads" if enumeration.role in LEADING_ROLES else "role" if enumeration.role else "none"
    found = [
        f"{tag}-role={role}&{source}",
        f"{tag}-tail={enumeration.tail_class}&{source}",
        f"{tag}-role={role}&{tag}-tail={enumeration.tail_class}&{source}",
        f"{tag}-trigger={enumeration.trigger}",
        f"{tag}-items={min(len(enumeration.items), 3)}&{source}",
    ]
    found += [f"{tag}-does={c}&{source}" for c in sorted(enumeration.trigger_classes)]
    if enumeration.count:
        found.append(f"{tag}-count&{source}")
    return found


def _shared(a: str, b: str) -> int:
    """Length of the longest common substring of two short strings, 0 or 2 to 5."""
    short, long = sorted((a, b), key=len)
    found = 0
    for size in range(2, min(5, len(short)) + 1):
        if not any(short[i : i + size] in long for i in range(len(short) - size + 1)):
            break
        found = size
    return found
