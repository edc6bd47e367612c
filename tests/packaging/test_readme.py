"""The README keeps up with what is there: every command, extra and library stands in it, and its links lead somewhere."""
from __future__ import annotations

import re
from configparser import ConfigParser
from pathlib import Path

import pytest

from kg.cli import app


@pytest.fixture(scope="module")
def readme(root: Path) -> str:
    """The text of the README."""
    return (root / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def setup(root: Path) -> ConfigParser:
    """The project's declared metadata."""
    parser = ConfigParser()
    parser.read(root / "setup.cfg", encoding="utf-8")
    return parser


def test_every_command_is_in_the_readme(readme: str) -> None:
    names = [command.name for command in app.registered_commands]
    assert "build" in names
    assert [name for name in names if f"`plankg {name}`" not in readme] == []


def test_every_library_says_what_it_is_for(readme: str, setup: ConfigParser) -> None:
    extras = [option for name, option in setup["options.extras_require"].items() if name not in ("all", "dev")]
    lines = "\n".join([setup["options"]["install_requires"], *extras]).split("\n")
    wanted = {re.split(r"[\s>=;\[]", line, maxsplit=1)[0] for line in lines if line.strip() and not line.startswith("#")} - {"plankg"}
    assert {"spacy", "uvicorn", "pdfplumber"} <= wanted
    table = readme[readme.index("## Why these dependencies") : readme.index("## Offline")].lower()
    assert sorted(name for name in wanted if name.lower() not in table) == []


def test_every_extra_is_named(readme: str, setup: ConfigParser) -> None:
    extras = set(setup["options.extras_require"]) - {"dev"}
    assert sorted(name for name in extras if f"`{name}`" not in readme and f"[{name}]" not in readme) == []


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "docs/api.md", "docs/corrections.md", "docs/exports.md"])
def test_links_to_files_lead_somewhere(root: Path, name: str) -> None:
    page = root / name
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []
