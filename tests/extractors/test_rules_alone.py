"""The rules written by hand find the main constructions of plans without anything learnt."""
from __future__ import annotations

import pytest

from extractors.facts import COUNTY
from extractors.frames.factory import plain_document
from extractors.pipeline import extract, load
from tests.extractors.short_texts import RULES, found_in, links_in


@pytest.mark.parametrize(
    ("text", "firms"),
    [
        ("以青岭钛业、云峰新材、大河锻造等企业为龙头，打造钛产业链。", ["青岭钛业", "云峰新材", "大河锻造"]),
        ("依托清禾乳业有限公司、丰瑞牧业、绿源肉业等龙头企业，做强肉牛产业。", ["清禾乳业有限公司", "丰瑞牧业", "绿源肉业"]),
        ("支持清禾乳业、丰瑞牧业等企业扩产扩能。引进博晟冷链、鼎沃物流等企业。", ["清禾乳业", "丰瑞牧业", "博晟冷链", "鼎沃物流"]),
        ("以青岭钛业集团有限公司为龙头，建设钛材料产业园。", ["青岭钛业集团有限公司"]),
        ("支持龙头企业、中小企业、科技型企业加快发展。", []),
    ],
)
def test_firms(text: str, firms: list[str]) -> None:
    assert found_in(text)["enterprises"] == firms


@pytest.mark.parametrize(
    ("text", "parks"),
    [
        ("加快推进云岭经济开发区、石泉工业园区和青溪农产品物流园建设。", ["云岭经济开发区", "石泉工业园区", "青溪农产品物流园"]),
        ("提升青溪公园、石泉幼儿园建设水平。", []),
        ("推动园区加快发展。", []),
    ],
)
def test_parks(text: str, parks: list[str]) -> None:
    assert found_in(text)["parks"] == parks


@pytest.mark.parametrize(
    ("text", "industries"),
    [
        ("规划建设汽车零部件、智能装备和粮食机械3个产业链。", ["汽车零部件", "智能装备", "粮食机械"]),
        ("重点发展肉牛、核桃、食用菌等特色产业。", ["肉牛", "核桃", "食用菌"]),
        ("培育壮大钛材料产业集群、清洁能源产业和现代物流业。", ["钛材料产业集群", "清洁能源产业", "现代物流业"]),
        ("发展特色产业、主导产业和支柱产业。", []),
    ],
)
def test_industries_and_chains(text: str, industries: list[str]) -> None:
    assert found_in(text)["industries"] == industries


@pytest.mark.parametrize(
    ("text", "projects"),
    [
        (
            "推进云峰新材年产5万吨负极材料项目、大河锻造搬迁改造项目、青溪河综合治理工程、石泉至云岭二级公路等项目建设。",
            ["云峰新材年产5万吨负极材料项目", "大河锻造搬迁改造项目", "青溪河综合治理工程", "石泉至云岭二级公路"],
        ),
        ("推进总投资12.5亿元的云峰新材年产5万吨负极材料项目建设。", ["云峰新材年产5万吨负极材料项目"]),
        ("谋划一批重大项目、重点工程和基础设施建设。", []),
    ],
)
def test_projects(text: str, projects: list[str]) -> None:
    assert found_in(text)["projects"] == projects


def test_firms_that_lead_are_linked_with_the_chain() -> None:
    assert links_in("以青岭钛业、云峰新材等企业为龙头，打造钛产业链。") >= {
        ("leadEnterprise", "钛产业链", "青岭钛业"),
        ("leadEnterprise", "钛产业链", "云峰新材"),
    }


def test_industries_are_the_countys_and_facts_say_that_a_rule_found_them() -> None:
    facts = extract(plain_document("以青岭钛业、云峰新材等企业为龙头，打造钛产业链。"), load(RULES))
    [chain] = [m for m in facts.mentions if m.type == "Industry"]
    assert (COUNTY, "plans", chain.id) in {(r.subject, r.predicate, r.object) for r in facts.relations}
    assert all(m.origin.startswith("rule:") for m in facts.mentions)
