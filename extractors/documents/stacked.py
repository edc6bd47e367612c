"""Tables of indicators of which conversion left one cell a line."""
from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.documents import patterns as p
from extractors.documents.grids import Grid, Row, is_value, is_year, names_column, without_repeats
from extractors.documents.lines import Line

Cells = list[tuple[Line, ...]]
"""The lines of each cell of a row, several where conversion broke it."""

LONGEST_CELL = 40
"""A longer line is no cell."""
MOST_CELLS = 14
"""A row has no more lines, those of a category and of a broken name included."""
LEAST_ROWS = 3
"""One less where each row says its nature."""
LEAST_NAMED = 3
"""So many cells at least say what the columns hold."""
_NUMBER = re.compile(r"[（(]?\d{1,3}[)）.、．]?$")
_NUMBERED = re.compile(r"[（(]?\d{1,3}[)）.、．]")
_NAMING = re.compile("[一-鿿]{2}|[A-Z]{2}|[一-鿿][（(]")
_UNIT = re.compile(r"[（(].{1,12}[)）]$|.{0,6}[/%]|[百千万亿]?[一-鿿]{1,3}$")
_SENTENCE = re.compile("[。；，]")


def stacked_table(lines: Sequence[Line], index: int, text: str, folded: str) -> tuple[Grid | None, int]:
    """The table whose header begins with the line at `index`, and the index after it; None and `index` where there is none.

    Rows end with their nature (预期性, 约束性); without a column for it, each has as many cells as the header.
    """
    header, first = _header(lines, index)
    if len(header) < LEAST_NAMED:
        return None, index
    natured = any(p.TABLE_NATURE_COLUMN.search(cell[0].text) for cell in header)
    rows, after = _natured_rows(lines, first, header) if natured else _even_rows(lines, first, header)
    if len(rows) < LEAST_ROWS - natured or not all(any(is_value(cell[0].text) for cell in row[1:]) for row in rows):
        return None, index
    return without_repeats([_row(header), *map(_row, rows)], True, lines[index].gap), after


def _header(lines: Sequence[Line], index: int) -> tuple[Cells, int]:
    """The cells that say what the columns hold, each with what follows it in brackets, and the index of the line after them."""
    found: Cells = []
    i = index
    while i < len(lines) and i - index < MOST_CELLS and _is_cell(lines[i]):
        if found and p.TABLE_HEADER_REST.fullmatch(lines[i].text):
            found[-1] = (*found[-1], lines[i])
        elif names_column(lines[i].text) and not p.TABLE_NATURE.fullmatch(lines[i].text):
            found.append((lines[i],))
        else:
            break
        i += 1
    return found, i


def _natured_rows(lines: Sequence[Line], first: int, header: Cells) -> tuple[list[Cells], int]:
    """The rows from a line on, each ending with its nature, and the index of the line after the last."""
    names = [line.text for cell in header for line in cell]
    rows: list[Cells] = []
    start = i = first
    while i < len(lines) and _is_cell(lines[i]) and i - start < MOST_CELLS:
        if [line.text for line in lines[start : start + len(names)]] == names:  # each page may repeat it
            start += len(names)
            i = max(i, start)
        if p.TABLE_NATURE.fullmatch(lines[i].text):
            rows.append(_whole_names(lines[start : i + 1]))
            start = i + 1
        i += 1
    return rows, start


def _even_rows(lines: Sequence[Line], first: int, header: Cells) -> tuple[list[Cells], int]:
    """The rows from a line on, each with as many cells as the header, and the index of the line after the last."""
    size, rows, start = len(header), list[Cells](), first
    if not any(is_year(cell[0].text) for cell in header):
        return rows, start
    while start + size <= len(lines) and all(_is_cell(line) for line in lines[start : start + size]):
        row = lines[start : start + size]
        values = [is_value(line.text) for line in row]
        if not _NAMING.search(row[0].text + row[1].text) or sum(values[2:]) < 2 or not values[-1]:
            break
        rows.append([(line,) for line in row])
        start += size
    return rows, start


def _is_cell(line: Line) -> bool:
    titled = line.hit is not None and line.hit.level <= 3
    return not (line.box or line.hashes or titled or len(line.text) > LONGEST_CELL or _SENTENCE.search(line.text))


def _whole_names(lines: Sequence[Line]) -> Cells:
    """The lines of a row's cells, those between its number and its unit or first value together: a name that was broken."""
    apart: Cells = [(line,) for line in lines]
    numbered = next((i for i, line in enumerate(lines[:3]) if _NUMBERED.match(line.text) or _NUMBER.match(line.text)), None)
    if numbered is None:
        return apart
    begin = numbered + 1 if _NUMBER.match(lines[numbered].text) else numbered
    end = begin + 1
    while end < len(lines) and _NAMING.search(lines[end].text) and not is_value(lines[end].text):
        if _UNIT.fullmatch(lines[end].text) or p.TABLE_NATURE.fullmatch(lines[end].text):
            break
        end += 1
    return [*apart[:begin], tuple(lines[begin:end]), *apart[end:]]


def _row(cells: Cells) -> Row:
    runs, ends = [], []
    for first, *others in cells:
        run = first.run
        for line in others:
            run = run.then(line.run)
        runs.append(run)
        ends.append((others[-1] if others else first).parts[-1][1])
    return Row(tuple(runs), tuple(ends[:-1]))
