"""PDF files with a text layer to text: one printed line a line, tables and framed boxes as pipe rows."""
from __future__ import annotations

import io
import logging
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfparser import PDFSyntaxError
from pdfminer.psparser import PSException
from pdfplumber.utils.exceptions import PdfminerException

from extractors.documents.errors import PlanError
from extractors.documents.formats import row
from extractors.documents.patterns import LOOKALIKES

LEAST_PER_PAGE = 20
"""Fewer characters a page on average: the pages are pictures."""
_INDENT = "\u3000\u3000"


def to_text(data: bytes, path: Path) -> str:
    """The plan's text in a PDF file; the first lines of paragraphs keep their indent as two ideographic spaces.

    Raises `PlanError` for scans without text, for locked and for damaged files.
    """
    # Thousands of fonts in Chinese PDFs miss a bounding box; pdfminer would warn once for each character's font.
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            pages = [list(_page(page)) for page in pdf.pages]
    except (PDFPasswordIncorrect, PdfminerException, PDFSyntaxError, PSException, ValueError) as error:
        locked = "PDFPasswordIncorrect" in repr(error)
        problem = "the PDF is locked by a password" if locked else "the file is no PDF, or a damaged one"
        raise PlanError(path, problem, "save it without a password" if locked else "download it again") from error
    characters = sum(len(text.strip()) for page in pages for _, _, text in page)
    if characters < LEAST_PER_PAGE * max(1, len(pages)):
        problem = f"a scanned PDF without text ({characters} characters on {len(pages)} pages)"
        raise PlanError(path, problem, "run text recognition (OCR) on it first, for example ocrmypdf -l chi_sim")
    margin = _margin(pages)
    lines: list[str] = []
    for page in pages:
        for left, size, text in page:
            indented = size and margin + 1.2 * size < left < margin + 3.5 * size
            lines.append(_INDENT + text if indented else text)
    return "\n".join(lines).translate(LOOKALIKES) + "\n"


def _page(page: Any) -> Iterator[tuple[float, float, str]]:
    """The lines of a page in reading order: left edge and character size in points (0 for table rows), text."""
    tables = page.find_tables() if page.rects or page.lines or page.curves else []
    tables = [table for table in tables if table.rows]
    outside = page
    for table in tables:
        outside = outside.outside_bbox(_inside_page(table.bbox, page.bbox))
    pieces: list[tuple[float, float, float, str]] = []
    for line in outside.extract_text_lines(return_chars=True):
        pieces.append((line["top"], line["x0"], line["chars"][0]["size"], line["text"]))
    for table in tables:
        top = table.bbox[1]
        for number, cells in enumerate(table.extract()):
            for part, text in enumerate(_row(cells)):
                pieces.append((top + number / 1000 + part / 1_000_000, 0.0, 0.0, text))
    pieces.sort(key=lambda piece: piece[0])
    for _, left, size, text in pieces:
        yield left, size, text
    page.close()


def _inside_page(box: tuple[float, ...], page: tuple[float, ...]) -> tuple[float, ...]:
    return max(box[0], page[0]), max(box[1], page[1]), min(box[2], page[2]), min(box[3], page[3])


def _row(cells: list[str | None]) -> list[str]:
    """A row as a line; a row of one cell is a box and keeps its lines. Words broken at a cell's edge close up."""
    filled = [cell for cell in cells if cell]
    if len(cells) == 1:
        return [row([line]) for line in (filled[0] if filled else "").split("\n") if line.strip()]
    return [row([(cell or "").replace("\n", "") for cell in cells])] if filled else []


def _margin(pages: list[list[tuple[float, float, str]]]) -> float:
    """The left edge of most lines."""
    edges = Counter(round(left) for page in pages for left, size, _ in page if size)
    return float(edges.most_common(1)[0][0]) if edges else 0.0
