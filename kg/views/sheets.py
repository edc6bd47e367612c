"""Pages to read rather than to explore: the index, the tables that set counties side by side, the charts of goals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import urlencode

from .comparison import IndicatorRow, TargetCell, indicator_rows, industry_rows
from .model import Entity, PlanModel
from .page import asset, render
from .scene import figure, plain
from .vocabulary import COMPARISONS, TYPES

Nav = Sequence[tuple[str, str]]
SHADES = 5
OTHER = "其他指标"
STEEPEST = 30.0
"""The yearly growth in percent that fills a bar."""
COUNTED = ("IndustryChain", "Project", "Enterprise", "Park", "IndicatorTarget", "Positioning")


def index_page(model: PlanModel, files: Mapping[str, tuple[str, bool]], nav: Nav) -> str:
    """The index: what each plan holds and where to look. `files` holds a county's part of file names, and if it has sheets."""
    cards = []
    for county in model.counties():
        members = model.of_county(county.iri)
        counts = Counter(e.type for e in members)
        sources = sorted({place.source for e in members for place in e.evidence})
        named = (model.documents[s] for s in sources if s in model.documents)
        documents = [d for d in named if d.county in ("", county.iri)]  # a firm of two counties stands in both plans
        name, sheets = files[county.iri]
        go = [(f"county-{name}.html", "产业全景")] + ([(f"chains-{name}.html", "产业链专页")] if sheets else [])
        above = " ".join(filter(None, (county.value("province"), county.value("prefecture"))))
        cards.append({"county": county.label, "above": above, "documents": documents, "counts": _counts(counts), "go": go})
    total = Counter(e.type for e in model.entities.values())
    return render(
        "index.html.j2",
        [],
        {
            "title": "县域规划知识图谱",
            "here": "index.html",
            "nav": nav,
            "cards": cards,
            "total": _counts(total),
            "links": len(model.links),
        },
    )


def _counts(counts: Counter[str]) -> list[tuple[object, int]]:
    return [(TYPES[name], counts[name]) for name in COUNTED]


def matrix_page(model: PlanModel, nav: Nav, neighbourhood: str) -> str:
    """Counties side by side: industries with chains, projects and investment; indicators with baseline, target and growth."""
    counties = model.counties()
    rows = industry_rows(model)
    most = max((c.projects for row in rows for c in row.cells.values()), default=0)
    dearest = max((c.investment for row in rows for c in row.cells.values()), default=Decimal(0))
    industries = [
        {
            "label": row.industry.label,
            "href": _around(neighbourhood, row.industry),
            "counties": len(row.cells),
            "cells": [
                None
                if (cell := row.cells.get(county.iri)) is None
                else {
                    "chains": cell.chains,
                    "projects": cell.projects,
                    "investment": plain(round(cell.investment, 2)) if cell.investment else "",
                    "shade": _shade(cell.projects, most),
                    "money": _shade(float(cell.investment), float(dearest)),
                }
                for county in counties
            ],
        }
        for row in rows
    ]
    indicators = [
        {
            "label": row.label,
            "unit": row.unit,
            "domain": row.domain or "其他",
            "counties": len(row.cells),
            "cells": [row.cells.get(c.iri) for c in counties],
        }
        for row in indicator_rows(model)
    ]
    values = {
        "title": "各县对照表",
        "here": "matrix.html",
        "nav": nav,
        "counties": counties,
        "industries": industries,
        "indicators": indicators,
        "plain": plain,
        "signs": COMPARISONS,
    }
    return render("matrix.html.j2", [asset("tables.js")], values)


def _shade(value: float, most: float) -> int:
    """A step from 0 to `SHADES`, by the root, so that the small ones can be told apart."""
    return round(SHADES * (value / most) ** 0.5) if most and value else 0


def _around(file: str, entity: Entity) -> str:
    return f"{file}#{urlencode({'centre': entity.key})}"


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of the goals' charts; bar lengths in percent of the indicator's largest value, of 100 where the unit is %.

    None where there is no bar: a single number has nothing to be measured by.
    """

    label: str
    county: str
    county_key: str
    href: str
    nature: str
    baseline: float | None
    target: float | None
    rate: float | None
    text: str
    years: str


def goals_page(model: PlanModel, nav: Nav, neighbourhood: str) -> str:
    """Charts of the counties' targets against their baselines by domain, and a list of those of chains, parks and projects."""
    counties = model.counties()
    rows = indicator_rows(model)
    domains: dict[str, list[Bar]] = {row.domain or OTHER: [] for row in sorted(rows, key=lambda r: not r.domain)}
    for row in rows:
        domains[row.domain or OTHER].extend(_bars(row, counties, neighbourhood))
    for bars in domains.values():
        # What can be compared comes first: with a baseline, then with another bar; the rest is told in figures.
        bars.sort(key=lambda b: (b.baseline is None, b.target is None and b.rate is None))
    owned = [
        {
            "owner": model.entities[link.subject],
            "goal": goal,
            "figure": figure(goal),
            "county": _county(model, goal),
            "href": _around(neighbourhood, goal),
        }
        for link in model.links
        if link.predicate == "hasGoal" and model.entities[link.subject].type != "County"
        for goal in [model.entities[link.object]]
    ]
    words = [
        {"goal": e, "county": _county(model, e), "href": _around(neighbourhood, e)}
        for e in model.entities.values()
        if e.type == "Positioning"
    ]
    values = {
        "title": "目标与指标",
        "here": "goals.html",
        "nav": nav,
        "counties": counties,
        "domains": domains,
        "owned": owned,
        "words": words,
        "steepest": plain(STEEPEST),
    }
    return render("goals.html.j2", [asset("tables.js")], values)


def _county(model: PlanModel, entity: Entity) -> Entity:
    return model.entities[entity.county]


def _bars(row: IndicatorRow, counties: Sequence[Entity], neighbourhood: str) -> list[Bar]:
    numbers = [abs(v) for cell in row.cells.values() for v in (cell.baseline, cell.target) if v is not None]
    most = max(numbers, default=Decimal(0))
    if row.unit in ("%", "百分比") and most <= 100:
        most = Decimal(100)
    elif len(numbers) == 1:
        most = Decimal(0)

    def share(value: Decimal | None) -> float | None:
        return None if value is None or not most else round(float(abs(value) / most) * 100, 2)

    bars = []
    for county in counties:
        cell = row.cells.get(county.iri)
        if cell is None:
            continue
        rate = None
        if cell.target is None and cell.growth is not None and cell.growth_unit == "%":
            rate = round(min(float(abs(cell.growth)) / STEEPEST, 1) * 100, 2)
        bars.append(
            Bar(
                row.label,
                county.label,
                county.key,
                _around(neighbourhood, cell.entity),
                cell.nature,
                share(cell.baseline) if cell.target is not None else None,
                share(cell.target),
                rate,
                _figures(cell, row.unit),
                _years(cell),
            )
        )
    return bars


def _figures(cell: TargetCell, unit: str) -> str:
    sign = COMPARISONS.get(cell.comparison, "")
    if cell.target is None:
        return f"年均增长 {sign}{plain(cell.growth)}{cell.growth_unit}"
    before = f"{cell.baseline_text} → " if cell.baseline is not None else ""
    growth = f"（年均 {plain(cell.growth)}{cell.growth_unit}）" if cell.growth is not None else ""
    return f"{before}{sign}{plain(cell.target)} {unit}".rstrip() + growth


def _years(cell: TargetCell) -> str:
    return " → ".join(filter(None, (cell.baseline_year if cell.baseline is not None else "", cell.target_year)))
