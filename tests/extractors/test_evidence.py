"""Every fact points at its place: the source text between the offsets, without white space and `*`, is the name."""
from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from extractors.documents import PlanDocument, read
from extractors.facts import Evidence, PlanFacts, TargetMention
from extractors.pipeline import extract, load
from tests.extractors.short_texts import RULES

ROOT = Path(__file__).resolve().parents[2]
OWN = sorted((ROOT / "data" / "plans").glob("*.txt")) + sorted((ROOT / "data" / "training").glob("*.txt"))


@cache
def facts_of(plan: Path, model: str = "weights.json") -> tuple[PlanDocument, PlanFacts]:
    document = read(plan)
    return document, extract(document, load(model))


def flat(text: str) -> str:
    """A text without white space and `*`."""
    return "".join(text.split()).replace("*", "")


def check_places(document: PlanDocument, evidence: Evidence) -> None:
    """The evidence is a place of the source, on the line that it says."""
    assert 0 <= evidence.start < evidence.end <= len(document.text)
    assert document.text[evidence.start : evidence.end] == evidence.text
    assert evidence.line == document.text.count("\n", 0, evidence.start) + 1
    assert flat(evidence.sentence)


def check_evidence(plan: Path, model: str) -> None:
    document, facts = facts_of(plan, model)
    for mention in facts.mentions:
        check_places(document, mention.evidence)
        found = flat(mention.evidence.text)
        if isinstance(mention, TargetMention):
            digits = format(mention.value.normalize(), "f")
            assert digits in found.replace(",", "") or not any(c.isdigit() for c in found), mention
        else:
            assert found == mention.name, mention
    for relation in facts.relations:
        check_places(document, relation.evidence)


@pytest.mark.parametrize("plan", OWN, ids=lambda p: p.stem)
def test_evidence_is_exact_in_the_plans_of_invented_counties(plan: Path) -> None:
    check_evidence(plan, "weights.json")


def test_evidence_is_exact_with_rules_alone(sample_plan: Path) -> None:
    check_evidence(sample_plan, RULES)


def test_evidence_is_exact_in_every_given_plan(given_plans: list[Path]) -> None:
    for plan in given_plans:
        check_evidence(plan, "weights.json")


def test_names_have_no_white_space_and_no_asterisk() -> None:
    for plan in OWN:
        assert all(flat(m.name) == m.name != "" for m in facts_of(plan)[1].mentions)


def test_no_two_mentions_of_a_type_overlap_but_a_street_and_the_streets_it_is_named_with() -> None:
    for plan in OWN:
        last: dict[str, Evidence] = {}
        for m in sorted(facts_of(plan)[1].mentions, key=lambda m: (m.evidence.start, -m.evidence.end)):
            if m.type not in ("IndicatorTarget", "Positioning"):
                outer, found = last.get(m.type), m.evidence
                if outer is not None and found.start < outer.end:
                    assert m.type == "Project" and found.end < outer.end and "等" in outer.text, m
                else:
                    last[m.type] = found


BACK = "(?!.*(?:目标|要求|思路|夯实|筑牢)).*(?:成就|回顾|发展基础|发展现状)"
LOOKS_BACK = re.compile(f"^{BACK}")


def targets_of_the_past(plan: Path) -> list[str]:
    """Targets that stand in a chapter or section whose title looks back."""
    document, facts = facts_of(plan)
    back = {b.section for b in document.blocks if any(LOOKS_BACK.search(title) for title in b.section)}
    assert back, f"no chapter of {plan.stem} looks back"
    return [f"{m.name} {m.value}{m.unit}" for m in facts.mentions if isinstance(m, TargetMention) and m.evidence.section in back]


HEADING_BACK = re.compile(rf"^\s*第.{{1,3}}[章节]{BACK}", re.MULTILINE)
LOOKING_BACK = [plan for plan in OWN if HEADING_BACK.search(plan.read_text(encoding="utf8"))]


def test_most_plans_look_back() -> None:
    assert len(LOOKING_BACK) >= len(OWN) / 2


@pytest.mark.parametrize("plan", LOOKING_BACK, ids=lambda p: p.stem)
def test_a_chapter_that_looks_back_gives_no_targets(plan: Path) -> None:
    assert targets_of_the_past(plan) == []


def test_the_given_plans_past_chapters_give_no_targets(given_plans: list[Path]) -> None:
    for plan in given_plans:
        assert targets_of_the_past(plan) == []


def test_no_target_lies_before_its_plan() -> None:
    for plan in OWN:
        document, facts = facts_of(plan)
        years = {m.year for m in facts.mentions if isinstance(m, TargetMention)} - {None}
        assert years and all(year >= document.plan.period_start for year in years), (plan.stem, years)


def test_projects_of_the_sample_have_investment_scale_and_status(sample_plan: Path) -> None:
    _, facts = facts_of(sample_plan)
    projects = [m for m in facts.mentions if m.type == "Project"]
    for attribute in ("investment", "scales", "status"):
        assert sum(bool(getattr(p, attribute)) for p in projects) >= 10, attribute
