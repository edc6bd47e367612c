"""A correction as a person wrote it, and what became of it."""
from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from extractors.facts import Predicate
from kg.corrections.terms import Action, TargetType
from kg.rdf.people import person_origin


class CorrectionError(Exception):
    """A corrections file that cannot be used; the message names file and line."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One decision: see `kg.corrections.terms.ACTIONS`.

    `plan` is a plan's file name with or without its ending; empty for the plan whose digest is `beside`. `value` tells targets of
    one name apart ("85亿元", "增长7%", "85亿元 (2025)"), `lines` entities of one name. `predicate` is a link or the name of a
    value to set; `other` the column `with`, `new_value` the same as the value to set. `file` and `row` say where it stands.
    """

    file: str
    row: int
    action: Action
    type: TargetType
    name: str
    plan: str = ""
    beside: str = ""
    value: str = ""
    predicate: str = ""
    other: str = ""
    lines: tuple[int, ...] = ()
    new_value: Any = None
    note: str = ""
    who: str = ""
    date: str = ""

    @property
    def place(self) -> str:
        """Where the correction stands, for messages."""
        return f"{self.file}:{self.row}"

    @property
    def link(self) -> Predicate | None:
        """The link that the correction is about; None if it is about an entity."""
        return None if self.action == "set" or not self.predicate else self.predicate  # type: ignore[return-value]

    @property
    def key(self) -> str:
        """Twelve hexadecimal digits that stay the same while the decision does."""
        target = (self.plan or self.beside, self.type, self.name, self.value, self.predicate, self.other)
        said = (self.action, *target, self.who, self.date, self.note)
        return hashlib.sha256("\n".join(said).encode()).hexdigest()[:12]

    @property
    def origin(self) -> str:
        """The origin of facts that rest on this correction."""
        return person_origin(self.key, self.who)

    def __str__(self) -> str:
        value = f" = {self.value}" if self.value else ""
        predicate = f" {self.predicate}" if self.predicate else ""
        other = f" → {self.other}" if self.other else ""
        return f"{self.action} {self.type} {self.name}{value}{predicate}{other}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a correction: whether it applied, and what it did or why it did not, in words."""

    correction: Correction
    applied: bool
    what: str
