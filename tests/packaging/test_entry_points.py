"""What setup.cfg promises to other programs exists: commands, spaCy components, packages."""
from __future__ import annotations

import importlib
from configparser import ConfigParser
from pathlib import Path

import pytest

from extractors.pipeline import COMPONENTS

ROOT = Path(__file__).resolve().parents[2]


def setup_cfg() -> ConfigParser:
    """The declarative metadata."""
    config = ConfigParser()
    config.read(ROOT / "setup.cfg", encoding="utf-8")
    return config


def entry_points() -> list[tuple[str, str]]:
    """All (name, "module:attribute") pairs that setup.cfg registers, whatever the group."""
    groups = setup_cfg()["options.entry_points"].values()
    return [(name.strip(), target.strip()) for group in groups for line in group.split("\n") if line for name, target in [line.split("=")]]


@pytest.mark.parametrize(("name", "target"), entry_points())
def test_entry_point_loads(name: str, target: str) -> None:
    module, attribute = target.split(":")
    assert callable(getattr(importlib.import_module(module), attribute))


def test_every_component_of_the_pipeline_is_registered() -> None:
    assert set(COMPONENTS) <= {name for name, _ in entry_points()}


def test_every_folder_with_python_files_is_a_named_package() -> None:
    named = set(setup_cfg()["options"]["packages"].split())
    present = {
        ".".join(path.parent.relative_to(ROOT).parts)
        for top in ("kg", "extractors", "ontology")
        for path in (ROOT / top).rglob("*.py")
    }
    assert present <= named, f"add to packages in setup.cfg: {sorted(present - named)}"
    missing = {name for name in named - {"plankg_data"} if not (ROOT / name.replace(".", "/")).is_dir()}
    assert missing == set(), f"packages in setup.cfg without a folder: {sorted(missing)}"
