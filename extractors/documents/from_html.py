"""Web pages to text: the part that holds the plan, headings with `#`, tables as pipe rows."""
from __future__ import annotations

import re
from pathlib import Path

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PageElement, PreformattedString, Tag

from extractors.documents.encoding import decode
from extractors.documents.errors import PlanError
from extractors.documents.formats import CATEGORY, row

SKIPPED = frozenset("head script style noscript template nav header footer aside form button select iframe svg".split())
BLOCKS = frozenset(
    "address article blockquote body center dd div dl dt fieldset figure figcaption h1 h2 h3 h4 h5 h6 hr html li main ol p pre"
    " section tr ul".split()
)
"""Elements that begin and end a line (HTML Living Standard, 15.3 flow content)."""
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w-]+)""", re.I)
_SPACE = re.compile(r"[ \t\r\n\f]+")
HOLDERS = frozenset("div main article section td table tbody tr".split())
_MAIN_SHARE = 0.8


def to_text(data: bytes, path: Path) -> str:
    """The plan's text in an HTML page, one paragraph a line. Raises `PlanError` when there is none."""
    soup = BeautifulSoup(_decode(data, path), "lxml")
    for tag in soup.find_all(list(SKIPPED)):
        tag.decompose()
    lines: list[str] = []
    _walk(_main_part(soup), lines, [])
    text = "\n".join(line for line in lines if line.strip())
    if not text:
        raise PlanError(path, "the page holds no text", "save the page after it has loaded, or convert the plan to .txt")
    return text + "\n"


def _decode(data: bytes, path: Path) -> str:
    """The page by its declared charset when its bytes obey, else by what the bytes prove."""
    declared = _CHARSET.search(data[:4096])
    if declared:
        name = declared.group(1).decode("ascii").lower()
        try:
            return data.decode("gb18030" if name.startswith("gb") else name)
        except (LookupError, UnicodeDecodeError):
            return decode(data, path)[0]
    return decode(data, path)[0]


def _main_part(soup: BeautifulSoup) -> Tag:
    """Down from the body for as long as one child holds nearly all text: menus and side columns stay outside."""
    part: Tag = soup.body or soup
    while True:
        size = len(part.get_text(strip=True))
        inner = [child for child in part.children if isinstance(child, Tag) and child.name in HOLDERS]
        largest = max(inner, key=lambda tag: len(tag.get_text(strip=True)), default=None)
        if largest is None or size == 0 or len(largest.get_text(strip=True)) < _MAIN_SHARE * size:
            return part
        part = largest


def _walk(tag: Tag, lines: list[str], open_line: list[str]) -> None:
    """Append the lines of `tag`; `open_line` gathers the pieces of the line being written."""
    for child in tag.children:
        _visit(child, lines, open_line)
    _close(lines, open_line)


def _visit(child: PageElement, lines: list[str], open_line: list[str]) -> None:
    if isinstance(child, PreformattedString):
        return
    if isinstance(child, NavigableString):
        open_line.append(_SPACE.sub(" ", str(child)))
    elif isinstance(child, Tag):
        if child.name == "br":
            _close(lines, open_line)
        elif child.name == "table":
            _close(lines, open_line)
            _table(child, lines)
        elif child.name in BLOCKS:
            _close(lines, open_line)
            if re.fullmatch("h[1-6]", child.name):
                open_line.append("#" * int(child.name[1]) + " ")
            _walk(child, lines, open_line)
        elif child.name in ("b", "strong") and child.get_text(strip=True) and not child.find(list(BLOCKS | {"br"})):
            open_line.append(f"**{_SPACE.sub(' ', child.get_text())}**")
        else:
            for inner in child.children:
                _visit(inner, lines, open_line)


def _close(lines: list[str], open_line: list[str]) -> None:
    line = "".join(open_line).strip(" ")
    if line.strip("# \xa0\u3000"):
        lines.append(line)
    open_line.clear()


def _table(table: Tag, lines: list[str]) -> None:
    """A table's rows, merged cells as empty ones; a table of one cell a row is layout, or a box, and keeps its paragraphs."""
    spans: dict[int, int] = {}
    for tr in table.find_all("tr"):
        if tr.find_parent("table") is not table:
            continue
        cells = tr.find_all(["td", "th"], recursive=False)
        if len(cells) == 1 and not spans and (_span(cells[0], "colspan") == 1 or len(cells[0].get_text(strip=True)) > CATEGORY):
            inner: list[str] = []
            _walk(cells[0], inner, [])
            lines.extend(line if line.startswith("|") else row([line]) for line in inner)
            continue
        texts: list[str] = []
        for cell in cells:
            _fill(texts, spans)
            width, height = _span(cell, "colspan"), _span(cell, "rowspan")
            for column in range(len(texts), len(texts) + width):
                if height > 1:
                    spans[column] = height - 1
            texts += [cell.get_text(" ", strip=True)] + [""] * (width - 1)
        _fill(texts, spans)
        lines.append(row(texts))


def _fill(texts: list[str], spans: dict[int, int]) -> None:
    """Empty cells where cells of rows above reach down."""
    while spans.get(len(texts), 0):
        column = len(texts)
        spans[column] -= 1
        if not spans[column]:
            del spans[column]
        texts.append("")


def _span(cell: Tag, name: str) -> int:
    value = str(cell.get(name) or "1")
    return min(int(value), 100) if value.isdigit() and int(value) else 1
