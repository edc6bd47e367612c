"""Graphs are read by the contract, whatever library holds them."""
from __future__ import annotations

import pytest
import rdflib
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store

from benchmarks.county_graphs import CountyGraphs, county_graphs
from kg.views import PlanModel, ViewError, read_model
from ontology.namespaces import BASE, PLAN, RDF, SKOS


def as_rdflib(store: Store) -> rdflib.Graph:
    return rdflib.Graph().parse(data=b"\n".join(f"{q.triple} .".encode() for q in store), format="nt")


def test_rdflib_and_pyoxigraph_give_the_same_model() -> None:
    made = county_graphs(120)
    assert read_model(as_rdflib(made.graph), as_rdflib(made.claims)) == read_model(made.graph, made.claims)


def test_an_rdflib_dataset_is_read_whole_named_graphs_included() -> None:
    made = county_graphs(60)
    dataset = rdflib.Dataset()
    for triple in as_rdflib(made.graph):
        dataset.add((*triple, rdflib.URIRef("urn:x-graph:one")))
    assert read_model(dataset, None).entities.keys() == read_model(made.graph, None).entities.keys()


def test_confidence_and_sentence_of_a_link_come_from_its_claim(model: PlanModel) -> None:
    link = next(k for k in model.links if k.predicate == "leadEnterprise")
    assert 0 < link.confidence < 1
    assert "为龙头" in link.evidence[0].sentence
    assert link.evidence[0].line > 0


def test_the_heading_path_is_taken_apart(model: PlanModel) -> None:
    chain = next(e for e in model.entities.values() if e.type == "IndustryChain")
    assert chain.evidence[0].section == ("第二章 构建现代产业体系", "第1节 壮大优势产业")


def test_counties_are_chosen_by_name_code_or_iri(graphs: CountyGraphs) -> None:
    for name in ("白榆县", "990102", BASE + "990102"):
        found = read_model(graphs.graph, graphs.claims, [name])
        assert [c.label for c in found.counties()] == ["白榆县"]
        assert all(BASE + "990102" in e.counties for e in found.entities.values() if e.type != "Industry")


def test_an_unknown_county_is_named_with_those_there_are(graphs: CountyGraphs) -> None:
    with pytest.raises(ViewError, match="no county '苍山县'.*青桥县 \\(990101\\)"):
        read_model(graphs.graph, graphs.claims, ["苍山县"])


def test_a_graph_without_a_county_is_refused() -> None:
    with pytest.raises(ViewError, match="no county"):
        read_model(rdflib.Graph(), None)


def test_labels_in_other_languages_do_not_reach_the_pages() -> None:
    made = county_graphs(30)
    county = NamedNode(BASE + "990101")
    made.graph.add(Quad(county, NamedNode(SKOS + "prefLabel"), Literal("Aqueduct County", language="en")))
    assert read_model(made.graph, None).counties()[0].label == "青桥县"


def test_an_enterprise_of_two_counties_belongs_to_both() -> None:
    made = county_graphs(80, counties=2)
    shared = NamedNode(BASE + "enterprise/共有企业")
    for predicate, value in ((RDF + "type", PLAN + "Enterprise"), (PLAN + "inCounty", BASE + "990101"), (PLAN + "inCounty", BASE + "990102")):
        made.graph.add(Quad(shared, NamedNode(predicate), NamedNode(value)))
    found = read_model(made.graph, None)
    assert all(shared.value in {e.iri for e in found.of_county(c.iri)} for c in found.counties())


def test_indicators_get_their_domain_from_the_ontology() -> None:
    made = county_graphs(40)
    target = next(made.graph.quads_for_pattern(None, NamedNode(RDF + "type"), NamedNode(PLAN + "IndicatorTarget"))).subject
    concept = "https://w3id.org/plankg/indicator/gdp"
    made.graph.add(Quad(target, NamedNode(PLAN + "indicator"), NamedNode(concept)))
    assert read_model(made.graph, None).indicators[concept].domain == "经济发展"


def test_find_tells_apart_entities_of_one_name(model: PlanModel) -> None:
    chain = next(e for e in model.entities.values() if e.type == "IndustryChain")
    assert model.find(chain.key) == chain == model.find(chain.iri)
    with pytest.raises(ViewError, match="2 entities are called"):
        model.find(chain.label)
    with pytest.raises(ViewError, match="no entity"):
        model.find("没有这个产业")


def test_turtle_of_a_build_is_read_the_same(model: PlanModel, graphs: CountyGraphs) -> None:
    store = Store()
    store.load(graphs.graph.dump(format=RdfFormat.TURTLE, from_graph=next(iter(graphs.graph)).graph_name), format=RdfFormat.TURTLE)
    assert read_model(store, graphs.claims) == model
