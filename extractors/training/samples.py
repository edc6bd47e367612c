"""Candidates of annotated plans with features and labels."""

from __future__ import annotations

from extractors.counties import place_names
from extractors.frames.reading import read_frames
from extractors.proposers import PROPOSERS
from extractors.scoring.features import Features
from extractors.training.annotated import AnnotatedPlan
from extractors.training.entities import Sample, tiers_of


def samples_of(plan: AnnotatedPlan) -> dict[str, Sample]:
    """One sample a kind of entity."""
    document = plan.document
    reading = read_frames(document.clean, document.blocks)
    places = place_names(document.plan.county)
    features = Features(reading, places)
    found: dict[str, Sample] = {}
    for kind, proposer in PROPOSERS.items():
        candidates = list(proposer.propose(reading))
        features.count(candidates)
        rows = [features.of(c) for c in candidates]
        found[kind] = Sample(kind, plan, features, places, candidates, rows, tiers_of(kind, plan, candidates))
    return found
