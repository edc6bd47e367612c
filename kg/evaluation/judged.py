"""Every fact of a graph that the truth can judge, with its source: the ground for calibration and for blame."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from kg.built import Built, Source
from kg.evaluation.scoring import Report
from kg.evaluation.terms import ENTITY_CLASSES, GOALS, LINK_TERMS

Verdict = Literal["right", "duplicate", "wrong"]


@dataclass(frozen=True, slots=True)
class JudgedFact:
    """An entity, goal or link of the graph. `nodes` is one IRI, or both ends of a link; ok-tier facts are right."""

    kind: str
    nodes: tuple[str, ...]
    verdict: Verdict
    source: Source


def judged(built: Built, report: Report) -> Iterator[JudgedFact]:
    """The facts by kind, in the order of the graph."""
    for kind in (*ENTITY_CLASSES, *GOALS):
        alignment = report.alignments[kind]
        for node in built.of_class(ENTITY_CLASSES.get(kind, kind)):
            verdict: Verdict = "wrong"
            if node in alignment.matched:
                verdict = "right"
            elif node in alignment.duplicates:
                verdict = "duplicate"
            yield JudgedFact(kind, (node,), verdict, built.source_of(node))
    for link, term in LINK_TERMS.items():
        outcome = report.link_outcomes[link]
        for pair in outcome.right:
            yield JudgedFact(link, pair, "right", built.source_of_link(pair[0], term, pair[1]))
        for pair in (*outcome.wrong, *outcome.stray):
            yield JudgedFact(link, pair, "wrong", built.source_of_link(pair[0], term, pair[1]))
