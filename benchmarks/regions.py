"""How well names and links are read in plans of other regions and kinds that were not learnt from: a part of `docs/quality.md`.

    python -m benchmarks.regions [--shared ../shared] [--out docs/quality.md]

The plans of `data/training` that retell passages of other provinces (all or in part), and those of other kinds of county, are
left out half by half; weights are learnt from all other annotated plans, and each plan left out is built alone and scored.
Real plans are looked for in `--shared` (`plans/`, `gold/`).
"""
from __future__ import annotations

import argparse
import tempfile
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from benchmarks.quality import ROOT, SAMPLES, TRAINING, f1, replace_between_marks, shown, table
from extractors.documents import read
from extractors.pipeline import extract, load
from extractors.training.__main__ import annotated_plans, train, without
from extractors.training.annotated import IMITATES, plans_of
from kg.evaluation import evaluate
from kg.rdf import build_graph
from kg.resolve import resolve
from kg.store import CLAIMS_FILE, GRAPH_FILE, to_turtle, write_build
from ontology.namespaces import BASE, PREFIXES

MARKS = ("<!-- written by benchmarks/regions.py -->", "<!-- end of what benchmarks/regions.py wrote -->")
FIGURES = ("enterprises", "parks", "industries", "projects", "links")
SAID = {
    "passages": "F1 in invented plans that retell passages from other provinces (`data/training/README.md`), half of them left"
    " out at a time.",
    "mixed": "F1 in invented plans that retell such passages in part, left out with them.",
    "kind": "F1 in invented plans of other kinds of county, left out with them.",
}
"""How the plans were written → what the document says of their table."""
KINDS = ("Enterprise", "Park", "Industry", "Project")


def measure(shared: Path, names: Sequence[str]) -> dict[str, list[float | None]]:
    """F1 of names and links in some plans, with weights learnt from all plans but these."""
    folders = ((shared / "plans", shared / "gold"), SAMPLES, TRAINING)
    plans = without(annotated_plans([p for p, _ in folders], [t for _, t in folders]), *names)
    found: dict[str, list[float | None]] = {}
    with tempfile.TemporaryDirectory() as folder:
        weights, out = Path(folder) / "weights.json", Path(folder) / "build"
        train(plans).write(weights)
        nlp = load(str(weights))
        for name in names:
            plan = TRAINING[0] / f"{name}.txt"
            rdf = build_graph(resolve([extract(read(plan), nlp)]))
            graph, claims = to_turtle(rdf.graph, PREFIXES, BASE), to_turtle(rdf.claims, PREFIXES, BASE)
            write_build(out, {GRAPH_FILE: graph, CLAIMS_FILE: claims})
            report = evaluate(out, TRAINING[1] / f"{name}.jsonl", plan).report
            found[name] = [*(f1(report.entities[kind]) for kind in KINDS), f1(report.link_micro)]
    return found


def document(results: dict[str, list[float | None]], names: dict[str, tuple[str, ...]]) -> str:
    """What is written between the marks."""
    parts = ["## Plans of other regions and kinds, left out"]
    for how, plans in names.items():
        rows = [[name, *map(shown, results[name])] for name in plans]
        known = [[v for v in column if v is not None] for column in zip(*(results[name] for name in plans), strict=True)]
        rows.append(["mean", *(shown(sum(column) / len(column) if column else None) for column in known)])
        parts += [SAID[how], table(["", *FIGURES], rows)]
    return "\n\n".join(parts)


def main() -> None:
    """Measure, and write the section."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="folder with plans/ and gold/")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "quality.md", help="the document whose section is written")
    args = parser.parse_args()
    shared: Path = args.shared.resolve()
    if not any((shared / "gold").glob("*.jsonl")):
        raise SystemExit(f"No annotated plans in {shared}/gold. Name their folder with --shared; {args.out} stays as it is.")
    names = {how: plans_of(TRAINING[0] / IMITATES, how) for how in SAID}
    results: dict[str, list[float | None]] = {}
    halves = [[name for plans in names.values() for name in plans[half::2]] for half in (0, 1)]
    with ProcessPoolExecutor(max_workers=2) as pool:
        for found in pool.map(measure, (shared, shared), halves):
            results.update(found)
    old = args.out.read_text(encoding="utf-8") if args.out.is_file() else ""
    args.out.write_text(replace_between_marks(old, document(results, names), MARKS), encoding="utf-8")
    print(document(results, names))


if __name__ == "__main__":
    main()
