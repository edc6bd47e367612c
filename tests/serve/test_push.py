"""Pushing into servers that others made: rdflib-endpoint by SPARQL Update, Oxigraph's server by both protocols."""
from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from typer.testing import CliRunner

from kg.cli import app
from kg.publish.push import Login, PushError, Server, push
from kg.store.disk import read_build
from kg.store.partition import KINDS, PlanGraphs
from tests.serve.conftest import free_port, running
from tests.truth_build import truth_build, write

ENDPOINT = """
import sys, uvicorn
from rdflib import Dataset
from rdflib_endpoint import SparqlEndpoint
uvicorn.run(SparqlEndpoint(path="/", graph=Dataset(default_union=True), enable_update=True), port=int(sys.argv[1]), log_level="error")
"""
KEY = "a key for tests"


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> list[PlanGraphs]:
    """The first triples of each graph of the smaller sample plan: servers written in Python take their time."""
    (whole,) = read_build(write(truth_build("shiquan"), tmp_path_factory.mktemp("small")))
    return [PlanGraphs(whole.plan, {kind: triples[:80] for kind, triples in whole.triples.items()})]


@pytest.fixture(scope="module")
def endpoint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """An empty rdflib-endpoint that takes updates from who knows the key."""
    pytest.importorskip("rdflib_endpoint", reason="rdflib-endpoint is not installed: pip install 'plankg[dev]'")
    port = free_port()
    os.environ["RDFLIB_APIKEY"] = KEY
    try:
        with running(sys.executable, "-c", ENDPOINT, str(port), port=port, log=tmp_path_factory.mktemp("endpoint") / "log"):
            yield f"http://127.0.0.1:{port}/"
    finally:
        del os.environ["RDFLIB_APIKEY"]


@pytest.fixture(scope="module")
def oxigraph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of Oxigraph's own server with an empty store."""
    program = shutil.which("oxigraph") or shutil.which("oxigraph", path=str(Path(sys.executable).parent))
    if program is None:
        pytest.skip("no Oxigraph server here, pushing by graph store goes untried: pip install 'plankg[dev]'")
    port = free_port()
    folder = tmp_path_factory.mktemp("oxigraph")
    command = (program, "serve", "--location", str(folder / "store"), "--bind", f"127.0.0.1:{port}")
    with running(*command, port=port, log=folder / "log"):
        yield f"http://127.0.0.1:{port}"


def counts(url: str) -> dict[str, int]:
    """Triples in each named graph of a server."""
    query = "SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g"
    answer = httpx.get(url, params={"query": query}, headers={"Accept": "application/sparql-results+json"})
    return {row["g"]["value"]: int(row["n"]["value"]) for row in answer.json()["results"]["bindings"]}


def wanted(parts: list[PlanGraphs]) -> dict[str, int]:
    return {part.name(kind): len(set(part.triples[kind])) for part in parts for kind in KINDS if part.triples[kind]}


def test_rdflib_endpoint_takes_a_plan_in_batches_twice_and_holds_it_once(parts: list[PlanGraphs], endpoint: str) -> None:
    server = Server(endpoint, "update", Login(token=KEY), batch=50)
    taken: list[int] = []
    assert push(parts, server, progress=taken.append) == sum(wanted(parts).values())
    assert max(taken) == 50 and len(taken) > 3
    push(parts, server)
    assert counts(endpoint) == wanted(parts)


def test_a_plan_pushed_again_replaces_its_own_graphs_and_no_other(parts: list[PlanGraphs], endpoint: str) -> None:
    server = Server(endpoint, "update", Login(token=KEY))
    other = PlanGraphs("urn:other/plan/2021-2025", {kind: triples[:5] for kind, triples in parts[0].triples.items()})
    push([*parts, other], server)
    shorter = PlanGraphs(parts[0].plan, {kind: triples[:30] for kind, triples in parts[0].triples.items()})
    push([shorter], server)
    assert counts(endpoint) == {**wanted([shorter]), **wanted([other])}


def test_who_may_not_write_is_told(parts: list[PlanGraphs], endpoint: str) -> None:
    with pytest.raises(PushError, match="403 Forbidden; this user may not write"):
        push(parts, Server(endpoint, "update", Login(token="wrong")))


def test_a_server_that_is_not_there_or_not_of_that_kind_is_named(parts: list[PlanGraphs], endpoint: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.publish.push.time.sleep", lambda seconds: None)
    with pytest.raises(PushError, match="is the server running"):
        push(parts, Server(f"http://127.0.0.1:{free_port()}/", "update"))
    with pytest.raises(PushError, match=r"405 .*--method update"):
        push(parts, Server(endpoint, "gsp"))


def test_the_command_pushes_a_build(endpoint: str, tmp_path: Path, parts: list[PlanGraphs], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.store.disk.read_plans", lambda place: parts)
    done = CliRunner().invoke(app, ["push", str(tmp_path), "--to", endpoint, "--method", "update"], env={"PLANKG_TOKEN": KEY})
    assert done.exit_code == 0, done.output
    assert f"{sum(wanted(parts).values()):,} triples → {endpoint}" in done.output
    wrong = CliRunner().invoke(app, ["push", str(tmp_path), "--to", "localhost:3030"])
    assert wrong.exit_code == 2 and "begins with http" in wrong.output


@pytest.mark.parametrize(("method", "address"), [("gsp", "store"), ("update", "update")])
def test_oxigraphs_server_takes_whole_plans_by_either_protocol(oxigraph: str, truth_folder: Path, method: str, address: str) -> None:
    parts = read_build(truth_folder)
    server = Server(f"{oxigraph}/{address}", "gsp" if method == "gsp" else "update", batch=5000)
    for _ in range(2):
        push(parts, server)
        assert counts(f"{oxigraph}/query") == wanted(parts)
    push(parts[:1], server, merged=True)
    answer = httpx.get(f"{oxigraph}/query", params={"query": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"})
    merged = {triple for triples in parts[0].triples.values() for triple in triples}
    assert int(answer.json()["results"]["bindings"][0]["n"]["value"]) == len(merged)
