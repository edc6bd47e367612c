"""How well names and links are read in the invented plans of `data/unseen`, which no weights learn from.

    python -m benchmarks.unseen [--weights FILE] [--errors FILE] [--out docs/quality.md]

Each plan is built alone with the package's weights (or those of `--weights`) and scored against its annotation. The table is
written between its marks in the document; `--errors` also writes what is wrong, missed or double as tab-separated rows, to read
what the next rule should be about. Takes half a minute and needs no other plans.
"""
from __future__ import annotations

import argparse
import csv
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from benchmarks.alone import FIGURES, KINDS, evaluated, figures, investments, table_with_means
from benchmarks.quality import ROOT, duplicates, replace_between_marks
from extractors.pipeline import load
from extractors.scoring.model import LEARNED
from kg.evaluation.scoring import Score

UNSEEN = ROOT / "data" / "unseen"
MARKS = ("<!-- written by benchmarks/unseen.py -->", "<!-- end of what benchmarks/unseen.py wrote -->")
HEAD = (*FIGURES, "duplicates")
Row = tuple[str, ...]


def measure(name: str, weights: str) -> tuple[list[float | None], Score, list[Row]]:
    """The figures of a plan (F1 of names and links, share of duplicates), its investments, and its errors.

    An error has plan, sort, kind, what is wrong, lines and hint.
    """
    found = evaluated(UNSEEN / f"{name}.txt", UNSEEN / f"{name}.jsonl", load(weights))
    told = (*KINDS, *found.report.links, "investment")
    errors = (e for e in found.errors if e.kind in told)
    rows: list[Row] = [(name, e.sort, e.kind, e.what, " ".join(map(str, e.lines)), e.hint) for e in errors]
    return [*figures(found.report), duplicates(found.report)], found.report.investment, rows


def document(results: dict[str, list[float | None]], costs: Iterable[Score]) -> str:
    """What is written between the marks."""
    said = "F1 in the invented plans of `data/unseen`, which no weights learn from; nodes that name a thing again (share)."
    figures_table = table_with_means(tuple(results), HEAD, results)
    return "\n\n".join(("## Plans that nothing is learnt from", said, figures_table, investments(costs)))


def main() -> None:
    """Measure, and write the section."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--weights", default=LEARNED, help="a weights file (default: the package's)")
    parser.add_argument("--errors", type=Path, help="write what is wrong to this file, tab-separated")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "quality.md", help="the document whose section is written")
    args = parser.parse_args()
    names = sorted(path.stem for path in UNSEEN.glob("*.jsonl"))
    results: dict[str, list[float | None]] = {}
    costs: list[Score] = []
    errors: list[Row] = []
    with ProcessPoolExecutor(max_workers=2) as pool:
        for name, (measured, cost, wrong) in zip(names, pool.map(partial(measure, weights=args.weights), names), strict=True):
            results[name] = measured
            costs.append(cost)
            errors += wrong
    if args.errors:
        with args.errors.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, delimiter="\t").writerows([("plan", "sort", "kind", "what", "lines", "hint"), *errors])
    old = args.out.read_text(encoding="utf-8") if args.out.is_file() else ""
    args.out.write_text(replace_between_marks(old, document(results, costs), MARKS), encoding="utf-8")
    print(document(results, costs))


if __name__ == "__main__":
    main()
