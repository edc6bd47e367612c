"""Learn the model of each predicate from pairs of mentions kept out of fold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from extractors.frames.reading import Reading
from extractors.links.component import foremost, to_places
from extractors.links.pairs import Pair, pairs
from extractors.links.patterns import JOINS
from extractors.scoring.grouping import group_key
from extractors.scoring.judging import Judged
from extractors.scoring.model import RULES, KindModel, LinearModel, load_models, logistic
from extractors.training.annotated import AnnotatedPlan, align
from extractors.training.entities import LEAST_PLANS, calibrate, fit_linear

INVENTED_LINKS = 0.6
"""What a pair of an invented plan weighs beside one of a real plan."""
THRESHOLD = 0.42
"""From what probability on a link is kept: one for all predicates. Thresholds learnt a predicate did worse on plans left out
(micro F1 0.284 against 0.296), for some predicates have twenty core links in all."""
STRENGTH = 0.05
"""Inverse of the L2 penalty."""
GOLD_NAME = {"subChainOf": "partOf"}
"""Predicates that the annotation calls by another name."""


def aligned_groups(plan: AnnotatedPlan, judged: dict[str, list[Judged]], names: tuple[str, ...]) -> dict[tuple[str, str], str]:
    """The gold id of each kept group (kind, key); groups that name one thing all have its id, for links of each of them hold."""
    text = plan.document.clean
    found: dict[tuple[str, str], str] = {}
    for kind, members in judged.items():
        forms: dict[str, set[str]] = defaultdict(set)
        for j in members:
            name = text[j.candidate.start : j.candidate.end]
            forms[group_key(kind, name, names)].add(name)
        named = {k: sorted(v) for k, v in forms.items()}
        gold = plan.of_kind(kind)
        aligned = align(kind, gold, named)
        for key in sorted(forms.keys() - aligned.keys()):
            again = align(kind, gold, {key: named[key]})
            if again:
                aligned[key] = again[key]
        found.update({(kind, key): name for key, name in aligned.items()})
    return found


def labelled_pairs(
    plan: AnnotatedPlan, reading: Reading, judged: dict[str, list[Judged]], names: tuple[str, ...]
) -> list[tuple[Pair, int]]:
    """All pairs of a plan's kept mentions with 2 for a core link, 1 for an arguable one, 0 for none."""
    gold = aligned_groups(plan, judged, names)
    tiers: dict[tuple[str, str, str], int] = {}
    for link in plan.links:
        key = (link["r"], link["h"], link["o"])
        tiers[key] = max(tiers.get(key, 0), 2 if link["tier"] == "core" else 1)
    ends = [p for kind, members in judged.items() for p in to_places(kind, members, reading.text, names)]
    found = []
    for pair in pairs(reading, ends):
        head, tail = gold.get((pair.subject.kind, pair.subject.group)), gold.get((pair.object.kind, pair.object.group))
        tier = tiers.get((GOLD_NAME.get(pair.predicate, pair.predicate), head, tail), 0) if head and tail else 0
        found.append((pair, tier))
    return found


def fit_links(plans: Sequence[list[tuple[Pair, int]]], annotated: Sequence[AnnotatedPlan]) -> dict[str, KindModel]:
    """A model a predicate.

    `annotated` are the plans of the pairs: invented ones weigh less; real ones, where there are two, set
    the calibration.
    """
    invented = [plan.invented for plan in annotated]
    trust_all = sum(not i for i in invented) < LEAST_PLANS
    trusted = [trust_all or not i for i in invented]
    models: dict[str, KindModel] = {}
    by_hand = load_models(RULES).kinds
    for predicate in JOINS:
        prior = by_hand[predicate].place
        chosen = [[(p, t) for p, t in plan if p.predicate == predicate] for plan in plans]
        rows = [[list(p.features) for p, _ in plan] for plan in chosen]
        tiers = [np.array([t for _, t in plan]) for plan in chosen]
        shares = [INVENTED_LINKS if i else 1.0 for i in invented]
        weights = [share * np.where(t == 2, 2.0, np.where(t == 1, 0.7, 1.0)) for t, share in zip(tiers, shares, strict=True)]
        model = fit_linear(rows, np.concatenate([(t > 0).astype(float) for t in tiers]), np.concatenate(weights), prior, STRENGTH)
        best: list[float] = []
        labels: list[int] = []
        for number, plan in enumerate(chosen):
            others = [i for i in range(len(chosen)) if not annotated[i].akin(annotated[number])]
            if not plan or not any(t.any() for i, t in enumerate(tiers) if i in others):
                continue
            fitted = fit_linear(
                [rows[i] for i in others],
                np.concatenate([(tiers[i] > 0).astype(float) for i in others]),
                np.concatenate([weights[i] for i in others]),
                prior,
                STRENGTH,
            )
            groups: dict[tuple[str, str, str, str], tuple[float, int]] = {}
            tier_of = {id(p): t for p, t in plan}
            for pair, score in foremost((p, logistic(fitted.score(p.features))) for p, _ in plan):
                tier = tier_of[id(pair)]
                key = (pair.subject.kind, pair.subject.group, pair.object.kind, pair.object.group)
                old = groups.get(key, (0.0, 0))
                groups[key] = (max(old[0], score), max(old[1], tier))
            if trusted[number]:
                best += [s for s, _ in groups.values()]
                labels += [t for _, t in groups.values()]
        probabilities, truth = np.array(best), np.array(labels)
        models[predicate] = KindModel(model, LinearModel(), THRESHOLD, calibrate(probabilities, (truth > 0).astype(float)))
    return models
