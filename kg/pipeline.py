"""The whole way from facts to files: resolve, describe as RDF, write."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from extractors.facts import PlanFacts
from extractors.garbage import uncollected
from kg.corrections.amend import Amendment
from kg.corrections.model import Correction, Outcome
from kg.corrections.provenance import correction_sections
from kg.plans import TEXTS, PlanRead
from kg.rdf import BuiltGraph, build_graph
from kg.resolve import Resolved, resolve
from kg.store import CLAIMS_FILE, GRAPH_FILE, to_turtle, write_build
from ontology.namespaces import BASE, PREFIXES


@dataclass(frozen=True, slots=True)
class Build:
    """What a build made: the resolved facts, their RDF, both files' Turtle, and what became of the corrections."""

    resolved: Resolved
    rdf: BuiltGraph
    graph_turtle: str
    claims_turtle: str
    corrections: tuple[Outcome, ...] = ()


@uncollected()
def build_facts(facts: Sequence[PlanFacts], base: str = BASE, corrections: Sequence[Correction] = ()) -> Build:
    """The graph of the facts of one plan or many, corrected by what people said.

    The same facts and corrections give the same bytes, in whatever order the plans come.
    """
    amendment = Amendment(corrections)
    resolved = resolve(facts, amendment)
    rdf = build_graph(resolved, base)
    rdf = replace(rdf, claims=(*rdf.claims, *correction_sections(amendment.outcomes, base)))
    return Build(
        resolved, rdf, to_turtle(rdf.graph, PREFIXES, base), to_turtle(rdf.claims, PREFIXES, base), amendment.outcomes
    )


def write(build: Build, plans: Sequence[PlanRead], out: Path) -> list[Path]:
    """Write graph, claims and the text of plans that are not plain text to a folder; all or nothing.

    Raises `kg.store.StoreError` if the folder cannot be written.
    """
    files = {GRAPH_FILE: build.graph_turtle, CLAIMS_FILE: build.claims_turtle}
    for plan in plans:
        if plan.text is not None:
            files[_text_name(plan, files)] = plan.text
    return write_build(out, files)


def _text_name(plan: PlanRead, taken: dict[str, str]) -> str:
    """`texts/{file}.txt`; a second plan file of the same name is told apart by its digest."""
    name = f"{TEXTS}/{plan.path.name}.txt"
    return name if name not in taken else f"{TEXTS}/{plan.path.name}~{plan.facts.plan.sha256[:8]}.txt"
