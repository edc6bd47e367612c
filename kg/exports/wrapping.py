"""Breaks texts into lines as slides do: between Chinese characters, not inside words and numbers, no stop at a line's head.

Widths are estimates: a slide's font is the reader's own, so every layout leaves it some room.
"""

from __future__ import annotations

import re
import string
from functools import lru_cache

LINE = 1.28
"""Line height by font size: what Microsoft YaHei and Noto Sans CJK need at single spacing, nearly."""

SLACK = 0.96
"""The part of a line's width that text may fill, for fonts a little wider than the estimate."""

NO_HEAD = "，。、；：？！）》〉」』】〕”’％%…—·,.;:?!)]}"
"""Signs that no line begins with; the character before comes along."""

NO_TAIL = "（《〈「『【〔“‘([{"
"""Signs that no line ends with; they go to the next."""

WIDTHS = (
    (string.digits, 0.57),
    (string.ascii_uppercase, 0.68),
    (string.ascii_lowercase, 0.56),
    (" ", 0.28),
    (".,:;'!|·", 0.32),
    ("()[]{}/-", 0.4),
)
"""Widths of characters by font size: those of Noto Sans CJK and Microsoft YaHei, the wider of the two, rounded up."""

OTHER_LATIN = 0.7
AUTOSPACE = 0.15
"""What some programs put between Chinese and Latin characters, by font size: half of it, for others put nothing."""

_WIDTH = {char: width for chars, width in WIDTHS for char in chars}

_PIECES = re.compile(r"[A-Za-z0-9.+\-/_&@]+|\s+|.", re.DOTALL)


@lru_cache(maxsize=65536)
def text_width(text: str, size: float) -> float:
    """The width of a text in points: Chinese characters, their signs, quotes and dashes take the whole font size."""
    total, wide = 0.0, True
    for n, char in enumerate(text):
        total += 1.0 if ord(char) > 0x2000 else _WIDTH.get(char, OTHER_LATIN)
        former, wide = wide, ord(char) > 0x2E80
        if n and former != wide and char != " ":
            total += AUTOSPACE
    return size * total


@lru_cache(maxsize=65536)
def wrap(text: str, width: float, size: float) -> tuple[str, ...]:
    """The lines of a text of a font size (points) in a width (points); one empty line for an empty text."""
    room = max(width * SLACK, size)
    lines: list[str] = []
    line = ""
    for piece in _pieces(text, room, size):
        if line and text_width(line + piece.rstrip(), size) > room:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    return (*lines, line.rstrip())


HEADS = ("产业集群", "产业链", "产业园区", "产业园", "开发区", "有限责任公司", "股份有限公司", "有限公司", "产业")
"""Ends of names before which a centred name breaks best."""


def wrap_centred(text: str, width: float, size: float) -> tuple[str, ...]:
    """Like `wrap`, but before the name's last word where that gives two lines that fit, else in lines of like length."""
    lines = wrap(text, width, size)
    if len(lines) < 2:
        return lines
    for head in HEADS:
        if text.endswith(head) and len(lines) == 2 and text_width(text[: -len(head)], size) <= width * SLACK:
            return text[: -len(head)], head
    narrower = width
    while True:
        narrower -= size / 2
        found = wrap(text, narrower, size)
        if len(found) > len(lines) or narrower < width / 2:
            return lines
        lines = found


def _pieces(text: str, room: float, size: float) -> list[str]:
    """What may not be broken: words, numbers, characters with the signs that cling to them."""
    found: list[str] = []
    for piece in _PIECES.findall(text):
        if text_width(piece, size) > room:
            found.extend(piece)
        elif found and (piece in NO_HEAD or found[-1][-1] in NO_TAIL) and text_width(found[-1] + piece, size) <= room:
            found[-1] += piece
        else:
            found.append(piece)
    return found


def clip(text: str, width: float, size: float, most: int) -> str:
    """A text cut to at most `most` lines, with an ellipsis where something is cut."""
    lines = wrap(text, width, size)
    return text if len(lines) <= most else "".join(lines[:most])[:-2] + "…"


def shorten(text: str, width: float, size: float) -> str:
    """A text cut to one line, with an ellipsis where something is cut."""
    if text_width(text, size) <= width * SLACK:
        return text
    while text and text_width(text + "…", size) > width * SLACK:
        text = text[:-1]
    return text.rstrip() + "…"
