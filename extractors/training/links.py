"""Learn the model of each predicate from pairs of mentions kept out of fold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np

from extractors.frames.reading import Reading
from extractors.links.component import foremost, pooled, to_places, trust
from extractors.links.pairs import Pair, pairs
from extractors.links.patterns import JOINS
from extractors.scoring.grouping import group_key, normal
from extractors.scoring.judging import Judged
from extractors.scoring.model import RULES, KindModel, LinearModel, load_models
from extractors.training.annotated import AnnotatedPlan, align
from extractors.training.entities import Sample, calibrate, fit_linear
from extractors.training.vocabulary import LEAST_PLANS

THRESHOLD = 0.53
"""From what probability on a link is kept: one for all predicates. Thresholds learnt a predicate did worse on plans left out,
for some predicates have twenty core links in all."""
GIVEN = 0.7
"""The probability that an annotated name has as an end of a link to learn from."""
SCEPTICS = 12
"""So many links of average worth are counted among the likeliest when these are calibrated: there are too few of them for a share
near one to be believed."""
STRENGTH = 0.1
"""Inverse of the L2 penalty."""
ASTRAY = -1
"""The label of a pair with an end that is not annotated: what it is like tells nothing of links."""
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


def completed(kind: str, sample: Sample, judged: list[Judged]) -> list[Judged]:
    """The kept places of a kind with those of annotated names that were not kept: links are learnt from all of them, though only
    kept ones will ever be asked for, since the places that judging misses would take half of the links along."""
    names = {normal(n) for e in sample.plan.of_kind(kind).values() for n in (e["n"], *e.get("a", []))}
    text = sample.plan.document.clean
    taken = {at for j in judged for at in range(j.candidate.start, j.candidate.end)}
    found = list(judged)
    for c in sorted(sample.candidates, key=lambda c: (c.start - c.end, c.start)):
        if normal(text[c.start : c.end]) in names and taken.isdisjoint(range(c.start, c.end)):
            taken.update(range(c.start, c.end))
            found.append(Judged(c, GIVEN, GIVEN, GIVEN, "annotated"))
    return sorted(found, key=lambda j: (j.candidate.start, j.candidate.end))


def labelled_pairs(
    plan: AnnotatedPlan, reading: Reading, judged: dict[str, list[Judged]], names: tuple[str, ...]
) -> list[tuple[Pair, int]]:
    """All pairs of a plan's kept mentions with 2 for a core link, 1 for an arguable one, 0 for none, `ASTRAY` where an end is not
    annotated."""
    gold = aligned_groups(plan, judged, names)
    tiers: dict[tuple[str, str, str], int] = {}
    for link in plan.links:
        key = (link["r"], link["h"], link["o"])
        tiers[key] = max(tiers.get(key, 0), 2 if link["tier"] == "core" else 1)
    ends = [p for kind, members in judged.items() for p in to_places(kind, members, reading.text, names)]
    found = []
    for pair in pairs(reading, ends):
        head, tail = gold.get((pair.subject.kind, pair.subject.group)), gold.get((pair.object.kind, pair.object.group))
        tier = tiers.get((GOLD_NAME.get(pair.predicate, pair.predicate), head, tail), 0) if head and tail else ASTRAY
        found.append((pair, tier))
    return found


def fit_links(
    plans: Sequence[list[tuple[Pair, int]]],
    asked: Sequence[list[tuple[Pair, int]]],
    annotated: Sequence[AnnotatedPlan],
    kinds: Mapping[str, KindModel],
) -> dict[str, KindModel]:
    """A model a predicate, and one calibration for all of them.

    `plans` are the pairs to learn from, `asked` those of the kept places alone, by which the calibration is made on each real
    plan with models that did not learn from it (on all plans where there are fewer than two real ones); `annotated` are their
    plans, `kinds` the models of their ends.
    """
    trust_all = sum(not plan.invented for plan in annotated) < LEAST_PLANS
    by_hand = load_models(RULES).kinds
    learnt: dict[str, LinearModel] = {}
    best: dict[tuple[int, str, str, str, str, str], tuple[float, int]] = {}
    for predicate in JOINS:
        prior = by_hand[predicate].place
        learnt[predicate] = fit_predicate(plans, predicate, prior)
        for number, plan in enumerate(annotated):
            others = [p for p, a in zip(plans, annotated, strict=True) if not a.akin(plan)]
            if (plan.invented and not trust_all) or not any(t > 0 and p.predicate == predicate for o in others for p, t in o):
                continue
            model = fit_predicate(others, predicate, prior)
            pairs_asked = [(p, t) for p, t in asked[number] if p.predicate == predicate]
            tier_of = {id(p): t for p, t in pairs_asked}
            for pair, score in foremost(pooled((p, model.score(p.features)) for p, _ in pairs_asked)):
                key = (number, predicate, pair.subject.kind, pair.subject.group, pair.object.kind, pair.object.group)
                old = best.get(key, (0.0, 0))
                best[key] = (max(old[0], score * trust(pair, kinds)), max(old[1], tier_of[id(pair)]))
    scores = np.array([s for s, _ in best.values()])
    truth = np.array([float(t > 0) for _, t in best.values()])
    sceptics = np.full(SCEPTICS, truth.mean() if len(truth) else 0.0)
    calibration = calibrate(np.append(scores, np.ones(SCEPTICS)), np.append(truth, sceptics))
    return {predicate: KindModel(model, LinearModel(), THRESHOLD, calibration) for predicate, model in learnt.items()}


def fit_predicate(plans: Sequence[list[tuple[Pair, int]]], predicate: str, prior: LinearModel) -> LinearModel:
    """The model of one predicate from labelled pairs of annotated ends; core links weigh more, arguable ones less."""
    chosen = [[(p, t) for p, t in plan if p.predicate == predicate and t != ASTRAY] for plan in plans]
    rows = [[list(p.features) for p, _ in plan] for plan in chosen]
    tiers = np.array([t for plan in chosen for _, t in plan])
    weights = np.where(tiers == 2, 2.0, np.where(tiers == 1, 0.7, 1.0))
    return fit_linear(rows, (tiers > 0).astype(float), weights, prior, STRENGTH)
