"""Quality beside its targets, on plans learnt from and on plans left out: writes the tables of `docs/quality.md`.

    python benchmarks/quality.py [--shared ../shared] [--out docs/quality.md]

Each given plan is built alone and scored against its annotation: with the weights of the package, and with weights learnt anew
from every other annotated plan (about an hour, two processes). Only what stands between the marks in the document is written;
the reading around it is a person's. Given plans are not part of the project; they are looked for in `--shared` as
`plans/NAME.txt`, `gold/NAME.jsonl` and `eval/evidence.py`.
"""
from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from extractors.documents import read
from extractors.pipeline import extract, load
from extractors.scoring.model import LEARNED, RULES
from extractors.training.__main__ import annotated_plans, train, without
from kg.evaluation import evaluate
from kg.evaluation.calibration import EDGES, calibration, expected_error
from kg.evaluation.judged import JudgedFact
from kg.evaluation.scoring import Report, Score
from kg.evaluation.terms import ENTITY_CLASSES, GOALS, LINK_TERMS
from kg.rdf import build_graph
from kg.resolve import resolve
from kg.resolve.draft import Draft, MentionKey
from kg.store import CLAIMS_FILE, GRAPH_FILE, to_turtle, write_build
from ontology.namespaces import BASE, PREFIXES

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = (ROOT / "data" / "plans", ROOT / "data" / "truth")
TRAINING = (ROOT / "data" / "training", ROOT / "data" / "training")
"""Folders of our own annotated plans and of their truths."""

BEGIN, END = "<!-- written by benchmarks/quality.py -->", "<!-- end of what benchmarks/quality.py wrote -->"
FALL = 0.05
"""A figure that falls by more than this on a plan left out speaks for fitted names."""


def f1(score: Score) -> float | None:
    """F1; None where neither plan nor graph has a case."""
    return score.f1 if score.tp + score.fp + score.fn else None


def duplicates(report: Report) -> float:
    """The share of nodes, target numbers left out, that name a thing which another node names already."""
    scores = (*report.entities.values(), report.positionings)
    nodes = sum(score.tp + score.ok + score.fp for score in scores)
    return sum(len(a.duplicates) for a in report.alignments.values()) / nodes if nodes else 0.0


@dataclass(frozen=True)
class Figure:
    """A line of the table: how it is read from a report, and its targets on given plans and on unseen ones.

    With `most` a target is the greatest value allowed. `counts` makes the figure over several plans the F1 of all their cases
    counted together, where few plans have any, instead of the mean of the plans.
    """

    name: str
    of: Callable[[Report], float | None]
    given: float | None = None
    unseen: float | None = None
    most: bool = False
    counts: Callable[[Report], Score] | None = None

    def misses(self, value: float | None, target: float | None) -> bool:
        """Whether a value falls short of a target."""
        return value is not None and target is not None and (value > target if self.most else value < target)


FIGURES = (
    Figure("enterprises F1", lambda r: f1(r.entities["Enterprise"]), 0.92, 0.85),
    Figure("parks F1", lambda r: f1(r.entities["Park"]), 0.88, 0.80),
    Figure("industries F1", lambda r: f1(r.entities["Industry"]), 0.85, 0.75),
    Figure("projects F1", lambda r: f1(r.entities["Project"]), 0.85, 0.72),
    Figure("indicator targets F1", lambda r: f1(r.targets.score), 0.90, 0.82),
    Figure("– subject right", lambda r: r.targets.subject_accuracy, 0.80, 0.75),
    Figure("positioning F1", lambda r: f1(r.positionings), 0.80, 0.70),
    Figure("links micro F1", lambda r: f1(r.link_micro), 0.70, 0.58),
    Figure("investment F1", lambda r: f1(r.investment), 0.95, 0.90, counts=lambda r: r.investment),
    Figure("duplicates", duplicates, 0.02, 0.04, most=True),
    Figure("entities and goals, macro F1", lambda r: r.entity_macro_f1),
)
LINKS = tuple(Figure(link, lambda r, link=link: f1(r.links[link])) for link in LINK_TERMS)  # type: ignore[misc]
GROUPS = {"industries to projects": tuple(ENTITY_CLASSES), "links": tuple(LINK_TERMS), "goals": GOALS}
"""What the reliability table tells apart: what is learnt for names, for links, and the goals, whose confidence is set by hand."""


@dataclass(frozen=True)
class Variant:
    """A way to build: `model` names the weights ("given", "left out", "left out, small", "rules"), `resolved` merges names."""

    name: str
    model: str
    resolved: bool


GIVEN = Variant("given", "given", True)
WHOLE = Variant("rules + learnt + resolution (all of it)", "left out", True)
ABLATION = (
    Variant("rules, each name its own entity", "rules", False),
    Variant("rules + learnt, each name its own entity", "left out", False),
    WHOLE,
    Variant("rules + resolution, nothing learnt", "rules", True),
    Variant("all of it, but not learnt from `data/training`", "left out, small", True),
)


@dataclass(frozen=True)
class Measured:
    """A build of one plan measured against its truth."""

    values: dict[str, float | None]
    counts: dict[str, Score]
    facts: tuple[JudgedFact, ...]
    evidence: str


def learn(shared: Path, name: str, with_training: bool, out: Path) -> None:
    """Learn from every annotated plan but `name`, and write the weights."""
    folders = [(shared / "plans", shared / "gold"), SAMPLES, *([TRAINING] if with_training else [])]
    plans = annotated_plans([p for p, _ in folders], [t for _, t in folders])
    train(without(plans, name)).write(out)


def apart(draft: Draft) -> None:
    """Undo the merging of names: one entity for each name of a type, one for each target number."""
    groups: dict[tuple[str, str], list[MentionKey]] = {}
    for key, mention in draft.mentions.items():
        groups.setdefault((mention.type, mention.id if mention.type == "IndicatorTarget" else mention.name), []).append(key)
    draft.groups = list(groups.values())


def measure(shared: Path, name: str, weights: str, ways: Sequence[bool], check_evidence: bool) -> list[Measured]:
    """The build of one plan with these weights, names merged or apart (`ways`), measured."""
    plan, truth = shared / "plans" / f"{name}.txt", shared / "gold" / f"{name}.jsonl"
    facts = extract(read(plan), load(weights))
    found = []
    for merged in ways:
        rdf = build_graph(resolve([facts], None if merged else apart))
        with tempfile.TemporaryDirectory() as folder:
            out = Path(folder)
            write_build(
                out, {GRAPH_FILE: to_turtle(rdf.graph, PREFIXES, BASE), CLAIMS_FILE: to_turtle(rdf.claims, PREFIXES, BASE)}
            )
            evaluation = evaluate(out, truth, plan)
            evidence = exact_evidence(shared, out / GRAPH_FILE, plan) if check_evidence else ""
        values = {figure.name: figure.of(evaluation.report) for figure in (*FIGURES, *LINKS)}
        counts = {figure.name: figure.counts(evaluation.report) for figure in FIGURES if figure.counts}
        found.append(Measured(values, counts, tuple(evaluation.facts), evidence))
    return found


def exact_evidence(shared: Path, graph: Path, plan: Path) -> str:
    """How many entities of a graph point at their own name ("812 of 812"), as the checker beside the plans counts."""
    command = [sys.executable, str(shared / "eval" / "evidence.py"), "--graph", str(graph), "--text", str(plan)]
    said = subprocess.run(command, capture_output=True, text=True)
    match = re.search(r"evidence exact: (\d+ of \d+)", said.stdout)
    if not match:
        raise SystemExit(f"{' '.join(command)}\n{said.stdout}{said.stderr}")
    return match.group(1)


def measure_all(shared: Path, names: Sequence[str]) -> dict[tuple[Variant, str], Measured]:
    """Every variant on every plan."""
    found: dict[tuple[Variant, str], Measured] = {}
    variants = (GIVEN, *ABLATION)
    with tempfile.TemporaryDirectory() as folder, ProcessPoolExecutor(max_workers=2) as pool:
        weights: dict[tuple[str, str], str] = {}
        learning = []
        for name in names:
            weights["given", name], weights["rules", name] = LEARNED, RULES
            for model, with_training in (("left out", True), ("left out, small", False)):
                out = Path(folder) / f"{name}-{model}.json"
                weights[model, name] = str(out)
                learning.append(pool.submit(learn, shared, name, with_training, out))
        for job in learning:
            job.result()
        waiting = []
        for (model, name), file in weights.items():
            same = [v for v in variants if v.model == model]
            waiting.append(
                (same, name, pool.submit(measure, shared, name, file, [v.resolved for v in same], model in ("given", "left out")))
            )
        for same, name, measuring in waiting:
            found.update({(v, name): m for v, m in zip(same, measuring.result(), strict=True)})
    return found


def together(figure: Figure, measured: Sequence[Measured]) -> float | None:
    """A figure over several plans."""
    if figure.counts:
        scores = [m.counts[figure.name] for m in measured]
        return f1(Score(sum(c.tp for c in scores), sum(c.fp for c in scores), sum(c.fn for c in scores)))
    known = [value for m in measured if (value := m.values[figure.name]) is not None]
    return sum(known) / len(known) if known else None


def shown(value: float | None, marked: bool = False) -> str:
    """A ratio for a table; bold where it falls short."""
    text = "–" if value is None else f"{value:.3f}"
    return f"**{text}**" if marked else text


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table whose first column is text, the others figures."""
    lines = ["| " + " | ".join(head) + " |", "|---|" + "--:|" * (len(head) - 1)]
    return "\n".join([*lines, *("| " + " | ".join(row) + " |" for row in rows)])


Results = Mapping[tuple[Variant, str], Measured]


def targets_table(results: Results, names: Sequence[str]) -> str:
    """Every figure on given plans and on plans left out, beside its targets; what falls short is bold."""
    head = ["", "target", *names, "mean", "target unseen", *(f"{n} left out" for n in names), "mean left out", "fall"]
    rows = []
    for figure in FIGURES:
        row = [figure.name]
        means = []
        for variant, target in ((GIVEN, figure.given), (WHOLE, figure.unseen)):
            measured = [results[variant, name] for name in names]
            means.append(together(figure, measured))
            values = [m.values[figure.name] for m in measured]
            row.append("" if target is None else f"{'≤ ' if figure.most else ''}{target:.2f}")
            row += [shown(v, figure.misses(v, target)) for v in (*values, means[-1])]
        given, left_out = means
        fall = None if given is None or left_out is None else left_out - given if figure.most else given - left_out
        rows.append([*row, "–" if fall is None else f"{fall:+.3f}" if fall <= FALL else f"**{fall:+.3f}**"])
    evidence = [[results[v, name].evidence for name in names] for v in (GIVEN, WHOLE)]
    rows.append(["evidence exact", "100%", *evidence[0], "", "100%", *evidence[1], "", ""])
    return table(head, rows)


def short_of_target(results: Results, names: Sequence[str]) -> str:
    """The figures that fall short, in words."""

    def means(variant: Variant) -> dict[Figure, float | None]:
        return {figure: together(figure, [results[variant, name] for name in names]) for figure in FIGURES}

    def missed(values: dict[Figure, float | None], targets: dict[Figure, float | None]) -> str:
        short = {f: value for f, value in values.items() if f.misses(value, targets[f])}
        bounds = {f: f"{'at most' if f.most else 'at least'} {targets[f]:.2f}" for f in short}
        return ", ".join(f"{f.name.removeprefix('– ')} {shown(v)} ({bounds[f]})" for f, v in short.items()) or "none"

    given, left_out = means(GIVEN), means(WHOLE)
    falls = [
        f"{f.name.removeprefix('– ')} by {g - out:.3f}"
        for f, g in given.items()
        if not f.most and g is not None and (out := left_out[f]) is not None and g - out > FALL
    ]
    return "\n".join(
        (
            f"- Given plans, means short of their targets: {missed(given, {f: f.given for f in FIGURES})}.",
            f"- Plans left out, means short of the targets for unseen plans: {missed(left_out, {f: f.unseen for f in FIGURES})}.",
            f"- Falls by more than {FALL} when a plan is left out: {', '.join(falls) or 'nothing'}.",
        )
    )


def ablation_table(results: Results, names: Sequence[str]) -> str:
    """The means over the plans left out, part by part."""
    rows = [
        [v.name, *(shown(together(figure, [results[v, name] for name in names])) for figure in FIGURES)] for v in ABLATION
    ]
    return table(["", *(figure.name.removeprefix("– ") for figure in FIGURES)], rows)


def links_table(results: Results, names: Sequence[str]) -> str:
    """F1 of each link."""
    rows = []
    for link in LINKS:
        row = [f"`{link.name}`"]
        for variant in (GIVEN, WHOLE):
            measured = [results[variant, name] for name in names]
            row += [*(shown(m.values[link.name]) for m in measured), shown(together(link, measured))]
        rows.append(row)
    return table(["", *names, "mean", *(f"{n} left out" for n in names), "mean left out"], rows)


def reliability_table(results: Results, names: Sequence[str]) -> str:
    """How many facts of the plans left out have which confidence, and which share of them is right."""
    facts = [fact for name in names for fact in results[WHOLE, name].facts]
    groups = {"all": facts, **{g: [f for f in facts if f.kind in kinds] for g, kinds in GROUPS.items()}}
    bins = {group: {b.low: b for b in calibration(members)} for group, members in groups.items()}
    rows = []
    for low, high in zip(EDGES, EDGES[1:], strict=False):
        row = [f"{low:.2f}–{high:.2f}"]
        for group in groups:
            b = bins[group].get(low)
            row += ["0", "–"] if b is None else [str(b.count), f"{b.right:.2f}"]
        rows.append(row)
    errors = [["", f"{expected_error(list(bins[group].values())):.3f}"] for group in groups]
    rows.append(["mean distance", *(cell for pair in errors for cell in pair)])
    return table(["confidence", *(cell for group in groups for cell in (group, "right"))], rows)


def document(results: Results, names: Sequence[str]) -> str:
    """What is written between the marks."""
    return "\n\n".join(
        (
            "## Beside the targets",
            "Bold falls short of its target. `fall` is the mean on given plans minus the mean on plans left out (bold: more than "
            f"{FALL}). Few plans state investments: their mean counts the cases of all plans together.",
            targets_table(results, names),
            short_of_target(results, names),
            "## What each part brings, on plans left out",
            "Means over the plans.",
            ablation_table(results, names),
            "## Links",
            "F1 by link.",
            links_table(results, names),
            "## What confidence means, on plans left out",
            "Facts of all plans by their confidence, and the share of them that is right (arguable ones count as right).",
            reliability_table(results, names),
        )
    )


def replace_between_marks(text: str, new: str, marks: tuple[str, str] = (BEGIN, END)) -> str:
    """The document with what stands between the marks replaced; both marks at its end if it has none."""
    before, begin, rest = text.partition(marks[0])
    _, end, after = rest.partition(marks[1])
    if not begin or not end:
        before, after = text.rstrip("\n") + "\n\n" if text.strip() else "", "\n"
    return f"{before}{marks[0]}\n\n{new}\n\n{marks[1]}{after}"


def main() -> None:
    """Measure, and write the document."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="folder with plans/, gold/ and eval/")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "quality.md", help="the document whose tables are written")
    args = parser.parse_args()
    shared: Path = args.shared.resolve()
    names = [g.stem for g in sorted((shared / "gold").glob("*.jsonl")) if (shared / "plans" / f"{g.stem}.txt").is_file()]
    if len(names) < 2:
        missing = f"No two annotated plans to measure on in {shared}/plans and {shared}/gold."
        raise SystemExit(f"{missing} Name their folder with --shared; {args.out} stays as it is.")
    results = measure_all(shared, names)
    old = args.out.read_text(encoding="utf-8") if args.out.is_file() else ""
    args.out.write_text(replace_between_marks(old, document(results, names)), encoding="utf-8")
    print(targets_table(results, names))
    print(f"\nWritten to {args.out}")


if __name__ == "__main__":
    main()
