"""Propose projects: works and facilities by head word, items of lists of projects, joined items."""

from __future__ import annotations

from extractors.frames.proposing import Proposer
from extractors.projects.patterns import HEADS, NOT_ENDED, NOT_PROJECTS, STRONG

PROPOSER = Proposer(
    heads=tuple(HEADS),
    max_length=45,
    max_item=40,
    min_item=3,
    tail_classes=frozenset({"project", "park", "goal", "enterprise"}),
    trigger_classes=frozenset({"build"}),
    joined=True,
    counted=True,
    kin=STRONG,
    labels=True,
    boxed=True,
    costed=True,
    not_heads=NOT_PROJECTS,
    sure_heads=STRONG,
    sure_unless=NOT_ENDED,
)
