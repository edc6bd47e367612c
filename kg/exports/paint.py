"""Paints a diagram with its title, legend and foot on a canvas, the same for SVG and PDF."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from kg.views.vocabulary import TYPES

from .diagram import Box, Connector, Diagram
from .frame import Frame
from .style import DASHED, EDGE_COLOURS, GROUND, LINE_COLOUR, MUTED, WHITE
from .wrapping import LINE, shorten, text_width

Point = tuple[float, float]

TITLE_COLOUR = "#102A43"
FOOT_SIZE = 12.0
ASCENT = 0.36
"""From the middle of a line down to its base line, by font size: what puts Chinese characters in the middle."""


class Canvas(Protocol):
    """What a picture format must be able to draw. Points and y downwards; text stands on its base line."""

    def rectangle(
        self, x: float, y: float, width: float, height: float, radius: float, fill: str, edge: str, line: float
    ) -> None:
        """A rectangle with rounded corners; no outline if `edge` is empty."""

    def line(self, points: Sequence[Point], colour: str, width: float, dashed: bool) -> None:
        """Straight lines from point to point."""

    def bezier(self, points: Sequence[Point], colour: str, width: float, dashed: bool) -> None:
        """A cubic Bézier curve from the first point to the last, the two between as controls."""

    def text(self, x: float, y: float, text: str, size: float, colour: str, anchor: str, bold: bool) -> None:
        """A line of text; `anchor` is "start", "middle" or "end"."""


def paint(diagram: Diagram, frame: Frame, canvas: Canvas, feet: Sequence[str], number: str) -> None:
    """Paint one page. Of `feet`, words about the source, the first that fits stands beside the legend; `number` may be empty."""
    canvas.rectangle(0, 0, frame.width, frame.height, 0, WHITE, "", 0)
    canvas.rectangle(0, frame.top + 8, 8, frame.title_height - 10, 0, TYPES["IndustryChain"].colour, "", 0)
    title = shorten(diagram.title, frame.inner, frame.title_size)
    canvas.text(
        frame.left,
        _base(frame.top + frame.title_height / 2, frame.title_size),
        title,
        frame.title_size,
        TITLE_COLOUR,
        "start",
        True,
    )
    canvas.text(
        frame.left, _base(frame.subtitle_top + 10, 14), shorten(diagram.subtitle, frame.inner, 14), 14, MUTED, "start", False
    )
    if diagram.note:
        canvas.text(
            frame.left, _base(frame.note_top + 10, 13), shorten(diagram.note, frame.inner, 13), 13, "#9C3F00", "start", False
        )
    dx, dy = frame.left, frame.area_top(bool(diagram.note))
    for panel in diagram.panels:
        canvas.rectangle(dx + panel.x, dy + panel.y, panel.width, panel.height, 6, GROUND, "#D9E2EC", 0.75)
        canvas.text(dx + panel.x + 9, _base(dy + panel.y + 11.5, panel.size), panel.title, panel.size, MUTED, "start", False)
    for connector in diagram.connectors:
        _connect(canvas, diagram, connector, dx, dy)
    for heading in diagram.headings:
        canvas.text(dx + heading.x, _base(dy + heading.y + 10, heading.size), heading.text, heading.size, MUTED, "start", False)
    for box in diagram.boxes:
        _box(canvas, box, dx + box.x, dy + box.y)
    room = frame.width - frame.right - _legend(canvas, diagram, frame)
    if number:
        canvas.text(frame.width - frame.right, _base(frame.foot, FOOT_SIZE), number, FOOT_SIZE, MUTED, "end", False)
        room -= 36
    words = next((text for text in feet if text_width(text, FOOT_SIZE) <= room), "")
    if words:
        right = frame.width - frame.right - (36 if number else 0)
        canvas.text(right, _base(frame.foot, FOOT_SIZE), words, FOOT_SIZE, MUTED, "end", False)


class _Words:
    """A canvas that keeps the texts only."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def rectangle(
        self, x: float, y: float, width: float, height: float, radius: float, fill: str, edge: str, line: float
    ) -> None:
        """Leave it out."""

    def line(self, points: Sequence[Point], colour: str, width: float, dashed: bool) -> None:
        """Leave it out."""

    def bezier(self, points: Sequence[Point], colour: str, width: float, dashed: bool) -> None:
        """Leave it out."""

    def text(self, x: float, y: float, text: str, size: float, colour: str, anchor: str, bold: bool) -> None:
        self.texts.append(text)


def text_of(diagram: Diagram, frame: Frame) -> str:
    """All that is written on a page but for its foot: what its font must have."""
    words = _Words()
    paint(diagram, frame, words, (), "")
    return "".join(words.texts)


def _base(middle: float, size: float) -> float:
    return middle + ASCENT * size


def _connect(canvas: Canvas, diagram: Diagram, connector: Connector, dx: float, dy: float) -> None:
    x, y, wide, tall = diagram.place(connector.source)
    to_x, to_y, to_wide, to_tall = diagram.place(connector.target)
    if connector.route == "down":
        points = [(dx + x + wide / 2, dy + y + tall), (dx + to_x + to_wide / 2, dy + to_y)]
        canvas.line(points, connector.colour, connector.width, connector.dashed)
        return
    start, end = (dx + x + wide, dy + y + tall / 2), (dx + to_x, dy + to_y + to_tall / 2)
    if connector.route == "curve":
        bend = (start[0] + end[0]) / 2
        canvas.bezier([start, (bend, start[1]), (bend, end[1]), end], connector.colour, connector.width, connector.dashed)
    else:
        turn = dx + connector.turn
        canvas.line([start, (turn, start[1]), (turn, end[1]), end], connector.colour, connector.width, connector.dashed)


def _box(canvas: Canvas, box: Box, x: float, y: float) -> None:
    canvas.rectangle(x, y, box.width, box.height, 5, box.style.fill, box.style.edge, 1)
    size = box.size
    if box.vertical:
        step = size * 1.2
        top = y + box.height / 2 - step * (len(box.lines) - 1) / 2
        for n, line in enumerate(box.lines):
            canvas.text(x + box.width / 2, _base(top + n * step, size), line, size, box.style.ink, "middle", box.bold)
        return
    step = LINE * size
    below = bool(box.figure) and box.centred
    top = y + box.height / 2 - step * (len(box.lines) + below - 1) / 2
    for n, line in enumerate(box.lines):
        at = _base(top + n * step, size)
        if box.centred:
            canvas.text(x + box.width / 2, at, line, size, box.style.ink, "middle", box.bold)
        else:
            canvas.text(x + 0.6 * size, at, line, size, box.style.ink, "start", box.bold)
    if box.figure:
        at = _base(top + (len(box.lines) - 1 + below) * step, size)
        if box.centred:
            canvas.text(x + box.width / 2, at, box.figure, size * 0.85, box.style.strong, "middle", True)
        else:
            canvas.text(x + box.width - 0.6 * size, at, box.figure, size, box.style.strong, "end", True)


def _legend(canvas: Canvas, diagram: Diagram, frame: Frame) -> float:
    """Paint the legend and return where it ends."""
    x, y = frame.left, frame.foot
    for item in diagram.legend:
        if item.style is not None:
            canvas.rectangle(x, y - 5.5, 16, 11, 2.5, item.style.fill, item.style.edge, 1)
        else:
            canvas.line([(x, y), (x + 16, y)], EDGE_COLOURS.get(item.link, LINE_COLOUR), 1.5, item.link in DASHED)
        canvas.text(x + 21, _base(y, FOOT_SIZE), item.label, FOOT_SIZE, MUTED, "start", False)
        x += 21 + text_width(item.label, FOOT_SIZE) + 18
    return x
