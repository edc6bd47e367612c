"""`plankg build`: plans to graph.ttl and claims.ttl."""
from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.messages import BAD_INPUT, fail, is_terminal
from ontology.namespaces import BASE

if TYPE_CHECKING:
    from kg.corrections.model import Outcome as CorrectionOutcome
    from kg.plans import Outcome, PlanRead
    from kg.resolve import Resolved

COUNTED = ("chains", "enterprises", "parks", "projects", "targets", "positionings", "links", "seconds")
"""Headings of the figures in the table of plans: entities by type, links, and the time for reading the plan."""


def build(
    plans: Annotated[list[str], typer.Argument(metavar="PLAN...", help="Files, folders or globs (.txt .md .html .docx .pdf).")],
    out: Annotated[Path, typer.Option("--out", "-o", metavar="DIR", help="Folder to write graph.ttl and claims.ttl to.")],
    county: Annotated[str | None, typer.Option(help="The county's name or adcode, if the text does not tell it right.")] = None,
    base: Annotated[str, typer.Option(metavar="IRI", help="Base of the entities' IRIs; ends in / or #.")] = BASE,
    jobs: Annotated[int | None, typer.Option("--jobs", "-j", min=1, help="Plans read at a time [default: processors].")] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors.")] = False,
) -> None:
    """Build the graph of one plan or many.

    Writes DIR/graph.ttl (entities, links, values, evidence) and DIR/claims.ttl (who says each link and how surely), whole or
    not at all; for .html, .docx and .pdf also the extracted text under DIR/texts/, which evidence offsets count in. A plan that
    cannot be read does not stop the others: it is named at the end, with the reason, and the exit status is 2.

    A file plan.corrections.csv (or .toml) beside plan.txt holds what people decided about its facts (see `plankg review` and
    `plankg correct`); it is applied at each build, and a correction that no longer applies is named.

    Examples:

        plankg build plan.txt --out out

        plankg build plans/ 'more/*.docx' --out out --jobs 4

        plankg build draft.pdf --county 安宁市 --out out
    """
    from extractors.garbage import uncollected
    from kg.corrections.beside import corrections_beside, strays
    from kg.corrections.model import CorrectionError
    from kg.pipeline import build_facts, write
    from kg.plans import InputError, PlanFailed, PlanRead, find_plans
    from kg.rdf import Iris
    from kg.store import StoreError

    try:
        paths = find_plans(plans)
        corrections = corrections_beside(paths)
        Iris(base)
    except (InputError, CorrectionError, ValueError) as error:
        fail(str(error))
    for stray in strays(paths):
        name = "{plan}.corrections.csv or .toml"
        typer.echo(f"plankg: warning: {stray}: not read; corrections beside a plan are called {name}", err=True)
    started = time.perf_counter()
    outcomes = _read(paths, county, jobs, draw=is_terminal() and not quiet)
    read = [outcome for outcome in outcomes if isinstance(outcome, PlanRead)]
    failed = [outcome for outcome in outcomes if isinstance(outcome, PlanFailed)]
    if read:
        with uncollected():
            made = build_facts([plan.facts for plan in read], base, corrections)
            try:
                write(made, read, out)
            except StoreError as error:
                fail(str(error))
        if not quiet:
            _report(read, made.resolved, out, time.perf_counter() - started)
        _report_corrections(made.corrections, quiet)
    for failure in failed:
        typer.echo(f"plankg: {failure}", err=True)
    if failed:
        written = f"the graph of the other {len(read)} is in {out}" if read else "nothing was written"
        typer.echo(f"plankg: {len(failed)} of {len(outcomes)} plans failed; {written}", err=True)
        raise typer.Exit(BAD_INPUT)


def _read(paths: list[Path], county: str | None, jobs: int | None, draw: bool) -> list[Outcome]:
    from kg.plans import read_plans

    if not draw:
        return read_plans(paths, county, jobs)
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("Reading plans", total=len(paths))
        return read_plans(paths, county, jobs, lambda outcome: progress.advance(task))


def _report_corrections(outcomes: Sequence[CorrectionOutcome], quiet: bool) -> None:
    """Count the corrections that applied, and name each that no longer does."""
    stale = [outcome for outcome in outcomes if not outcome.applied]
    if outcomes and not quiet:
        typer.echo(f"corrections: {len(outcomes) - len(stale)} applied, {len(stale)} no longer apply")
    for outcome in stale:
        typer.echo(f"plankg: warning: {outcome.correction.place}: {outcome.correction}: {outcome.what}", err=True)


def _report(read: Sequence[PlanRead], resolved: Resolved, out: Path, seconds: float) -> None:
    """One row a plan, in the order of reading, and a line for the whole."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from kg.stats import plan_stats

    counts = {counted.plan.sha256: counted for counted in plan_stats(resolved)}
    table = Table(row_styles=["", "dim"])
    for heading in ("plan", "county", "period"):
        table.add_column(heading, overflow="fold")
    for heading in COUNTED:
        table.add_column(heading, justify="right")
    for plan in read:
        facts = plan.facts.plan
        counted = counts[facts.sha256]
        numbers = [*counted.entities.values(), counted.links]
        period = f"{facts.period_start}–{facts.period_end}"
        cells = (plan.path.name, facts.county.name, period, *(f"{number:,}" for number in numbers), f"{plan.seconds:.1f}")
        table.add_row(*map(Text, cells))
    console = Console()
    if not console.is_terminal:
        console = Console(width=max(console.width, 160))
    console.print(table)
    characters = sum(plan.characters for plan in read)
    plans = "1 plan" if len(read) == 1 else f"{len(read)} plans"
    typer.echo(f"{plans}, {characters:,} characters, {seconds:.1f} s → {out / 'graph.ttl'}, {out / 'claims.ttl'}")
