"""Diagrams as a PDF of one page each, with embedded font and text that can be selected, and as PNG pictures of those pages."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Sequence
from typing import Any

from .diagram import Diagram
from .fontfile import PictureFont
from .frame import Frame
from .paint import Point, paint
from .source import ExportError


class _PdfCanvas:
    """A `Canvas` on a page of reportlab, whose y grows upwards."""

    def __init__(self, page: Any, height: float, font: str) -> None:
        self._page, self._height, self._font = page, height, font

    def rectangle(
        self, x: float, y: float, width: float, height: float, radius: float, fill: str, edge: str, line: float
    ) -> None:
        from reportlab.lib.colors import HexColor

        self._page.setFillColor(HexColor(fill))
        if edge:
            self._page.setStrokeColor(HexColor(edge))
            self._page.setLineWidth(line)
            self._page.setDash()
        self._page.roundRect(x, self._height - y - height, width, height, radius, stroke=1 if edge else 0, fill=1)

    def line(self, points: Sequence[Point], colour: str, width: float, dashed: bool) -> None:
        path = self._page.beginPath()
        path.moveTo(*self._up(points[0]))
        for point in points[1:]:
            path.lineTo(*self._up(point))
        self._stroke(path, colour, width, dashed)

    def bezier(self, points: Sequence[Point], colour: str, width: float, dashed: bool) -> None:
        start, one, two, end = (self._up(point) for point in points)
        path = self._page.beginPath()
        path.moveTo(*start)
        path.curveTo(*one, *two, *end)
        self._stroke(path, colour, width, dashed)

    def _up(self, point: Point) -> Point:
        return point[0], self._height - point[1]

    def _stroke(self, path: Any, colour: str, width: float, dashed: bool) -> None:
        from reportlab.lib.colors import HexColor

        self._page.setStrokeColor(HexColor(colour))
        self._page.setLineWidth(width)
        self._page.setDash(*([4, 3], 0) if dashed else ())
        self._page.setLineJoin(1)
        self._page.drawPath(path, stroke=1, fill=0)

    def text(self, x: float, y: float, text: str, size: float, colour: str, anchor: str, bold: bool) -> None:
        from reportlab.lib.colors import HexColor

        if anchor != "start":
            wide = self._page.stringWidth(text, self._font, size)
            x -= wide if anchor == "end" else wide / 2
        run = self._page.beginText(x, self._height - y)
        run.setFont(self._font, size)
        run.setFillColor(HexColor(colour))
        # One weight is embedded: an outline of the text's own colour makes it bolder (PDF 32000-1, text rendering mode 2).
        self._page.setStrokeColor(HexColor(colour))
        self._page.setLineWidth(size * 0.035)
        self._page.setDash()
        run.setTextRenderMode(2 if bold else 0)
        run.textOut(text)
        run.setTextRenderMode(0)
        self._page.drawText(run)


def pdf(diagrams: Sequence[Diagram], frame: Frame, font: PictureFont, feet: Sequence[str], title: str) -> bytes:
    """All diagrams as one PDF, a page each; the same bytes for the same diagrams. Raises `ExportError` without reportlab."""
    try:
        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfbase.ttfonts import TTFont
        from reportlab.pdfgen.canvas import Canvas
    except ImportError as error:
        raise ExportError("PDF and PNG need reportlab: pip install 'plankg[pictures]'") from error
    name = f"plankg-{hashlib.sha256(font.truetype).hexdigest()[:12]}"
    if name not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(name, io.BytesIO(font.truetype)))
    out = io.BytesIO()
    page = Canvas(out, pagesize=(frame.width, frame.height), invariant=1, pageCompression=1, initialFontName=name, lang="zh-CN")
    page.setTitle(title)
    page.setCreator("plankg")
    for number, diagram in enumerate(diagrams, 1):
        page.bookmarkPage(f"p{number}")
        page.addOutlineEntry(diagram.title, f"p{number}")
        paint(diagram, frame, _PdfCanvas(page, frame.height, name), feet, str(number) if len(diagrams) > 1 else "")
        page.showPage()
    page.save()
    return out.getvalue()


def png(document: bytes, scale: float = 2.0) -> list[bytes]:
    """The pages of a PDF as PNG pictures, `scale` pixels a point. Raises `ExportError` without pypdfium2."""
    try:
        import pypdfium2
    except ImportError as error:
        raise ExportError("PNG needs pypdfium2: pip install 'plankg[pictures]'") from error
    found = []
    with pypdfium2.PdfDocument(document) as opened:
        for page in opened:
            out = io.BytesIO()
            page.render(scale=scale).to_pil().save(out, "PNG", dpi=(72 * scale, 72 * scale))
            found.append(out.getvalue())
    return found
