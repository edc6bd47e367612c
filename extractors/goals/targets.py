"""All target numbers of a plan: the main indicator tables first, then running text; one target a number, stated once or often."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from extractors.documents.model import Block, PlanDocument
from extractors.frames.reading import NUMBERING
from extractors.goals import patterns as p
from extractors.goals.indicator_table import is_indicator_table, table_targets
from extractors.goals.prose import Reading, read_paragraph
from extractors.goals.spans import TargetSpan
from extractors.goals.subject_patterns import RANKS
from extractors.goals.subjects import heading_paths, is_county_indicator, is_generic, is_rank, target_candidates, tells_effect
from extractors.goals.timeframe import Clock, is_past_section

SENTENCE_CELL = 20
"""Characters from which on a table's cell is read as running text."""

SHORTEST_WORDS = 4
"""Fewer characters of a name's beginning may stand anywhere."""

_OF_RANK = re.compile(f"^{RANKS}")
_COUNT = re.compile(f"(?:{'|'.join(p.COUNT_NAMES)})$")
_CAPACITY = re.compile(p.CAPACITY)
_PROJECT_BOX = re.compile("项目|工程|重大|建设|任务")
_STATUS = re.compile(rf"(?:{'|'.join(p.STATUS_LEADS)})[，；]")
_REACHED = re.compile(r"达|完成|实现|突破|超过|发展到|提高到|增加到|控制在|稳定在")
_COUNTED_PROJECTS = re.compile(r"项目\d+[个项][^。；]*$|\d+[个项][^，。；]{0,12}项目[^。；]*$")
_SENTENCE_REST = re.compile(r"[^。；]{0,60}")
_PARK = re.compile("园区|产业园|工业园|物流园|加工园|开发区|片区|示范区|集聚区|园(?:$|[，。])")
_CELL = re.compile(r"[^|]+")


def find_targets(document: PlanDocument) -> list[TargetSpan]:
    """Target numbers of a plan in order of the text, each once; see `TargetSpan`."""
    found: list[TargetSpan] = []
    tables = [t for t in document.tables if is_indicator_table(document, t)]
    tabled = [(t.rows[0][0].start, t.rows[-1][-1].end) for t in tables if t.rows]
    for table in tables:
        found.extend(table_targets(document, table))
    for block, path in heading_paths(document):
        if block.kind not in ("paragraph", "row") or past_headings(document, path):
            continue
        if any(start <= block.start < end for start, end in tabled):
            continue
        for start, end in _passages(document.clean, block):
            clock = _clock(document, block)
            for reading in read_paragraph(document.clean, start, end, clock):
                if _of_project(document.clean, reading, block, path):
                    continue
                span = _span(document, reading, block, path)
                if is_rank(span.name) and found and found[-1].start >= reading.sentence[0]:
                    span = _ranked(span, found[-1])
                found.append(span)
    return sorted(merge(document, found), key=lambda span: (span.start, span.end, span.name))


def _ranked(span: TargetSpan, before: TargetSpan) -> TargetSpan:
    """A number of a rank alone ("甲企业90家，其中省级20家"), named after what was counted before it and about the same."""
    counted = _COUNT.sub("", _OF_RANK.sub("", before.name)) if before.unit == span.unit else ""
    return replace(span, name=span.name + counted, subject_hint=before.subject_hint, subject_candidates=before.subject_candidates)


def _passages(text: str, block: Block) -> list[tuple[int, int]]:
    """The stretches of a block that are running text: of a table's row only cells as long as a sentence."""
    if block.kind == "paragraph":
        numbering = NUMBERING.match(text, block.start, block.end)
        return [(numbering.end() if numbering else block.start, block.end)]
    return [m.span() for m in _CELL.finditer(text, block.start, block.end) if m.end() - m.start() >= SENTENCE_CELL]


def _clock(document: PlanDocument, block: Block) -> Clock:
    """The time that the headings set ("2035年远景目标"); they do not put the text in the past, see `past_headings`."""
    clock = Clock(document.plan.period_start, document.plan.period_end)
    for title in block.section:
        clock.advance(title)
    clock.past = False
    return clock


def _of_project(text: str, reading: Reading, block: Block, path: tuple[Block, ...]) -> bool:
    """True for the size, capacity or cost of one project, which is the project's own and no goal.

    In a box of projects and after a project's name a number is a goal only if a verb says that it is to be reached; the cost of
    many ("工业项目20个，总投资40亿元") and the size of a park are goals.
    """
    name, clause = reading.name, reading.clause_start
    if _CAPACITY.match(name) and name != "年产":
        return True
    reached = _REACHED.search(text, clause, reading.quantity.start)
    if name.endswith(p.SIZE_NAMES) and not reached:
        return True
    account = bool(block.box and _PROJECT_BOX.search(block.box)) or bool(_STATUS.match(text, block.start, block.end))
    if name not in p.ATTRIBUTE_NAMES:
        return account and not reached
    if account:
        return True
    before = text[reading.sentence[0] : clause]
    if _COUNTED_PROJECTS.search(before):
        return False
    rest = _SENTENCE_REST.match(text, reading.quantity.stop)
    if reading.quantity.kind == "money":
        return not _PARK.search(rest.group() if rest else "")
    head = text[path[-1].start : path[-1].end] if path else ""
    return not _PARK.search(before + text[clause : reading.quantity.start] + (rest.group() if rest else "") + head)


def past_headings(document: PlanDocument, path: tuple[Block, ...]) -> bool:
    """True where the headings (run-in heads apart) say that the text looks back or around."""
    return is_past_section(tuple(document.clean[h.start : h.end] for h in path if h.level < 8), document.plan.period_start)


def _span(document: PlanDocument, r: Reading, block: Block, path: tuple[Block, ...]) -> TargetSpan:
    name_start, name_end = r.name_span or (None, None)
    number = (r.quantity.start, r.quantity.stop)
    head = document.clean[path[-1].start : path[-1].end] if path else ""
    effect = tells_effect(document.clean, r.sentence[0], r.quantity.start)
    words = r.name_span or _own_words(document.clean, r)
    return TargetSpan(
        start=number[0],
        end=number[1],
        name=r.name,
        name_start=name_start,
        name_end=name_end,
        value=r.value,
        unit=r.quantity.unit,
        year=r.year,
        growth=r.growth,
        comparison=r.comparison,
        baseline=r.baseline,
        baseline_year=r.baseline_year,
        confidence=r.confidence,
        subject_hint="county" if is_county_indicator(r.name, head) and not effect else None,
        subject_candidates=target_candidates(
            document.clean, r.name, words, number, r.clause_start, r.sentence[0], path, block.start
        ),
    )


def _own_words(text: str, r: Reading) -> tuple[int, int] | None:
    """Where the beginning of a name that is put together stands (甲园区 of 甲园区产值 in 甲园区、乙园区产值分别达到…)."""
    for size in range(len(r.name) - 1, SHORTEST_WORDS - 1, -1):
        at = text.find(r.name[:size], r.clause_start, r.quantity.start)
        if at >= 0:
            return at, at + size
    return None


def merge(document: PlanDocument, spans: list[TargetSpan]) -> list[TargetSpan]:
    """`spans` with repetitions of a target folded into its first statement: same value, unit and sense, one name in the other.

    Names that any firm or park could have ("产值", "占地面积") say nothing by themselves: they are one target only under the same
    innermost heading.
    """
    kept: list[TargetSpan] = []
    by_value: dict[tuple[Decimal, str, bool], list[int]] = {}
    for span in spans:
        key = (span.value, span.unit, span.growth)
        for i in by_value.get(key, ()):
            if _same(document, kept[i], span):
                kept[i] = replace(kept[i], others=(*kept[i].others, (span.start, span.end)))
                break
        else:
            by_value.setdefault(key, []).append(len(kept))
            kept.append(span)
    return kept


def _same(document: PlanDocument, a: TargetSpan, b: TargetSpan) -> bool:
    short, long = sorted((_key(a.name), _key(b.name)), key=len)
    if a.year != b.year or not (short == long or (len(short) >= 3 and short in long)):
        return False
    if (len(short) >= 5 or (short == long and len(short) >= 3)) and not is_generic(short):
        return True
    return _home(a) == _home(b)


def _home(span: TargetSpan) -> tuple[int, int] | None:
    return next(((c.start, c.end) for c in span.subject_candidates if c.origin in ("head", "heading", "section")), None)


def _key(name: str) -> str:
    return re.sub(r"\W|[的达]|结构|^(?:创建|新建|新增|建成|打造)", "", name)
