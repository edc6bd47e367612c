"""docs/api.md: its examples run, and it tells of everything that is public."""
from __future__ import annotations

import doctest
import inspect
import re
from pathlib import Path

import pytest

import kg


def test_the_examples_run(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    result = doctest.testfile(str(root / "docs" / "api.md"), module_relative=False, encoding="utf-8", optionflags=doctest.ELLIPSIS)
    assert result.attempted > 15 and result.failed == 0


def test_every_public_member_is_described(root: Path) -> None:
    text = (root / "docs" / "api.md").read_text(encoding="utf-8")
    members = [name for name in vars(kg.PlanGraph) if not name.startswith("_")]
    assert [name for name in members if not re.search(rf"`\.{name}\b", text)] == []
    assert [name for name in kg.__all__ if not re.search(rf"\b{name}\b", text)] == []


def test_signatures_are_those_of_the_code(root: Path) -> None:
    text = (root / "docs" / "api.md").read_text(encoding="utf-8")
    for name, described in re.findall(r"^\| `(?:kg)?\.(\w+)\(([^`]*)\)`", text, flags=re.M):
        of_graph = getattr(kg.PlanGraph, name, None)
        taken = inspect.signature(of_graph or getattr(kg, name)).parameters
        said = re.findall(r"(?:^|, )\*{0,2}(\w+)", described)
        assert said == [parameter for parameter in taken if parameter != "self"], name
