"""Which features are learnt from, and rows of them as a sparse matrix."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

import numpy as np
from scipy.sparse import csr_matrix

LEAST_PLANS = 2
"""A feature is used only if places of so many plans have it: what one plan alone shows is a name, not language."""


def vocabulary_of(rows: Sequence[Sequence[list[str]]], least_places: int) -> dict[str, int]:
    """The features to learn from, in order, with their columns; `rows` are grouped by plan."""
    plans_with: dict[str, set[int]] = defaultdict(set)
    counts: Counter[str] = Counter()
    for number, group_rows in enumerate(rows):
        for row in group_rows:
            for feature in set(row):
                plans_with[feature].add(number)
                counts[feature] += 1
    least = min(LEAST_PLANS, len(rows))
    return {f: i for i, f in enumerate(sorted(f for f in counts if len(plans_with[f]) >= least and counts[f] >= least_places))}


def to_matrix(rows: Sequence[list[str]], vocabulary: dict[str, int]) -> csr_matrix:
    """Rows of string features as a sparse 0/1 matrix over a vocabulary."""
    indices: list[int] = []
    pointers = [0]
    for row in rows:
        indices.extend(sorted({vocabulary[f] for f in row if f in vocabulary}))
        pointers.append(len(indices))
    return csr_matrix(
        (np.ones(len(indices), np.float32), np.array(indices, np.int32), np.array(pointers, np.int32)),
        shape=(len(rows), len(vocabulary)),
    )
