"""An evaluation from files: graph, truth, figures, mistakes and calibration in one object."""
from __future__ import annotations

from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from kg.built import Built, read_county
from kg.evaluation.calibration import Bin, calibration, expected_error
from kg.evaluation.errors import EvaluationError, errors
from kg.evaluation.judged import JudgedFact, judged
from kg.evaluation.plan_text import find_plan, read_lines
from kg.evaluation.scoring import Report, Score, score
from kg.evaluation.truth import Truth, read_truth


@dataclass(frozen=True)
class Evaluation:
    """A graph beside its truth; `lines` are the plan's, empty if the plan was not at hand."""

    built: Built
    truth: Truth
    report: Report
    lines: list[str]

    @cached_property
    def facts(self) -> list[JudgedFact]:
        """Every fact that the truth can judge."""
        return list(judged(self.built, self.report))

    @cached_property
    def errors(self) -> list[EvaluationError]:
        """Every mistake, with its evidence."""
        return errors(self.built, self.truth, self.report, self.lines)

    @cached_property
    def calibration(self) -> list[Bin]:
        """The reliability table of all facts."""
        return calibration(self.facts)

    def by_origin(self) -> dict[str, tuple[int, int]]:
        """What found facts → how many, and how many of them are right; facts found in several ways count for each."""
        counts: dict[str, tuple[int, int]] = {}
        for fact in self.facts:
            for origin in fact.source.origins:
                count, right = counts.get(origin, (0, 0))
                counts[origin] = (count + 1, right + (fact.verdict == "right"))
        return dict(sorted(counts.items(), key=lambda item: (-item[1][0] + item[1][1], item[0])))

    def to_json(self) -> dict[str, Any]:
        """All of it as plain values, ratios in [0, 1]."""
        report = self.report
        duplicates = {kind: len(alignment.duplicates) for kind, alignment in report.alignments.items()}
        micro = report.link_micro
        return {
            "entities": {
                kind: {"exact": _score(report.exact[kind]), "lenient": _score(lenient) | {"duplicates": duplicates[kind]}}
                for kind, lenient in report.entities.items()
            },
            "links": {link: _score(found) for link, found in report.links.items()},
            "goals": {
                "IndicatorTarget": _score(report.targets.score)
                | {"subject_accuracy": report.targets.subject_accuracy, "year_accuracy": report.targets.year_accuracy},
                "Positioning": _score(report.positionings) | {"duplicates": duplicates["Positioning"]},
            },
            "attributes": {"investment": _score(report.investment)},
            "summary": {
                "entity_macro_f1": report.entity_macro_f1,
                "link_micro_f1": micro.f1,
                "link_micro_p": micro.precision,
                "link_micro_r": micro.recall,
                "expected_calibration_error": expected_error(self.calibration),
            },
            "calibration": [asdict(b) for b in self.calibration],
            "origins": {origin: {"count": count, "right": right} for origin, (count, right) in self.by_origin().items()},
            "errors": [asdict(error) for error in self.errors],
        }


def evaluate(graph: Path, truth: Path, plan: Path | None = None, county: str | None = None) -> Evaluation:
    """Measure a built graph (folder or graph file) against the truth of its plan.

    `plan` is the plan's text, for the lines of what is missed; looked for beside truth and graph if not given. `county` names one
    of several counties in the graph. Raises `TruthError`, `kg.store.StoreError`, and for a given plan `OSError` or
    `extractors.documents.PlanError`.
    """
    read = read_truth(truth)
    built = read_county(graph, county)
    found = plan or find_plan(built, graph, truth)
    return Evaluation(built, read, score(built, read), [] if found is None else read_lines(found))


def _score(found: Score) -> dict[str, float]:
    return {
        "p": found.precision, "r": found.recall, "f1": found.f1, "tp": found.tp, "fp": found.fp, "fn": found.fn, "ok": found.ok,
    }  # fmt: skip
