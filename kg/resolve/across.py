"""Who is who across counties: enterprises that two plans name and that are one firm."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from kg.resolve import patterns
from kg.resolve.clusters import Clusters
from kg.resolve.model import Entity, Link, Sourced
from kg.resolve.names import cut_tail, fold, is_public
from ontology.concepts import industry_concept

DISTINCTIVE = 6
"""Characters of a firm's core name from which on two plans hardly mean two firms by it."""


def legal_name(entity: Entity) -> str | None:
    """The full legal name, folded, without its legal form; None if no plan tells it or every county has a firm of that name."""
    return next((core for core, is_legal in _own_names(entity) if is_legal and len(core) >= 4), None)


def distinctive_name(entity: Entity) -> str | None:
    """The longest name that two plans hardly give to two firms: a full legal one, or one of `DISTINCTIVE` characters."""
    return legal_name(entity) or next((core for core, _ in _own_names(entity) if len(core) >= DISTINCTIVE), None)


def _own_names(entity: Entity) -> Iterator[tuple[str, bool]]:
    """The entity's names without legal form, and whether they had one; not those that only hold in the county."""
    for label in entity.labels:
        name = fold(label)
        core = cut_tail(name, patterns.LEGAL_FORMS)
        if not is_public(core) and not name.startswith(patterns.OWN_COUNTY_WORDS):
            yield core, name.endswith(patterns.FULL_LEGAL_FORMS)


def join_counties(entities: list[Entity], links: list[Link]) -> tuple[list[Entity], list[Link]]:
    """Make the enterprises that are one in several counties' plans one entity, renumber, and turn the links to it.

    Two are one if both bear the same full legal or distinctive name, or the same short name while leading the same industry.
    Shared are those that are one across counties, and those whose full legal name makes them so in any other plan.
    """
    enterprises = {e.id: e for e in entities if e.type == "Enterprise"}
    clusters = Clusters(enterprises)
    first: dict[str, int] = {}
    for i, entity in enterprises.items():
        name = distinctive_name(entity)
        if name is not None:
            clusters.join(first.setdefault(name, i), i)
    _join_by_industry(clusters, entities, links)
    members: dict[int, list[Entity]] = defaultdict(list)
    for i, entity in enterprises.items():
        members[clusters.root(i)].append(entity)
    merged: list[Entity] = []
    new_id: dict[int, int] = {}
    for entity in entities:
        if entity.id in new_id:
            continue
        group = members.get(entity.id, [entity]) if entity.type == "Enterprise" else [entity]
        new_id.update({e.id: len(merged) for e in group})
        counties = {county for e in group for county in e.counties}
        shared = len(counties) > 1 or (entity.type == "Enterprise" and any(map(legal_name, group)))
        merged.append(_merge(len(merged), group, shared))
    turned: dict[tuple[str, int | None, str, int], Link] = {}
    for old in links:
        link = replace(old, subject=None if old.subject is None else new_id[old.subject], object=new_id[old.object])
        key = (link.county, link.subject, link.predicate, link.object)
        turned[key] = _merge_links(turned[key], link) if key in turned else link
    return merged, list(turned.values())


def _merge_links(a: Link, b: Link) -> Link:
    return replace(
        a,
        evidence=tuple(dict.fromkeys((*a.evidence, *b.evidence))),
        confidence=max(a.confidence, b.confidence),
        origins=tuple(sorted({*a.origins, *b.origins})),
    )


def _join_by_industry(clusters: Clusters[int], entities: list[Entity], links: list[Link]) -> None:
    """Join enterprises of different counties that bear an equal name and lead the same industry."""
    leads: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    for link in links:
        if link.predicate != "leadEnterprise" or link.subject is None:
            continue
        for industry in {_industry(label) for label in entities[link.subject].labels}:
            for label in entities[link.object].labels:
                leads[fold(label), industry].setdefault(link.county, link.object)
    for found in leads.values():
        first, *others = found.values()
        for other in others:
            clusters.join(first, other)


def _industry(label: str) -> str:
    """The shared industry that a chain's name means, or the name's stem where the ontology has none."""
    return industry_concept(label) or cut_tail(fold(label), patterns.INDUSTRY_HEADS)


def _merge(id_: int, group: list[Entity], shared: bool) -> Entity:
    if len(group) == 1:
        return replace(group[0], id=id_, shared=shared)
    labels = dict.fromkeys(label for e in group for label in e.labels)
    chosen = next((e.chosen for e in group if e.chosen is not None), None)
    places: dict[Sourced, None] = dict.fromkeys(place for e in group for place in e.evidence)
    return replace(
        group[0],
        id=id_,
        labels=tuple(sorted(labels, key=lambda name: (name != chosen, -len(fold(name))))),
        chosen=chosen,
        counties=tuple(sorted({c for e in group for c in e.counties})),
        shared=shared,
        evidence=tuple(places),
        confidence=max(e.confidence for e in group),
        origins=tuple(sorted({o for e in group for o in e.origins})),
    )
