"""The command behind docs/quality.md: it writes between its marks only, and says so when there is nothing to measure on."""
from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.quality import ABLATION, BEGIN, END, FIGURES, Figure, apart, replace_between_marks, together
from extractors.frames.factory import plain_document
from extractors.pipeline import extract, load
from kg.resolve import resolve
from tests.extractors.short_texts import RULES

ROOT = Path(__file__).resolve().parents[2]


def test_what_a_person_wrote_around_the_tables_stays() -> None:
    old = f"# Quality\n\nA reading.\n\n{BEGIN}\n\nold table\n\n{END}\n\nMore words.\n"
    new = replace_between_marks(old, "new table")
    assert new == f"# Quality\n\nA reading.\n\n{BEGIN}\n\nnew table\n\n{END}\n\nMore words.\n"
    assert replace_between_marks(new, "new table") == new


def test_a_document_without_marks_gets_them_at_its_end() -> None:
    assert replace_between_marks("# Quality\n", "table") == f"# Quality\n\n{BEGIN}\n\ntable\n\n{END}\n"


@pytest.mark.parametrize("command", [["benchmarks/quality.py"], ["-m", "benchmarks.regions"]], ids=["quality", "regions"])
def test_without_annotated_plans_the_document_stays_and_the_command_says_why(command: list[str], tmp_path: Path) -> None:
    out = tmp_path / "quality.md"
    out.write_text("as it was", encoding="utf8")
    done = subprocess.run(
        [sys.executable, *command, "--shared", str(tmp_path / "none"), "--out", str(out)],
        capture_output=True, text=True, cwd=ROOT, env={"PATH": "", "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert done.returncode != 0 and "annotated plans" in done.stderr and "Traceback" not in done.stderr
    assert out.read_text(encoding="utf8") == "as it was"


def test_apart_each_name_is_its_own_entity() -> None:
    facts = extract(plain_document("支持青岭钛业有限公司、云峰新材等企业。依托青岭钛业、云峰新材等龙头企业，做强钛产业。"), load(RULES))
    merged, split = (
        sorted(e.labels for e in resolve([facts], amend).entities if e.type == "Enterprise") for amend in (None, apart)
    )
    assert merged == [("云峰新材",), ("青岭钛业有限公司", "青岭钛业")]
    assert split == [("云峰新材",), ("青岭钛业",), ("青岭钛业有限公司",)]


@pytest.mark.parametrize("figure", FIGURES, ids=lambda f: f.name)
def test_targets_for_unseen_plans_ask_for_less_than_those_for_given_ones(figure: Figure) -> None:
    if figure.given is not None and figure.unseen is not None:
        assert figure.misses(figure.unseen, figure.given) and not figure.misses(figure.given, figure.unseen)
    assert not figure.misses(None, figure.given)


def test_no_plan_no_figure() -> None:
    assert all(together(figure, []) is None for figure in FIGURES)


def test_the_documents_tables_name_every_figure_and_every_part() -> None:
    text = (ROOT / "docs" / "quality.md").read_text(encoding="utf8")
    between = text.partition(BEGIN)[2].partition(END)[0]
    assert all(figure.name in between for figure in FIGURES)
    assert all(variant.name in between for variant in ABLATION)
