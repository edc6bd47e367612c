"""The object people hold in a notebook."""
from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import kg
from kg.facade import PlanGraph
from kg.pipeline import build_facts
from kg.store import CLAIMS_FILE, GRAPH_FILE, StoreError, write_build


@pytest.fixture
def graph(qingling: Any, baishui: Any) -> PlanGraph:
    made = build_facts([qingling.facts, baishui.facts])
    return PlanGraph(made.graph_turtle, made.claims_turtle)


def test_it_tells_what_it_holds(graph: PlanGraph) -> None:
    assert repr(graph) == "<PlanGraph: 青岭县, 白水区; 17 entities, 19 links>"
    assert "<th>青岭县</th>" in graph._repr_html_()
    assert "项目 <small>Project</small></th><td>3</td><td>1</td></tr>" in graph._repr_html_()


def test_it_answers_named_queries_and_sparql(graph: PlanGraph) -> None:
    assert graph.query("shared-industries", least=2).dicts()[0]["counties"] == 2
    assert graph.query("ASK { ?p plan:investment 6.5 }").rows == ((True,),)
    assert "<td>青岭县</td>" in graph.query("plans")._repr_html_()


def test_it_is_an_rdflib_graph_and_a_network(graph: PlanGraph) -> None:
    assert len(graph.graph) > 200
    assert len(graph.claims) > 100
    network = graph.to_networkx()
    project = "https://w3id.org/plankg/id/990101/project/年产3万吨负极材料项目"
    told = {"label": "年产3万吨负极材料项目", "type": "Project", "county": "青岭县", "investment": 6.5}
    assert {name: network.nodes[project][name] for name in told} == told
    chain = "https://w3id.org/plankg/id/990101/industry/石墨新材料产业链"
    assert network.edges[chain, project, "includesProject"]["confidence"] == 0.75


def test_it_comes_back_from_a_folder(tmp_path: Path, graph: PlanGraph) -> None:
    write_build(tmp_path, {GRAPH_FILE: graph.graph_turtle, CLAIMS_FILE: graph.claims_turtle})
    assert kg.load(tmp_path).query("plans").rows == graph.query("plans").rows
    with pytest.raises(StoreError):
        kg.load(tmp_path / "nowhere")


def test_it_is_shown_as_pages(tmp_path: Path, graph: PlanGraph) -> None:
    pages = graph.view(tmp_path, counties=["青岭县"])
    assert pages[0] == tmp_path / "index.html"
    assert not [page for page in pages if "990202" in page.name]


def test_plain_build_of_the_sample_plan(sample_plan: Path, tmp_path: Path) -> None:
    graph = kg.build(sample_plan, out=tmp_path)
    assert (tmp_path / GRAPH_FILE).read_text(encoding="utf-8") == graph.graph_turtle
    assert graph.query("counts").rows
