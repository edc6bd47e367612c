"""Quality on annotated plans: builds each plan alone, scores it against its annotation, prints one Markdown table.

    python benchmarks/scores.py [--shared ../shared] [PLAN ...]

Plans, annotations and the scorer are not part of the project; they are looked for in `--shared` as `plans/NAME.txt`,
`gold/NAME.jsonl` and `eval/score.py`.
"""
from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent

COLUMNS: dict[str, tuple[str, ...]] = {
    "entity macro F1": ("summary", "entity_macro_f1"),
    "link micro F1": ("summary", "link_micro_f1"),
    "industries": ("entities", "Industry", "lenient", "f1"),
    "enterprises": ("entities", "Enterprise", "lenient", "f1"),
    "parks": ("entities", "Park", "lenient", "f1"),
    "projects": ("entities", "Project", "lenient", "f1"),
    "targets": ("goals", "IndicatorTarget", "f1"),
    "positionings": ("goals", "Positioning", "f1"),
    "investment": ("attributes", "investment", "f1"),
}
"""Heading of a column → where its figure stands in the scorer's JSON report."""


def score(plan: Path, gold: Path, scorer: Path) -> dict[str, Any]:
    """The scorer's report on a graph built from `plan` alone; raises `SystemExit` with what the failing command said."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        report = out / "report.json"
        for command in (
            [sys.executable, "-m", "kg", "build", str(plan), "--out", str(out)],
            [sys.executable, str(scorer), "--gold", str(gold), "--graph", str(out / "graph.ttl"), "--json", str(report)],
        ):
            done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
            if done.returncode:
                raise SystemExit(f"{' '.join(command)}\n{done.stdout}{done.stderr}")
        loaded: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))["report"]
        return loaded


def figure(report: dict[str, Any], path: tuple[str, ...]) -> float | None:
    """The number at `path` of a report; None where neither annotation nor graph has a case, so that there is nothing to score."""
    group: Any = report
    for key in path[:-1]:
        group = group[key]
    if "tp" in group and not group["tp"] + group["fp"] + group["fn"]:
        return None
    return float(group[path[-1]])


def mean(figures: Iterable[float | None]) -> float | None:
    """The mean of the figures that are there."""
    known = [x for x in figures if x is not None]
    return sum(known) / len(known) if known else None


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("plans", nargs="*", help="names of plans (default: all that have an annotation)")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="folder with plans/, gold/ and eval/score.py")
    args = parser.parse_args()
    scorer = args.shared / "eval" / "score.py"
    if not scorer.is_file():
        raise SystemExit(f"No annotated plans to score against: {scorer} is missing. Name their folder with --shared.")
    golds = [g for g in sorted((args.shared / "gold").glob("*.jsonl")) if not args.plans or g.stem in args.plans]
    if not golds:
        raise SystemExit(f"No annotation for {', '.join(args.plans) or 'any plan'} in {args.shared / 'gold'}.")

    rows: dict[str, list[float | None]] = {}
    for gold in golds:
        report = score(args.shared / "plans" / f"{gold.stem}.txt", gold, scorer)
        rows[gold.stem] = [figure(report, path) for path in COLUMNS.values()]
    rows["**mean**"] = [mean(column) for column in zip(*rows.values(), strict=True)]

    print("| plan | " + " | ".join(COLUMNS) + " |")
    print("|---|" + "--:|" * len(COLUMNS))
    for name, figures in rows.items():
        print(f"| {name} | " + " | ".join("–" if x is None else f"{x:.3f}" for x in figures) + " |")


if __name__ == "__main__":
    main()
