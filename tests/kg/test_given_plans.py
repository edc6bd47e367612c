"""Real plans, where they are at hand: evidence, shapes and bytes of the graphs built from them."""
from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from rdflib import RDF, Graph, Namespace

import kg
from kg.facade import PlanGraph
from kg.store import GRAPH_FILE
from kg.validate import validate
from ontology.namespaces import PLAN, SKOS

P, S = Namespace(PLAN), Namespace(SKOS)


@pytest.fixture(scope="session")
def given_folder(given_plans: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the graph of all given plans."""
    folder = tmp_path_factory.mktemp("given")
    kg.build(given_plans, out=folder, jobs=1)
    return folder


@pytest.fixture(scope="session")
def given_graph(given_folder: Path) -> PlanGraph:
    return kg.load(given_folder)


def fold(text: str) -> str:
    return re.sub(r"[\s*\"“”'‘’`]", "", unicodedata.normalize("NFKC", text)).lower()


def test_every_entitys_evidence_is_its_own_name_in_the_text(given_plans: list[Path], given_graph: PlanGraph) -> None:
    graph: Graph = given_graph.graph
    texts = {path.name: path.read_bytes().decode("utf-8-sig") for path in given_plans}
    checked = 0
    for class_ in ("IndustryChain", "Enterprise", "Park", "Project", "Positioning"):
        for node in graph.subjects(RDF.type, P[class_]):
            labels = {fold(str(o)) for p in (S.prefLabel, S.altLabel) for o in graph.objects(node, p)}
            for place in graph.objects(node, P.evidence):
                source = texts[str(graph.value(graph.value(place, P.source), P.fileName))]
                start, end = (int(str(graph.value(place, p))) for p in (P.start, P.end))
                assert fold(source[start:end]) in labels, node
                assert source.count("\n", 0, start) + 1 == int(str(graph.value(place, P.line))), node
                checked += 1
    assert checked > 500


def test_every_targets_evidence_holds_its_number(given_plans: list[Path], given_graph: PlanGraph) -> None:
    graph: Graph = given_graph.graph
    texts = {path.name: path.read_bytes().decode("utf-8-sig") for path in given_plans}
    for node in graph.subjects(RDF.type, P.IndicatorTarget):
        spans = []
        for place in graph.objects(node, P.evidence):
            source = texts[str(graph.value(graph.value(place, P.source), P.fileName))]
            spans.append(fold(source[int(str(graph.value(place, P.start))) : int(str(graph.value(place, P.end)))]))
        value = abs(float(str(graph.value(node, P.targetValue))))
        numbers = {float(n) * k for span in spans for n in re.findall(r"\d+(?:\.\d+)?", span.replace(",", "")) for k in (1, 100, 10000, 0.0001)}
        assert any(abs(n - value) <= 1e-6 * max(1, value) for n in numbers) or any(re.search("全覆盖|全部|一半|半数", s) for s in spans), node


def test_no_two_targets_of_one_subject_state_one_number(given_graph: PlanGraph) -> None:
    said = given_graph.query(
        "SELECT ?owner ?name ?value ?unit ?year ?growth (COUNT(DISTINCT ?g) AS ?n) {"
        " ?owner plan:hasGoal ?g . ?g skos:prefLabel ?name ; plan:targetValue ?value ; plan:isGrowthRate ?growth ."
        " OPTIONAL { ?g plan:unit ?unit } OPTIONAL { ?g plan:targetYear ?year }"
        "} GROUP BY ?owner ?name ?value ?unit ?year ?growth HAVING (COUNT(DISTINCT ?g) > 1)"
    )
    assert said.rows == ()


def test_the_graph_of_all_given_plans_has_no_violation(given_folder: Path) -> None:
    assert [f for f in validate(given_folder).findings if f.severity == "Violation"] == []


def test_oxigraph_and_rdflib_read_the_same_number_of_statements(given_graph: PlanGraph) -> None:
    assert len(given_graph.store) == len(given_graph.graph) + len(given_graph.claims)


def test_a_plan_built_alone_is_the_same_as_built_again(given_plans: list[Path], tmp_path: Path) -> None:
    plan = min(given_plans, key=lambda path: path.stat().st_size)
    kg.build(plan, out=tmp_path / "once")
    kg.build(plan, out=tmp_path / "twice")
    assert (tmp_path / "once" / GRAPH_FILE).read_bytes() == (tmp_path / "twice" / GRAPH_FILE).read_bytes()
