"""The corrections files that lie beside plans."""
from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from pathlib import Path

from kg.corrections.files import read_corrections
from kg.corrections.model import Correction
from kg.plans import CORRECTIONS

_LOOKS_LIKE = re.compile(r"corrections?[^.]*\.(?:csv|toml|xlsx?|ods|numbers)$", re.IGNORECASE)


def files_beside(plan: Path) -> list[Path]:
    """The corrections files of a plan: `plan.corrections.csv`, `plan.txt.corrections.csv`, and the same with .toml."""
    names = [stem + ending for stem in dict.fromkeys((plan.stem, plan.name)) for ending in CORRECTIONS]
    return [path for name in names if (path := plan.with_name(name)).is_file()]


def plan_named_by(file: Path) -> str:
    """The plan's file name, with or without its ending, that a corrections file bears.

    >>> plan_named_by(Path("plans/yunlu.txt.corrections.csv")), plan_named_by(Path("yunlu.corrections.toml"))
    ('yunlu.txt', 'yunlu')
    """
    return file.name.rsplit(".", 2)[0]


def strays(plans: Iterable[Path]) -> list[Path]:
    """Files in the plans' folders that look like corrections and are none that a build reads: of another ending, or without the
    name of any file there."""
    found: dict[Path, None] = {}
    for folder in dict.fromkeys(plan.parent for plan in plans if plan.is_file()):
        names = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
        stems = names | {name.rsplit(".", 1)[0] for name in names if not name.endswith(CORRECTIONS)}
        for name in sorted(names):
            read = any(name.endswith(ending) and name.removesuffix(ending) in stems for ending in CORRECTIONS)
            if _LOOKS_LIKE.search(name) and not read:
                found[folder / name] = None
    return list(found)


def corrections_beside(plans: Iterable[Path]) -> list[Correction]:
    """The corrections of all plans, in order of the plans and of each file.

    Raises `CorrectionError` for a file that cannot be used.
    """
    found: list[Correction] = []
    named: set[tuple[str, int]] = set()
    for plan in plans:
        files = files_beside(plan)
        if not files or not plan.is_file():
            continue
        digest = hashlib.sha256(plan.read_bytes()).hexdigest()
        for correction in (c for file in files for c in read_corrections(file, digest)):
            # plan.txt and plan.docx share plan.corrections.csv: what names its plan counts once
            if not correction.plan or (correction.file, correction.row) not in named:
                named.add((correction.file, correction.row))
                found.append(correction)
    return found
