"""How well names and links are read in the invented plans of `data/unseen`, which no weights learn from.

    python -m benchmarks.unseen [--weights FILE] [--errors FILE] [--out docs/quality.md]

Each plan is built alone with the package's weights (or those of `--weights`) and scored against its annotation. The table is
written between its marks in the document; `--errors` also writes what is wrong, missed or double as tab-separated rows, to read
what the next rule should be about. Takes half a minute and needs no other plans.
"""
from __future__ import annotations

import argparse
import csv
import tempfile
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from benchmarks.quality import ROOT, duplicates, f1, replace_between_marks, shown, table
from extractors.documents import read
from extractors.pipeline import extract, load
from extractors.scoring.model import LEARNED
from kg.evaluation import evaluate
from kg.pipeline import build_facts
from kg.store import CLAIMS_FILE, GRAPH_FILE, write_build

UNSEEN = ROOT / "data" / "unseen"
MARKS = ("<!-- written by benchmarks/unseen.py -->", "<!-- end of what benchmarks/unseen.py wrote -->")
FIGURES = ("enterprises", "parks", "industries", "projects", "links", "duplicates")
KINDS = ("Enterprise", "Park", "Industry", "Project")
Row = tuple[str, ...]


def measure(name: str, weights: str) -> tuple[list[float | None], list[Row]]:
    """The figures of a plan (F1 of names and links, share of duplicates), and its errors: plan, sort, kind, what, lines, hint."""
    plan = UNSEEN / f"{name}.txt"
    made = build_facts([extract(read(plan), load(weights))])
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "build"
        write_build(out, {GRAPH_FILE: made.graph_turtle, CLAIMS_FILE: made.claims_turtle})
        found = evaluate(out, UNSEEN / f"{name}.jsonl", plan)
    report = found.report
    figures = [*(f1(report.entities[kind]) for kind in KINDS), f1(report.link_micro), duplicates(report)]
    told = (*KINDS, *report.links)
    errors = (e for e in found.errors if e.kind in told)
    return figures, [(name, e.sort, e.kind, e.what, " ".join(map(str, e.lines)), e.hint) for e in errors]


def document(results: dict[str, list[float | None]]) -> str:
    """What is written between the marks."""
    rows = [[name, *map(shown, figures)] for name, figures in results.items()]
    known = [[v for v in column if v is not None] for column in zip(*results.values(), strict=True)]
    rows.append(["mean", *(shown(sum(column) / len(column)) for column in known)])
    said = "F1 in the invented plans of `data/unseen`, which no weights learn from; nodes that name a thing again (share)."
    return "\n\n".join(("## Plans that nothing is learnt from", said, table(["", *FIGURES], rows)))


def main() -> None:
    """Measure, and write the section."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--weights", default=LEARNED, help="a weights file (default: the package's)")
    parser.add_argument("--errors", type=Path, help="write what is wrong to this file, tab-separated")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "quality.md", help="the document whose section is written")
    args = parser.parse_args()
    names = sorted(path.stem for path in UNSEEN.glob("*.jsonl"))
    results: dict[str, list[float | None]] = {}
    errors: list[Row] = []
    with ProcessPoolExecutor(max_workers=2) as pool:
        for name, (figures, wrong) in zip(names, pool.map(partial(measure, weights=args.weights), names), strict=True):
            results[name] = figures
            errors += wrong
    if args.errors:
        with args.errors.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, delimiter="\t").writerows([("plan", "sort", "kind", "what", "lines", "hint"), *errors])
    old = args.out.read_text(encoding="utf-8") if args.out.is_file() else ""
    args.out.write_text(replace_between_marks(old, document(results), MARKS), encoding="utf-8")
    print(document(results))


if __name__ == "__main__":
    main()
