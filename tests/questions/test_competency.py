"""The questions that planners, researchers and investment offices ask, on both sample plans, against rows checked in their texts.

The graph is built from the plans' known truth, so that the rows depend on the questions alone.
"""
from __future__ import annotations

import json
import re
from collections import Counter
from decimal import Decimal
from functools import cache
from typing import Any

import pytest
from pyoxigraph import Store

from kg.query import run
from kg.store.dataset import from_turtle
from ontology import named_queries
from tests.truth_build import DATA, truth_build


@pytest.fixture(scope="module")
def store() -> Store:
    built = truth_build()
    return from_turtle(built.graph_turtle, built.claims_turtle)


def rows(store: Store, name: str, columns: str, **parameters: str) -> list[tuple[Any, ...]]:
    """The question's rows, cut down to some columns."""
    return [tuple(row[c] for c in columns.split()) for row in run(store, name, parameters).dicts()]


@cache
def truth(plan: str) -> list[dict[str, Any]]:
    """What a careful reader wrote down of a sample plan."""
    return [json.loads(line) for line in (DATA / "truth" / f"{plan}.jsonl").read_text(encoding="utf-8").splitlines() if line.strip()]


def test_there_are_questions_enough_and_each_speaks_chinese() -> None:
    asked = named_queries()
    assert len(asked) >= 30
    for query in asked:
        assert query.title_zh and query.description_zh, query.name
        assert query.parameters.keys() == query.parameters_zh.keys(), query.name
        selected = set(re.findall(r"\?(\w+)", query.sparql))
        for name, column in query.columns.items():
            assert {name, column.link or name} <= selected, f"{query.name}: {name}"


def test_who_bets_on_cattle(store: Store) -> None:
    """云麓: 以红坡牧业为链主,引进牧野鲜食品集团; 石泉岭: 由天牧源牧业在南栅镇建设……标准化养殖场."""
    assert rows(store, "same-industry", "industryName countyName chainName leads", industry="肉牛") == [
        ("肉牛", "云麓县", "肉牛产业链", 2),
        ("肉牛", "石泉岭县", "肉牛产业链", 1),
    ]


def test_a_broad_industry_takes_in_its_branches(store: Store) -> None:
    """抽水蓄能 is storage too."""
    found = rows(store, "same-industry", "industryName countyName chainName", industry="储能")
    assert found == [("储能", "云麓县", "新型储能"), ("储能", "石泉岭县", "新型储能"), ("抽水蓄能", "云麓县", "抽水蓄能")]


def test_who_could_supply_whom(store: Store) -> None:
    """云麓's printers could pack what 石泉岭's food makers make; nobody supplies himself."""
    found = rows(store, "supply-pairs", "supplierName supplyChain leads buyerName buyingChain upstreamName downstreamName", supplier="云麓")
    assert ("云麓县", "包装印刷业", "锦麓包装", "石泉岭县", "绿色食品加工产业", "印刷包装", "食品工业") in found
    assert {row[3] for row in found} == {"石泉岭县"}
    assert not rows(store, "supply-pairs", "buyerName", supplier="云麓", buyer="云麓")


def test_what_was_promised_in_forest_cover(store: Store) -> None:
    """18 | 森林覆盖率 | % | 66.8 | 68 | —— | 约束性; first said in line 147."""
    columns = "countyName goal comparison value by baseline nature line"
    assert rows(store, "promised", columns, indicator="森林覆盖率", year="2025") == [
        ("云麓县", "森林覆盖率", "=", Decimal(68), 2025, Decimal("66.8"), "约束性", 147)
    ]
    assert [row[3:5] for row in rows(store, "promised", columns, indicator="森林覆盖率")] == [
        (Decimal(68), 2025), (Decimal("64.5"), 2030), (Decimal(70), 2035),
    ]  # fmt: skip
    line = (DATA / "plans" / "yunlu.txt").read_text(encoding="utf-8").split("\n")[146]
    assert "森林覆盖率达到 68%" in line


@pytest.mark.parametrize(("plan", "county"), [("yunlu", "云麓县"), ("shiquan", "石泉岭县")])
def test_how_concentrated_a_county_plans(store: Store, plan: str, county: str) -> None:
    """Counted again from the truth: projects of each chain, the largest, and the sum of squared shares."""
    known = {row["e"]: row for row in truth(plan) if "e" in row}
    pairs = {(row["h"], row["o"]) for row in truth(plan) if row.get("r") == "includesProject" and {row["h"], row["o"]} <= known.keys()}
    counts = Counter(known[chain]["n"] for chain, _ in pairs)
    total = sum(counts.values())
    ((name, chains, projects, largest, share, index),) = rows(
        store, "concentration", "countyName chains projects largest share index", county=county
    )
    assert (name, chains, projects, counts[largest]) == (county, len(counts), total, max(counts.values()))
    assert float(share) == pytest.approx(max(counts.values()) / total)
    assert float(index) == pytest.approx(sum(n * n for n in counts.values()) / total**2)


@pytest.mark.parametrize(("plan", "county"), [("yunlu", "云麓县"), ("shiquan", "石泉岭县")])
def test_what_a_chain_is_to_cost_counts_what_is_stated_and_tells_how_many_are(store: Store, plan: str, county: str) -> None:
    """Summed again from the truth; a chain of which one project states no cost still has the sum of the others."""
    known = {row["e"]: row for row in truth(plan) if "e" in row}
    stated: dict[str, dict[str, Decimal | None]] = {}
    for row in truth(plan):
        if row.get("r") == "includesProject" and {row["h"], row["o"]} <= known.keys():
            cost = known[row["o"]].get("inv")
            stated.setdefault(known[row["h"]]["n"], {})[row["o"]] = None if cost is None else Decimal(str(cost))
    wanted = {
        chain: (len(costs), len(known_costs := [c for c in costs.values() if c is not None]), sum(known_costs, Decimal(0)))
        for chain, costs in stated.items()
    }
    assert any(0 < told < projects for projects, told, _ in wanted.values())
    found = rows(store, "chain-investment", "chainName projects withInvestment investment", county=county)
    assert {name: tuple(values) for name, *values in found} == wanted


def test_the_largest_projects(store: Store) -> None:
    assert rows(store, "largest-projects", "projectName investment enterprises parks", least="20") == [
        ("白崖抽水蓄能电站", Decimal(78), "华屹能源集团有限公司", None),
        ("澜州至云麓高速公路（云麓段）", Decimal(72), None, None),
        ("锂星电池6GWh储能电芯项目", Decimal(26), "锂星电池", "北郊片区"),
        ("青渡复合型光伏电站", Decimal(21), "华屹能源集团有限公司", None),
    ]


def test_the_enterprise_that_both_counties_count_on(store: Store) -> None:
    assert rows(store, "enterprises-across-counties", "enterpriseName counties chains projects") == [("华屹能源集团有限公司", 2, 7, 7)]


def test_an_enterprises_roles_in_both_counties(store: Store) -> None:
    found = rows(store, "enterprise-roles", "role name countyName investment", enterprise="华屹")
    assert ("承担项目", "白崖抽水蓄能电站", "云麓县", Decimal(78)) in found
    assert Counter((role, county) for role, _, county, _ in found) == {
        ("带动产业链", "云麓县"): 4, ("带动产业链", "石泉岭县"): 3, ("承担项目", "云麓县"): 4, ("承担项目", "石泉岭县"): 3,
    }  # fmt: skip


def test_chains_that_want_a_lead_have_projects_and_no_lead(store: Store) -> None:
    found = rows(store, "chains-without-lead", "countyName chainName projects")
    assert found[0] == ("云麓县", "高原特色现代农业", 12)
    led = {row[0] for row in rows(store, "chain-profiles", "chainName leads") if row[1]}
    assert not led & {name for _, name, _ in found if name != "电子商务"}, "电子商务 is led in 云麓 and not in 石泉岭"


def test_how_far_a_chain_is_worked_out(store: Store) -> None:
    assert rows(store, "chain-profiles", "chainName leads projects parks goals subChains", county="石泉岭")[0] == ("新能源电池材料产业集群", 4, 7, 2, 4, 3)


def test_binding_targets(store: Store) -> None:
    assert rows(store, "binding-targets", "goal comparison value unit baseline", county="石泉岭") == [
        ("地表水优良水体比例", "=", Decimal(100), "%", Decimal(100)),
        ("森林覆盖率", "=", Decimal("64.5"), "%", Decimal("63.5")),
        ("粮食产量", ">=", Decimal("9.8"), "万吨", Decimal("9.4")),
    ]


def test_how_ambitious_a_target_is(store: Store) -> None:
    """86.4 to 130 in five years is a half more: 10.1% a year, simply reckoned."""
    assert rows(store, "ambition", "baseline value year change", county="云麓", indicator="地区生产总值")[1] == (
        Decimal("86.4"), Decimal(130), 2025, Decimal("10.1"),
    )  # fmt: skip


def test_who_wants_to_become_a_demonstration_area(store: Store) -> None:
    assert rows(store, "positionings", "countyName subject goal", word="示范区") == [
        ("云麓县", "咖啡全产业链", "国家级高原特色咖啡产业示范区"),
        ("云麓县", "文化旅游业", "省级全域旅游示范区"),
        ("石泉岭县", "石泉岭县", "国家生态文明建设示范区"),
        ("石泉岭县", "蔗糖产业链", "滇西蔗糖循环经济示范区"),
    ]


def test_what_is_in_a_park(store: Store) -> None:
    found = rows(store, "park-contents", "type name investment", park="铝硅产业园")
    assert ("Project", "云麓铝业二期20万吨水电铝项目", Decimal("18.6")) in found
    assert Counter(type_ for type_, *_ in found) == {"Enterprise": 4, "Project": 4}


def test_counties_that_plan_alike(store: Store) -> None:
    """Thirteen industries in common, which is more for the smaller of the two."""
    found = rows(store, "similar-counties", "countyName otherName common share")
    assert [(a, b, n) for a, b, n, _ in found] == [("石泉岭县", "云麓县", 13), ("云麓县", "石泉岭县", 13)]
    shared = rows(store, "shared-industries", "industryName")
    assert len(shared) == 13


def test_chains_by_national_classification(store: Store) -> None:
    found = {row[0]: row[1:] for row in rows(store, "industry-divisions", "division chains industries", county="石泉岭")}
    chains, industries = found["44"]
    assert (chains, set(industries.split("、"))) == (2, {"光伏", "风电"})


def test_projects_by_status_are_all_projects(store: Store) -> None:
    found = {row[0]: row[1:] for row in rows(store, "project-status", "status projects investment", county="石泉岭")}
    assert found["扩建"] == (2, Decimal("18.6"))
    assert sum(n for n, _ in found.values()) == sum(row.get("t") == "Project" for row in truth("shiquan"))


def test_where_a_plan_speaks_of_what(store: Store) -> None:
    found = {(chapter, type_): n for chapter, type_, n in rows(store, "chapters", "chapter type entities", county="石泉岭")}
    assert found["第二章 加快构建现代化产业体系", "Project"] == 26
    chapters = [chapter for chapter, _ in found]
    assert chapters == sorted(chapters, key=chapters.index), "in the order of the text"


@pytest.mark.parametrize("query", [q for q in named_queries() if "county" in q.parameters], ids=lambda q: q.name)
def test_a_county_is_asked_for_by_name_or_code_alike(store: Store, query: Any) -> None:
    others = dict.fromkeys(query.required, "产业")
    by_name = run(store, query.name, {**others, "county": "石泉岭"})
    by_code = run(store, query.name, {**others, "county": "539902"})
    assert len(by_name) == len(by_code)
    assert len(by_name) <= len(run(store, query.name, others))
    if "countyName" in by_name.columns:
        assert {row["countyName"] for row in by_name.dicts()} <= {"石泉岭县"}


def test_supply_is_general_knowledge_between_known_industries() -> None:
    """Nobody supplies his own branch or what his branch belongs to: that is `broader`."""
    from pyoxigraph import RdfFormat, parse

    from ontology import read
    from ontology.namespaces import PLAN, RDF, SKOS

    scheme = list(parse(read("industries.ttl"), format=RdfFormat.TURTLE))
    known = {str(t.subject) for t in scheme if t.predicate.value == RDF + "type" and str(t.object) == f"<{PLAN}Industry>"}
    broader = {str(t.subject): str(t.object) for t in scheme if t.predicate.value == SKOS + "broader"}

    def above(node: str) -> set[str]:
        found = set()
        while node in broader:
            node = broader[node]
            found.add(node)
        return found

    for triple in parse(read("supply.ttl"), format=RdfFormat.TURTLE):
        one, other = str(triple.subject), str(triple.object)
        assert {one, other} <= known
        assert one != other and one not in above(other) and other not in above(one), triple
