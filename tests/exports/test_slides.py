"""Slides: native shapes that python-pptx and LibreOffice open, Chinese fonts set, a template of the user's own taken."""
from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kg.exports import BuiltGraph, ExportError, Selection, export, select
from tests.exports.conftest import HOSTILE

pptx = pytest.importorskip("pptx", reason="python-pptx is not installed: pip install 'plankg[pptx]'")


@pytest.fixture(scope="module")
def deck_path(truth: BuiltGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    (path,) = export(truth, tmp_path_factory.mktemp("deck") / "deck.pptx", Selection(county="云麓县"), most=3)
    return path


@pytest.fixture(scope="module")
def deck(deck_path: Path) -> Any:
    return pptx.Presentation(str(deck_path))


def titles(deck: Any) -> list[str]:
    return [slide.shapes.title.text_frame.text for slide in deck.slides]


def texts(slide: Any) -> str:
    return "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


def test_a_deck_has_title_overview_chains_with_tables_goals_and_sources(deck: Any) -> None:
    assert list(dict.fromkeys(re.sub(r"（\d+/\d+）$", "", title) for title in titles(deck))) == [
        "云麓县产业规划图谱",
        "云麓县产业总览",
        "咖啡全产业链",
        "咖啡全产业链：项目清单",
        "绿色铝硅新材料产业集群",
        "绿色铝硅新材料产业集群：项目清单",
        "生物医药与大健康产业集群",
        "生物医药与大健康产业集群：项目清单",
        "云麓县：发展目标",
        "资料来源",
    ]


def test_a_diagram_is_of_shapes_with_connectors_glued_to_them_and_no_picture(deck: Any) -> None:
    from pptx.enum.shapes import MSO_SHAPE_TYPE

    slide = deck.slides[titles(deck).index("咖啡全产业链")]
    shapes = {shape.shape_id: shape for shape in slide.shapes}
    assert not any(shape.shape_type == MSO_SHAPE_TYPE.PICTURE for shape in shapes.values())
    glued = set()
    for shape in shapes.values():
        ends = shape._element.xpath(".//a:stCxn/@id | .//a:endCxn/@id")
        if len(ends) == 2:
            glued.add(tuple(shapes[int(end)].name for end in ends))
    assert ("县区 云麓县", "产业（链） 咖啡全产业链") in glued
    assert ("产业（链） 咖啡全产业链", "项目 澜岳咖啡冻干速溶咖啡生产线") in glued
    assert ("项目 澜岳咖啡冻干速溶咖啡生产线", "企业 云南澜岳咖啡股份有限公司") in glued


def test_every_run_names_a_font_for_east_asian_text_and_none_is_below_12_points(deck: Any) -> None:
    for slide in deck.slides:
        runs = slide._element.xpath(".//a:r/a:rPr | .//a:fld/a:rPr")
        assert runs
        for run in runs:
            assert run.xpath("./a:ea/@typeface") == ["Microsoft YaHei"], titles(deck)
            assert int(run.get("sz")) >= 1200


def test_the_table_gives_investment_place_enterprise_and_source(deck: Any) -> None:
    slides = [slide for slide, title in zip(deck.slides, titles(deck), strict=True) if title.startswith("绿色铝硅新材料产业集群：项目清单")]
    tables = [shape.table for slide in slides for shape in slide.shapes if shape.has_table]
    rows = [[cell.text_frame.text for cell in row.cells] for table in tables for row in table.rows]
    assert rows[0] == ["序号", "项目", "总投资", "建设地点", "承担企业", "规划出处"]
    assert rows[1][1:5] == ["云麓铝业二期20万吨水电铝项目", "18.6亿元", "青渡铝硅产业园", "云南云麓铝业有限责任公司"]
    assert rows[1][5].startswith("第245行")
    assert rows[-1][1] == "合计（已写明投资的5个项目）" and rows[-1][2] == "54.6亿元"


def test_goals_are_native_charts_with_their_numbers(deck: Any) -> None:
    charts = [shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart]
    found = {chart.chart_title.text_frame.text: chart for chart in charts}
    plot = found["规模与水平（亿元）"].plots[0]
    series = {s.name: dict(zip(plot.categories, s.values, strict=True)) for s in plot.series}
    assert series["2025年目标"]["地区生产总值"] == 130 and series["2020年基期"]["地区生产总值"] == 86.4
    assert len(charts) == 4


def test_notes_hold_the_sentences_of_the_plan(deck: Any) -> None:
    notes = deck.slides[titles(deck).index("咖啡全产业链")].notes_slide.notes_text_frame.text
    assert notes.startswith("规划原文：") and "第257行" in notes


def test_sources_are_named_with_their_file(deck: Any) -> None:
    table = next(shape.table for shape in deck.slides[-1].shapes if shape.has_table)
    assert table.cell(1, 2).text_frame.text == "yunlu.txt"
    assert "97个项目在规划中未归入产业" in texts(deck.slides[-1])


def test_names_that_look_like_code_are_text_on_slides(hostile: BuiltGraph, tmp_path: Path) -> None:
    (path,) = export(hostile, tmp_path / "x.pptx", Selection(county="青桥县"))
    words = "\n".join(texts(slide) for slide in pptx.Presentation(str(path)).slides)
    assert HOSTILE[0] in words and HOSTILE[1] in words and HOSTILE[2] in words
    assert not any("javascript:" in rel.target_ref for slide in pptx.Presentation(str(path)).slides for rel in slide.part.rels.values() if rel.is_external)


def test_the_same_graph_gives_the_same_bytes_without_the_day_in_them(truth: BuiltGraph, deck_path: Path, tmp_path: Path) -> None:
    (again,) = export(truth, tmp_path / "again.pptx", Selection(county="云麓县"), most=3)
    assert again.read_bytes() == deck_path.read_bytes()
    with zipfile.ZipFile(again) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2000-01-01T00:00:00Z" in archive.read("docProps/core.xml")
        workbook = next(name for name in archive.namelist() if name.endswith(".xlsx"))
        with zipfile.ZipFile(io.BytesIO(archive.read(workbook))) as inner:
            assert b"2000-01-01T00:00:00Z" in inner.read("docProps/core.xml")


def test_a_template_gives_its_size_and_layouts_and_loses_its_slides(truth: BuiltGraph, tmp_path: Path) -> None:
    template = pptx.Presentation()
    template.slides.add_slide(template.slide_layouts[1]).shapes.title.text = "旧内容"
    template.save(str(tmp_path / "own.pptx"))
    (path,) = export(truth, tmp_path / "x.pptx", Selection(chain="咖啡全产业链"), template=tmp_path / "own.pptx")
    made = pptx.Presentation(str(path))
    assert (made.slide_width, made.slide_height) == (template.slide_width, template.slide_height)
    assert "旧内容" not in titles(made) and titles(made)[0] == "云麓县咖啡全产业链"
    assert {slide.slide_layout.name for slide in made.slides} == {"Title Slide", "Title Only"}
    for slide in made.slides:
        for shape in slide.shapes:
            assert shape.left >= 0 and shape.left + shape.width <= made.slide_width
            assert shape.top >= 0 and shape.top + shape.height <= made.slide_height


def test_a_file_that_is_no_presentation_is_refused(truth: BuiltGraph, tmp_path: Path) -> None:
    (tmp_path / "bad.pptx").write_text("no", encoding="utf-8")
    with pytest.raises(ExportError, match="bad.pptx: cannot be opened as a presentation; give a .pptx"):
        export(truth, tmp_path / "x.pptx", template=tmp_path / "bad.pptx")
    assert not (tmp_path / "x.pptx").exists()


def test_nothing_to_draw_is_said(truth: BuiltGraph, tmp_path: Path) -> None:
    lonely = Selection(query="SELECT ?p { ?p a plan:Positioning }")
    assert select(truth, lonely).links == ()
    with pytest.raises(ExportError, match="nothing in the selection can be drawn"):
        export(truth, tmp_path / "x.pptx", lonely)


def test_libreoffice_shows_every_slide_with_its_text(deck_path: Path, deck: Any, office: Callable[[Path], Path], tmp_path: Path) -> None:
    pdfium = pytest.importorskip("pypdfium2", reason="pypdfium2 is not installed: pip install 'plankg[pictures]'")
    copy = tmp_path / "deck.pptx"
    copy.write_bytes(deck_path.read_bytes())
    with pdfium.PdfDocument(office(copy)) as pages:
        assert len(pages) == len(deck.slides)
        at = titles(deck).index("咖啡全产业链")
        words = "".join(pages[at].get_textpage().get_text_bounded().split())
        assert "咖啡全产业链" in words and "澜岳咖啡冻干速溶咖啡生产线" in words and "9.6亿元" in words
        picture = pages[at].render(scale=0.5).to_pil().convert("L")
        shades = picture.getcolors()
        assert shades is not None and len(shades) > 30, "the slide is not blank"
