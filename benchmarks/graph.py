"""A build beside plain rdflib, in one run: loading its Turtle, the named questions, writing it as Turtle.

    plankg build PLAN... --out out && python benchmarks/graph.py out [--rounds 20] [--limit 20]

Questions are asked as they stand, of all counties, with values for what they need. rdflib is asked each question once, in a
process of its own that is ended at the limit.
"""
from __future__ import annotations

import argparse
import resource
import sys
import time
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from pyoxigraph import RdfFormat, Store, Triple, parse
from rdflib import Graph
from rich.console import Console
from rich.table import Table

from benchmarks.national import answers, best
from kg.query import prepare, run
from kg.serialize.readable import sections
from kg.store.dataset import graph_files, load
from kg.store.turtle import to_turtle
from ontology import NamedQuery, named_queries
from ontology.namespaces import BASE, PREFIXES, SKOS


def needed(store: Store, query: NamedQuery) -> dict[str, str]:
    """A value for each parameter that must be given: names and entities that the graph has."""
    given = {"indicator": "森林覆盖率", "industry": "新材料", "supplier": "县"}
    for name, class_ in (("enterprise", "Enterprise"), ("park", "Park"), ("entity", "Project"), ("focus", "Project")):
        ((found,),) = run(store, f"SELECT ?x {{ ?x a plan:{class_} ; <{SKOS}prefLabel> ?n }} ORDER BY ?n LIMIT 1").rows
        given[name] = f"<{found}>"
    return {name: given[name] for name in query.required}


def rdflib_side(files: list[Path], pipe: Connection) -> None:
    """Load the files with rdflib and answer the queries that come: seconds and rows of each."""
    began = time.perf_counter()
    graph = Graph()
    for path in files:
        graph.parse(path, format="turtle")
    pipe.send((len(graph), time.perf_counter() - began))
    began = time.perf_counter()
    graph.serialize(format="turtle")
    pipe.send((time.perf_counter() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024))
    while sparql := pipe.recv():
        began = time.perf_counter()
        rows = len(list(graph.query(sparql)))
        pipe.send((rows, time.perf_counter() - began))


class Rdflib:
    """rdflib in a process of its own, started again after it was ended."""

    def __init__(self, files: list[Path]) -> None:
        self._files = files
        self.start()

    def start(self) -> None:
        self._pipe, theirs = get_context("spawn").Pipe()
        self._process = get_context("spawn").Process(target=rdflib_side, args=(self._files, theirs), daemon=True)
        self._process.start()
        self.triples, self.parsing = self._pipe.recv()
        self.writing, self.memory = self._pipe.recv()

    def ask(self, sparql: str, limit: float) -> str:
        """Milliseconds of the query, or that it took longer than the limit."""
        self._pipe.send(sparql)
        if self._pipe.poll(limit):
            return f"{1000 * self._pipe.recv()[1]:,.0f}"
        self._process.terminate()
        self.start()
        return f"over {1000 * limit:,.0f}"

    def stop(self) -> None:
        self._process.terminate()


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("build", type=Path, help="folder that a build wrote")
    parser.add_argument("--rounds", type=int, default=20, help="times each question is asked of Oxigraph")
    parser.add_argument("--limit", type=float, default=20.0, help="seconds after which rdflib is no longer waited for")
    arguments = parser.parse_args()
    console = Console(width=120)
    files = [path for path in graph_files(arguments.build) if path is not None]
    rdflib = Rdflib(files)

    def read() -> None:
        store = Store()
        for path in files:
            store.bulk_load(path=path, format=RdfFormat.TURTLE)

    loading = best(read, 5)
    store = load(arguments.build)
    quads = (quad for path in files for quad in parse(path=path, format=RdfFormat.TURTLE))
    triples = list(dict.fromkeys(Triple(quad.subject, quad.predicate, quad.object) for quad in quads))
    writing = best(lambda: to_turtle(sections(triples), PREFIXES, BASE), 5)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    console.print(
        f"{rdflib.triples:,} triples as Turtle: loading rdflib {rdflib.parsing:.2f} s, Oxigraph {loading:.3f} s "
        f"({rdflib.parsing / loading:.0f} times as fast); writing rdflib {rdflib.writing:.2f} s, plankg {writing:.2f} s "
        f"({rdflib.writing / writing:.1f} times as fast), sorted and grouped; peak memory rdflib {rdflib.memory:,.0f} MiB, "
        f"this process {memory:,.0f} MiB"
    )
    table = Table("question", "rows", "p50 ms", "p95 ms", "rdflib ms", title="named questions, warm", title_justify="left")
    for query in named_queries():
        given = needed(store, query)
        rows, _, seconds = answers(store, None, query.name, given, arguments.rounds, 5.0)
        p50, p95 = (1000 * seconds[min(len(seconds) - 1, int(len(seconds) * part))] for part in (0.5, 0.95))
        theirs = rdflib.ask(prepare(query.bind(given)), arguments.limit)
        table.add_row(query.name, f"{rows:,}", f"{p50:.1f}", f"{p95:.1f}", theirs)
    rdflib.stop()
    console.print(table)


if __name__ == "__main__":
    main()
