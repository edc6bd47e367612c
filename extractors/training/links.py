"""Learn the model of each predicate from pairs of mentions kept out of fold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from extractors.frames.reading import Reading
from extractors.links.agreement import LinkKey, gathered, link_features
from extractors.links.component import pooled, scored, to_places
from extractors.links.pairs import Pair, pairs
from extractors.links.patterns import JOINS
from extractors.scoring.grouping import group_key, normal
from extractors.scoring.judging import Judged
from extractors.scoring.model import RULES, KindModel, LinearModel, load_models
from extractors.training.annotated import AnnotatedPlan, align
from extractors.training.entities import Sample, fit_linear, fit_numeric, folds
from extractors.training.vocabulary import Rows

THRESHOLDS: dict[str, float] = {
    "leadEnterprise": 0.26,
    "includesProject": 0.26,
    "undertakenBy": 0.28,
    "locatedIn": 0.24,
    "focusesOn": 0.24,
    "subChainOf": 0.26,
}
"""From what probability on, times the salience of both ends, a link is kept. Fixed, for those learnt did worse on plans left out:
some predicates have twenty core links in all. 15 in 100 more or less cost a hundredth there."""
GIVEN = 0.7
"""The probability that an annotated name has as an end of a link to learn from."""
STRENGTH = 0.1
"""Inverse of the L2 penalty."""
WORTH = {2: 2.0, 1: 0.7, 0: 1.0}
"""What a link of each tier weighs in learning."""
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
        aligned = align(kind, gold, named, several=True)
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
    plans: Sequence[list[tuple[Pair, int]]], annotated: Sequence[AnnotatedPlan], kinds: Mapping[str, KindModel]
) -> dict[str, KindModel]:
    """Both models a predicate, of pairs and of whole links, the latter on pairs judged out of fold.

    `plans` are the pairs to learn from, `annotated` their plans, `kinds` the models of their ends. Links have no
    calibration of their own: steps learnt from the links of two plans told less on a third than one power (`component.SURER`).
    """
    looked_at: list[list[Looked]] = [[] for _ in plans]
    for fold in folds(annotated):
        others = [p for p, a in zip(plans, annotated, strict=True) if not any(a.akin(annotated[i]) for i in fold)]
        known = tuple(predicate for predicate in JOINS if any(t > 0 and p.predicate == predicate for o in others for p, t in o))
        models = {**kinds, **fit_predicates(others, known)}
        for i in fold:
            looked_at[i] = looked(plans[i], models)
    wholes = fit_wholes(looked_at)
    learnt = fit_predicates(plans, tuple(JOINS))
    return {predicate: KindModel(model.place, wholes[predicate], THRESHOLDS[predicate]) for predicate, model in learnt.items()}


@dataclass(frozen=True)
class Looked:
    """A link of a plan whose pairs were judged by models that did not learn from it; `tier` as of `labelled_pairs`."""

    predicate: str
    tier: int
    numbers: dict[str, float]


def looked(plan: Sequence[tuple[Pair, int]], models: Mapping[str, KindModel]) -> list[Looked]:
    """The links of a plan that are worth looking at."""
    tiers: dict[LinkKey, int] = {}
    for pair, tier in plan:
        key = (pair.predicate, (pair.subject.kind, pair.subject.group), (pair.object.kind, pair.object.group))
        tiers[key] = max(tier, tiers.get(key, tier))
    possible = gathered(pooled(scored((pair for pair, _ in plan), models)), models)
    return [Looked(key[0], tiers[key], numbers) for key, numbers in link_features(possible)]


def fit_wholes(plans: Sequence[Sequence[Looked]]) -> dict[str, LinearModel]:
    """What judges whole links, for each predicate; nothing for those of which all or none are right."""
    found: dict[str, LinearModel] = {}
    for predicate in JOINS:
        links = [link for plan in plans for link in plan if link.predicate == predicate and link.tier != ASTRAY]
        labels = np.array([float(link.tier > 0) for link in links])
        both = 0 < labels.sum() < len(labels)
        weights = np.array([WORTH[link.tier] for link in links])
        found[predicate] = fit_numeric([link.numbers for link in links], labels, weights, STRENGTH) if both else LinearModel()
    return found


def fit_predicates(plans: Sequence[list[tuple[Pair, int]]], predicates: Sequence[str]) -> dict[str, KindModel]:
    """The models of some predicates' pairs."""
    by_hand = load_models(RULES).kinds
    return {p: KindModel(fit_predicate(plans, p, by_hand[p].place), LinearModel(), THRESHOLDS[p]) for p in predicates}


def fit_predicate(plans: Sequence[list[tuple[Pair, int]]], predicate: str, prior: LinearModel) -> LinearModel:
    """The model of one predicate from labelled pairs of annotated ends; core links weigh more, arguable ones less."""
    chosen = [[(p, t) for p, t in plan if p.predicate == predicate and t != ASTRAY] for plan in plans]
    rows = [Rows([list(p.features) for p, _ in plan]) for plan in chosen]
    tiers = np.array([t for plan in chosen for _, t in plan])
    weights = np.array([WORTH[t] for t in tiers])
    return fit_linear(rows, (tiers > 0).astype(float), weights, prior, STRENGTH)
