"""The command line: what people type, what comes out, what is said when something is wrong."""
from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

import kg
import kg.plans
from kg.cli import app
from kg.pipeline import build_facts
from kg.plans import Outcome, PlanFailed, PlanRead
from kg.store import CLAIMS_FILE, GRAPH_FILE, write_build


@pytest.fixture
def plankg(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Runs `plankg` with these arguments."""
    monkeypatch.setenv("COLUMNS", "200")
    return lambda *arguments: CliRunner().invoke(app, [str(a) for a in arguments])


@pytest.fixture
def out(tmp_path: Path, qingling: Any, baishui: Any) -> Path:
    """A folder with the graph of two invented counties."""
    made = build_facts([qingling.facts, baishui.facts])
    write_build(tmp_path / "out", {GRAPH_FILE: made.graph_turtle, CLAIMS_FILE: made.claims_turtle})
    return tmp_path / "out"


@pytest.fixture
def plans(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qingling: Any, baishui: Any) -> Path:
    """A folder with two plans and an empty file; reading and extracting is replaced by what the plans are known to say."""
    folder = tmp_path / "plans"
    folder.mkdir()
    known = {"qingling.txt": qingling, "baishui.docx": baishui}
    for name, draft in known.items():
        (folder / name).write_text(draft.text, encoding="utf-8")
    (folder / "empty.txt").write_text("")

    def read(path: Path, county: str | None = None) -> Outcome:
        if path.name not in known:
            return PlanFailed(path, "the file is empty")
        text = known[path.name].text
        return PlanRead(path, known[path.name].facts, text if path.suffix == ".docx" else None, len(text), 1.5)

    monkeypatch.setattr(kg.plans, "read_plan", read)
    return folder


def test_build_writes_graph_claims_and_extracted_texts(plankg: Callable[..., Result], plans: Path, tmp_path: Path) -> None:
    result = plankg("build", plans / "qingling.txt", plans / "baishui.docx", "--out", tmp_path / "o", "--jobs", "1")
    assert result.exit_code == 0, result.output
    assert "2 plans" in result.stdout
    found = sorted(str(p.relative_to(tmp_path / "o")) for p in (tmp_path / "o").rglob("*") if p.is_file())
    assert found == [CLAIMS_FILE, GRAPH_FILE, "texts/baishui.docx.txt"]
    assert (tmp_path / "o" / "texts" / "baishui.docx.txt").read_text(encoding="utf-8").startswith("白水区")


def test_build_shows_each_plan_with_its_counts_and_seconds(plankg: Callable[..., Result], plans: Path, tmp_path: Path) -> None:
    said = plankg("build", plans / "qingling.txt", plans / "baishui.docx", "--out", tmp_path / "o", "--jobs", "1").stdout
    rows = {cells[0]: cells[1:] for cells in ([cell.strip() for cell in line.strip("│").split("│")] for line in said.splitlines()) if len(cells) > 1}
    assert rows["qingling.txt"] == ["青岭县", "2021–2025", "2", "2", "1", "3", "2", "1", "13", "1.5"]
    # Five links are said; that the county plans the cattle industry, which has a leading enterprise, goes without saying.
    assert rows["baishui.docx"] == ["白水区", "2021–2025", "2", "2", "0", "1", "1", "0", "6", "1.5"]


def test_a_plan_that_cannot_be_read_is_named_once(plankg: Callable[..., Result], tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    said = plankg("build", tmp_path / "empty.txt", "--out", tmp_path / "o").stderr
    assert said.count("empty.txt") == 1, said


def test_a_plan_that_fails_does_not_stop_the_others_and_is_named_at_the_end(
    plankg: Callable[..., Result], plans: Path, tmp_path: Path
) -> None:
    result = plankg("build", plans, "--out", tmp_path / "o", "--jobs", "1")
    assert result.exit_code == 2
    assert f"{plans / 'empty.txt'}: the file is empty" in result.stderr
    assert "1 of 3 plans failed" in result.stderr
    assert (tmp_path / "o" / GRAPH_FILE).exists()


def test_if_all_fail_nothing_is_written(plankg: Callable[..., Result], plans: Path, tmp_path: Path) -> None:
    result = plankg("build", plans / "empty.txt", "--out", tmp_path / "o")
    assert result.exit_code == 2
    assert "nothing was written" in result.stderr
    assert not (tmp_path / "o").exists()


def test_a_build_into_the_folder_of_the_plans_does_not_read_its_own_texts(
    plankg: Callable[..., Result], plans: Path, tmp_path: Path
) -> None:
    (plans / "empty.txt").unlink()
    for _ in range(2):
        result = plankg("build", plans, "--out", plans, "--jobs", "1")
        assert result.exit_code == 0, result.stderr
        assert "2 plans" in result.stdout


def test_globs_and_folders_name_plans_once(plankg: Callable[..., Result], plans: Path, tmp_path: Path) -> None:
    result = plankg("build", plans / "qing*.txt", plans / "qingling.txt", "--out", tmp_path / "o", "--quiet")
    assert result.exit_code == 0
    assert result.output == ""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["build", "nowhere.txt", "--out", "o"], "nowhere.txt: no such file or folder"),
        (["build", ".", "--out", "o"], "no plan in this folder"),
        (["build", "x.txt", "--out", "o", "--base", "plans"], "absolute IRI"),
        (["query", "chain-walk", "--graph", "."], "no graph.ttl in it"),
        (["query"], "plankg query --list"),
        (["query", "nothing.rq", "--graph", "."], "nothing.rq: cannot be read"),
        (["query", "chain-walk", "--param", "county"], "NAME=VALUE"),
        (["stats", "nowhere"], "no such file or folder"),
        (["validate", "nowhere"], "no such file or folder"),
        (["validate", "--language", "fr"], "zh and en"),
    ],
)
def test_what_is_wrong_is_said_in_a_line_with_status_2(
    plankg: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    if "x.txt" in arguments:
        (tmp_path / "x.txt").write_text("x")
    result = plankg(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert "Traceback" not in result.output


def test_query_in_a_pipe_is_csv(plankg: Callable[..., Result], out: Path) -> None:
    result = plankg("query", "SELECT ?n { ?p a plan:Park ; skos:prefLabel ?n }", "--graph", out)
    assert (result.exit_code, result.stdout) == (0, "n\n青岭经济开发区\n")


def test_query_by_name_with_parameters_as_json(plankg: Callable[..., Result], out: Path) -> None:
    result = plankg("query", "chain-walk", "-p", "chain=生猪", "-g", out, "-f", "json")
    assert [row["enterpriseName"] for row in json.loads(result.stdout)] == ["金穗牧业"]


def test_query_from_a_file_as_a_table_without_iris(plankg: Callable[..., Result], out: Path, tmp_path: Path) -> None:
    (tmp_path / "parks.rq").write_text("SELECT ?park ?name { ?park a plan:Park ; skos:prefLabel ?name }", encoding="utf-8")
    result = plankg("query", tmp_path / "parks.rq", "-g", out, "-f", "table")
    assert "青岭经济开发区" in result.stdout
    assert "https://" not in result.stdout


def test_query_list_shows_each_question_with_its_parameters(plankg: Callable[..., Result]) -> None:
    shown = plankg("query", "--list").stdout
    assert "chain-walk" in shown and "各县实体数量" in shown and "entity (required)" in shown


def test_stats_count_each_county(plankg: Callable[..., Result], out: Path) -> None:
    lines = plankg("stats", out).stdout.splitlines()
    assert lines[0] == "what,name,青岭县,白水区"
    assert "entities,Project,3,1" in lines
    assert "links,undertakenBy,2,0" in lines
    assert json.loads(plankg("stats", out, "-f", "json").stdout)[0]["entities"]["Park"] == 1
    assert "产业链 IndustryChain" in plankg("stats", out, "-f", "table").stdout


def test_validate_prints_findings_grouped_and_tells_by_its_status(plankg: Callable[..., Result], out: Path) -> None:
    assert plankg("validate", out).stdout == "0 violations, 0 warnings\n"
    graph = out / GRAPH_FILE
    graph.write_text(graph.read_text(encoding="utf-8").replace("plan:investment 6.5", "plan:investment -6.5"), encoding="utf-8")
    result = plankg("validate", out)
    assert result.exit_code == 1
    assert "错误: 总投资应是一个大于 0 的数（亿元） (1)\n  年产3万吨负极材料项目 = -6.5  [qingling.txt:2" in result.stdout
    assert "总投资6.5亿元" in result.stdout
    assert json.loads(plankg("validate", out, "--json").stdout)["conforms"] is False


def test_view_writes_pages_beside_the_graph_and_prints_them(plankg: Callable[..., Result], out: Path) -> None:
    result = plankg("view", out)
    assert result.exit_code == 0, result.output
    pages = [Path(line) for line in result.stdout.splitlines()]
    assert pages[0] == out / "views" / "index.html"
    assert out / "views" / "county-990101.html" in pages
    assert "青岭县" in pages[0].read_text(encoding="utf-8")


def test_view_of_a_county_that_the_graph_lacks_is_refused(plankg: Callable[..., Result], out: Path) -> None:
    result = plankg("view", out, "--county", "黑水县")
    assert result.exit_code == 2
    assert "黑水县" in result.stderr


def test_help_of_every_command_has_examples(plankg: Callable[..., Result]) -> None:
    names = [command.name for command in app.registered_commands]
    assert "build" in names
    for name in names:
        assert f"plankg {name} " in plankg(name, "-h").stdout


def test_version_is_that_of_the_package(plankg: Callable[..., Result]) -> None:
    assert plankg("--version").stdout == f"plankg {kg.__version__}\n"


def test_the_module_runs_and_loads_no_rdf_library_for_help() -> None:
    program = "import sys, kg.cli; print(sorted({'rdflib', 'spacy', 'pyshacl', 'networkx', 'pyoxigraph', 'jieba'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout == "[]\n"
    assert "Usage: plankg" in subprocess.run([sys.executable, "-m", "kg", "--help"], capture_output=True, text=True, check=True).stdout
