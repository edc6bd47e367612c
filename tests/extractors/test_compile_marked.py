"""Plans annotated by marks in their text compile to the plan and its annotation; wrong marks are errors with file and line."""
from __future__ import annotations

import json
from pathlib import Path

import pytest

from extractors.training.compile_marked import MarkupError, compile_marked, main

MARKED = """第一章 做强⟦I1|钛产业⟧
以⟦E1|青岭钛业有限公司⟧、⟦E2?|云峰新材⟧为龙头，打造⟦I1:chain|钛产业链⟧。
推进⟦P1|⟦E1|青岭 钛业⟧**搬迁**项目⟧，建设⟦K1|云岭经济开发区⟧。

=== LINKS
leadEnterprise I1 E1
undertakenBy P1 E1

focusesOn K1 I1 ok
"""


def test_marks_leave_the_text_and_nothing_else_changes() -> None:
    assert compile_marked(MARKED).lines == (
        "第一章 做强钛产业",
        "以青岭钛业有限公司、云峰新材为龙头，打造钛产业链。",
        "推进青岭 钛业**搬迁**项目，建设云岭经济开发区。",
    )


def test_all_marks_of_a_number_are_one_entity_named_by_its_longest_form() -> None:
    rows = {row["e"]: row for row in compile_marked(MARKED).rows if "e" in row}
    assert rows["I1"] == {"e": "I1", "t": "Industry", "n": "钛产业链", "a": ["钛产业"], "l": [1, 2], "tier": "core", "kind": "chain"}
    assert rows["E1"] == {"e": "E1", "t": "Enterprise", "n": "青岭钛业有限公司", "a": ["青岭钛业"], "l": [2, 3], "tier": "core"}
    assert rows["E2"]["tier"] == "ok"


def test_a_mark_inside_another_belongs_to_both_names() -> None:
    rows = {row["e"]: row for row in compile_marked(MARKED).rows if "e" in row}
    assert rows["P1"]["n"] == "青岭钛业搬迁项目"


def test_links_stand_on_the_line_of_their_object() -> None:
    links = [row for row in compile_marked(MARKED).rows if "r" in row]
    assert links[0] == {"h": "I1", "r": "leadEnterprise", "o": "E1", "l": 2, "tier": "core"}
    assert [(link["r"], link["tier"]) for link in links] == [("leadEnterprise", "core"), ("undertakenBy", "core"), ("focusesOn", "ok")]


def test_at_most_six_lines_of_an_entity_are_kept() -> None:
    [row] = compile_marked("\n".join(["做强⟦I1|钛产业⟧。"] * 9)).rows
    assert row["l"] == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize(
    ("text", "place", "word"),
    [
        ("做强⟦钛产业⟧。", 1, "no mark that can be read"),
        ("做强⟦X1|钛产业⟧。", 1, "no mark that can be read"),
        ("\n做强钛产业⟧。", 2, "without"),
        ("做强⟦I1|钛\n产业⟧。", 1, "not closed"),
        ("做强⟦I1| ⟧。", 1, "no name"),
        ("⟦I1|钛产业⟧\n=== LINKS\n\nleadEnterprise I1 E7", 4, "E7 is marked nowhere"),
        ("⟦I1|钛产业⟧⟦E1|云峰⟧\n=== LINKS\nleads I1 E1", 3, "unknown relation"),
        ("⟦I1|钛产业⟧⟦E1|云峰⟧\n=== LINKS\nleadEnterprise E1 I1", 3, "cannot have E1"),
        ("⟦I1|钛产业⟧⟦E1|云峰⟧\n=== LINKS\nleadEnterprise I1", 3, "no link that can be read"),
        ("⟦I1|钛产业⟧⟦E1|云峰⟧\n=== LINKS\nleadEnterprise I1 E1 maybe", 3, "no link that can be read"),
    ],
)
def test_wrong_marks_are_errors_with_file_and_line(text: str, place: int, word: str) -> None:
    with pytest.raises(MarkupError, match=f"^plan.txt:{place}: .*{word}"):
        compile_marked(text, "plan.txt")


def test_the_command_writes_plan_and_annotation(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "yun.txt").write_text(MARKED, encoding="utf8")
    assert main([str(tmp_path / "yun.txt"), "--out", str(tmp_path / "out")]) == 0
    assert (tmp_path / "out" / "yun.txt").read_text(encoding="utf8").endswith("建设云岭经济开发区。\n")
    rows = [json.loads(line) for line in (tmp_path / "out" / "yun.jsonl").read_text(encoding="utf8").splitlines()]
    assert len(rows) == 8 and "Enterprise 2" in capsys.readouterr().out


def test_a_file_with_wrong_marks_ends_in_status_2_and_the_others_are_compiled(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "bad.txt").write_text("做强⟦I1|钛产业", encoding="utf8")
    (tmp_path / "good.txt").write_text(MARKED, encoding="utf8")
    missing = tmp_path / "missing.txt"
    assert main([str(tmp_path / "bad.txt"), str(missing), str(tmp_path / "good.txt"), "--out", str(tmp_path / "out")]) == 2
    said = capsys.readouterr().err
    assert f"{tmp_path / 'bad.txt'}:1:" in said and str(missing) in said
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["good.jsonl", "good.txt"]


def test_a_marked_file_is_never_overwritten_by_its_own_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "yun.txt").write_text(MARKED, encoding="utf8")
    assert main([str(tmp_path / "yun.txt"), "--out", str(tmp_path)]) == 2
    assert (tmp_path / "yun.txt").read_text(encoding="utf8") == MARKED and "--out" in capsys.readouterr().err


def test_what_a_project_costs_is_told_among_the_links() -> None:
    rows = {row["e"]: row for row in compile_marked(MARKED + "costs P1 6.5\n").rows if "e" in row}
    assert rows["P1"]["inv"] == 6.5 and "inv" not in rows["E1"]


@pytest.mark.parametrize("line", ["costs P1", "costs P1 six", "costs P9 3", "costs E1 3", "costs P1 3\ncosts P1 4"])
def test_a_wrong_cost_is_an_error_with_its_line(line: str) -> None:
    with pytest.raises(MarkupError, match=r"plan\.txt:\d+: .*(?:costs|project)"):
        compile_marked(MARKED + line, "plan.txt")
