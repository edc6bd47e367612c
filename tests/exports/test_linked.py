"""RDF of a subgraph keeps the contract: it is a graph to build on like the whole."""
from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import rdflib

from kg.exports import BuiltGraph, Selection, export, read_built, select
from ontology.namespaces import PLAN, RDF, SKOS

COFFEE = Selection(chain="咖啡全产业链")


@pytest.fixture(scope="module")
def turtle(truth: BuiltGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return export(truth, tmp_path_factory.mktemp("rdf") / "c.ttl", COFFEE)[0]


def test_turtle_holds_the_entities_and_links_of_the_subgraph_and_no_others(turtle: Path, truth: BuiltGraph) -> None:
    graph, wanted = rdflib.Graph().parse(turtle), select(truth, COFFEE)
    kinds = [rdflib.URIRef(PLAN + name) for name in ("County", "IndustryChain", "Project", "Enterprise", "Park", "IndicatorTarget", "Positioning")]
    found = {str(s) for kind in kinds for s in graph.subjects(rdflib.URIRef(RDF + "type"), kind)}
    assert found == {e.iri for e in wanted.entities.values() if e.type != "Industry"}
    for name in ("includesProject", "undertakenBy", "plans", "hasGoal", "locatedIn"):
        links = {(str(s), str(o)) for s, o in graph.subject_objects(rdflib.URIRef(PLAN + name))}
        assert links == {(k.subject, k.object) for k in wanted.links if k.predicate == name}


def test_turtle_of_a_subgraph_can_be_exported_again_with_its_sentences_and_confidence(turtle: Path) -> None:
    graph = select(read_built(turtle), Selection(county="云麓县"))
    link = next(k for k in graph.links if k.predicate == "undertakenBy")
    assert 0 < link.confidence < 1 and link.evidence[0].sentence
    project = next(e for e in graph.entities.values() if e.label == "澜岳咖啡冻干速溶咖啡生产线")
    assert project.evidence[0].line == 257 and "澜岳" in project.evidence[0].sentence


def test_turtle_of_a_subgraph_is_valid(turtle: Path) -> None:
    from kg.validate import validate

    assert [f for f in validate(turtle).findings if f.severity == "Violation"] == []


def test_json_ld_says_the_same(turtle: Path, truth: BuiltGraph, tmp_path: Path) -> None:
    from rdflib.compare import to_canonical_graph

    (path,) = export(truth, tmp_path / "c.jsonld", COFFEE)
    one, other = rdflib.Graph().parse(turtle), rdflib.Graph().parse(path, format="json-ld")
    assert set(to_canonical_graph(one)) == set(to_canonical_graph(other))
    assert rdflib.Literal("咖啡全产业链", lang="zh") in set(other.objects(None, rdflib.URIRef(SKOS + "prefLabel")))


def test_no_hash_order_shows_in_any_text_format(truth_folder: Path, tmp_path: Path, root: Path) -> None:
    made = []
    for seed in ("1", "2"):
        folder = tmp_path / seed
        outs = [part for name in ("ttl", "jsonld", "graphml", "gexf", "json", "mmd", "dot", "csv", "svg") for part in ("--out", str(folder / f"x.{name}"))]
        command = [sys.executable, "-m", "kg", "export", str(truth_folder), "--chain", "肉牛产业链", "--county", "云麓县", *outs]
        done = subprocess.run(command, cwd=root, env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        made.append({path.name: path.read_bytes() for path in sorted(folder.iterdir())})
    assert made[0] == made[1] and len(made[0]) >= 10
