"""How a short form of a name lies in a long one, and joins that hold for parks and projects alike."""
from __future__ import annotations

import re
from collections import defaultdict

from kg.resolve import patterns
from kg.resolve.clusters import Clusters
from kg.resolve.names import Places, fold, town_of

LISTING = re.compile(patterns.LISTING)
_QUOTED = re.compile(r"[“\"]([^”\"]+)[”\"]")
_LIST_END = re.compile(patterns.LIST_END)


def head(key: str) -> str:
    """What a key shares with all that begin with it."""
    return key[:2]


def tail(key: str) -> str:
    """What a key shares with all that end with it."""
    return key[-2:]


def begins(long: str, short: str) -> bool:
    """Whether the long form begins with the short one."""
    return long.startswith(short)


def ends(long: str, short: str) -> bool:
    """Whether the long form is the short one after words that neither list other things nor make it another thing."""
    before = long[: len(long) - len(short)]
    if not long.endswith(short) or before.endswith(patterns.DISTINGUISHING):
        return False
    return _LIST_END.search(before) is not None or not LISTING.search(before)


def ends_list(long: str, short: str) -> bool:
    """Whether the short form is what a list of the long one is of (甲、乙等|田园综合体)."""
    return long.endswith(short) and _LIST_END.search(long, 0, len(long) - len(short)) is not None


def contracts(long: str, short: str) -> bool:
    """Whether the short form says in two characters what the long one says in more after the same two or more.

    >>> contracts("青岭船舶配件", "青岭船配"), contracts("青岭特殊钢", "青岭特钢"), contracts("青岭化工", "青岭化纤")
    (True, True, False)
    """
    same = len(short) - 1
    return same >= 3 and long.startswith(short[:same]) and short[same] in long[same + 1 :]


def skips(long: str, short: str, most: int = 4) -> bool:
    """Whether the short form is the long one with two to `most` characters left out inside; two stay on either side."""
    gap = len(long) - len(short)
    if not 2 <= gap <= most or long[:2] != short[:2] or long[-2:] != short[-2:]:
        return False
    same = next((i for i, (a, b) in enumerate(zip(long, short, strict=False)) if a != b), len(short))
    splits = range(2, min(same, len(short) - 2) + 1)
    left_out = {long[i : i + gap] for i in splits if long[:i] + long[i + gap :] == short}
    return bool(left_out) and not any(
        words.endswith((*patterns.APART, *patterns.DISTINGUISHING)) or LISTING.search(words) for words in left_out
    )


def join_towns(clusters: Clusters[str], keys: dict[str, str], places: Places) -> None:
    """Join names of equal key, unless they stand in different towns."""
    equal: dict[str, dict[str | None, list[str]]] = {}
    for name, key in keys.items():
        equal.setdefault(key, {}).setdefault(town_of(name, places), []).append(name)
    for by_town in equal.values():
        groups = list(by_town.values()) if len(by_town.keys() - {None}) > 1 else [sum(by_town.values(), [])]
        for first, *others in groups:
            for other in others:
                clusters.join(first, other)


def join_quoted(clusters: Clusters[str], keys: dict[str, str]) -> None:
    """Join a name to the only one that quotes it: 甲地“乙丙” and 乙丙."""
    by_fold = {fold(name): name for name in keys} | {key: name for name, key in keys.items()}
    quoting: dict[str, list[str]] = defaultdict(list)
    for name in keys:
        quoted = _QUOTED.findall(name)
        if len(quoted) == 1 and not LISTING.search(name) and not fold(name).endswith("期"):
            quoting[fold(quoted[0])].append(name)
    for quote, long in quoting.items():
        short = by_fold.get(quote)
        if short and len(quote) >= 2 and len({clusters.root(name) for name in long} - {clusters.root(short)}) == 1:
            for name in long:
                clusters.join(short, name)
