"""An invented plan as facts, and builds of it with a corrections file beside it."""
from __future__ import annotations

import csv
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from extractors.facts import (
    AnyMention,
    County,
    Evidence,
    Plan,
    PlanFacts,
    Relation,
)
from kg.built import Built, read_built
from kg.corrections.beside import corrections_beside
from kg.corrections.from_graph import MENTIONS
from kg.corrections.model import Outcome
from kg.pipeline import Build, build_facts
from kg.store import CLAIMS_FILE, GRAPH_FILE

TEXT = """青岭县国民经济和社会发展第十四个五年规划纲要
做强石墨新材料产业链，以远山恒泽石墨有限公司为龙头，依托恒泽石墨建设万吨负极材料项目。
青岭经济开发区重点发展石墨新材料产业，建设云纹陶瓷小镇。
到2025年，地区生产总值达到85亿元，年均增长7%，打造省级石墨新材料示范基地。
恒泽石墨、恒泽石墨销售公司在开发区扩产，支持金穗牧业、金穗畜牧发展。
"""


class Plans:
    """The facts of the plan above, mention by mention."""

    def __init__(self) -> None:
        self.mentions: list[AnyMention] = []
        self.relations: list[Relation] = []
        chain = self.says("Industry", "石墨新材料产业链", 0.95, kind="chain")
        firm = self.says("Enterprise", "远山恒泽石墨有限公司", 0.9)
        short = self.says("Enterprise", "恒泽石墨", 0.8, nth=1)
        project = self.says("Project", "万吨负极材料项目", 0.65)
        park = self.says("Park", "青岭经济开发区", 0.9)
        self.says("Industry", "石墨新材料产业", 0.9, nth=1)
        self.says("Project", "云纹陶瓷小镇", 0.45)
        gdp = self.says("IndicatorTarget", "85亿元", 0.95, name="地区生产总值", value=Decimal(85), unit="亿元", year=2025)
        growth = self.says("IndicatorTarget", "7%", 0.95, name="地区生产总值", value=Decimal(7), unit="%", year=2025, growth=True)
        base = self.says("Positioning", "省级石墨新材料示范基地", 0.9)
        self.says("Enterprise", "恒泽石墨", 0.8, nth=2)
        self.says("Enterprise", "恒泽石墨销售公司", 0.8)
        self.says("Park", "开发区", 0.9, nth=1)
        self.says("Enterprise", "金穗牧业", 0.9)
        self.says("Enterprise", "金穗畜牧", 0.6)
        self.links("county", "plans", chain, "石墨新材料产业链", 0.95)
        self.links(chain, "leadEnterprise", firm, "远山恒泽石墨有限公司", 0.9)
        self.links(chain, "includesProject", project, "万吨负极材料项目", 0.55)
        self.links(project, "undertakenBy", short, "恒泽石墨建设万吨负极材料项目", 0.8)
        self.links(park, "focusesOn", chain, "石墨新材料产业，", 0.8)
        for goal, words in ((gdp, "85亿元"), (growth, "7%"), (base, "省级石墨新材料示范基地")):
            self.links("county", "hasGoal", goal, words, 0.9)

    @staticmethod
    def evidence(words: str, nth: int = 0) -> Evidence:
        start = -1
        for _ in range(nth + 1):
            start = TEXT.index(words, start + 1)
        line = TEXT.count("\n", 0, start) + 1
        return Evidence(start, start + len(words), line, ("第一章 产业",), words, TEXT.split("\n")[line - 1])

    def says(self, type_: str, words: str, confidence: float, nth: int = 0, name: str | None = None, **values: Any) -> str:
        id_ = f"m{len(self.mentions) + 1}"
        mention = MENTIONS[type_](id_, type_, name or words, self.evidence(words, nth), confidence, "model:head", **values)
        self.mentions.append(mention)
        return id_

    def links(self, subject: str, predicate: Any, target: str, words: str, confidence: float) -> None:
        self.relations.append(Relation(subject, predicate, target, self.evidence(words), confidence, "rule:lead"))

    def facts(self, file_name: str, digest: str) -> PlanFacts:
        county = County("青岭县", "990101", "云川市", "远山省", 41.25, 120.5)
        plan = Plan(file_name, digest, "青岭县五年规划", county, 2021, 2025)
        return PlanFacts(plan, tuple(self.mentions), tuple(self.relations))


@dataclass
class Rebuilt:
    """A build, its outcomes, and the graph that was written to a folder and read again."""

    build: Build
    built: Built
    folder: Path

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        return self.build.corrections

    def named(self, name: str, class_: str | None = None) -> str:
        """The one node of that preferred name."""
        classes = [class_] if class_ else ["IndustryChain", "Enterprise", "Park", "Project", "IndicatorTarget", "Positioning"]
        found = [node for c in classes for node in self.built.of_class(c) if self.built.name(node) == name]
        assert len(found) == 1, (name, found)
        return found[0]

    def names(self, class_: str) -> set[str]:
        return {self.built.name(node) for node in self.built.of_class(class_)}

    def linked(self, term: str) -> set[tuple[str, str]]:
        return {(self.built.name(s), self.built.name(o)) for s, o in self.built.pairs(term)}


class Desk:
    """A folder with the plan; writes corrections beside it and builds."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.plan = folder / "qingling.txt"
        self.plan.write_text(TEXT, encoding="utf-8", newline="")
        self.file = folder / "qingling.corrections.csv"
        self.out = folder / "out"

    def write(self, *rows: dict[str, str]) -> Path:
        """A corrections file with these rows, as a spreadsheet writes it."""
        columns = list(dict.fromkeys(["action", "plan", "type", "name", *(key for row in rows for key in row)]))
        with open(self.file, "w", encoding="utf-8-sig", newline="") as file:
            writer = csv.DictWriter(file, columns)
            writer.writeheader()
            writer.writerows(rows)
        return self.file

    def facts(self) -> PlanFacts:
        """What was read from the plan."""
        return Plans().facts(self.plan.name, hashlib.sha256(self.plan.read_bytes()).hexdigest())

    def build(self, *rows: dict[str, str]) -> Rebuilt:
        """Build with these corrections, or with the file that is there."""
        if rows:
            self.write(*rows)
        made = build_facts([self.facts()], corrections=corrections_beside([self.plan]))
        self.out.mkdir(exist_ok=True)
        (self.out / GRAPH_FILE).write_text(made.graph_turtle, encoding="utf-8")
        (self.out / CLAIMS_FILE).write_text(made.claims_turtle, encoding="utf-8")
        return Rebuilt(made, read_built(self.out), self.out)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """The plan on someone's desk."""
    return Desk(tmp_path)


@pytest.fixture
def fix() -> Callable[..., dict[str, str]]:
    """A row of a corrections file; `with_` is the column with."""

    def row(action: str, type_: str, name: str, with_: str = "", **more: str) -> dict[str, str]:
        return {"action": action, "plan": "qingling.txt", "type": type_, "name": name, "with": with_, **more}

    return row
