"""The truth of a plan: what careful readers annotated, from JSON lines.

One object a line. Entities have `e` (id), `t` (Industry, Enterprise, Park, Project or Goal), `n` (name), `a` (further names), `l`
(lines), `tier` ("core" must be found; "ok" is neither rewarded nor punished), projects `inv` (亿元), goals `kind` (indicator or
positioning), `subj` ("county" or an id), `value`, `unit`, `year` and `growth`. Links have `h`, `r`, `o`, `l` and `tier`.
"""
from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.evaluation.terms import ENTITY_CLASSES

COUNTY = "county"
TIERS = ("core", "ok")
_KINDS = {"indicator": "IndicatorTarget", "positioning": "Positioning"}


class TruthError(Exception):
    """A truth file that cannot be read; the message names file and line."""


@dataclass(frozen=True, slots=True)
class TrueEntity:
    """An annotated entity or goal. `kind` is an entity type of `ENTITY_CLASSES` or a goal of `GOALS`.

    `lines` count from 1. `investment` in 亿元; `value` to `subject` of goals only, `subject` being `COUNTY` or an entity's id.
    """

    id: str
    kind: str
    names: tuple[str, ...]
    lines: tuple[int, ...]
    core: bool
    investment: float | None = None
    value: float | None = None
    unit: str = ""
    year: int | None = None
    growth: bool = False
    subject: str = COUNTY

    @property
    def name(self) -> str:
        """The fullest name."""
        return self.names[0]


@dataclass(frozen=True, slots=True)
class TrueLink:
    """An annotated link between the entities with the ids `subject` and `object`."""

    subject: str
    link: str
    object: str
    line: int | None
    core: bool


@dataclass(frozen=True, slots=True)
class Truth:
    """All that is true of one plan; entities by id, in order of the file."""

    path: Path
    entities: Mapping[str, TrueEntity]
    links: tuple[TrueLink, ...]

    def of_kind(self, kind: str) -> dict[str, TrueEntity]:
        """The entities of a kind by id, in order of the file."""
        return {i: e for i, e in self.entities.items() if e.kind == kind}


def read_truth(path: Path) -> Truth:
    """The truth in a file. Raises `TruthError`."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise TruthError(f"{path}: not UTF-8 text; save it as UTF-8") from error
    except OSError as error:
        raise TruthError(f"{path}: {error.strerror or error}") from error
    entities: dict[str, TrueEntity] = {}
    links: list[tuple[int, TrueLink]] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            if "e" in row:
                entities[row["e"]] = _entity(row)
            else:
                links.append((number, _link(row)))
        except (json.JSONDecodeError, KeyError, TypeError, ValueError, AttributeError) as error:
            raise TruthError(f"{path}, line {number}: {_reason(error)}") from error
    for number, link in links:
        for end in (link.subject, link.object):
            if end not in entities:
                raise TruthError(f"{path}, line {number}: the link's end {end!r} is no entity of this file")
    if not entities:
        raise TruthError(f"{path}: no entity in it; one JSON object a line is expected, entities with the key \"e\"")
    return Truth(path, entities, tuple(link for _, link in links))


def _entity(row: Mapping[str, Any]) -> TrueEntity:
    kind = _KINDS[row["kind"]] if row["t"] == "Goal" else row["t"]
    if kind not in ENTITY_CLASSES and kind not in _KINDS.values():
        raise ValueError(f"unknown type {kind!r}")
    return TrueEntity(
        id=row["e"],
        kind=kind,
        names=(row["n"], *(row.get("a") or ())),
        lines=tuple(row.get("l") or ()),
        core=_core(row),
        investment=None if row.get("inv") is None else float(row["inv"]),
        value=float(row["value"]) if kind == "IndicatorTarget" else None,
        unit=row.get("unit") or "",
        year=int(row["year"]) if row.get("year") else None,
        growth=bool(row.get("growth")),
        subject=row.get("subj") or COUNTY,
    )


def _link(row: Mapping[str, Any]) -> TrueLink:
    line = row.get("l")
    return TrueLink(row["h"], row["r"], row["o"], line[0] if isinstance(line, list) and line else line or None, _core(row))


def _core(row: Mapping[str, Any]) -> bool:
    if row["tier"] not in TIERS:
        raise ValueError(f"the tier is \"core\" or \"ok\", not {row['tier']!r}")
    return bool(row["tier"] == "core")


def _reason(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"not a JSON object ({error.msg})"
    return f"lacks or misuses the key {error}" if isinstance(error, KeyError) else str(error)
