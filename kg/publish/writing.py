"""A graph published: its public part, its description in VoID and its data card, written whole or not at all."""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from pyoxigraph import Triple

from kg.publish.card import Quality, card
from kg.publish.public import borrowed, public
from kg.publish.void import FOAF, HOME, VOID, DatasetFacts, describe_dataset
from kg.query import run
from kg.serialize.readable import sections
from kg.store import CLAIMS_FILE, GRAPH_FILE, StoreError, to_turtle, write_build
from kg.store.dataset import from_turtle
from kg.store.disk import base_of, read_plans
from kg.store.partition import CLAIMS, ENTITIES, EVIDENCE, PlanGraphs
from ontology import read
from ontology.namespaces import PLAN, PREFIXES

VOID_FILE, CARD_FILE = "void.ttl", "README.md"
DATASET = f"{HOME}/graph"

_JUDGEMENTS = (PLAN + "confidence", PLAN + "origin")


class BorrowedError(Exception):
    """What was to be published holds runs of a plan's text; `what` lists them."""

    def __init__(self, what: list[str]) -> None:
        super().__init__(f"{len(what)} names or headings share a run as long as a sentence with a plan, such as {what[0]!r}")
        self.what = what


def publish(
    place: Path, out: Path, *, texts: Sequence[str] = (), quality: Iterable[Quality] = (), command: str, version: str
) -> list[Path]:
    """Publish a build's or a store's graph into a folder and return the files written.

    `texts` are the plans' texts to check the result against; `command` and `version` stand on the card. Raises `BorrowedError` if
    the result holds a run of a text that is as long as a sentence, and `kg.store.StoreError` if the graph cannot be read or the
    folder cannot be written.
    """
    parts = read_plans(place)
    if not parts:
        raise StoreError(f"{place}: there is no plan in this store")
    base = base_of(parts)
    parts = public(parts, base)
    found = borrowed(parts, texts)
    if found:
        raise BorrowedError(found)
    graph = to_turtle(sections(_entities(parts)), PREFIXES, base)
    claims = to_turtle(sections(_claims(parts)), PREFIXES, base)
    store = from_turtle(graph, claims)
    ((count,),) = run(store, read("pages/triples.rq")).rows
    triples = int(str(count))
    classes = {str(row["class"]): int(str(row["entities"])) for row in run(store, read("pages/classes.rq")).dicts()}
    titles = tuple(str(row["title"]) for row in run(store, "plans").dicts())
    facts = DatasetFacts(DATASET, base, classes, triples, titles)
    dumps = (f"{DATASET}/{GRAPH_FILE}", f"{DATASET}/{CLAIMS_FILE}")
    described = to_turtle(sections(describe_dataset(facts, dumps=dumps)), {**PREFIXES, "void": VOID, "foaf": FOAF}, HOME)
    written = card(store, list(quality), command=command, version=version, triples=triples, checked=bool(texts))
    return write_build(out, {GRAPH_FILE: graph, CLAIMS_FILE: claims, VOID_FILE: described, CARD_FILE: written})


def _entities(parts: Sequence[PlanGraphs]) -> Iterator[Triple]:
    """What stands in graph.ttl: entities, and places without what judges them."""
    for part in parts:
        yield from part.triples[ENTITIES]
        yield from (triple for triple in part.triples[EVIDENCE] if triple.predicate.value not in _JUDGEMENTS)


def _claims(parts: Sequence[PlanGraphs]) -> Iterator[Triple]:
    """What stands in claims.ttl: claims, and what judges entities and places."""
    for part in parts:
        yield from part.triples[CLAIMS]
        yield from (triple for triple in part.triples[EVIDENCE] if triple.predicate.value in _JUDGEMENTS)
