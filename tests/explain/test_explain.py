"""`plankg explain`: why something is in the graph, from the claims alone."""
from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg.cli import app

GRAPH = """@base <https://w3id.org/plankg/id/> .
@prefix plan: <https://w3id.org/plankg/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
<p> a plan:PlanDocument ; plan:planOf <c> ; plan:fileName "qingling.txt" .
<c> a plan:County ; skos:prefLabel "青岭县"@zh ; plan:adcode "990101" .
<i> a plan:IndustryChain ; skos:prefLabel "石墨新材料产业链"@zh ; plan:inCounty <c> ; plan:chainKind "chain" ; plan:evidence <p#26-34> .
<e> a plan:Enterprise ; skos:prefLabel "远山恒泽石墨有限公司"@zh ; skos:altLabel "恒泽石墨"@zh ; plan:inCounty <c> ; plan:evidence <p#80-84> , <p#36-46> .
<p#26-34> plan:source <p> ; plan:start 26 ; plan:line 2 ; plan:section "第一章 产业"@zh .
<p#36-46> plan:source <p> ; plan:start 36 ; plan:line 2 ; plan:section "第一章 产业"@zh .
<p#80-84> plan:source <p> ; plan:start 80 ; plan:line 5 ; plan:section "第二章 保障"@zh .
"""
CLAIMS = """@base <https://w3id.org/plankg/id/> .
@prefix plan: <https://w3id.org/plankg/ontology#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
<e> plan:confidence 1.0 ; plan:origin "model:head" , "person" ; prov:wasAttributedTo <person/w> ; prov:wasInfluencedBy <correction/1> .
<p#36-46> plan:sentence "以远山恒泽石墨有限公司为龙头"@zh ; plan:confidence 0.83 ; plan:origin "model:head" .
<p#80-84> plan:sentence "支持恒泽石墨扩产"@zh .
<c1> a plan:Claim ; rdf:subject <i> ; rdf:predicate plan:leadEnterprise ; rdf:object <e> ; plan:confidence 0.8 ; plan:origin "rule:lead" ; plan:evidence <p#36-46> .
<person/w> a prov:Agent ; rdfs:label "王工"@zh .
<correction/1> a plan:Correction ; rdfs:label "accept Enterprise 恒泽石墨"@zh .
"""


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    """A small built graph."""
    (tmp_path / "graph.ttl").write_text(GRAPH, encoding="utf-8")
    (tmp_path / "claims.ttl").write_text(CLAIMS, encoding="utf-8")
    return tmp_path


def explain(graph: Path, *args: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["explain", *args, "--graph", str(graph)])
    return result.exit_code, result.stdout, result.stderr


@pytest.mark.parametrize("name", ["恒泽石墨", "远山恒泽石墨有限公司", "远山 “恒泽石墨” 有限公司", "https://w3id.org/plankg/id/e"])
def test_an_entity_is_explained_by_any_of_its_names(graph: Path, name: str) -> None:
    status, out, _ = explain(graph, name)
    assert status == 0
    for said in (
        "远山恒泽石墨有限公司  Enterprise, 青岭县", "also called: 恒泽石墨", "confidence 1; found by model:head, person",
        "vouched for by 王工", "corrected: accept Enterprise 恒泽石墨", "qingling.txt:2  第一章 产业  [confidence 0.83; found by model:head]",
        "支持恒泽石墨扩产", "石墨新材料产业链 → leadEnterprise → 远山恒泽石墨有限公司", "confidence 0.8; found by rule:lead",
    ):  # fmt: skip
        assert said in out, said
    assert out.index("qingling.txt:2") < out.index("qingling.txt:5"), "places in order of the text"


@pytest.mark.parametrize("arrow", ["->", " → ", "=>"])
def test_a_link_is_explained_by_its_ends(graph: Path, arrow: str) -> None:
    status, out, _ = explain(graph, f"石墨新材料产业链{arrow}恒泽石墨", "--json")
    (link,) = json.loads(out)
    assert status == 0 and link["predicate"] == "leadEnterprise" and link["origins"] == ["rule:lead"]
    assert link["places"][0]["sentence"] == "以远山恒泽石墨有限公司为龙头" and link["places"][0]["line"] == 2
    assert explain(graph, f"恒泽石墨{arrow}石墨新材料产业链")[0] == 1, "a link has a direction"


def test_values_are_told(graph: Path) -> None:
    assert "values: chainKind chain" in explain(graph, "石墨新材料产业链")[1]


@pytest.mark.parametrize(("name", "meant"), [("石墨新材料", "石墨新材料产业链"), ("恒译石墨", "恒泽石墨"), ("石墨 -> 恒泽石墨", "石墨新材料产业链")])
def test_an_unknown_name_gets_suggestions_and_status_1(graph: Path, name: str, meant: str) -> None:
    status, out, err = explain(graph, name)
    assert status == 1 and out == "" and meant in err


def test_no_graph_is_status_2(tmp_path: Path) -> None:
    status, _, err = explain(tmp_path / "nowhere", "恒泽石墨")
    assert status == 2 and "nowhere" in err
