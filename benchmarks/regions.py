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

from benchmarks.alone import FIGURES, evaluated, figures, investments, table_with_means
from benchmarks.quality import ROOT, SAMPLES, TRAINING, replace_between_marks
from extractors.pipeline import load
from extractors.training.__main__ import annotated_plans, train, without
from extractors.training.annotated import IMITATES, plans_of
from kg.evaluation.scoring import Score

MARKS = ("<!-- written by benchmarks/regions.py -->", "<!-- end of what benchmarks/regions.py wrote -->")
SAID = {
    "passages": "F1 in invented plans that retell passages from other provinces (`data/training/README.md`), half of them left"
    " out at a time.",
    "mixed": "F1 in invented plans that retell such passages in part, left out with them.",
    "kind": "F1 in invented plans of other kinds of county, left out with them.",
}
"""How the plans were written → what the document says of their table."""


Measured = tuple[list[float | None], Score]
"""F1 of names and links, and how investments fared."""


def measure(shared: Path, names: Sequence[str]) -> dict[str, Measured]:
    """What some plans measure with weights learnt from all plans but these."""
    folders = ((shared / "plans", shared / "gold"), SAMPLES, TRAINING)
    plans = without(annotated_plans([p for p, _ in folders], [t for _, t in folders]), *names)
    found: dict[str, Measured] = {}
    with tempfile.TemporaryDirectory() as folder:
        weights = Path(folder) / "weights.json"
        train(plans).write(weights)
        nlp = load(str(weights))
        for name in names:
            report = evaluated(TRAINING[0] / f"{name}.txt", TRAINING[1] / f"{name}.jsonl", nlp).report
            found[name] = figures(report), report.investment
    return found


def document(results: dict[str, Measured], names: dict[str, tuple[str, ...]]) -> str:
    """What is written between the marks."""
    parts = ["## Plans of other regions and kinds, left out"]
    for how, plans in names.items():
        rows = {name: results[name][0] for name in plans}
        parts += [SAID[how], table_with_means(plans, FIGURES, rows), investments(results[name][1] for name in plans)]
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
    results: dict[str, Measured] = {}
    halves = [[name for plans in names.values() for name in plans[half::2]] for half in (0, 1)]
    with ProcessPoolExecutor(max_workers=2) as pool:
        for found in pool.map(measure, (shared, shared), halves):
            results.update(found)
    old = args.out.read_text(encoding="utf-8") if args.out.is_file() else ""
    args.out.write_text(replace_between_marks(old, document(results, names), MARKS), encoding="utf-8")
    print(document(results, names))


if __name__ == "__main__":
    main()
