"""Which names of one county's plan mean one project."""
from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

from extractors.facts import County
from kg.resolve import patterns
from kg.resolve.clusters import Clusters, join_short_forms
from kg.resolve.forms import LISTING, ends, ends_list, head, join_quoted, join_towns, skips, tail
from kg.resolve.names import PART, Places, brackets, cut_tail, fold, project_key, without_size
from kg.resolve.routes import join_routes
from kg.resolve.sizes import part_by_size

_NAMELESS = re.compile(patterns.PROJECT_NAMELESS)
_MADE = re.compile(patterns.PROJECT_MADE)
NOWHERE = Places(County("", "", "", ""))
"""No places: what is left of 甲镇50兆瓦风电 without its town would tell nothing."""
_PHASE = re.compile("[二三四五]期")
_FIGURES = re.compile(r"[\d一二三四五六七八九十]")


def merge_projects(names: Mapping[str, int], places: Places) -> list[list[str]]:
    """Groups of names that mean one project: the same but for place, verb, quantity, a word inside and 项目, 工程, 建设."""
    keys = {name: project_key(name, places) for name in names}
    clusters = Clusters(names)
    join_towns(clusters, keys, places)
    join_quoted(clusters, keys)
    join_routes(clusters, keys)
    _join_second_names(clusters, keys, places)
    _join_sizes(clusters, keys)
    _join_sizes(clusters, {name: project_key(name, NOWHERE) for name in names})
    _join_makers(clusters, keys)
    _join_reordered(clusters, keys)
    _join_first_of_list(clusters, keys)
    join_short_forms(
        clusters,
        keys,
        lambda long, short: long.endswith(short) and long[: len(long) - len(short)] in patterns.PROJECT_WHERE,
        lambda short: len(short) >= 3,
        tail,
    )
    join_short_forms(
        clusters,
        keys,
        lambda long, short: long.startswith(short) and long[len(short) :] in patterns.PROJECT_KINDS,
        lambda short: len(short) >= 3,
        head,
    )
    for form in (keys, {name: without_size(key)[0] for name, key in keys.items()}):
        join_short_forms(clusters, form, _skips_no_phase, _tells, head)
    join_short_forms(clusters, keys, ends, _tells, tail)
    join_short_forms(clusters, keys, ends_list, lambda short: len(short) >= 4, tail)
    join_short_forms(
        clusters,
        keys,
        lambda long, short: long.startswith(short) and 2 <= len(long) - len(short) <= 4,
        _tells,
        head,
    )
    return [part for group in clusters.groups() for part in part_by_size(group)]


def _skips_no_phase(long: str, short: str) -> bool:
    """Whether the short form leaves out something inside the long one, but no phase."""
    return skips(long, short) and _PHASE.findall(long) == _PHASE.findall(short)


def _tells(short: str) -> bool:
    """Whether a short form is long enough to tell which work is meant, and more than a kind with its voltage."""
    return len(short) >= 6 and not _NAMELESS.fullmatch(short)


def _join_sizes(clusters: Clusters[str], keys: dict[str, str]) -> None:
    """Join names that differ by a size said inside one of them (甲集团年产3万吨铸件, 甲集团铸件), unless two sizes are said."""
    sizes: dict[str, set[str]] = defaultdict(set)
    names: dict[str, list[str]] = defaultdict(list)
    for name, key in keys.items():
        plain, size = without_size(key)
        plain = cut_tail(plain, patterns.PROJECT_LINES, keep=4)
        names[plain].append(name)
        if size:
            sizes[plain].add(size)
    for plain, together in names.items():
        if len(sizes[plain]) == 1:
            for name in together[1:]:
                clusters.join(together[0], name)


def _join_makers(clusters: Clusters[str], keys: dict[str, str]) -> None:
    """Join a name that opens with what a work makes a year (年产3万吨铸件) to the only one that says who makes it (甲集团铸件),
    unless that one's size is another."""
    plain = {name: without_size(key) for name, key in keys.items()}
    products = {name: cut_tail(key, patterns.PROJECT_LINES) for name, (key, _) in plain.items()}
    for name, product in products.items():
        size = _MADE.match(fold(name))
        made = size and (size[1] or size[2])
        if not made or len(product) < 2:
            continue
        told = ("", made) if len(product) >= 4 else (made,)  # a short product tells little, unless of the same size
        makers = {
            clusters.root(other)
            for other, longer in products.items()
            if longer.endswith(product) and len(longer) >= len(product) + 2 and plain[other][1] in told
            and not LISTING.search(longer)
        }
        if len(makers) == 1:
            clusters.join(makers.pop(), name)


def _join_second_names(clusters: Clusters[str], keys: dict[str, str], places: Places) -> None:
    """Join a name with a second one in brackets (甲城（乙丙街区）) to the only work of that name, whole or short (乙丙大街区)."""
    for name in keys:
        found = brackets(name)
        if found is None or len(found[1]) < 5 or PART.fullmatch(found[1]):
            continue
        second = project_key(found[1], places)
        same = {clusters.root(n) for n, key in keys.items() if n != name and (key == second or skips(key, second))}
        if len(same) == 1:
            clusters.join(same.pop(), name)


def _join_reordered(clusters: Clusters[str], keys: dict[str, str]) -> None:
    """Join names of the same characters in another order (老旧小区改造, 改造老旧小区), five or more, but figures in the same; in
    their keys or as they are written (扩建第一中学, 第一中学扩建)."""
    same: dict[tuple[bool, str], list[str]] = defaultdict(list)
    for name, key in keys.items():
        for whole, form in ((False, key), (True, cut_tail(fold(name), patterns.PROJECT_HEADS))):
            if len(form) >= 5:
                same[whole, "".join([*sorted(form), *_FIGURES.findall(form)])].append(name)
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
