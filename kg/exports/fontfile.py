"""A font for pictures: the one that comes with plankg, else one of the system's that has every character, cut to what is needed.

Nothing is drawn with a font that lacks a character: an empty box in a picture is an error here.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from .source import ExportError

OWN = "NotoSansSC-plankg.woff"
"""Noto Sans CJK SC (SIL Open Font License 1.1, see fonts/OFL.txt) with the characters of GB 2312 and of names of divisions."""

KNOWN_FONTS = (
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc",
    "/System/Library/Fonts/PingFang.ttc",
    "/System/Library/Fonts/Hiragino Sans GB.ttc",
    "/System/Library/Fonts/STHeiti Light.ttc",
    "C:/Windows/Fonts/msyh.ttc",
    "C:/Windows/Fonts/Deng.ttf",
    "C:/Windows/Fonts/simhei.ttf",
    "C:/Windows/Fonts/simsun.ttc",
)
"""Where Linux distributions, macOS and Windows keep fonts with Chinese characters."""

_VARIATIONS = ("fvar", "gvar", "avar", "cvar", "HVAR", "VVAR", "MVAR", "STAT")


@dataclass(frozen=True, slots=True)
class PictureFont:
    """A font cut to some characters. `truetype` is a TrueType file (quadratic outlines), `woff` the same compressed for the
    web."""

    name: str
    truetype: bytes
    woff: bytes


def font_for(text: str, font: Path | None = None) -> PictureFont:
    """A font cut to the characters of `text`.

    `font` is a file of the user's own (.ttf, .otf, .ttc, .woff). Raises `ExportError` if it cannot be read or lacks a
    character, or, without it, if neither plankg's own font nor any of the system has them all.
    """
    needed = frozenset(ord(c) for c in text if not c.isspace()) | {0x20}
    if font is not None:
        lacking = _lacking(str(font), 0, needed)
        if lacking:
            raise ExportError(f"{font}: lacks {_shown(lacking)}; give a font that has them with --font")
        return _cut(str(font), 0, needed)
    with as_file(files("kg.exports") / "fonts" / OWN) as own:
        lacking = _lacking(str(own), 0, needed)
        if not lacking:
            return _cut(str(own), 0, needed)
    for path, number in _system_fonts():
        try:
            if not _lacking(path, number, needed):
                return _cut(path, number, needed)
        except ExportError:
            continue
    raise ExportError(
        f"no font here has {_shown(lacking)}; give one that does with --font FILE, or install a Chinese font "
        "(Debian: apt-get install fonts-noto-cjk)"
    )


def covered(path: str, number: int = 0) -> frozenset[int]:
    """The code points that a font file draws. Raises `ExportError` if it cannot be read."""
    return _covered(path, number)


@lru_cache(maxsize=32)
def _covered(path: str, number: int) -> frozenset[int]:
    font = _open(path, number)
    return frozenset(font.getBestCmap() or ())


def _lacking(path: str, number: int, needed: frozenset[int]) -> frozenset[int]:
    return needed - covered(path, number)


def _shown(lacking: frozenset[int]) -> str:
    first = sorted(lacking)[:8]
    return "the characters " + " ".join(f"{chr(c)} (U+{c:04X})" for c in first) + (" …" if len(lacking) > 8 else "")


def _open(path: str, number: int) -> Any:
    try:
        from fontTools.ttLib import TTFont, TTLibError
    except ImportError as error:
        raise ExportError("SVG, PNG and PDF need fonttools: pip install 'plankg[pictures]'") from error
    try:
        return TTFont(path, fontNumber=number, lazy=True, recalcTimestamp=False)
    except (TTLibError, OSError) as error:
        raise ExportError(f"{path}: cannot be read as a font ({error})") from error


def _system_fonts() -> Iterator[tuple[str, int]]:
    """Fonts of this machine with Chinese characters, in a fixed order: known places, then what fontconfig lists."""
    seen = set()
    for path in KNOWN_FONTS:
        if os.path.isfile(path):
            seen.add((path, 0))
            yield path, 0
    listed = shutil.which("fc-list")
    if listed:
        command = [listed, ":lang=zh-cn", "--format", "%{file}\t%{index}\n"]
        output = subprocess.run(command, capture_output=True, text=True, check=False, timeout=30).stdout
        for line in sorted(set(output.splitlines())):
            path, _, index = line.partition("\t")
            number = int(index) & 0xFFFF if index.isdigit() else 0
            if (path, number) not in seen:
                yield path, number


@lru_cache(maxsize=8)
def _cut(path: str, number: int, needed: frozenset[int]) -> PictureFont:
    from fontTools import subset

    font = _open(path, number)
    options = subset.Options()
    options.layout_features = []
    options.hinting = False
    options.notdef_outline = True
    options.drop_tables = [*options.drop_tables, *_VARIATIONS, "VORG", "BASE", "vhea", "vmtx"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=needed)
    subsetter.subset(font)
    if "glyf" not in font:
        _to_quadratic(font)
    font.flavor = None
    plain = io.BytesIO()
    font.save(plain, reorderTables=True)
    font.flavor = "woff"
    packed = io.BytesIO()
    font.save(packed, reorderTables=True)
    return PictureFont(str(font["name"].getDebugName(4) or "font"), plain.getvalue(), packed.getvalue())


def _to_quadratic(font: Any) -> None:
    """Replace PostScript outlines by TrueType ones, which PDF writers embed: within one unit in a thousand of the em."""
    from fontTools.pens.cu2quPen import Cu2QuPen
    from fontTools.pens.ttGlyphPen import TTGlyphPen
    from fontTools.ttLib import newTable

    order = font.getGlyphOrder()
    outlines = font.getGlyphSet()
    glyphs = {}
    for name in order:
        pen = TTGlyphPen(None)
        outlines[name].draw(Cu2QuPen(pen, font["head"].unitsPerEm / 1000, reverse_direction=True))
        glyphs[name] = pen.glyph()
    font["loca"] = newTable("loca")
    glyf = font["glyf"] = newTable("glyf")
    glyf.glyphOrder, glyf.glyphs = order, glyphs
    for name in order:
        glyphs[name].recalcBounds(glyf)
        font["hmtx"][name] = (font["hmtx"][name][0], getattr(glyphs[name], "xMin", 0))
    maxp = font["maxp"]
    maxp.tableVersion = 0x00010000
    for field in (
        "maxTwilightPoints",
        "maxStorage",
        "maxFunctionDefs",
        "maxInstructionDefs",
        "maxStackElements",
        "maxSizeOfInstructions",
    ):
        setattr(maxp, field, 0)
    maxp.maxZones, maxp.maxComponentElements = 1, 0
    font["post"].formatType = 3.0
    for table in ("CFF ", "CFF2"):
        if table in font:
            del font[table]
    font.sfntVersion = "\x00\x01\x00\x00"
