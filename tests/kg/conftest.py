"""Invented plans as facts: a text, and what stands where in it, so that graph tests need no extractor."""
from __future__ import annotations

import hashlib
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from extractors.facts import (
    AnyMention,
    County,
    EntityType,
    Evidence,
    Plan,
    PlanFacts,
    Predicate,
    Relation,
)
from kg.corrections.from_graph import MENTIONS
from kg.resolve.names import Places

QINGLING = County("青岭县", "990101", "云川市", "远山省", 41.25, 120.5)
BAISHUI = County("白水区", "990202", "云川市", "远山省", 41.5, 120.75)


class Draft:
    """Facts of one invented plan, written down mention by mention; offsets come from where the words stand in `text`."""

    def __init__(self, text: str, county: County = QINGLING, period: tuple[int, int] = (2021, 2025), file_name: str = "plan.txt") -> None:
        self.text = text
        digest = hashlib.sha256(text.encode()).hexdigest()
        title = f"{county.name}国民经济和社会发展五年规划"
        self.plan = Plan(file_name, digest, title, county, *period, horizon=2035)
        self.mentions: list[AnyMention] = []
        self.relations: list[Relation] = []

    def evidence(self, words: str, nth: int = 0) -> Evidence:
        """The nth place (from 0) where the words stand; its sentence is the line."""
        start = -1
        for _ in range(nth + 1):
            start = self.text.index(words, start + 1)
        line = self.text.count("\n", 0, start) + 1
        return Evidence(start, start + len(words), line, ("第一章 产业",), words, self.text.split("\n")[line - 1])

    def says(self, type_: EntityType, words: str, nth: int = 0, name: str | None = None, confidence: float = 0.9, **values: Any) -> str:
        """Note a mention and return its id; `name` where it differs from the words (targets)."""
        id_ = f"m{len(self.mentions) + 1}"
        self.mentions.append(MENTIONS[type_](id_, type_, name or words, self.evidence(words, nth), confidence, "rule:test", **values))
        return id_

    def links(self, subject: str, predicate: Predicate, target: str, words: str, nth: int = 0, confidence: float = 0.8) -> None:
        """Note a relation stated where the words stand."""
        self.relations.append(Relation(subject, predicate, target, self.evidence(words, nth), confidence, "rule:test"))

    @property
    def facts(self) -> PlanFacts:
        return PlanFacts(self.plan, tuple(self.mentions), tuple(self.relations))


@pytest.fixture
def draft() -> Callable[..., Draft]:
    """Makes drafts of invented plans."""
    return Draft


@pytest.fixture
def places() -> Places:
    """The places of 青岭县, whose plan also names 石桥镇."""
    return Places(QINGLING, ["石桥镇粮食物流园"])


QINGLING_TEXT = """青岭县国民经济和社会发展第十四个五年规划纲要
做强石墨新材料产业链，以远山恒泽石墨有限公司为龙头，依托恒泽石墨建设年产3万吨负极材料项目，总投资6.5亿元。
青岭经济开发区重点发展石墨新材料产业，规划建设开发区污水处理厂工程。
到2025年，地区生产总值达到85亿元，年均增长7%，打造省级石墨新材料示范基地。
发展生猪产业链，支持金穗牧业建设万头猪场项目。
"""
BAISHUI_TEXT = """白水区国民经济和社会发展第十四个五年规划纲要
壮大石墨新材料产业集群，引进远山恒泽石墨有限公司，推进石墨电极技改项目。
到2025年，地区生产总值达到120亿元。
支持金穗牧业发展肉牛产业。
"""


@pytest.fixture
def qingling() -> Draft:
    """A county with a chain, its lead enterprise under a long and a short name, a project, a park and goals."""
    d = Draft(QINGLING_TEXT, file_name="qingling.txt")
    chain = d.says("Industry", "石墨新材料产业链", kind="chain")
    firm = d.says("Enterprise", "远山恒泽石墨有限公司")
    short = d.says("Enterprise", "恒泽石墨", nth=1, confidence=0.7)
    project = d.says("Project", "年产3万吨负极材料项目", investment=Decimal("6.5"), scales=("年产3万吨",), status="新建")
    park = d.says("Park", "青岭经济开发区")
    industry = d.says("Industry", "石墨新材料产业", nth=1)
    d.says("Park", "开发区", nth=1)
    works = d.says("Project", "开发区污水处理厂工程")
    gdp = d.says("IndicatorTarget", "85亿元", name="地区生产总值", value=Decimal(85), unit="亿元", year=2025)
    growth = d.says("IndicatorTarget", "7%", name="地区生产总值", value=Decimal(7), unit="%", year=2025, growth=True)
    base = d.says("Positioning", "省级石墨新材料示范基地")
    pigs = d.says("Industry", "生猪产业链", kind="chain")
    farm = d.says("Enterprise", "金穗牧业")
    barn = d.says("Project", "万头猪场项目")
    d.links("county", "plans", chain, "石墨新材料产业链")
    d.links("county", "plans", pigs, "生猪产业链")
    d.links(chain, "leadEnterprise", firm, "远山恒泽石墨有限公司")
    d.links(chain, "includesProject", project, "年产3万吨负极材料项目", confidence=0.75)
    d.links(project, "undertakenBy", short, "恒泽石墨", nth=1)
    d.links(park, "focusesOn", industry, "石墨新材料产业", nth=1)
    d.links(works, "locatedIn", park, "开发区污水处理厂工程")
    d.links("county", "hasGoal", gdp, "85亿元")
    d.links("county", "hasGoal", growth, "7%")
    d.links(industry, "hasGoal", base, "省级石墨新材料示范基地", confidence=0.55)
    d.links(pigs, "includesProject", barn, "万头猪场项目")
    d.links(barn, "undertakenBy", farm, "金穗牧业")
    d.links(pigs, "leadEnterprise", farm, "金穗牧业")
    return d


@pytest.fixture
def baishui() -> Draft:
    """A second county that plans the same industry, names the same firm, and another firm of the same short name."""
    d = Draft(BAISHUI_TEXT, county=BAISHUI, file_name="baishui.txt")
    cluster = d.says("Industry", "石墨新材料产业集群", kind="cluster")
    firm = d.says("Enterprise", "远山恒泽石墨有限公司")
    project = d.says("Project", "石墨电极技改项目", status="改造")
    gdp = d.says("IndicatorTarget", "120亿元", name="地区生产总值", value=Decimal(120), unit="亿元", year=2025)
    farm = d.says("Enterprise", "金穗牧业")
    beef = d.says("Industry", "肉牛产业")
    d.links("county", "plans", cluster, "石墨新材料产业集群")
    d.links(cluster, "leadEnterprise", firm, "远山恒泽石墨有限公司")
    d.links(cluster, "includesProject", project, "石墨电极技改项目")
    d.links("county", "hasGoal", gdp, "120亿元")
    d.links(beef, "leadEnterprise", farm, "金穗牧业")
    return d
