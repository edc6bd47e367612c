"""`plankg evaluate` on a small plan: figures, mistakes with their sentences, errors for people."""
from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg.cli import app
from kg.evaluation import evaluate
from kg.evaluation.names import exact, lenient, similar_positioning

PLAN = """青岭县国民经济和社会发展第十四个五年规划纲要
做强石墨新材料产业链，以恒泽石墨为龙头，建设万吨负极材料项目。
青岭经济开发区重点发展石墨新材料产业，建设云纹陶瓷小镇。
"""
TRUTH = [
    {"e": "I1", "t": "Industry", "n": "石墨新材料产业链", "a": [], "l": [2], "tier": "core"},
    {"e": "E1", "t": "Enterprise", "n": "恒泽石墨", "a": [], "l": [2], "tier": "core"},
    {"e": "P1", "t": "Project", "n": "万吨负极材料项目", "a": [], "l": [2], "tier": "core", "inv": 6.5},
    {"e": "K1", "t": "Park", "n": "云纹陶瓷小镇", "a": [], "l": [3], "tier": "ok"},
    {"h": "I1", "r": "leadEnterprise", "o": "E1", "l": 2, "tier": "core"},
    {"h": "I1", "r": "includesProject", "o": "P1", "l": 2, "tier": "core"},
]
GRAPH = """@base <https://w3id.org/plankg/id/> .
@prefix plan: <https://w3id.org/plankg/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
<p> a plan:PlanDocument ; plan:planOf <c> ; plan:fileName "青岭.txt" ; plan:sha256 "SHA" .
<c> a plan:County ; skos:prefLabel "青岭县"@zh ; plan:adcode "990101" .
<i> a plan:IndustryChain ; skos:prefLabel "石墨新材料产业链"@zh ; plan:inCounty <c> ; plan:leadEnterprise <e> ; plan:evidence <p#26-34> .
<i2> a plan:IndustryChain ; skos:prefLabel "石墨新材料产业"@zh ; plan:inCounty <c> ; plan:evidence <p#71-78> .
<e> a plan:Enterprise ; skos:prefLabel "恒泽石墨"@zh ; plan:inCounty <c> ; plan:evidence <p#36-40> .
<k> a plan:Park ; skos:prefLabel "云纹陶瓷小镇"@zh ; plan:inCounty <c> ; plan:evidence <p#81-87> ; plan:focusesOn <i> .
<x> a plan:Project ; skos:prefLabel "青岭经济开发区"@zh ; plan:inCounty <c> ; plan:evidence <p#60-67> .
<p#26-34> plan:source <p> ; plan:start 26 ; plan:line 2 .
<p#71-78> plan:source <p> ; plan:start 71 ; plan:line 3 .
<p#36-40> plan:source <p> ; plan:start 36 ; plan:line 2 .
<p#81-87> plan:source <p> ; plan:start 81 ; plan:line 3 .
<p#60-67> plan:source <p> ; plan:start 60 ; plan:line 3 ; plan:section "第一章 产业"@zh .
"""
CLAIMS = """@base <https://w3id.org/plankg/id/> .
@prefix plan: <https://w3id.org/plankg/ontology#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
<x> plan:confidence 0.55 ; plan:origin "model:head" .
<i> plan:confidence 0.97 ; plan:origin "rule:frame" .
<p#60-67> plan:sentence "青岭经济开发区重点发展石墨新材料产业"@zh .
<c1> a plan:Claim ; rdf:subject <i> ; rdf:predicate plan:leadEnterprise ; rdf:object <e> ; plan:confidence 0.8 ; plan:origin "rule:lead" .
"""


@pytest.fixture
def build(tmp_path: Path) -> Path:
    """A folder with the plan, its truth and a graph that has some of it right."""
    import hashlib

    (tmp_path / "青岭.txt").write_text(PLAN, encoding="utf-8")
    digest = hashlib.sha256(PLAN.encode()).hexdigest()
    (tmp_path / "graph.ttl").write_text(GRAPH.replace("SHA", digest), encoding="utf-8")
    (tmp_path / "claims.ttl").write_text(CLAIMS, encoding="utf-8")
    rows = "\n".join(json.dumps(row, ensure_ascii=False) for row in TRUTH)
    (tmp_path / "truth.jsonl").write_text(rows + "\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def run() -> Callable[..., tuple[int, str, str]]:
    """Runs the command: exit status, output, errors."""

    def call(*args: object) -> tuple[int, str, str]:
        result = CliRunner().invoke(app, ["evaluate", *map(str, args)], env={"COLUMNS": "120"})
        return result.exit_code, result.stdout, result.stderr

    return call


def test_what_is_right_wrong_missed_and_doubled_is_counted(build: Path) -> None:
    report = evaluate(build, build / "truth.jsonl").report
    industry, project = report.entities["Industry"], report.entities["Project"]
    assert (industry.tp, industry.fp, industry.fn) == (1, 1, 0), "石墨新材料产业 is the chain once more"
    assert list(report.alignments["Industry"].duplicates.values()) == ["I1"]
    assert (project.tp, project.fp, project.fn) == (0, 1, 1)
    assert (report.entities["Park"].tp, report.entities["Park"].ok) == (0, 1), "an ok park is neither rewarded nor punished"
    assert (report.links["leadEnterprise"].tp, report.links["focusesOn"].fp) == (1, 1)


def test_the_listing_shows_where_and_why(build: Path, run: Callable[..., tuple[int, str, str]]) -> None:
    status, out, _ = run(build, build / "truth.jsonl", "--errors", 5)
    assert status == 0
    assert "万吨负极材料项目  [line 2]" in out
    assert "以恒泽石墨为龙头，建设万吨负极材料项目" in out, "the plan beside the truth is found, its line shown"
    assert "青岭经济开发区  [0.55; model:head; line 3; 第一章 产业]" in out
    assert "青岭经济开发区重点发展石墨新材料产业" in out
    assert "石墨新材料产业链 → 万吨负极材料项目  [line 2]  (not in the graph: 万吨负极材料项目)" in out
    assert "万吨负极材料项目 6.5 亿元" in out


def test_an_altered_plan_is_not_taken_for_the_text(build: Path) -> None:
    (build / "青岭.txt").write_text("另一个文本\n" * 5, encoding="utf-8")
    missed = [e for e in evaluate(build, build / "truth.jsonl").errors if e.sort == "missed"]
    assert missed and not any(e.text for e in missed)


def test_json_holds_figures_calibration_origins_and_mistakes(build: Path, run: Callable[..., tuple[int, str, str]]) -> None:
    report = json.loads(run(build, build / "truth.jsonl", "--json")[1])
    assert report["entities"]["Enterprise"]["lenient"]["f1"] == 1
    assert {(b["low"], b["count"], b["right"]) for b in report["calibration"]} == {(0.5, 1, 0.0), (0.8, 1, 1.0), (0.95, 1, 1.0)}
    assert report["origins"]["model:head"] == {"count": 1, "right": 0}
    assert ("Project", "wrong", "青岭经济开发区") in [(e["kind"], e["sort"], e["what"]) for e in report["errors"]]


def test_calibration_is_a_table_of_bins(build: Path, run: Callable[..., tuple[int, str, str]]) -> None:
    out = run(build, build / "truth.jsonl", "--calibration")[1]
    assert "0.95–1.00" in out and "expected calibration error" in out


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("{", "not a JSON object"),
        ('{"e": "I1", "t": "Industry", "n": "石墨", "l": [1]}', "'tier'"),
        ('{"e": "I1", "t": "Wish", "n": "石墨", "l": [1], "tier": "core"}', "unknown type 'Wish'"),
        ('{"h": "I1", "r": "leadEnterprise", "o": "E9", "l": 1, "tier": "core"}', "'E9'"),
        ('{"e": "I1", "t": "Industry", "n": "石墨", "l": [1], "tier": "kern"}', "'kern'"),
    ],
)
def test_a_bad_line_of_the_truth_is_named(
    line: str, complaint: str, build: Path, run: Callable[..., tuple[int, str, str]]
) -> None:
    truth = build / "truth.jsonl"
    truth.write_text(json.dumps(TRUTH[0], ensure_ascii=False) + "\n\n" + line + "\n", encoding="utf-8")
    status, _, err = run(build, truth)
    assert status == 2
    assert f"{truth}, line 3" in err and complaint in err


def test_missing_files_are_named(build: Path, run: Callable[..., tuple[int, str, str]]) -> None:
    for args in ((build, build / "no.jsonl"), (build / "nowhere", build / "truth.jsonl")):
        status, _, err = run(*args)
        assert status == 2 and ("no.jsonl" in err or "nowhere" in err)
    status, _, err = run(build, build / "truth.jsonl", "--text", build / "no.txt")
    assert status == 2 and "no.txt" in err


def test_one_of_several_counties_is_chosen_by_name(build: Path, run: Callable[..., tuple[int, str, str]]) -> None:
    other = """<d> a plan:County ; skos:prefLabel "白水区"@zh ; plan:adcode "990202" .
<y> a plan:Project ; skos:prefLabel "白水桥工程"@zh ; plan:inCounty <d> .
"""
    graph = build / "graph.ttl"
    graph.write_text(graph.read_text(encoding="utf-8") + other, encoding="utf-8")
    status, _, err = run(build, build / "truth.jsonl")
    assert status == 2 and "--county" in err and "白水区 (990202)" in err
    assert evaluate(build, build / "truth.jsonl", county="990101").report.entities["Project"].fp == 1
    assert evaluate(build, build / "truth.jsonl", county="白水").report.entities["Project"].fp == 1
    assert evaluate(build, build / "truth.jsonl", county="白水").report.entities["Industry"].tp == 0


@pytest.mark.parametrize(
    ("kind", "a", "b", "same"),
    [
        ("Industry", "生猪产业链", "生猪产业集群", True),
        ("Industry", "生猪产业链", "肉牛产业链", False),
        ("Park", "青岭经济开发区", "省级青岭经济开发区", True),
        ("Park", "开发区", "青岭经济开发区", False),
        ("Project", "万吨负极材料 项目", "万吨负极材料", True),
        ("Enterprise", "恒泽石墨有限公司", "恒泽石墨", True),
    ],
)
def test_when_two_names_are_the_same(kind: str, a: str, b: str, same: bool) -> None:
    assert lenient(kind, a, b) is same
    assert not exact(kind, a, b) or a.replace(" ", "") == b


def test_positionings_match_on_similar_words() -> None:
    assert similar_positioning("Positioning", "国家级石墨新材料产业基地", "石墨新材料产业基地")
    assert not similar_positioning("Positioning", "国家级石墨新材料产业基地", "区域物流副中心")
