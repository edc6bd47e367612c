"""Which names of one county's plan mean one entity: one function for each type of entity, from names to groups of names."""
from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping

from extractors.facts import EntityType
from kg.resolve import patterns
from kg.resolve.clusters import Clusters, join_short_forms
from kg.resolve.forms import LISTING, begins, contracts, ends, head, join_quoted, join_towns, skips, tail
from kg.resolve.names import (
    PART,
    Places,
    brackets,
    cut_head,
    enterprise_core,
    fold,
    industry_stem,
    is_generic,
    is_park_kind,
    park_key,
    park_words,
    positioning_key,
    town_of,
)
from kg.resolve.works import merge_projects
from ontology.concepts import industry_by_label

Names = Mapping[str, int]
"""Names as mentioned → how often, in order of first mention."""

_QUOTED = re.compile(r"[“\"]([^”\"]+)[”\"]")
_PLATFORMS = frozenset(short for _, short in patterns.PLATFORMS)
_FIGURES = re.compile(r"[\d一二三四五六七八九十]")
_LIST_END = re.compile(patterns.LIST_END)


def merge_enterprises(names: Names, places: Places) -> list[list[str]]:
    """Groups of names that mean one enterprise.

    Names with the same core are one; a short form joins the only firm whose core begins with it, leaves out a few characters
    inside, says its line of business in two of its characters, or ends with it after a few characters of place or parent company.
    """
    cores = {name: enterprise_core(name, places) for name in names}
    of_the_county = {core for name, core in cores.items() if fold(name).startswith(tuple(places.county))}
    clusters = Clusters(names)
    clusters.join_equal(cores.__getitem__)
    join_short_forms(clusters, cores, skips, lambda short: len(short) >= 4, head)
    join_short_forms(clusters, cores, contracts, lambda short: len(short) >= 4, head)
    join_short_forms(clusters, cores, begins, lambda short: not is_generic(short), head)
    join_short_forms(
        clusters,
        cores,
        lambda long, short: long.endswith(short) and len(long) - len(short) <= 4,
        lambda short: short in _PLATFORMS or (len(short) >= 3 and not is_generic(short) and short not in of_the_county),
        tail,
    )
    return clusters.groups()


def merge_industries(names: Names, places: Places) -> list[list[str]]:
    """Groups of names that mean one industry.

    Names are one that have the same stem under different heads, or of which one adds a complement to the other (材料, 制造) or
    praise (绿色), or tells the only side of it that is told (旅游, 文化旅游); so are two labels of one shared concept of which
    the shorter, three characters or more, ends the longer (信息半导体新材料, 半导体新材料).
    """
    stems = {name: industry_stem(name, places) for name in names}
    clusters = Clusters(names)
    clusters.join_equal(stems.__getitem__)
    join_short_forms(
        clusters,
        stems,
        lambda long, short: long.startswith(short) and long[len(short) :] in patterns.INDUSTRY_COMPLEMENTS,
        lambda short: len(short) >= 2 and short not in (*patterns.INDUSTRY_WIDE, *patterns.PRAISES),
        head,
    )
    join_short_forms(
        clusters,
        stems,
        lambda long, short: long.endswith(short) and long[: len(long) - len(short)] in patterns.INDUSTRY_PRAISES,
        lambda short: len(short) >= 2 and short not in (*patterns.INDUSTRY_WIDE, *patterns.PRAISES),
        tail,
    )
    by_stem = {stem: name for name, stem in stems.items()}
    for plain, sides in patterns.INDUSTRY_SIDES:
        told = [by_stem[side] for side in sides if side in by_stem]
        if plain in by_stem and len(told) == 1:
            clusters.join(by_stem[plain], told[0])
    by_concept: dict[str, list[str]] = defaultdict(list)
    for name in names:
        if concept := industry_by_label(stems[name]):
            by_concept[concept].append(name)
    for alike in by_concept.values():
        for short in alike:
            stem = stems[short]
            for long in alike:
                longer = len(stem) >= 3 and stems[long] != stem and stems[long].endswith(stem)
                if longer and not stems[long].startswith(patterns.NEGATIONS):
                    clusters.join(long, short)
    return clusters.groups()


def merge_parks(names: Names, places: Places) -> list[list[str]]:
    """Groups of names that mean one park.

    Names are one that differ in place prefix, rank or form of the head; a bracket's content is a second name unless it names a
    part; a short form joins the only park whose name ends with it or holds it with a few characters more, a quoted name the only
    one that quotes it, a kind (冷链园) the only park of its kind; a bare head (开发区) means the park of that head the plan
    speaks of most.
    """
    keys = {name: park_key(name, places) for name in names}
    clusters = Clusters(names)
    join_towns(clusters, keys, places)
    _join_brackets(clusters, keys, names, places)
    join_short_forms(
        clusters,
        keys,
        lambda long, short: skips(long, short) and _moves_goods(long) == _moves_goods(short),
        lambda short: len(short) >= 4 and not is_park_kind(short),
        head,
    )
    for words in ({name: park_words(name, places) for name in names}, keys):
        join_short_forms(clusters, words, ends, _names_a_park, tail)
    join_quoted(clusters, keys)
    _join_headless(clusters, keys)
    _join_kinds(clusters, keys, names, places)
    _join_bare_heads(clusters, keys, names, places)
    return clusters.groups()


def _join_brackets(clusters: Clusters[str], keys: dict[str, str], names: Names, places: Places) -> None:
    """Join a name with a second one in brackets to what either names: a side alone (北区（甲产业园）) to the only zone's side so
    called. A side in brackets is where a park stands (甲加工产业园（新北区）), unless two are told; of a zone it is a part."""
    by_key: dict[str, str] = {}
    by_fold: dict[str, str] = {}
    for name, key in keys.items():
        by_key.setdefault(key, name)
        by_fold.setdefault(fold(name), name)
    for name in names:
        found = brackets(name)
        if found is None:
            continue
        outside, inside = found
        if PART.fullmatch(outside):
            sides = {clusters.root(n) for n, key in keys.items() if n != name and key.endswith(outside) and key[-3:-2] != "新"}
            if len(sides) == 1:
                clusters.join(name, sides.pop())
        part_of_zone = PART.fullmatch(inside) and (
            outside.endswith(patterns.ZONES_WITH_SIDES)
            or any(n != name and n.startswith(outside) and PART.fullmatch((brackets(n) or ("", ""))[1]) for n in names)
        )
        for part in (inside,) if part_of_zone else (outside, inside):
            key = park_key(part, places)
            other = by_fold.get(part) or (None if key in patterns.PARK_BARE_HEADS else by_key.get(key))
            if other is not None and len(part) >= 4:
                clusters.join(name, other)


def _names_a_park(short: str) -> bool:
    """Whether a park's short form tells which park is meant, or which part of one (北区)."""
    if PART.fullmatch(short):
        return True
    return len(short) >= 4 and short not in (*patterns.PARK_BARE_HEADS, *patterns.PARK_KINDS)


def _moves_goods(key: str) -> bool:
    """Whether a park's name says that goods are stored, moved or traded there: 陶瓷物流园 is not 陶瓷产业园."""
    return any(word in key for word in patterns.PARK_TRADE)


def _join_headless(clusters: Clusters[str], keys: dict[str, str]) -> None:
    """Join a name whose head its list shared (甲、乙两个产业园) to the only park of that name (甲产业园), one that ends with 园区
    before all others."""
    heads = sorted({common for _, common in patterns.PARK_HEADS}, key=lambda head: (head != "园区", head))
    named: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for name, key in keys.items():
        if head := next((head for head in heads if key.endswith(head)), ""):
            named[key[: -len(head)]][head].add(clusters.root(name))
    for name, key in keys.items():
        by_head: dict[str, set[str]] = named.get(key, {})
        found = by_head.get("园区") or {root for roots in by_head.values() for root in roots}
        if len(found) == 1:
            clusters.join(min(found), name)


def _join_kinds(clusters: Clusters[str], keys: dict[str, str], names: Names, places: Places) -> None:
    """Join a name that only says a kind of park (冷链园) to the one park of that kind, in its town if it has one.

    A park whose name begins with the kind goes before one whose name ends with it, and that before one that has it anywhere.
    """
    towns = {name: town_of(name, places) for name in names}
    placed = {name for name in names if places.strip(fold(name)) != fold(name)}
    heads = tuple(dict.fromkeys(common for _, common in patterns.PARK_HEADS))
    members: dict[str, list[str]] = defaultdict(list)
    for name in names:
        members[clusters.root(name)].append(name)
    for name, key in keys.items():
        head = next((head for head in heads if key.endswith(head)), "")
        kind = key[: len(key) - len(head)]
        if not head or len(kind) != 2 or (kind in patterns.PRAISES and key not in patterns.MODERN_KINDS):
            continue
        town = towns[name]
        if any(keys[other] != key or (town is None and other in placed) for other in members[clusters.root(name)]):
            continue
        longer = {
            other: long
            for other, long in keys.items()
            if long != key and town in (None, towns[other]) and _of_kind(long, kind, head, town is not None)
        }
        for found in (
            {clusters.root(other) for other, long in longer.items() if long.startswith(kind)},
            {clusters.root(other) for other, long in longer.items() if long.endswith(kind + head)},
            {clusters.root(other) for other in longer},
        ):
            if len(found) == 1:
                clusters.join(found.pop(), name)
                break


def _of_kind(key: str, kind: str, head: str, in_town: bool) -> bool:
    """Whether a key with that head has the kind in it and is neither a list nor, unless of the same town, a special park."""
    own = key[: -len(head)]
    if kind in patterns.PRAISES:
        return cut_head(key, (*patterns.RANKS, *patterns.MODERN)) == kind + head
    special = own.startswith(patterns.DISTINGUISHING) and not in_town
    alike = _moves_goods(own) == _moves_goods(kind)
    return key.endswith(head) and kind in own and alike and not special and not LISTING.search(own)


def _join_bare_heads(clusters: Clusters[str], keys: dict[str, str], names: Names, places: Places) -> None:
    said: Counter[str] = Counter()
    for name, count in names.items():
        said[clusters.root(name)] += count
    named = {clusters.root(name) for name in names if places.strip(fold(name)) not in patterns.NAMELESS_PARKS}
    for name, key in keys.items():
        if key not in patterns.PARK_BARE_HEADS or clusters.root(name) in named:
            continue
        ending = {clusters.root(other) for other, longer in keys.items() if longer.endswith(key)} & named
        ranked = sorted(((root, said[root]) for root in ending), key=lambda pair: (-pair[1], pair[0]))
        if ranked and (len(ranked) == 1 or ranked[0][1] > sum(count for _, count in ranked[1:])):
            clusters.join(ranked[0][0], name)


def merge_positionings(names: Names, places: Places) -> list[list[str]]:
    """Groups of names that mean one positioning: the same words but for praise, or the end of one longer phrase only."""
    keys = {name: positioning_key(name, places) for name in names}
    clusters = Clusters(names)
    clusters.join_equal(keys.__getitem__)
    join_short_forms(clusters, keys, skips, lambda short: len(short) >= 7, head)
    join_short_forms(clusters, keys, ends, lambda short: len(short) >= 6, tail)
    return clusters.groups()


MERGERS: dict[EntityType, Callable[[Names, Places], list[list[str]]]] = {
    "Industry": merge_industries,
    "Enterprise": merge_enterprises,
    "Park": merge_parks,
    "Project": merge_projects,
    "Positioning": merge_positionings,
}
