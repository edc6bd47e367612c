"""Counties side by side: which industries they share, how many chains and projects each plans, what money, which targets."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from ontology.concepts import sector_of

from .layout import force
from .model import Entity, Link, PlanModel
from .scene import Edge, Scene, group, make_node, plain

SECTORS = "一二三"
"""The order of the three sectors, by the numeral in their names."""
RADII = (820.0, 380.0)
"""Half width and half height of the ring of counties, which is wider than high, as screens are."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one county plans in one industry: numbers of chains and projects, investment stated in 亿元."""

    chains: int = 0
    projects: int = 0
    investment: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class IndustryRow:
    industry: Entity
    cells: dict[str, Cell]
    """By county IRI; counties that plan nothing in it are missing."""


def industry_rows(model: PlanModel) -> list[IndustryRow]:
    """A row for each shared industry that some county plans, those of most counties and chains first."""
    chains: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    projects: dict[str, set[str]] = defaultdict(set)
    for link in model.links:
        if link.predicate == "inIndustry":
            chains[link.object][model.entities[link.subject].county].add(link.subject)
        elif link.predicate == "includesProject":
            projects[link.subject].add(link.object)
    rows = []
    for iri, counties in chains.items():
        cells = {}
        for county, members in counties.items():
            named = {p for chain in members for p in projects[chain]}
            money = sum((model.entities[p].number("investment") or Decimal(0) for p in sorted(named)), start=Decimal(0))
            cells[county] = Cell(len(members), len(named), money)
        rows.append(IndustryRow(model.entities[iri], cells))
    return sorted(
        rows,
        key=lambda r: (-len(r.cells), -sum(c.chains + c.projects for c in r.cells.values()), r.industry.label, r.industry.iri),
    )


def comparison(model: PlanModel) -> Scene:
    """The network: counties on a ring, industries that two or more share between them; those of one county alone as a number."""
    counties = model.counties()
    rows = industry_rows(model)
    scene = Scene("compare", "县际产业比较", "network")
    anchors = {}
    for n, county in enumerate(counties):
        node = scene.add(make_node(county, widest=400))
        node.width, node.height = node.width + 24, 44
        angle = math.pi + 2 * math.pi * n / len(counties) if len(counties) != 3 else -math.pi / 2 + 2 * math.pi * n / 3
        anchors[county.iri] = (math.cos(angle), math.sin(angle))
    own: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        if len(row.cells) > 1:
            scene.add(make_node(row.industry, note=""))
            for planner, cell in row.cells.items():
                width = round(1 + math.log1p(cell.chains + cell.projects), 2)
                scene.edges.append(Edge(planner, row.industry.iri, "plans", width=width))
        else:
            own[next(iter(row.cells))].append(row.industry.label)
    for county in counties:
        if own[county.iri]:
            stand_in = group("own", f"{county.label}独有行业 {len(own[county.iri])} 个", county)
            node = scene.add(make_node(stand_in))
            x, y = anchors[county.iri]
            anchors[node.iri] = (x, y + (0.16 if y >= 0 else -0.16))
            scene.edges.append(Edge(county.iri, node.iri, "folds"))
    force(scene, anchors, RADII)
    return scene


@dataclass(frozen=True, slots=True)
class TargetCell:
    """One county's figures for one indicator, None where the plan is silent; `entity` is the target itself."""

    entity: Entity
    baseline: Decimal | None
    baseline_year: str
    target: Decimal | None
    target_year: str
    growth: Decimal | None
    growth_unit: str
    comparison: str
    nature: str

    @property
    def baseline_text(self) -> str:
        return "" if self.baseline is None else plain(self.baseline)


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """An indicator in one unit, with the counties that set it a target (by county IRI)."""

    label: str
    unit: str
    domain: str
    cells: dict[str, TargetCell]


def indicator_rows(model: PlanModel) -> list[IndicatorRow]:
    """Targets of the counties themselves, a row for each indicator and unit; indicators of most counties first within a domain.

    A level and a growth rate of one indicator share a row, the shares of the three sectors do not. Targets of chains, parks and
    projects are left to their own pages.
    """
    owners = _owners(model)
    found: dict[tuple[str, str, str], dict[str, list[Entity]]] = defaultdict(lambda: defaultdict(list))
    units: dict[tuple[str, str], str] = {}
    targets = [e for e in model.entities.values() if e.type == "IndicatorTarget" and owners.get(e.iri) == e.county]
    for target in targets:
        if not _grows(target):
            units.setdefault((target.county, _compared(model, target)[0]), target.value("unit") or "")
    for target in targets:
        name, domain = _compared(model, target)
        unit = target.value("unit") or ""
        if _grows(target):
            unit = units.get((target.county, name), "")
        found[(domain, name, unit)][target.county].append(target)
    rows = [
        IndicatorRow(name, unit, domain, {county: _cell(members) for county, members in counties.items()})
        for (domain, name, unit), counties in found.items()
    ]
    domains = {domain: n for n, domain in enumerate(dict.fromkeys(row.domain for row in rows if row.domain))}
    first: dict[str, int] = {}
    for number, row in enumerate(rows):
        first.setdefault(row.label.removesuffix(sector_of(row.label)), number)

    def place(row: IndicatorRow) -> tuple[int, int, int, int]:
        sector = sector_of(row.label)
        whole = first[row.label.removesuffix(sector)]
        return domains.get(row.domain, len(domains)), -len(row.cells), whole, SECTORS.find(sector[2:3])

    return sorted(rows, key=place)


def _compared(model: PlanModel, target: Entity) -> tuple[str, str]:
    """The name under which a target is compared, and its domain: those of its indicator concept if it has one."""
    concept = model.indicators.get(target.values["concepts"][0]) if target.values["concepts"] else None
    if concept is None:
        return target.label, ""
    return concept.label + sector_of(target.label), concept.domain


def _owners(model: PlanModel) -> dict[str, str]:
    """Whose goal a goal is; a goal without an owner counts as its county's."""
    found = {e.iri: e.county for e in model.entities.values() if e.type == "IndicatorTarget"}
    owned: dict[str, Link] = {}
    for link in model.links:
        if link.predicate == "hasGoal":
            former = owned.get(link.object)
            if former is None or link.confidence > former.confidence:
                owned[link.object] = link
    found.update({iri: link.subject for iri, link in owned.items() if iri in found})
    return found


def _grows(target: Entity) -> bool:
    return target.value("isGrowthRate") in ("true", "1")


def _cell(targets: list[Entity]) -> TargetCell:
    """The nearest target year counts; a growth rate is taken from the target that states one."""
    ranked = sorted(targets, key=lambda t: (t.value("targetYear") or "9999", t.start))
    levels = [t for t in ranked if not _grows(t)]
    rates = [t for t in ranked if _grows(t)]
    level = levels[0] if levels else None
    based = next((t for t in ranked if t.number("baselineValue") is not None), None)
    first = level or rates[0]
    return TargetCell(
        first,
        based.number("baselineValue") if based else None,
        (based.value("baselineYear") or "")[:4] if based else "",
        level.number("targetValue") if level else None,
        (first.value("targetYear") or "")[:4],
        rates[0].number("targetValue") if rates else None,
        (rates[0].value("unit") or "%") if rates else "",
        first.value("comparison") or "=",
        next((t.value("nature") or "" for t in ranked if t.value("nature")), ""),
    )
