"""A build's files: all of them or none, whenever the process dies."""
from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.store import CLAIMS_FILE, GRAPH_FILE, StoreError, write_build
from kg.store.files import settle

WRITER = """
import sys
from pathlib import Path
from kg.store import write_build
folder, n = Path(sys.argv[1]), 0
print("ready", flush=True)
while True:
    n += 1
    body = f"# {n}\\n" * 40000
    write_build(folder, {"graph.ttl": body, "claims.ttl": body, "texts/a.txt": body})
"""


def generation(path: Path) -> str:
    """The number that every line of a file must bear; fails if a file is torn."""
    lines = set(path.read_text(encoding="utf-8").split("\n")) - {""}
    assert len(lines) == 1, f"{path} is torn"
    return lines.pop()


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is of POSIX")
def test_killing_a_writer_at_any_moment_leaves_whole_files_that_belong_together(tmp_path: Path) -> None:
    chance = random.Random(20260)
    write_build(tmp_path, {GRAPH_FILE: "# 0\n", CLAIMS_FILE: "# 0\n", "texts/a.txt": "# 0\n"})
    for _ in range(12):
        writer = subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path)], stdout=subprocess.PIPE)
        assert writer.stdout is not None
        writer.stdout.readline()
        time.sleep(chance.uniform(0, 0.06))
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        writer.stdout.close()
        for name in (GRAPH_FILE, CLAIMS_FILE):
            generation(tmp_path / name)
        settle(tmp_path)
        assert len({generation(tmp_path / name) for name in (GRAPH_FILE, CLAIMS_FILE, "texts/a.txt")}) == 1


@pytest.mark.parametrize("steps", range(3))
def test_a_build_that_died_while_moving_files_is_finished_by_the_next_reader(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, steps: int
) -> None:
    write_build(tmp_path, {GRAPH_FILE: "old", CLAIMS_FILE: "old"})
    moved = 0
    replace = os.replace

    def dies(source: Path, target: Path) -> None:
        nonlocal moved
        if moved == steps:
            raise KeyboardInterrupt
        moved += 1
        replace(source, target)

    monkeypatch.setattr(os, "replace", dies)
    files = {GRAPH_FILE: "new", CLAIMS_FILE: "new", "texts/a.txt": "new"}
    with pytest.raises(KeyboardInterrupt):
        write_build(tmp_path, files)
    monkeypatch.undo()
    settle(tmp_path)
    assert {(tmp_path / name).read_text() for name in files} == {"new"}


def test_a_build_that_fails_before_it_is_committed_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_build(tmp_path, {GRAPH_FILE: "old", CLAIMS_FILE: "old"})

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StoreError, match="No space left on device"):
        write_build(tmp_path, {GRAPH_FILE: "new", CLAIMS_FILE: "new"})
    assert sorted(p.name for p in tmp_path.iterdir()) == [CLAIMS_FILE, GRAPH_FILE]
    assert (tmp_path / GRAPH_FILE).read_text() == "old"


def test_nothing_but_the_outputs_is_left(tmp_path: Path) -> None:
    paths = write_build(tmp_path / "deep" / "out", {GRAPH_FILE: "g", CLAIMS_FILE: "c", "texts/计划.docx.txt": "t"})
    assert sorted(p for p in (tmp_path / "deep" / "out").rglob("*") if p.is_file()) == sorted(paths)


def test_a_folder_that_is_a_file_is_named_in_the_error(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("")
    with pytest.raises(StoreError, match="out"):
        write_build(tmp_path / "out", {GRAPH_FILE: ""})
