"""Speed and memory of a build beside plain jieba over the same text, measured in one run.

    python benchmarks/build.py [--rounds 7] [PLAN ...]

Plans default to those of `../shared/plans` if there are any, else to `data/plans`. One process runs `jieba.lcut` and the whole
build (read, extract, resolve, RDF, Turtle, write) in turns, each over all plans one after the other, with jieba's dictionary and
the pipeline loaded beforehand. A build is compared with the `jieba.lcut` right before and right after it, for a machine that
others use too runs at half its speed from one minute to the next; the median ratio counts, the least and greatest are printed. So
is the first build, since a command that builds once pays it: names that were met before are remembered. Each round also builds as
`plankg build` does, the plans read by as many processes as there are processors, and that ratio is printed beside the other.
Peak memory (resident set) is that of child processes that load and do one thing once.
"""
from __future__ import annotations

import argparse
import logging
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from time import perf_counter

import jieba
from rich.console import Console
from rich.table import Table

from extractors.documents import read
from extractors.garbage import uncollected
from extractors.pipeline import extract, load
from kg.pipeline import Build, build_facts, write
from kg.plans import PLAIN_FORMATS, PlanRead, find_plans, read_plans
from kg.rdf import build_graph
from kg.resolve import resolve
from kg.store import to_turtle
from ontology.namespaces import BASE, PREFIXES

ROOT = Path(__file__).resolve().parent.parent
AIM = 6.0
"""The ratio of a build to `jieba.lcut` that is aimed at."""

STAGES = ("read", "extract", "resolve", "rdf", "turtle", "write")


def default_plans() -> list[Path]:
    """Real plans beside the checkout, else the sample."""
    given = ROOT.parent / "shared" / "plans"
    return find_plans([given if given.is_dir() else ROOT / "data" / "plans"])


def segment(texts: list[str]) -> float:
    """Seconds that `jieba.lcut` takes over all texts."""
    started = perf_counter()
    for text in texts:
        jieba.lcut(text)
    return perf_counter() - started


def build(paths: list[Path]) -> dict[str, float]:
    """Seconds of each stage (see `STAGES`) of one build of all plans, written into a folder that is dropped."""
    seconds = dict.fromkeys(STAGES, 0.0)

    @contextmanager
    def stage(name: str) -> Iterator[None]:
        started = perf_counter()
        yield
        seconds[name] += perf_counter() - started

    plans: list[PlanRead] = []
    for path in paths:
        with stage("read"):
            document = read(path)
        with stage("extract"):
            facts = extract(document)
        text = None if document.text_format in PLAIN_FORMATS else document.text
        plans.append(PlanRead(path, facts, text, len(document.text)))
    with stage("resolve"):
        resolved = resolve([plan.facts for plan in plans])
    with stage("rdf"):
        rdf = build_graph(resolved, BASE)
    with stage("turtle"):
        made = Build(resolved, rdf, to_turtle(rdf.graph, PREFIXES, BASE), to_turtle(rdf.claims, PREFIXES, BASE))
    with tempfile.TemporaryDirectory() as folder, stage("write"):
        write(made, plans, Path(folder))
    return seconds


def build_together(paths: list[Path]) -> float:
    """Seconds of one build as the command does it: a process a processor reads plans, this one resolves and writes."""
    started = perf_counter()
    plans = [outcome for outcome in read_plans(paths) if isinstance(outcome, PlanRead)]
    with uncollected(), tempfile.TemporaryDirectory() as folder:
        write(build_facts([plan.facts for plan in plans]), plans, Path(folder))
    return perf_counter() - started


def told(pairs: list[tuple[float, float]]) -> tuple[str, str]:
    """The median of seconds, and of their ratios to the floors measured beside them."""
    return f"{median(seconds for seconds, _ in pairs):.3f}", f"{median(seconds / floor for seconds, floor in pairs):.2f}"


def spread(pairs: list[tuple[float, float]]) -> str:
    """The least and the greatest ratio."""
    ratios = sorted(seconds / floor for seconds, floor in pairs)
    return f"{ratios[0]:.1f} to {ratios[-1]:.1f}"


def peak_memory(work: str, paths: list[Path]) -> float:
    """Peak resident set in MiB of a child process that does `work` ("segment" or "build") once over the plans."""
    command = [sys.executable, __file__, "--child", work, *map(str, paths)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def child(work: str, paths: list[Path]) -> None:
    """Do one thing once and print this process's peak resident set in MiB."""
    if work == "build":
        build(paths)
    else:
        segment([read(path).text for path in paths])
    print(own_peak())


def own_peak() -> float:
    """This process's peak resident set in MiB.

    On Linux `getrusage` also counts what the process that started this one held before, so the kernel's own record is read.
    """
    status = Path("/proc/self/status")
    if status.is_file():
        (kib,) = (line.split()[1] for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM:"))
        return int(kib) / 2**10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("plans", nargs="*", help="files, folders or globs")
    parser.add_argument("--rounds", type=int, default=7, help="how often each is run; the median counts (default 7)")
    parser.add_argument("--child", choices=("segment", "build"), help=argparse.SUPPRESS)
    args = parser.parse_args()
    jieba.setLogLevel(logging.WARNING)
    paths = find_plans(args.plans) if args.plans else default_plans()
    if args.child:
        child(args.child, paths)
        return

    texts = [read(path).text for path in paths]
    jieba.initialize()
    load()
    floors: list[float] = []
    builds: list[tuple[dict[str, float], float]] = []
    together: list[tuple[float, float]] = []
    before = segment(texts)
    for _ in range(args.rounds):
        built = build(paths)
        between = segment(texts)
        builds.append((built, (before + between) / 2))
        as_command = build_together(paths)
        after = segment(texts)
        together.append((as_command, (between + after) / 2))
        floors += (before, between)
        before = after

    console = Console()
    table = Table(title=f"{len(paths)} plans, {sum(map(len, texts)):,} characters, median of {args.rounds}", title_justify="left")
    table.add_column("stage")
    table.add_column("seconds", justify="right")
    table.add_column("x jieba.lcut", justify="right")
    table.add_row("jieba.lcut alone", f"{median(floors):.3f}", "1.00")
    for name in STAGES:
        table.add_row(name, *told([(seconds[name], floor) for seconds, floor in builds]))
    whole = [(sum(seconds.values()), floor) for seconds, floor in builds]
    table.add_row("build", *told(whole))
    processes = min(len(paths), os.cpu_count() or 1)
    table.add_row(f"build as the command does it, {processes} processes", *told(together))
    console.print(table)
    console.print(f"aim: at most {AIM:g}; build {spread(whole)}, as the command does it {spread(together)}")
    console.print(f"first build: {whole[0][0]:.2f} s, {whole[0][0] / whole[0][1]:.1f} x jieba.lcut")
    memory = {work: peak_memory(work, paths) for work in ("segment", "build")}
    console.print(f"peak memory {memory['build']:.0f} MiB (jieba.lcut with the same imports: {memory['segment']:.0f} MiB)")


if __name__ == "__main__":
    main()
