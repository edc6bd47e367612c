"""The lines of the plan that a truth is about, found by name and held to the graph's digest."""
from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from kg.built import Built


def find_plan(built: Built, graph: Path, truth: Path) -> Path | None:
    """The plan file that the graph was built from, if it lies beside the truth, in a `plans` folder near, or here.

    A plain file is taken only if its digest is that of the graph; the text that a build wrote for other formats always is.
    """
    digests = built.sha256()
    folder = graph if graph.is_dir() else graph.parent
    for name in built.file_names():
        extracted = folder / "texts" / f"{name}.txt"
        if extracted.is_file():
            return extracted
        for path in _places(name, truth):
            if path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() in digests:
                return path
    return None


def _places(name: str, truth: Path) -> Iterator[Path]:
    above = truth.resolve().parent
    for folder in (above, above.parent / "plans", above / "plans", Path.cwd(), Path.cwd() / "data" / "plans"):
        yield folder / name


def read_lines(path: Path) -> list[str]:
    """The lines of a plan's text, `[0]` being line 1. Raises `extractors.documents.PlanError` if it is no text."""
    from extractors.documents.encoding import decode

    return decode(path.read_bytes(), path)[0].split("\n")
