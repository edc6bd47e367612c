"""Build one annotated plan alone and score it; tables of such figures with their means."""
from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from spacy.language import Language

from benchmarks.quality import f1, shown, table
from extractors.documents import read
from extractors.pipeline import extract
from kg.evaluation import Evaluation, evaluate
from kg.evaluation.scoring import Report, Score
from kg.pipeline import build_facts
from kg.store import CLAIMS_FILE, GRAPH_FILE, write_build

KINDS = ("Enterprise", "Park", "Industry", "Project")
FIGURES = ("enterprises", "parks", "industries", "projects", "links")
"""What `figures` gives, in its order."""


def evaluated(plan: Path, truth: Path, nlp: Language) -> Evaluation:
    """What is right and wrong in the graph of one plan, built alone."""
    made = build_facts([extract(read(plan), nlp)])
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "build"
        write_build(out, {GRAPH_FILE: made.graph_turtle, CLAIMS_FILE: made.claims_turtle})
        return evaluate(out, truth, plan)


def figures(report: Report) -> list[float | None]:
    """F1 of names by kind, and of links; None where there is no case."""
    return [*(f1(report.entities[kind]) for kind in KINDS), f1(report.link_micro)]


def investments(scores: Iterable[Score]) -> str:
    """What documents say of investments: few plans state many, so that their cases are counted together."""
    known = list(scores)
    whole = Score(sum(s.tp for s in known), sum(s.fp for s in known), sum(s.fn for s in known))
    return f"Investments of projects, all cases together: {shown(f1(whole))} ({whole.tp + whole.fn} stated)."


def table_with_means(names: Sequence[str], head: Sequence[str], results: Mapping[str, Sequence[float | None]]) -> str:
    """A Markdown table of the plans' figures, the last row their means."""
    rows = [[name, *map(shown, results[name])] for name in names]
    known = [[v for v in column if v is not None] for column in zip(*(results[name] for name in names), strict=True)]
    rows.append(["mean", *(shown(sum(column) / len(column) if column else None) for column in known)])
    return table(["", *head], rows)
