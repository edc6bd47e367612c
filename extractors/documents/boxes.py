"""Boxes (专栏): where one begins, which lines it holds, and where it ends."""
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.documents import patterns as p
from extractors.documents.grids import Grid
from extractors.documents.lines import Hit, Line

_LOOK_AHEAD = 3
_SHORT_ITEM = 60


@dataclass
class Box:
    """A box being read: its title, the numbering its items have reached, and the form of its items.

    `celled` tells that conversion kept the box as a table of one column: then the table's end is the box's end."""

    title: str
    outer: dict[str, int] = field(default_factory=dict)
    celled: bool = False
    bulleted: bool = False
    top: int = 9
    reached: dict[str, int] = field(default_factory=dict)
    form: str = ""
    items: int = 0
    tight: int = 0
    tables: int = 0
    open_list: bool = False

    def holds(self, items: Sequence[Line | Grid], index: int, spaced: bool) -> bool:
        """Whether the line or table at `index` still stands in the box.

        `spaced` tells that the plan parts its paragraphs by blank lines.
        """
        item = items[index]
        if self.celled:
            return isinstance(item, Line) and item.cell and not item.box or isinstance(item, Grid) and item.gap == 0
        if isinstance(item, Grid):
            inside = self.items == 0 or self.tables > 0 or item.gap == 0
            self.tables += inside
            self.items += inside
            return inside
        inside = self._holds_line(item, items, index, spaced)
        if inside:
            self._take(item)
        return inside

    def _holds_line(self, line: Line, items: Sequence[Line | Grid], index: int, spaced: bool) -> bool:
        if line.box or line.hashes and not line.hit or p.FRONT_HEADINGS.match(line.text):
            return False
        if line.hit is not None and line.hit.style != "——":
            before = items[index - 1]
            led = isinstance(before, Line) and not before.box and before.text.endswith("：")
            return self._holds_number(line, line.hit, led)
        if self.items == 0:
            return True
        if p.BOX_NOTE.match(line.text) or line.footnote:
            return True
        if self.tables:
            return False
        if spaced and self.tight and line.gap > 0:
            return self._comes_back(items, index)
        if self.open_list and len(line.text) <= 2 * _SHORT_ITEM:
            return True
        if line.text.endswith("：") and _leads_list(items, index):
            return True
        named = p.NAME_ITEM.match(line.text)
        if named and self.form in ("name", "number"):
            return not _introduces_next(named["name"], items, index) and (self.form == "name" or self._comes_back(items, index))
        if self.form == "short" and len(line.text) <= _SHORT_ITEM and "。" not in line.text[:-1]:
            return not spaced or line.gap <= 0 or _LINE_ENDS.search(line.text) is not None or self._comes_back(items, index)
        if self.form == "dash" and line.hit is not None:
            return True
        if self.form == "head" and _RUN_IN.match(line.text):
            return True
        if not spaced and self.form != "prose" and line.bullet:
            return True
        return self._comes_back(items, index)

    def _holds_number(self, line: Line, hit: Hit, led: bool) -> bool:
        """Whether a numbered line goes on with the box's list, or begins one; `led`: a line ending in a colon stands before."""
        if hit.level <= 3:
            return False
        if led and hit.number == 1:
            return hit.level >= 5
        expected = self.reached.get(hit.style, 0) + 1
        if hit.number != expected:
            return False
        if hit.number == 1:
            if self.items == 0:
                return hit.level >= 5 or self.outer.get(hit.style, 0) != 0
            if hit.level < self.top and self.reached:
                return False
            return self.form != "name" or self.items <= 1 or hit.level == 7
        if line.bullet != self.bulleted and hit.style == "1.":
            return False
        # The same number would also go on the list around the box: then only a blank line tells the two lists apart.
        return self.outer.get(hit.style, 0) + 1 != hit.number or line.gap <= 0 or self.tight == 0

    def _take(self, line: Line) -> None:
        if self.items and line.gap == 0:
            self.tight += 1
        if line.hit is not None and line.hit.number is not None:
            if not self.reached:
                self.top = line.hit.level
                self.bulleted = line.bullet
            above = {style: n for style, n in self.reached.items() if p.LEVELS[style] <= line.hit.level}
            self.reached = above | {line.hit.style: line.hit.number}
            form = "number"
        elif line.hit is not None:
            form = "dash"
        elif p.NAME_ITEM.match(line.text):
            form = "name"
        elif len(line.text) <= _SHORT_ITEM and "。" not in line.text[:-1]:
            form = "short"
        elif _RUN_IN.match(line.text):
            form = "head"
        else:
            form = "prose"
        if self.items == 0 or form == "number" or self.form in ("short", "prose") and self.items <= 1:
            self.form = form
        self.items += 1
        self.open_list = _LINE_ENDS.search(line.text) is not None

    def _comes_back(self, items: Sequence[Line | Grid], index: int) -> bool:
        """Whether the box's list goes on after this line: then the line belongs to the item before it."""
        for i in range(index + 1, min(len(items), index + 1 + _LOOK_AHEAD)):
            item = items[i]
            if isinstance(item, Grid) or item.box:
                return False
            if item.hit is not None and item.hit.style != "——":
                expected = self.reached.get(item.hit.style, -1) + 1
                return self.form == "number" and item.hit.number == expected and item.bullet == self.bulleted
            named = p.NAME_ITEM.match(item.text)
            if self.form == "name" and named:
                return not _introduces_next(named["name"], items, i)
        return False


_LINE_ENDS = re.compile(r"[；、：]$")
_RUN_IN = re.compile(r"[^，。；：]{2,25}。(?=.{10})")


def _leads_list(items: Sequence[Line | Grid], index: int) -> bool:
    """Whether a numbered list begins on the same line, or right below."""
    following = items[index + 1] if index + 1 < len(items) else None
    return isinstance(following, Line) and following.hit is not None and following.hit.number == 1 and following.gap <= 0


def _introduces_next(name: str, items: Sequence[Line | Grid], index: int) -> bool:
    """Whether a `name：text` line is the prose before the next box, whose title repeats the name."""
    if index + 1 >= len(items):
        return False
    following = items[index + 1]
    return isinstance(following, Line) and following.box and name.strip('"') in following.text


def box_parts(line: Line) -> tuple[int, int]:
    """Where the title of a box line ends, and where the box's first item begins when conversion left it in the same line."""
    text = line.text
    match = p.BOX_TITLE.match(text)
    assert match is not None
    bar = text.find("|", match.end())
    if bar >= 0:
        return bar, bar + 1
    first = re.compile(r"(?<![\d第])(?:1[.、](?!\d)|（1）|①|（一）|[一]、)").search(text, match.end())
    if first and len(text) > 40:
        return first.start(), first.start()
    stop = text.find("。", match.end())
    if 0 < stop < len(text) - 1:
        return stop, stop + 1
    return len(text), len(text)


def box_title(text: str) -> str:
    """A box's title for `Block.box`, without a trailing colon or stop.

    >>> box_title("专栏1：工业重点工程。")
    '专栏1 工业重点工程'
    """
    match = p.BOX_TITLE.match(text)
    assert match is not None
    label = "专栏" + (match["number"] or "")
    return f"{label} {text[match.end():].strip().rstrip('：:。|】》').strip()}".strip()
