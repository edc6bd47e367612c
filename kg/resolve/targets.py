"""Which target mentions are one target: the same number for the same indicator, year and subject."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping
from itertools import combinations
from typing import TypeVar

from extractors.facts import TargetMention
from kg.resolve.clusters import Clusters
from kg.resolve.names import fold, indicator_key
from ontology.concepts import indicator_concept, sector_of

K = TypeVar("K", bound=Hashable)


def merge_targets(
    clusters: Clusters[K], targets: Mapping[K, TargetMention], subjects: Mapping[K, frozenset[Hashable]]
) -> None:
    """Join the targets that state one number of one subject.

    One number: equal value, unit and growth, the same year or one of them unknown, a subject in common, and indicator names that
    are equal or contain one another once spelt the same way, or mean one indicator of the ontology's scheme, of one sector.
    """
    same_number: dict[tuple[object, ...], list[K]] = defaultdict(list)
    for key, mention in targets.items():
        same_number[mention.value.normalize(), fold(mention.unit), mention.growth].append(key)
    for keys in same_number.values():
        for one, other in combinations(keys, 2):
            if subjects[one] & subjects[other] and _agree(targets[one], targets[other]):
                clusters.join(one, other)


def _agree(a: TargetMention, b: TargetMention) -> bool:
    if a.year != b.year and a.year is not None and b.year is not None:
        return False
    if sector_of(a.name) != sector_of(b.name):
        return False
    short, long = sorted((indicator_key(a.name), indicator_key(b.name)), key=len)
    if short == long or (len(short) >= 2 and short in long):
        return True
    concept = indicator_concept(a.name, a.unit)
    return concept is not None and concept == indicator_concept(b.name, b.unit)
