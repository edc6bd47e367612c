"""Learn what a thing that the plan is about looks like beside one that it names in passing: core and arguable entities."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from extractors.scoring.grouping import normal
from extractors.scoring.model import LinearModel
from extractors.training.entities import Sample, fit_linear
from extractors.training.vocabulary import Rows

INVENTED = 0.3
"""What an entity of an invented plan weighs beside one of a real plan: few of theirs are arguable."""
STRENGTH = 0.1
"""Inverse of the L2 penalty."""
LEAST = 8
"""A feature is used only if so many places have it."""


def fit_salience(samples: Sequence[Sample]) -> LinearModel | None:
    """What tells from a place that names an entity whether the entity is a core one; None where all are, or none.

    An entity named n times weighs as much as the square root of n.
    """
    rows: list[Rows] = []
    core: list[bool] = []
    weights: list[float] = []
    for sample in samples:
        text = sample.plan.document.clean
        named = [i for i, tier in enumerate(sample.tiers) if tier]
        rows.append(Rows([sample.rows[i] for i in named]))
        names = [normal(text[sample.candidates[i].start : sample.candidates[i].end]) for i in named]
        often = Counter(names)
        share = INVENTED if sample.plan.invented else 1.0
        weights.extend(share / often[name] ** 0.5 for name in names)
        core.extend(bool(sample.tiers[i] == 2) for i in named)
    if len(set(core)) < 2:
        return None
    return fit_linear(rows, np.array(core, float), np.array(weights), strength=STRENGTH, least=LEAST)
