"""`plankg validate`: check a built graph against the shapes of the ontology."""
from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.messages import fail

SEVERITIES = {"Violation": "错误", "Warning": "提醒", "Info": "说明"}


def validate(
    graph: Annotated[Path, typer.Argument(metavar="[DIR]", help="Folder that a build wrote, or a graph file.")] = Path("out"),
    language: Annotated[str, typer.Option("--language", "-l", help="Language of the messages: zh or en.")] = "zh",
    show: Annotated[int, typer.Option("--show", "-n", min=0, help="Findings to show of each sort; 0 shows all.")] = 10,
    json_: Annotated[bool, typer.Option("--json", help="Print all findings as JSON.")] = False,
) -> None:
    """Check a built graph: what must hold, and what is possible but worth a second look.

    Findings come grouped by message, each with the entity, its place in the plan and the sentence. The exit status is 1 if
    anything must be mended; warnings alone give 0.

    Examples:

        plankg validate out

        plankg validate out --language en --json
    """
    from kg.store import StoreError
    from kg.validate import validate as check

    if language not in ("zh", "en"):
        fail(f"--language {language}: there are messages in zh and en")
    try:
        report = check(graph, language)
    except StoreError as error:
        fail(str(error))
    if json_:
        rows = [asdict(finding) for finding in report.findings]
        typer.echo(json.dumps({"conforms": report.conforms, "findings": rows}, ensure_ascii=False, indent=1))
    else:
        for (severity, message), findings in report.grouped().items():
            word = SEVERITIES[severity] if language == "zh" else severity
            typer.echo(f"{word}: {message} ({len(findings)})")
            for finding in findings[: show or None]:
                value = f" = {finding.value}" if finding.value else ""
                typer.echo(f"  {finding.label}{value}  [{finding.place}]" if finding.place else f"  {finding.label}{value}")
                if finding.sentence:
                    typer.echo(f"    {finding.sentence}")
            if show and len(findings) > show:
                typer.echo(f"  … {len(findings) - show} more (--show 0 shows all)")
        violations = sum(finding.severity == "Violation" for finding in report.findings)
        typer.echo(f"{violations} violations, {len(report.findings) - violations} warnings")
    if not report.conforms:
        raise typer.Exit(1)
