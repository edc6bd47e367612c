"""What the pages call and how they draw each type and each link: Chinese names, glyphs, colours and dashes, as tables.

Colours are the palette of Okabe and Ito, "Color Universal Design" (2008), which stays distinct for the common forms of colour
blindness; each type also carries a glyph and each link its own dash, so that nothing rests on colour alone.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TypeStyle:
    """A type of node. `colour` fills its badge, `ink` is the glyph's colour on it, `glyph` one Chinese character."""

    name: str
    label: str
    glyph: str
    colour: str
    ink: str


@dataclass(frozen=True, slots=True)
class LinkStyle:
    """A type of link: `label` read from subject to object, `inverse` the other way; `dash` in canvas units, empty for solid."""

    name: str
    label: str
    inverse: str
    dash: tuple[int, ...]
    width: float


TYPES: dict[str, TypeStyle] = {
    style.name: style
    for style in (
        TypeStyle("County", "县区", "县", "#333333", "#ffffff"),
        TypeStyle("IndustryChain", "产业（链）", "链", "#0072B2", "#ffffff"),
        TypeStyle("Project", "项目", "项", "#E69F00", "#1d1d1d"),
        TypeStyle("Enterprise", "企业", "企", "#009E73", "#ffffff"),
        TypeStyle("Park", "园区", "园", "#CC79A7", "#1d1d1d"),
        TypeStyle("IndicatorTarget", "指标目标", "标", "#D55E00", "#ffffff"),
        TypeStyle("Positioning", "定位", "位", "#F0E442", "#1d1d1d"),
        TypeStyle("Industry", "共有行业", "业", "#56B4E9", "#1d1d1d"),
        TypeStyle("Group", "归并", "…", "#8a8f98", "#ffffff"),
    )
}
"""Types in the order of the legend. `Group` is no entity: it stands for nodes that a page folds away."""

LINKS: dict[str, LinkStyle] = {
    style.name: style
    for style in (
        LinkStyle("plans", "规划发展", "规划县区", (), 1.2),
        LinkStyle("subChainOf", "隶属于", "细分产业", (), 1.2),
        LinkStyle("includesProject", "包含项目", "所属产业", (), 1.2),
        LinkStyle("undertakenBy", "承担企业", "承担项目", (7, 4), 1.2),
        LinkStyle("leadEnterprise", "龙头企业", "所在产业", (), 2.4),
        LinkStyle("locatedIn", "位于", "入驻", (2, 4), 1.4),
        LinkStyle("focusesOn", "主导产业", "承载园区", (10, 4, 2, 4), 1.4),
        LinkStyle("hasGoal", "目标", "目标主体", (4, 3), 1.2),
        LinkStyle("inIndustry", "归属行业", "各县产业", (1, 3), 1.2),
        LinkStyle("folds", "归并", "归并于", (1, 3), 1.0),
    )
}
"""Links in the order of the legend. `folds` ties a `Group` to what it stands for."""

CHAIN_KINDS: dict[str, str] = {"chain": "产业链", "cluster": "产业集群", "industry": "产业"}

COMPARISONS: dict[str, str] = {"=": "", ">=": "≥ ", "<=": "≤ "}

ATTRIBUTES: dict[str, str] = {
    "chainKind": "类别",
    "investment": "总投资",
    "scale": "规模",
    "status": "建设性质",
    "targetValue": "目标值",
    "targetYear": "目标年",
    "isGrowthRate": "口径",
    "baselineValue": "基期值",
    "baselineYear": "基期年",
    "nature": "属性",
    "adcode": "行政区划代码",
    "prefecture": "所属地级",
    "province": "所属省级",
}
"""Values of the contract that the details panel shows, in its order, with their Chinese names."""
