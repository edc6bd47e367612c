"""Two works of one name but of two sizes are two (公路20公里, 公路35公里): the sizes said in names, and groups parted by them."""
from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence

from kg.resolve import patterns

_UNITS = "|".join(sorted({*patterns.UNITS, *patterns.CAPACITY_UNITS, "千伏", "kv"}, key=len, reverse=True))
_SIZE = re.compile(rf"(?:^\d{{1,2}}[.、](?=\d{{2,3}}(?:千伏|kv)))?(\d+(?:\.\d+)?)\s*([百千万亿]?)(?:余|多)?({_UNITS})")
_TIMES = {"": 1.0, "百": 1e2, "千": 1e3, "万": 1e4, "亿": 1e8}

Sizes = Mapping[str, set[float]]
"""Unit → numbers said with it."""


def sizes(name: str) -> Sizes:
    """The numbers with units in a name.

    >>> sizes("新建公路12条100.6公里")
    {'条': {12.0}, '公里': {100.6}}
    """
    found: dict[str, set[float]] = defaultdict(set)
    for number, times, unit in _SIZE.findall(unicodedata.normalize("NFKC", name).lower()):
        found[unit].add(float(number) * _TIMES[times])
    return dict(found)


def part_by_size(group: Sequence[str]) -> list[list[str]]:
    """A group of names of one work, parted where two of them say other numbers of the same unit; names without a size stay with
    the first part."""
    parts: list[tuple[list[str], dict[str, set[float]]]] = []
    for name in group:
        said = sizes(name)
        for members, known in parts:
            if all(unit not in known or numbers & known[unit] for unit, numbers in said.items()):
                members.append(name)
                for unit, numbers in said.items():
                    known.setdefault(unit, set()).update(numbers)
                break
        else:
            parts.append(([name], {unit: set(numbers) for unit, numbers in said.items()}))
    return [members for members, _ in parts]
