"""The words of a corrections file: columns, actions, types, links and the values that can be set."""
from __future__ import annotations

from typing import Literal

from extractors.facts import ChainKind, EntityType, Predicate

Action = Literal["accept", "reject", "rename", "retype", "merge", "split", "add-link", "remove-link", "set"]
TargetType = EntityType | Literal["County"]
"""The type of what a correction is about; the county only as the subject of links."""

COLUMNS = (
    "action", "plan", "type", "name", "value", "predicate", "with", "confidence", "origin", "line", "section", "sentence", "note",
    "who", "date",
)  # fmt: skip
"""Columns in the order of writing; a file needs `action`, `type` and `name`, the others where an action uses them."""

REQUIRED = ("action", "type", "name")

ACTIONS: dict[Action, str] = {
    "accept": "the entity is right; with predicate and with, the link is",
    "reject": "the entity is none; with predicate and with, the link is wrong",
    "rename": "the entity is called `with`; names of the text stay as further names",
    "retype": "the entity is of the type `with`",
    "merge": "the entity and the one called `with` are one",
    "split": "the names in `with` (set apart by |), or the places `line 12, 34`, are an entity of their own",
    "add-link": "the link `predicate` goes from the entity to the one called `with`",
    "remove-link": "the link `predicate` from the entity to the one called `with` is wrong",
    "set": "the value `predicate` of the entity is `with`; empty takes it away",
}
"""Action → what a person says with it."""

WORDS: dict[str, Action] = {
    "√": "accept", "✓": "accept", "✔": "accept", "对": "accept", "是": "accept", "接受": "accept", "yes": "accept", "y": "accept",
    "×": "reject", "✗": "reject", "✘": "reject", "错": "reject", "否": "reject", "删除": "reject", "no": "reject", "n": "reject",
    "改名": "rename", "改类": "retype", "合并": "merge", "拆分": "split", "加关系": "add-link", "删关系": "remove-link",
    "改值": "set",
}  # fmt: skip
"""What people write for an action, ticks and crosses among it → the action."""

KIND_WORDS: tuple[tuple[str, ChainKind], ...] = (("集群", "cluster"), ("链", "chain"))
"""Words in an industry's name → its kind, when a person makes an entity an industry; without any it is an "industry"."""

TYPES: dict[str, TargetType] = {
    "Industry": "Industry", "IndustryChain": "Industry", "产业链": "Industry", "产业": "Industry",
    "Enterprise": "Enterprise", "企业": "Enterprise",
    "Park": "Park", "园区": "Park",
    "Project": "Project", "项目": "Project",
    "IndicatorTarget": "IndicatorTarget", "指标目标": "IndicatorTarget",
    "Positioning": "Positioning", "定位目标": "Positioning",
    "County": "County", "县": "County",
}  # fmt: skip
"""Type as written in a file → type of the facts."""

RETYPES: tuple[EntityType, ...] = ("Industry", "Enterprise", "Park", "Project", "Positioning")
"""Types that an entity can be given or be taken from; a target is a number and stays one."""

ENDS: dict[Predicate, tuple[tuple[TargetType, ...], tuple[EntityType, ...]]] = {
    "plans": (("County",), ("Industry",)),
    "subChainOf": (("Industry",), ("Industry",)),
    "includesProject": (("Industry",), ("Project",)),
    "undertakenBy": (("Project",), ("Enterprise",)),
    "leadEnterprise": (("Industry",), ("Enterprise",)),
    "locatedIn": (("Project", "Enterprise", "Park"), ("Park",)),
    "focusesOn": (("Park",), ("Industry",)),
    "hasGoal": (("County", "Industry", "Park", "Project"), ("IndicatorTarget", "Positioning")),
}
"""Link → types of its subject and of its object."""

FIELDS: dict[str, tuple[EntityType, str, str]] = {
    "chainKind": ("Industry", "kind", "kind"),
    "investment": ("Project", "investment", "amount"),
    "scale": ("Project", "scales", "texts"),
    "status": ("Project", "status", "status"),
    "targetValue": ("IndicatorTarget", "value", "number"),
    "unit": ("IndicatorTarget", "unit", "text"),
    "targetYear": ("IndicatorTarget", "year", "year"),
    "isGrowthRate": ("IndicatorTarget", "growth", "truth"),
    "comparison": ("IndicatorTarget", "comparison", "comparison"),
    "baselineValue": ("IndicatorTarget", "baseline", "amount"),
    "baselineYear": ("IndicatorTarget", "baseline_year", "year"),
    "nature": ("IndicatorTarget", "nature", "nature"),
}
"""Value of the graph → type that has it, attribute of the mention, and kind of value."""

CHOICES: dict[str, tuple[str, ...]] = {
    "kind": ("chain", "cluster", "industry"),
    "status": ("新建", "续建", "改造", "扩建", "搬迁"),
    "comparison": ("=", ">=", "<="),
    "nature": ("预期性", "约束性"),
}
"""Kind of value → the texts it may be."""
