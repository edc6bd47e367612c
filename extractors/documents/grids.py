"""A table found among the lines of a plan, and what its cells look like."""
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.documents import patterns as p
from extractors.documents.cleaning import Run


@dataclass(frozen=True, slots=True)
class Row:
    """A row's cells in order; `bars[i]` is the source offset of what stood between cell i and cell i + 1."""

    cells: tuple[Run, ...]
    bars: tuple[int, ...]

    @property
    def filled(self) -> int:
        return sum(bool(cell.text) for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table found among the lines: its rows, the header among them if `headed`; `gap` as in `Line`."""

    rows: tuple[Row, ...]
    headed: bool
    gap: int


def without_repeats(rows: Sequence[Row], headed: bool, gap: int) -> Grid:
    """The grid of `rows`; a header that each page repeats stays once."""
    names = [cell.text for cell in rows[0].cells]
    again = [headed and i > 0 and [cell.text for cell in row.cells] == names for i, row in enumerate(rows)]
    return Grid(tuple(row for row, repeated in zip(rows, again, strict=True) if not repeated), headed, gap)


def names_column(text: str) -> bool:
    """Whether a cell says what its column holds: 指标, 单位, 2025年."""
    return is_year(text) or p.TABLE_HEADER.search(text) is not None and len(text) <= 20


def is_year(text: str) -> bool:
    """Whether a cell begins with a year."""
    return re.match(r"20\d\d年?", text) is not None


def is_header(row: Row) -> bool:
    """Whether a row's cells say what the columns hold."""
    values = sum(is_value(cell.text) for cell in row.cells if not is_year(cell.text))
    return sum(names_column(cell.text) for cell in row.cells) >= 2 and values <= 1


def is_value(text: str) -> bool:
    """Whether a cell is a number, with the usual words around it, or stands for none."""
    return len(text) <= 30 and p.TABLE_VALUE.match(text) is not None
