"""Selections take what belongs together and say what to do when they cannot."""
from __future__ import annotations

import pytest

from kg.exports import BuiltGraph, ExportError, Selection, Subgraph, select


def labels(subgraph: Subgraph, kind: str) -> set[str]:
    return {e.label for e in subgraph.of_type(kind)}


def test_a_county_is_taken_with_all_its_entities_and_its_plan_only(truth: BuiltGraph) -> None:
    found = select(truth, Selection(county="云麓"))
    assert labels(found, "County") == {"云麓县"}
    assert {e.iri for e in found.entities.values()} >= {e.iri for e in truth.model.of_county(found.focus[0])}
    assert [d.file_name for d in found.documents.values()] == ["yunlu.txt"]


def test_a_chain_brings_its_projects_their_enterprises_its_parks_and_its_county(truth: BuiltGraph) -> None:
    found = select(truth, Selection(chain="咖啡全产业链"))
    assert labels(found, "County") == {"云麓县"}
    assert "澜岳咖啡冻干速溶咖啡生产线" in labels(found, "Project")
    assert "云南澜岳咖啡股份有限公司" in labels(found, "Enterprise")
    assert "云麓国际咖啡产业园" in labels(found, "Park")
    assert "咖啡精深加工" in labels(found, "IndustryChain"), "sub-chains come along"
    assert "肉牛产业链" not in labels(found, "IndustryChain")


def test_every_link_of_a_subgraph_is_between_its_entities(truth: BuiltGraph) -> None:
    found = select(truth, Selection(park="云麓产业园区"))
    assert found.links
    assert all(link.subject in found.entities and link.object in found.entities for link in found.links)


def test_an_enterprise_brings_its_projects_and_the_chains_it_leads(truth: BuiltGraph) -> None:
    found = select(truth, Selection(enterprise="锂星电池"))
    firm = found.focus[0]
    assert found.subjects("undertakenBy", firm) and found.subjects("leadEnterprise", firm)


def test_a_neighbourhood_grows_by_hops_and_does_not_pass_through_the_county(truth: BuiltGraph) -> None:
    one = select(truth, Selection(around="锂星电池", hops=1))
    two = select(truth, Selection(around="锂星电池", hops=2))
    assert set(one.entities) < set(two.entities)
    assert len(two.entities) < len(truth.model.entities) / 4


def test_a_neighbourhood_may_follow_some_links_only(truth: BuiltGraph) -> None:
    found = select(truth, Selection(around="锂星电池", hops=1, links=("undertakenBy",)))
    assert {e.type for e in found.entities.values()} == {"Enterprise", "Project"}


def test_a_construct_gives_the_links_that_it_constructs_and_no_others(truth: BuiltGraph) -> None:
    query = "CONSTRUCT { ?c plan:includesProject ?p } WHERE { ?c plan:includesProject ?p }"
    found = select(truth, Selection(query=query))
    assert {link.predicate for link in found.links} == {"includesProject"}
    assert labels(found, "Enterprise") == set()


def test_a_named_query_takes_its_parameters(truth: BuiltGraph) -> None:
    found = select(truth, Selection(query="chain-walk", parameters={"county": "石泉岭"}))
    assert labels(found, "County") == {"石泉岭县"} and {link.predicate for link in found.links} >= {"plans", "undertakenBy"}


def test_a_chain_of_two_counties_needs_the_county_named(truth: BuiltGraph) -> None:
    with pytest.raises(ExportError, match="2 of type IndustryChain match '肉牛产业链'.*539902"):
        select(truth, Selection(chain="肉牛产业链"))
    assert labels(select(truth, Selection(chain="肉牛产业链", county="539902")), "County") == {"石泉岭县"}


@pytest.mark.parametrize(
    ("selection", "message"),
    [
        (Selection(county="无此县"), "no County '无此县'; it has: 云麓县"),
        (Selection(chain="x", park="y"), "--chain and --park: choose one"),
        (Selection(around="锂星电池", hops=9), "from 1 to 4"),
        (Selection(around="锂星电池", links=("knows",)), "no link 'knows'; there are: plans"),
        (Selection(query="SELECT ?x {"), "not SPARQL 1.1"),
        (Selection(query="ASK { ?s ?p ?o }"), "give a CONSTRUCT or SELECT"),
        (Selection(query="SELECT ?x { ?s plan:unit ?x }"), "names no entity"),
        (Selection(query="no-such-query"), "no query named"),
        (Selection(query="chain-walk", county="云麓县"), "give the query a parameter"),
    ],
)
def test_what_cannot_be_selected_is_refused_with_a_way_out(truth: BuiltGraph, selection: Selection, message: str) -> None:
    with pytest.raises(ExportError, match=message):
        select(truth, selection)


def test_texts_are_one_line_without_control_or_direction_signs(hostile: BuiltGraph) -> None:
    found = select(hostile, Selection(county="青桥县"))
    texts = [e.label for e in found.entities.values()] + [p.sentence for e in found.entities.values() for p in e.evidence]
    assert "+1项目]]>&amp;&lt; 项目 第二行" in texts
    assert not any(ord(c) < 32 or c == "\u202e" for text in texts for c in text)
