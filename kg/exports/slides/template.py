"""The presentation that slides go into: plankg's own plain one, or the user's template with its masters, fonts and sizes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.exc import PackageNotFoundError
from pptx.util import Emu, Pt

from kg.exports.frame import Frame
from kg.exports.source import ExportError
from kg.exports.style import STYLES

from .text import FONT, LATIN

_TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
_FEET = (PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER)
_SMALLEST_AREA = (480.0, 270.0)

_FONTS = re.compile(r"(<a:(?:major|minor)Font>\s*)<a:latin [^>]*/>\s*<a:ea [^>]*/>")
_ACCENTS = re.compile(r"<a:accent(\d)>.*?</a:accent\1>", re.DOTALL)
_PALETTE = ("0072B2", "E69F00", "009E73", "CC79A7", "56B4E9", "D55E00")
"""Okabe and Ito: what a person finds in the colour menu when going on with the slides."""


@dataclass(frozen=True)
class Template:
    """`presentation` without slides; `own` is plankg's; `font` the typeface of East Asian text; layouts for the first slide
    and for all others; `frame` where things stand on these."""

    presentation: Any
    own: bool
    font: str
    title_layout: Any
    layout: Any
    frame: Frame


def open_template(path: Path | None) -> Template:
    """plankg's own presentation, or that of a .pptx file of the user's, emptied of its slides.

    Raises `ExportError` if the file is no PowerPoint presentation or its slides are too small.
    """
    if path is None:
        return _own()
    try:
        presentation = Presentation(str(path))
    except (PackageNotFoundError, ValueError, KeyError, OSError) as error:
        raise ExportError(
            f"{path}: cannot be opened as a presentation; give a .pptx file (save a .potx as .pptx first)"
        ) from error
    slides = presentation.slides._sldIdLst
    for slide in list(slides):
        presentation.part.drop_rel(slide.rId)
        slides.remove(slide)
    layouts = list(presentation.slide_layouts)
    title_layout = next((lay for lay in layouts if _types(lay) & {PP_PLACEHOLDER.CENTER_TITLE}), layouts[0])
    titled = [lay for lay in layouts if PP_PLACEHOLDER.TITLE in _types(lay)]
    layout = min(titled or layouts, key=lambda lay: len(_types(lay) - {PP_PLACEHOLDER.TITLE, *_FEET}))
    frame = _frame(presentation, layout)
    if frame.inner < _SMALLEST_AREA[0] or frame.area_height(True) < _SMALLEST_AREA[1]:
        raise ExportError(f"{path}: the layout {layout.name!r} leaves too little room for a diagram; it needs 480 by 270 points")
    return Template(presentation, False, _east_asian(presentation), title_layout, layout, frame)


def _own() -> Template:
    presentation = Presentation()
    frame = Frame()
    presentation.slide_width, presentation.slide_height = Emu(Pt(frame.width)), Emu(Pt(frame.height))
    theme = _theme(presentation)
    text = theme.blob.decode("utf-8")
    text = _FONTS.sub(rf'\g<1><a:latin typeface="{LATIN}"/><a:ea typeface="{FONT}"/>', text)
    text = _ACCENTS.sub(lambda m: f'<a:accent{m[1]}><a:srgbClr val="{_PALETTE[int(m[1]) - 1]}"/></a:accent{m[1]}>', text)
    text = re.sub(r"<a:dk2>.*?</a:dk2>", f'<a:dk2><a:srgbClr val="{STYLES["County"].fill[1:]}"/></a:dk2>', text, flags=re.DOTALL)
    theme._blob = text.encode("utf-8")
    layouts = presentation.slide_layouts
    return Template(presentation, True, FONT, layouts.get_by_name("Title Slide"), layouts.get_by_name("Title Only"), frame)


def _types(layout: Any) -> set[Any]:
    return {p.placeholder_format.type for p in layout.placeholders}


def _theme(presentation: Any) -> Any:
    rels = presentation.slide_masters[0].part.rels.values()
    return next(rel.target_part for rel in rels if rel.reltype.endswith("/theme"))


def _east_asian(presentation: Any) -> str:
    """The theme's own font for East Asian text if it names one."""
    found = re.search(rb"<a:minorFont>.*?<a:ea typeface=\"([^\"]*)\"", _theme(presentation).blob, re.DOTALL)
    return "+mn-ea" if found and found[1] else FONT


def _frame(presentation: Any, layout: Any) -> Frame:
    """Where things stand on the slides of a template: below its title, between its margins, above its foot."""
    width, height = presentation.slide_width / 12700, presentation.slide_height / 12700
    title = next((p for p in layout.placeholders if p.placeholder_format.type in _TITLES), None)
    feet = [p.top / 12700 for p in layout.placeholders if p.placeholder_format.type in _FEET and p.top]
    bottom = height - min((top for top in feet if top > height / 2), default=height - 36)
    if title is None or title.top / 12700 > height / 3:
        return Frame(width, height, bottom=max(36.0, bottom))
    left = max(18.0, title.left / 12700)
    right = max(18.0, width - left - title.width / 12700)
    return Frame(width, height, left, right, title.top / 12700, title.height / 12700, 28.0, max(36.0, bottom))
