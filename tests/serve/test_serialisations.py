"""Every serialisation says the same as the graph, is read by rdflib, and is the same bytes each time."""
from __future__ import annotations

import json
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store, parse
from rdflib import Dataset, Graph
from typer.testing import CliRunner

from kg.cli import app
from kg.serialize import FORMATS, format_named, serialize
from kg.store.dataset import load
from kg.store.disk import load_build, read_build, read_plans
from ontology.context import context
from ontology.namespaces import BASE
from tests.truth_build import truth_build, write


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The build of the smaller sample plan."""
    return write(truth_build("shiquan"), tmp_path_factory.mktemp("small"))


def said(written: bytes, suffix: str) -> set[str]:
    """The triples of a serialisation, numbers in Oxigraph's own form; language-independent order."""
    store = Store()
    store.extend(parse(written, format=RdfFormat.from_extension(suffix.removeprefix(".")), base_iri=BASE))
    return {str(quad.triple) for quad in store}


def truth(place: Path) -> set[str]:
    return {str(quad.triple) for quad in load(place)}


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_says_what_the_build_says(small: Path, name: str) -> None:
    form = FORMATS[name]
    written = serialize(read_build(small), form)
    assert said(written, form.suffix) == truth(small)
    assert serialize(list(reversed(read_build(small))), form) == serialize(read_build(small), form) == written


def test_rdflib_reads_json_ld_and_rdf_xml_as_it_reads_turtle(small: Path) -> None:
    parts = read_build(small)
    turtle = Graph().parse(data=serialize(parts, FORMATS["turtle"]), format="turtle")
    rdf_xml = Graph().parse(data=serialize(parts, FORMATS["rdfxml"]), format="xml")
    assert set(rdf_xml) == set(turtle)
    dataset = Dataset(default_union=True)
    dataset.parse(data=serialize(parts, FORMATS["jsonld"]), format="json-ld")
    assert {(s, p, o) for s, p, o, _ in dataset.quads()} == set(turtle)


def test_json_ld_reads_well(small: Path) -> None:
    document = json.loads(serialize(read_build(small), FORMATS["jsonld"], named=False))
    county = next(node for node in document["@graph"] if node["id"] == "539902")
    assert county["type"] == "County"
    assert county["prefLabel"] == "石泉岭县"
    target = next(node for node in document["@graph"] if node.get("type") == "IndicatorTarget")
    assert target.keys() >= {"prefLabel", "targetValue", "unit", "targetYear", "isGrowthRate", "inCounty", "evidence"}
    assert isinstance(target["isGrowthRate"], bool) and target["inCounty"] == "539902"


def test_the_context_knows_every_term_of_the_ontology() -> None:
    from ontology import PLAN, read

    terms = {t.subject.value.removeprefix(PLAN) for t in parse(read("plan.ttl"), format=RdfFormat.TURTLE) if str(t.subject).startswith(f"<{PLAN}")}
    assert terms <= context().keys()


def test_turtle_groups_by_county_and_type_and_trig_has_three_graphs_a_plan(small: Path) -> None:
    turtle = serialize(read_build(small), FORMATS["turtle"]).decode()
    headings = [line for line in turtle.splitlines() if line.startswith("# ")]
    assert headings[:4] == ["# 规划", "# 行政区划", "# 石泉岭县 · 产业链", "# 石泉岭县 · 园区"]
    trig = serialize(read_build(small), FORMATS["trig"]).decode()
    assert [line for line in trig.splitlines() if line.endswith("> {")] == [
        f"<539902/plan/2026-2030/{kind}> {{" for kind in ("entities", "claims", "evidence")
    ]


def test_without_claims_no_sentence_and_no_confidence_is_written(small: Path) -> None:
    turtle = serialize(read_build(small), FORMATS["turtle"], claims=False).decode()
    assert "plan:evidence" in turtle and "plan:section" in turtle
    assert not [word for word in ("plan:sentence", "plan:Claim", "plan:confidence", "plan:origin") if word in turtle]


def test_a_store_is_converted_like_its_build(small: Path, tmp_path: Path) -> None:
    load_build(small, tmp_path / "store")
    assert said(serialize(read_plans(tmp_path / "store"), FORMATS["trig"]), ".trig") == truth(small)


def test_convert_takes_the_format_from_the_file_and_says_what_formats_there_are(small: Path, tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["convert", str(small), "--out", str(tmp_path / "graph.rdf")])
    assert done.exit_code == 0, done.output
    assert (tmp_path / "graph.rdf").read_bytes().startswith(b"<?xml")
    wrong = CliRunner().invoke(app, ["convert", str(small), "--to", "docx"])
    assert wrong.exit_code == 2
    assert "turtle, trig, nquads, ntriples, jsonld, rdfxml" in wrong.output
    assert format_named("ttl") is FORMATS["turtle"]
