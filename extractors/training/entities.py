"""Learn the two models of each kind of entity: places first, then names, the latter on places judged out of fold."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from extractors.frames.candidate import Candidate
from extractors.frames.patterns import MEASURED
from extractors.scoring.features import Features
from extractors.scoring.grouping import normal
from extractors.scoring.judging import FLOOR, Company, Judged, choose, group, kept, together, whole_features
from extractors.scoring.lists import with_their_lists
from extractors.scoring.model import RULES, KindModel, LinearModel, load_models, logistic
from extractors.scoring.network import Network
from extractors.training.annotated import AnnotatedPlan, align, stem
from extractors.training.network import fit_network
from extractors.training.vocabulary import LEAST_PLANS, Rows, to_matrix, vocabulary_of

LEAST_PLACES = 5
NETWORKED = ("Enterprise", "Project")
"""Kinds whose places a network judges beside the linear model; the others gained little or lost by it on plans left out."""
STRENGTH = {"Industry": 0.1, "Enterprise": 0.1, "Park": 0.1, "Project": 0.1}
"""Inverse of the L2 penalty for the places of each kind."""
INVENTED = {"Industry": 0.6, "Enterprise": 1.0, "Park": 0.3, "Project": 0.6}
"""What a place of an invented plan weighs beside one of a real plan."""
NAME_STRENGTH = {"Industry": 0.1, "Enterprise": 0.1, "Park": 0.1, "Project": 0.5}
"""Inverse of the L2 penalty for the names of each kind."""
INVENTED_NAMES = {"Industry": 0.6, "Enterprise": 0.3, "Park": 0.3, "Project": 0.0}
"""What a name of an invented plan weighs beside one of a real plan, where there are two real plans or more."""
WORTH = np.array((1.0, 0.7, 2.0))
"""What a candidate weighs in learning by its tier: none, arguable, core."""
TOGETHER = 16
"""So many invented plans that imitate none are judged by one model that did not learn from them."""
_SIZE = re.compile(rf"(?<=[\u4e00-\u9fff]{{4}})[\d.,]*{MEASURED}")
"""A size at the end of a name: some annotators count it in (危桥改造31座), the given ones do not."""
THRESHOLDS = {"Industry": 0.5, "Enterprise": 0.47, "Park": 0.42, "Project": 0.52}
"""From what probability on a name of each kind is kept. Fixed, for those learnt from the names of two plans came out anywhere
between 0.45 and 0.65 and did worse on a third: on plans of the same region F1 hardly changes between 0.4 and 0.6, elsewhere lower
ones miss less."""


@dataclass(frozen=True)
class Sample:
    """The candidates of one kind in one plan with their features; `tiers` tells of each whether it names a core entity (2), an
    arguable one (1) or none (0)."""

    kind: str
    plan: AnnotatedPlan
    features: Features
    places: tuple[str, ...]
    candidates: list[Candidate]
    rows: list[list[str]]
    tiers: NDArray[np.int8]

    @property
    def labels(self) -> NDArray[np.float64]:
        """1 where a candidate names an annotated entity, else 0."""
        return (self.tiers > 0).astype(float)

    @property
    def weights(self) -> NDArray[np.float64]:
        """What each candidate weighs in learning."""
        return (INVENTED[self.kind] if self.plan.invented else 1.0) * WORTH[self.tiers]

    @cached_property
    def numbered(self) -> Rows:
        """The rows with their features numbered."""
        return Rows(self.rows)


def tiers_of(kind: str, plan: AnnotatedPlan, candidates: Sequence[Candidate]) -> NDArray[np.int8]:
    """For each candidate 2 where it names a core entity, 1 for an arguable one, 0 for none."""
    tiers: dict[str, int] = {}
    for entity in plan.of_kind(kind).values():
        for name in (entity["n"], *entity.get("a", [])):
            for form in (normal(name), stem(kind, name), _SIZE.sub("", normal(name))):
                tiers[form] = max(tiers.get(form, 0), 2 if entity["tier"] == "core" else 1)
    text = plan.document.clean
    names = (text[c.start : c.end] for c in candidates)
    return np.array([max(tiers.get(normal(n), 0), tiers.get(stem(kind, n), 0)) for n in names], np.int8)


def fit_linear(
    rows: Sequence[Rows],
    labels: NDArray[np.float64],
    weights: NDArray[np.float64],
    prior: LinearModel | None = None,
    strength: float = 0.03,
    least: int = LEAST_PLACES,
) -> LinearModel:
    """A linear model over string features; `rows` are those of each plan, labels and weights run over all of them.

    `prior` is the model written by hand: its score is one more column, hardly penalised, so that what is learnt corrects what is
    known; the result is one table. `strength` is the inverse of the L2 penalty. Features count that `least` places have.
    """
    vocabulary = vocabulary_of(rows, least)
    matrix = to_matrix(rows, vocabulary)
    scale = 3.0
    if prior is not None:
        column = np.concatenate([plan.scores(prior) for plan in rows])[:, None] * scale
        matrix = hstack([matrix, csr_matrix(column)]).tocsr()
    model = LogisticRegression(C=strength, max_iter=200, solver="liblinear", random_state=0)
    model.fit(matrix, labels, sample_weight=weights)
    learnt = {f: float(model.coef_[0][i]) for f, i in vocabulary.items()}
    bias = float(model.intercept_[0])
    if prior is not None:
        share = float(model.coef_[0][-1]) * scale
        bias += share * prior.bias
        for feature, weight in prior.weights.items():
            learnt[feature] = learnt.get(feature, 0.0) + share * weight
    return LinearModel(bias, learnt)


def fit_place(kind: str, samples: Sequence[Sample], prior: LinearModel) -> tuple[LinearModel, Network | None]:
    """What judges the places of a kind, from annotated plans."""
    rows = [s.numbered for s in samples]
    labels = np.concatenate([s.labels for s in samples])
    weights = np.concatenate([s.weights for s in samples])
    linear = fit_linear(rows, labels, weights, prior, STRENGTH[kind])
    return linear, fit_network(rows, labels, weights, linear) if kind in NETWORKED else None


def out_of_fold(kind: str, samples: Sequence[Sample], prior: LinearModel) -> list[NDArray[np.float64]]:
    """The probabilities of each plan's places by models that learnt from the other plans only, its imitators left out too;
    invented plans are left out together in `folds`."""
    result: list[NDArray[np.float64]] = [np.empty(0)] * len(samples)
    for fold in folds([s.plan for s in samples]):
        others = [s for s in samples if not any(s.plan.akin(samples[i].plan) for i in fold)]
        linear, network = fit_place(kind, others, prior)
        for i in fold:
            rows = samples[i].rows
            scores = together([linear.score(row) for row in rows], rows, network.scores if network else None)
            result[i] = np.array([logistic(score) for score in with_their_lists(kind, scores, samples[i].candidates)])
    return result


def folds(plans: Sequence[AnnotatedPlan]) -> list[list[int]]:
    """The plans' numbers in the groups in which they are left out: a real plan with the invented ones that imitate it alone (who
    leaves out one of them leaves out the others), those that imitate several together, others `TOGETHER` at a time, each alone
    where there are no more."""
    found: dict[str, list[int]] = defaultdict(list)
    free = 0
    for number, plan in enumerate(plans):
        if not plan.invented:
            found[plan.name].append(number)
        elif plan.imitates:
            found[plan.imitates[0] if len(plan.imitates) == 1 else " "].append(number)
        else:
            found[f" {free // TOGETHER}"].append(number)
            free += 1
    return [part for fold in found.values() for part in ([fold] if len(fold) < len(plans) else [[n] for n in fold])]


def grouped(kind: str, sample: Sample, scores: NDArray[np.float64]) -> dict[str, list[tuple[float, Candidate]]]:
    """A plan's names with their chosen places."""
    likely = [(float(p), c) for p, c in zip(scores, sample.candidates, strict=True) if p >= FLOOR]
    return group(kind, choose(likely), sample.plan.document.clean, sample.places)


def fit_kind(kind: str, samples: Sequence[Sample]) -> tuple[KindModel, list[list[Judged]]]:
    """Both models of a kind from annotated plans, and what they keep of each plan out of fold.

    Calibration comes from real plans where there are two or more: invented ones are annotated more evenly than any real plan.
    """
    prior = load_models(RULES).kinds[kind].place
    place, network = fit_place(kind, samples, prior)
    rows: list[dict[str, float]] = []
    labels: list[float] = []
    weights: list[float] = []
    trusted: list[bool] = []
    trust_all = sum(not s.plan.invented for s in samples) < LEAST_PLANS
    names: list[dict[str, list[tuple[float, Candidate]]]] = []
    for sample, scores in zip(samples, out_of_fold(kind, samples, prior), strict=True):
        groups = grouped(kind, sample, scores)
        names.append(groups)
        text = sample.plan.document.clean
        gold = sample.plan.of_kind(kind)
        aligned = align(kind, gold, {k: sorted({text[c.start : c.end] for _, c in m}) for k, m in groups.items()})
        company = Company(m for members in groups.values() for m in members)
        for key, members in groups.items():
            rows.append(whole_features(members, sample.features, key, company))
            tier = 0 if key not in aligned else 2 if gold[aligned[key]]["tier"] == "core" else 1
            labels.append(float(tier > 0))
            share = INVENTED_NAMES[kind] if sample.plan.invented and not trust_all else 1.0
            weights.append(share * (1.0, 0.5, 1.5)[tier])
            trusted.append(trust_all or not sample.plan.invented)
    real = np.array(trusted)
    counted = np.array(weights) > 0
    whole = fit_numeric(
        [r for r, c in zip(rows, counted, strict=True) if c],
        np.array(labels)[counted],
        np.array(weights)[counted],
        NAME_STRENGTH[kind],
    )
    probabilities = np.array([logistic(whole.weigh(row)) for row in rows])
    threshold = THRESHOLDS[kind]
    judged: list[list[Judged]] = []
    at = 0
    for sample, groups in zip(samples, names, strict=True):
        judged.append([])
        for members in groups.values():
            p, places = kept(kind, members, float(probabilities[at]), threshold, sample.features)
            at += 1
            judged[-1].extend(Judged(c, q, p, p, "model") for q, c in places)
    return KindModel(place, whole, threshold, calibrate(probabilities[real], np.array(labels)[real]), network), judged


def fit_numeric(
    rows: Sequence[dict[str, float]], labels: NDArray[np.float64], weights: NDArray[np.float64], strength: float
) -> LinearModel:
    """A linear model over a few numeric features, standardised for the fit and given back in their own scale."""
    names = sorted({k for row in rows for k in row})
    matrix = np.array([[row.get(n, 0.0) for n in names] for row in rows])
    mean, spread = matrix.mean(axis=0), matrix.std(axis=0)
    spread[spread == 0] = 1.0
    model = LogisticRegression(C=strength, max_iter=500)
    model.fit((matrix - mean) / spread, labels, sample_weight=weights)
    coefficients = model.coef_[0] / spread
    return LinearModel(
        float(model.intercept_[0] - (coefficients * mean).sum()), dict(zip(names, (float(c) for c in coefficients), strict=True))
    )


def calibrate(probabilities: NDArray[np.float64], labels: NDArray[np.float64]) -> tuple[tuple[float, float], ...]:
    """Pairs (probability, share right) from isotonic regression, thinned; shares stay within [0.02, 0.98]."""
    from sklearn.isotonic import IsotonicRegression

    fitted = IsotonicRegression(y_min=0.02, y_max=0.98, out_of_bounds="clip").fit(probabilities, labels)
    grid = [i / 20 for i in range(21)]
    return tuple((x, float(y)) for x, y in zip(grid, fitted.predict(grid), strict=True))
