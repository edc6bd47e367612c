"""`plankg publish`: a graph without sentences, with its data card."""
from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.messages import fail

if TYPE_CHECKING:
    from kg.publish.card import Quality


def publish(
    graph: Annotated[Path, typer.Argument(metavar="DIR", help="A build's folder, a graph file or a store.")],
    out: Annotated[Path, typer.Option("--out", "-o", metavar="DIR", help="Folder to write the published graph to.")],
    texts: Annotated[
        list[Path] | None, typer.Option("--text", metavar="PLAN", help="A plan to check the result against; repeatable.")
    ] = None,
    truths: Annotated[
        list[Path] | None, typer.Option("--truth", metavar="FILE", help="Annotations to measure it by, for the card; repeatable.")
    ] = None,
) -> None:
    """Publish a graph whose plans may not be published: facts, names, headings and offsets, but no sentence.

    Writes graph.ttl, claims.ttl, void.ttl and a data card, README.md. Long names and headings are cut. With --text the result is
    compared with the plans, and nothing is written if it shares a run as long as a sentence with one.

    Examples:

        plankg publish out --out data/graph --text plans/a.txt --text plans/b.txt

        plankg publish out --out data/graph --truth truth/a.jsonl
    """
    from kg import __version__
    from kg.evaluation import TruthError
    from kg.publish.writing import BorrowedError
    from kg.publish.writing import publish as write
    from kg.store import StoreError

    try:
        read = [_text(path) for path in texts or ()]
        quality = [_quality(graph, path) for path in truths or ()]
        files = write(graph, out, texts=read, quality=quality, command="plankg publish", version=__version__)
    except (StoreError, TruthError, BorrowedError) as error:
        fail(str(error))
    for file in files:
        typer.echo(str(file))


def _text(path: Path) -> str:
    from extractors.documents import PlanError
    from extractors.documents import read as read_document

    try:
        return read_document(path).text
    except PlanError as error:
        fail(str(error))


def _quality(graph: Path, truth: Path) -> Quality:
    """The figures for the plan whose annotations these are; the plan's file has the same name but for its ending."""
    from kg.built import read_built
    from kg.evaluation import evaluate
    from kg.publish.card import Quality

    built = read_built(graph)
    for plan in built.plans():
        if (built.value(plan, "fileName") or "").rpartition(".")[0] == truth.stem:
            county = built.value(plan, "planOf") or ""
            found = evaluate(graph, truth, county=built.value(county, "adcode")).to_json()
            goals = found["goals"]
            return Quality(
                county=built.name(county),
                entities=found["summary"]["entity_macro_f1"],
                links=found["summary"]["link_micro_f1"],
                targets=goals["IndicatorTarget"]["f1"],
                positionings=goals["Positioning"]["f1"],
            )
    fail(f"{truth}: no plan in {graph} has a file of that name")
