"""The entity graph: plans, counties, entities with their links and values, and the evidence that they point at."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from extractors.facts import Plan
from extractors.garbage import uncollected
from kg.rdf.claims import claim_sections
from kg.rdf.description import TYPE, Description, Section, boolean, decimal, string, year, zh
from kg.rdf.evidence import describe_evidence
from kg.rdf.iris import Iris
from kg.rdf.shared import Concepts
from kg.resolve import Entity, Resolved
from kg.resolve.model import IndustryValues, ProjectValues, TargetValues
from ontology.namespaces import BASE, DCTERMS, GEO, PLAN, RDFS, SCHEMA, SKOS

HEADINGS = {
    "Industry": "产业链",
    "Park": "园区",
    "Enterprise": "企业",
    "Project": "项目",
    "IndicatorTarget": "指标目标",
    "Positioning": "定位目标",
}
"""Type of entity → heading of its section, in the order of writing."""

CLASSES = {"Industry": "IndustryChain"}
"""Type of entity → local name of its class, where the two differ."""


@dataclass(frozen=True, slots=True)
class BuiltGraph:
    """`graph` is the entity graph with its evidence; `claims` the claims, confidences and evidence sentences."""

    base: str
    graph: tuple[Section, ...]
    claims: tuple[Section, ...]


@uncollected()
def build_graph(resolved: Resolved, base: str = BASE) -> BuiltGraph:
    """The RDF of resolved facts, by the contract.

    Raises `ValueError` if `base` is not an absolute IRI that ends in `/` or `#`.
    """
    iris = Iris(base)
    plan_iris = [iris.plan(plan) for plan in resolved.plans]
    entity_iris = [iris.entity(entity) for entity in resolved.entities]
    concepts = Concepts(iris)
    described = [_entity(e, iri, resolved, iris, concepts) for e, iri in zip(resolved.entities, entity_iris, strict=True)]
    by_county = dict(_counties(resolved.plans, iris))
    for link in resolved.links:
        subject = by_county[link.county] if link.subject is None else described[link.subject]
        subject.link(PLAN + link.predicate, entity_iris[link.object])
    for description in (*by_county.values(), *described):
        description.properties.sort(key=lambda pair: ORDER.get(pair[0], len(ORDER)))
    graph = _sections(resolved, plan_iris, iris, by_county, described, concepts)
    return BuiltGraph(base, tuple(graph), tuple(claim_sections(resolved, iris, entity_iris)))


ORDER = {
    iri: i
    for i, iri in enumerate(
        [TYPE, SKOS + "prefLabel", SKOS + "altLabel", RDFS + "label"]
        + [PLAN + name for name in ("adcode", "prefecture", "province", "chainKind", "inIndustry", "indicator", "targetValue")]
        + [PLAN + name for name in ("unit", "hasUnit", "targetYear", "isGrowthRate", "comparison", "baselineValue")]
        + [PLAN + name for name in ("baselineYear", "nature", "investment", "scale", "status", "plans", "subChainOf")]
        + [PLAN + name for name in ("leadEnterprise", "includesProject", "undertakenBy", "focusesOn", "locatedIn", "hasGoal")]
        + [PLAN + "inCounty", PLAN + "evidence"]
    )
}
"""Order in which a description's predicates are written; the sort is stable, so that links keep the order of the text."""


def _entity(entity: Entity, iri: str, resolved: Resolved, iris: Iris, concepts: Concepts) -> Description:
    first, *others = entity.labels
    description = Description(iri)
    description.link(TYPE, PLAN + CLASSES.get(entity.type, entity.type))
    description.add(SKOS + "prefLabel", zh(first))
    description.add(SKOS + "altLabel", *map(zh, others))
    description.add(RDFS + "label", zh(first))
    description.link(PLAN + "inCounty", *(iris.county(adcode) for adcode in entity.counties))
    description.link(PLAN + "evidence", *(iris.evidence(resolved.plans[p.plan], p.evidence) for p in entity.evidence))
    values = entity.values
    if isinstance(values, IndustryValues):
        description.add(PLAN + "chainKind", string(values.kind))
        description.link(PLAN + "inIndustry", concepts.industry(entity.labels, resolved.plans[entity.evidence[0].plan].county))
    elif isinstance(values, ProjectValues):
        if values.investment is not None:
            description.add(PLAN + "investment", decimal(values.investment))
        description.add(PLAN + "scale", *map(zh, values.scales))
        if values.status is not None:
            description.add(PLAN + "status", zh(values.status))
    elif isinstance(values, TargetValues):
        _target(description, entity, values, concepts)
    return description


def _target(description: Description, entity: Entity, values: TargetValues, concepts: Concepts) -> None:
    description.link(PLAN + "indicator", concepts.indicator(entity.labels, values.unit))
    description.add(PLAN + "targetValue", decimal(values.value))
    if values.unit:
        description.add(PLAN + "unit", zh(values.unit))
        if unit := concepts.unit(values.unit):
            description.link(PLAN + "hasUnit", unit)
    if values.year is not None:
        description.add(PLAN + "targetYear", year(values.year))
    description.add(PLAN + "isGrowthRate", boolean(values.growth))
    description.add(PLAN + "comparison", string(values.comparison))
    if values.baseline is not None:
        description.add(PLAN + "baselineValue", decimal(values.baseline))
    if values.baseline_year is not None:
        description.add(PLAN + "baselineYear", year(values.baseline_year))
    if values.nature is not None:
        description.add(PLAN + "nature", zh(values.nature))


def _plan(plan: Plan, iri: str, iris: Iris) -> Description:
    description = Description(iri)
    description.link(TYPE, PLAN + "PlanDocument")
    description.add(DCTERMS + "title", zh(plan.title))
    description.add(RDFS + "label", zh(plan.title))
    description.link(PLAN + "planOf", iris.county(plan.county.adcode))
    description.add(PLAN + "periodStart", year(plan.period_start))
    description.add(PLAN + "periodEnd", year(plan.period_end))
    if plan.horizon is not None:
        description.add(PLAN + "horizon", year(plan.horizon))
    description.add(PLAN + "fileName", string(plan.file_name))
    description.add(PLAN + "sha256", string(plan.sha256))
    return description


def _counties(plans: Iterable[Plan], iris: Iris) -> list[tuple[str, Description]]:
    counties = {plan.county.adcode: plan.county for plan in plans}
    described: list[tuple[str, Description]] = []
    for adcode, county in counties.items():
        description = Description(iris.county(adcode))
        description.link(TYPE, PLAN + "County")
        description.add(SKOS + "prefLabel", zh(county.name))
        description.add(RDFS + "label", zh(county.name))
        description.add(PLAN + "adcode", string(adcode))
        if county.prefecture:
            description.add(PLAN + "prefecture", zh(county.prefecture))
        if county.province:
            description.add(PLAN + "province", zh(county.province))
        above = [name for name in (county.province, county.prefecture) if name]
        if above:
            description.link(SCHEMA + "containedInPlace", iris.division(*above))
        if county.latitude is not None and county.longitude is not None:
            description.add(GEO + "lat", decimal(county.latitude))
            description.add(GEO + "long", decimal(county.longitude))
        described.append((adcode, description))
    return described


def _divisions(plans: Iterable[Plan], iris: Iris) -> list[Description]:
    described: dict[str, Description] = {}
    for plan in plans:
        names = [name for name in (plan.county.province, plan.county.prefecture) if name]
        for depth in range(1, len(names) + 1):
            iri = iris.division(*names[:depth])
            if iri in described:
                continue
            description = described[iri] = Description(iri)
            description.link(TYPE, PLAN + "Division")
            description.add(SKOS + "prefLabel", zh(names[depth - 1]))
            description.add(RDFS + "label", zh(names[depth - 1]))
            if depth > 1:
                description.link(SCHEMA + "containedInPlace", iris.division(*names[: depth - 1]))
    return sorted(described.values(), key=lambda d: d.subject)


def _sections(
    resolved: Resolved,
    plan_iris: list[str],
    iris: Iris,
    counties: dict[str, Description],
    described: list[Description],
    concepts: Concepts,
) -> Iterable[Section]:
    yield Section("规划", tuple(_plan(plan, iri, iris) for plan, iri in zip(resolved.plans, plan_iris, strict=True)))
    yield Section("行政区划", (*counties.values(), *_divisions(resolved.plans, iris)))
    groups: dict[tuple[str, str], list[Description]] = defaultdict(list)
    for entity, description in zip(resolved.entities, described, strict=True):
        groups["" if entity.shared else entity.counties[0], entity.type].append(description)
    names = {plan.county.adcode: plan.county.name for plan in resolved.plans}
    for adcode, name in names.items():
        for type_, heading in HEADINGS.items():
            if found := groups.get((adcode, type_)):
                yield Section(f"{name} · {heading}", tuple(sorted(found, key=lambda d: d.subject)))
    if shared := groups.get(("", "Enterprise")):
        yield Section("各县共有 · 企业", tuple(sorted(shared, key=lambda d: d.subject)))
    yield from concepts.sections()
    places = sorted(
        {(p.plan, p.evidence.start, p.evidence.end): p for entity in resolved.entities for p in entity.evidence}.items(),
        key=lambda item: item[0],
    )
    for i, plan in enumerate(resolved.plans):
        found = [describe_evidence(place, resolved.plans, iris) for key, place in places if key[0] == i]
        if found:
            yield Section(f"{plan.county.name} · 出处", tuple(found))
