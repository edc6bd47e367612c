"""Tables on slides: the projects of a chain, goals, sources; continued on further slides where one is too small."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.util import Pt

from kg.exports.hub import closest
from kg.exports.style import GROUND, INK, WHITE
from kg.exports.subgraph import Subgraph, amount, figure, section_of, total_investment
from kg.exports.wrapping import LINE, clip, wrap
from kg.views.model import Entity
from kg.views.scene import plain

from .text import ALIGN, add_run, prepare, rgb

SIZES = (16.0, 15.0, 14.0, 13.0)
"""Font sizes in points."""

SIDE, ABOVE = 6.0, 4.0
"""Margins of a cell in points."""

HEAD = "#243B53"
MOST_LINES = 4


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its part of the table's width, and how it is aligned."""

    heading: str
    share: float
    align: str = "left"


PROJECT_COLUMNS = (
    Column("序号", 0.05, "centre"),
    Column("项目", 0.28),
    Column("总投资", 0.09, "right"),
    Column("建设地点", 0.14),
    Column("承担企业", 0.17),
    Column("规划出处", 0.27),
)
GOAL_COLUMNS = (Column("指标", 0.4), Column("基期", 0.2, "right"), Column("目标", 0.4, "right"))
SOURCE_COLUMNS = (Column("规划文本", 0.62), Column("规划期", 0.15, "centre"), Column("文件", 0.23))

Row = tuple[str, ...]


def project_rows(subgraph: Subgraph, projects: Sequence[Entity]) -> list[Row]:
    """A row for each project, and one with the sum where two or more have an investment."""
    rows: list[Row] = []
    for number, project in enumerate(projects, 1):
        places = [e.label for e in closest(subgraph, subgraph.objects(project.iri, "locatedIn"))]
        firms = [e.label for e in subgraph.objects(project.iri, "undertakenBy")]
        rows.append(
            (
                str(number),
                project.label,
                figure(project) or "—",
                "、".join(places) or "—",
                "、".join(firms) or "—",
                source_of(project),
            )
        )
    priced = [p for p in projects if p.number("investment")]
    if len(priced) > 1:
        rows.append(("", f"合计（已写明投资的{len(priced)}个项目）", amount(total_investment(priced)), "", "", ""))
    return rows


def source_of(entity: Entity) -> str:
    """The innermost heading under which an entity first stands, and the line of the plan's text."""
    if not entity.evidence:
        return "—"
    line = entity.evidence[0].line
    return " ".join(filter(None, (f"第{line}行" if line else "", section_of(entity, 1))))


def goal_rows(targets: Sequence[Entity]) -> list[Row]:
    """A row for each target: name, baseline with year, target with unit and year."""
    rows: list[Row] = []
    for target in targets:
        base = target.number("baselineValue")
        year = (target.value("baselineYear") or "")[:4]
        unit = target.value("unit") or ""
        baseline = "—" if base is None else f"{plain(base)}{unit}" + (f"（{year}）" if year else "")
        rows.append((target.label, baseline, figure(target)))
    return rows


def deal(rows: Sequence[Row], columns: Sequence[Column], width: float, height: float) -> tuple[float, list[list[Row]]]:
    """The font size, and the rows of each slide, evenly filled, for a table of that width and at most that height.

    Of `SIZES` it is the largest that needs no more slides than the smallest.
    """
    fewest = len(_fill(rows, columns, width, height, SIZES[-1]))
    size = next(size for size in SIZES if len(_fill(rows, columns, width, height, size)) == fewest)
    pages, lower = _fill(rows, columns, width, height, size), height
    while len(pages) > 1:
        lower -= LINE * size
        tighter = _fill(rows, columns, width, lower, size)
        if len(tighter) > len(pages):
            break
        pages = tighter
    return size, pages


def _fill(rows: Sequence[Row], columns: Sequence[Column], width: float, height: float, size: float) -> list[list[Row]]:
    pages: list[list[Row]] = [[]]
    used = head = _height([c.heading for c in columns], columns, width, size)
    for row in rows:
        tall = _height(row, columns, width, size)
        if pages[-1] and used + tall > height:
            pages.append([])
            used = head
        pages[-1].append(row)
        used += tall
    return pages


def _room(column: Column, width: float) -> float:
    return column.share * width - 2 * SIDE


def _height(row: Sequence[str], columns: Sequence[Column], width: float, size: float) -> float:
    lines = max(min(MOST_LINES, len(wrap(text, _room(c, width), size))) for text, c in zip(row, columns, strict=True))
    return lines * LINE * size + 2 * ABOVE + 1


def add_table(
    shapes: Any,
    rows: Sequence[Row],
    columns: Sequence[Column],
    x: float,
    y: float,
    width: float,
    size: float,
    font: str,
    name: str,
) -> float:
    """A native table at a place in points; returns its height."""
    heights = [_height(row, columns, width, size) for row in ([c.heading for c in columns], *rows)]
    graphic = shapes.add_table(len(rows) + 1, len(columns), Pt(x), Pt(y), Pt(width), Pt(sum(heights)))
    graphic.name = name
    table = graphic.table
    table.horz_banding = False
    for number, column in enumerate(columns):
        table.columns[number].width = Pt(column.share * width)
        _cell(table.cell(0, number), column.heading, column, width, size, HEAD, WHITE, True, font)
    for number, (row, tall) in enumerate(zip(([c.heading for c in columns], *rows), heights, strict=True)):
        table.rows[number].height = Pt(tall)
        if number:
            total = row[0] == "" and row[1].startswith("合计")
            ground = "#E4E7EB" if total else (WHITE if number % 2 else GROUND)
            for at, column in enumerate(columns):
                _cell(
                    table.cell(number, at),
                    row[at],
                    column,
                    width,
                    size,
                    ground,
                    INK,
                    total or (column.align == "right" and row[at] != "—"),
                    font,
                )
    return sum(heights)


def _cell(cell: Any, text: str, column: Column, width: float, size: float, ground: str, ink: str, bold: bool, font: str) -> None:
    cell.fill.solid()
    cell.fill.fore_color.rgb = rgb(ground)
    paragraph = prepare(cell.text_frame)
    cell.margin_left = cell.margin_right = Pt(SIDE)
    cell.margin_top = cell.margin_bottom = Pt(ABOVE)
    cell.vertical_anchor = cell.text_frame.vertical_anchor
    paragraph.alignment = ALIGN[column.align]
    add_run(paragraph, clip(text, _room(column, width), size, MOST_LINES), size, ink, bold, font)
