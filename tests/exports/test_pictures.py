"""Pictures: vector text with every character drawn, the same in SVG, PDF and PNG, and what happens without a font."""
from __future__ import annotations

import base64
import io
import re
import shutil
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from kg.exports import BuiltGraph, ExportError, Selection, export, fontfile
from kg.exports.fontfile import font_for
from tests.exports.conftest import HOSTILE

fonttools = pytest.importorskip("fontTools.ttLib", reason="fonttools is not installed: pip install 'plankg[pictures]'")
pytest.importorskip("reportlab", reason="reportlab is not installed: pip install 'plankg[pictures]'")
pdfium = pytest.importorskip("pypdfium2", reason="pypdfium2 is not installed: pip install 'plankg[pictures]'")

SVG = "{http://www.w3.org/2000/svg}"
COFFEE = Selection(chain="咖啡全产业链")


@pytest.fixture(scope="module")
def pictures(truth: BuiltGraph, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pictures")
    return {path.name: path for path in export(truth, [folder / "c.svg", folder / "c.pdf", folder / "c.png"], COFFEE)}


def embedded_font(svg: str) -> fonttools.TTFont:
    packed = re.search(r"base64,([A-Za-z0-9+/=]+)", svg)
    assert packed is not None
    return fonttools.TTFont(io.BytesIO(base64.b64decode(packed[1])))


def words_of(svg: Path) -> list[str]:
    return ["".join(t.itertext()) for t in ElementTree.parse(svg).iter(f"{SVG}text")]


def test_several_diagrams_are_several_numbered_files_one_is_one(pictures: dict[str, Path], truth: BuiltGraph, tmp_path: Path) -> None:
    assert list(pictures) == ["c-01.svg", "c-02.svg", "c-03.svg", "c.pdf", "c-01.png", "c-02.png", "c-03.png"]
    assert [p.name for p in export(truth, tmp_path / "one.svg", Selection(enterprise="锂星电池"))] == ["one.svg"]


def test_every_character_of_an_svg_has_an_outline_in_its_own_font(pictures: dict[str, Path]) -> None:
    text = pictures["c-01.svg"].read_text("utf-8")
    font = embedded_font(text)
    cmap, glyphs = font.getBestCmap(), font["glyf"]
    written = {c for line in words_of(pictures["c-01.svg"]) for c in line if not c.isspace()}
    assert len(written) > 100
    for char in written:
        glyph = glyphs[cmap[ord(char)]]
        assert glyph.numberOfContours != 0, f"{char} is empty"
        assert cmap[ord(char)] != ".notdef"


def test_an_svg_says_what_the_diagram_says(pictures: dict[str, Path]) -> None:
    words = words_of(pictures["c-01.svg"])
    assert {"咖啡全产业链", "澜岳咖啡冻干速溶咖啡生产线", "4.5亿元", "云南澜岳咖啡股份有限公司"} <= set(words)
    root = ElementTree.parse(pictures["c-01.svg"]).getroot()
    assert root.get("viewBox") == "0 0 960 540" and root.findtext(f"{SVG}title") == "咖啡全产业链"


def test_an_svg_refers_to_nothing_outside_itself(pictures: dict[str, Path]) -> None:
    text = pictures["c-01.svg"].read_text("utf-8")
    assert re.findall(r"(?:href|src)\s*=|url\((?!data:)|@import|<script|<image", text) == []
    assert set(re.findall(r"https?://[^\"'<> ]+", text)) == {"http://www.w3.org/2000/svg"}


def test_text_of_a_pdf_can_be_selected_and_all_fonts_are_inside(pictures: dict[str, Path]) -> None:
    with pdfium.PdfDocument(pictures["c.pdf"]) as pages:
        assert len(pages) == 3 and tuple(pages[0].get_size()) == (960, 540)
        words = "".join(pages[0].get_textpage().get_text_bounded().split())
        assert "澜岳咖啡冻干速溶咖啡生产线" in words and "落地园区/承担企业" in words
    data = pictures["c.pdf"].read_bytes()
    names = set(re.findall(rb"/BaseFont /([A-Za-z0-9+-]+)", data))
    assert names and all(b"+" in name for name in names), "each font is an embedded subset"


def test_a_png_is_the_page_at_two_pixels_a_point(pictures: dict[str, Path]) -> None:
    from PIL import Image

    with Image.open(pictures["c-01.png"]) as picture:
        assert picture.size == (1920, 1080)
        blue = picture.convert("RGB").getpixel((300, 300))
        assert blue == (0, 0x72, 0xB2), "the chain's box"


def test_the_same_graph_gives_the_same_bytes(truth: BuiltGraph, pictures: dict[str, Path], tmp_path: Path) -> None:
    for path in export(truth, [tmp_path / "c.svg", tmp_path / "c.pdf", tmp_path / "c.png"], COFFEE):
        assert path.read_bytes() == pictures[path.name].read_bytes()


def test_names_that_look_like_markup_are_text(hostile: BuiltGraph, tmp_path: Path) -> None:
    paths = export(hostile, tmp_path / "x.svg", Selection(county="青桥县"))
    words = {line for path in paths for line in words_of(path)}
    assert HOSTILE[0] in words and HOSTILE[1] in words
    assert not any("<img" in path.read_text("utf-8") for path in paths)


def test_a_browser_shows_an_svg_with_its_own_font(driver: Any, pictures: dict[str, Path]) -> None:
    driver.get_log("browser")
    driver.get(pictures["c-01.svg"].as_uri())
    ready = "return document.fonts.ready.then(() => document.fonts.check(\"16px 'plankg CJK'\", '咖啡'))"
    assert driver.execute_script(ready) is True
    assert driver.execute_script("return [...document.fonts].map(f => f.status)") == ["loaded"]
    box = driver.execute_script("const b = document.querySelector('svg').getBoundingClientRect(); return [b.width, b.height]")
    assert box == [1280, 720]
    inside = """const edge = document.querySelector('svg').getBoundingClientRect();
        return [...document.querySelectorAll('text')].filter(t => {
            const b = t.getBoundingClientRect();
            return b.left < edge.left || b.right > edge.right || b.bottom > edge.bottom;
        }).map(t => t.textContent)"""
    assert driver.execute_script(inside) == []
    assert driver.get_log("browser") == []


def test_the_font_of_plankg_has_every_character_of_gb2312_and_its_licence_beside_it(root: Path) -> None:
    own = root / "kg" / "exports" / "fonts" / fontfile.OWN
    signs = {ord(c) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF) for c in bytes((row, cell)).decode("gb2312", "ignore")}
    assert len(signs) == 6763
    assert signs <= fontfile.covered(str(own))
    assert "SIL OPEN FONT LICENSE" in own.with_name("OFL.txt").read_text("utf-8")


def test_a_character_that_no_font_has_is_an_error_that_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fontfile, "KNOWN_FONTS", ())
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(ExportError, match=r"no font here has the characters 𰻝 \(U\+30EDD\); give one that does with --font FILE"):
        font_for("产业链𰻝")


def test_a_font_of_the_users_own_must_have_the_characters(truth: BuiltGraph, tmp_path: Path, root: Path) -> None:
    latin = tmp_path / "latin.ttf"
    latin.write_bytes(font_for("abc").truetype)
    with pytest.raises(ExportError, match=r"latin.ttf: lacks the characters .*give a font that has them"):
        export(truth, tmp_path / "x.svg", COFFEE, font=latin)
    own = root / "kg" / "exports" / "fonts" / fontfile.OWN
    assert export(truth, tmp_path / "y.svg", COFFEE, font=own)[0].exists()
