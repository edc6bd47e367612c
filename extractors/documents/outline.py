"""The outline: which lines and line openings are headings, and the path of headings above each block."""
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from extractors.documents import patterns as p
from extractors.documents.lines import SAME_LINE, Hit, Line

_SENTENCE_HEAD = 25
_NUMBERED_HEAD = 30
_LINE_HEAD = 26


@dataclass(frozen=True, slots=True)
class Head:
    """A heading at the start of a line: its length in the cleaned line; `alone` when the line holds nothing else."""

    style: str
    level: int
    number: int | None
    length: int
    title: str
    alone: bool
    hashes: int = 0


def find_head(line: Line, following: Line | None, *, leaf: bool = False) -> Head | None:
    """The heading that a line is or opens with.

    `following` is the next line, `leaf` tells that the line's siblings hold no text.

    None for paragraphs, also for long numbered ones.
    """
    text, hit = line.text, line.hit
    if line.hashes:
        level = hit.level if hit else min(8, max(2, line.hashes))
        style = hit.style if hit else "#" * line.hashes
        return Head(style, level, hit.number if hit else None, len(text), heading_title(text, hit), True, line.hashes)
    if hit is None:
        return _unnumbered(line, following)
    length = _numbered(line, hit)
    if length is None:
        return None
    alone = length == len(text)
    cut_off = line.gap == SAME_LINE
    if hit.level in (6, 7) and (alone and (leaf or _is_leaf(line, following)) or leaf and cut_off):
        return None
    return _head(line, hit, hit.level, hit.style, length, alone)


def _head(line: Line, hit: Hit | None, level: int, style: str, length: int, alone: bool) -> Head:
    return Head(style, level, hit.number if hit else None, length, heading_title(line.text[:length], hit), alone)


def heading_title(text: str, hit: Hit | None) -> str:
    """A heading for `Block.section`: its number without the number's trailing punctuation, a space, its words without final stop.

    >>> from extractors.documents.lines import find_marker
    >>> heading_title("一、发展成就", find_marker("一、发展成就")), heading_title("——实力增强。", find_marker("——实力增强。"))
    ('一 发展成就', '实力增强')
    """
    title = text[hit.length :] if hit else text
    title = title.strip().rstrip("。：；，:")
    if hit is None or hit.style == "——":
        return title
    number = text[: hit.length].strip().rstrip("、.．：: ")
    if number.endswith(("）", ")")):
        return (number + title) if number.startswith(("（", "(")) else f"{number} {title}"
    return f"{number} {title}".strip()


def _is_leaf(line: Line, following: Line | None) -> bool:
    """A numbered line right before its next sibling holds nothing: an item of a list rather than a heading."""
    return (
        following is not None
        and following.hit is not None
        and line.hit is not None
        and following.hit.style == line.hit.style
        and following.hit.number == (line.hit.number or 0) + 1
    )


def _numbered(line: Line, hit: Hit) -> int | None:
    """Where the heading of a numbered line ends, None when the line is a numbered paragraph."""
    text, at = line.text, hit.length
    body = text[at:]
    stop = body.find("。")
    whole = stop in (-1, len(body) - 1)
    bold = _bold_head(line, at)
    if bold is not None:
        return bold
    if hit.level <= 3:
        if whole and len(body) <= 70:
            return len(text)
        return at + stop + 1 if 0 < stop <= 40 else None
    colon = body.find("：")
    if hit.level <= 5:
        if whole and len(body) <= 50 and "；" not in body and not 0 < colon < len(body) - 1:
            return len(text)
        if 0 < colon <= 25 and (stop < 0 or colon < stop) and not p.HEAD_BREAK.search(body[:colon]):
            return at + colon + 1
        return at + stop + 1 if 0 < stop <= 40 and body.count("，", 0, stop) <= 1 and "；" not in body[:stop] else None
    if hit.level == 8:
        if "；" in body or p.FIGURE.search(body[: stop if stop > 0 else None]):
            return None
        if whole and len(body) <= 40 and body.count("，") <= 1 and not 0 < colon < len(body) - 1:
            return len(text)
        if 0 < colon <= 20 and (stop < 0 or colon < stop) and not p.HEAD_BREAK.search(body[:colon]):
            return at + colon + 1
        return at + stop + 1 if 0 < stop <= _NUMBERED_HEAD and not p.HEAD_BREAK.search(body[:stop]) else None
    if whole and len(body) <= 35 and body.count("，") <= (1 if stop < 0 else 0) and not re.search("[；]|：.", body):
        return len(text) if body else None
    if 0 < stop <= _NUMBERED_HEAD and not whole and not p.HEAD_BREAK.search(body[:stop]):
        return at + stop + 1
    # "2.转身向海，开放合作。" with much text after it is a head in two clauses.
    clauses = body[:stop].split("，")
    if 0 < stop <= 22 and len(body) - stop > 30 and len(clauses) == 2 and not re.search(r"[；：！？\d]", body[:stop]):
        return at + stop + 1
    return None


def _bold_head(line: Line, at: int) -> int | None:
    """Where a bold run-in head ends: `**head。**text`, `**head**。text`, `**head：**text`."""
    if not line.run.bold:
        return None
    text = line.text
    start, end = line.run.bold[0]
    if not at <= start <= at + 1 or not 2 <= end - start <= 40:
        return None
    inner = text[start:end]
    if end < len(text) and inner[-1] not in "。：" and text[end] in "。：":
        end += 1
        inner = text[start:end]
    if end < len(text) and inner[-1] not in "。：":
        return None
    return end if not re.search("[。；]", inner[:-1]) else None


def _unnumbered(line: Line, following: Line | None) -> Head | None:
    text = line.text
    if p.FRONT_HEADINGS.match(text) and len(text) <= 45:
        return Head("front", 2, None, len(text), text.rstrip("：:"), True)
    bold = _bold_head(line, 0)
    if bold is not None:
        alone = bold == len(text)
        return Head("line" if alone else "bold", 8, None, bold, heading_title(text[:bold], None), alone)
    if line.bullet:
        return None
    stop = text.find("。")
    if 0 < stop <= _SENTENCE_HEAD and len(text) - stop > 12 and _like_title(text[:stop]):
        return Head("sentence", 8, None, stop + 1, text[:stop], False)
    if following is not None and _stands_alone(text) and _opens_text(following):
        return Head("line", 8, None, len(text), text.rstrip("：:"), True)
    return None


def _like_title(text: str) -> bool:
    return len(text) >= 4 and not p.NOT_A_HEAD.search(text)


def _stands_alone(text: str) -> bool:
    if p.OFFICE.search(text):
        return False
    return 3 <= len(text) <= _LINE_HEAD and not re.search(r"[，。；！？|]|：.|\d{4}年\d|^\d|[、]$", text)


def _opens_text(following: Line) -> bool:
    """What follows a heading without number: prose, or a list that begins."""
    if following.hit is not None:
        return following.hit.number == 1 and following.hit.level >= 6 or following.hit.style == "——"
    return len(following.text) >= 40 and "，" in following.text


@dataclass
class Path:
    """The headings above the place that reading has reached."""

    heads: list[Head] = field(default_factory=list)

    def enter(self, head: Head) -> tuple[str, ...]:
        """Take `head` in where it belongs and return the path that ends with it."""
        if head.hashes and head.style.startswith("#"):
            # Markdown says how deep a heading without number stands.
            while self.heads and not 0 < self.heads[-1].hashes < head.hashes:
                self.heads.pop()
            if self.heads and self.heads[-1].level >= head.level:
                head = replace(head, level=min(8, self.heads[-1].level + 1))
            self.heads.append(head)
            return self.section
        for depth, above in enumerate(self.heads):
            if above.style == head.style and above.level == head.level:
                del self.heads[depth:]
                break
        else:
            while self.heads and self.heads[-1].level >= head.level and not self._may_hold(self.heads[-1], head):
                self.heads.pop()
        self.heads.append(head)
        return self.section

    def leave(self, level: int) -> None:
        """Drop the headings of `level` and deeper: a paragraph numbered at that level stands beside them, not under them."""
        while self.heads and self.heads[-1].level >= level and not self.heads[-1].alone:
            self.heads.pop()

    @staticmethod
    def _may_hold(above: Head, head: Head) -> bool:
        """A heading without number that stands alone holds the list or the run-in heads after it, whatever their level."""
        if above.level != 8 or head.level < 6:
            return False
        return above.alone and head.style != "line" and head.number in (None, 1) or above.style == "——" and head.number == 1

    @property
    def section(self) -> tuple[str, ...]:
        return tuple(head.title for head in self.heads if head.title)


def following_line(items: Sequence[object], index: int) -> Line | None:
    """The line after `index`, None before a table or the end."""
    if index + 1 < len(items):
        item = items[index + 1]
        return item if isinstance(item, Line) else None
    return None
