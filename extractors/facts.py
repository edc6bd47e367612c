"""Plain facts that leave the extractors: mentions with their evidence, relations between mentions, and the plan they come from.

Everything here is a frozen dataclass of builtin values, so that facts can be compared, pickled and written as JSON. All offsets
count Unicode characters of the decoded source text from 0, end exclusive, newlines untranslated; lines count from 1.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from decimal import Decimal
from functools import cache
from operator import attrgetter
from typing import Any, Literal, TypeAlias

EntityType = Literal["Industry", "Enterprise", "Park", "Project", "IndicatorTarget", "Positioning"]
ChainKind = Literal["chain", "cluster", "industry"]
Comparison = Literal["=", ">=", "<="]
Predicate = Literal[
    "plans",  # COUNTY -> Industry
    "subChainOf",  # Industry -> Industry
    "includesProject",  # Industry -> Project
    "undertakenBy",  # Project -> Enterprise
    "leadEnterprise",  # Industry -> Enterprise
    "locatedIn",  # Project | Enterprise | Park -> Park
    "focusesOn",  # Park -> Industry
    "hasGoal",  # COUNTY | Industry | Park | Project -> IndicatorTarget | Positioning
    "sameAs",  # two mentions the text itself says are one thing ("以下简称…")
]

COUNTY = "county"
"""The subject of a relation that holds of the plan's county itself rather than of a mention."""


class Plain:
    """What is pickled as its class and the values of its fields: worker processes hand over thousands, and the way that frozen
    dataclasses with slots have of their own takes twice the time."""

    __slots__ = ()

    def __reduce__(self) -> tuple[type, tuple[Any, ...]]:
        class_: Any = type(self)
        return class_, _values(class_)(self)


@cache
def _values(class_: Any) -> Callable[[Any], tuple[Any, ...]]:
    """What gives the values of all fields of a dataclass, in order."""
    return attrgetter(*(f.name for f in fields(class_)))


@dataclass(frozen=True, slots=True)
class Evidence(Plain):
    """A place in the source text.

    `text` is the verbatim source between `start` and `end`; `section` the heading path, outermost first, cleaned;
    `sentence` the cleaned sentence (or list item, or table row) around it, for people to read.
    """

    start: int
    end: int
    line: int
    section: tuple[str, ...]
    text: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Mention(Plain):
    """One place where a plan names an entity.

    `id` is unique in its plan ("m1", "m2", … in order of the text); `name` is the evidence's text without white space and `*`
    (for targets: the indicator's name); `confidence` lies in (0, 1]; `origin` says which rule, frame or model found it
    ("rule:frame-name", "model:name", "person").
    """

    id: str
    type: EntityType
    name: str
    evidence: Evidence
    confidence: float
    origin: str


@dataclass(frozen=True, slots=True)
class IndustryMention(Mention):
    kind: ChainKind = "industry"


@dataclass(frozen=True, slots=True)
class EnterpriseMention(Mention):
    pass


@dataclass(frozen=True, slots=True)
class ParkMention(Mention):
    pass


@dataclass(frozen=True, slots=True)
class ProjectMention(Mention):
    """`investment` is the total in 亿元; `scales` are verbatim phrases of capacity, area or length; `status` 新建, 续建,
    改造, 扩建, 搬迁."""

    investment: Decimal | None = None
    scales: tuple[str, ...] = ()
    status: str | None = None


@dataclass(frozen=True, slots=True)
class TargetMention(Mention):
    """One target number. `unit` as in the text; `growth` true for an average annual rate or increase; `year` None if unknown."""

    value: Decimal = Decimal(0)
    unit: str = ""
    year: int | None = None
    growth: bool = False
    comparison: Comparison = "="
    baseline: Decimal | None = None
    baseline_year: int | None = None
    nature: str | None = None


@dataclass(frozen=True, slots=True)
class PositioningMention(Mention):
    """A goal in words: what a county, industry or park is to become."""


AnyMention: TypeAlias = "IndustryMention | EnterpriseMention | ParkMention | ProjectMention | TargetMention | PositioningMention"


@dataclass(frozen=True, slots=True)
class Relation(Plain):
    """A link that the text states: `subject` and `object` are mention ids, or `COUNTY` as the subject."""

    subject: str
    predicate: Predicate
    object: str
    evidence: Evidence
    confidence: float
    origin: str


@dataclass(frozen=True, slots=True)
class County:
    """A county-level division of China: `adcode` is the six-digit GB/T 2260 code, coordinates are WGS 84 degrees."""

    name: str
    adcode: str
    prefecture: str
    province: str
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What is known of the document itself. `sha256` is of the source file's bytes; `period_*` are years, both included."""

    file_name: str
    sha256: str
    title: str
    county: County
    period_start: int
    period_end: int
    horizon: int | None = None


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """All facts of one plan, mentions and relations in order of the text."""

    plan: Plan
    mentions: tuple[AnyMention, ...] = field(default=())
    relations: tuple[Relation, ...] = field(default=())
