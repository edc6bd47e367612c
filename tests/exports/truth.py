"""Facts as a careful reader wrote them down: an annotated plan as the facts that leave the extractors, without any extractor.

So the tests of exports have graphs with every link of the contract whatever extraction finds today.
"""

from __future__ import annotations

import hashlib
import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

from extractors.facts import (
    AnyMention,
    County,
    EnterpriseMention,
    Evidence,
    IndustryMention,
    ParkMention,
    Plan,
    PlanFacts,
    PositioningMention,
    ProjectMention,
    Relation,
    TargetMention,
)

LINKS = {"partOf": "subChainOf"}
"""Relations that the annotation calls otherwise than the contract."""


def read_truth(plan: Path, truth: Path, county: County, period: tuple[int, int]) -> PlanFacts:
    """The facts of an annotated plan; section headings are the lines that begin with 第…章, the sentence is the line."""
    text = plan.read_text(encoding="utf-8")
    lines = text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    chapter, chapters = "前言", []
    for line in lines:
        if re.match(r"\s*第.{1,3}章", line):
            chapter = line.strip()
        chapters.append(chapter)

    def place(names: list[str], numbers: list[int]) -> Evidence:
        for number in numbers:
            for name in names:
                at = lines[number - 1].find(name)
                if at >= 0:
                    start = starts[number - 1] + at
                    return Evidence(start, start + len(name), number, (chapters[number - 1],), name, lines[number - 1].strip())
        number = numbers[0] if numbers else 1
        start = starts[number - 1]
        line = lines[number - 1].strip()
        return Evidence(start, start + len(line), number, (chapters[number - 1],), names[0], line)

    mentions: list[AnyMention] = []
    relations: list[Relation] = []
    rows = [json.loads(line) for line in truth.read_text(encoding="utf-8").splitlines() if line.strip()]
    for row in rows:
        if "e" in row:
            mention = _mention(row, place([row["n"], *row.get("a", [])], row["l"]))
            mentions.append(mention)
            if row["t"] == "Goal":
                relations.append(Relation(row["subj"], "hasGoal", row["e"], mention.evidence, 0.9, "person"))
            if row["t"] == "Industry":
                relations.append(Relation("county", "plans", row["e"], mention.evidence, 0.9, "person"))
    known = {m.id for m in mentions}
    for row in rows:
        if "h" in row and {row["h"], row["o"]} <= known:
            line = lines[row["l"] - 1].strip()
            start = starts[row["l"] - 1]
            evidence = Evidence(start, start + len(line), row["l"], (chapters[row["l"] - 1],), line, line)
            confidence = 0.95 if row["tier"] == "core" else 0.6
            relations.append(Relation(row["h"], LINKS.get(row["r"], row["r"]), row["o"], evidence, confidence, "person"))
    digest = hashlib.sha256(plan.read_bytes()).hexdigest()
    title = f"{county.name}国民经济和社会发展五年规划和远景目标纲要"
    return PlanFacts(Plan(plan.name, digest, title, county, *period, horizon=2035), tuple(mentions), tuple(relations))


def _mention(row: dict[str, Any], evidence: Evidence) -> AnyMention:
    kind = row["kind"] if row["t"] == "Goal" else row["t"]
    common = (row["n"], evidence, 0.95 if row["tier"] == "core" else 0.6, "person")
    if kind == "Industry":
        return IndustryMention(row["e"], "Industry", *common, kind=row["kind"])
    if kind == "Enterprise":
        return EnterpriseMention(row["e"], "Enterprise", *common)
    if kind == "Park":
        return ParkMention(row["e"], "Park", *common)
    if kind == "Project":
        investment = Decimal(str(row["inv"])) if row.get("inv") is not None else None
        scale = row.get("scale") or ()
        scales = (scale,) if isinstance(scale, str) else tuple(scale)
        return ProjectMention(row["e"], "Project", *common, investment=investment, scales=scales, status=row.get("status"))
    if kind == "positioning":
        return PositioningMention(row["e"], "Positioning", *common)
    base = None if row.get("base") is None else Decimal(str(row["base"]))
    return TargetMention(
        row["e"], "IndicatorTarget", *common,
        value=Decimal(str(row["value"])), unit=row["unit"], year=row.get("year"), growth=bool(row.get("growth")),
        comparison=row.get("op") or "=", baseline=base, baseline_year=row.get("base_year"), nature=row.get("nature"),
    )  # fmt: skip
