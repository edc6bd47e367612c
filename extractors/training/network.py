"""Learn the small network of a kind of entity from the places that its linear model does not rule out."""

from __future__ import annotations

import warnings
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier

from extractors.scoring.model import LinearModel
from extractors.scoring.network import Network
from extractors.training.vocabulary import Rows, to_matrix, vocabulary_of

WIDTH = 32
ROUNDS = 6
"""So many times all places are looked at: a stop so early that nothing is learnt by heart."""
PENALTY = 1e-2
LEAST_PLACES = 12
"""A feature has a vector only if so many places have it."""
RULED_OUT = -4.5
"""Places whose log-odds by the linear model are below this are not learnt from."""


def fit_network(
    rows: Sequence[Rows], labels: NDArray[np.float64], weights: NDArray[np.float64], linear: LinearModel
) -> Network:
    """The network of places; `rows` are those of each plan, labels and weights run over all of them. The same rows give the same
    network."""
    vocabulary = vocabulary_of(rows, LEAST_PLACES)
    open_ = np.array([linear.score(row) > RULED_OUT for plan in rows for row in plan.rows])
    matrix = to_matrix(rows, vocabulary, open_)
    model = MLPClassifier((WIDTH,), alpha=PENALTY, batch_size=256, max_iter=ROUNDS, learning_rate_init=1e-3, random_state=0)
    share = weights[open_] / weights[open_].mean()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # to stop early is the point
        model.fit(matrix, labels[open_], sample_weight=share)
    first, last = model.coefs_
    network = Network(
        vocabulary,
        first.astype(np.float32),
        model.intercepts_[0].astype(np.float32),
        last[:, 0].astype(np.float32),
        float(model.intercepts_[1][0]),
    )
    return Network.from_json(network.to_json())
