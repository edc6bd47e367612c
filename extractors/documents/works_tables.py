"""Tables of projects of which conversion left only spaces between the columns."""
from __future__ import annotations

from collections.abc import Sequence

from extractors.documents import patterns as p
from extractors.documents.grids import Grid, Row, without_repeats
from extractors.documents.lines import Line
from extractors.documents.rows import GAP, WIDE_GAP, spaced, span

LONGEST_ROW = 160
LONGEST_TITLE = 25
"""A line between rows that says what the next are (一、产业类) is no longer than this."""
MOST_BETWEEN = 3
"""So many lines at most stand between two rows: a title, a page number, a header again, the rest of a cell."""


def works_table(lines: Sequence[Line], index: int, text: str, folded: str) -> tuple[Grid | None, int]:
    """The table whose header is the line at `index`, and the index after it; None and `index` where there is none.

    Its header names a column of projects and one that only tables of projects have; its rows have as many cells as the header or
    one less.
    """
    start, end = span(lines[index])
    raw = folded[start:end]
    if raw.count(" ") < 2 or len(raw) > LONGEST_ROW or not p.WORKS_COLUMN.search(raw) or _in_words(lines[index]):
        return None, index
    gap = WIDE_GAP if len(WIDE_GAP.findall(raw)) >= 2 else GAP
    header = spaced(lines[index], folded, gap)
    titles = [cell.text for cell in header.cells]
    if len(titles) < 3 or not any(map(p.WORKS_NAME.fullmatch, titles)) or not any(map(p.WORKS_COLUMN.search, titles)):
        return None, index
    rows, between, after = [header], list[Row](), index + 1
    for i, line in enumerate(lines[index + 1 :], index + 1):
        ends = line.box or line.hashes or (line.hit is not None and line.hit.level <= 3) or _in_words(line)
        if ends or len(between) > MOST_BETWEEN:
            break
        row = spaced(line, folded, gap)
        if len(titles) - 1 <= row.filled <= len(titles) and len(row.cells) >= 3:
            rows += [*between, row]
            between, after = [], i + 1
        elif len(line.text) <= LONGEST_TITLE or row.filled >= 2:
            between.append(Row((line.run,), ()))
        else:
            break
    if sum(row.filled >= 3 for row in rows) < 3:
        return None, index
    return without_repeats(rows, True, lines[index].gap), after


def _in_words(line: Line) -> bool:
    """Whether a line is a sentence, however many spaces it holds."""
    return "。" in line.text or line.text.endswith("；")
