"""Tables of projects: what each row names, and what it says that costs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from extractors.documents.model import Cell, PlanDocument, Table
from extractors.documents.patterns import WORKS_COLUMN, WORKS_NAME
from extractors.projects import money_patterns as m
from extractors.projects.patterns import FIRM_COLUMN, OWNER_COLUMN, SITE_COLUMN

_COST = re.compile(m.COST_COLUMN)
_NO_COST = re.compile(m.NO_COST_COLUMN)
_OWNER, _FIRMS, _SITE = map(re.compile, (OWNER_COLUMN, FIRM_COLUMN, SITE_COLUMN))
_TOTAL = re.compile(m.TOTAL)
_UNIT = re.compile(rf"(?P<u>{'|'.join(m.UNITS)})元")
_CAPTION_UNIT = re.compile(rf"单位[:：](?P<u>{'|'.join(m.UNITS)})元")
_VALUES = re.compile(rf"(?:约|≈)?{m.CELL_SUM}(?:[；;、]{m.CELL_SUM})*")
_VALUE = re.compile(rf"(?P<n>{m.NUMBER})(?P<u>{'|'.join(m.UNITS)})?元?")
_INDEX = re.compile(r"[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[)）.、．]?")
_YEAR = re.compile(m.YEAR)
_NAMING = re.compile("[一-鿿]{2}")
_MONEY = re.compile(rf"{m.NUMBER_OF_UNIT}元")
LEAST = 100
"""Less than so many 万元 is a length or a number of things."""
CAPTION = 40
"""So many characters before a table may tell the unit of its sums."""


class TitledCell(NamedTuple):
    """A cell at [start, end) under a column's title."""

    start: int
    end: int
    title: str


@dataclass(frozen=True, slots=True)
class ProjectRow:
    """A row at [start, end) of the cleaned text whose works are named in [names_start, names_end).

    `sums` in 亿元: one for all that is named there, one for each, or none; `titled` where a header says that the column names
    works. `owners` is the cell that tells who carries them out, `site` the one that tells where; `whole` where the row has all
    cells of its header.
    """

    start: int
    end: int
    names_start: int
    names_end: int
    sums: tuple[Decimal, ...]
    titled: bool
    owners: TitledCell | None = None
    site: TitledCell | None = None
    whole: bool = False


def project_rows(document: PlanDocument) -> list[ProjectRow]:
    """The rows of a plan's tables of projects, in order of the text.

    >>> from extractors.frames.factory import plain_document
    >>> table = "|项目名称|总投资（万元）|建设年限|\\n|---|---|---|\\n|甲桥|5600|2022|\\n|乙路|7000|2023|\\n"
    >>> [row.sums[0] for row in project_rows(plain_document(table))]
    [Decimal('0.56'), Decimal('0.7')]
    """
    found = [row for table in document.tables for row in _rows(document, table)]
    return sorted(found, key=lambda row: row.start)


def _rows(document: PlanDocument, table: Table) -> Iterator[ProjectRow]:
    text = document.clean
    header, rows = table.header, table.rows
    if header is None and rows and _column(text, rows[0], WORKS_NAME) is not None and _is_of_projects(text, rows[0]):
        header, rows = rows[0], rows[1:]
    if header is None:
        yield from _without_header(text, rows)
        return
    name, cost = _column(text, header, WORKS_NAME), _cost_column(text, header)
    owner, site = (_owner_column(text, header), _column(text, header, _SITE)) if name is not None else (None, None)
    titled = name is not None and _is_of_projects(text, header)
    of_firms = owner is not None and _FIRMS.search(text, header[owner].start, header[owner].end) is not None
    if cost is None and not titled and not of_firms:
        return
    title = "" if cost is None else text[header[cost].start : header[cost].end]
    unit = _UNIT.search(title) or _CAPTION_UNIT.search(_above(document, table, header[0].start))
    divisor = m.UNITS[unit["u"]] if unit else None
    for row in rows:
        names = Cell(row[0].start, row[-1].end) if name is None else _name(text, row, header, name)
        if names is None or not _NAMING.search(text, names.start, names.end):
            continue
        sums = () if cost is None else _cost(text, row, header, cost, divisor)
        beside = _titled(text, row, header, owner), _titled(text, row, header, site)
        whole = len(row) == len(header)
        if sums or any(beside) or (titled and whole):
            yield ProjectRow(row[0].start, row[-1].end, names.start, names.end, sums, titled, *beside, whole)


def _name(text: str, row: Sequence[Cell], header: Sequence[Cell], column: int) -> Cell | None:
    """The cell with the names: cells of merged columns may be missing in front, but not where the row has its number."""
    numbered = _INDEX.fullmatch(text, row[0].start, row[0].end) is not None
    return _cell(row, column if numbered else column - max(0, len(header) - len(row)))


def _cost(text: str, row: Sequence[Cell], header: Sequence[Cell], column: int, divisor: int | None) -> tuple[Decimal, ...]:
    """The sums of a row: in its column, counted from the right where cells are missing or too many; else its only number."""
    cell = _cell(row, column - (len(header) - len(row)))
    sums = _sums(text[cell.start : cell.end], divisor) if cell else ()
    if sums or len(row) == len(header):
        return sums
    numbers = [found for cell in row[2:] if len(found := _sums(text[cell.start : cell.end], divisor)) == 1]
    return numbers[0] if len(numbers) == 1 else ()


def _titled(text: str, row: Sequence[Cell], header: Sequence[Cell], column: int | None) -> TitledCell | None:
    """The cell of a column with its title, where the row has all of its cells."""
    if column is None or len(row) != len(header):
        return None
    cell, title = row[column], header[column]
    return TitledCell(cell.start, cell.end, text[title.start : title.end]) if cell.end > cell.start else None


def _owner_column(text: str, header: Sequence[Cell]) -> int | None:
    """The column of owners, one of firms rather than one of agencies."""
    owners = [i for i, cell in enumerate(header) if _OWNER.fullmatch(text, cell.start, cell.end)]
    firms = [i for i in owners if _FIRMS.search(text, header[i].start, header[i].end)]
    return next(iter(firms or owners), None)


def _is_of_projects(text: str, header: Sequence[Cell]) -> bool:
    """Whether a header has a column that only tables of works have."""
    return any(WORKS_COLUMN.search(text, cell.start, cell.end) for cell in header)


def _without_header(text: str, rows: Sequence[Sequence[Cell]]) -> Iterator[ProjectRow]:
    """Rows that name works in their first cell and hold nothing but a sum in one other."""
    for row in rows:
        money = [text[cell.start : cell.end] for cell in row[1:] if _MONEY.fullmatch(text, cell.start, cell.end)]
        names = row[1 if len(row) > 2 and _INDEX.fullmatch(text, row[0].start, row[0].end) else 0]
        if len(money) == 1 and _NAMING.search(text, names.start, names.end):
            yield ProjectRow(row[0].start, row[-1].end, names.start, names.end, _sums(money[0], None), False)


def _above(document: PlanDocument, table: Table, start: int) -> str:
    """What stands above a table and may tell the unit of its sums."""
    box = document.blocks[document.block_index(start)].box if document.blocks else None
    return "\n".join((table.caption, *table.section[-1:], box or "", document.clean[max(0, start - CAPTION) : start]))


def _column(text: str, header: Sequence[Cell], wanted: re.Pattern[str]) -> int | None:
    """The first column whose title is wholly as wanted."""
    return next((i for i, cell in enumerate(header) if wanted.fullmatch(text, cell.start, cell.end)), None)


def _cost_column(text: str, header: Sequence[Cell]) -> int | None:
    """The column of what works cost, one of the whole rather than any other."""
    titles = [text[cell.start : cell.end] for cell in header]
    costs = [i for i, title in enumerate(titles) if _COST.search(title) and not _NO_COST.search(title)]
    return next((i for i in costs if _TOTAL.search(titles[i])), costs[0] if costs else None)


def _cell(row: Sequence[Cell], column: int) -> Cell | None:
    """The cell of a column, None where the row has none."""
    return row[column] if 0 <= column < len(row) else None


def _sums(cell: str, divisor: int | None) -> tuple[Decimal, ...]:
    """The sums of a cell in 亿元: numbers of the unit that its column has, or one sum of money among other words."""
    if _VALUES.fullmatch(cell):
        values = [value for value in _VALUE.finditer(cell) if value["u"] or not _is_odd(value["n"], divisor)]
        per = [m.UNITS[v["u"]] if v["u"] else divisor for v in values]
        return tuple(_number(v) / unit for v, unit in zip(values, per, strict=True) if unit) if per and all(per) else ()
    money = list(_MONEY.finditer(cell))
    return (_number(money[0]) / m.UNITS[money[0]["u"]],) if len(money) == 1 else ()


def _is_odd(number: str, divisor: int | None) -> bool:
    """Whether a number without a unit can be no sum: a year, or few where sums are in 万元."""
    small = divisor == m.UNITS["万"] and Decimal(number.replace(",", "")) < LEAST
    return small or _YEAR.fullmatch(number) is not None


def _number(found: re.Match[str]) -> Decimal:
    return Decimal(found["n"].replace(",", ""))


__all__ = ["ProjectRow", "TitledCell", "project_rows"]
