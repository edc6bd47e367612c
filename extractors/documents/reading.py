"""Reading a plan: from a file on disk to a `PlanDocument`."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from extractors.documents.assembly import layout
from extractors.documents.encoding import decode
from extractors.documents.errors import PlanError
from extractors.documents.model import Block, PlanDocument
from extractors.facts import Plan

LEAST_CHARACTERS = 300
"""A plan file with fewer Chinese characters is none, or its text was lost."""

TEXT_SUFFIXES = {".txt": "txt", ".md": "md", ".markdown": "md", ".text": "txt"}
_HAN = re.compile("[\u3400-\u9fff]+")


def read(path: Path | str, *, county: str | None = None) -> PlanDocument:
    """The plan in a .txt, .md, .html, .docx or .pdf file; `county` (name or adcode) overrides what title and text say.

    `text` of the result is the decoded file, or for the last three the text taken out of it. Raises `PlanError`.
    """
    path = Path(path)
    data = _bytes(path)
    suffix = path.suffix.lower()
    if suffix in TEXT_SUFFIXES:
        text, _ = decode(data, path)
        text_format = TEXT_SUFFIXES[suffix]
    else:
        from extractors.documents.formats import extract

        text, text_format = extract(path, data)
    count = sum(map(len, _HAN.findall(text)))
    if count < LEAST_CHARACTERS:
        problem = f"not a plan: it holds {count} Chinese characters, a plan has thousands"
        raise PlanError(path, problem if text.strip() else "the file is empty", "check that the plan was converted as a whole")
    document = _document(text, path, data, county, text_format)
    if not any(block.kind == "heading" for block in document.blocks):
        problem = "not a plan: no headings were found (第一章, 第一节, 一、 …)"
        raise PlanError(path, problem, "check that line breaks survived the conversion")
    return document


def read_text(text: str, *, file_name: str = "text", county: str | None = None) -> PlanDocument:
    """The plan in a string, however short; its period it must name, its county it or `county`. Raises `PlanError`."""
    if not text.strip():
        raise PlanError(file_name, "the text is empty", "pass the text of a plan")
    return _document(text, Path(file_name), text.encode("utf-8", errors="surrogatepass"), county, "txt")


def _bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise PlanError(path, "it is a folder", "name the plan files in it")
        data = path.read_bytes()
    except OSError as error:
        missing = isinstance(error, FileNotFoundError)
        reason = "there is no such file" if missing else f"the file cannot be read ({error.strerror})"
        raise PlanError(path, reason, "check the path and its permissions") from error
    if not data.strip():
        raise PlanError(path, "the file is empty", "convert or download the plan again")
    return data


def _document(text: str, path: Path, data: bytes, county: str | None, text_format: str) -> PlanDocument:
    from extractors.counties import find_county, find_period

    clean, offsets, blocks, tables = layout(text)
    titles = [clean[b.start : b.end] for b in blocks if b.kind == "title"]
    heading = "\n".join(titles)
    try:
        found = find_county(heading, clean, override=county)
    except ValueError as error:
        raise PlanError(path, str(error).rstrip("."), "correct --county") from error
    if found is None:
        raise PlanError(path, "not a plan: it names no county", 'say which county it is for: --county "…"')
    period = find_period(heading, clean)
    if period is None:
        problem = "not a plan: it names no planning period (第十四个五年规划, 2021—2025年 …)"
        raise PlanError(path, problem, "check that it is a five-year plan")
    start, end, horizon = period
    plan = Plan(
        file_name=path.name,
        sha256=hashlib.sha256(data).hexdigest(),
        title=_title(titles, clean, blocks) or path.stem,
        county=found,
        period_start=start,
        period_end=end,
        horizon=horizon,
    )
    return PlanDocument(plan, text, clean, offsets, blocks, tables, text_format)


def _title(titles: list[str], clean: str, blocks: tuple[Block, ...]) -> str:
    """The plan's full name: the title that says 纲要, else the first one, else a name of a plan in the text's opening."""
    for title in titles:
        if "纲要" in title:
            return title
    if titles:
        return titles[0]
    match = re.search(r"《([^《》\n]{4,60}(?:规划|纲要)[^《》\n]{0,10})》", clean[:3000])
    return match.group(1) if match else ""
