"""A built graph as exports take it: its triples, as the files have them, and the plain model of them.

Exports read nothing else: no plan, no network.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from pyoxigraph import NamedNode, Quad, Store, Triple

from kg.store import StoreError
from kg.store.dataset import CLAIM_GRAPH, ENTITY_GRAPH, graph_files, read_quads
from kg.views import PlanModel, ViewError, read_model


class ExportError(ValueError):
    """A request that cannot be met; the message says what is wrong and what to do."""


@dataclass(frozen=True)
class BuiltGraph:
    """The triples of graph.ttl (`graph`) and of claims.ttl (`claims`), in the order of the files."""

    graph: tuple[Triple, ...]
    claims: tuple[Triple, ...]

    @cached_property
    def model(self) -> PlanModel:
        """Entities, links and evidence as plain values. Raises `ExportError` if the graph has no county."""
        try:
            return read_model(self.graph, self.claims)
        except ViewError as error:
            raise ExportError(str(error)) from error

    @cached_property
    def store(self) -> Store:
        """The store that queries run on, entities and claims in their two named graphs."""
        store = Store()
        for name, triples in ((ENTITY_GRAPH, self.graph), (CLAIM_GRAPH, self.claims)):
            store.extend(Quad(t.subject, t.predicate, t.object, NamedNode(name)) for t in triples)
        return store


def read_built(place: Path) -> BuiltGraph:
    """The graph that a build wrote: a folder with graph.ttl and claims.ttl, or a graph file with its claims beside it.

    Raises `ExportError` if there is none or it is not Turtle.
    """
    try:
        graph, claims = graph_files(place)
        return BuiltGraph(_triples(read_quads(graph)), () if claims is None else _triples(read_quads(claims)))
    except StoreError as error:
        raise ExportError(str(error)) from error


def built(graph: Iterable[Any], claims: Iterable[Any] = ()) -> BuiltGraph:
    """The same of triples or quads at hand, as pyoxigraph has them."""
    return BuiltGraph(_triples(graph), _triples(claims))


def _triples(quads: Iterable[Any]) -> tuple[Triple, ...]:
    return tuple(q if isinstance(q, Triple) else Triple(q.subject, q.predicate, q.object) for q in quads)
