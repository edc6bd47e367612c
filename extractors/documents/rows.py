"""A line cut into the cells of a table's row, at given places or at the spaces between its columns."""
from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.documents.cleaning import clean
from extractors.documents.grids import Row
from extractors.documents.lines import Line

GAP, WIDE_GAP = re.compile(r" +"), re.compile(r" {2,}")
"""What parts columns: any spaces, or only several."""
_UNCLOSED = re.compile(r"[（(][^）)]*$")


def span(line: Line) -> tuple[int, int]:
    """Source offsets [start, end) of a line."""
    return line.parts[0][0], line.parts[-1][1]


def split(folded: str, start: int, end: int, cuts: Sequence[tuple[int, int]]) -> Row:
    """The row at [start, end) of the folded source, its cells parted by the spans of `cuts`."""
    edges = [start, *(edge for cut in cuts for edge in cut), end]
    cells = tuple(clean(folded, edges[i], edges[i + 1]) for i in range(0, len(edges), 2))
    return Row(cells, tuple(a for a, _ in cuts))


def spaced(line: Line, folded: str, gap: re.Pattern[str]) -> Row:
    """The row of a line whose cells are parted by gaps; spaces in a bracket part none."""
    start, end = span(line)
    cuts: list[tuple[int, int]] = []
    for match in gap.finditer(folded, start, end):
        cell_start = cuts[-1][1] if cuts else start
        if match.start() > start and match.end() < end and not _UNCLOSED.search(folded[cell_start : match.start()]):
            cuts.append(match.span())
    return split(folded, start, end, cuts)
