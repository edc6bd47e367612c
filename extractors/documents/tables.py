"""Tables as conversion leaves them: pipe rows, tab rows, rows with spaces for columns, and one cell a line."""
from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from extractors.documents import patterns as p
from extractors.documents.grids import Grid, Row, is_header, is_value, without_repeats
from extractors.documents.lines import Line, find_marker, is_page_number
from extractors.documents.rows import GAP, WIDE_GAP, spaced, span, split
from extractors.documents.stacked import stacked_table
from extractors.documents.works_tables import works_table

_SEPARATOR = re.compile(r"[\s|:+=—-]+$")


def group(lines: Sequence[Line], text: str, folded: str) -> list[Line | Grid]:
    """Lines with each run of table rows gathered into a grid; all other lines stay as they are."""
    found: list[Line | Grid] = []
    index = 0
    while index < len(lines):
        for reader in (_pipe_table, _tab_table, works_table, _spaced_table, stacked_table):
            grid, after = reader(lines, index, text, folded)
            if grid is not None:
                found.append(grid)
                index = after
                break
        else:
            found.append(lines[index])
            index += 1
    return found


# Pipe tables


def _pipes(line: Line, folded: str) -> int:
    start, end = span(line)
    return folded.count("|", start, end)


def _pipe_table(lines: Sequence[Line], index: int, text: str, folded: str) -> tuple[Grid | None, int]:
    if "|" not in lines[index].text or lines[index].cell or lines[index].box or _pipes(lines[index], folded) < 2:
        return None, index
    rows: list[Row] = []
    headed = False
    spans: list[tuple[int, int]] = []
    i = index
    while i < len(lines):
        line = lines[i]
        if _pipes(line, folded) < 2 or line.box:
            # A cell broken over two lines: the rest holds no bars, or too few, and more rows follow.
            bars = _pipes(line, folded)
            completes = bool(spans and bars) and _open_row(folded, spans, bars)
            if not spans or line.box or not (completes or _goes_on(lines, i, lambda x: _pipes(x, folded) >= 2)):
                break
            if not is_page_number(line):
                if completes or (not line.cell and not line.hit and _open_row(folded, spans)):
                    spans[-1] = (spans[-1][0], span(line)[1])
                else:
                    spans.append(span(line))
            i += 1
            continue
        a, b = span(line)
        barred = sum(folded[start] == "|" for start, _ in spans) > len(spans) / 2
        opened = spans and _open_row(folded, spans, _pipes(line, folded))
        if opened and (folded[a] != "|" or not barred) and not line.text[:1].isdigit():
            spans[-1] = (spans[-1][0], b)
        else:
            spans.append((a, b))
        i += 1
    closed = folded[spans[0][0] : spans[0][1]].rstrip().endswith("|")
    for position, (a, b) in enumerate(spans):
        if _SEPARATOR.match(folded[a:b]):
            if set(folded[a:b]) & {"-", "="} and position == 1 and rows:
                headed = True
            continue
        row = _pipe_row(folded, a, b, closed)
        if row.filled:
            rows.append(row)
    if len(rows) == 0 or max(len(row.cells) for row in rows) < 2 or all(row.filled < 2 for row in rows):
        return None, index
    return without_repeats(rows, headed or is_header(rows[0]), lines[index].gap), i


def _open_row(folded: str, spans: Sequence[tuple[int, int]], bars: int = 0) -> bool:
    """Whether the last row goes on in a line with so many bars: it misses the closing bar that the rows before have, or, where
    the first has none, both together have as many bars as that."""
    first, last = (folded[a:b].rstrip() for a, b in (spans[0], spans[-1]))
    if not first.endswith("|") and bars:
        return last.count("|") < first.count("|") == last.count("|") + bars
    closed = sum(folded[a:b].rstrip().endswith("|") for a, b in spans)
    return "|" in last and not last.endswith("|") and closed >= (len(spans) - 1) / 2


def _pipe_row(folded: str, a: int, b: int, closed: bool) -> Row:
    """The cells between bars; a bar at the end closes the last one, or, where rows have none there, an empty one follows."""
    while a < b and folded[a] in " ":
        a += 1
    while b > a and folded[b - 1] in " \n\r":
        b -= 1
    if folded[a] == "|":
        a += 1
    if closed and b > a and folded[b - 1] == "|":
        b -= 1
    cuts = [(i, i + 1) for i in range(a, b) if folded[i] == "|" and folded[i - 1] != "\\"]
    return split(folded, a, b, cuts)


def _goes_on(lines: Sequence[Line], index: int, is_row: Callable[[Line], bool]) -> bool:
    """Whether the line at `index`, no row itself, stands between rows: a category or a page number with a row soon after."""
    for line in lines[index : index + 3]:
        if is_row(line):
            return True
        if len(line.text) > 25 or line.box or re.search("[。；]", line.text):
            return False
    return False


# Tab tables


def _tabs(line: Line, text: str) -> int:
    start, end = span(line)
    return text.count("\t", _line_start(text, start), end)


def _line_start(text: str, at: int) -> int:
    """Back over the blanks in front of a line: a leading tab is an empty first cell."""
    while at > 0 and text[at - 1] in "\t ":
        at -= 1
    return at


def _tab_table(lines: Sequence[Line], index: int, text: str, folded: str) -> tuple[Grid | None, int]:
    if not _tabs(lines[index], text):
        return None, index
    rows: list[Row] = []
    i = index
    pending: Line | None = None
    while i < len(lines):
        line = lines[i]
        if _tabs(line, text):
            if _tabs(line, text) == 1 and line.text.endswith("。") and len(line.text) > 60:
                break
            rows.append(_tab_row(line, pending, text, folded))
            pending = None
        elif _goes_on(lines, i, lambda x: _tabs(x, text) > 0):
            opened = line.text.count("（") > line.text.count("）") or lines[i + 1].text[:1] in "（）"
            if opened:
                pending = line
            elif not is_page_number(line):
                rows.append(Row((line.run,), ()))
        else:
            break
        i += 1
    full = [row for row in rows if row.filled >= 2]
    # Two columns are a table only when there are many rows and the first column is no list number.
    narrow = max((len(row.cells) for row in rows), default=0) < 3
    numbered = sum((hit := find_marker(row.cells[0].text)) is not None and hit.length == len(row.cells[0].text) for row in full)
    if len(full) < 2 or narrow and not is_header(rows[0]) and (len(full) < 3 or numbered > 1):
        return None, index
    return without_repeats(rows, is_header(rows[0]), lines[index].gap), i


def _tab_row(line: Line, before: Line | None, text: str, folded: str) -> Row:
    start, end = span(line)
    start = _line_start(text, start)
    cuts = [(i, i + 1) for i in range(start, end) if text[i] == "\t"]
    row = split(folded, start, end, cuts)
    if before is None:
        return row
    return Row((before.run.then(row.cells[0]), *row.cells[1:]), row.bars)


# Rows whose columns are parted by spaces


def _spaced_row(line: Line, folded: str) -> Row | None:
    """The cells of `1 地区生产总值 亿元 61 85 7 预期性`, or None when the line is no such row."""
    start, end = span(line)
    raw = folded[start:end]
    if raw.count(" ") < 3 or "。" in raw or len(raw) > 120:
        return None
    gap = WIDE_GAP if len(WIDE_GAP.findall(raw)) >= 3 else GAP
    row = spaced(line, folded, gap)
    if row.filled < 4:
        return None
    natured = p.TABLE_NATURE.match(row.cells[-1].text) is not None
    values = [is_value(cell.text) for cell in row.cells[1:]]
    # In prose with stray spaces ("投资 10 亿元年产 5000 吨") no two numbers stand side by side.
    return row if natured and any(values) or any(a and b for a, b in pairwise(values)) else None


def _spaced_table(lines: Sequence[Line], index: int, text: str, folded: str) -> tuple[Grid | None, int]:
    first = _spaced_row(lines[index], folded)
    header = None
    if first is None:
        header = _spaced_header(lines[index], folded)
        if header is None:
            return None, index
    rows: list[Row] = [header] if header else []
    i = index + (1 if header else 0)
    while i < len(lines):
        row = _spaced_row(lines[i], folded)
        if row is not None:
            rows.append(row)
        elif rows and _goes_on(lines, i, lambda x: _spaced_row(x, folded) is not None):
            if not is_page_number(lines[i]):
                rows.append(Row((lines[i].run,), ()))
        else:
            break
        i += 1
    if sum(row.filled >= 4 for row in rows) < 3:
        return None, index
    return without_repeats(rows, header is not None or is_header(rows[0]), lines[index].gap), i


def _spaced_header(line: Line, folded: str) -> Row | None:
    start, end = span(line)
    raw = folded[start:end]
    if raw.count(" ") < 2 or len(raw) > 80 or re.search("[。；，]", raw):
        return None
    row = split(folded, start, end, [m.span() for m in GAP.finditer(folded, start, end) if start < m.start() and m.end() < end])
    return row if len(p.TABLE_HEADER.findall(raw)) >= 2 and row.filled >= 3 else None
