"""Publishing: what leaves is facts, names, headings and offsets, never a sentence, and the graph still works."""
from __future__ import annotations

import re
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse
from typer.testing import CliRunner

from kg.cli import app
from kg.publish.public import LONGEST, borrowed, count, cut, cut_path, public
from kg.query import run
from kg.store import CLAIMS_FILE, GRAPH_FILE, StoreError
from kg.store.dataset import load, published_folder
from kg.store.partition import PlanGraphs
from kg.validate import validate
from ontology.namespaces import BASE, PLAN, SKOS
from tests.truth_build import DATA

PLANS = [DATA / "plans" / f"{name}.txt" for name in ("yunlu", "shiquan")]


@pytest.fixture(scope="module")
def published(truth_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("published") / "graph"
    texts = [part for plan in PLANS for part in ("--text", str(plan))]
    done = CliRunner().invoke(app, ["publish", str(truth_folder), "--out", str(out), *texts])
    assert done.exit_code == 0, done.output
    return out


def test_no_sentence_leaves_and_no_run_as_long_as_one(published: Path) -> None:
    texts = [re.sub(r"[\W_]", "", plan.read_text(encoding="utf-8")) for plan in PLANS]
    grams = {text[i : i + LONGEST + 1] for text in texts for i in range(len(text) - LONGEST)}
    for name in (GRAPH_FILE, CLAIMS_FILE, "void.ttl", "README.md"):
        flat = re.sub(r"[\W_]", "", (published / name).read_text(encoding="utf-8"))
        assert not [i for i in range(len(flat) - LONGEST) if flat[i : i + LONGEST + 1] in grams], name
        assert "plan:sentence" not in flat


def test_the_published_graph_answers_and_passes_the_shapes(published: Path, truth_folder: Path) -> None:
    assert validate(published).conforms
    for question in ("counts", "link-counts"):
        assert run(load(published), question).rows == run(load(truth_folder), question).rows


def test_what_is_cut_is_cut_everywhere_alike(published: Path) -> None:
    """Every entity that a link names is described under the same IRI."""
    triples = list(parse(path=published / GRAPH_FILE, format=RdfFormat.TURTLE))
    described = {t.subject.value for t in triples if isinstance(t.subject, NamedNode)}
    named = {t.object.value for t in triples if isinstance(t.object, NamedNode) and t.object.value.startswith(BASE)}
    assert named <= described

    name = "青岭县石墨新材料产业园区基础设施及配套工程建设项目"
    county, project = NamedNode(BASE + "990101"), NamedNode(f"{BASE}990101/project/{name}")
    part = PlanGraphs(BASE + "990101/plan/2021-2025")
    part.triples["entities"] = [
        Triple(project, NamedNode(SKOS + "prefLabel"), Literal(name, language="zh")),
        Triple(county, NamedNode(PLAN + "includesProject"), project),
    ]
    label, link = public([part], BASE)[0].triples["entities"]
    assert label.subject == link.object != project
    assert label.subject.value.startswith(f"{BASE}990101/project/青岭县石墨新材料") and name not in label.subject.value
    assert label.object == Literal("青岭县石墨新材料产业园区基础设施及配…", language="zh")
    assert count(label.subject.value.rpartition("/")[2].partition("~")[0]) <= LONGEST


def test_names_and_headings_keep_their_beginning() -> None:
    assert cut("青岭经济开发区") == "青岭经济开发区"
    assert cut("青岭县石墨新材料产业园区基础设施及配套工程建设项目") == "青岭县石墨新材料产业园区基础设施及配…"
    assert cut_path("第三章 工业 / 第一节 新材料") == "第三章 工业 / 第一节 新材料"
    long = "第三章 坚持工业强县加快发展新型工业化 / 第一节 新材料 / 一、石墨 / （一）推动石墨产业链向高端延伸发展"
    written = cut_path(long)
    assert written.split(" / ")[0] == "第三章 坚持工业强县加…" and written.endswith("…")
    plain = re.sub(r"[\W_]", "", long)
    assert not [run_ for run_ in re.split("…", written) if re.sub(r"[\W_]", "", run_) in plain and count(run_) > LONGEST]


def test_a_run_that_slipped_through_is_found() -> None:
    sentence = "以远山恒泽石墨有限公司为龙头推进年产三万吨负极材料项目建设"
    node = NamedNode(BASE + "990101/project/x")
    part = PlanGraphs(BASE + "990101/plan/2021-2025")
    part.triples["entities"] = [Triple(node, NamedNode(PLAN + "scale"), Literal(sentence))]
    assert borrowed([part], [f"“十四五”期间，{sentence}，总投资6.5亿元。"]) == [sentence]
    assert borrowed(public([part], BASE), [sentence]) == []


def test_the_card_tells_what_how_and_how_good(published: Path, truth_folder: Path, tmp_path: Path) -> None:
    card = (published / "README.md").read_text(encoding="utf-8")
    assert "| 云麓县 | `yunlu.txt` | 2021–2025 |" in card
    assert "checked against the texts" in card and "Apache-2.0" in card and "Not measured" in card
    truth = DATA / "truth" / "yunlu.jsonl"
    done = CliRunner().invoke(app, ["publish", str(truth_folder), "--out", str(tmp_path / "g"), "--truth", str(truth)])
    assert done.exit_code == 0, done.output
    measured = (tmp_path / "g" / "README.md").read_text(encoding="utf-8")
    assert re.search(r"\| 云麓县 \| (0\.9\d\d|1\.000) \|", measured), "the truth is nearly as good as the truth"


def test_truth_of_another_plan_is_refused(truth_folder: Path, tmp_path: Path) -> None:
    (tmp_path / "other.jsonl").write_text("{}\n")
    done = CliRunner().invoke(app, ["publish", str(truth_folder), "--out", str(tmp_path / "g"), "--truth", str(tmp_path / "other.jsonl")])
    assert done.exit_code == 2 and "no plan in" in done.output
    assert not (tmp_path / "g").exists()


def test_the_graph_that_comes_with_plankg_is_there_by_name() -> None:
    try:
        published_folder()
    except StoreError as error:
        pytest.skip(f"{error}")
    done = CliRunner().invoke(app, ["query", "counts", "--graph", "published", "--format", "csv"])
    assert done.exit_code == 0, done.output
    assert len(done.output.splitlines()) > 1
