"""Named queries on two invented counties, against rows worked out by hand."""
from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from pyoxigraph import Store

from kg.pipeline import build_facts
from kg.query import prepare, run
from kg.stats import stats
from kg.store.dataset import from_turtle
from ontology import QueryError, bind, named_queries, named_query


@pytest.fixture
def store(qingling: Any, baishui: Any) -> Store:
    built = build_facts([qingling.facts, baishui.facts])
    return from_turtle(built.graph_turtle, built.claims_turtle)


def rows(store: Store, name: str, *columns: str, **parameters: str) -> list[tuple[Any, ...]]:
    """The named query's rows, cut down to some columns."""
    return [tuple(row[c] for c in columns) for row in run(store, name, parameters).dicts()]


@pytest.mark.parametrize("query", named_queries(), ids=lambda q: q.name)
def test_every_named_query_says_what_it_asks_and_runs(store: Store, query: Any) -> None:
    assert query.title and query.title_zh != query.title and query.description.endswith(".")
    run(store, query.name, dict.fromkeys(query.required, "青岭"))
    for parameter in query.parameters:
        value = "1" if parameter in ("least", "below") else "青岭"
        run(store, query.name, {**dict.fromkeys(query.required, "青岭"), parameter: value})


def test_the_walk(store: Store) -> None:
    assert rows(store, "chain-walk", "countyName", "chainName", "projectName", "enterpriseName") == [
        ("青岭县", "生猪产业链", "万头猪场项目", "金穗牧业"),
        ("青岭县", "石墨新材料产业链", "年产3万吨负极材料项目", "远山恒泽石墨有限公司"),
    ]
    assert rows(store, "chain-walk", "chainName", chain="生猪") == [("生猪产业链",)]
    assert rows(store, "chain-walk", "chainName", county="白水") == []
    assert len(rows(store, "chain-walk", "chainName", county="990101")) == 2


def test_projects_of_a_chain_the_dearest_first(store: Store) -> None:
    assert rows(store, "chain-projects", "countyName", "projectName", "investment", "status", "scales", chain="石墨") == [
        ("青岭县", "年产3万吨负极材料项目", Decimal("6.5"), "新建", "年产3万吨"),
        ("白水区", "石墨电极技改项目", None, "改造", None),
    ]


def test_investment_of_chains(store: Store) -> None:
    assert rows(store, "chain-investment", "chainName", "projects", "investment")[0] == ("石墨新材料产业链", 1, Decimal("6.5"))


def test_enterprises_by_number_of_chains(store: Store) -> None:
    found = rows(store, "lead-enterprises", "enterpriseName", "chains", "counties")
    assert found[0][:2] == ("远山恒泽石墨有限公司", 2)
    assert set(found[0][2].split("、")) == {"青岭县", "白水区"}
    assert sorted(found[1:]) == [("金穗牧业", 1, "白水区"), ("金穗牧业", 1, "青岭县")]


def test_parks_and_their_industries(store: Store) -> None:
    assert rows(store, "park-industries", "parkName", "chains", "projects", "enterprises") == [("青岭经济开发区", "石墨新材料产业链", 1, 0)]


def test_goals_of_a_county(store: Store) -> None:
    assert rows(store, "county-goals", "subject", "goal", "value", "unit", "year", "growth", county="青岭") == [
        ("青岭县", "地区生产总值", Decimal(85), "亿元", 2025, False),
        ("青岭县", "地区生产总值", Decimal(7), "%", 2025, True),
        ("石墨新材料产业链", "省级石墨新材料示范基地", None, None, None, None),
    ]


def test_industries_that_two_counties_plan(store: Store) -> None:
    found = rows(store, "shared-industries", "counties", "chains")
    assert [count for count, _ in found] == [2]
    assert set(found[0][1].split("、")) == {"石墨新材料产业链", "石墨新材料产业集群"}
    assert len(rows(store, "shared-industries", "industry", least="1")) == 3
    assert rows(store, "shared-industries", "industry", least="3") == []


def test_one_indicator_side_by_side(store: Store) -> None:
    assert rows(store, "compare-targets", "countyName", "value", "growth", indicator="生产总值") == [
        ("青岭县", Decimal(85), False),
        ("白水区", Decimal(120), False),
        ("青岭县", Decimal(7), True),
    ]


def test_evidence_of_an_entity_and_of_its_links(store: Store) -> None:
    found = rows(store, "entity-evidence", "says", "line", "sentence", entity="开发区污水处理厂")
    assert [(says, line) for says, line, _ in found] == [("", 3), ("locatedIn → 青岭经济开发区", 3)]
    assert found[0][2].startswith("青岭经济开发区重点发展石墨新材料产业")
    iri = "<https://w3id.org/plankg/id/990101/park/青岭经济开发区>"
    assert {name for (name,) in rows(store, "entity-evidence", "name", entity=iri)} == {"青岭经济开发区"}


def test_projects_that_want_an_enterprise(store: Store) -> None:
    assert rows(store, "projects-without-enterprise", "projectName") == [("开发区污水处理厂工程",), ("石墨电极技改项目",)]


def test_doubtful_links(store: Store) -> None:
    assert rows(store, "doubtful-links", "subject", "link", "object", "confidence") == [
        ("石墨新材料产业链", "hasGoal", "省级石墨新材料示范基地", Decimal("0.55"))
    ]
    assert len(rows(store, "doubtful-links", "subject", below="0.78")) == 2


def test_counts(store: Store) -> None:
    qingling, baishui = stats(store)
    assert (qingling.county, qingling.entities["Enterprise"], qingling.entities["Project"], qingling.links["undertakenBy"]) == ("青岭县", 2, 3, 2)
    assert (baishui.entities["Enterprise"], baishui.entities["Park"], baishui.links["plans"]) == (2, 0, 2)


def test_a_parameters_value_is_never_sparql(store: Store) -> None:
    hostile = '" } UNION { ?c ?p ?o } #'
    assert rows(store, "chain-walk", "chainName", chain=hostile) == []


def test_parameters_that_do_not_fit_are_named(store: Store) -> None:
    with pytest.raises(QueryError, match="needs the parameter entity"):
        run(store, "entity-evidence")
    with pytest.raises(QueryError, match=r"no parameter 'town'; it has: chain, county"):
        run(store, "chain-walk", {"town": "石桥"})
    with pytest.raises(QueryError, match="there is no query named 'chain_walk'"):
        run(store, "chain_walk")
    with pytest.raises(QueryError, match=r"not SPARQL 1\.1"):
        run(store, "SELECT everything")
    with pytest.raises(QueryError, match=r"at 2:\d"):
        run(store, "SELECT ?x {\n ?x ?y }}")


def test_prefixes_need_not_be_declared_but_may_be(store: Store) -> None:
    assert run(store, "SELECT ?n { ?c a plan:County ; skos:prefLabel ?n } ORDER BY ?n").rows == (("白水区",), ("青岭县",))
    own = "PREFIX plan: <urn:other>\nASK { ?c a plan:County }"
    assert run(store, own).rows == ((False,),)
    assert "PREFIX plan: <https" not in prepare(own)


def test_construct_gives_triples(store: Store) -> None:
    made = run(store, "CONSTRUCT { ?c rdfs:label ?n } WHERE { ?c a plan:County ; skos:prefLabel ?n }")
    assert made.columns == ("subject", "predicate", "object")
    assert len(made) == 2


def test_results_as_csv_and_json(store: Store) -> None:
    result = run(store, "SELECT ?n ?i ?x { ?p a plan:Project ; skos:prefLabel ?n ; plan:investment ?i }")
    assert result.to_csv() == "n,i,x\n年产3万吨负极材料项目,6.5,\n"
    assert result.to_json() == '[\n {\n  "n": "年产3万吨负极材料项目",\n  "i": 6.5,\n  "x": null\n }\n]\n'


def test_binding_replaces_every_place_and_escapes() -> None:
    text = 'SELECT * { VALUES ?a { UNDEF } { VALUES  ?a {UNDEF} } }'
    assert bind(text, {"a": 'x"\\'}).count(r'"x\"\\"') == 2
    assert bind(text, {"a": "<https://example.org/x>"}).count("<https://example.org/x>") == 2
    assert named_query("chain-walk").required == frozenset()
