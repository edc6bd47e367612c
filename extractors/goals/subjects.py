"""What a goal is about: where to look for its industry, park or project, nearest first, and which mention to take."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from extractors.documents.model import Block, PlanDocument
from extractors.goals import patterns as p
from extractors.goals.spans import PositioningSpan, SubjectCandidate, SubjectKind, TargetSpan

IndustryPark: tuple[SubjectKind, ...] = ("Industry", "Park")
Any: tuple[SubjectKind, ...] = ("Industry", "Park", "Project")
Mention = TypeVar("Mention")

_GENERIC = re.compile(rf"(?:{'|'.join(sorted({*p.GENERIC_NAMES, *p.ATTRIBUTE_NAMES}, key=len, reverse=True))}|.*规模)")
_COUNTY_INDICATOR = re.compile("|".join(map(re.escape, p.COUNTY_INDICATORS)))
_CLAUSE_END = re.compile(r"[，,。；;：:、\n]")
_SENTENCE_END = re.compile(r"[。；;\n]")


def heading_paths(document: PlanDocument) -> Iterator[tuple[Block, tuple[Block, ...]]]:
    """Each block with the heading blocks above it, outermost first; a heading block is the last of its own path."""
    path: list[Block] = []
    for block in document.blocks:
        if block.kind == "heading":
            while path and path[-1].level >= block.level:
                path.pop()
            path.append(block)
        yield block, tuple(path)


def is_generic(name: str) -> bool:
    """True for a name that any firm or park could have, so that it needs its subject.

    >>> is_generic("年销售收入"), is_generic("森林覆盖率")
    (True, False)
    """
    return bool(_GENERIC.fullmatch(name))


def is_county_indicator(name: str) -> bool:
    """True for an indicator that is kept for the county as a whole whatever chapter it stands in.

    >>> is_county_indicator("城镇登记失业率"), is_county_indicator("甘草产业产值")
    (True, False)
    """
    return bool(_COUNTY_INDICATOR.search(name)) and not is_generic(name)


def target_candidates(
    text: str,
    name: str,
    name_span: tuple[int, int] | None,
    number: tuple[int, int],
    clause: int,
    sentence: int,
    path: tuple[Block, ...],
) -> tuple[SubjectCandidate, ...]:
    """Where to look for a number's subject; `number` is its span, `clause` and `sentence` where those begin.

    A number of projects is about those projects, a generic number (产值, 占地) about what its sentence speaks of, any other about
    what its own name says; then come the heads above.
    """
    start, end = number
    found: list[SubjectCandidate] = []
    if is_generic(name):
        close = _stop(_CLAUSE_END, text, end)
        found.append(SubjectCandidate(end, close, "noun", Any, False))
        found.append(SubjectCandidate(clause, start, "clause", IndustryPark, True))
        found.append(SubjectCandidate(sentence, clause, "sentence", IndustryPark, True))
        found.append(SubjectCandidate(end, _stop(_SENTENCE_END, text, end), "after", ("Park",), False))
    else:
        kinds = Any if name.endswith(p.PROJECT_HEADS + p.WORK_ENDS) else IndustryPark
        if name_span:
            found.append(SubjectCandidate(*name_span, "name", kinds, True))
        found.append(SubjectCandidate(clause, start, "clause", ("Park",) if name_span else IndustryPark, True))
    found.extend(_heads(path, lambda block: block.level >= 4 or _shares_word(name, text[block.start : block.end])))
    return tuple(c for c in found if c.end > c.start)


def positioning_candidates(
    text: str, phrase: tuple[int, int], becoming: tuple[int, int] | None, sentence: int, path: tuple[Block, ...]
) -> tuple[SubjectCandidate, ...]:
    """Where to look for what is to become the `phrase`: the object of 把 or 将, the phrase's own words, its sentence, heads."""
    found = [SubjectCandidate(*becoming, "object", Any, False)] if becoming else []
    found.append(SubjectCandidate(*phrase, "name", ("Industry",), True))
    found.append(SubjectCandidate(sentence, phrase[0], "sentence", ("Park",), True))
    found.extend(_heads(path, lambda block: block.level >= 4))
    return tuple(c for c in found if c.end > c.start)


def choose(span: TargetSpan | PositioningSpan, mentions: Iterable[tuple[int, int, str, Mention]]) -> Mention | None:
    """The subject among `mentions` given as (clean start, clean end, entity type, anything); None stands for the county."""
    if span.subject_hint == "county":
        return None
    known = [m for m in mentions if m[2] in ("Industry", "Park", "Project")]
    for candidate in span.subject_candidates:
        inside = [m for m in known if candidate.start <= m[0] and m[1] <= candidate.end and m[2] in candidate.kinds]
        if inside:
            order = max if candidate.last else min
            return order(inside, key=lambda m: (m[1], m[1] - m[0]) if candidate.last else (m[0], m[0] - m[1]))[3]
    return None


def names_county(text: str, county: str) -> bool:
    """True where a stretch of text is the county itself or a word for it.

    >>> names_county("我县", "青川县"), names_county("青川", "青川县"), names_county("青川新区", "青川县")
    (True, True, False)
    """
    word = text.strip('"的 ')
    if not word or not county:
        return word in p.COUNTY_WORDS
    return word in p.COUNTY_WORDS or word in (county, county[:2], county[:3], county.rstrip("县区市旗"), "整个" + county)


def _heads(path: tuple[Block, ...], wanted: Callable[[Block], bool]) -> Iterator[SubjectCandidate]:
    for block in reversed(path):
        if wanted(block):
            origin = "head" if block.level >= 8 else "heading" if block.level >= 4 else "section"
            yield SubjectCandidate(block.start, block.end, origin, IndustryPark, False)


def _shares_word(name: str, title: str) -> bool:
    return any(name[i : i + 2] in title for i in range(len(name) - 1) if name[i : i + 2] not in p.COMMON_PAIRS)


def _stop(pattern: re.Pattern[str], text: str, begin: int) -> int:
    m = pattern.search(text, begin, begin + 80)
    return m.start() if m else min(len(text), begin + 80)
