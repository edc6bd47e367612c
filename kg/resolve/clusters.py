"""Clusters of names: union-find, and the rules by which short forms join the one long form they can mean."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from typing import Generic, TypeVar

T = TypeVar("T", bound=Hashable)


class Clusters(Generic[T]):
    """Union-find over items in the order in which they were given; an older item always is its cluster's root."""

    def __init__(self, items: Iterable[T]) -> None:
        self._order = {item: i for i, item in enumerate(dict.fromkeys(items))}
        self._parent: dict[T, T] = {item: item for item in self._order}

    def __contains__(self, item: T) -> bool:
        return item in self._parent

    def root(self, item: T) -> T:
        """The first item of the item's cluster."""
        parent = self._parent
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    def join(self, a: T, b: T) -> None:
        """Make the clusters of a and b one."""
        first, second = sorted((self.root(a), self.root(b)), key=self._order.__getitem__)
        self._parent[second] = first

    def join_equal(self, key: Callable[[T], Hashable]) -> None:
        """Join all items whose keys are equal."""
        seen: dict[Hashable, T] = {}
        for item in self._order:
            self.join(seen.setdefault(key(item), item), item)

    def groups(self) -> list[list[T]]:
        """The clusters, in the order of their first items."""
        members: dict[T, list[T]] = defaultdict(list)
        for item in self._order:
            members[self.root(item)].append(item)
        return list(members.values())


def join_short_forms(
    clusters: Clusters[str],
    keys: dict[str, str],
    covers: Callable[[str, str], bool],
    accept: Callable[[str], bool],
    common: Callable[[str], str],
) -> None:
    """Join each short key to the one cluster that has a longer key covering it; leave it alone if there are two such clusters, be
    its own one of them or not.

    `keys` maps items to keys; `covers(long, short)` says whether the long form may have been shortened to the short one, and
    `accept(short)` whether a short form tells enough. Longer keys go first, so that a chain of ever shorter forms meets as one.
    `common(key)` is what a key must share with any that covers it (its beginning or end): only such keys are compared.
    """
    by_key: dict[str, str] = {}
    for item, key in keys.items():
        by_key.setdefault(key, item)
    longer: dict[str, list[str]] = defaultdict(list)
    for short in sorted(by_key, key=lambda key: (-len(key), key)):
        candidates = longer[common(short)]
        if accept(short):
            found = {clusters.root(by_key[long]) for long in candidates if len(long) > len(short) and covers(long, short)}
            if len(found) == 1:
                clusters.join(found.pop(), by_key[short])
        candidates.append(short)
