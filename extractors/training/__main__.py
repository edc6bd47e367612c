"""Learn the weights of `extractors/scoring/weights.json` from annotated plans.

    python -m extractors.training --plans ../shared/plans --truth ../shared/gold --plans data/plans --truth data/truth

The same plans give the same bytes. `--leave-out NAME` keeps a plan out, with those that imitate it; `--out` writes elsewhere.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from extractors.documents import PlanError
from extractors.proposers import PROPOSERS
from extractors.scoring.judging import Judged
from extractors.scoring.model import LEARNED, Models
from extractors.training.annotated import AnnotatedPlan, read_annotated
from extractors.training.entities import fit_kind
from extractors.training.links import completed, fit_links, labelled_pairs
from extractors.training.salience import fit_salience
from extractors.training.samples import samples_of


def annotated_plans(plans: list[Path], truths: list[Path]) -> list[AnnotatedPlan]:
    """Every plan of the folders that has a truth of the same name, in order of name within each folder."""
    found = []
    for folder, truth in zip(plans, truths, strict=True):
        for file in sorted(folder.glob("*.txt")):
            if (truth / f"{file.stem}.jsonl").is_file():
                found.append(read_annotated(file, truth / f"{file.stem}.jsonl"))
    return found


def without(plans: list[AnnotatedPlan], *names: str) -> list[AnnotatedPlan]:
    """The plans to learn from if some plans are to be judged: not themselves, nor what was written after their manner."""
    return [plan for plan in plans if plan.name not in names and not set(names) & set(plan.imitates)]


def train(plans: list[AnnotatedPlan]) -> Models:
    """All models from annotated plans."""
    samples = [samples_of(plan) for plan in plans]
    kinds = {}
    judged: list[dict[str, list[Judged]]] = [{} for _ in plans]
    for kind in PROPOSERS:
        kinds[kind], kept = fit_kind(kind, [s[kind] for s in samples])
        kinds[kind] = replace(kinds[kind], salience=fit_salience([s[kind] for s in samples]))
        for number, members in enumerate(kept):
            judged[number][kind] = members
    any_kind = next(iter(PROPOSERS))

    learning = []
    for number, found in enumerate(judged):
        sample = samples[number][any_kind]
        ends = {kind: completed(kind, samples[number][kind], members) for kind, members in found.items()}
        learning.append(labelled_pairs(plans[number], sample.features.reading, ends, sample.places))
    kinds.update(fit_links(learning, plans, kinds))
    return Models(kinds, "model")


def main(arguments: list[str] | None = None) -> int:
    """The command; exit status 2 where there is nothing to learn from."""
    parser = argparse.ArgumentParser(
        prog="python -m extractors.training", description=__doc__.split("\n")[0] if __doc__ else None
    )
    parser.add_argument("--plans", type=Path, action="append", required=True, help="folder of plans (repeatable)")
    parser.add_argument("--truth", type=Path, action="append", required=True, help="folder of truths, one for each --plans")
    parser.add_argument(
        "--leave-out",
        default=[],
        action="append",
        metavar="NAME",
        help="a plan (file name without ending) not to learn from (repeatable)",
    )
    parser.add_argument(
        "--out", type=Path, default=Path(__file__).parent.parent / "scoring" / LEARNED, help="where to write the weights"
    )
    options = parser.parse_args(arguments)
    if len(options.plans) != len(options.truth):
        print(f"give one --truth for each --plans: there are {len(options.plans)} and {len(options.truth)}", file=sys.stderr)
        return 2
    try:
        plans = without(annotated_plans(options.plans, options.truth), *options.leave_out)
    except (ValueError, PlanError) as error:
        print(error, file=sys.stderr)
        return 2
    if len(plans) < 2:
        print(
            f"training needs two annotated plans or more, found {len(plans)} in {', '.join(map(str, options.plans))}",
            file=sys.stderr,
        )
        return 2
    train(plans).write(options.out)
    print(f"{options.out}: learnt from {', '.join(p.name for p in plans)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
