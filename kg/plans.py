"""Plan files to facts: finds the files that a command names, reads and extracts each, and keeps failures apart."""
from __future__ import annotations

import glob
import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from multiprocessing import get_start_method
from pathlib import Path

from extractors.facts import PlanFacts
from extractors.garbage import uncollected
from kg.store.files import GRAPH_FILE

SUFFIXES = (".txt", ".md", ".html", ".htm", ".docx", ".pdf")
"""File types that are taken from a folder; a file named by itself is tried whatever its type."""

CORRECTIONS = (".corrections.csv", ".corrections.toml")
"""Endings of the files beside plans that hold what people decided; a glob may name them, but they are no plans."""

TEXTS = "texts"
"""Folder beside the graph for the text of plans that are not plain text."""

PLAIN_FORMATS = ("txt", "md")
"""Formats whose source text is the file itself; the text of all others is written beside the graph."""


class InputError(Exception):
    """Input that names no plan at all."""


@dataclass(frozen=True, slots=True)
class PlanRead:
    """One plan's facts, read in `seconds`.

    `text` is the extracted text if the file is not plain text itself, else None; `characters` is its length.
    """

    path: Path
    facts: PlanFacts
    text: str | None
    characters: int
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class PlanFailed:
    """A file that gave no facts, and why, in words for the person who named it; `line` counts from 1, where there is one."""

    path: Path
    reason: str
    line: int | None = None

    def __str__(self) -> str:
        return f"{self.path}{'' if self.line is None else f', line {self.line}'}: {self.reason}"


Outcome = PlanRead | PlanFailed


def find_plans(names: Iterable[str | os.PathLike[str]]) -> list[Path]:
    """The plan files that files, folders (searched through) and globs name, each once, in order of naming.

    Raises `InputError` if a name matches nothing or a folder holds no plan.
    """
    found: dict[Path, None] = {}
    for named in names:
        name = os.fspath(named)
        path = Path(name)
        if path.is_dir():
            inside = sorted(p for p in path.rglob("[!.]*") if p.suffix.lower() in SUFFIXES and p.is_file() and not _is_output(p))
            if not inside:
                raise InputError(f"{name}: no plan in this folder (looked for {', '.join(SUFFIXES)})")
            found.update(dict.fromkeys(inside))
        elif path.exists():
            found.update({} if name.endswith(CORRECTIONS) else {path: None})
        else:
            named_so = (m for m in glob.glob(name, recursive=True) if not m.endswith(CORRECTIONS))
            matches = sorted(path for path in map(Path, named_so) if path.is_file())
            if not matches:
                raise InputError(f"{name}: no such file or folder")
            found.update(dict.fromkeys(matches))
    if not found:
        raise InputError("name at least one plan: a file, a folder or a glob")
    return list(found)


def _is_output(path: Path) -> bool:
    """Whether a text is one that an earlier build extracted: the source it came from is the plan."""
    return path.parent.name == TEXTS and (path.parent.parent / GRAPH_FILE).exists()


def read_plan(path: Path, county: str | None = None) -> Outcome:
    """One plan's facts, or why there are none. `county` (a name or adcode) overrides the county that the text names."""
    from extractors.documents import PlanError, read
    from extractors.pipeline import extract

    started = time.perf_counter()
    try:
        document = read(path, county=county)
    except PlanError as error:
        return PlanFailed(path, f"{error.problem}; {error.advice}", error.line)
    text = None if document.text_format in PLAIN_FORMATS else document.text
    facts = extract(document)
    return PlanRead(path, facts, text, len(document.text), time.perf_counter() - started)


def read_plans(
    paths: Sequence[Path], county: str | None = None, jobs: int | None = None, progress: Callable[[Outcome], None] | None = None
) -> list[Outcome]:
    """The outcome for each path, in order. `jobs` processes at most (default: as many as there are plans and processors).

    `progress` is called with each outcome as it comes.
    """
    jobs = min(len(paths), jobs or os.cpu_count() or 1)
    outcomes = _alone(paths, county) if jobs <= 1 else _together(paths, county, jobs)
    found: dict[int, Outcome] = {}
    for i, outcome in outcomes:
        found[i] = outcome
        if progress is not None:
            progress(outcome)
    return [found[i] for i in range(len(paths))]


def _alone(paths: Sequence[Path], county: str | None) -> Iterator[tuple[int, Outcome]]:
    for i, path in enumerate(paths):
        yield i, read_plan(path, county)


def _size(path: Path) -> int:
    """Bytes of a file, 0 if there is none (reading it will say so)."""
    return path.stat().st_size if path.is_file() else 0


def _together(paths: Sequence[Path], county: str | None, jobs: int) -> Iterator[tuple[int, Outcome]]:
    if get_start_method() == "fork":
        from extractors.pipeline import warm

        warm()  # children inherit dictionary and models instead of each loading its own
    longest_first = sorted(range(len(paths)), key=lambda i: -_size(paths[i]))  # so that none is left to wait for at the end
    pool = ProcessPoolExecutor(max_workers=jobs)
    try:
        with uncollected():
            waiting: dict[Future[Outcome], int] = {pool.submit(read_plan, paths[i], county): i for i in longest_first}
            for future in as_completed(waiting):
                yield waiting[future], future.result()
    finally:
        pool.shutdown(wait=False, cancel_futures=True)  # the processes end by themselves while the graph is made
