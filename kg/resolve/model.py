"""Resolved facts: entities with their evidence and links between them, still without RDF."""
from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from extractors.facts import ChainKind, Comparison, EntityType, Evidence, Plan

LinkPredicate = Literal[
    "plans", "subChainOf", "includesProject", "undertakenBy", "leadEnterprise", "locatedIn", "focusesOn", "hasGoal"
]


@dataclass(frozen=True, slots=True)
class Sourced:
    """A piece of evidence and the plan it stands in: `plan` is an index into `Resolved.plans`.

    Where the place names an entity, `confidence` and `origin` are those of the mention there.
    """

    plan: int
    evidence: Evidence
    confidence: float | None = field(default=None, compare=False)
    origin: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class IndustryValues:
    kind: ChainKind


@dataclass(frozen=True, slots=True)
class ProjectValues:
    """`investment` in 亿元; `scales` verbatim."""

    investment: Decimal | None
    scales: tuple[str, ...]
    status: str | None


@dataclass(frozen=True, slots=True)
class TargetValues:
    """The number of a target; see `extractors.facts.TargetMention`."""

    value: Decimal
    unit: str
    year: int | None
    growth: bool
    comparison: Comparison
    baseline: Decimal | None
    baseline_year: int | None
    nature: str | None


Values = IndustryValues | ProjectValues | TargetValues | None


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing that plans name.

    `labels` are all its names, verbatim, the fullest first; `counties` the adcodes of the plans that name it, ascending; `shared`
    says that the name alone identifies it in the whole country (only enterprises can be shared). `confidence` is that of the
    surest mention. `chosen` is the first label if a person chose it.
    """

    id: int
    type: EntityType
    labels: tuple[str, ...]
    counties: tuple[str, ...]
    shared: bool
    evidence: tuple[Sourced, ...]
    confidence: float
    origins: tuple[str, ...]
    values: Values = None
    chosen: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """`subject` is an entity's id, or None for the county `county` itself; `object` an entity's id."""

    county: str
    subject: int | None
    predicate: LinkPredicate
    object: int
    evidence: tuple[Sourced, ...]
    confidence: float
    origins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Resolved:
    """All plans of a build: `entities[i].id == i`, in order of county and text."""

    plans: tuple[Plan, ...]
    entities: tuple[Entity, ...]
    links: tuple[Link, ...]
