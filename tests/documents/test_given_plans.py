"""The reading of the real plans beside the checkout, and of the sample plan."""
from __future__ import annotations

import re
from pathlib import Path

import pytest

from extractors.documents import PlanDocument, layout, read
from extractors.documents.cleaning import fold

WIDENED = dict(zip("，：；（）！？", ",:;()!?", strict=True))
HAN = re.compile("[\u4e00-\u9fff]")


@pytest.fixture(scope="module")
def plans(given_plans: list[Path], sample_plan: Path) -> list[PlanDocument]:
    return [read(path) for path in (*given_plans, sample_plan)]


def test_every_clean_character_is_its_source_character(plans: list[PlanDocument]) -> None:
    for plan in plans:
        for clean, offset in zip(plan.clean, plan.offsets, strict=True):
            folded = fold(plan.text[offset])
            assert clean in ("\n", "|", folded) or WIDENED.get(clean) == folded, (plan.plan.file_name, plan.line_of(offset))


def test_no_chinese_character_is_lost_but_tables_of_contents(plans: list[PlanDocument]) -> None:
    for plan in plans:
        kept = set(plan.offsets)
        lost = sorted({plan.line_of(m.start()) for m in HAN.finditer(plan.text) if m.start() not in kept})
        lines = plan.text.split("\n")
        for line in lost:
            assert re.search(r"目\s*录|[\t.…· ]\d{1,3}\s*$", lines[line - 1]), (plan.plan.file_name, line)


def test_blocks_are_the_lines_of_the_clean_text(plans: list[PlanDocument]) -> None:
    for plan in plans:
        assert [plan.clean[b.start : b.end] for b in plan.blocks] == plan.clean.split("\n")
        assert all(b.section and b.section[-1] for b in plan.blocks if b.kind == "heading")


def test_chapters_and_boxes_are_counted_right(given_plans: list[Path]) -> None:
    expected = {"chaoyang": (15, 0), "kazuo": (4, 15), "shuangta": (13, 6)}
    for path in given_plans:
        if path.stem in expected:
            blocks = read(path).blocks
            chapters = sum(b.level == 2 and b.section[-1].startswith("第") for b in blocks)
            assert (chapters, sum(b.level == 9 for b in blocks)) == expected[path.stem], path.name


@pytest.mark.parametrize(("indent", "share"), [("", 0.8), ("\u3000\u3000", 0.9)])
def test_a_plan_wrapped_at_a_margin_reads_nearly_the_same(plans: list[PlanDocument], indent: str, share: float) -> None:
    for plan in plans:
        whole = [b for b in plan.blocks if b.kind in ("heading", "paragraph") and b.level < 8]
        lines: list[str] = []
        for block in whole:
            text = (indent if block.kind == "paragraph" else "") + plan.clean[block.start : block.end]
            for at in range(0, len(text), 36):
                lines.append(text[at : at + 36])
                if len(lines) % 30 == 0:
                    lines.append(f"- {len(lines) // 30} -")
        again = set(layout("\n".join(lines))[0].split("\n"))
        found = sum(plan.clean[b.start : b.end] in again for b in whole)
        assert found >= share * len(whole), (plan.plan.file_name, found, len(whole))
