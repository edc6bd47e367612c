"""Graphs on disk for SPARQL: an Oxigraph store with three named graphs a plan and their merge as the default graph.

Oxigraph's union of graphs repeats a triple that two graphs state, and counts would be wrong; so the store keeps the merge, which
holds each triple once. Loading a build replaces the graphs of its plans, and what only they stated, in one transaction: who dies
in the midst leaves the store as it was. Plans that the build does not hold stay.
"""
from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad, Store

from kg.store.dataset import graph_files, is_store, load, read_quads
from kg.store.files import StoreError
from kg.store.partition import KINDS, PlanGraphs, graph_name, partition
from ontology.namespaces import BASE


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did: the plans replaced or added, and the triples of each plan's graphs together."""

    plans: tuple[str, ...]
    triples: int


def read_build(place: Path) -> list[PlanGraphs]:
    """The named graphs of a build's plans. Raises `StoreError` if there is no graph or no plan in it."""
    graph, claims = graph_files(place)
    try:
        return partition(read_quads(graph), [] if claims is None else read_quads(claims))
    except ValueError as error:
        raise StoreError(f"{graph}: {error}; is it a graph that plankg built?") from error


def read_plans(place: Path) -> list[PlanGraphs]:
    """The named graphs of the plans in a build or in a store on disk. Raises `StoreError` if there is no plan."""
    if not is_store(place):
        return read_build(place)
    store = load(place)
    parts = [PlanGraphs(plan) for plan in named_plans(store)]
    for part in parts:
        for kind in KINDS:
            quads = store.quads_for_pattern(None, None, None, NamedNode(part.name(kind)))
            part.triples[kind] = [quad.triple for quad in quads]
    return parts


def base_of(parts: Sequence[PlanGraphs]) -> str:
    """The base of the entities' IRIs: what stands before the county's code in a plan's IRI."""
    return re.sub(r"[^/#]*/plan/[^/]*$", "", parts[0].plan) if parts else BASE


def base_of_store(store: Store) -> str:
    """The base of the entities' IRIs in a store."""
    return base_of([PlanGraphs(plan) for plan in named_plans(store)[:1]])


def load_build(place: Path, store: Path) -> Loaded:
    """Put a build's plans into the store at a path, made if there is none; the graphs they had there are replaced.

    Raises `StoreError` if the build or the store cannot be read or written.
    """
    parts = read_build(place)
    try:
        if is_store(store):
            opened = Store(str(store))
            replace_plans(opened, parts)
            opened.flush()
        else:
            _make(store, parts)
    except OSError as error:
        raise StoreError(f"{store}: {_why(error)}") from error
    return Loaded(tuple(part.plan for part in parts), sum(len(t) for part in parts for t in part.triples.values()))


def replace_plans(store: Store, parts: Sequence[PlanGraphs]) -> None:
    """Replace the graphs of these plans, and what only they stated in the default graph, in one transaction.

    Only what differs is written; loading the same build again writes nothing.
    """
    names = {NamedNode(graph_name(part.plan, kind)) for part in parts for kind in KINDS}
    old = {quad for name in names for quad in store.quads_for_pattern(None, None, None, name)}
    written = Store()
    """The new quads as Oxigraph gives them back: it writes numbers in a form of its own (45.0 as 45)."""
    written.extend(quad for part in parts for quad in part.quads())
    new = set(written)
    merged = {_merged(quad) for quad in new}
    gone = old - new
    forgotten = {_merged(quad) for quad in gone} - merged
    forgotten = {quad for quad in forgotten if not _stated_elsewhere(store, quad, names)}
    missing = (quad for quad in merged if quad not in store)
    update = [f"{verb} DATA {{\n{data}}}" for verb, data in (
        ("DELETE", _data((*gone, *forgotten))), ("INSERT", _data((*(new - old), *missing))),
    ) if data]  # fmt: skip
    if update:
        store.update(" ;\n".join(update))


def _merged(quad: Quad) -> Quad:
    return Quad(quad.subject, quad.predicate, quad.object, DefaultGraph())


def _stated_elsewhere(store: Store, quad: Quad, but: set[NamedNode]) -> bool:
    found = store.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
    return any(isinstance(other.graph_name, NamedNode) and other.graph_name not in but for other in found)


def _data(quads: Iterable[Quad]) -> str:
    """Quads as SPARQL Update writes them, a block a graph."""
    blocks: dict[NamedNode | DefaultGraph, list[str]] = {}
    for quad in quads:
        if not isinstance(quad.graph_name, BlankNode):
            blocks.setdefault(quad.graph_name, []).append(f"{quad.triple} .\n")
    return "".join(
        f"GRAPH {graph} {{\n{''.join(lines)}}}\n" if isinstance(graph, NamedNode) else "".join(lines)
        for graph, lines in blocks.items()
    )


def fill(store: Store, parts: Iterable[PlanGraphs]) -> None:
    """Load plans into an empty store as fast as can be; not in one transaction."""
    store.bulk_extend(quad for part in parts for quad in _named_and_merged(part))
    store.flush()


def _named_and_merged(part: PlanGraphs) -> Iterator[Quad]:
    for kind, triples in part.triples.items():
        graph = NamedNode(part.name(kind))
        # Taken apart once for both quads: making these is a third of a load.
        for subject, predicate, value in triples:
            yield Quad(subject, predicate, value, graph)
            yield Quad(subject, predicate, value)


def snapshot(place: Path, folder: Path) -> Path:
    """A copy of a store, or a store made of a build, inside a folder; the source may change afterwards.

    Raises `StoreError` if there is nothing to copy or another process is writing to the store.
    """
    copy = folder / "store"
    if is_store(place):
        try:
            Store(str(place)).backup(str(copy))
        except OSError as error:
            raise StoreError(f"{place}: {_why(error)}") from error
        return copy
    store = Store(str(copy))
    fill(store, read_build(place))
    store.optimize()
    return copy


def _make(place: Path, parts: Sequence[PlanGraphs]) -> None:
    """A new store appears whole or not at all."""
    if place.exists() and (not place.is_dir() or any(place.iterdir())):
        raise StoreError(f"{place}: is neither a store nor an empty folder; name another place for the store")
    place.parent.mkdir(parents=True, exist_ok=True)
    staging = Path(tempfile.mkdtemp(prefix=f".{place.name}.", dir=place.parent))
    try:
        store = Store(str(staging))
        fill(store, parts)
        store.optimize()
        del store
        if place.exists():
            place.rmdir()
        staging.rename(place)
    except BaseException:
        shutil.rmtree(staging, ignore_errors=True)
        raise


def _why(error: OSError) -> str:
    text = str(error.strerror or error)
    return "another process is writing to this store; try again when it has finished" if "lock" in text.lower() else text


def named_plans(store: Store) -> list[str]:
    """The plans that have graphs in a store, sorted."""
    suffix = f"/{KINDS[0]}"
    names = (graph.value for graph in store.named_graphs() if isinstance(graph, NamedNode))
    return sorted(name.removesuffix(suffix) for name in names if name.endswith(suffix))
