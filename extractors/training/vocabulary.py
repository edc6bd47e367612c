"""Which features are learnt from, and rows of them as a sparse matrix.

The same rows are learnt from many times, each time with other plans left out, so that their features are numbered once.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from extractors.scoring.model import LinearModel

LEAST_PLANS = 2
"""A feature is used only if places of so many plans have it: what one plan alone shows is a name, not language."""

_NUMBERS: dict[str, int] = {}
_FEATURES: list[str] = []
"""Every feature read so far by its number."""


class Rows:
    """The rows of string features of one plan, with the numbers of their features.

    Row i has the features `numbers[pointers[i]:pointers[i + 1]]`, each once; `known` are all that occur, `places` how many rows
    have each.
    """

    def __init__(self, rows: Sequence[list[str]]) -> None:
        self.rows = rows
        numbers: list[int] = []
        pointers = [0]
        for row in rows:
            numbers.extend({_number(feature) for feature in row})
            pointers.append(len(numbers))
        self.numbers = np.array(numbers, np.int32)
        self.pointers = np.array(pointers, np.int64)
        self.known, self.places = np.unique(self.numbers, return_counts=True)
        self._scores: dict[int, tuple[LinearModel, NDArray[np.float64]]] = {}

    def scores(self, model: LinearModel) -> NDArray[np.float64]:
        """The log-odds that a model gives each row; remembered."""
        if id(model) not in self._scores:
            self._scores[id(model)] = model, np.array([model.score(row) for row in self.rows])
        return self._scores[id(model)][1]


def _number(feature: str) -> int:
    number = _NUMBERS.get(feature)
    if number is None:
        number = _NUMBERS[feature] = len(_FEATURES)
        _FEATURES.append(feature)
    return number


def vocabulary_of(plans: Sequence[Rows], least_places: int) -> dict[str, int]:
    """The features to learn from, in order, with their columns."""
    places, within = np.zeros(len(_FEATURES), np.int64), np.zeros(len(_FEATURES), np.int64)
    for rows in plans:
        places[rows.known] += rows.places
        within[rows.known] += 1
    chosen = np.flatnonzero((within >= min(LEAST_PLANS, len(plans))) & (places >= max(1, least_places)))
    return {feature: column for column, feature in enumerate(sorted(_FEATURES[number] for number in chosen))}


def to_matrix(plans: Sequence[Rows], vocabulary: dict[str, int], wanted: NDArray[np.bool_] | None = None) -> csr_matrix:
    """The rows of all plans one after the other, or those `wanted` of them, as a sparse 0/1 matrix over a vocabulary."""
    columns = np.full(len(_FEATURES), -1, np.int32)
    for feature, column in vocabulary.items():
        columns[_NUMBERS[feature]] = column
    sizes = np.concatenate([np.diff(rows.pointers) for rows in plans])
    keep = np.ones(len(sizes), bool) if wanted is None else wanted
    found = columns[np.concatenate([rows.numbers for rows in plans])]
    told = (found >= 0) & np.repeat(keep, sizes)
    row = np.repeat(np.cumsum(keep) - 1, sizes)[told]
    matrix = csr_matrix((np.ones(len(row), np.float32), (row, found[told])), shape=(int(keep.sum()), len(vocabulary)))
    matrix.sort_indices()
    return matrix
