"""A plan is read with its county, period and checksum; what is no plan is refused with words that help."""
from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from extractors.documents import PlanError, read, read_text

TITLE = "云麓县经济社会发展第十四个五年规划和二〇三五年远景目标纲要"
BODY = "\n\n第一章 工业\n\n" + "围绕硅材料产业链，加快推进产业园区基础设施建设，提升承载能力。" * 12


def test_a_file_becomes_a_document(tmp_path: Path) -> None:
    path = tmp_path / "yunlu.txt"
    path.write_bytes(b"\xef\xbb\xbf" + (TITLE + BODY).replace("\n", "\r\n").encode())
    plan = read(path)
    assert plan.plan.file_name == "yunlu.txt"
    assert plan.plan.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert (plan.plan.title, plan.plan.county.adcode) == (TITLE, "539901")
    assert (plan.plan.period_start, plan.plan.period_end, plan.plan.horizon) == (2021, 2025, 2035)
    assert plan.text.startswith(TITLE + "\r\n\r\n第一章"), "newlines stay as they are, the byte order mark is not text"
    assert plan.line_of(plan.offsets[plan.clean.index("围绕")]) == 5
    assert plan.blocks[plan.block_index(plan.clean.index("硅材料"))].section == ("第一章 工业",)


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8"])
def test_the_encoding_changes_nothing_but_the_checksum(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes((TITLE + BODY).encode(encoding))
    assert read(path).clean == read_text(TITLE + BODY).clean


def test_the_county_can_be_given(tmp_path: Path) -> None:
    plan = read_text("国民经济和社会发展第十四个五年规划纲要" + BODY, county="云麓县")
    assert plan.plan.county.name == "云麓县"


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("empty.txt", b"", r"empty\.txt: the file is empty; convert or download"),
        ("blank.txt", b" \n\n ", "the file is empty"),
        ("short.txt", (TITLE + "\n第一章 工业").encode(), "not a plan: it holds 33 Chinese characters"),
        ("novel.txt", ("第一章 初见\n" + "他站在窗前，望着远处的灯火，久久没有说话。" * 30).encode(), "not a plan: it names no county"),
        ("flat.txt", (TITLE + "\n" + "围绕产业发展，加快项目建设，提升承载能力。" * 30).encode(), "no headings were found"),
        ("plan.doc", b"x", r"plan\.doc: \.doc files are not read; save it as \.docx"),
        ("plan.xyz", b"x", r"\.xyz files are not read; plans may be \.txt, \.md, \.html, \.docx or \.pdf"),
        ("plan", b"x", "a file without an ending is not read"),
        ("picture.txt", bytes(range(256)) * 40, "no Chinese text in UTF-8, GB18030 or UTF-16"),
    ],
)
def test_what_is_no_plan_is_refused_with_a_reason(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(PlanError, match=message) as caught:
        read(path)
    assert caught.value.path == path


def test_an_unknown_county_is_refused_with_advice() -> None:
    with pytest.raises(PlanError, match="乌有县.*correct --county"):
        read_text(TITLE + BODY, county="乌有县")


def test_a_text_without_period_is_refused() -> None:
    with pytest.raises(PlanError, match="it names no planning period"):
        read_text("云麓县工作要点\n\n第一章 工业\n\n围绕产业，加快建设。", county="云麓县")


def test_missing_files_and_folders_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(PlanError, match="there is no such file"):
        read(tmp_path / "none.txt")
    with pytest.raises(PlanError, match="it is a folder"):
        read(tmp_path)
