"""What tells of a pair of mentions whether the text links them, as short strings: where a reader would have met the one from the
other, what stands between them, what each end tells by itself, how their names and industries are related.

Features that many pairs share come as tuples that are made once.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from extractors.frames.patterns import LEADING_ROLES
from extractors.frames.proposing import longest_first
from extractors.links.patterns import BROAD_TARGETS, CUES, NAMELESS, WORKS_LISTED
from extractors.links.surroundings import Place, Surroundings
from extractors.scoring.shapes import bucket, ends

_CUE = re.compile(longest_first(CUES))
LISTS = re.compile(WORKS_LISTED)
"""What follows a name to the end of a heading under which its works are listed (甲产业园|重点项目)."""
RANKS = {"same": 3, "under": 3, "over": 2, "kin": 1, "sector": 0, "apart": 0, "": 0}
"""How much the kinship of two names' industries speaks for a link."""
HEADS = ("box", "head", "head1", "head2", "head3")
"""Sources that are headings above the anchor, or a sentence that works as one."""
BROAD_WITH_RIVAL = ("broad-with-rival",)
"""The features of a target too broad to tell much where a narrower one is met too."""


def of_pair(
    around: Surroundings, anchor: Place, target: Place, source: str, rank: int, available: str
) -> list[tuple[str, ...]]:
    """The features of an anchor and a target that was met in a source, as the so manieth of it; `available` are the first
    letters of all sources in which targets were met."""
    text = around.text
    parts = [
        _at(source, min(rank, 3), available, anchor.kind),
        around.told("a", anchor, source, of_anchor),
        around.told("t", target, source, of_target),
        _alike(
            _shared(anchor.group, target.group),
            source,
            "a-in-t" if anchor.group in target.group else "t-in-a" if target.group in anchor.group else "",
        ),
    ]
    if source in ("tail", "after", "before", "listed"):
        first, second = (anchor, target) if anchor.start < target.start else (target, anchor)
        between = text[first.end : second.start] if first.end <= second.start else ""
        same = min(around.between(first.end, second.start, target.kind), 3)
        parts.append(_between(source, bucket(sum(map(between.count, "，：；"))), same))
        if words := _CUE.findall(between[-60:]):
            parts.append(tuple(f"word={w}&{source}" for w in sorted(set(words))))
    elif source == "inside":
        where = "starts" if target.start == anchor.start else "ends" if target.end == anchor.end else "within"
        parts.append(("inside&" + where,))
    if source in FAR:
        blocks = around.block(anchor) - around.block(target)
        parts.append(_far(source, blocks, 0 if blocks else around.sentence(anchor) - around.sentence(target)))
        if source in HEADS and LISTS.fullmatch(text, target.end, around.reading.blocks[around.block(target)].end):
            parts.append(("lists-works", f"lists-works&{source}", f"lists-works&{anchor.kind}"))
    if target.kind == "Park" and text[target.start : target.end] in NAMELESS:
        parts.append(("t-nameless", "t-nameless&" + source))
    return parts


FAR = frozenset((*HEADS, "lead", "previous", "carried"))
"""Sources of which it is told how far away they are."""


@cache
def _at(source: str, rank: int, available: str, kind: str) -> tuple[str, ...]:
    """Where a target was met, as the so manieth, and where else one was."""
    return (
        source,
        f"{source}#{rank}",
        f"{source}|{available}",
        f"{source}#{min(rank, 2)}|{available}",
        f"kind={kind}&{source}",
    )


@cache
def _alike(shared: int, source: str, inside: str) -> tuple[str, ...]:
    """How many characters the names of both ends share in a row, and which lies inside the other."""
    found = (f"shared={shared}", f"shared={shared}&{source}")
    return (*found, inside) if inside else found


@cache
def _between(source: str, units: int, same: int) -> tuple[str, ...]:
    """How many delimiters and how many names of the target's kind stand between the ends."""
    return f"units={units}&{source}", f"same-kind-between={same}&{source}"


@cache
def _far(source: str, blocks: int, sentences: int) -> tuple[str, ...]:
    """How many blocks back the target stands, in the same block how many sentences."""
    apart = f"b{min(blocks, 6)}" if blocks else f"s{min(sentences, 6)}"
    return (f"far={apart}&{source}",)


@cache
def elsewhere(source: str, others: tuple[str, ...]) -> tuple[str, ...]:
    """In which other sources the target was met too."""
    return f"met={min(len(others), 3)}", *(f"also={other}&{source}" for other in others)


@cache
def kindred(kin: str, source: str, outdone: bool) -> tuple[str, ...]:
    """How the industries that both names tell are related, and whether another target's is nearer."""
    found = (f"kin={kin}", f"kin={kin}&{source}")
    return (*found, "kin-rival", f"kin-rival&{source}") if outdone else found


def of_anchor(around: Surroundings, anchor: Place, source: str) -> list[str]:
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


def of_target(around: Surroundings, target: Place, source: str) -> list[str]:
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


@lru_cache(maxsize=65536)
def _shared(a: str, b: str) -> int:
    """Length of the longest common substring of two short strings, 0 or 2 to 5.

    >>> _shared("食品加工", "绿色食品加工"), _shared("食品", "物流")
    (4, 0)
    """
    if _twos(a).isdisjoint(_twos(b)):
        return 0
    short, long = sorted((a, b), key=len)
    found = 2
    for size in range(3, min(5, len(short)) + 1):
        if not any(short[i : i + size] in long for i in range(len(short) - size + 1)):
            break
        found = size
    return found


@lru_cache(maxsize=65536)
def _twos(name: str) -> frozenset[str]:
    """The pairs of neighbouring characters in a name."""
    return frozenset(map(str.__add__, name, name[1:]))
