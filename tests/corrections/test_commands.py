"""`plankg review`, `correct` and `build`: from doubtful facts over a tick to a corrected graph."""
from __future__ import annotations

import csv
import io
import json
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from kg.built import read_built
from kg.cli import app

Fix = Callable[..., dict[str, str]]


def run(*args: object) -> tuple[int, str, str]:
    """Exit status, output and errors of a command."""
    result = CliRunner().invoke(app, [str(arg) for arg in args])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout, result.stderr


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def test_review_lists_doubtful_facts_least_certain_first(desk: Any) -> None:
    desk.build()
    rows = rows_of(run("review", desk.out)[1])
    assert [(r["name"], r["predicate"], r["confidence"]) for r in rows] == [
        ("云纹陶瓷小镇", "", "0.45"), ("石墨新材料产业链", "includesProject", "0.55"), ("金穗畜牧", "", "0.60"), ("万吨负极材料项目", "", "0.65"),
    ]
    assert {r["action"] for r in rows} == {""} and {r["plan"] for r in rows} == {"qingling.txt"}
    assert rows[0]["sentence"] == "青岭经济开发区重点发展石墨新材料产业，建设云纹陶瓷小镇。" and rows[0]["line"] == "3"
    assert rows[1]["with"] == "万吨负极材料项目" and rows[1]["origin"] == "rule:lead"
    assert len(rows_of(run("review", desk.out, "--limit", 1)[1])) == 1
    assert len(rows_of(run("review", desk.out, "--below", 0.5)[1])) == 1


def test_review_tick_build(desk: Any) -> None:
    desk.build()
    assert run("review", desk.out, "--out", desk.file)[0] == 0
    assert desk.file.read_bytes().startswith(b"\xef\xbb\xbf"), "a spreadsheet must see that it is UTF-8"
    unticked = desk.build()
    assert unticked.outcomes == (), "no tick, no decision"
    rows = rows_of(desk.file.read_text(encoding="utf-8"))
    for row, action in zip(rows, ["retype", "√", "×", ""], strict=True):
        row |= {"action": action, "who": "王工"}
    rows[0]["with"] = "Park"
    after = desk.build(*rows)
    assert [o.applied for o in after.outcomes] == [True, True, True]
    assert "云纹陶瓷小镇" in after.names("Park") and "金穗畜牧" not in after.names("Enterprise")
    link = (after.named("石墨新材料产业链"), "includesProject", after.named("万吨负极材料项目"))
    assert after.built.source_of_link(*link).confidence == 1.0
    assert "prov:wasAttributedTo <person/王工>" in after.build.claims_turtle
    left = rows_of(run("review", desk.out)[1])
    assert [r["name"] for r in left] == ["万吨负极材料项目"], "what is decided is not asked again"


def test_review_does_not_write_over_decisions(desk: Any) -> None:
    desk.build()
    desk.file.write_text("mine", encoding="utf-8")
    status, _, err = run("review", desk.out, "--out", desk.file)
    assert status == 2 and "there already" in err and desk.file.read_text(encoding="utf-8") == "mine"


def test_correct_tells_what_applies_before_and_after_the_build(desk: Any, fix: Fix) -> None:
    desk.build()
    rows = (
        fix("rename", "Enterprise", "恒泽石墨", "恒泽石墨集团"),
        fix("reject", "Enterprise", "早已不在公司"),
        {**fix("merge", "Enterprise", "金穗牧业", "金穗畜牧"), "plan": ""},
        fix("reject", "Industry", "石墨新材料产业链", "万吨负极材料项目", predicate="includesProject"),
        fix("accept", "IndicatorTarget", "地区生产总值", value="85亿元"),
        fix("add-link", "Enterprise", "恒泽石墨集团", "青岭经济开发区", predicate="locatedIn"),
    )
    file = desk.write(*rows)
    status, out, _ = run("correct", file, "--graph", desk.out)
    assert status == 1, "one does not apply"
    assert "does not apply: there is no Enterprise 早已不在公司" in out and "5 of 6 corrections apply" in out
    desk.build()
    status, out, _ = run("correct", file, "--graph", desk.out, "--json")
    found = json.loads(out)
    assert [row["applies"] for row in found] == [True, False, True, True, True, True]
    assert [row["what"] for row in found if row["applies"]] == ["is in this build"] * 5
    desk.write(*(row for row in rows if row["name"] != "早已不在公司"))
    assert run("correct", file, "--graph", desk.out)[0] == 0


def test_correct_names_bad_rows(desk: Any, fix: Fix) -> None:
    desk.build()
    file = desk.write(fix("delete", "Enterprise", "恒泽石墨"))
    status, _, err = run("correct", file, "--graph", desk.out)
    assert status == 2 and f"{file}, line 2" in err
    assert run("correct", desk.folder / "no.csv", "--graph", desk.out)[0] == 2
    assert run("correct", file, "--graph", desk.folder / "nowhere")[0] == 2


@pytest.fixture
def county(tmp_path: Path, root: Path) -> Path:
    """A folder with a sample plan."""
    shutil.copy(root / "data" / "plans" / "shiquan.txt", tmp_path)
    return tmp_path


def test_the_sample_is_built_reviewed_ticked_and_built_again(county: Path) -> None:
    plan, out, file = county / "shiquan.txt", county / "out", county / "shiquan.corrections.csv"
    assert run("build", plan, "--out", out, "-j", 1)[0] == 0
    assert run("review", out, "--out", file, "--below", 1)[0] == 0
    rows = rows_of(file.read_text(encoding="utf-8"))
    said = Counter(row["name"] for row in rows if not row["predicate"])  # a park may be a project of the same name too
    entities = [r for r in rows if not r["predicate"] and r["type"] in ("Project", "Park", "Enterprise") and said[r["name"]] == 1]
    rejected, renamed = entities[0], entities[1]
    rejected["action"] = "×"
    renamed |= {"action": "rename", "with": "另有其名", "who": "李工"}
    rows.append({**entities[2], "action": "reject", "name": "从未有过的名称", "plan": "shiquan"})
    with open(file, "w", encoding="gbk", newline="", errors="replace") as target:
        writer = csv.DictWriter(target, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    status, printed, err = run("build", plan, "--out", out, "-j", 1)
    assert status == 0, "a correction that no longer applies does not fail the build"
    assert "corrections: 2 applied, 1 no longer apply" in printed
    assert f"{file}:{len(rows) + 1}" in err and "从未有过的名称" in err
    built = read_built(out)
    names = {name for class_ in ("Project", "Park", "Enterprise") for node in built.of_class(class_) for name in built.names(node)}
    assert rejected["name"] not in names and {"另有其名", renamed["name"]} <= names
    bad = "action,type,name\nfoo,Park,甲园\n"
    file.write_text(bad, encoding="utf-8")
    before = (out / "graph.ttl").read_bytes()
    status, _, err = run("build", plan, "--out", out, "-j", 1)
    assert status == 2 and f"{file}, line 2" in err and (out / "graph.ttl").read_bytes() == before
