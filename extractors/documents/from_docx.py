"""Word files to text: paragraphs with their automatic numbers, headings with `#`, tables as pipe rows."""
from __future__ import annotations

import io
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from extractors.documents.errors import PlanError
from extractors.documents.formats import CATEGORY, row
from extractors.documents.patterns import NUMERALS

_HEADING = re.compile(r"(?:heading|标题) ?([1-6])$", re.I)
_CONTENTS = re.compile(r"(?:toc|目录) ?(?:\d|heading|标题)", re.I)


def to_text(data: bytes, path: Path) -> str:
    """The plan's text in a .docx file, one paragraph a line. Raises `PlanError` when the file is damaged or holds no text."""
    try:
        document = docx.Document(io.BytesIO(data))
    except (zipfile.BadZipFile, KeyError, ValueError, SyntaxError, PackageNotFoundError) as error:
        advice = "open it in Word or LibreOffice and save it as .docx again"
        raise PlanError(path, "the file is no Word document, or a damaged one", advice) from error
    numbers = _Numbers(document)
    lines: list[str] = []
    for block in document.iter_inner_content():
        lines.extend(_table(block, numbers) if isinstance(block, Table) else _paragraph(block, numbers))
    if not any(line.strip() for line in lines):
        raise PlanError(path, "the document holds no text (perhaps pictures of pages)", "run text recognition (OCR) on it first")
    return "\n".join(lines) + "\n"


def _paragraph(paragraph: Paragraph, numbers: _Numbers) -> Iterator[str]:
    style = (paragraph.style.name or "") if paragraph.style is not None else ""
    if _CONTENTS.match(style):
        return
    heading = _HEADING.match(style)
    text = numbers.take(paragraph) + (paragraph.text if heading else _bold_opening(paragraph))
    if not text.strip():
        return
    if heading:
        yield "#" * int(heading.group(1)) + " " + " ".join(text.split())
    elif style.lower() in ("title", "标题"):
        yield "# " + " ".join(text.split())
    else:
        yield from (line for line in text.split("\n") if line.strip())


def _bold_opening(paragraph: Paragraph) -> str:
    """The paragraph's text, its opening between `**` when that alone is bold: a run-in head."""
    text, bold = paragraph.text, ""
    for run in paragraph.runs:
        if not run.bold:
            break
        bold += run.text
    return f"**{bold}**{text[len(bold):]}" if bold.strip() and text.startswith(bold) and bold != text else text


def _table(table: Table, numbers: _Numbers) -> Iterator[str]:
    """A table's rows; a merged cell's text stands in its first place only. Rows of one cell (boxes) keep their paragraphs."""
    seen: set[Any] = set()
    for table_row in table.rows:
        texts: list[str] = []
        cells = list(table_row.cells)
        for cell in cells:
            texts.append("" if cell._tc in seen else cell.text)
            seen.add(cell._tc)
        filled = [cell for cell, text in zip(cells, texts, strict=True) if text.strip()]
        alone = len({cell._tc for cell in cells}) == 1
        if alone and filled and (len(cells) == 1 or len(filled[0].text) > CATEGORY):
            for block in filled[0].iter_inner_content():
                if isinstance(block, Table):
                    yield from _table(block, numbers)
                else:
                    yield from (row([line.lstrip("# ")]) for line in _paragraph(block, numbers))
        elif filled:
            yield row(texts)


class _Numbers:
    """Word's automatic numbers (ECMA-376 part 1, 17.9): not in the paragraphs' text, yet headings are nothing without them."""

    def __init__(self, document: Document) -> None:
        self._levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        part = next((r.target_part for r in document.part.rels.values() if r.reltype.endswith("/numbering")), None)
        root = getattr(part, "element", None)
        if root is None:
            return
        abstract: dict[str, dict[int, tuple[str, str, int]]] = {}
        for node in root.findall(qn("w:abstractNum")):
            levels = {}
            for level in node.findall(qn("w:lvl")):
                form, start = self._value(level, "numFmt", "decimal"), int(self._value(level, "start", "1"))
                levels[int(level.get(qn("w:ilvl")))] = (self._value(level, "lvlText", ""), form, start)
            abstract[node.get(qn("w:abstractNumId"))] = levels
        for node in root.findall(qn("w:num")):
            self._levels[node.get(qn("w:numId"))] = abstract.get(self._value(node, "abstractNumId", ""), {})

    @staticmethod
    def _value(node: Any, name: str, default: str) -> str:
        child = node.find(qn(f"w:{name}"))
        return default if child is None else str(child.get(qn("w:val"), default))

    def take(self, paragraph: Paragraph) -> str:
        """The number in front of the next paragraph, empty for none."""
        properties = paragraph._p.pPr
        holder = properties.numPr if properties is not None else None
        if holder is None and paragraph.style is not None:
            style = paragraph.style.element.find(qn("w:pPr"))
            holder = style.find(qn("w:numPr")) if style is not None else None
        if holder is None:
            return ""
        number, depth = self._value(holder, "numId", "0"), int(self._value(holder, "ilvl", "0"))
        levels = self._levels.get(number, {})
        if depth not in levels:
            return ""
        counts = self._counts[number]
        counts[depth] = counts.get(depth, levels[depth][2] - 1) + 1
        for deeper in [d for d in counts if d > depth]:
            del counts[deeper]
        return re.sub(r"%(\d)", lambda m: self._numeral(levels, counts, int(m.group(1)) - 1), levels[depth][0])

    @staticmethod
    def _numeral(levels: dict[int, tuple[str, str, int]], counts: dict[int, int], depth: int) -> str:
        _, form, start = levels.get(depth, ("", "decimal", 1))
        value = counts.get(depth, start)
        if form.startswith(("chinese", "ideograph", "japanese", "taiwanese")):
            return chinese_numeral(value)
        if form == "decimalEnclosedCircle" and 1 <= value <= 20:
            return chr(ord("①") + value - 1)
        return "" if form in ("bullet", "none") else str(value)


def chinese_numeral(value: int) -> str:
    """1 to 99 in Chinese numerals.

    >>> [chinese_numeral(n) for n in (3, 10, 14, 20, 31)]
    ['三', '十', '十四', '二十', '三十一']
    """
    tens, ones = divmod(value, 10)
    if not 0 < value < 100:
        return str(value)
    return ("" if tens == 0 else "十" if tens == 1 else NUMERALS[tens - 1] + "十") + (NUMERALS[ones - 1] if ones else "")
