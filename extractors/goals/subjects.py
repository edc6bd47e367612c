"""What a goal is about: where to look for its industry, park or project, nearest first, and which mention to take."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from extractors.documents.model import Block, PlanDocument
from extractors.goals import patterns as p
from extractors.goals import subject_patterns as sp
from extractors.goals.known_names import KnownNames, is_sector
from extractors.goals.spans import PositioningSpan, SubjectCandidate, SubjectKind, TargetSpan

IndustryPark: tuple[SubjectKind, ...] = ("Industry", "Park")
Any: tuple[SubjectKind, ...] = ("Industry", "Park", "Project")
NAMING = ("named", "noun", "theme", "head", "heading")
"""Origins of candidates in which an industry's name counts even where it was not kept as a mention."""
SPEAKING = ("name", "clause", "head", "heading")
"""Origins of candidates in which 开发区 or 园区 alone means the plan's zone."""
SECTION_LEVEL = 3
"""Headings from this level on (节, 一、, （一）) speak of one thing, those above it of whole fields."""
Mention = TypeVar("Mention")

_GENERIC = re.compile(rf"(?:{'|'.join(sorted({*p.GENERIC_NAMES, *p.ATTRIBUTE_NAMES}, key=len, reverse=True))}|.*规模)")
_COUNTY_INDICATOR = re.compile("|".join(map(re.escape, p.COUNTY_INDICATORS)))
_EFFECT = re.compile(sp.EFFECT)
_BREAKDOWN = re.compile(sp.BREAKDOWN)
_AMOUNT = re.compile("(?:增加值|总产值|产值|总收入|收入)$")
_MONEY_SIZE = re.compile(sp.MONEY_SIZE)
_HEAD_VERB = re.compile(sp.HEAD_VERBS)
_RANK = re.compile(sp.RANKS)
_NUMBERING = re.compile(r"^[\d（(一二三四五六七八九十）).、．\s]+")
_THEME = re.compile(rf"(?<=[。；\n])(?![^。]*{sp.TARGET_SAID})[^，。；：、]{{4,24}}(?=。)")
_PARK_HEAD = re.compile("开发区|高新区|园区")
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
    return bool(_GENERIC.fullmatch(name.removeprefix("一个")))


def is_county_indicator(name: str, head: str = "") -> bool:
    """True for an indicator that is kept for the county as a whole whatever chapter it stands in.

    Of a share only the part tells, not the whole. Under a `head` that speaks of a park, what a park has too is the park's.

    >>> is_county_indicator("城镇登记失业率"), is_county_indicator("甘草产业产值")
    (True, False)
    >>> is_county_indicator("甘草产业占地区生产总值比重"), is_county_indicator("服务业占地区生产总值比重")
    (False, True)
    >>> is_county_indicator("污水集中处理率"), is_county_indicator("污水集中处理率", "优化园区环境")
    (True, False)
    """
    part = name.split("占")[0]
    whole = len(part) < 4 or is_sector(_AMOUNT.sub("", part))
    if is_generic(name) or not _COUNTY_INDICATOR.search(name if whole else part):
        return False
    return not (_PARK_HEAD.search(head + name) and any(word in name for word in sp.PLACE_INDICATORS))


def tells_effect(text: str, sentence: int, start: int) -> bool:
    """Whether a number tells what a work brings once it stands (达产后年产值|3亿元)."""
    return _EFFECT.search(text, sentence, start) is not None


def is_rank(name: str) -> bool:
    """True for a rank that stands for what was counted before it ("其中国家级1家").

    >>> is_rank("国家级"), is_rank("省级示范园")
    (True, False)
    """
    return bool(_RANK.fullmatch(name))


def target_candidates(
    text: str,
    name: str,
    name_span: tuple[int, int] | None,
    number: tuple[int, int],
    clause: int,
    sentence: int,
    path: tuple[Block, ...],
    block: int,
) -> tuple[SubjectCandidate, ...]:
    """Where to look for a number's subject; `number` is its span, `clause`, `sentence` and `block` where those begin.

    A number of projects is about those projects, a generic number (产值, 占地) about what its sentence speaks of, any other about
    what its own name says; then come the short sentence that opens the topic and the heads above. Of numbers broken down by
    sector only the heads tell.
    """
    start, end = number
    found: list[SubjectCandidate] = []
    heads = list(_heads(text, path, lambda b: b.level >= SECTION_LEVEL or _shares_word(name, text[b.start : b.end])))
    if _BREAKDOWN.search(text, max(block, text.rfind("。", block, sentence) + 1), clause):
        return tuple(heads)
    if tells_effect(text, sentence, start):
        found.append(SubjectCandidate(block, start, "effect", ("Project",), True))
    if is_generic(name):
        close = _stop(_CLAUSE_END, text, end)
        found.append(SubjectCandidate(end, close, "noun", Any, False))
        found.append(SubjectCandidate(clause, start, "clause", IndustryPark, True))
        found.extend(c for c in heads[:1] if c.origin == "head" and _is_name(text[c.start : c.end]))
        found.append(SubjectCandidate(sentence, clause, "sentence", IndustryPark, True))
        found.append(SubjectCandidate(end, _stop(_SENTENCE_END, text, end), "after", ("Park",), False))
    else:
        kinds = Any if name.endswith(p.PROJECT_HEADS + p.WORK_ENDS) else IndustryPark
        if name_span:
            found.append(SubjectCandidate(*name_span, "name", kinds, True))
        found.append(SubjectCandidate(clause, start, "clause", ("Park",) if name_span else IndustryPark, True))
        if name_span:
            found.append(SubjectCandidate(*name_span, "named", (), True))
    found.extend(_themes(text, block, sentence))
    found.extend(heads)
    return tuple(c for c in found if c.end > c.start)


def positioning_candidates(
    text: str, phrase: tuple[int, int], becoming: tuple[int, int] | None, sentence: int, path: tuple[Block, ...]
) -> tuple[SubjectCandidate, ...]:
    """Where to look for what is to become the `phrase`: the object of 把 or 将, the phrase's own words, its sentence, heads."""
    found = [SubjectCandidate(*becoming, "object", Any, False)] if becoming else []
    found.append(SubjectCandidate(*phrase, "name", ("Industry",), True))
    found.append(SubjectCandidate(sentence, phrase[0], "sentence", ("Park",), True))
    found.extend(_heads(text, path, lambda block: block.level >= 4))
    return tuple(c for c in found if c.end > c.start)


def choose(
    span: TargetSpan | PositioningSpan,
    mentions: Iterable[tuple[int, int, str, Mention]],
    known_names: KnownNames[Mention] | None = None,
) -> Mention | None:
    """The subject among `mentions` given as (clean start, clean end, entity type, anything); None stands for the county.

    Where a candidate holds no mention of its own, an industry of `known_names` that it names will do, and last the plan's zone.
    """
    known = [m for m in mentions if m[2] in ("Industry", "Park", "Project")]
    county = span.subject_hint == "county"
    by_name = known_names if isinstance(span, TargetSpan) and not county else None
    for candidate in span.subject_candidates:
        inside = [m for m in known if candidate.start <= m[0] and m[1] <= candidate.end and m[2] in candidate.kinds]
        if isinstance(span, TargetSpan) and known_names:
            inside = [m for m in inside if not _is_counted(m, candidate, span.unit, known_names.text[m[0] : m[1]])]
        if county:  # works that are counted, and parks that open the name, are the subject even of what is of a county's sort
            opening = [m for m in inside if m[0] - candidate.start <= 4]
            whole = (m for m in opening if m[2] == "Park" or (m[2] == "Project" and m[1] == candidate.end))
            inside = list(whole) if candidate.origin == "name" else []
        if inside:
            order = max if candidate.last else min
            return order(inside, key=lambda m: (m[1], m[1] - m[0]) if candidate.last else (m[0], m[0] - m[1]))[3]
        if by_name and candidate.origin in NAMING and (industry := by_name.industry_in(candidate.start, candidate.end)):
            return industry
    if by_name:
        zones = (by_name.zone_in(c.start, c.end) for c in span.subject_candidates if c.origin in SPEAKING)
        return next((zone for zone in zones if zone), None)
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


def _heads(text: str, path: tuple[Block, ...], wanted: Callable[[Block], bool]) -> Iterator[SubjectCandidate]:
    for block in reversed(path):
        if wanted(block):
            origin = "head" if block.level >= 8 else "heading" if block.level >= 4 else "section"
            yield SubjectCandidate(block.start, block.end, origin, _head_kinds(text[block.start : block.end]), False)


def _head_kinds(title: str) -> tuple[SubjectKind, ...]:
    """A head that is the name of works is a project's."""
    bare = _bare(title)
    return Any if bare.endswith(("工程", "项目")) and not _HEAD_VERB.match(bare) else IndustryPark


def _is_name(title: str) -> bool:
    """True for a head that is nothing but a name: "冬枣产业链。" as against "推动冬枣产业链延伸"."""
    return len(_bare(title)) <= 12 and _bare(title).endswith(sp.HEAD_NAME_ENDS)


def _bare(title: str) -> str:
    return _NUMBERING.sub("", title).strip("。：: ")


def _themes(text: str, block: int, sentence: int) -> list[SubjectCandidate]:
    """The last short sentence without a comma before a sentence of a block that is no target itself: it says what the text
    goes on about."""
    found = list(_THEME.finditer("。" + text[block:sentence]))
    if not found:
        return []
    start, end = found[-1].start() + block - 1, found[-1].end() + block - 1
    return [SubjectCandidate(start, end, "theme", _head_kinds(text[start:end]), False)]


def _is_counted(mention: tuple[int, int, str, Mention], candidate: SubjectCandidate, unit: str, name: str) -> bool:
    """True for what a number counts without being about it: parks ("新建产业园5个"), projects known by size alone, whole sectors
    in a sentence that opens a topic."""
    _, end, kind, _ = mention
    if kind == "Park":
        return candidate.origin in ("name", "clause") and end == candidate.end and unit in sp.UNITS_OF_PARKS
    if kind == "Project":
        return bool(_MONEY_SIZE.match(name))
    return candidate.origin == "theme" and is_sector(name)


def _shares_word(name: str, title: str) -> bool:
    return any(name[i : i + 2] in title for i in range(len(name) - 1) if name[i : i + 2] not in p.COMMON_PAIRS)


def _stop(pattern: re.Pattern[str], text: str, begin: int) -> int:
    m = pattern.search(text, begin, begin + 80)
    return m.start() if m else min(len(text), begin + 80)
