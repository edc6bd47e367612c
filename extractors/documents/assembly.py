"""From a source text to its cleaned text: blocks, heading paths, boxes and tables in reading order."""
from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import replace

from extractors.documents import patterns as p
from extractors.documents.boxes import Box, box_parts, box_title
from extractors.documents.cleaning import Run, fold
from extractors.documents.contents import without_contents
from extractors.documents.grids import Grid, Row
from extractors.documents.lines import SAME_LINE, Habits, Line, find_marker, join, scan, split_list, split_names
from extractors.documents.model import Block, BlockKind, Cell, Table
from extractors.documents.outline import Head, Path, find_head, following_line
from extractors.documents.tables import group


def layout(text: str) -> tuple[str, array[int], tuple[Block, ...], tuple[Table, ...]]:
    """The cleaned text of any plan or piece of one, with source offsets, blocks and tables as in `PlanDocument`.

    `text` may be one sentence; nothing is asked of it. `offsets[i]` is the offset in `text` of `clean[i]`; line breaks and the
    `|` between cells have the offset of the nearest source character.

    >>> clean, offsets, blocks, tables = layout("第一章 总 体 要求\\n到 2025 年，**实力增强**。")
    >>> clean.splitlines()
    ['第一章 总体要求', '到2025年，实力增强。']
    >>> blocks[1].section, offsets[clean.index("实力")]
    (('第一章 总体要求',), 22)
    """
    folded = fold(text)
    lines = without_contents(scan(text, folded), text)
    habits = Habits.of(lines)
    grouped = group(_mark_footnotes(lines), text, folded)
    items = _split(_join(grouped, habits))
    writer = _Writer()
    _Reader(items, habits, writer).read()
    return writer.finish()


def _mark_footnotes(lines: Sequence[Line]) -> list[Line]:
    return [replace(x, footnote=True, hit=None) if p.FOOTNOTE.match(x.text) and len(x.text) > 12 else x for x in lines]


def _join(grouped: Sequence[Line | Grid], habits: Habits) -> list[Line | Grid]:
    """Broken lines joined; a table ends what stands before it."""
    items: list[Line | Grid] = []
    batch: list[Line] = []
    for item in grouped:
        if isinstance(item, Line):
            batch.append(item)
        else:
            items.extend(join(batch, habits))
            items.append(item)
            batch = []
    items.extend(join(batch, habits))
    return items


def _split(items: Sequence[Line | Grid]) -> list[Line | Grid]:
    """Box titles parted from their first item, and lists in one line from each other."""
    parts: list[Line | Grid] = []
    boxed = False
    for item in items:
        if isinstance(item, Grid):
            parts.append(item)
        elif item.box:
            end, rest = box_parts(item)
            parts.append(_piece(item, 0, end, box=True))
            if rest < len(item.text):
                parts.extend(_split_item(_piece(item, rest, len(item.text), box=False)))
            boxed = True
        else:
            boxed = boxed and (item.hit is None or item.hit.level >= 6)
            parts.extend(_split_item(item) if boxed else split_list(item))
    return parts


def _split_item(line: Line) -> list[Line]:
    return [part for named in split_names(line) for part in split_list(named)]


def _piece(line: Line, start: int, end: int, *, box: bool) -> Line:
    while start < end and line.text[start] in " |":
        start += 1
    run = line.run.part(start, end)
    gap, hit = (line.gap, None) if box else (SAME_LINE, find_marker(run.text))
    return Line(line.parts, run, gap, hit, line.bullet, box=box, cell=line.cell)


class _Writer:
    """Collects the cleaned text, its offsets and its blocks."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.offsets: array[int] = array("l")
        self.size = 0
        self.blocks: list[Block] = []
        self.tables: list[Table] = []

    def add(self, run: Run, kind: BlockKind, section: tuple[str, ...], level: int = 0, box: str | None = None) -> None:
        lead = len(run.text) - len(run.text.lstrip(" |"))
        text = run.text[lead:].rstrip(" |")
        if not text:
            return
        self._open()
        start = self.size
        self._put(text, run.offsets[lead : lead + len(text)])
        self.blocks.append(Block(kind, start, self.size, section, level, box))

    def add_row(self, row: Row, section: tuple[str, ...], box: str | None) -> tuple[Cell, ...]:
        self._open()
        start = self.size
        cells = []
        for i, cell in enumerate(row.cells):
            if i:
                self._put("|", [row.bars[i - 1]])
            cells.append(Cell(self.size, self.size + len(cell.text)))
            self._put(cell.text, cell.offsets)
        self.blocks.append(Block("row", start, self.size, section, 0, box))
        return tuple(cells)

    def _open(self) -> None:
        if self.blocks:
            self._put("\n", [self.offsets[-1] if self.offsets else 0])

    def _put(self, text: str, offsets: list[int]) -> None:
        self.pieces.append(text)
        self.offsets.extend(offsets)
        self.size += len(text)

    def finish(self) -> tuple[str, array[int], tuple[Block, ...], tuple[Table, ...]]:
        return "".join(self.pieces), self.offsets, tuple(self.blocks), tuple(self.tables)


class _Reader:
    """Walks over lines and tables once, keeping the heading path and the open box."""

    def __init__(self, items: Sequence[Line | Grid], habits: Habits, writer: _Writer) -> None:
        self.items = items
        self.habits = habits
        self.writer = writer
        self.path = Path()
        self.box: Box | None = None
        self.numbers: dict[str, int] = {}
        self.leaf_style = ""

    def read(self) -> None:
        start = self._read_titles() if len(self.items) > 1 and self._is_titled() else 0
        for index in range(start, len(self.items)):
            item = self.items[index]
            if self.box is not None and not self.box.holds(self.items, index, self.habits.spaced):
                self._close_box()
            if isinstance(item, Grid):
                self._read_table(item)
            elif item.box:
                self._open_box(item)
            else:
                self._read_line(item, index)

    def _is_titled(self) -> bool:
        """Whether the plan's name stands before the first heading or paragraph."""
        for item in self.items[:12]:
            if isinstance(item, Grid) or item.box or "。" in item.text or item.hit and item.hashes != 1:
                return False
            if p.TITLE_PART.search(item.text):
                return True
        return False

    def _read_titles(self) -> int:
        """The plan's name before the first heading, on one line or several; returns the index after it."""
        index = 0
        while index < min(len(self.items), 12):
            item = self.items[index]
            if isinstance(item, Grid) or item.box or "。" in item.text or len(item.text) > 70:
                break
            if item.hit or item.hashes > 1 or p.FRONT_HEADINGS.match(item.text):
                break
            run, index = item.run, index + 1
            if p.TITLE_PART.search(run.text):
                while index < len(self.items) and (extra := _title_goes_on(run.text, self.items[index])) is not None:
                    run, index = run.then(extra), index + 1
                named = p.TITLE_END.search(run.text) or "国民经济" in run.text
                self.writer.add(run, "title" if named else "paragraph", ())
            else:
                self.writer.add(run, "paragraph", ())
        return index

    def _read_table(self, grid: Grid) -> None:
        section, box = self.path.section, self.box.title if self.box else None
        caption = self._caption()
        rows = [self.writer.add_row(row, section, box) for row in grid.rows]
        header = rows.pop(0) if grid.headed else None
        self.writer.tables.append(Table(tuple(rows), header, section, caption))
        self.leaf_style = ""

    def _caption(self) -> str:
        """The last short line before a table."""
        if not self.writer.blocks:
            return ""
        last = self.writer.blocks[-1]
        text = "".join(self.writer.pieces[-1:]) if last.kind != "row" else ""
        return text.rstrip("：:") if len(text) <= 50 and "。" not in text else ""

    def _open_box(self, line: Line) -> None:
        self._close_box()
        title = box_title(line.text)
        self.box = Box(title, dict(self.numbers), line.cell)
        section = self.path.enter(Head("专栏", 9, None, len(line.text), title, True))
        self.writer.add(line.run, "heading", section, 9, title)

    def _close_box(self) -> None:
        self.box = None
        if self.path.heads and self.path.heads[-1].level == 9:
            self.path.heads.pop()

    def _read_line(self, line: Line, index: int) -> None:
        if self.box is not None:
            self.writer.add(line.run, "paragraph", self.path.section, 0, self.box.title)
            return
        if line.footnote:
            self.writer.add(line.run, "paragraph", self.path.section, 0, p.GLOSSARY)
            return
        following = following_line(self.items, index)
        hit = line.hit
        leaf = hit is not None and hit.style == self.leaf_style and hit.number != 1
        head = find_head(line, following, leaf=leaf) if len(self.items) > 1 or hit else None
        if head is not None and not head.title:
            head = None
        if hit is not None:
            if hit.number is not None:
                self.numbers = {s: n for s, n in self.numbers.items() if p.LEVELS[s] <= hit.level} | {hit.style: hit.number}
            self.leaf_style = hit.style if head is None and hit.level in (6, 7) else ""
        if head is None:
            if hit is not None and hit.level in (6, 7):
                self.path.leave(hit.level)
            self.writer.add(line.run, "paragraph", self.path.section)
            return
        section = self.path.enter(head)
        self.writer.add(line.run.part(0, head.length), "heading", section, self.path.heads[-1].level)
        if not head.alone:
            self.writer.add(line.run.part(head.length), "paragraph", section)


def _title_goes_on(title: str, item: Line | Grid) -> Run | None:
    """The rest of a plan's name on the next line, None when the name is whole."""
    if isinstance(item, Grid) or "。" in item.text or len(item.text) > 40:
        return None
    rest = item.text
    whole = p.TITLE_END.search(title) is not None
    if whole and not rest.startswith(("和", "及", "暨", "纲要", "远景", "20", "二〇", "（草案", "（")):
        return None
    if rest.startswith(("20", "二〇")) and "年" in rest and not p.TITLE_PART.search(rest):
        return None
    if item.hit and item.hit.level <= 5 or p.FRONT_HEADINGS.match(rest):
        return None
    return item.run if p.TITLE_PART.search(rest) or rest in ("纲要", "（草案）") or not whole else None
