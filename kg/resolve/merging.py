"""Which names of one county's plan mean one entity: one function for each type of entity, from names to groups of names."""
from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping

from extractors.facts import EntityType
from kg.resolve import patterns
from kg.resolve.clusters import Clusters, join_short_forms
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
    project_key,
    town_of,
    without_size,
)
from ontology.concepts import industry_by_label

Names = Mapping[str, int]
"""Names as mentioned → how often, in order of first mention."""

_LISTING = re.compile(patterns.LISTING)
_QUOTED = re.compile(r"[“\"]([^”\"]+)[”\"]")
_PLATFORMS = frozenset(short for _, short in patterns.PLATFORMS)
_FIGURES = re.compile(r"[\d一二三四五六七八九十]")
_LIST_END = re.compile(patterns.LIST_END)


def _head(key: str) -> str:
    return key[:2]


def _tail(key: str) -> str:
    return key[-2:]


def _begins(long: str, short: str) -> bool:
    return long.startswith(short)


def _ends(long: str, short: str) -> bool:
    """Whether the long form is the short one after words that neither list other things nor make it another thing."""
    head = long[: len(long) - len(short)]
    if not long.endswith(short) or head.endswith(patterns.DISTINGUISHING):
        return False
    return _LIST_END.search(head) is not None or not _LISTING.search(head)


def _ends_list(long: str, short: str) -> bool:
    """Whether the short form is what a list of the long one is of (甲、乙等|田园综合体)."""
    return long.endswith(short) and _LIST_END.search(long, 0, len(long) - len(short)) is not None


def _skips(long: str, short: str, most: int = 4) -> bool:
    """Whether the short form is the long one with two to `most` characters left out inside; two stay on either side."""
    gap = len(long) - len(short)
    if not 2 <= gap <= most or long[:2] != short[:2] or long[-2:] != short[-2:]:
        return False
    same = next((i for i, (a, b) in enumerate(zip(long, short, strict=False)) if a != b), len(short))
    splits = range(2, min(same, len(short) - 2) + 1)
    left_out = {long[i : i + gap] for i in splits if long[:i] + long[i + gap :] == short}
    return bool(left_out) and not any(
        words.endswith((*patterns.APART, *patterns.DISTINGUISHING)) or _LISTING.search(words) for words in left_out
    )


def merge_enterprises(names: Names, places: Places) -> list[list[str]]:
    """Groups of names that mean one enterprise.

    Names with the same core are one; a short form joins the only firm whose core begins with it, leaves out a few characters
    inside, or ends with it after a few characters of place or parent company.
    """
    cores = {name: enterprise_core(name, places) for name in names}
    of_the_county = {core for name, core in cores.items() if fold(name).startswith(tuple(places.county))}
    clusters = Clusters(names)
    clusters.join_equal(cores.__getitem__)
    join_short_forms(clusters, cores, _skips, lambda short: len(short) >= 4, _head)
    join_short_forms(clusters, cores, _begins, lambda short: not is_generic(short), _head)
    join_short_forms(
        clusters,
        cores,
        lambda long, short: long.endswith(short) and len(long) - len(short) <= 4,
        lambda short: short in _PLATFORMS or (len(short) >= 3 and not is_generic(short) and short not in of_the_county),
        _tail,
    )
    return clusters.groups()


def merge_industries(names: Names, places: Places) -> list[list[str]]:
    """Groups of names that mean one industry.

    Names are one that have the same stem under different heads, or of which one adds a complement to the other (材料, 制造) or
    tells the only side of it that is told (旅游, 文化旅游); so are two labels of one shared concept of which the shorter, three
    characters or more, ends the longer (信息半导体新材料, 半导体新材料).
    """
    stems = {name: industry_stem(name, places) for name in names}
    clusters = Clusters(names)
    clusters.join_equal(stems.__getitem__)
    join_short_forms(
        clusters,
        stems,
        lambda long, short: long.startswith(short) and long[len(short) :] in patterns.INDUSTRY_COMPLEMENTS,
        lambda short: len(short) >= 2 and short not in (*patterns.INDUSTRY_WIDE, *patterns.PRAISES),
        _head,
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
    _join_towns(clusters, keys, places)
    _join_brackets(clusters, keys, names, places)
    join_short_forms(clusters, keys, _skips, lambda short: len(short) >= 4 and not is_park_kind(short), _head)
    for words in ({name: park_words(name, places) for name in names}, keys):
        join_short_forms(clusters, words, _ends, _names_a_park, _tail)
    _join_quoted(clusters, keys)
    _join_headless(clusters, keys)
    _join_kinds(clusters, keys, names, places)
    _join_bare_heads(clusters, keys, names, places)
    return clusters.groups()


def _join_towns(clusters: Clusters[str], keys: dict[str, str], places: Places) -> None:
    """Join names of equal key, unless they stand in different towns."""
    equal: dict[str, dict[str | None, list[str]]] = {}
    for name, key in keys.items():
        equal.setdefault(key, {}).setdefault(town_of(name, places), []).append(name)
    for by_town in equal.values():
        groups = list(by_town.values()) if len(by_town.keys() - {None}) > 1 else [sum(by_town.values(), [])]
        for first, *others in groups:
            for other in others:
                clusters.join(first, other)


def _join_brackets(clusters: Clusters[str], keys: dict[str, str], names: Names, places: Places) -> None:
    """Join a name with a second one in brackets to what either names: a side alone (北区（甲产业园）) to the only zone's side so
    called. A side in brackets is where a park stands (甲加工产业园（新北区）), unless two are told; of a zone it is a part."""
    by_key: dict[str, str] = {}
    for name, key in keys.items():
        by_key.setdefault(key, name)
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
            other = by_key.get(park_key(part, places))
            if other is not None and len(part) >= 4:
                clusters.join(name, other)


def _names_a_park(short: str) -> bool:
    """Whether a park's short form tells which park is meant, or which part of one (北区)."""
    if PART.fullmatch(short):
        return True
    return len(short) >= 4 and short not in (*patterns.PARK_BARE_HEADS, *patterns.PARK_KINDS)


def _join_quoted(clusters: Clusters[str], keys: dict[str, str]) -> None:
    """Join a name to the only one that quotes it: 甲地“乙丙” and 乙丙."""
    by_fold = {fold(name): name for name in keys} | {key: name for name, key in keys.items()}
    quoting: dict[str, list[str]] = defaultdict(list)
    for name in keys:
        quoted = _QUOTED.findall(name)
        if len(quoted) == 1 and not _LISTING.search(name) and not fold(name).endswith("期"):
            quoting[fold(quoted[0])].append(name)
    for quote, long in quoting.items():
        short = by_fold.get(quote)
        if short and len(quote) >= 2 and len({clusters.root(name) for name in long} - {clusters.root(short)}) == 1:
            for name in long:
                clusters.join(short, name)


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
    return key.endswith(head) and kind in own and not special and not _LISTING.search(own)


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


def merge_projects(names: Names, places: Places) -> list[list[str]]:
    """Groups of names that mean one project: the same but for place, verb, quantity, a word inside and 项目, 工程, 建设."""
    keys = {name: project_key(name, places) for name in names}
    clusters = Clusters(names)
    _join_towns(clusters, keys, places)
    _join_quoted(clusters, keys)
    _join_second_names(clusters, keys, places)
    _join_sizes(clusters, keys)
    _join_reordered(clusters, keys)
    _join_first_of_list(clusters, keys)
    join_short_forms(
        clusters,
        keys,
        lambda long, short: long.endswith(short) and long[: len(long) - len(short)] in patterns.PROJECT_WHERE,
        lambda short: len(short) >= 3,
        _tail,
    )
    join_short_forms(
        clusters,
        keys,
        lambda long, short: long.startswith(short) and long[len(short) :] in patterns.PROJECT_KINDS,
        lambda short: len(short) >= 3,
        _head,
    )
    join_short_forms(clusters, keys, _skips, lambda short: len(short) >= 6, _head)
    join_short_forms(clusters, keys, _ends, lambda short: len(short) >= 6, _tail)
    join_short_forms(clusters, keys, _ends_list, lambda short: len(short) >= 4, _tail)
    join_short_forms(
        clusters,
        keys,
        lambda long, short: long.startswith(short) and 2 <= len(long) - len(short) <= 4,
        lambda short: len(short) >= 6,
        _head,
    )
    return clusters.groups()


def _join_sizes(clusters: Clusters[str], keys: dict[str, str]) -> None:
    """Join names that differ by a size said inside one of them (甲集团年产3万吨铸件, 甲集团铸件), unless two sizes are said."""
    sizes: dict[str, set[str]] = defaultdict(set)
    names: dict[str, list[str]] = defaultdict(list)
    for name, key in keys.items():
        plain, size = without_size(key)
        names[plain].append(name)
        if size:
            sizes[plain].add(size)
    for plain, together in names.items():
        if len(sizes[plain]) == 1:
            for name in together[1:]:
                clusters.join(together[0], name)


def _join_second_names(clusters: Clusters[str], keys: dict[str, str], places: Places) -> None:
    """Join a name with a second one in brackets (甲城（乙丙街区）) to the only work of that name, whole or short (乙丙大街区)."""
    for name in keys:
        found = brackets(name)
        if found is None or len(found[1]) < 5 or PART.fullmatch(found[1]):
            continue
        second = project_key(found[1], places)
        same = {clusters.root(n) for n, key in keys.items() if n != name and (key == second or _skips(key, second))}
        if len(same) == 1:
            clusters.join(same.pop(), name)


def _join_reordered(clusters: Clusters[str], keys: dict[str, str]) -> None:
    """Join names of the same characters in another order (老旧小区改造, 改造老旧小区), five or more, but figures in the same."""
    same: dict[str, list[str]] = defaultdict(list)
    for name, key in keys.items():
        if len(key) >= 5:
            same["".join([*sorted(key), *_FIGURES.findall(key)])].append(name)
    for names in same.values():
        things = {keys[name]: {clusters.root(n) for n in names if keys[n] == keys[name]} for name in names}
        if all(len(roots) == 1 for roots in things.values()):
            for name in names[1:]:
                clusters.join(names[0], name)


def _join_first_of_list(clusters: Clusters[str], keys: dict[str, str]) -> None:
    """Join a list of works to the one that it begins with (甲加工等保健品项目, 甲加工): such a name is that one's other name."""
    by_key = {key: name for name, key in keys.items()}
    for name, key in keys.items():
        first, others, _ = key.partition("等")
        if others and len(first) >= 6 and first in by_key and fold(name).endswith(patterns.LISTS_OF_WORKS):
            clusters.join(by_key[first], name)


def merge_positionings(names: Names, places: Places) -> list[list[str]]:
    """Groups of names that mean one positioning: the same words but for praise, or the end of one longer phrase only."""
    keys = {name: positioning_key(name, places) for name in names}
    clusters = Clusters(names)
    clusters.join_equal(keys.__getitem__)
    join_short_forms(clusters, keys, _skips, lambda short: len(short) >= 7, _head)
    join_short_forms(clusters, keys, _ends, lambda short: len(short) >= 6, _tail)
    return clusters.groups()


MERGERS: dict[EntityType, Callable[[Names, Places], list[list[str]]]] = {
    "Industry": merge_industries,
    "Enterprise": merge_enterprises,
    "Park": merge_parks,
    "Project": merge_projects,
    "Positioning": merge_positionings,
}
