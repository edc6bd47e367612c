"""Physical lines of a plan, what each one is, and which of them belong together as one."""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extractors.documents import patterns as p
from extractors.documents.cleaning import Run, clean, physical_lines


@dataclass(frozen=True, slots=True)
class Hit:
    """A marker found at the start of a line: its number (None if lost) and its length in the cleaned text."""

    style: str
    level: int
    number: int | None
    length: int


SAME_LINE = -1


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the plan, or several that conversion broke apart.

    `parts` are the source spans, `gap` the blank lines before (`SAME_LINE` for an item cut off the line before).
    """

    parts: tuple[tuple[int, int], ...]
    run: Run
    gap: int
    hit: Hit | None = None
    bullet: bool = False
    hashes: int = 0
    indent: int = 0
    box: bool = False
    footnote: bool = False
    cell: bool = False
    page_before: bool = False

    @property
    def text(self) -> str:
        return self.run.text

    @property
    def start(self) -> int:
        return self.parts[0][0]


_DIGITS = {c: i for i, c in enumerate(p.NUMERALS, 1)}
_CIRCLES = {c: i for first in "①⑴⒈❶" for i, c in enumerate((chr(ord(first) + k) for k in range(20)), 1)}


def number_of(text: str) -> int | None:
    """The value of a list or heading number, None when damaged.

    >>> [number_of(n) for n in ("十二", "7", "③", "%1")]
    [12, 7, 3, None]
    """
    if text.isdecimal():
        return int(text)
    if text in _CIRCLES:
        return _CIRCLES[text]
    if not text or any(c not in _DIGITS for c in text):
        return None
    if "十" not in text:
        return _DIGITS[text] if len(text) == 1 else None
    tens, _, ones = text.partition("十")
    return (_DIGITS.get(tens, 1)) * 10 + _DIGITS.get(ones, 0)


def find_marker(text: str) -> Hit | None:
    """The heading or list number that a cleaned line begins with."""
    if text[:1] not in p.MARKER_STARTS:
        return None
    for marker in p.MARKERS:
        match = marker.pattern.match(text)
        if match:
            return Hit(marker.style, marker.level, number_of(match.group(1).strip()), match.end())
    return None


def is_box_title(text: str) -> bool:
    """Whether a cleaned line opens a box (专栏)."""
    match = p.BOX_TITLE.match(text)
    if match is None or p.BOX_MENTION.match(text):
        return False
    return match["number"] is not None or "。" not in text[:40] or "|" in text[:40]


def make_line(folded: str, start: int, end: int, gap: int) -> Line:
    """The line between two source offsets, its marks of mark-up taken off."""
    at = start
    while at < end and folded[at] == " ":
        at += 1
    indent, hashes, bullet = at - start, 0, False
    first = folded[at : at + 1]
    if first == ">":
        while at < end and folded[at] in "> ":
            at += 1
        first = folded[at : at + 1]
    cell = False
    if first == "|" and (span := _only_cell(folded, at, end)) is not None:
        cell, (at, end) = True, span
        first = folded[at : at + 1]
    if first == "#":
        match = p.MARKDOWN_HEADING.match(folded, at, end)
        if match:
            hashes, at = len(match.group(1)), match.end()
    elif first in p.BULLETS:
        match = p.BULLET.match(folded, at, end)
        if match:
            bullet, at = True, match.end()
    run = clean(folded, at, end)
    text = run.text
    hit = find_marker(text)
    if hit and (hit.level <= 3 or hashes):
        run = clean(folded, at, end, spaced=True)
        hit = find_marker(run.text)
    return Line(((at, end),), run, gap, hit, bullet, hashes, indent, text[:1] in p.BOX_STARTS and is_box_title(text), False, cell)


def _only_cell(folded: str, start: int, end: int) -> tuple[int, int] | None:
    """The span of the one cell of a row without columns: boxes often come as tables of one column."""
    a, b = start, end
    while a < b and folded[a] in "| ":
        a += 1
    while b > a and folded[b - 1] in "| ":
        b -= 1
    bars = folded.count("|", start, end)
    if a == b or "|" in folded[a:b] or bars > 2 and not is_box_title(folded[a:b]):
        return None
    return a, b


def scan(text: str, folded: str) -> list[Line]:
    """All lines that hold something; lone page numbers and running page heads are left out."""
    lines: list[Line] = []
    last = 0
    for start, end in physical_lines(text):
        between = text[last:start]
        gap = max(0, max(between.count("\n"), between.count("\r")) - 1) if lines else 0
        last = end
        line = make_line(folded, start, end, gap)
        if line.text and not (line.cell and not line.text.strip("-: ")):
            lines.append(line)
    return _without_running_heads(lines)


def _without_running_heads(lines: list[Line]) -> list[Line]:
    """A page head repeats the plan's name on every page; the first one may be the title and stays."""
    count = Counter(line.text for line in lines if len(line.text) <= 50)
    heads = {text for text, n in count.items() if n >= 4 and p.TITLE_PART.search(text) and find_marker(text) is None}
    if not heads:
        return lines
    seen: set[str] = set()
    kept = []
    for line in lines:
        if line.text in heads and line.text in seen:
            continue
        seen.add(line.text)
        kept.append(line)
    return kept


def is_page_number(line: Line) -> bool:
    """Whether a line is nothing but a page number."""
    return len(line.text) <= 12 and p.PAGE_NUMBER.match(line.text) is not None


def open_ended(text: str) -> bool:
    """Whether a cleaned line breaks off before its sentence ends."""
    bare = text.rstrip(p.CLOSERS)
    return not bare or bare[-1] not in p.TERMINAL


@dataclass(frozen=True, slots=True)
class Habits:
    """How a plan's lines were set: blank lines between paragraphs; a width at which lines wrap, or 0; first lines indented."""

    spaced: bool
    width: int
    indented: bool

    @classmethod
    def of(cls, lines: Sequence[Line]) -> Habits:
        if len(lines) < 3:
            return cls(False, 0, False)
        spaced = sum(line.gap > 0 for line in lines) > 0.5 * len(lines)
        sizes = sorted(len(line.text) for line in lines)
        width = sizes[int(len(sizes) * 0.95)]
        full = [line for line in lines if len(line.text) >= 0.85 * width]
        wrapped = 15 <= width <= 70 and len(full) >= 0.3 * len(lines) and sum(open_ended(x.text) for x in full) >= 0.5 * len(full)
        indented = sum(line.indent >= 2 for line in lines) >= 0.1 * len(lines)
        return cls(spaced, width if wrapped else 0, indented)


def _continues(first: Line, second: Line, habits: Habits) -> bool:
    """Whether `second` is the rest of `first`, which ends without a full stop."""
    a, b = first.text, second.text
    broke_here = bool(habits.width) and len(a) >= 0.85 * habits.width
    dash = second.hit is not None and second.hit.style == "——" and not b.startswith("——")
    marked = second.hit is not None and not (dash and broke_here and open_ended(a))
    if marked or second.bullet or second.hashes or second.box or first.hashes or second.cell != first.cell:
        return False
    if any(form.match(b) for form in (p.FRONT_HEADINGS, p.BOX_NOTE, p.CONTENTS_TITLE, p.DATE_LINE)):
        return False
    if p.PLAN_NAME.match(a):
        return False
    if first.box:
        return a[-1] in "、，和及与" and len(b) <= 30
    if first.hit and first.hit.level <= 3:
        return _title_continues(first, b, second.gap, broke_here)
    if not open_ended(a):
        # In a wrapped text a full stop may stand at the margin by chance; only an indent opens a new paragraph.
        fitting = habits.indented and not second.indent or a.count('"') % 2 == 1
        return broke_here and fitting and not _looks_like_head(first)
    if a[-1] in "，、（《" or a.count("（") > a.count("）") or a.count('"') % 2:
        return True
    if first.hit and first.hit.level <= 5 and not re.search("[，。；：]", a) and (len(b) > 20 or re.search("[，。；：]", b)):
        return False
    if broke_here:
        return True
    body = a[first.hit.length :] if first.hit else a
    if not re.search("[，。；：、]", body):
        return not first.hit and len(body) >= 22 and not (len(b) <= 25 and open_ended(b))
    if first.hit and len(body) <= 30 and not re.search("[。；：]", body):
        return False
    named = p.NAME_ITEM.match(a)
    if named and p.NAME_ITEM.match(b):
        return False
    if named and second.gap == 0 and len(a) < 40:
        return False
    if first.bullet and len(a) < 40:
        return False
    return len(a) >= 20 or len(b) <= 6 or second.page_before or not open_ended(b)


def _looks_like_head(line: Line) -> bool:
    return line.hit is not None and len(line.text) <= 30


def _title_continues(first: Line, b: str, gap: int, broke_here: bool) -> bool:
    """A chapter's or section's title on two lines, or a bare number with the title on the next line."""
    a = first.text
    assert first.hit is not None
    if re.search("[。；]", b) or len(b) > 40:
        return False
    if len(a) == first.hit.length:
        return True
    if a[-1] in "，、":
        return True
    if re.search("[，：]", b):
        return False
    if gap:
        return len(a) >= 20 and len(b) <= 12 or broke_here and len(b) <= 20
    return len(a) >= 14 and len(b) <= 20


def join(lines: Iterable[Line], habits: Habits) -> list[Line]:
    """Lines with the halves of broken sentences together.

    Page numbers go; a footnote between two halves comes after them.
    """
    joined: list[Line] = []
    notes: list[Line] = []
    current: Line | None = None
    page = False
    for line in lines:
        if is_page_number(line):
            page = True
            continue
        line, page = (replace(line, page_before=True) if page else line), False
        if line.footnote and current is not None and open_ended(current.text):
            notes.append(line)
            continue
        if current is not None and _continues(current, line, habits):
            current = replace(current, parts=current.parts + line.parts, run=current.run.then(line.run))
            if current.hit and current.hit.level <= 3:
                current = replace(current, hit=find_marker(current.text))
            continue
        if current is not None:
            joined.append(current)
        joined.extend(notes)
        notes.clear()
        current = line
    if current is not None:
        joined.append(current)
    return joined + notes


def split_list(line: Line) -> list[Line]:
    """A line that holds a whole numbered list, cut before each number; most lines come back whole.

    The text before the first number stays a line of its own.
    """
    for pattern in p.INLINE_MARKERS:
        cuts = _chain(line.text, pattern)
        if cuts:
            edges = sorted({0, *cuts, len(line.text)})
            parts = [line.run.part(a, b) for a, b in pairwise(edges) if line.text[a:b].strip()]
            return [
                replace(line, run=run, gap=SAME_LINE if i else line.gap, hit=find_marker(run.text), bullet=line.bullet and not i)
                for i, run in enumerate(parts)
            ]
    return [line]


def split_names(line: Line) -> list[Line]:
    """A line of a box in which `name：description` items follow each other with only a space between, cut before each name."""
    cuts = []
    for match in p.NAMED_AFTER_STOP.finditer(line.text):
        at = match.start("name")
        if line.run.offsets[at] - line.run.offsets[at - 1] > 1:
            cuts.append(at)
    if not cuts or not p.NAME_ITEM.match(line.text):
        return [line]
    edges = [0, *cuts, len(line.text)]
    return [
        replace(line, run=line.run.part(a, b), gap=line.gap if a == 0 else SAME_LINE, hit=line.hit if a == 0 else None)
        for a, b in pairwise(edges)
    ]


def _chain(text: str, pattern: re.Pattern[str]) -> list[int]:
    """Where the numbers 1, 2, … of one list stand in a line; empty when there is no such list."""
    cuts: list[int] = []
    for match in pattern.finditer(text):
        number = number_of(match.group(1))
        if number == len(cuts) + 1:
            cuts.append(match.start())
        elif number == 1 and len(cuts) == 1:
            cuts = [match.start()]
    if len(cuts) < 2:
        return []
    after_stop = sum(at == 0 or text[at - 1] in "。；：！？|" for at in cuts)
    return cuts if after_stop >= len(cuts) - 1 or len(cuts) >= 3 and after_stop >= 1 else []
