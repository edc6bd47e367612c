"""Whether confidence means something: the share of right facts among those of like confidence."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.evaluation.judged import JudgedFact

EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)
"""Bounds of the bins: each holds its lower bound, the last its upper bound too."""


@dataclass(frozen=True, slots=True)
class Bin:
    """Facts with a confidence from `low` to `high`: how many, their mean confidence, and the share that is right."""

    low: float
    high: float
    count: int
    confidence: float
    right: float


def calibration(facts: Iterable[JudgedFact], edges: Sequence[float] = EDGES) -> list[Bin]:
    """The reliability table of facts with a confidence; bins without facts are left out."""
    known = [(fact.source.confidence, fact.verdict == "right") for fact in facts if fact.source.confidence is not None]
    bins: list[Bin] = []
    for low, high in zip(edges, edges[1:], strict=False):
        held = [(c, right) for c, right in known if low <= c < high or (high == edges[-1] and c == high)]
        if held:
            mean = sum(c for c, _ in held) / len(held)
            bins.append(Bin(low, high, len(held), mean, sum(right for _, right in held) / len(held)))
    return bins


def expected_error(bins: Sequence[Bin]) -> float:
    """Mean distance of confidence and share right, weighted by count (expected calibration error, Naeini et al. 2015)."""
    total = sum(b.count for b in bins)
    return sum(b.count * abs(b.confidence - b.right) for b in bins) / total if total else 0.0
