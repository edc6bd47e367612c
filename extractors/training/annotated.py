"""Annotated plans: the gold format read, and what counts as the same name in it."""

from __future__ import annotations

import csv
import json
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from extractors.counties.table import is_fictional
from extractors.documents import PlanDocument, read
from extractors.scoring.grouping import HEADS, normal

KINDS = ("Industry", "Enterprise", "Park", "Project")
IMITATES = "imitates.csv"
"""The table beside annotations that tells which of their plans imitate others."""


@lru_cache(maxsize=65536)
def stem(kind: str, name: str) -> str:
    """Normal name without the head word of its kind."""
    text = normal(name)
    if kind in HEADS:
        cut = re.sub(f"(?:{HEADS[kind]})$", "", text)
        return cut if len(cut) >= 2 else text
    return text


def dice(a: str, b: str) -> float:
    """Similarity of two strings' character pairs, 0 to 1."""
    x = {a[i : i + 2] for i in range(len(a) - 1)} or {a}
    y = {b[i : i + 2] for i in range(len(b) - 1)} or {b}
    return 2 * len(x & y) / (len(x) + len(y))


@lru_cache(maxsize=1 << 20)
def same_name(kind: str, a: str, b: str) -> bool:
    """Lenient equality: equal stems, one holding most of the other, or long names that share most character pairs."""
    a, b = stem(kind, a), stem(kind, b)
    if a == b:
        return True
    short, long = sorted((a, b), key=len)
    if len(short) >= 4 and short in long and len(short) / len(long) >= 0.6:
        return True
    return len(short) >= 5 and dice(a, b) >= 0.8


@dataclass(frozen=True)
class AnnotatedPlan:
    """A read plan with its annotation: `entities` by id and `links`, as the gold's JSON has them.

    `imitates` names the plans after whose manner an invented one was written: who leaves one of them out to measure
    leaves out this one too.
    """

    name: str
    document: PlanDocument
    entities: dict[str, dict[str, Any]]
    links: tuple[dict[str, Any], ...]
    imitates: tuple[str, ...] = ()

    @property
    def invented(self) -> bool:
        """Whether the plan was written for this project: its county is none of China's."""
        return is_fictional(self.document.plan.county)

    def akin(self, other: AnnotatedPlan) -> bool:
        """Whether one is the other or imitates it: what is learnt from one tells nothing about the other as an unseen plan."""
        return self.name == other.name or other.name in self.imitates or self.name in other.imitates

    def of_kind(self, kind: str) -> dict[str, dict[str, Any]]:
        return {i: e for i, e in self.entities.items() if e["t"] == kind}


def read_annotated(plan: Path, truth: Path) -> AnnotatedPlan:
    """A plan file and its truth.

    Raises ValueError naming file and line where a line of the truth is no JSON object.
    """
    entities: dict[str, dict[str, Any]] = {}
    links: list[dict[str, Any]] = []
    for number, line in enumerate(truth.read_text(encoding="utf8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise ValueError(f"{truth}:{number}: not a JSON object: {error.msg}") from error
        if "e" in row:
            entities[row["e"]] = row
        else:
            links.append(row)
    return AnnotatedPlan(plan.stem, read(plan), entities, tuple(links), imitations(truth.parent / IMITATES).get(plan.stem, ()))


def imitations(table: Path) -> dict[str, tuple[str, ...]]:
    """Which plan imitates which, from a table with the columns `plan` and `imitates` (names parted by spaces); empty if there is
    no such file."""
    if not table.is_file():
        return {}
    with table.open(encoding="utf8", newline="") as file:
        return {row["plan"]: tuple(row["imitates"].split()) for row in csv.DictReader(file)}


def plans_of(table: Path, *how: str) -> tuple[str, ...]:
    """The invented plans that were written in one of the given ways (column `how` of the table), in order of name."""
    with table.open(encoding="utf8", newline="") as file:
        return tuple(sorted(row["plan"] for row in csv.DictReader(file) if row["how"] in how))


def align(
    kind: str, gold: dict[str, dict[str, Any]], system: dict[str, list[str]], several: bool = False
) -> dict[str, str]:
    """One-to-one alignment of system groups (key → names) to gold ids: exact names first, then the same name; core before ok.

    With `several`, all groups that have an exact name of an entity go to it.
    """
    taken: set[str] = set()
    aligned: dict[str, str] = {}
    forms = {g: [e["n"], *e.get("a", [])] for g, e in gold.items()}
    for exact in (True, False):
        for key, names in system.items():
            if key in aligned:
                continue
            hits = [
                g
                for g, labels in forms.items()
                if (g not in taken or (several and exact))
                and any(normal(a) == normal(b) if exact else same_name(kind, a, b) for a in names for b in labels)
            ]
            if hits:
                best = max(
                    hits,
                    key=lambda g: (gold[g]["tier"] == "core", max(dice(normal(a), normal(b)) for a in names for b in forms[g])),
                )
                aligned[key] = best
                taken.add(best)
    return aligned
