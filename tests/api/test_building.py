"""Building from Python: plans that cannot be read, corrections that no longer apply, what an import costs, the command line's bytes."""
from __future__ import annotations

import html
import shutil
import subprocess
import sys
import warnings
from pathlib import Path

import pytest
from typer.testing import CliRunner

import kg
from kg.cli import app


@pytest.fixture
def plans(tmp_path: Path, root: Path) -> Path:
    """A folder with the plan of 石泉岭县, the shorter of the sample, and an empty file."""
    folder = tmp_path / "plans"
    folder.mkdir()
    shutil.copy(root / "data" / "plans" / "shiquan.txt", folder)
    (folder / "empty.txt").write_text("", encoding="utf-8")
    return folder


def test_a_plan_that_cannot_be_read_stops_the_build_and_is_named(plans: Path) -> None:
    with pytest.raises(kg.InputError, match=r"empty\.txt: "):
        kg.build(plans, jobs=1)
    with pytest.raises(kg.InputError, match="no such file"):
        kg.build(plans / "missing.txt")


def test_it_is_left_out_with_a_warning_if_one_says_so(plans: Path) -> None:
    with pytest.warns(UserWarning, match=r"empty\.txt: "):
        graph = kg.build(plans, jobs=1, skip=True)
    assert graph.counties == ["石泉岭县"]


def test_to_leave_out_all_plans_is_no_build(plans: Path) -> None:
    with pytest.raises(kg.InputError, match=r"empty\.txt: "):
        kg.build(plans / "empty.txt", skip=True)


def test_a_correction_that_no_longer_applies_is_a_warning(plans: Path) -> None:
    rows = "action,type,name,who,date\nreject,Enterprise,早已没有的公司,李明,2026-01-05\n"
    (plans / "shiquan.corrections.csv").write_text(rows, encoding="utf-8")
    with pytest.warns(UserWarning, match=r"shiquan\.corrections\.csv:2: .*早已没有的公司"):
        kg.build(plans / "shiquan.txt", jobs=1)


def test_a_build_without_trouble_is_silent(plans: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error", UserWarning)
        kg.build([plans / "shiquan.txt"], jobs=1)


def test_the_command_line_gives_the_same_bytes(plans: Path, tmp_path: Path) -> None:
    plan = plans / "shiquan.txt"
    graph = kg.build(plan, tmp_path / "api", jobs=1)
    graph.view(tmp_path / "api" / "views")
    graph.export(tmp_path / "api" / "all.graphml")

    def plankg(*arguments: object) -> str:
        result = CliRunner().invoke(app, [str(argument) for argument in arguments])
        assert result.exit_code == 0, result.output
        return result.stdout

    out = tmp_path / "cli"
    plankg("build", plan, "--out", out, "--jobs", "1")
    plankg("view", out)
    plankg("export", out, "--out", out / "all.graphml")
    assert plankg("query", "nodes", "--graph", out, "--format", "csv") == graph.query("nodes").to_csv()
    files = {path.relative_to(out): path.read_bytes() for path in out.rglob("*") if path.is_file()}
    assert len(files) > 5
    assert {path: (tmp_path / "api" / path).read_bytes() for path in files} == files


def test_an_import_loads_no_library_that_it_may_not_need(root: Path) -> None:
    heavy = "{'rdflib', 'spacy', 'networkx', 'pandas', 'pyoxigraph', 'pyvis', 'pptx'}"
    said = subprocess.run(
        [sys.executable, "-c", f"import sys, kg; print(sorted({heavy} & set(sys.modules)))"],
        cwd=root, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert said.stdout.strip() == "[]"


def test_every_public_name_is_there() -> None:
    assert {name for name in kg.__all__ if getattr(kg, name) is None} == set()
    with pytest.raises(AttributeError, match="'kg' has no attribute 'biuld'"):
        kg.biuld  # type: ignore[attr-defined]  # noqa: B018


def test_texts_of_other_formats_are_written_beside_the_graph(plans: Path, tmp_path: Path) -> None:
    page = tmp_path / "shiquan.html"
    lines = (plans / "shiquan.txt").read_text(encoding="utf-8").splitlines()
    paragraphs = "".join(f"<p>{html.escape(line)}</p>" for line in lines if line)
    page.write_text(f"<html><meta charset='utf-8'><body>{paragraphs}</body></html>", encoding="utf-8")
    kg.build(page, tmp_path / "out", jobs=1)
    assert "新能源电池材料产业集群" in (tmp_path / "out" / "texts" / "shiquan.html.txt").read_text(encoding="utf-8")
