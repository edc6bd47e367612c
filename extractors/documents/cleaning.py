"""Lines without what conversion left in them, each character with its place in the source."""

from __future__ import annotations

import re
from typing import NamedTuple

from extractors.documents.patterns import CJK, FOLD, TO_FULL_WIDTH

_HAS_CJK = re.compile(f"[{CJK}]")
_ASCII_PUNCTUATION = re.compile(r"[,:;()!?]|\.(?!\.)")
_FULL_STOP = re.compile(rf"(?<=[{CJK}）)%\"》])\.(?=[{CJK}\"《（(*]|\s*$)")
_NUMERAL = re.compile(r"\s*(?:第?[一二三四五六七八九十]+|[（(][一二三四五六七八九十\d]+[）)])$")
_LINE = re.compile(r"[^\r\n\f\v\u2028\u2029\x85]+")
_YEAR_GAP = re.compile(r"(?<!\d)(?:2 0 ?|20 |20(?=\d ))(\d) ?(\d)(?= ?年)")
# What goes: bold marks, breaks and escapes of mark-up, invisible characters, spaces.
_DROP = re.compile(
    r"(?P<bold>\*\*+)"
    r"|(?P<gone><br ?/?>|&nbsp;|\\(?=[\\`*_{}\[\]()#+.!~|>-])|[\x00-\x1f\u00ad\u200b-\u200f\u2060\ufeff]+)"
    r"|(?P<space> +)",
    re.IGNORECASE,
)


class Run(NamedTuple):
    """A piece of cleaned text: `offsets[i]` is the source offset of `text[i]`; `bold` are the spans between `**` marks."""

    text: str
    offsets: list[int]
    bold: tuple[tuple[int, int], ...] = ()

    def part(self, start: int, end: int | None = None) -> Run:
        """The run between two of its own offsets."""
        stop = len(self.text) if end is None else end
        bold = tuple((max(0, a - start), min(stop, b) - start) for a, b in self.bold if a < stop and b > start)
        return Run(self.text[start:stop], self.offsets[start:stop], bold)

    def then(self, other: Run) -> Run:
        """This run and `other` after it; Latin words at the seam stay apart."""
        if self.text and other.text and _latin(self.text[-1]) and _latin(other.text[0]):
            text, offsets = self.text + " ", [*self.offsets, self.offsets[-1]]
        else:
            text, offsets = self.text, self.offsets
        shift = len(text)
        return Run(text + other.text, offsets + other.offsets, self.bold + tuple((a + shift, b + shift) for a, b in other.bold))


def fold(text: str) -> str:
    """`text` with widths and quotes folded, of the same length, so that every offset stays.

    >>> fold("增长５％,达到34,755元(人均),比例3:2;“链主”")
    '增长5%，达到34,755元（人均），比例3:2；"链主"'
    >>> fold("一.建成大桥.推进2.5公里道路达到90%.")
    '一.建成大桥。推进2.5公里道路达到90%。'
    """
    folded = text.translate(FOLD)
    if not _ASCII_PUNCTUATION.search(folded):
        return folded
    return _LINE.sub(_fold_line, folded)


def _fold_line(match: re.Match[str]) -> str:
    line = match.group()
    if not _HAS_CJK.search(line) or not _ASCII_PUNCTUATION.search(line):
        return line
    return _ASCII_PUNCTUATION.sub(_widen, line)


def _widen(match: re.Match[str]) -> str:
    """Punctuation inside numbers and Latin words stays ASCII, all other in a Chinese line becomes full-width; a point does only
    between Chinese (建成大桥.推进…), not behind a numeral that opens the line."""
    mark, line, at = match.group(), match.string, match.start()
    if mark == ".":
        return "。" if _FULL_STOP.match(line, at) and not _NUMERAL.match(line, 0, at) else mark
    if mark in ",:":
        before = line[at - 1] if at else ""
        after = line[at + 1] if at + 1 < len(line) else ""
        inside = before.isascii() and after.isascii() and before.isalnum() and after.isalnum()
        digits = before.isdigit() and after.isdigit()
        if inside and (mark == ":" or not digits or re.match(r"\d{3}(?!\d)", line[at + 1 :])):
            return mark
        if mark == ":" and line.startswith("//", at + 1):
            return mark
    return TO_FULL_WIDTH[mark]


def _latin(character: str) -> bool:
    return character.isascii() and character.isalpha()


def clean(folded: str, start: int, end: int, *, spaced: bool = False) -> Run:
    """The run of `folded[start:end]` (see `fold`) without marks and stray spaces.

    A space stays between two Latin words and between two numbers; with `spaced` also between two clauses of a heading.

    >>> clean("到 2025 年，建成 **5G 基站** 120 座", 0, 29).text
    '到2025年，建成5G基站120座'
    """
    line = folded[start:end]
    if " " in line and "年" in line:
        line = _YEAR_GAP.sub(lambda m: _close_year(m.group()), line)
    pieces: list[str] = []
    offsets: list[int] = []
    bold: list[tuple[int, int]] = []
    opened: int | None = None
    size = at = 0
    for match in _DROP.finditer(line):
        a, b = match.span()
        if a > at:
            pieces.append(line[at:a])
            offsets.extend(range(start + at, start + a))
            size += a - at
        at = b
        if match.lastgroup == "bold":
            if opened is None:
                opened = size
            else:
                bold.append((opened, size))
                opened = None
        elif match.lastgroup == "space" and size and b < len(line) and _space_stays(line, a, b, spaced):
            pieces.append(" ")
            offsets.append(start + a)
            size += 1
    if at < len(line):
        pieces.append(line[at:])
        offsets.extend(range(start + at, end))
    text = "".join(pieces)
    if opened is not None:
        bold.append((opened, len(text)))
    return Run(text, offsets, tuple(bold))


def _close_year(year: str) -> str:
    """A year that lost its shape ("20 25 年"): its gaps become NUL, which `_DROP` takes out, so that the length stays."""
    return year.replace(" ", "\x00")


def _space_stays(line: str, a: int, b: int, spaced: bool) -> bool:
    before, after = line[a - 1], line[b]
    if _latin(before) and _latin(after) or before.isdigit() and after.isdigit():
        return True
    # What follows a run-in heading ("第二节 水利设施。自来水普及率达到 98%") is prose.
    if not spaced or "。" in line[:a]:
        return False
    # Two clauses of a heading ("第四节 构建体系 推动升级"): without the space their words would run together.
    left, right = line[:a].rstrip().split(" ")[-1], line[b:].split(" ")[0]
    return before not in "*#" and (len(left) >= 5 and len(right) >= 5 or left.startswith("第") and left[-1] in "篇编章节")


def physical_lines(text: str) -> list[tuple[int, int]]:
    """Start and end of each line of `text` that holds something.

    >>> physical_lines("第一章\\r\\n\\r\\n正文")
    [(0, 3), (7, 9)]
    """
    return [match.span() for match in _LINE.finditer(text) if not match.group().isspace()]
