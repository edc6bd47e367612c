"""The store on disk: three graphs a plan, their merge, and loads that replace a plan whole or not at all."""
from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, NamedNode, Quad, Store

from kg.query import run
from kg.store import GRAPH_FILE, StoreError
from kg.store.dataset import load
from kg.store.disk import load_build, named_plans, read_build, snapshot
from ontology.namespaces import BASE
from tests.truth_build import truth_build, write

YUNLU = BASE + "539901/plan/2021-2025"
SHIQUAN = BASE + "539902/plan/2026-2030"


def merge(store: Store) -> set[tuple[object, ...]]:
    """What the named graphs say together."""
    return {(q.subject, q.predicate, q.object) for q in store if not isinstance(q.graph_name, DefaultGraph)}


def default(store: Store) -> list[tuple[object, ...]]:
    return [(q.subject, q.predicate, q.object) for q in store.quads_for_pattern(None, None, None, DefaultGraph())]


def test_each_plan_has_its_three_graphs_and_the_default_graph_is_their_merge(truth_folder: Path, tmp_path: Path) -> None:
    loaded = load_build(truth_folder, tmp_path / "store")
    store = load(tmp_path / "store")
    assert loaded.plans == (YUNLU, SHIQUAN)
    assert {g.value for g in store.named_graphs()} == {f"{p}/{kind}" for p in (YUNLU, SHIQUAN) for kind in ("entities", "claims", "evidence")}
    merged = default(store)
    assert len(merged) == len(set(merged))
    assert set(merged) == merge(store)
    assert set(merged) == {(q.subject, q.predicate, q.object) for q in load(truth_folder)}


def test_a_plans_graphs_speak_of_its_own_places_only(truth_folder: Path, tmp_path: Path) -> None:
    for part in read_build(truth_folder):
        other = SHIQUAN if part.plan == YUNLU else YUNLU
        assert not [t for triples in part.triples.values() for t in triples if str(t.object).startswith(f"<{other}#")]
        assert not [t for t in part.triples["entities"] if "claim/" in str(t.subject)]


def test_named_queries_count_the_same_on_disk_as_in_memory(truth_folder: Path, tmp_path: Path) -> None:
    load_build(truth_folder, tmp_path / "store")
    for name, columns in (("counts", 4), ("link-counts", 4), ("lead-enterprises", 2)):
        on_disk, in_memory = (run(load(place), name).rows for place in (tmp_path / "store", truth_folder))
        assert [row[:columns] for row in on_disk] == [row[:columns] for row in in_memory]


def test_loading_the_same_again_changes_nothing(tmp_path: Path) -> None:
    build = write(truth_build("shiquan"), tmp_path / "build")
    load_build(build, tmp_path / "store")
    before = set(load(tmp_path / "store"))
    load_build(build, tmp_path / "store")
    assert set(load(tmp_path / "store")) == before


def test_plans_loaded_one_by_one_make_the_same_merge_and_a_plan_left_out_stays(tmp_path: Path) -> None:
    for name in ("yunlu", "shiquan"):
        load_build(write(truth_build(name), tmp_path / name), tmp_path / "store")
    store = load(tmp_path / "store")
    assert named_plans(store) == [YUNLU, SHIQUAN]
    assert sorted(map(str, default(store))) == sorted(map(str, merge(store)))
    counties = run(store, "SELECT ?n { ?c a plan:County ; skos:prefLabel ?n } ORDER BY ?n").rows
    assert counties == (("云麓县",), ("石泉岭县",))


def test_a_rebuilt_plan_forgets_what_it_no_longer_says_and_keeps_what_another_plan_says(truth_folder: Path, tmp_path: Path) -> None:
    load_build(truth_folder, tmp_path / "store")
    shared = "SELECT DISTINCT ?e { GRAPH ?g { ?e a plan:Enterprise } GRAPH ?h { ?e a plan:Enterprise } FILTER (?g != ?h) }"
    both = [row[0] for row in run(load(tmp_path / "store"), shared).rows]
    assert both, "the sample counties share an enterprise"
    graph = (truth_folder / GRAPH_FILE).read_text(encoding="utf-8")
    rebuilt = tmp_path / "rebuilt"
    rebuilt.mkdir()
    head = graph[: graph.index("# ")]
    (rebuilt / GRAPH_FILE).write_text(
        head + "@prefix p: <https://w3id.org/plankg/ontology#> .\n<539901/plan/2021-2025> a p:PlanDocument ; p:planOf <539901> .", encoding="utf-8"
    )
    load_build(rebuilt, tmp_path / "store")
    store = load(tmp_path / "store")
    assert set(default(store)) == merge(store)
    assert run(store, f"ASK {{ <{both[0]}> a plan:Enterprise }}").rows == ((True,),)
    assert run(store, f"SELECT ?p {{ ?p a plan:Project ; plan:inCounty <{BASE}539901> }}").rows == ()


def test_a_load_that_is_killed_leaves_the_store_before_or_after_it(truth_folder: Path, tmp_path: Path) -> None:
    load_build(write(truth_build("yunlu"), tmp_path / "yunlu"), tmp_path / "store")
    before = set(load(tmp_path / "store"))
    load_build(truth_folder, tmp_path / "whole")
    after = set(load(tmp_path / "whole"))
    assert before < after
    code = "import sys; from pathlib import Path; from kg.store.disk import load_build; load_build(Path(sys.argv[1]), Path(sys.argv[2]))"
    seen = set()
    for delay in (0.3, 0.5, 0.8):
        process = subprocess.Popen([sys.executable, "-c", code, str(truth_folder), str(tmp_path / "store")])
        time.sleep(delay)
        process.kill()
        process.wait()
        now = set(load(tmp_path / "store"))
        assert now in (before, after)
        seen.add(len(now))
    assert seen <= {len(before), len(after)}


def test_a_snapshot_stands_while_the_store_changes(truth_folder: Path, tmp_path: Path) -> None:
    load_build(write(truth_build("yunlu"), tmp_path / "yunlu"), tmp_path / "store")
    (tmp_path / "copy").mkdir()
    copy = snapshot(tmp_path / "store", tmp_path / "copy")
    load_build(truth_folder, tmp_path / "store")
    assert named_plans(load(copy)) == [YUNLU]


def test_what_is_no_store_and_no_build_is_named(tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").write_text("x")
    with pytest.raises(StoreError, match="no graph.ttl"):
        load_build(tmp_path, tmp_path / "store")
    (tmp_path / GRAPH_FILE).write_text("<urn:a> <urn:b> <urn:c> .")
    with pytest.raises(StoreError, match="no plan:PlanDocument"):
        load_build(tmp_path, tmp_path / "store")
    build = write(truth_build("shiquan"), tmp_path / "b")
    with pytest.raises(StoreError, match="neither a store nor an empty folder"):
        load_build(build, tmp_path / "full")
    load_build(build, tmp_path / "store")
    held = Store(str(tmp_path / "store"))
    with pytest.raises(StoreError, match="another process is writing"):
        load_build(build, tmp_path / "store")
    held.add(Quad(NamedNode("urn:a"), NamedNode("urn:b"), NamedNode("urn:c")))
