"""A built graph in memory, ready for SPARQL: entities and claims as two named graphs of an Oxigraph store."""
from __future__ import annotations

from pathlib import Path

from pyoxigraph import NamedNode, Quad, RdfFormat, Store, parse

from kg.store.files import CLAIMS_FILE, GRAPH_FILE, StoreError, settle

ENTITY_GRAPH = "https://w3id.org/plankg/graph/entities"
CLAIM_GRAPH = "https://w3id.org/plankg/graph/claims"


def graph_files(place: Path) -> tuple[Path, Path | None]:
    """The graph file and, if there is one, the claims file that a folder or a graph file stands for.

    Raises `StoreError` if there is no graph.
    """
    if place.is_dir():
        settle(place)
    graph = place / GRAPH_FILE if place.is_dir() else place
    if not graph.is_file():
        where = f"no {GRAPH_FILE} in it" if place.is_dir() else "no such file or folder"
        raise StoreError(f"{place}: {where}; give the folder that `plankg build --out` wrote")
    claims = graph.with_name(CLAIMS_FILE)
    return graph, claims if claims.is_file() else None


def load(place: Path) -> Store:
    """The store of a built graph: a folder with graph.ttl and claims.ttl, or a graph file with its claims beside it.

    Raises `StoreError` if there is no graph or it is not Turtle.
    """
    graph, claims = graph_files(place)
    store = Store()
    _load(store, graph, ENTITY_GRAPH)
    if claims is not None:
        _load(store, claims, CLAIM_GRAPH)
    return store


def from_turtle(graph: str, claims: str = "") -> Store:
    """The store of a graph that is at hand as Turtle text."""
    store = Store()
    store.load(graph, format=RdfFormat.TURTLE, to_graph=NamedNode(ENTITY_GRAPH))
    store.load(claims, format=RdfFormat.TURTLE, to_graph=NamedNode(CLAIM_GRAPH))
    return store


def read_quads(path: Path) -> list[Quad]:
    """What a Turtle file says. Raises `StoreError` if it cannot be read or is not Turtle."""
    try:
        return list(parse(path=path, format=RdfFormat.TURTLE))
    except (SyntaxError, ValueError, UnicodeDecodeError) as error:
        raise StoreError(f"{path}: not a Turtle file: {error}") from error
    except OSError as error:
        raise StoreError(f"{path}: {error.strerror or error}") from error


def _load(store: Store, path: Path, graph: str) -> None:
    name = NamedNode(graph)
    store.extend(Quad(quad.subject, quad.predicate, quad.object, name) for quad in read_quads(path))
