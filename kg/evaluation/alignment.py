"""Which entity of the graph is which of the truth: one to one, exact names first."""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kg.evaluation.names import SameName, dice, exact, norm
from kg.evaluation.truth import TrueEntity


@dataclass(frozen=True, slots=True)
class Alignment:
    """`matched`: node → id of its truth, in order of matching; `duplicates`: node → id that another node has already."""

    matched: dict[str, str] = field(default_factory=dict)
    duplicates: dict[str, str] = field(default_factory=dict)


def align(kind: str, truth: Mapping[str, TrueEntity], nodes: Mapping[str, Sequence[str]], same: SameName) -> Alignment:
    """Match nodes (IRI → names) with the truth, greedily in order of the nodes.

    First by exact names, then by `same`. Of several free truths a core one goes first, then the one with the most similar name,
    then the first of the file. A node whose truths are all taken is a duplicate of the first of them.
    """
    found = Alignment()
    taken: set[str] = set()
    for test in (exact, same):
        for node, names in nodes.items():
            if node in found.matched:
                continue
            hits = [i for i, entity in truth.items() if any(test(kind, a, b) for a in names for b in entity.names)]
            free = [i for i in hits if i not in taken]
            if free:
                best = max(free, key=lambda i: (truth[i].core, similarity(names, truth[i].names)))
                found.matched[node] = best
                taken.add(best)
            elif hits and test is same:
                found.duplicates[node] = hits[0]
    return found


def similarity(names: Sequence[str], others: Sequence[str]) -> float:
    """The Dice similarity of the two most similar names."""
    return max(dice(norm(a), norm(b)) for a in names for b in others)
