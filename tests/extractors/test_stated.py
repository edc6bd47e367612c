"""What tables and lines say outright of works: their owners and parks; and firms' names to their end."""
from __future__ import annotations

import pytest

from extractors.documents import read_text
from extractors.facts import PlanFacts
from extractors.pipeline import extract, load
from tests.extractors.short_texts import found_in, links_in, proposed

PLAN = "青川县国民经济和社会发展第十四个五年规划\n（2021-2025年）\n第一章 产业\n第一节 项目\n{}\n"
TABLE = """|序号|项目名称|{owner}|建设内容|总投资（亿元）|{site}|
|---|---|---|---|---|---|
|1|轧辊再制造项目|联轧装备|5万吨冷库|3|大黄临港产业园|
|2|青溪污水处理厂扩建|县住建局|日处理2万吨|2|青溪镇|
|3|云岭饲料生产线|云岭饲料有限公司|生产线2条|1|大黄临港产业园|
"""


def facts_of(text: str) -> PlanFacts:
    return extract(read_text(PLAN.format(text), county="双塔区"), load("rules.json"))


def told(facts: PlanFacts, predicate: str) -> set[tuple[str, str]]:
    names = {m.id: m.name for m in facts.mentions}
    return {(names[r.subject], names[r.object]) for r in facts.relations if r.predicate == predicate}


@pytest.mark.parametrize("title", ["建设单位", "业主", "项目业主单位", "实施主体", "企业名称", "投资主体"])
def test_a_column_of_firms_tells_who_carries_works_out(title: str) -> None:
    facts = facts_of(TABLE.format(owner=title, site="建设地点"))
    assert {m.name for m in facts.mentions if m.type == "Enterprise"} == {"联轧装备", "云岭饲料有限公司"}
    assert told(facts, "undertakenBy") == {("轧辊再制造项目", "联轧装备"), ("云岭饲料生产线", "云岭饲料有限公司")}


def test_in_a_column_of_agencies_only_what_ends_as_a_firm_does_is_one() -> None:
    facts = facts_of(TABLE.format(owner="责任单位", site="建设地点"))
    assert told(facts, "undertakenBy") == {("云岭饲料生产线", "云岭饲料有限公司")}


@pytest.mark.parametrize(("title", "located"), [("建设地点", True), ("所在园区", True), ("建设年限", False)])
def test_a_column_of_places_tells_in_which_park_works_lie(title: str, located: bool) -> None:
    facts = facts_of(TABLE.format(owner="业主", site=title))
    expected = {(work, "大黄临港产业园") for work in ("轧辊再制造项目", "云岭饲料生产线")}
    assert (expected <= told(facts, "locatedIn")) == located


def test_what_a_column_of_contents_tells_is_no_work_of_its_own() -> None:
    facts = facts_of(TABLE.format(owner="业主", site="建设地点"))
    assert {m.name for m in facts.mentions if m.type == "Project"} == {"轧辊再制造项目", "青溪污水处理厂扩建", "云岭饲料生产线"}


@pytest.mark.parametrize(
    "text",
    [
        "推进轧辊再制造项目，建设单位为联轧装备制造有限公司。",
        "推进轧辊再制造项目，项目业主：联轧装备制造有限公司。",
        "轧辊再制造项目。\n实施主体：联轧装备制造有限公司。",
    ],
)
def test_a_line_tells_who_carries_a_work_out(text: str) -> None:
    assert ("undertakenBy", "轧辊再制造项目", "联轧装备制造有限公司") in links_in(text, "weights.json")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("打造以青岭铜业有限公司为核心的铜产业链。", "青岭铜业有限公司"),
        ("以青岭铜业（云麓）股份有限公司、云峰新材等企业为龙头。", "青岭铜业（云麓）股份有限公司"),
        ("以云峰新材集团、青岭铜业等企业为龙头。", "云峰新材集团"),
    ],
)
def test_a_firms_name_goes_on_to_its_legal_ending(text: str, name: str) -> None:
    assert name in found_in(text, "weights.json")["enterprises"]


def test_no_subsidiary_in_general_is_a_firm() -> None:
    assert not {"全资子公司", "另一子公司", "该公司", "该公司还将投资"} & set(proposed("Enterprise", "支持全资子公司、另一子公司发展，该公司还将投资2亿元。"))


@pytest.mark.parametrize("verb", ["落户", "选址"])
def test_no_park_begins_before_what_settles_in_it(verb: str) -> None:
    assert set(proposed("Park", f"推动云峰新材智能门锁项目{verb}沙溪锁具产业园。")) == {"沙溪锁具产业园"}
