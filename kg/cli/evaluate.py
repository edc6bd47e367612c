"""`plankg evaluate`: a built graph beside the truth of its plan."""
from __future__ import annotations

import json
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.messages import fail

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Column

    from kg.evaluation import Evaluation, Score
    from kg.evaluation.errors import EvaluationError


def evaluate(
    graph: Annotated[Path, typer.Argument(metavar="GRAPH", help="Folder that a build wrote, or a graph file.")],
    truth: Annotated[Path, typer.Argument(metavar="TRUTH", help="What careful readers annotated in the plan (JSON lines).")],
    errors: Annotated[int, typer.Option("--errors", "-n", min=0, help="Mistakes to list of each sort and kind.")] = 0,
    calibration: Annotated[bool, typer.Option("--calibration", help="Show how often facts of a confidence are right.")] = False,
    text: Annotated[Path | None, typer.Option(metavar="PLAN", help="The plan, for the lines of what was missed.")] = None,
    county: Annotated[str | None, typer.Option(help="Name or adcode, if several counties are in the graph.")] = None,
    json_: Annotated[bool, typer.Option("--json", help="Print figures, calibration and all mistakes as JSON.")] = False,
) -> None:
    """Measure a built graph: precision, recall and F1 by type and link, mistakes with their evidence.

    The truth has a core, which must be found, and a tier "ok", which is neither rewarded nor punished. Names are matched
    leniently; the column "exact" is the F1 by equal names only, "doubles" counts second nodes for one thing.

    Examples:

        plankg evaluate out data/truth/yunlu.jsonl

        plankg evaluate out truth.jsonl --errors 20 --text plan.txt

        plankg evaluate out truth.jsonl --calibration --json
    """
    from extractors.documents import PlanError
    from kg.evaluation import TruthError
    from kg.evaluation import evaluate as measure
    from kg.store import StoreError

    try:
        found = measure(graph, truth, text, county)
    except (TruthError, StoreError, PlanError) as error:
        fail(str(error))
    except OSError as error:
        fail(f"{error.filename}: {error.strerror or error}")
    if json_:
        typer.echo(json.dumps(found.to_json(), ensure_ascii=False, indent=1))
        return
    from rich.console import Console

    console = Console()
    _figures(found, console)
    if calibration:
        _calibration(found, console)
    if errors:
        _origins(found, console)
        for (_, _), group in groupby(found.errors, key=lambda e: (e.kind, e.sort)):
            _errors(list(group), errors)


def _figures(found: Evaluation, console: Console) -> None:
    from rich.table import Column, Table

    report = found.report
    table = Table(Column("", no_wrap=True), *(_right(head) for head in ("P", "R", "F1", "tp", "fp", "fn", "exact", "doubles")))

    def row(name: str, score: Score, exact: str = "", duplicates: str = "", end: bool = False) -> None:
        ratios = [f"{ratio:.3f}" for ratio in (score.precision, score.recall, score.f1)]
        table.add_row(name, *ratios, str(score.tp), str(score.fp), str(score.fn), exact, duplicates, end_section=end)

    for kind, score in report.entities.items():
        row(kind, score, f"{report.exact[kind].f1:.3f}", str(len(report.alignments[kind].duplicates)))
    row("IndicatorTarget", report.targets.score)
    row("Positioning", report.positionings, "", str(len(report.alignments["Positioning"].duplicates)), end=True)
    for link, score in report.links.items():
        row(link, score)
    row("all links", report.link_micro, end=True)
    row("investment", report.investment)
    console.print(table)
    targets = report.targets
    console.print(
        f"entity macro F1 {report.entity_macro_f1:.3f}, link micro F1 {report.link_micro.f1:.3f}; "
        f"targets: subject {targets.subject_accuracy:.3f}, year {targets.year_accuracy:.3f}",
        highlight=False,
    )


def _calibration(found: Evaluation, console: Console) -> None:
    from rich.table import Table

    from kg.evaluation.calibration import expected_error

    table = Table("confidence", *(_right(head) for head in ("facts", "mean", "right")))
    for b in found.calibration:
        table.add_row(f"{b.low:.2f}–{b.high:.2f}", str(b.count), f"{b.confidence:.3f}", f"{b.right:.3f}")
    console.print(table)
    console.print(f"expected calibration error {expected_error(found.calibration):.3f}", highlight=False)


def _origins(found: Evaluation, console: Console) -> None:
    from rich.table import Table
    from rich.text import Text

    table = Table("origin", *(_right(head) for head in ("facts", "right", "share")))
    for origin, (count, right) in found.by_origin().items():
        table.add_row(Text(origin), str(count), str(right), f"{right / count:.3f}")
    console.print(table)


def _right(head: str) -> Column:
    from rich.table import Column

    return Column(head, justify="right")


def _errors(group: list[EvaluationError], limit: int) -> None:
    first = group[0]
    typer.echo(f"\n{first.kind} {first.sort} ({len(group)})")
    for error in group[:limit]:
        facts = [f"{error.confidence:.2f}"] if error.confidence is not None else []
        facts += [", ".join(error.origins)] if error.origins else []
        facts += [f"line {', '.join(map(str, error.lines))}"] if error.lines else []
        facts += [error.section] if error.section else []
        typer.echo(f"  {error.what}  [{'; '.join(facts)}]" + (f"  ({error.hint})" if error.hint else ""))
        if error.text:
            typer.echo(f"      {error.text}")
    if len(group) > limit:
        typer.echo(f"  … {len(group) - limit} more")
