"""Corrections files as spreadsheets and editors write them."""
from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from kg.corrections.beside import corrections_beside, files_beside, strays
from kg.corrections.files import read_corrections, to_csv
from kg.corrections.model import CorrectionError
from kg.plans import InputError, find_plans

TABLE = "action,plan,type,name,with\nrename,青岭.txt,Enterprise,恒泽石墨,恒泽石墨集团\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
def test_every_encoding_that_a_spreadsheet_saves_is_read(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "a.corrections.csv"
    path.write_bytes(TABLE.encode(encoding))
    (found,) = read_corrections(path)
    assert (found.action, found.name, found.other, found.row) == ("rename", "恒泽石墨", "恒泽石墨集团", 2)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_every_delimiter_that_a_spreadsheet_saves_is_read(delimiter: str, newline: str, tmp_path: Path) -> None:
    path = tmp_path / "a.corrections.csv"
    path.write_bytes(TABLE.replace(",", delimiter).replace("\n", newline).encode())
    assert read_corrections(path)[0].other == "恒泽石墨集团"


def test_toml_says_the_same(tmp_path: Path) -> None:
    path = tmp_path / "a.corrections.toml"
    path.write_text(
        '# 复核\n[[correction]]\naction = "rename"\ntype = "企业"\nname = "恒泽石墨"\nwith = "恒泽石墨集团"\nwho = "王工"\ndate = 2024-05-06\n\n'
        '[[correction]]\naction = "split"\ntype = "Enterprise"\nname = "金穗"\nwith = ["金穗牧业", "金穗畜牧"]\nline = 12\n',
        encoding="utf-8",
    )
    rename, split = read_corrections(path)
    assert (rename.type, rename.other, rename.who, rename.date, rename.row) == ("Enterprise", "恒泽石墨集团", "王工", "2024-05-06", 2)
    assert (split.other, split.lines, split.row) == ("金穗牧业|金穗畜牧", (12,), 10)


def test_ticks_and_crosses_are_decisions_and_empty_is_none(tmp_path: Path) -> None:
    path = tmp_path / "a.corrections.csv"
    path.write_text("action,type,name\n√,Park,甲园\n×,Park,乙园\n,Park,丙园\n Reject ,Park,丁园\n", encoding="utf-8")
    assert [(c.action, c.name, c.row) for c in read_corrections(path)] == [("accept", "甲园", 2), ("reject", "乙园", 3), ("reject", "丁园", 5)]


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ("delete,Park,甲园,,", "there is no action 'delete'; there are accept, reject"),
        ("reject,Garden,甲园,,", "there is no type 'Garden'"),
        ("reject,Park,,,", "the name is empty"),
        ("rename,Park,甲园,,", "rename needs the column with"),
        ("retype,Park,甲园,,Garden", "cannot make a Park a 'Garden'"),
        ("retype,IndicatorTarget,产值,,Park", "cannot make a IndicatorTarget"),
        ("add-link,Park,甲园,leads,乙", "there is no link 'leads'"),
        ("add-link,Park,甲园,undertakenBy,乙", "undertakenBy goes from Project, not from Park"),
        ("add-link,Park,甲园,locatedIn,", "the column with is empty"),
        ("reject,County,,plans,石墨产业链", "reject or accept the chain itself"),
        ("merge,Park,甲园,locatedIn,乙园", "leave the predicate empty"),
        ("set,Project,甲项目,investment,很多", "'很多' is not a number"),
        ("set,Project,甲项目,status,完工", "none of 新建"),
        ("set,Park,甲园,investment,3", "cannot be set of this type"),
        ("set,IndicatorTarget,产值,targetValue,", "cannot be taken away"),
        ("set,IndicatorTarget,产值,targetYear,25", "not a year"),
    ],
)
def test_a_row_that_makes_no_sense_is_named_with_its_line(row: str, complaint: str, tmp_path: Path) -> None:
    path = tmp_path / "a.corrections.csv"
    path.write_text(f'action,type,name,predicate,with,note\naccept,Park,好园,,,"两\n行"\n{row},\n', encoding="utf-8")
    with pytest.raises(CorrectionError) as error:
        read_corrections(path)
    assert f"{path}, line 4: " in str(error.value) and complaint in str(error.value)


@pytest.mark.parametrize(
    ("name", "content", "complaint"),
    [
        ("a.csv", "行动,名称\n", "line 1: no column action, type, name"),
        ("a.csv", "", "line 1: no column"),
        ("a.toml", "[[correction]\n", "not TOML"),
        ("a.toml", '[[correction]]\naction = "reject"\ntype = "Park"\nname = "甲"\nwhy = "?"\n', "line 1: 'why' is not known"),
        ("a.toml", '[other]\nx = 1\n', "'other' is not known"),
    ],
)
def test_a_file_that_is_none_is_named(name: str, content: str, complaint: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    with pytest.raises(CorrectionError, match=str(path.name)) as error:
        read_corrections(path)
    assert complaint in str(error.value)


def test_damaged_bytes_are_named(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"action,type,name\nreject,Park,\xff\xff\n")
    with pytest.raises(CorrectionError, match="neither UTF-8"):
        read_corrections(path)


@pytest.mark.parametrize("cell", ["=HYPERLINK(1)", "+86工程", "-5亿元", "@园区", "'=1", "''-2", "\u0027普通"])
def test_no_cell_is_a_formula_and_every_cell_comes_back(cell: str, tmp_path: Path) -> None:
    text = to_csv([{"action": "reject", "type": "Project", "name": cell, "with": ""}])
    written = next(csv.DictReader(io.StringIO(text)))["name"]
    assert written[0] not in "=+-@"
    path = tmp_path / "a.csv"
    path.write_text(text, encoding="utf-8-sig", newline="")
    assert read_corrections(path)[0].name == cell


def test_a_corrections_file_is_no_plan(tmp_path: Path) -> None:
    for name in ("a.txt", "a.corrections.csv", "a.corrections.toml"):
        (tmp_path / name).write_text("规划", encoding="utf-8")
    assert find_plans(sorted(tmp_path.iterdir())) == find_plans([f"{tmp_path}/a*"]) == [tmp_path / "a.txt"]
    with pytest.raises(InputError):
        find_plans([tmp_path / "a.corrections.csv"])


def test_a_plan_finds_the_files_beside_it(tmp_path: Path) -> None:
    plan, other = tmp_path / "a.txt", tmp_path / "a.md"
    for path in (plan, other):
        path.write_text("规划", encoding="utf-8")
    for name in ("a.corrections.csv", "a.txt.corrections.csv", "b.corrections.csv"):
        (tmp_path / name).write_text("action,plan,type,name\nreject,,Park,甲园\nreject,a.txt,Park,乙园\n", encoding="utf-8")
    assert [path.name for path in files_beside(plan)] == ["a.corrections.csv", "a.txt.corrections.csv"]
    found = [(Path(c.file).name, c.name) for c in corrections_beside([plan, other])]
    assert found == [
        ("a.corrections.csv", "甲园"), ("a.corrections.csv", "乙园"), ("a.txt.corrections.csv", "甲园"), ("a.txt.corrections.csv", "乙园"),
        ("a.corrections.csv", "甲园"),
    ]


def test_empty_rows_may_stand_above_the_header(tmp_path: Path) -> None:
    path = tmp_path / "a.corrections.csv"
    path.write_text(f"\n;;;;\n{TABLE.replace(',', ';')}", encoding="utf-8")
    (found,) = read_corrections(path)
    assert (found.name, found.row) == ("恒泽石墨", 4)


def test_every_faulty_row_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.corrections.csv"
    path.write_text(TABLE + "drop,,Enterprise,甲,\naccept,,Firm,乙,\naccept,,Enterprise,丙,\n", encoding="utf-8")
    with pytest.raises(CorrectionError) as error:
        read_corrections(path)
    first, second = str(error.value).splitlines()
    assert "line 3: there is no action 'drop'" in first and "line 4: there is no type 'Firm'" in second


@pytest.mark.parametrize(
    ("written", "date"),
    [("2026/3/2", "2026-03-02"), ("46083", "2026-03-02"), ("2026年3月2日", "2026-03-02"), ("2026-02-30", "2026-02-30"), ("三月", "三月")],
)
def test_dates_are_read_as_spreadsheets_write_them(written: str, date: str, tmp_path: Path) -> None:
    path = tmp_path / "a.corrections.csv"
    path.write_text(f"action,type,name,date\naccept,Enterprise,甲,{written}\n", encoding="utf-8")
    assert read_corrections(path)[0].date == date


def test_files_that_only_look_like_corrections_are_named(tmp_path: Path) -> None:
    for name in ("yunlu.txt", "other.md", "yunlu.corrections.csv", "other.md.corrections.toml", "yunlu_corrections.csv", "yunlu.corrections.xlsx"):
        (tmp_path / name).touch()
    (tmp_path / "yunl.corrections.csv").touch()
    found = strays([tmp_path / "yunlu.txt", tmp_path / "other.md"])
    assert [path.name for path in found] == ["yunl.corrections.csv", "yunlu.corrections.xlsx", "yunlu_corrections.csv"]
