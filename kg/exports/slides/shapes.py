"""A diagram as native shapes: rounded boxes with text, panels, and connectors glued to them, all to be moved and edited."""

from __future__ import annotations

from typing import Any

from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

from kg.exports.diagram import Box, Connector, Diagram, Panel
from kg.exports.frame import Frame
from kg.exports.style import DASHED, EDGE_COLOURS, GROUND, LINE_COLOUR, MUTED
from kg.exports.wrapping import text_width
from kg.views.vocabulary import TYPES

from .text import ALIGN, add_run, flat, prepare, rgb, right_tab, text_box

_TOP, _LEFT, _BOTTOM, _RIGHT = range(4)
"""Connection sites of a rounded rectangle."""

_ROUTES = {"elbow": MSO_CONNECTOR.ELBOW, "curve": MSO_CONNECTOR.CURVE, "down": MSO_CONNECTOR.STRAIGHT}


def draw(shapes: Any, diagram: Diagram, frame: Frame, font: str) -> None:
    """Put a diagram's shapes on a slide; `shapes` are the slide's, `font` the typeface of East Asian text."""
    dx, dy = frame.left, frame.area_top(bool(diagram.note))
    placed: dict[str, Any] = {}
    for panel in diagram.panels:
        placed[panel.key] = _panel(shapes, panel, dx, dy, font)
    behind = len(shapes._spTree)
    for box in diagram.boxes:
        placed[box.iri] = _box(shapes, box, dx, dy, font)
    for connector in diagram.connectors:
        _connect(shapes, connector, placed, dx, behind)
        behind += 1
    for heading in diagram.headings:
        text_box(shapes, dx + heading.x, dy + heading.y, heading.width, 20, heading.text, heading.size, MUTED, font=font)
    _legend(shapes, diagram, frame, font)


def _rounded(
    shapes: Any, x: float, y: float, width: float, height: float, radius: float, fill: str, edge: str, line: float
) -> Any:
    shape = shapes.add_shape(MSO_SHAPE.ROUNDED_RECTANGLE, Pt(x), Pt(y), Pt(width), Pt(height))
    shape.adjustments[0] = min(0.5, radius / min(width, height))
    shape.fill.solid()
    shape.fill.fore_color.rgb = rgb(fill)
    shape.line.color.rgb = rgb(edge)
    shape.line.width = Pt(line)
    flat(shape)
    return shape


def _panel(shapes: Any, panel: Panel, dx: float, dy: float, font: str) -> Any:
    shape = _rounded(shapes, dx + panel.x, dy + panel.y, panel.width, panel.height, 6, GROUND, "#D9E2EC", 0.75)
    shape.name = panel.title
    paragraph = prepare(shape.text_frame, "top", (9, 3, 4, 0))
    paragraph.alignment = ALIGN["left"]
    add_run(paragraph, panel.title, panel.size, MUTED, font=font)
    return shape


def _box(shapes: Any, box: Box, dx: float, dy: float, font: str) -> Any:
    shape = _rounded(shapes, dx + box.x, dy + box.y, box.width, box.height, 5, box.style.fill, box.style.edge, 1)
    shape.name = f"{TYPES[box.type].label} {box.text}"
    shape._element.nvSpPr.cNvPr.set("descr", " ".join(filter(None, (TYPES[box.type].label, box.text, box.figure))))
    side = 2.0 if box.centred else 0.6 * box.size
    paragraph = prepare(shape.text_frame, "middle", (side, 0, side, 0))
    if box.vertical:
        # So narrow that a line holds one character: programs disagree on how to set vertical text.
        shape.text_frame.margin_left = shape.text_frame.margin_right = Pt((box.width - 1.4 * box.size) / 2)
        paragraph.alignment = ALIGN["centre"]
        add_run(paragraph, box.text, box.size, box.style.ink, box.bold, font)
        return shape
    paragraph.alignment = ALIGN["centre" if box.centred else "left"]
    if box.centred:
        # A centred name breaks where its words do, which no program knows by itself.
        for number, line in enumerate(filter(None, box.lines)):
            if number:
                paragraph.add_line_break()
            add_run(paragraph, line, box.size, box.style.ink, box.bold, font)
        if box.figure:
            second = shape.text_frame.add_paragraph()
            second.alignment = ALIGN["centre"]
            add_run(second, box.figure, box.size * 0.85, box.style.strong, True, font)
        return shape
    add_run(paragraph, box.text, box.size, box.style.ink, box.bold, font)
    if box.figure:
        if not box.lines[-1]:
            paragraph.add_line_break()
        right_tab(paragraph, box.width - 2 * side - 3)
        add_run(paragraph, f"\t{box.figure}", box.size, box.style.strong, True, font)
    return shape


def _connect(shapes: Any, connector: Connector, placed: dict[str, Any], dx: float, behind: int) -> None:
    source, target = placed[connector.source], placed[connector.target]
    down = connector.route == "down"
    level = abs(_middle(source) - _middle(target)) < Pt(1)
    kind = MSO_CONNECTOR.STRAIGHT if level and not down else _ROUTES[connector.route]
    line = shapes.add_connector(kind, 0, 0, 0, 0)
    line.begin_connect(source, _BOTTOM if down else _RIGHT)
    line.end_connect(target, _TOP if down else _LEFT)
    flat(line)
    line.line.color.rgb = rgb(connector.colour)
    line.line.width = Pt(connector.width)
    if connector.dashed:
        line.line.dash_style = MSO_LINE.DASH
    line.name = f"{connector.link or '—'} {source.name} → {target.name}"
    if kind == MSO_CONNECTOR.ELBOW:
        share = (Pt(dx + connector.turn) - line.begin_x) / max(1, line.end_x - line.begin_x)
        _adjust(line, round(share * 100000))
    tree = shapes._spTree
    element = line._element
    tree.remove(element)
    tree.insert(behind, element)


def _middle(shape: Any) -> Emu:
    return Emu(shape.top + shape.height // 2)


def _adjust(line: Any, value: int) -> None:
    """Where an elbow connector turns, in thousandths of a percent of its width."""
    geometry = line._element.spPr.find(qn("a:prstGeom"))
    values = geometry.find(qn("a:avLst"))
    if values is None:
        values = geometry.makeelement(qn("a:avLst"), {})
        geometry.append(values)
    values.append(values.makeelement(qn("a:gd"), {"name": "adj1", "fmla": f"val {value}"}))


def _legend(shapes: Any, diagram: Diagram, frame: Frame, font: str) -> None:
    x, y = frame.left, frame.foot
    for item in diagram.legend:
        if item.style is not None:
            _rounded(shapes, x, y - 5.5, 16, 11, 2.5, item.style.fill, item.style.edge, 1)
        else:
            line = shapes.add_connector(MSO_CONNECTOR.STRAIGHT, Pt(x), Pt(y), Pt(x + 16), Pt(y))
            flat(line)
            line.line.color.rgb = rgb(EDGE_COLOURS.get(item.link, LINE_COLOUR))
            line.line.width = Pt(1.5)
            if item.link in DASHED:
                line.line.dash_style = MSO_LINE.DASH
        width = text_width(item.label, 12) + 6
        text_box(shapes, x + 21, y - 9, width, 18, item.label, 12, MUTED, font=font)
        x += 21 + width + 12
