"""The graph of invented plans: IRIs, the contract's terms, evidence, claims, the same bytes every time."""
from __future__ import annotations

import os
import random
import re
import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from rdflib import RDF, RDFS, Graph, Literal, Namespace, URIRef

from extractors.facts import PlanFacts
from kg.pipeline import build_facts
from kg.rdf import Iris
from kg.rdf.iris import segment
from ontology.namespaces import BASE, PLAN, QUDT, SKOS, XSD

P, S = Namespace(PLAN), Namespace(SKOS)
ENTITY_CLASSES = ("IndustryChain", "Enterprise", "Park", "Project", "IndicatorTarget", "Positioning")


@pytest.fixture
def graph(qingling: Any, baishui: Any) -> Graph:
    return Graph().parse(data=build_facts([qingling.facts, baishui.facts]).graph_turtle, format="turtle")


@pytest.fixture
def claims(qingling: Any, baishui: Any) -> Graph:
    return Graph().parse(data=build_facts([qingling.facts, baishui.facts]).claims_turtle, format="turtle")


def iri(path: str) -> URIRef:
    return URIRef(BASE + path)


def test_the_walk_from_county_to_enterprise(graph: Graph) -> None:
    rows = graph.query(
        f"SELECT ?e {{ <{BASE}990101> <{PLAN}plans>/<{PLAN}includesProject>/<{PLAN}undertakenBy> ?e }} ORDER BY ?e"
    )
    assert [str(row[0]) for row in rows] == [f"{BASE}990101/enterprise/金穗牧业", f"{BASE}enterprise/远山恒泽石墨有限公司"]


def test_every_entity_has_one_preferred_label_a_county_and_evidence_that_names_it(graph: Graph, qingling: Any, baishui: Any) -> None:
    texts = {"qingling.txt": qingling.text, "baishui.txt": baishui.text}
    entities = [(c, n) for c in ENTITY_CLASSES for n in graph.subjects(RDF.type, P[c])]
    assert len(entities) == 16
    for class_, node in entities:
        labels = [str(o) for p in (S.prefLabel, S.altLabel) for o in graph.objects(node, p)]
        assert len(list(graph.objects(node, S.prefLabel))) == 1
        assert (node, RDFS.label, graph.value(node, S.prefLabel)) in graph
        assert list(graph.objects(node, P.inCounty))
        places = list(graph.objects(node, P.evidence))
        assert places
        for place in places:
            source = str(graph.value(graph.value(place, P.source), P.fileName))
            start, end = int(graph.value(place, P.start)), int(graph.value(place, P.end))
            span = texts[source][start:end]
            if class_ == "IndicatorTarget":
                assert str(graph.value(node, P.targetValue)).removesuffix('.0') in span
            else:
                assert span in labels


def test_values_have_the_contracts_datatypes(graph: Graph) -> None:
    project = iri("990101/project/年产3万吨负极材料项目")
    assert graph.value(project, P.investment) == Literal("6.5", datatype=URIRef(XSD + "decimal"))
    assert graph.value(project, P.scale) == Literal("年产3万吨", lang="zh")
    target = iri("990101/target/地区生产总值-2025-85亿元")
    assert graph.value(target, P.targetValue) == Literal("85.0", datatype=URIRef(XSD + "decimal"))
    assert graph.value(target, P.targetYear).n3() == f'"2025"^^<{XSD}gYear>'
    assert graph.value(target, P.isGrowthRate) == Literal(False)
    county = iri("990101")
    assert graph.value(county, P.adcode) == Literal("990101")
    assert graph.value(county, P.prefecture) == Literal("云川市", lang="zh")


def test_chains_of_two_counties_meet_in_one_industry(graph: Graph) -> None:
    one = graph.value(iri("990101/industry/石墨新材料产业链"), P.inIndustry)
    assert one == graph.value(iri("990202/industry/石墨新材料产业集群"), P.inIndustry)
    assert (one, RDF.type, P.Industry) in graph
    assert graph.value(one, RDFS.label).language == "zh"


def test_units_of_measure_are_concepts_that_convert_and_what_is_counted_is_not(draft: Callable[..., Any]) -> None:
    d = draft("到2025年，造林30万亩，湿地达到5000公顷，新增企业12家。")
    for words, name, value, unit in (("30万亩", "造林", 30, "万亩"), ("5000公顷", "湿地", 5000, "公顷"), ("12家", "新增企业", 12, "家")):
        d.says("IndicatorTarget", words, name=name, value=Decimal(value), unit=unit, year=2025)
    graph = Graph().parse(data=build_facts([d.facts]).graph_turtle, format="turtle")
    hectares = graph.query(
        f"""SELECT ?name (?value * ?factor / 10000 AS ?hectares) {{
            ?target <{PLAN}hasUnit> ?unit ; <{SKOS}prefLabel> ?name ; <{PLAN}targetValue> ?value .
            ?unit <{QUDT}scalingOf> <https://w3id.org/plankg/unit/square-metre> ; <{PLAN}multiplier> ?factor
        }} ORDER BY ?name"""
    )
    assert [(str(name), round(float(found))) for name, found in hectares] == [("湿地", 5000), ("造林", 20000)]
    assert {str(o) for o in graph.objects(None, P.unit)} == {"万亩", "公顷", "家"}


def test_targets_of_two_counties_meet_in_one_indicator(graph: Graph) -> None:
    gdp = {graph.value(t, P.indicator) for t in graph.subjects(RDF.type, P.IndicatorTarget)}
    assert gdp == {URIRef("https://w3id.org/plankg/indicator/gdp")}


def test_each_link_has_a_claim_with_evidence_and_confidence(graph: Graph, claims: Graph) -> None:
    links = {
        (s, p, o)
        for name in ("plans", "includesProject", "undertakenBy", "leadEnterprise", "locatedIn", "focusesOn", "hasGoal")
        for s, p, o in graph.triples((None, P[name], None))
    }
    claimed = {
        (claims.value(c, RDF.subject), claims.value(c, RDF.predicate), claims.value(c, RDF.object))
        for c in claims.subjects(RDF.type, P.Claim)
    }
    assert links == claimed
    for claim in claims.subjects(RDF.type, P.Claim):
        assert 0 < float(claims.value(claim, P.confidence)) <= 1
        place = claims.value(claim, P.evidence)
        assert (place, P.start, None) in graph or (place, P.start, None) in claims


def test_sentences_stand_in_the_claims_only(graph: Graph, claims: Graph) -> None:
    assert not list(graph.subject_objects(P.sentence))
    place = graph.value(iri("990101/park/青岭经济开发区"), P.evidence)
    assert str(claims.value(place, P.sentence)).startswith("青岭经济开发区重点发展")


def test_confidences_of_entities_stand_in_the_claims_only(graph: Graph, claims: Graph) -> None:
    assert not list(graph.subject_objects(P.confidence))
    assert float(claims.value(iri("990101/park/青岭经济开发区"), P.confidence)) == 0.9


def test_a_base_of_ones_own(qingling: Any) -> None:
    built = build_facts([qingling.facts], base="https://plans.example.org/kg/")
    graph = Graph().parse(data=built.graph_turtle, format="turtle")
    assert (URIRef("https://plans.example.org/kg/990101"), RDF.type, P.County) in graph
    assert BASE not in built.graph_turtle


@pytest.mark.parametrize("base", ["plans", "https://example.org/kg", "https://exa mple.org/", "https://example.org/<x>/"])
def test_a_base_that_is_no_iri_is_refused(base: str) -> None:
    with pytest.raises(ValueError, match="absolute IRI that ends in / or #"):
        Iris(base)


def test_the_same_facts_give_the_same_bytes_under_any_hash_seed(tmp_path: Path, qingling: Any, baishui: Any) -> None:
    program = (
        "import pickle, sys; from kg.pipeline import build_facts; "
        "b = build_facts(pickle.load(open(sys.argv[1], 'rb'))); "
        "sys.stdout.buffer.write((b.graph_turtle + b.claims_turtle).encode())"
    )
    import pickle

    outputs = set()
    for seed, facts in (("1", [qingling.facts, baishui.facts]), ("2", [baishui.facts, qingling.facts]), ("3", [qingling.facts, baishui.facts])):
        path = tmp_path / f"{seed}.pickle"
        path.write_bytes(pickle.dumps(facts))
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        outputs.add(subprocess.run([sys.executable, "-c", program, str(path)], capture_output=True, check=True, env=environment).stdout)
    assert len(outputs) == 1
    assert len(outputs.pop()) > 10_000


def test_hostile_names_stay_text(draft: Callable[..., Any]) -> None:
    names = ['甲" . <x> a <y> . "', "乙\\n丙\\", "<script>丁</script>", "戊\u202e己", "庚 {|}^`% 辛", "壬#癸?x=/../", "a" * 300]
    d = draft("\n".join(names))
    for name in names:
        d.says("Project", name)
    built = build_facts([d.facts])
    graph = Graph().parse(data=built.graph_turtle, format="turtle")
    labels = {str(o) for s in graph.subjects(RDF.type, P.Project) for o in graph.objects(s, S.prefLabel)}
    assert labels == set(names)
    for node in graph.subjects(RDF.type, P.Project):
        assert re.fullmatch(rf"{BASE}990101/project/[^/?#\s<>\"{{}}|\\^`]+", str(node)), node


def test_rdflib_and_oxigraph_read_the_same_graph(qingling: Any, baishui: Any) -> None:
    import pyoxigraph

    built = build_facts([qingling.facts, baishui.facts])
    for turtle in (built.graph_turtle, built.claims_turtle):
        ours = {" ".join(map(str, (t.subject, t.predicate, t.object))) for t in pyoxigraph.parse(turtle, format=pyoxigraph.RdfFormat.TURTLE)}
        theirs = {" ".join(term.n3() for term in triple) for triple in Graph().parse(data=turtle, format="turtle")}
        assert ours == theirs


def test_the_same_name_twice_gets_iris_of_its_own(draft: Callable[..., Any]) -> None:
    d = draft("甲产值5亿元。乙产值5亿元。")
    one, other = d.says("Industry", "甲"), d.says("Industry", "乙")
    from decimal import Decimal

    for owner, nth in ((one, 0), (other, 1)):
        target = d.says("IndicatorTarget", "5亿元", nth=nth, name="产值", value=Decimal(5), unit="亿元")
        d.links(owner, "hasGoal", target, "5亿元", nth=nth)
    graph = Graph().parse(data=build_facts([d.facts]).graph_turtle, format="turtle")
    assert {str(n) for n in graph.subjects(RDF.type, P.IndicatorTarget)} == {
        f"{BASE}990101/target/产值-5亿元",
        f"{BASE}990101/target/产值-5亿元-2",
    }


def test_chinese_stays_readable_in_iris() -> None:
    assert segment("“云谷”5G+智慧园（一期）") == "云谷5G+智慧园(一期)"
    assert segment("50%") == "50%25"
    assert len(segment("长" * 200)) < 80


def test_a_thousand_shuffled_mentions_give_one_graph(draft: Callable[..., Any]) -> None:
    text = "\n".join(f"甲{i}乙丙丁第{i}号泵站工程" for i in range(300))
    d = draft(text)
    for i in range(300):
        d.says("Project", f"第{i}号泵站工程")
    facts = d.facts
    shuffled = list(facts.mentions)
    random.Random(7).shuffle(shuffled)
    again = PlanFacts(facts.plan, tuple(shuffled), facts.relations)
    assert build_facts([again]).graph_turtle == build_facts([facts]).graph_turtle
