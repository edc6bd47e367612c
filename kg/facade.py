"""One object for people in notebooks: a built graph that is queried, counted, shown and handed to rdflib and networkx."""
from __future__ import annotations

import html
import os
import tempfile
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pyoxigraph import RdfFormat, Store, parse

from kg.query import Result, run
from kg.stats import CountyStats, stats
from kg.store.dataset import from_turtle, graph_files
from ontology.namespaces import PREFIXES

if TYPE_CHECKING:
    import networkx
    import rdflib


class PlanGraph:
    """A built graph: its Turtle, and everything one does with it.

    `graph_turtle` and `claims_turtle` are the texts of graph.ttl and claims.ttl.
    """

    def __init__(self, graph_turtle: str, claims_turtle: str = "") -> None:
        self.graph_turtle = graph_turtle
        self.claims_turtle = claims_turtle

    @cached_property
    def store(self) -> Store:
        """The Oxigraph store that queries run on."""
        return from_turtle(self.graph_turtle, self.claims_turtle)

    @cached_property
    def graph(self) -> rdflib.Graph:
        """Entities, links, values and evidence as an rdflib graph."""
        return _rdflib(self.graph_turtle)

    @cached_property
    def claims(self) -> rdflib.Graph:
        """Claims, confidences and evidence sentences as an rdflib graph."""
        return _rdflib(self.claims_turtle)

    def query(self, query: str, **parameters: object) -> Result:
        """The answer to a named query or to SPARQL, over entities and claims together.

        Raises `ontology.QueryError` if it is neither or the parameters do not fit.
        """
        return run(self.store, query, {name: str(value) for name, value in parameters.items()})

    def stats(self) -> list[CountyStats]:
        """Entities by type and links by kind, for each county."""
        return stats(self.store)

    def to_networkx(self) -> networkx.MultiDiGraph:
        """Counties and entities as nodes, links as edges keyed by their name.

        Nodes are IRIs with `label`, `type` and, for projects, `investment` (亿元, float); edges have `link` and `confidence`.
        """
        import networkx

        graph = networkx.MultiDiGraph()
        for row in self.query("nodes").dicts():
            investment = {} if row["investment"] is None else {"investment": float(row["investment"])}
            graph.add_node(row["node"], label=row["label"], type=row["type"], **investment)
        for row in self.query("edges").dicts():
            confidence = 1.0 if row["confidence"] is None else float(row["confidence"])
            graph.add_edge(row["subject"], row["object"], key=row["link"], link=row["link"], confidence=confidence)
        return graph

    def view(self, out: str | os.PathLike[str] | None = None, **options: Any) -> list[Path]:
        """Write the pages to look at to a folder (a new temporary one by default) and return their paths, the index first.

        `options` are those of `kg.views.write_views`: `counties`, names or adcodes, for fewer than all.
        """
        from kg.views import write_views

        folder = Path(tempfile.mkdtemp(prefix="plankg-")) if out is None else Path(out)
        graph, claims = (parse(turtle, format=RdfFormat.TURTLE) for turtle in (self.graph_turtle, self.claims_turtle))
        return write_views(list(graph), list(claims), folder, **options)

    def _repr_html_(self) -> str:
        counties = self.stats()
        names = list(counties[0].entities) + list(counties[0].links) if counties else []
        head = "".join(f"<th>{html.escape(county.county)}</th>" for county in counties)
        counts = [county.entities | county.links for county in counties]
        body = "".join(f"<tr><th>{name}</th>{''.join(f'<td>{count[name]}</td>' for count in counts)}</tr>" for name in names)
        return f"<table><thead><tr><th></th>{head}</tr></thead><tbody>{body}</tbody></table>"

    def __repr__(self) -> str:
        counties = self.stats()
        entities = sum(sum(county.entities.values()) for county in counties)
        return f"<PlanGraph: {', '.join(county.county for county in counties)}; {entities} entities>"


def _rdflib(turtle: str) -> rdflib.Graph:
    import rdflib

    graph = rdflib.Graph()
    for prefix, iri in PREFIXES.items():
        graph.bind(prefix, iri)
    return graph.parse(data=turtle, format="turtle")


def build_paths(
    paths: Sequence[str | os.PathLike[str]], out: str | os.PathLike[str] | None, county: str | None, base: str, jobs: int | None
) -> PlanGraph:
    """See `kg.build`."""
    from kg.corrections.beside import corrections_beside
    from kg.pipeline import build_facts, write
    from kg.plans import InputError, PlanFailed, PlanRead, find_plans, read_plans

    found = find_plans(paths)
    corrections = corrections_beside(found)
    outcomes = read_plans(found, county, jobs)
    failed = [outcome for outcome in outcomes if isinstance(outcome, PlanFailed)]
    if failed:
        raise InputError("; ".join(f"{failure.path}: {failure.reason}" for failure in failed))
    read = [outcome for outcome in outcomes if isinstance(outcome, PlanRead)]
    made = build_facts([plan.facts for plan in read], base, corrections)
    if out is not None:
        write(made, read, Path(out))
    return PlanGraph(made.graph_turtle, made.claims_turtle)


def load_folder(place: str | os.PathLike[str]) -> PlanGraph:
    """See `kg.load`."""
    graph, claims = graph_files(Path(place))
    return PlanGraph(graph.read_text(encoding="utf-8"), "" if claims is None else claims.read_text(encoding="utf-8"))
