"""A small neural network over string features: it sees what features say together where the linear model only adds them up.

One hidden layer: each feature has a vector, a candidate's are added up, negatives are cut to nought (ReLU), the rest is weighed.
Weights are kept as 16-bit floats in the models' JSON file, base64, little-endian, row by row.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

AT_ONCE = 128
"""Candidates whose vectors are gathered together: few enough that they stay in the processor's cache."""


@dataclass(frozen=True, eq=False)
class Network:
    """`rows` gives each feature's row in `vectors` (features × width); `hidden_bias` and `out` are of that width."""

    rows: Mapping[str, int]
    vectors: NDArray[np.float32]
    hidden_bias: NDArray[np.float32]
    out: NDArray[np.float32]
    bias: float

    def scores(self, candidates: Sequence[Iterable[str]]) -> NDArray[np.float32]:
        """The log-odds of each candidate, from its features; unknown ones weigh nothing, one told twice counts once."""
        return self.scores_of([self.known(dict.fromkeys(features)) for features in candidates])

    def known(self, features: Iterable[str]) -> list[int]:
        """The rows of the features that have one."""
        return [row for row in map(self.rows.get, features) if row is not None]

    def scores_of(self, candidates: Sequence[Sequence[int]]) -> NDArray[np.float32]:
        """The log-odds of each candidate, from the rows of its features, none told twice."""
        summed = np.zeros((len(candidates), len(self.out)), np.float32)
        for first in range(0, len(candidates), AT_ONCE):
            rows: list[int] = []
            starts: list[int] = []
            telling: list[int] = []
            for number, known in enumerate(candidates[first : first + AT_ONCE], first):
                if known:
                    telling.append(number)
                    starts.append(len(rows))
                    rows += known
            if rows:
                summed[telling] = np.add.reduceat(self.vectors[rows], starts, axis=0)
        hidden = np.maximum(summed + self.hidden_bias, 0.0)
        scores: NDArray[np.float32] = hidden @ self.out + np.float32(self.bias)
        return scores

    def to_json(self) -> dict[str, Any]:
        return {
            "features": sorted(self.rows, key=self.rows.__getitem__),
            "vectors": _packed(self.vectors),
            "hidden_bias": _packed(self.hidden_bias),
            "out": _packed(self.out),
            "bias": round(self.bias, 4),
        }

    @staticmethod
    def from_json(data: Mapping[str, Any]) -> Network:
        out = _unpacked(data["out"])
        return Network(
            {str(feature): row for row, feature in enumerate(data["features"])},
            _unpacked(data["vectors"]).reshape(-1, len(out)),
            _unpacked(data["hidden_bias"]),
            out,
            float(data["bias"]),
        )


def _packed(numbers: NDArray[np.float32]) -> str:
    return base64.b64encode(numbers.astype("<f2").tobytes()).decode("ascii")


def _unpacked(text: str) -> NDArray[np.float32]:
    return np.frombuffer(base64.b64decode(text), "<f2").astype(np.float32)
