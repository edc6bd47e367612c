"""`plankg export` on the command line: files named as asked, errors in words with exit status 2, nothing half written."""
from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg.cli import app

run = CliRunner()


def test_files_are_written_where_asked_and_named_on_standard_output(truth_folder: Path, tmp_path: Path) -> None:
    done = run.invoke(app, ["export", str(truth_folder), "--chain", "咖啡全产业链", "-o", str(tmp_path / "a.mmd"), "-o", str(tmp_path / "a.csv")])
    assert done.exit_code == 0, done.output
    assert done.stdout.split() == [str(tmp_path / name) for name in ("a.mmd", "a-nodes.csv", "a-edges.csv")]


def test_formats_alone_go_to_a_folder_of_exports_under_the_selections_name(truth_folder: Path, tmp_path: Path) -> None:
    for name in ("graph.ttl", "claims.ttl"):
        (tmp_path / name).write_bytes((truth_folder / name).read_bytes())
    done = run.invoke(app, ["export", str(tmp_path), "--county", "云麓", "--to", "dot", "-t", "ttl"])
    assert done.exit_code == 0, done.output
    assert sorted(p.name for p in (tmp_path / "exports").iterdir()) == ["county-云麓.dot", "county-云麓.ttl"]


def test_a_query_from_a_file_with_parameters(truth_folder: Path, tmp_path: Path) -> None:
    query = tmp_path / "own.rq"
    query.write_text("CONSTRUCT { ?p plan:undertakenBy ?e } WHERE { ?p plan:undertakenBy ?e . VALUES ?firm { UNDEF } ?e skos:prefLabel ?n FILTER CONTAINS(STR(?n), ?firm) }", "utf-8")
    done = run.invoke(app, ["export", str(truth_folder), "--query", str(query), "-p", "firm=锂星", "-o", str(tmp_path / "q.mmd")])
    assert done.exit_code == 0, done.output
    assert "锂星电池" in (tmp_path / "q.mmd").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "say what to write: --out slides.pptx"),
        (["-o", "x.docx"], "no format .docx; there are: pptx, svg"),
        (["-o", "x.svg", "--chain", "无此链"], "no IndustryChain '无此链'; it has:"),
        (["-o", "x.svg", "--query", "chain-walk", "-p", "county"], "--param county: write it as NAME=VALUE"),
        (["-o", "x.svg", "--query", "missing.rq"], "missing.rq: cannot be read"),
        (["-o", "x.pptx", "--template", "missing.pptx", "--chain", "咖啡全产业链"], "missing.pptx: cannot be opened"),
        (["-o", "x.svg", "--font", "missing.ttf", "--chain", "咖啡全产业链"], "missing.ttf: cannot be read as a font"),
    ],
)
def test_what_cannot_be_done_is_said_with_exit_status_2(
    truth_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run.invoke(app, ["export", str(truth_folder), *arguments])
    assert done.exit_code == 2
    assert words in done.stderr and "Traceback" not in done.output
    assert list(tmp_path.iterdir()) == []


def test_a_folder_without_a_graph_is_named(tmp_path: Path) -> None:
    done = run.invoke(app, ["export", str(tmp_path), "-o", "x.svg"])
    assert done.exit_code == 2 and "no graph.ttl in it; give the folder that `plankg build --out` wrote" in done.stderr


def test_nothing_is_written_if_one_of_the_files_cannot_be_made(truth_folder: Path, tmp_path: Path) -> None:
    done = run.invoke(app, ["export", str(truth_folder), "--chain", "咖啡全产业链", "-o", str(tmp_path / "a.mmd"), "-o", str(tmp_path / "a.doc")])
    assert done.exit_code == 2 and list(tmp_path.iterdir()) == []
