"""Builds of the sample plans' known truth, and a server over them."""
from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from benchmarks.browser import NoBrowser
from benchmarks.browser import browser as chromium
from kg.store import CLAIMS_FILE, GRAPH_FILE
from ontology.namespaces import PLAN, RDFS, SKOS
from tests.truth_build import truth_build, write

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def truth_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as `plankg build` writes it, with both sample counties; do not write to it."""
    return write(truth_build(), tmp_path_factory.mktemp("truth"))


HOSTILE = '<img src=x onerror="window.hacked=1">加工项目</script><script>window.hacked=2</script>'
"""A project's name that is markup."""


@dataclass(frozen=True)
class Server:
    """A running server: its address, as of `http://127.0.0.1:8000`."""

    url: str

    @property
    def sparql(self) -> str:
        return f"{self.url}/sparql"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(*command: str, port: int, log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A server of its own process that answers on a port; it is stopped at the end."""
    with open(log, "wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT, env={**os.environ, "PYTHONPATH": str(ROOT)})
    try:
        for _ in range(300):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            if process.poll() is not None:
                break
            time.sleep(0.1)
        else:
            raise TimeoutError(f"nothing answers on port {port}")
        assert process.poll() is None, log.read_text(encoding="utf-8", errors="replace")
        yield process
    finally:
        process.terminate()
        process.wait(timeout=20)


@pytest.fixture(scope="session")
def hostile_folder(truth_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample counties, with one project more whose name, scale and sentence are markup."""
    folder = tmp_path_factory.mktemp("hostile")
    county, place = "<539901>", "<539901/plan/2021-2025#1-9>"
    name, plan, skos, rdfs = json.dumps(HOSTILE), PLAN, SKOS, RDFS
    base = "@base <https://w3id.org/plankg/id/> .\n"
    graph = (truth_folder / GRAPH_FILE).read_text(encoding="utf-8")
    graph += (
        f"{base}<539901/project/hostile> a <{plan}Project> ; <{skos}prefLabel> {name}@zh ; <{rdfs}label> {name}@zh ; "
        f"<{plan}inCounty> {county} ; <{plan}evidence> {place} ; <{plan}scale> '<b>占地</b>10亩'@zh .\n"
        f"{place} a <{plan}Evidence> ; <{plan}source> <539901/plan/2021-2025> ; <{plan}start> 1 ; <{plan}end> 9 ; "
        f"<{plan}line> 1 ; <{plan}section> '<i>第一章</i>'@zh .\n"
    )
    claims = (truth_folder / CLAIMS_FILE).read_text(encoding="utf-8")
    claims += f"{base}{place} <{plan}sentence> {json.dumps(f'推进{HOSTILE}建设。')}@zh .\n"
    (folder / GRAPH_FILE).write_text(graph, encoding="utf-8")
    (folder / CLAIMS_FILE).write_text(claims, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def server(hostile_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """`plankg serve` over the sample counties, with queries of at most four seconds."""
    port = free_port()
    command = (sys.executable, "-m", "kg", "serve", str(hostile_folder), "--port", str(port), "--timeout", "4", "--max-answer", "2")
    with running(*command, port=port, log=tmp_path_factory.mktemp("serve") / "log"):
        yield Server(f"http://127.0.0.1:{port}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Headless Chromium that reaches this machine and no other host; skips where there is none."""
    with ExitStack() as stack:
        try:
            started = stack.enter_context(chromium(1400, 1000, loopback=True))
        except NoBrowser as error:
            pytest.skip(f"pages go unseen: {error}")
        yield started
