"""Text on slides: runs with a font for East Asian text, sizes, colours and tab stops, as DrawingML has them (ECMA-376)."""

from __future__ import annotations

from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Pt

LATIN = "Arial"
FONT = "Microsoft YaHei"
"""Fonts of digits and of East Asian text: on every Windows and in WPS; elsewhere the program takes its own Chinese font in
its place, which is as wide."""

ALIGN = {"left": PP_ALIGN.LEFT, "centre": PP_ALIGN.CENTER, "right": PP_ALIGN.RIGHT}


def rgb(colour: str) -> RGBColor:
    """A colour written #RRGGBB."""
    return RGBColor(*bytes.fromhex(colour[1:]))


def add_run(paragraph: Any, text: str, size: float, colour: str, bold: bool = False, font: str = FONT) -> Any:
    """Add a run of text; `font` names the font of East Asian text ("+mn-ea" for the theme's)."""
    run = paragraph.add_run()
    run.text = text
    style(run.font, size, colour, bold, font)
    return run


def style(target: Any, size: float | None, colour: str | None, bold: bool | None, font: str = FONT) -> None:
    """Set a font's size (points), colour, weight and East Asian typeface; None leaves what the template says."""
    if size is not None:
        target.size = Pt(size)
    if colour is not None:
        target.color.rgb = rgb(colour)
    if bold is not None:
        target.bold = bold
    properties = target._element
    properties.set("lang", "zh-CN")
    properties.set("altLang", "en-US")
    for tag, face in (("a:latin", "+mn-lt"), ("a:ea", font)):
        for former in properties.findall(qn(tag)):
            properties.remove(former)
        element = properties.makeelement(qn(tag), {"typeface": face})
        after = [qn(name) for name in ("a:ea", "a:cs", "a:sym", "a:hlinkClick", "a:hlinkMouseOver", "a:rtl", "a:extLst")]
        place = next((n for n, child in enumerate(properties) if child.tag in after), len(properties))
        properties.insert(place, element)


def prepare(
    frame: Any, anchor: str = "middle", margins: tuple[float, float, float, float] = (0, 0, 0, 0), wrap: bool = True
) -> Any:
    """Set up a text frame and return its first, empty paragraph. `margins` are left, top, right, bottom in points."""
    frame.clear()
    frame.auto_size = MSO_AUTO_SIZE.NONE
    frame.word_wrap = wrap
    frame.vertical_anchor = {"top": MSO_ANCHOR.TOP, "middle": MSO_ANCHOR.MIDDLE, "bottom": MSO_ANCHOR.BOTTOM}[anchor]
    frame.margin_left, frame.margin_top, frame.margin_right, frame.margin_bottom = (Pt(m) for m in margins)
    return frame.paragraphs[0]


def right_tab(paragraph: Any, position: float) -> None:
    """A right-aligned tab stop at a distance from the text's left edge, in points."""
    properties = paragraph._p.get_or_add_pPr()
    stops = properties.makeelement(qn("a:tabLst"), {})
    stops.append(stops.makeelement(qn("a:tab"), {"pos": str(int(Pt(position))), "algn": "r"}))
    properties.append(stops)


def flat(shape: Any) -> None:
    """Take the theme's effects (shadows) off a shape or connector."""
    for reference in shape._element.iter(qn("a:effectRef")):
        reference.set("idx", "0")


def text_box(
    shapes: Any, x: float, y: float, width: float, height: float, text: str, size: float, colour: str,
    bold: bool = False, align: str = "left", anchor: str = "middle", font: str = FONT,
) -> Any:  # fmt: skip
    """A text box without margins at a place in points, with one paragraph."""
    box = shapes.add_textbox(Pt(x), Pt(y), Pt(width), Pt(height))
    paragraph = prepare(box.text_frame, anchor)
    paragraph.alignment = ALIGN[align]
    add_run(paragraph, text, size, colour, bold, font)
    return box
