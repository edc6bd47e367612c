"""Diagrams as SVG 1.1 files that need nothing else: text stays text, the font's needed characters are inside."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from xml.etree import ElementTree

from .diagram import Diagram
from .fontfile import PictureFont
from .frame import Frame
from .paint import Point, paint

FAMILY = "'plankg CJK','Noto Sans CJK SC','Microsoft YaHei','PingFang SC',sans-serif"
"""The embedded font first; the others serve programs that do not read embedded fonts."""

_NAMESPACE = "http://www.w3.org/2000/svg"


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") or "0"


class _SvgCanvas:
    """A `Canvas` that collects SVG elements."""

    def __init__(self, root: ElementTree.Element) -> None:
        self._root = root

    def rectangle(
        self, x: float, y: float, width: float, height: float, radius: float, fill: str, edge: str, line: float
    ) -> None:
        values = {"x": x, "y": y, "width": width, "height": height} | ({"rx": radius} if radius else {})
        element = ElementTree.SubElement(self._root, "rect", {name: _number(v) for name, v in values.items()}, fill=fill)
        if edge:
            element.set("stroke", edge)
            element.set("stroke-width", _number(line))

    def line(self, points: Sequence[Point], colour: str, width: float, dashed: bool) -> None:
        self._path("M" + "L".join(f"{_number(x)} {_number(y)}" for x, y in points), colour, width, dashed)

    def bezier(self, points: Sequence[Point], colour: str, width: float, dashed: bool) -> None:
        start, *rest = (f"{_number(x)} {_number(y)}" for x, y in points)
        self._path(f"M{start}C{','.join(rest)}", colour, width, dashed)

    def _path(self, shape: str, colour: str, width: float, dashed: bool) -> None:
        element = ElementTree.SubElement(
            self._root, "path", {"d": shape, "fill": "none", "stroke": colour, "stroke-width": _number(width)}
        )
        element.set("stroke-linejoin", "round")
        if dashed:
            element.set("stroke-dasharray", "4 3")

    def text(self, x: float, y: float, text: str, size: float, colour: str, anchor: str, bold: bool) -> None:
        element = ElementTree.SubElement(
            self._root, "text", {"x": _number(x), "y": _number(y), "font-size": _number(size), "fill": colour}
        )
        if anchor != "start":
            element.set("text-anchor", anchor)
        if bold:
            # One weight is embedded: an outline of the text's own colour makes it bolder everywhere alike.
            element.set("stroke", colour)
            element.set("stroke-width", _number(size * 0.035))
        element.text = text


def svg(diagram: Diagram, frame: Frame, font: PictureFont, feet: Sequence[str], number: str = "") -> str:
    """One diagram as an SVG document of the frame's size in points."""
    size = f"{_number(frame.width)} {_number(frame.height)}"
    root = ElementTree.Element(
        "svg",
        {
            "xmlns": _NAMESPACE,
            "viewBox": f"0 0 {size}",
            "width": f"{_number(frame.width)}pt",
            "height": f"{_number(frame.height)}pt",
            "font-family": FAMILY,
            "role": "img",
            "xml:lang": "zh-CN",
        },
    )
    ElementTree.SubElement(root, "title").text = diagram.title
    ElementTree.SubElement(root, "desc").text = diagram.subtitle
    packed = base64.b64encode(font.woff).decode("ascii")
    style = ElementTree.SubElement(root, "style")
    style.text = f"@font-face{{font-family:'plankg CJK';src:url(data:font/woff;base64,{packed}) format('woff')}}"
    paint(diagram, frame, _SvgCanvas(root), feet, number)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"
