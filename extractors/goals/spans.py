"""Goals as found in a plan's cleaned text: target numbers and positionings, with their places and what they may be about.

All offsets count characters of `PlanDocument.clean` from 0, end exclusive; `PlanDocument.source_span` leads back to the source.
"""
from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from extractors.facts import Comparison

SubjectKind = Literal["Industry", "Park", "Project"]


@dataclass(frozen=True, slots=True)
class SubjectCandidate:
    """A stretch of clean text that may name what a goal is about.

    `origin` says where it stands: "name" (the goal's own words), "object" (what is to become it), "noun" (what follows the
    number), "clause", "sentence", "effect" (the text before what a work brings), "after", "head" (run-in head), "heading",
    "section" (篇, 章, 节). Only mentions of `kinds` in it may be the subject; where there are several it is the last if `last`,
    else the first.
    """

    start: int
    end: int
    origin: str
    kinds: tuple[SubjectKind, ...]
    last: bool


@dataclass(frozen=True, slots=True)
class TargetSpan:
    """One target number.

    `start`, `end` are the evidence and hold the number's digits; `name_start`, `name_end` the indicator's name where it stands in
    one piece, else None. `value` is the number as written and `unit` its unit as written ("万头", "%", "" for coefficients).
    `year` is the year by which the number is to be reached. `baseline` is in the same unit. `subject_candidates` lists, nearest
    first, the text in which a reader would look for what the number is about; see `subjects.choose`. Where none holds a fitting
    mention, or `subject_hint` is "county", the subject is the county. `others` are further places of
    the plan that state the same target.
    """

    start: int
    end: int
    name: str
    name_start: int | None
    name_end: int | None
    value: Decimal
    unit: str
    year: int | None
    growth: bool = False
    comparison: Comparison = "="
    baseline: Decimal | None = None
    baseline_year: int | None = None
    nature: str | None = None
    confidence: float = 0.8
    origin: str = "rule:prose"
    subject_hint: str | None = None
    subject_candidates: tuple[SubjectCandidate, ...] = ()
    others: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class PositioningSpan:
    """What a county, industry, park or place is to become; `start`, `end` are the noun phrase, `name` its text.

    For the subject see `TargetSpan`; `others` are further places with the same or a shorter form of the name.
    """

    start: int
    end: int
    name: str
    confidence: float = 0.8
    origin: str = "rule:positioning"
    subject_hint: str | None = None
    subject_candidates: tuple[SubjectCandidate, ...] = ()
    others: tuple[tuple[int, int], ...] = ()
