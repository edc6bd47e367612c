"""Which reader takes the text out of which kind of file."""
from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

from extractors.documents.errors import PlanError


class Format(NamedTuple):
    """A kind of file: the module that holds its `to_text(data, path)`, and the extra that installs what the module needs."""

    name: str
    module: str
    needs: str
    extra: str | None


READERS: Final[dict[str, Format]] = {
    ".html": Format("html", "extractors.documents.from_html", "bs4", None),
    ".htm": Format("html", "extractors.documents.from_html", "bs4", None),
    ".docx": Format("docx", "extractors.documents.from_docx", "docx", "docx"),
    ".pdf": Format("pdf", "extractors.documents.from_pdf", "pdfplumber", "pdf"),
}

CONVERT_FIRST: Final = {".doc": ".docx", ".wps": ".docx", ".rtf": ".docx", ".odt": ".docx", ".ofd": ".pdf", ".caj": ".pdf"}

CATEGORY: Final = 40
"""A cell across all columns with at most so many characters is a category of the rows below it, with more it is a box's text."""


def extract(path: Path, data: bytes) -> tuple[str, str]:
    """The text of an .html, .docx or .pdf file and the name of its format; headings become lines, tables rows of `| a | b |`.

    Raises `PlanError` for other kinds of files, and when the library that the kind needs is not installed.
    """
    suffix = path.suffix.lower()
    if suffix in CONVERT_FIRST:
        advice = f"save it as {CONVERT_FIRST[suffix]} (LibreOffice and WPS can) and try again"
        raise PlanError(path, f"{suffix} files are not read", advice)
    if suffix not in READERS:
        kind = f"{suffix} files are" if suffix else "a file without an ending is"
        raise PlanError(path, f"{kind} not read", "plans may be .txt, .md, .html, .docx or .pdf")
    chosen = READERS[suffix]
    try:
        importlib.import_module(chosen.needs)
    except ImportError as error:
        install = f'pip install "plankg[{chosen.extra}]"' if chosen.extra else "pip install plankg"
        raise PlanError(path, f"reading {suffix} files needs a library that is not installed", f"run: {install}") from error
    to_text: Callable[[bytes, Path], str] = importlib.import_module(chosen.module).to_text
    return to_text(data, path), chosen.name


def row(cells: list[str]) -> str:
    """A table row as a line of text; line breaks inside cells become spaces.

    >>> row(["指标", "2025\\n年"])
    '| 指标 | 2025 年 |'
    """
    return "| " + " | ".join(" ".join(cell.replace("|", "／").split()) for cell in cells) + " |"
