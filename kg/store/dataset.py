"""A built graph ready for SPARQL: entities and claims as two named graphs of an Oxigraph store in memory, or a store on disk."""
from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Store, parse

from kg.store.files import CLAIMS_FILE, GRAPH_FILE, StoreError, settle

ENTITY_GRAPH = "https://w3id.org/plankg/graph/entities"
CLAIM_GRAPH = "https://w3id.org/plankg/graph/claims"


PUBLISHED = Path("published")
"""What stands on the command line for the graph that comes with plankg."""


def published_folder() -> Path:
    """The folder of the published graph: of the installed data, else of the checkout. Raises `StoreError` if it has none."""
    data = find_spec("plankg_data")
    places = [Path(place) for place in data.submodule_search_locations or ()] if data is not None else []
    for place in (*places, Path(__file__).resolve().parents[2] / "data"):
        if (place / "graph" / GRAPH_FILE).is_file():
            return place / "graph"
    raise StoreError("this copy of plankg comes without a published graph; build one with `plankg build`")


def graph_files(place: Path) -> tuple[Path, Path | None]:
    """The graph file and, if there is one, the claims file that a folder or a graph file stands for.

    The name `published` stands for the graph that comes with plankg, where no such folder is at hand. Raises `StoreError` if
    there is no graph.
    """
    if place == PUBLISHED and not place.exists():
        place = published_folder()
    if place.is_dir():
        settle(place)
    graph = place / GRAPH_FILE if place.is_dir() else place
    if not graph.is_file():
        where = f"no {GRAPH_FILE} in it" if place.is_dir() else "no such file or folder"
        raise StoreError(f"{place}: {where}; give the folder that `plankg build --out` wrote")
    claims = graph.with_name(CLAIMS_FILE)
    return graph, claims if claims.is_file() else None


def load(place: Path) -> Store:
    """The store of a built graph: a folder with graph.ttl and claims.ttl, a graph file with its claims beside it, or a store on
    disk, which is opened for reading only.

    Raises `StoreError` if there is no graph or it is not Turtle.
    """
    if is_store(place):
        try:
            return Store.read_only(str(place))
        except OSError as error:
            raise StoreError(f"{place}: {error}") from error
    graph, claims = graph_files(place)
    store = Store()
    _load(store, graph, ENTITY_GRAPH)
    if claims is not None:
        _load(store, claims, CLAIM_GRAPH)
    return store


def is_store(place: Path) -> bool:
    """Whether a folder is an Oxigraph (RocksDB) store on disk."""
    return (place / "CURRENT").is_file()


def has_default_graph(store: Store) -> bool:
    """Whether a store keeps the merge of its graphs as default graph, as stores on disk do."""
    return next(store.quads_for_pattern(None, None, None, DefaultGraph()), None) is not None


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
