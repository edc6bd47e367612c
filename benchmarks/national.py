"""A graph of all 2,844 county-level divisions of China: loading, named questions, and Turtle beside plain rdflib, in one run.

As many invented counties, each made of the two sample plans' known truth together (about as many triples as a real plan gives),
with a random part left out. All counties share the ontology's industries and indicators; the twelve counties of a prefecture
share enterprises known nationwide, the indicators that the ontology lacks, and one industry that it lacks. Needs about 20 GB of
disk and some minutes; fewer counties take less.

    python benchmarks/national.py [--counties 2844] [--rounds 20] [--rdflib 20] [--named] [--folder DIR] [--keep]

Entities are asked for by IRI, as pages and programs do, and in rows of their own by a part of a name, with the index of names
that `plankg serve` has. rdflib reads some counties into one graph; the whole nation would not fit into memory.
"""
from __future__ import annotations

import argparse
import io
import os
import random
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from pyoxigraph import Literal, NamedNode, RdfFormat, Store, Triple
from rich.console import Console
from rich.table import Table

from kg.query import run
from kg.serialize.readable import sections
from kg.serve.labels import Labels
from kg.store.disk import read_build
from kg.store.partition import KINDS, PlanGraphs
from kg.store.turtle import to_turtle
from ontology import named_queries
from ontology.namespaces import BASE, PLAN, PREFIXES, SKOS
from tests.truth_build import truth_build, write

VARIANTS = 24
"""Different counties; the others are these again under another code and name."""
LEAST_KEPT = 0.7
SMALL_ROWS, SMALL_CHARACTERS = 2_000, 100_000
"""Rows and characters up to which an answer counts as small: some rows name every county."""
AIM_MS, AIM_LOAD = 100, 10

CODE, NAME = "539901", "云麓县"
"""What stands for the county in a variant."""
PREFECTURE, COUNTIES_OF_ONE = "某某地区", 12
"""What stands for the prefecture in the names that its counties share, and how many counties it has."""

PARAMETERS = {
    "county": "", "supplier": "", "buyer": "", "chain": "", "industry": "肉牛", "indicator": "森林覆盖率", "year": "2025",
    "enterprise": "", "park": "", "entity": "", "focus": "", "word": "示范区", "least": "2", "below": "0.5",
}  # fmt: skip
"""What questions are asked with; those left empty are filled with what one county has."""

COMMON = {
    "industry": "<https://w3id.org/plankg/industry/beef-cattle>",
    "indicator": "<https://w3id.org/plankg/indicator/forest-coverage>",
}
"""What all counties plan: the nation is asked for these, then for those of one prefecture, by IRI and by name."""

WHOLE = {"nodes": "every node", "edges": "every link", "doubtful-links": "all claims"}
"""Questions about the whole graph, whose answers or work grow with it: for programs that want all of it."""


def template(folder: Path) -> PlanGraphs:
    """Both sample plans as the one plan of one county."""
    one, other = read_build(write(truth_build(), folder))
    made = PlanGraphs(one.plan)

    ends = {NamedNode(other.plan), NamedNode(f"{BASE}539902")}
    """The other plan and its county are described already; only their links are new."""

    lacking = min(t.object.value for t in one.triples["entities"] if str(t.object).startswith(f"<{BASE}industry/"))  # type: ignore[union-attr]
    kinds = (f"{BASE}enterprise/", f"{BASE}indicator/", lacking)

    def moved(term: NamedNode | Literal) -> NamedNode | Literal:
        if isinstance(term, NamedNode) and term.value.startswith(kinds):
            kind, _, name = term.value.removeprefix(BASE).partition("/")
            return NamedNode(f"{BASE}{kind}/{PREFECTURE}{name}")
        if isinstance(term, NamedNode):
            return NamedNode(term.value.replace(other.plan, one.plan).replace(f"{BASE}539902", f"{BASE}{CODE}"))
        return Literal(NAME, language="zh") if term.value == "石泉岭县" else Literal(CODE) if term.value == "539902" else term

    def named(subject: NamedNode, value: NamedNode | Literal) -> NamedNode | Literal:
        """Names that a prefecture shares tell which prefecture."""
        if isinstance(value, Literal) and value.language and subject.value.startswith(kinds):
            return Literal(f"{PREFECTURE}{value.value}", language=value.language)
        return moved(value)

    for kind in KINDS:
        triples: dict[Triple, None] = {}
        for t in (*one.triples[kind], *other.triples[kind]):
            allowed = NamedNode if t.subject in ends else (NamedNode, Literal)
            if isinstance(t.subject, NamedNode) and isinstance(t.object, allowed):
                subject = moved(t.subject)
                if isinstance(subject, NamedNode):
                    triples[Triple(subject, t.predicate, named(t.subject, t.object))] = None
        made.triples[kind] = list(triples)
    return made


def variant(whole: PlanGraphs, seed: int) -> PlanGraphs:
    """A part of the county: some entities and all that is said of them are left out, others renamed."""
    chance = random.Random(seed)
    kept = chance.uniform(LEAST_KEPT, 1.0)
    entities = sorted({t.subject.value for t in whole.triples["entities"] if isinstance(t.subject, NamedNode)})
    gone = {iri for iri in entities if iri.startswith(f"{BASE}{CODE}/") and "/plan/" not in iri and chance.random() > kept}

    def about(triple: Triple) -> bool:
        return any(isinstance(term, NamedNode) and term.value in gone for term in (triple.subject, triple.object))

    return PlanGraphs(whole.plan, {kind: [t for t in triples if not about(t)] for kind, triples in whole.triples.items()})


def as_trig(part: PlanGraphs, named: bool) -> str:
    """The county as a store on disk holds it: the merge, and the three named graphs if they are wanted."""
    lines = [f"@prefix {prefix}: <{iri}> ." for prefix, iri in PREFIXES.items()]
    for kind in ("", *KINDS) if named else ("",):
        triples = [t for k in KINDS for t in part.triples[k]] if not kind else part.triples[kind]
        body = to_turtle(sections(triples), PREFIXES, BASE).partition("\n\n")[2]
        lines.append(f"@base <{BASE}> .\n" + (f"<{part.name(kind)}> {{\n{body}}}" if kind else body))
    return "\n".join(lines) + "\n"


def county_texts(variants: Sequence[str], counties: Sequence[tuple[str, str]]) -> Iterator[bytes]:
    """Each county's TriG, from the variants in turn."""
    for number, (code, name) in enumerate(counties):
        text = variants[number % len(variants)].replace(CODE, code).replace(NAME, name)
        yield text.replace(PREFECTURE, f"第{number // COUNTIES_OF_ONE}地区").encode()


class Nation(io.RawIOBase):
    """A stream of TriG with one county after the other."""

    def __init__(self, variants: Sequence[str], counties: Sequence[tuple[str, str]]) -> None:
        self._texts = county_texts(variants, counties)
        self._text = io.BytesIO()

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        while not (given := self._text.read(size)):
            text = next(self._texts, None)
            if text is None:
                return b""
            self._text = io.BytesIO(text)
        return given


def load(place: Path, variants: Sequence[str], counties: Sequence[tuple[str, str]]) -> tuple[int, float, float, float]:
    """Quads, seconds to load, seconds to compact, and the peak memory of this process in MiB."""
    store = Store(str(place))
    began = time.perf_counter()
    store.bulk_load(input=Nation(variants, counties), format=RdfFormat.TRIG, lenient=True)  # type: ignore[arg-type]
    loaded = time.perf_counter()
    store.optimize()
    return len(store), loaded - began, time.perf_counter() - loaded, peak_memory()


def rdflib_reads(variants: Sequence[str], counties: Sequence[tuple[str, str]]) -> tuple[int, float, float]:
    """Triples of the counties in one rdflib graph, seconds to read them, and the peak memory of this process in MiB.

    The variants are without named graphs, so that they are Turtle.
    """
    import rdflib

    graph = rdflib.Graph()
    seconds = 0.0
    for text in county_texts(variants, counties):
        began = time.perf_counter()
        graph.parse(data=text, format="turtle")
        seconds += time.perf_counter() - began
    return len(graph), seconds, peak_memory()


def peak_memory() -> float:
    """Peak memory of this process in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def one_county(turtle: str) -> tuple[int, str]:
    """Triples of a Turtle text, and how rdflib and Oxigraph read it and rdflib and plankg write it."""
    import rdflib

    began = time.perf_counter()
    graph = rdflib.Graph().parse(data=turtle, format="turtle")
    parsed = time.perf_counter() - began
    ours = best(lambda: Store().bulk_load(input=turtle, format=RdfFormat.TURTLE), 3)
    parts = [Triple(NamedNode(str(s)), NamedNode(str(p)), _term(o)) for s, p, o in graph]
    began = time.perf_counter()
    graph.serialize(format="turtle")
    serialized = time.perf_counter() - began
    written = best(lambda: to_turtle(sections(parts), PREFIXES, BASE), 3)
    return len(graph), (
        f"reading rdflib {parsed:.2f} s ({len(graph) / parsed:,.0f} a second), Oxigraph {ours:.3f} s "
        f"({parsed / ours:.0f} times as fast, aim {AIM_LOAD}); writing rdflib {serialized:.2f} s, plankg {written:.3f} s "
        f"({serialized / written:.0f} times as fast), sorted and grouped"
    )


def _term(value: object) -> NamedNode | Literal:
    from rdflib.term import Literal as RdfLiteral

    if not isinstance(value, RdfLiteral):
        return NamedNode(str(value))
    if value.language:
        return Literal(str(value), language=value.language)
    return Literal(str(value), datatype=NamedNode(str(value.datatype))) if value.datatype else Literal(str(value))


T = TypeVar("T")


def alone(work: Callable[..., T], *given: object) -> T:
    """What the work gives in a fresh process: its memory is its own, and no heap of others slows its garbage collector."""
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        return pool.submit(work, *given).result()


def best(work: Callable[[], object], rounds: int) -> float:
    """The least seconds of some rounds."""
    seconds = []
    for _ in range(rounds):
        began = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - began)
    return min(seconds)


def fill_parameters(store: Store, county: tuple[str, str], other: str) -> tuple[dict[str, str], dict[str, tuple[str, str]]]:
    """Values for the parameters from what one county has, and what few counties have by IRI and by name or a part of it."""
    code, county_name = county

    def one(class_: str) -> tuple[str, str]:
        pattern = f"?x <{PLAN}inCounty> <{BASE}{code}> ; a ?t ; <{SKOS}prefLabel> ?n FILTER (?t = <{PLAN}{class_}>)"
        found = run(store, f"SELECT ?x ?n {{ {pattern} }} ORDER BY ?n LIMIT 1")
        return str(found.rows[0][0]), str(found.rows[0][1])

    def shared(pattern: str) -> tuple[str, str]:
        found = run(store, f"SELECT ?x ?n {{ <{BASE}{code}> {pattern} . ?x <{SKOS}prefLabel> ?n }} ORDER BY ?n LIMIT 1")
        return f"<{found.rows[0][0]}>", str(found.rows[0][1])

    project, park, enterprise = one("Project"), one("Park"), one("Enterprise")
    filled = {"county": code, "supplier": code, "buyer": other, "park": f"<{park[0]}>", "enterprise": f"<{enterprise[0]}>"}
    filled["chain"] = shared("plan:plans ?x . ?x plan:includesProject/plan:undertakenBy ?e")[1]
    rare = {
        kind: shared(f"{path}/plan:{link} ?x FILTER CONTAINS(STR(?x), '{BASE}{kind}/第')")
        for kind, path, link in (("industry", "plan:plans", "inIndustry"), ("indicator", "plan:hasGoal", "indicator"))
    }
    filled |= {"entity": f"<{project[0]}>", "focus": f"<{project[0]}>"}
    # All counties name their parks and projects alike, but for what bears the county's name.
    few = {"enterprise": enterprise[1], "entity": county_name}
    return PARAMETERS | filled, rare | {name: (filled[name], text) for name, text in few.items()}


def ask(
    store: Store, labels: Labels, parameters: dict[str, str], rare: dict[str, tuple[str, str]], rounds: int, limit: float
) -> Table:
    """Every named question, warm; one that takes longer than the limit is asked once."""
    columns = ("question", "asked of", "rows", "kB", "p50 ms", "p95 ms", "aim")
    table = Table(*columns, title="named questions, warm", title_justify="left")
    for query in named_queries():
        if query.name in WHOLE:
            table.add_row(query.name, WHOLE[query.name], "", "", "", "", "not asked")
            continue
        given = {name: parameters[name] for name in query.parameters}
        asked_of = [(given, "")]
        for name in () if "county" in given else rare.keys() & given.keys():
            iri, label = rare[name]
            by = {" of all": COMMON.get(name, ""), " of few": iri, " of few, by name": label}
            asked_of = [(given | {name: value}, of) for of, value in by.items() if value]
        for values, of in asked_of:
            rows, characters, seconds = answers(store, labels, query.name, values, rounds, limit)
            p50, p95 = (1000 * seconds[min(len(seconds) - 1, int(len(seconds) * part))] for part in (0.5, 0.95))
            large = rows > SMALL_ROWS or characters > SMALL_CHARACTERS
            verdict = "large" if large else "met" if p95 <= AIM_MS else "missed"
            asked = (", ".join(values) or "the nation") + of
            table.add_row(query.name, asked, f"{rows:,}", f"{characters / 1000:,.1f}", f"{p50:.1f}", f"{p95:.1f}", verdict)
    return table


def answers(
    store: Store, labels: Labels | None, name: str, given: dict[str, str], rounds: int, limit: float
) -> tuple[int, int, list[float]]:
    """Rows and characters of an answer, and the seconds of each round but the first, sorted; not asked again after `limit`."""
    seconds: list[float] = []
    cells: list[list[str]] = []
    for _ in range(rounds + 1):
        began = time.perf_counter()
        answer = run(store, name, given, labels)
        seconds.append(time.perf_counter() - began)
        cells = answer.cells()
        if seconds[-1] > limit:
            break
    return len(cells), sum(len(cell) for row in cells for cell in row), sorted(seconds[1:] or seconds)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--counties", type=int, default=2844, help="how many counties")
    parser.add_argument("--rounds", type=int, default=20, help="times each question is asked")
    parser.add_argument("--rdflib", type=int, default=20, help="how many counties rdflib reads into one graph")
    parser.add_argument("--limit", type=float, default=5.0, help="seconds above which a question is not asked again")
    parser.add_argument("--folder", type=Path, help="where the store goes [default: a temporary folder]")
    parser.add_argument("--named", action="store_true", help="the named graphs too, not only their merge: twice the quads")
    parser.add_argument("--keep", action="store_true", help="keep the store, and use one that is there")
    arguments = parser.parse_args()
    console = Console(width=120)
    folder = Path(tempfile.mkdtemp(prefix="plankg-nation-")) if arguments.folder is None else arguments.folder
    counties = [(f"{800_000 + n}", f"第{n}县") for n in range(arguments.counties)]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        whole = template(folder / "template")
        made = [variant(whole, seed) for seed in range(VARIANTS)]
        turtle = to_turtle(sections([t for kind in KINDS for t in made[0].triples[kind]]), PREFIXES, BASE)
        triples, figures = alone(one_county, turtle)
        console.print(f"one county, {triples:,} triples as Turtle: {figures}")
        place = folder / "store"
        if not (arguments.keep and place.exists()):
            texts = [as_trig(part, arguments.named) for part in made]
            some = counties[: arguments.rdflib]
            triples, took, used = alone(rdflib_reads, [as_trig(part, False) for part in made], some)
            console.print(
                f"rdflib, {len(some)} counties in one graph, {triples:,} triples: read in {took:.0f} s "
                f"({triples / took:,.0f} a second), peak memory {used:,.0f} MiB"
            )
            quads, seconds, compacting, memory = alone(load, place, texts, counties)
            size = sum(path.stat().st_size for path in place.iterdir()) / 1e9
            console.print(
                f"{len(counties):,} counties, {quads:,} quads "
                f"({'named graphs and merge' if arguments.named else 'the merge'}): loaded in {seconds:.0f} s "
                f"({quads / seconds:,.0f} a second, {quads / seconds / triples * took:.1f} times rdflib's rate above, "
                f"aim {AIM_LOAD}), "
                f"compacted in {compacting:.0f} s, {size:.1f} GB on disk, "
                f"peak memory {memory:,.0f} MiB, {os.cpu_count()} processors"
            )
        store = Store.read_only(str(place))
        middle = len(counties) // 2
        parameters, rare = fill_parameters(store, counties[middle], counties[middle - 1][0])
        labels = Labels(folder / "names.sqlite")
        if not labels.path.exists():
            began = time.perf_counter()
            labels.build(place)
            took, size = time.perf_counter() - began, labels.path.stat().st_size / 1e6
            console.print(f"index of names, as `plankg serve` makes it when it starts: {took:.0f} s, {size:,.0f} MB on disk")
        console.print(ask(store, labels, parameters, rare, arguments.rounds, arguments.limit))
        console.print(f"peak memory of the process that asks {peak_memory():,.0f} MiB")
    finally:
        if not arguments.keep:
            shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
