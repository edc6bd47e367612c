"""Outputs of a build on disk: written whole or not at all, however the process ends.

A build first writes everything into a staging folder beside the outputs and flushes it to disk, then renames that folder to its
committed name: this one rename is the moment at which the new outputs count. Only then are the files moved into place, the graph
first. Whoever dies before the rename leaves the former outputs; whoever dies after it leaves a committed folder, whose remaining
files the next build or reader moves into place.
"""
from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

GRAPH_FILE = "graph.ttl"
CLAIMS_FILE = "claims.ttl"

_STAGING = ".plankg-staging-"
_COMMITTED = ".plankg-committed"
_STALE_SECONDS = 3600


class StoreError(Exception):
    """A folder that cannot be written, or a graph that cannot be read; the message says what and where."""


def write_build(folder: Path, files: Mapping[str, str]) -> list[Path]:
    """Write all files (paths relative to the folder → UTF-8 text) or none of them, and return their paths.

    Raises `StoreError` if the folder cannot be written; the former outputs then stand as they were.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        settle(folder)
        _drop_stale(folder)
        staging = Path(tempfile.mkdtemp(prefix=_STAGING, dir=folder))
        try:
            for name, text in files.items():
                _write(staging / name, text)
            _sync(staging)
            os.rename(staging, folder / _COMMITTED)
        except BaseException:
            shutil.rmtree(staging, ignore_errors=True)
            raise
        _sync(folder)
        settle(folder)
    except OSError as error:
        raise StoreError(f"cannot write to {folder}: {error.strerror or error}") from error
    return [folder / name for name in files]


def settle(folder: Path) -> None:
    """Move the files of a committed build into place, if an earlier process died before it had."""
    committed = folder / _COMMITTED
    if not committed.is_dir():
        return
    for path in sorted((p for p in committed.rglob("*") if p.is_file()), key=_graph_first):
        place = folder / path.relative_to(committed)
        place.parent.mkdir(parents=True, exist_ok=True)
        os.replace(path, place)
    _sync(folder)
    shutil.rmtree(committed)


def _graph_first(path: Path) -> tuple[bool, bool, str]:
    return (path.name != GRAPH_FILE, path.name != CLAIMS_FILE, str(path))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def _sync(folder: Path) -> None:
    """Flush a folder's entries; where a folder cannot be opened (Windows) the rename alone must do."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _drop_stale(folder: Path) -> None:
    """Remove what builds left behind that died before they committed; a younger folder may belong to a build at work."""
    for left in folder.glob(f"{_STAGING}*"):
        if time.time() - left.stat().st_mtime > _STALE_SECONDS:
            shutil.rmtree(left, ignore_errors=True)
