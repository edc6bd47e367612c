"""Workbooks and CSV: a sheet a type, filters on, numbers as numbers, and no text of a plan that a program would run."""
from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path
from typing import Any

import pytest

from kg.exports import BuiltGraph, Selection, export, select
from kg.exports.sheets import FORMULA
from tests.exports.conftest import HOSTILE

openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed: pip install 'plankg[xlsx]'")


@pytest.fixture(scope="module")
def book(truth: BuiltGraph, tmp_path_factory: pytest.TempPathFactory) -> Any:
    (path,) = export(truth, tmp_path_factory.mktemp("book") / "x.xlsx", Selection(county="云麓县"))
    return openpyxl.load_workbook(path)


def rows(sheet: Any) -> list[dict[str, Any]]:
    head, *body = sheet.iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in body]


def test_a_workbook_has_a_sheet_a_type_with_filters_and_frozen_headings(book: Any) -> None:
    assert book.sheetnames == ["县区", "产业链", "项目", "企业", "园区", "指标目标", "定位", "共有行业", "关系", "资料来源"]
    for sheet in book:
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref == sheet.dimensions


def test_a_project_has_number_place_enterprise_and_evidence(book: Any) -> None:
    project = next(row for row in rows(book["项目"]) if row["名称"] == "澜岳咖啡冻干速溶咖啡生产线")
    assert project["总投资（亿元）"] == 4.5 and project["承担企业"] == "云南澜岳咖啡股份有限公司"
    assert "咖啡全产业链" in project["所属产业"] and project["行号"] == 257
    assert "澜岳咖啡" in project["规划原句"] and project["标识"].endswith("/539901/project/澜岳咖啡冻干速溶咖啡生产线")


def test_every_entity_and_link_has_its_row(book: Any, truth: BuiltGraph) -> None:
    graph = select(truth, Selection(county="云麓县"))
    assert sum(sheet.max_row - 1 for sheet in book.worksheets[:8]) == len(graph.entities)
    assert book["关系"].max_row - 1 == len(graph.links)


def test_a_name_that_looks_like_a_formula_is_text_in_a_workbook(hostile: BuiltGraph, tmp_path: Path) -> None:
    (path,) = export(hostile, tmp_path / "x.xlsx", Selection(county="青桥县"))
    found = {}
    for sheet in openpyxl.load_workbook(path):
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f", cell.value
                if isinstance(cell.value, str) and cell.value.startswith(FORMULA):
                    assert cell.quotePrefix, "stays text when a person edits the cell"
                    found[cell.value] = cell
    assert HOSTILE[0] in found and f"=推进{HOSTILE[1]}" in found
    with zipfile.ZipFile(path) as archive:
        assert not any(b"<f>" in archive.read(name) for name in archive.namelist())


def test_the_same_graph_gives_the_same_bytes(truth: BuiltGraph, tmp_path: Path) -> None:
    one, other = export(truth, [tmp_path / "a.xlsx", tmp_path / "b.xlsx"], Selection(chain="咖啡全产业链"))
    assert one.read_bytes() == other.read_bytes()
    with zipfile.ZipFile(one) as archive:
        core = archive.read("docProps/core.xml").decode()
    assert core.count("2000-01-01T00:00:00Z") == 2


def read_csv(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"))))


def test_csv_is_nodes_and_edges_that_fit_together(truth: BuiltGraph, tmp_path: Path) -> None:
    nodes, edges = export(truth, tmp_path / "x.csv", Selection(chain="咖啡全产业链"))
    assert (nodes.name, edges.name) == ("x-nodes.csv", "x-edges.csv")
    assert nodes.read_bytes().startswith(b"\xef\xbb\xbf"), "Excel takes it for UTF-8"
    iris = {row["iri"] for row in read_csv(nodes)}
    links = read_csv(edges)
    assert list(links[0])[:3] == ["source", "link", "target"]
    assert links and all({row["source"], row["target"]} <= iris for row in links)
    assert next(row for row in read_csv(nodes) if row["label"] == "澜岳咖啡冻干速溶咖啡生产线")["investment"] == "4.5"


def test_no_cell_of_a_csv_file_begins_like_a_formula(hostile: BuiltGraph, tmp_path: Path) -> None:
    paths = export(hostile, tmp_path / "x.csv", Selection(county="青桥县"))
    cells = [cell for path in paths for row in csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"))) for cell in row]
    assert not any(cell.startswith(FORMULA) for cell in cells)
    assert f"'{HOSTILE[0]}" in cells
