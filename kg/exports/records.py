"""Entities and links as rows: which columns each type has, for workbooks, CSV files and the attributes of network formats."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from kg.views.model import Entity, Link
from kg.views.vocabulary import LINKS, TYPES

from .subgraph import Subgraph, kind_of

Value = str | int | float | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `key` for programs, `heading` for people, the width in characters that it wants, and what is in it."""

    key: str
    heading: str
    width: int
    value: Callable[[Subgraph, Entity], Value]


def _number(name: str) -> Callable[[Subgraph, Entity], Value]:
    def read(_: Subgraph, entity: Entity) -> Value:
        number: Decimal | None = entity.number(name)
        return None if number is None else float(number)

    return read


def _text(name: str) -> Callable[[Subgraph, Entity], Value]:
    return lambda _, entity: "；".join(entity.values.get(name, ())) or None


def _year(name: str) -> Callable[[Subgraph, Entity], Value]:
    def read(_: Subgraph, entity: Entity) -> Value:
        year = (entity.value(name) or "")[:4]
        return int(year) if year.isdigit() else None

    return read


def _ahead(link: str) -> Callable[[Subgraph, Entity], Value]:
    return lambda graph, entity: "、".join(e.label for e in graph.objects(entity.iri, link)) or None


def _behind(link: str) -> Callable[[Subgraph, Entity], Value]:
    return lambda graph, entity: "、".join(e.label for e in graph.subjects(link, entity.iri)) or None


def _counties(graph: Subgraph, entity: Entity) -> Value:
    return "、".join(graph.entities[c].label for c in entity.counties if c in graph.entities) or None


def _growth(_: Subgraph, entity: Entity) -> Value:
    return "年均增长" if entity.value("isGrowthRate") in ("true", "1") else "水平"


def _line(_: Subgraph, entity: Entity) -> Value:
    return entity.evidence[0].line if entity.evidence else None


def _section(_: Subgraph, entity: Entity) -> Value:
    return " / ".join(entity.evidence[0].section) if entity.evidence else None


def _sentence(_: Subgraph, entity: Entity) -> Value:
    return entity.evidence[0].sentence or None if entity.evidence else None


NAME = Column("label", "名称", 34, lambda _, entity: entity.label)
FIRST = (NAME, Column("county", "县区", 16, _counties))
OWN: dict[str, tuple[Column, ...]] = {
    "County": (
        Column("adcode", "行政区划代码", 14, _text("adcode")),
        Column("prefecture", "地级", 12, _text("prefecture")),
        Column("province", "省级", 12, _text("province")),
    ),
    "IndustryChain": (
        Column("kind", "类别", 10, lambda _, entity: kind_of(entity)),
        Column("parent", "上级产业", 24, _ahead("subChainOf")),
        Column("leads", "龙头企业", 30, _ahead("leadEnterprise")),
        Column("projects", "项目", 40, _ahead("includesProject")),
        Column("parks", "承载园区", 24, _behind("focusesOn")),
        Column("industry", "共有行业", 16, _ahead("inIndustry")),
    ),
    "Project": (
        Column("investment", "总投资（亿元）", 14, _number("investment")),
        Column("status", "建设性质", 10, _text("status")),
        Column("scale", "规模", 24, _text("scale")),
        Column("chains", "所属产业", 24, _behind("includesProject")),
        Column("place", "建设地点", 24, _ahead("locatedIn")),
        Column("enterprise", "承担企业", 28, _ahead("undertakenBy")),
    ),
    "Enterprise": (
        Column("leads", "龙头产业", 28, _behind("leadEnterprise")),
        Column("projects", "承担项目", 40, _behind("undertakenBy")),
        Column("place", "所在园区", 24, _ahead("locatedIn")),
    ),
    "Park": (
        Column("focus", "主导产业", 30, _ahead("focusesOn")),
        Column("place", "所在园区", 20, _ahead("locatedIn")),
    ),
    "IndicatorTarget": (
        Column("subject", "目标主体", 22, _behind("hasGoal")),
        Column("baseline", "基期值", 10, _number("baselineValue")),
        Column("baseline_year", "基期年", 9, _year("baselineYear")),
        Column("comparison", "比较", 7, _text("comparison")),
        Column("target", "目标值", 10, _number("targetValue")),
        Column("unit", "单位", 10, _text("unit")),
        Column("year", "目标年", 9, _year("targetYear")),
        Column("measure", "口径", 10, _growth),
        Column("nature", "属性", 10, _text("nature")),
    ),
    "Positioning": (Column("subject", "目标主体", 22, _behind("hasGoal")),),
    "Industry": (Column("chains", "各县产业", 40, _behind("inIndustry")),),
}
"""Columns of each type between its name and its place in the plan, in the order of the sheets."""

LAST = (
    Column("aliases", "其他名称", 20, lambda _, entity: "、".join(entity.aliases) or None),
    Column("confidence", "置信度", 8, lambda _, entity: round(entity.confidence, 3)),
    Column("section", "规划章节", 36, _section),
    Column("line", "行号", 7, _line),
    Column("evidence", "规划原句", 60, _sentence),
    Column("iri", "标识", 30, lambda _, entity: entity.iri),
)


def columns_of(kind: str) -> tuple[Column, ...]:
    """The columns of a type, by the local name of its class."""
    return (*FIRST, *OWN[kind], *LAST)


def attributes(subgraph: Subgraph, entity: Entity) -> dict[str, str | int | float]:
    """An entity's attributes for a network, without those that are links there; None values left out."""
    linked = {"parent", "leads", "projects", "parks", "industry", "chains", "place", "enterprise", "focus", "subject", "iri"}
    found = {c.key: c.value(subgraph, entity) for c in columns_of(entity.type) if c.key not in linked}
    named = {"type": entity.type, "type_zh": TYPES[entity.type].label}
    return {key: value for key, value in (found | named).items() if value is not None}


LINK_HEADINGS = (
    "起点",
    "起点类型",
    "关系",
    "终点",
    "终点类型",
    "置信度",
    "规划章节",
    "行号",
    "规划原句",
    "起点标识",
    "关系标识",
    "终点标识",
)
LINK_KEYS = (
    "source_label",
    "source_type",
    "link_zh",
    "target_label",
    "target_type",
    "confidence",
    "section",
    "line",
    "evidence",
    "source",
    "link",
    "target",
)
LINK_WIDTHS = (30, 12, 12, 30, 12, 8, 36, 7, 60, 30, 16, 30)


def link_row(subgraph: Subgraph, link: Link) -> tuple[Value, ...]:
    """A link under `LINK_HEADINGS`."""
    one, other = subgraph.entities[link.subject], subgraph.entities[link.object]
    place = link.evidence[0] if link.evidence else None
    return (
        one.label, TYPES[one.type].label, LINKS[link.predicate].label, other.label, TYPES[other.type].label,
        round(link.confidence, 3),
        " / ".join(place.section) if place else None, place.line if place else None, (place.sentence or None) if place else None,
        one.iri, link.predicate, other.iri,
    )  # fmt: skip
