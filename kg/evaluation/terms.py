"""The terms of the annotation that graphs are measured by: types, links, heads of names, and what counts as similar."""
from __future__ import annotations

ENTITY_CLASSES = {"Industry": "IndustryChain", "Enterprise": "Enterprise", "Park": "Park", "Project": "Project"}
"""Type in the truth → local name of the graph's class, for entities that are matched by name."""

GOALS = ("IndicatorTarget", "Positioning")
"""Goals in the graph; the truth has one type for both, told apart by `kind`."""

LINK_TERMS = {
    "leadEnterprise": "leadEnterprise",
    "includesProject": "includesProject",
    "undertakenBy": "undertakenBy",
    "locatedIn": "locatedIn",
    "focusesOn": "focusesOn",
    "partOf": "subChainOf",
}
"""Link in the truth → local name of the graph's property."""

HEADS = {
    "Industry": (
        "全产业链", "分产业链", "产业链条", "产业链", "产业集群", "集群", "全链条", "产业基地", "产业带", "产业", "行业", "业",
        "链",
    ),
    "Enterprise": ("股份有限公司", "有限责任公司", "有限公司", "集团公司", "公司", "集团", "企业"),
    "Project": ("建设项目", "建设工程", "项目建设", "工程建设", "项目", "工程", "建设"),
}  # fmt: skip
"""Type → heads that two annotators may write or leave out; the longest that a name ends with is the one it has."""

PUNCTUATION = " \t\n\r\f\v*\"“”'‘’`《》〈〉()[]【】,，.。、;；:：·—–-~"
"""Characters that names are compared without, after folding to NFKC; so is all white space."""

NAMED_ALIKE = 0.8
"""Dice similarity from which two names of at least five characters are one."""

CONTAINED = 0.6
"""Share of the longer name that the shorter must cover to be the same name, if it lies inside and has four characters."""

POSITIONING_ALIKE = 0.7
"""Dice similarity from which two positionings are one."""

INDICATOR_ALIKE = 0.4
"""Dice similarity from which two indicator names may be one, given the same number."""
