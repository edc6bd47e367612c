"""The read plan: source text, cleaned text with an exact way back, blocks with heading paths, tables.

Two texts: `PlanDocument.text` is the decoded source; `PlanDocument.clean` is what extractors read. In `clean` each block is one
line without line breaks, stray spaces and `**`; widths are folded one to one (full-width digits and letters become ASCII, ASCII
, : ; ( ) ! ? between Chinese become full-width, all double quotes become `"`). `offsets[i]` is the place in `text` of `clean[i]`.
"""
from __future__ import annotations

from array import array
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from extractors.facts import Plan

BlockKind = Literal["title", "heading", "paragraph", "row"]


@dataclass(frozen=True, slots=True)
class Block:
    """A line of the cleaned text.

    `start` and `end` are offsets into `PlanDocument.clean`, the newline left out. `section` is the path of headings above the
    block, outermost first, as cleaned text without their numbers' trailing punctuation; a heading's own title is the last item of
    its own path. A paragraph's run-in head (a bold, numbered or dashed head that opens it) is a heading block of its own before
    the paragraph's block. `box` is the title of the box (专栏) that the block stands in, None outside.
    `level` is 1 (篇), 2 (章), 3 (节), 4 (一、), 5 (（一）), 6 (1.), 7 (1) ①), 8 (——, bold or sentence run-in heads), 9 (box title
    专栏); 0 for others.
    """

    kind: BlockKind
    start: int
    end: int
    section: tuple[str, ...] = ()
    level: int = 0
    box: str | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell's place in the cleaned text (may be empty)."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table found in the text; each row also is a block of kind "row" whose cells are joined by `|` in the cleaned text.

    `rows` are the data rows in order; `header` is None where conversion lost it. Cells of merged columns are missing from later
    rows, as they came: readers of a table must match columns by content.
    """

    rows: tuple[tuple[Cell, ...], ...]
    header: tuple[Cell, ...] | None
    section: tuple[str, ...]
    caption: str = ""


@dataclass(frozen=True)
class PlanDocument:
    """A plan as read from a file; see the module's text for `clean` and `offsets`. `text_format` names the reader."""

    plan: Plan
    text: str
    clean: str
    offsets: array[int]
    blocks: tuple[Block, ...]
    tables: tuple[Table, ...] = ()
    text_format: str = "txt"

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0] + [i + 1 for i, c in enumerate(self.text) if c == "\n"]

    @cached_property
    def _block_starts(self) -> list[int]:
        return [b.start for b in self.blocks]

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """The source offsets [start, end) of the non-empty clean span [start, end)."""
        return self.offsets[start], self.offsets[end - 1] + 1

    def line_of(self, offset: int) -> int:
        """The 1-based line of a source offset."""
        return bisect_right(self._line_starts, offset)

    def block_index(self, offset: int) -> int:
        """The index of the block that holds a clean offset."""
        return max(0, bisect_right(self._block_starts, offset) - 1)
