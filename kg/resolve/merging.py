"""Which names of one county's plan mean one entity: one function for each type of entity, from names to groups of names."""
from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

from extractors.facts import EntityType
from kg.resolve import patterns
from kg.resolve.clusters import Clusters, join_short_forms
from kg.resolve.names import (
    Places,
    brackets,
    enterprise_core,
    fold,
    industry_stem,
    is_generic,
    park_key,
    project_key,
)

Names = Mapping[str, int]
"""Names as mentioned → how often, in order of first mention."""


def merge_enterprises(names: Names, places: Places) -> list[list[str]]:
    """Groups of names that mean one enterprise.

    Names with the same core are one; a short form joins the only firm whose core begins with it, or ends with it after a few
    characters of place or parent company.
    """
    cores = {name: enterprise_core(name, places) for name in names}
    clusters = Clusters(names)
    clusters.join_equal(cores.__getitem__)
    join_short_forms(clusters, cores, lambda long, short: long.startswith(short), lambda short: not is_generic(short))
    join_short_forms(
        clusters,
        cores,
        lambda long, short: long.endswith(short) and len(long) - len(short) <= 4,
        lambda short: len(short) >= 3 and not is_generic(short),
    )
    return clusters.groups()


def merge_industries(names: Names, places: Places) -> list[list[str]]:
    """Groups of names that mean one industry: the same stem under different heads."""
    clusters = Clusters(names)
    clusters.join_equal(lambda name: industry_stem(name, places))
    return clusters.groups()


def merge_parks(names: Names, places: Places) -> list[list[str]]:
    """Groups of names that mean one park.

    Names are one that differ in place prefix, rank or form of the head; a bracket's content is a second name; a short form joins
    the only park whose name ends with it; a bare head (开发区) means the park of that head the plan speaks of most.
    """
    keys = {name: park_key(name, places) for name in names}
    clusters = Clusters(names)
    clusters.join_equal(keys.__getitem__)
    by_key: dict[str, str] = {}
    for name, key in keys.items():
        by_key.setdefault(key, name)
    for name in names:
        found = brackets(name)
        for part in found or ():
            other = by_key.get(park_key(part, places))
            if other is not None and len(part) >= 4:
                clusters.join(name, other)
    join_short_forms(
        clusters,
        keys,
        lambda long, short: long.endswith(short),
        lambda short: len(short) >= 4 and short not in patterns.PARK_BARE_HEADS,
    )
    _join_bare_heads(clusters, keys, names)
    return clusters.groups()


def _join_bare_heads(clusters: Clusters[str], keys: dict[str, str], names: Names) -> None:
    said: Counter[str] = Counter()
    for name, count in names.items():
        said[clusters.root(name)] += count
    for name, key in keys.items():
        if key not in patterns.PARK_BARE_HEADS:
            continue
        mine = clusters.root(name)
        ending = {clusters.root(other) for other, longer in keys.items() if longer.endswith(key) and longer != key} - {mine}
        ranked = sorted(((root, said[root]) for root in ending), key=lambda pair: (-pair[1], pair[0]))
        if ranked and (len(ranked) == 1 or ranked[0][1] > sum(count for _, count in ranked[1:])):
            clusters.join(ranked[0][0], name)


def merge_projects(names: Names, places: Places) -> list[list[str]]:
    """Groups of names that mean one project: the same but for place, verb, quantity and the heads 项目, 工程, 建设."""
    keys = {name: project_key(name, places) for name in names}
    clusters = Clusters(names)
    clusters.join_equal(keys.__getitem__)
    join_short_forms(clusters, keys, lambda long, short: long.endswith(short), lambda short: len(short) >= 6)
    return clusters.groups()


def merge_positionings(names: Names, places: Places) -> list[list[str]]:
    """Groups of names that mean one positioning: the same words, or the end of one longer phrase only."""
    keys = {name: places.strip(fold(name), keep=4) for name in names}
    clusters = Clusters(names)
    clusters.join_equal(keys.__getitem__)
    join_short_forms(clusters, keys, lambda long, short: long.endswith(short), lambda short: len(short) >= 6)
    return clusters.groups()


MERGERS: dict[EntityType, Callable[[Names, Places], list[list[str]]]] = {
    "Industry": merge_industries,
    "Enterprise": merge_enterprises,
    "Park": merge_parks,
    "Project": merge_projects,
    "Positioning": merge_positionings,
}
