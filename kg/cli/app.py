"""The `plankg` application: registers the commands and turns expected errors into exit status 2."""
from __future__ import annotations

from typing import Annotated

import typer

from kg import __version__
from kg.cli import (
    build,
    convert,
    correct,
    evaluate,
    explain,
    export,
    load,
    publish,
    push,
    query,
    review,
    serve,
    stats,
    validate,
    view,
)

app = typer.Typer(
    name="plankg",
    help="Read five-year plans of Chinese counties and make a knowledge graph of them.",
    no_args_is_help=True,
    rich_markup_mode="markdown",
    pretty_exceptions_show_locals=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("build")(build.build)
app.command("query")(query.query)
app.command("stats")(stats.stats)
app.command("view")(view.view)
app.command("export")(export.export)
app.command("convert")(convert.convert)
app.command("load")(load.load)
app.command("publish")(publish.publish)
app.command("push")(push.push)
app.command("serve")(serve.serve)
app.command("validate")(validate.validate)
app.command("evaluate")(evaluate.evaluate)
app.command("explain")(explain.explain)
app.command("review")(review.review)
app.command("correct")(correct.correct)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"plankg {__version__}")
        raise typer.Exit


@app.callback()
def plankg(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")] = False,
) -> None:
    """Read five-year plans of Chinese counties and make a knowledge graph of them."""


def main() -> None:
    """Run the command line."""
    app(prog_name="plankg")
