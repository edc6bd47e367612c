"""A subgraph as tables: an Excel workbook with a sheet for each type, and two CSV files, of nodes and of edges.

Text from a plan is never a formula: a cell that begins like one stays text (CWE-1236).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from kg.views.vocabulary import TYPES

from .archive import fixed
from .records import FIRST, LAST, LINK_HEADINGS, LINK_KEYS, LINK_WIDTHS, OWN, Value, columns_of, link_row
from .source import ExportError
from .subgraph import Subgraph

FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "|", "%")
"""First characters by which spreadsheet programs take a text for a formula or a command."""

_HEAD = "243B53"
_WRAPPED = frozenset({"规划原句", "规划章节", "项目", "承担项目", "各县产业", "规模"})
_LONGEST = 32000
"""Excel holds 32,767 characters in a cell."""


def xlsx(subgraph: Subgraph) -> bytes:
    """A workbook: one sheet a type that occurs, one of links, one of sources; filters on, headings frozen.

    The same bytes for the same subgraph. Raises `ExportError` without openpyxl.
    """
    try:
        from openpyxl import Workbook
    except ImportError as error:
        raise ExportError("XLSX needs openpyxl: pip install 'plankg[xlsx]'") from error
    book = Workbook()
    book.remove(book.active)
    for kind in OWN:
        entities = subgraph.of_type(kind)
        if entities:
            columns = columns_of(kind)
            rows = [[c.value(subgraph, e) for c in columns] for e in entities]
            _sheet(book, TYPES[kind].label, [c.heading for c in columns], [c.width for c in columns], rows)
    if subgraph.links:
        _sheet(book, "关系", LINK_HEADINGS, LINK_WIDTHS, [link_row(subgraph, link) for link in subgraph.links])
    documents = [(d.title, d.period_start, d.period_end, d.file_name, d.iri) for d in subgraph.documents.values()]
    _sheet(book, "资料来源", ("规划文本", "起始年", "结束年", "文件", "标识"), (70, 8, 8, 20, 30), documents)
    book.properties.creator, book.properties.title = "plankg", subgraph.title
    book.properties.created = datetime(2000, 1, 1)
    out = io.BytesIO()
    book.save(out)
    return fixed(out.getvalue())


def _sheet(book: Any, title: str, headings: Sequence[str], widths: Sequence[int], rows: Iterable[Sequence[Value]]) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet = book.create_sheet(title.replace("（", "").replace("）", ""))
    sheet.append(list(headings))
    for cell in sheet[1]:
        cell.font = Font(bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", start_color=_HEAD)
        cell.alignment = Alignment(vertical="center", wrap_text=True)
    tops = {True: Alignment(vertical="top", wrap_text=True), False: Alignment(vertical="top")}
    count = 1
    for row in rows:
        count += 1
        for number, value in enumerate(row, 1):
            if value is None:
                continue
            cell = sheet.cell(count, number)
            if isinstance(value, str):
                cell.value = value[:_LONGEST]
                cell.data_type = "s"
                cell.quotePrefix = value.startswith(FORMULA)
            else:
                cell.value = value
            cell.alignment = tops[headings[number - 1] in _WRAPPED]
    for number, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(headings))}{count}"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A3
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def csv_nodes(subgraph: Subgraph) -> bytes:
    """All entities, one a line: type, then every column that any type has. UTF-8 with the mark by which Excel knows it."""
    columns = {c.key: c for kind in OWN for c in OWN[kind]}
    order = [c.key for c in FIRST] + list(columns) + [c.key for c in LAST]
    rows: list[list[Value]] = [["iri", "type", *(key for key in order if key != "iri")]]
    for entity in subgraph.entities.values():
        own = {c.key: c.value(subgraph, entity) for c in columns_of(entity.type)}
        rows.append([entity.iri, entity.type, *(own.get(key) for key in order if key != "iri")])
    return _csv(rows)


def csv_edges(subgraph: Subgraph) -> bytes:
    """All links, one a line: source, link and target as IRIs and local name first."""
    at = [LINK_KEYS.index(key) for key in ("source", "link", "target")]
    at += [n for n in range(len(LINK_KEYS)) if n not in at]
    rows: list[list[Value]] = [[LINK_KEYS[n] for n in at]]
    for link in subgraph.links:
        row = link_row(subgraph, link)
        rows.append([row[n] for n in at])
    return _csv(rows)


def _csv(rows: Iterable[Sequence[Value]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for row in rows:
        writer.writerow([_safe(value) for value in row])
    return out.getvalue().encode("utf-8-sig")


def _safe(value: Value) -> Value:
    """A text that begins like a formula gets an apostrophe, which spreadsheet programs take as: text follows."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
