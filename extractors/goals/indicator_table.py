"""Targets of the main indicator tables: one for each level, one for each growth, whatever conversion did to columns.

Cells of merged columns are missing from later rows, so columns are matched by content: the nature (预期性, 约束性), the unit and
the run of values are found in each row, the header only says what the values mean.
"""
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from extractors.documents.model import Cell, PlanDocument, Table
from extractors.facts import Comparison
from extractors.goals import table_patterns as p
from extractors.goals.quantities import UNIT, find_quantities
from extractors.goals.spans import TargetSpan
from extractors.goals.timeframe import five_year_ordinal, is_past_section, ordinal_of

_HEADER_CELL = re.compile(p.HEADER_CELL)
_CAPTION, _HEADER_NAME, _NATURE = re.compile(p.CAPTION), re.compile(p.HEADER_NAME), re.compile(p.NATURE)
_GROWTH_COLUMN, _TARGET_COLUMN, _BASE_COLUMN = re.compile(p.GROWTH_COLUMN), re.compile(p.TARGET_COLUMN), re.compile(p.BASE_COLUMN)
_NO_VALUE, _VALUE, _GROWTH_CELL = re.compile(p.NO_VALUE), re.compile(p.VALUE), re.compile(p.GROWTH_CELL)
_NAME_NUMBER = re.compile(p.NAME_NUMBER)
_RATE_NAME = re.compile(p.RATE_NAME)
_IN_ALL = re.compile(p.IN_ALL)
_YEAR, _FIVE = re.compile(r"20\d\d"), re.compile(r"十[一二三四五六七八九]五")
_COMPOUND_UNIT = re.compile(r"1?/\d*[万千百]|[万亿千百]?(?:[一-鿿]{1,4}|[A-Za-z%]+)/[万亿千百]?[一-鿿A-Za-z³3]{1,4}")
_INDEX = re.compile(r"[（(]?\d{1,3}[)）.、．]?")
_HAN = re.compile("[一-鿿]{2}")
_LATIN = re.compile(r"[A-Z][A-Za-z&.\d]{1,5}")
_JOINED = str.maketrans("", "", "\n|")
_NUMBERED = re.compile(r"\d{1,2}[.、．]?(?=[A-Z一-鿿])")
MOST_BROKEN = 3
"""A name is broken into so many lines at most."""
_NUMBER = re.compile(r"(?<![-－—])(-|－|—)?(\d[\d,]*(?:\.\d+)?)")
_PARENTHESIS = re.compile(r"[（(]([^（）()]*)[)）]")


@dataclass(frozen=True, slots=True)
class _Column:
    """What a column of values holds: a level in a year, a rate of growth, or nothing of this plan ("past")."""

    role: Literal["base", "target", "growth", "past"]
    year: int | None = None


@dataclass(frozen=True, slots=True)
class _Row:
    name: Cell
    unit: str
    values: tuple[Cell, ...]
    nature: str | None


def is_indicator_table(document: PlanDocument, table: Table) -> bool:
    """True for a table of indicators with targets: by its rows' natures, or by its header or caption with value columns.

    A table that says how far the last period's targets were met (“十三五”规划主要指标完成情况) is none.
    """
    text = document.clean
    start = document.plan.period_start
    years = [int(y) for c in table.header or () for y in _YEAR.findall(text[c.start : c.end])]
    if is_past_section((*table.section, table.caption), start) and not any(year >= start for year in years):
        return False
    natures = sum(any(_NATURE.fullmatch(text[c.start : c.end]) for c in row) for row in table.rows)
    if natures >= 2:
        return True
    header = "".join(text[c.start : c.end] for c in table.header or ())
    titles = (table.caption, *table.section[-1:])
    named = bool(_HEADER_NAME.search(header)) or any(_CAPTION.search(title) for title in titles)
    return named and any(c.role in ("target", "growth") for c in _said_columns(document, table)) and "投资" not in header


def table_targets(document: PlanDocument, table: Table) -> Iterator[TargetSpan]:
    """Targets of an indicator table in order; `start`, `end` are the value's cell."""
    columns = _columns(document, table)
    carried_unit = ""
    broken: list[Cell] = []
    for cells in table.rows:
        filled = [cell for cell in cells if cell.start < cell.end]
        if len(filled) == 1:
            broken.append(filled[0])
            continue
        row = _read_row(document, (*_broken_name(document.clean, broken, cells), *cells), carried_unit)
        broken = []
        if row is None:
            continue
        first = document.clean[cells[0].start : cells[0].end]
        if first:
            carried_unit = _unit_in(first)
        yield from _targets(document, row, columns)


def _columns(document: PlanDocument, table: Table) -> list[_Column]:
    """The value columns of the header in order; a common order where it tells none."""
    end = document.plan.period_end
    common = [_Column("base", document.plan.period_start - 1), _Column("target", end), _Column("growth", end)]
    return _said_columns(document, table) or common


def _said_columns(document: PlanDocument, table: Table) -> list[_Column]:
    """The value columns that the header names, in order."""
    plan = document.plan
    found: list[_Column] = []
    for cell in table.header or ():
        title = document.clean[cell.start : cell.end]
        years = [int(y) for y in _YEAR.findall(title)]
        five = _FIVE.search(title)
        now = five is None or ordinal_of(five.group()) >= five_year_ordinal(plan.period_start)
        if _GROWTH_COLUMN.search(title):
            past = not now or (years and max(years) < plan.period_start)
            found.append(_Column("past" if past else "growth", plan.period_end))
        elif years:
            year = max(years)
            found.append(_Column("base" if year < plan.period_start else "target", year))
        elif _TARGET_COLUMN.search(title) and not _HEADER_NAME.search(title):
            found.append(_Column("target" if now else "past", plan.period_end))
        elif _BASE_COLUMN.search(title):
            found.append(_Column("base", plan.period_start - 1))
    within = [c.year for c in found if c.role == "target" and c.year is not None and c.year <= plan.period_end]
    last = max(within, default=None)
    return [_Column("past", c.year) if c.role == "target" and c.year in within and c.year != last else c for c in found]


def _read_row(document: PlanDocument, cells: tuple[Cell, ...], carried_unit: str) -> _Row | None:
    text = document.clean
    nature = None
    rest: list[Cell] = []
    for cell in cells:
        m = _NATURE.fullmatch(text[cell.start : cell.end])
        if m:
            nature = m["nature"] + "性"
        else:
            rest.append(cell)
    words = [text[c.start : c.end] for c in rest]
    before = _before_name(words)
    rest, words = rest[before:], words[before:]
    unit, begin, name = "", None, None
    for i, word in enumerate(words):
        if name is not None and _is_unit(word):
            unit, begin = _unit_of(word), i + 1
            break
        valued = _VALUE.fullmatch(word) or (_NO_VALUE.fullmatch(word) and i + 1 < len(words))
        if name is not None and valued and not _is_name(words, i):
            begin = i
            break
        if word and re.search("[一-鿿]", word):
            first = i
            while first and (_LATIN.fullmatch(words[first - 1]) or words[first - 1].endswith(p.UNFINISHED)):
                first -= 1  # 研发投入占|GDP|比重（%）
            name = Cell(rest[first].start, rest[i].end)
    if name is None or begin is None or _HEADER_CELL.fullmatch(text, name.start, name.end):
        return None
    values = rest[begin:]
    while values and values[-1].start == values[-1].end:
        values.pop()
    unit = unit or _unit_in(text[name.start : name.end]) or carried_unit
    return _Row(name, unit, tuple(values), nature) if values else None


def _broken_name(text: str, before: list[Cell], cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """The name of a row that begins with its values, from the lines before it, the first of which is numbered: conversion broke
    it (4数字经济核心产业增加值占 / GDP比重（%） / 5.1|8|预期性)."""
    if any(_HAN.search(text, cell.start, cell.end) and not _NATURE.fullmatch(text[cell.start : cell.end]) for cell in cells[:2]):
        return ()
    for first in before[-MOST_BROKEN:]:
        if number := _NUMBERED.match(text, first.start, first.end):
            return (Cell(number.end(), before[-1].end),)
    return ()


def _before_name(words: list[str]) -> int:
    """How many cells stand before an indicator's name: its number, and what it is counted under (经济发展|1|地区生产总值|…)."""
    for i, word in enumerate(words[:3]):
        if _INDEX.fullmatch(word) and any(_HAN.search(w) for w in words[i + 1 :]) and (i == 0 or _names(words, i + 1)):
            return i + 1
        if i and _NAME_NUMBER.match(word) and _names(words, i):
            return i
        if not re.fullmatch(r"\D*", word):
            break
    return 0


def _names(words: list[str], i: int) -> bool:
    """Whether a cell is an indicator's name rather than a value or a unit, with a cell of a value after it."""
    name = _NAME_NUMBER.sub("", words[i]) if i < len(words) else ""
    told = _HAN.search(name) and not _is_unit(name) and not _VALUE.fullmatch(name) and not _NO_VALUE.fullmatch(name)
    return bool(told) and any(_VALUE.fullmatch(w) or _NO_VALUE.fullmatch(w) for w in words[i + 1 :])


def _is_name(words: list[str], i: int) -> bool:
    """True if a cell that could stand for a missing value is an indicator's name, because its unit follows at once."""
    following = words[i + 1] if i + 1 < len(words) else ""
    named = not _VALUE.fullmatch(words[i]) and re.search("[一-鿿]{4}", words[i])
    return bool(named and _is_unit(following))


def _unit_of(word: str) -> str:
    word = word.strip("（）()")
    if word in p.UNIT_WORDS:
        return p.UNIT_WORDS[word]
    return word if UNIT.fullmatch(word) or _COMPOUND_UNIT.fullmatch(word) else ""


def _is_unit(word: str) -> bool:
    return bool(_unit_of(word)) and (not _NUMBER.search(word) or bool(_COMPOUND_UNIT.fullmatch(word)))


def _unit_in(name: str) -> str:
    """The unit in brackets in an indicator's name, "" if there is none.

    >>> _unit_in("固定资产投资（亿元）"), _unit_in("优良天数比率（百分比）"), _unit_in("森林覆盖率")
    ('亿元', '%', '')
    """
    return next((unit for inside in _PARENTHESIS.findall(name) if (unit := _unit_of(inside))), "")


def _targets(document: PlanDocument, row: _Row, columns: list[_Column]) -> Iterator[TargetSpan]:
    text = document.clean
    name_start, name_end = _name_span(text, row.name)
    pairs = _match(text, row.values, columns)
    base: Decimal | None = None
    base_year: int | None = None
    for column, cell in pairs:
        number = _NUMBER.search(text, cell.start, cell.end)
        if number is None:
            continue
        if column.role == "base":
            base, base_year = _value(number), column.year
        if column.role not in ("target", "growth"):
            continue
        word = text[cell.start : cell.end]
        yearly = "年均" in word or "增长" in word or _RATE_NAME.search(text, name_start, name_end) is not None
        alone = not any(c.role == "target" and _NUMBER.search(text, v.start, v.end) for c, v in pairs)
        growth = yearly or (column.role == "growth" and not (alone and "累计" in word))
        quantity = next(find_quantities(text, cell.start, cell.end), None)
        written = quantity.unit if quantity is not None and quantity.kind != "bare" else ""
        rate = growth and not row.unit.endswith("百分点") and not (row.unit and _IN_ALL.match(word))
        unit = written or ("%" if rate else row.unit)
        yield TargetSpan(
            start=cell.start, end=cell.end, name=text[name_start:name_end].translate(_JOINED),
            name_start=name_start, name_end=name_end,
            value=_value(number), unit=unit, year=column.year, growth=growth, comparison=_comparison(word),
            baseline=None if growth else base, baseline_year=None if growth or base is None else base_year, nature=row.nature,
            confidence=0.97, origin="rule:indicator-table", subject_hint="county",
        )


def _value(number: re.Match[str]) -> Decimal:
    return Decimal(("-" if number[1] else "") + number[2].replace(",", ""))


def _match(text: str, values: tuple[Cell, ...], columns: list[_Column]) -> list[tuple[_Column, Cell]]:
    """Values with their columns: one to one where they are as many, else growth by what the cell says and the rest in order."""
    if len(values) >= len(columns):
        return list(zip(columns, values, strict=False))
    growing = [c for c in values if _GROWTH_CELL.search(text, c.start, c.end)]
    growth = next((c for c in columns if c.role == "growth"), None)
    levels = [c for c in columns if c.role != "growth"] if growing or len(values) < len(columns) else columns
    pairs: list[tuple[_Column, Cell]] = []
    if len(values) == 1 and not growing:
        target = next((c for c in columns if c.role == "target"), None)
        return [(target, values[0])] if target else []
    plain = iter(levels)
    for cell in values:
        column = growth if cell in growing and growth else next(plain, growth)
        if column is not None:
            pairs.append((column, cell))
    return pairs


def _name_span(text: str, cell: Cell) -> tuple[int, int]:
    """The indicator's name in its cell, without number and unit."""
    m = _NAME_NUMBER.match(text[cell.start : cell.end])
    start = cell.start + (m.end() if m else 0)
    end = cell.end
    for bracket in _PARENTHESIS.finditer(text, start, end):
        if bracket.end() == end and bracket.start() > start and _unit_of(bracket[1]):
            end = bracket.start()
    return start, end


def _comparison(word: str) -> Comparison:
    """The bound a value's cell states.

    >>> _comparison("≥95"), _comparison("4.5以内"), _comparison("7左右")
    ('>=', '<=', '=')
    """
    if re.search(r"以上|[≥>＞]|不低于|不少于|超过|突破|大于|至少", word):
        return ">="
    if re.search(r"以内|以下|[≤<＜]|不高于|不超过|控制在|小于|低于|之内", word):
        return "<="
    return "="
