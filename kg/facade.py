"""One object for people in notebooks: a built graph that is queried, counted, shown, exported and handed to other libraries."""
from __future__ import annotations

import os
import tempfile
import warnings
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

from pyoxigraph import RdfFormat, Store, parse

from kg.inline import Page, Pages, Picture, counts_table
from kg.query import Result, run
from kg.stats import CountyStats, stats
from kg.store import CLAIMS_FILE, GRAPH_FILE, StoreError, write_build
from kg.store.dataset import from_turtle, graph_files
from ontology.namespaces import PREFIXES

if TYPE_CHECKING:
    import networkx
    import rdflib
    from typing_extensions import Unpack

    from kg.explain import ExplainedEntity, ExplainedLink
    from kg.exports import BuiltGraph, Subgraph
    from kg.validate import Report
    from kg.views import PlanModel


class Part(TypedDict, total=False):
    """Which part of a graph: keywords of `PlanGraph.select`, `to_networkx`, `picture` and `export`; see `kg.exports.Selection`.

    `county`, `chain`, `park`, `enterprise` and `around` are a name, a part of one, a key or an IRI; `query` is a named query with
    its `parameters`, or SPARQL; `hops` and `links` (local names such as "undertakenBy") belong to `around`.
    """

    county: str
    chain: str
    park: str
    enterprise: str
    around: str
    query: str
    parameters: Mapping[str, str]
    hops: int
    links: tuple[str, ...]


class PlanGraph:
    """A built graph: its Turtle, and everything one does with it.

    `graph_turtle` and `claims_turtle` are the texts of graph.ttl and claims.ttl; neither changes. In a notebook the object shows
    its counts as a table.

    >>> import kg
    >>> graph = kg.build("data/plans/shiquan.txt")
    >>> graph.counties
    ['石泉岭县']
    >>> graph.query("plans").columns[:3]
    ('title', 'county', 'adcode')
    >>> graph.query("SELECT ?name { ?county a plan:County ; skos:prefLabel ?name }").rows
    (('石泉岭县',),)
    >>> (None, None, None) in graph.graph, graph.to_networkx(county="石泉岭").is_directed()
    (True, True)
    >>> graph.show("石泉岭县").title
    '石泉岭县'
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
        """Entities, links, values and evidence as an rdflib graph; changes to it stay in it."""
        return _rdflib(self.graph_turtle)

    @cached_property
    def claims(self) -> rdflib.Graph:
        """Claims, confidences and evidence sentences as an rdflib graph; changes to it stay in it."""
        return _rdflib(self.claims_turtle)

    @cached_property
    def built(self) -> BuiltGraph:
        """The triples as views and exports take them."""
        from kg.exports import built

        graph, claims = (parse(turtle, format=RdfFormat.TURTLE) for turtle in (self.graph_turtle, self.claims_turtle))
        return built(graph, claims)

    @property
    def model(self) -> PlanModel:
        """Entities and links as plain Python objects, in order of county, type and text."""
        return self.built.model

    @property
    def counties(self) -> list[str]:
        """The names of the counties in order of their codes."""
        return [county.label for county in self.model.counties()]

    def query(self, query: str | os.PathLike[str], **parameters: object) -> Result:
        """The answer to a named query (`kg.queries()` lists them), to SPARQL, or to a .rq file; over entities and claims.

        Parameters fill what a query leaves open; an IRI stands in angle brackets. In SPARQL the usual prefixes (`plan:`, `skos:`,
        `rdf:` …) need not be declared. Raises `kg.QueryError` if it is no query or the parameters do not fit.
        """
        text = Path(query).read_text(encoding="utf-8-sig") if isinstance(query, os.PathLike) else query
        return run(self.store, text, {name: str(value) for name, value in parameters.items()})

    def stats(self) -> list[CountyStats]:
        """Entities by type and links by kind, for each county."""
        return stats(self.store)

    def explain(self, name: str) -> list[ExplainedEntity] | list[ExplainedLink]:
        """Why an entity is in the graph (by name or IRI), or for "A → B" why the links between them are; maybe none."""
        from kg.built import Built
        from kg.explain import explain

        graph, claims = (parse(turtle, format=RdfFormat.TURTLE) for turtle in (self.graph_turtle, self.claims_turtle))
        return explain(Built(graph, claims), name)

    def validate(self, language: str = "zh") -> Report:
        """What the ontology's SHACL shapes object to; messages in `language`, "zh" or "en". Takes seconds on a large graph."""
        from kg.validate import validate

        with tempfile.TemporaryDirectory(prefix="plankg-") as folder:
            self.save(folder)
            return validate(Path(folder), language)

    def save(self, out: str | os.PathLike[str]) -> list[Path]:
        """Write graph.ttl and claims.ttl to a folder, both or none. Raises `kg.StoreError` if it cannot be written."""
        return write_build(Path(out), {GRAPH_FILE: self.graph_turtle, CLAIMS_FILE: self.claims_turtle})

    def select(self, **part: Unpack[Part]) -> Subgraph:
        """A part of the graph, all of it without keywords: entities by IRI, and links between them with their evidence.

        Raises `kg.ExportError`, naming what there is, if a keyword matches nothing or too much.
        """
        from kg.exports import Selection, select

        return select(self.built, Selection(**part))

    def to_networkx(self, **part: Unpack[Part]) -> networkx.MultiDiGraph[str]:
        """A part of the graph as a network: entities and shared industries as nodes, links as edges keyed by their local name.

        Nodes are IRIs with `label`, `type`, `type_zh`, `county`, `confidence` and their values: projects `investment` in 亿元,
        targets `target`, `unit`, `year` and so on. Edges have `link`, its Chinese `label`, `confidence`, `evidence`.
        """
        from kg.exports import to_networkx

        return to_networkx(self.select(**part))

    def view(self, out: str | os.PathLike[str] | None = None, *, counties: Sequence[str] | None = None) -> Pages:
        """Write the linked pages to explore to a folder (a new temporary one by default) and return their paths, the index first.

        `counties` are names or adcodes, for fewer than all. Raises `kg.ViewError` for a county that the graph lacks.
        """
        from kg.views import write_views

        folder = Path(tempfile.mkdtemp(prefix="plankg-")) if out is None else Path(out)
        return Pages(write_views(self.built.graph, self.built.claims, folder, counties=counties))

    def show(
        self, about: str | None = None, *, hops: int | None = None, links: Collection[str] | None = None, height: int = 640
    ) -> Page:
        """One page, shown in the notebook: a county's overview, a chain's sheet, or what lies around any other entity.

        `about` is a label, key or IRI; without it the graph must have one county. With `hops` (1 to 3) or `links` (local names)
        it is what lies around the entity, whatever it is. Raises `kg.ViewError`, naming what there is, if the name does not fit.
        """
        from kg.views import ViewError, write_chain, write_neighbourhood, write_overview

        if about is None:
            if len(self.counties) != 1:
                raise ViewError(f"the graph has {len(self.counties)} counties; name one: {', '.join(self.counties)}")
            about = self.counties[0]
        entity = self.model.find(about)
        graph, claims = self.built.graph, self.built.claims
        with tempfile.TemporaryDirectory(prefix="plankg-") as folder:
            path = Path(folder) / "page.html"
            if hops is not None or links is not None or entity.type not in ("County", "IndustryChain"):
                write_neighbourhood(graph, claims, entity.iri, path, hops=2 if hops is None else hops, predicates=links)
            elif entity.type == "County":
                write_overview(graph, claims, entity.iri, path)
            else:
                write_chain(graph, claims, entity.iri, path)
            return Page(entity.label, path.read_text(encoding="utf-8"), height)

    def picture(self, *, most: int = 0, **part: Unpack[Part]) -> Picture:
        """The diagrams of a part of the graph as vector pictures, shown in the notebook: what `export` puts on slides.

        `most` is how many chains a county is drawn with at most (0: all). Raises `kg.ExportError` if there is nothing to draw.
        """
        with tempfile.TemporaryDirectory(prefix="plankg-") as folder:
            pages = self.export(Path(folder) / "page.svg", most=most, **part)
            return Picture(tuple(page.read_text(encoding="utf-8") for page in pages))

    def export(
        self,
        out: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
        *,
        template: str | os.PathLike[str] | None = None,
        font: str | os.PathLike[str] | None = None,
        most: int = 0,
        **part: Unpack[Part],
    ) -> list[Path]:
        """Write a part of the graph to one file or several, each in the format of its suffix (`kg.exports.FORMATS`).

        `template` is a .pptx whose masters slides take, `font` a font file for pictures, `most` how many chains a county is drawn
        with at most (0: all). Returns the files written. Raises `kg.ExportError`, saying what to do.
        """
        from kg.exports import Selection, export

        return export(self.built, out, Selection(**part), template=template, font=font, most=most)

    def _repr_html_(self) -> str:
        return counts_table(self.stats())

    def __repr__(self) -> str:
        counties = self.stats()
        entities, links = (sum(sum(getattr(c, what).values()) for c in counties) for what in ("entities", "links"))
        return f"<PlanGraph: {', '.join(county.county for county in counties)}; {entities} entities, {links} links>"


def _rdflib(turtle: str) -> rdflib.Graph:
    import rdflib

    graph = rdflib.Graph()
    for prefix, iri in PREFIXES.items():
        graph.bind(prefix, iri)
    return graph.parse(data=turtle, format="turtle")


def build_paths(
    paths: Sequence[str | os.PathLike[str]],
    out: str | os.PathLike[str] | None,
    county: str | None,
    base: str,
    jobs: int | None,
    skip: bool,
) -> PlanGraph:
    """See `kg.build`."""
    from kg.corrections.beside import corrections_beside
    from kg.pipeline import build_facts, write
    from kg.plans import InputError, PlanFailed, PlanRead, find_plans, read_plans

    found = find_plans(paths)
    corrections = corrections_beside(found)
    outcomes = read_plans(found, county, jobs)
    failed = [str(outcome) for outcome in outcomes if isinstance(outcome, PlanFailed)]
    read = [outcome for outcome in outcomes if isinstance(outcome, PlanRead)]
    if failed and not (skip and read):
        raise InputError("; ".join(failed))
    made = build_facts([plan.facts for plan in read], base, corrections)
    stale = [f"{o.correction.place}: {o.correction}: {o.what}" for o in made.corrections if not o.applied]
    for message in (*failed, *stale):
        warnings.warn(message, stacklevel=3)
    if out is not None:
        write(made, read, Path(out))
    return PlanGraph(made.graph_turtle, made.claims_turtle)


def load_folder(place: str | os.PathLike[str]) -> PlanGraph:
    """See `kg.load`."""
    graph, claims = graph_files(Path(place))
    texts = ["" if path is None else _read(path) for path in (graph, claims)]
    return PlanGraph(*texts)


def _read(path: Path) -> str:
    """A Turtle file's text, known to be Turtle."""
    try:
        text = path.read_text(encoding="utf-8")
        for _ in parse(text, format=RdfFormat.TURTLE):
            pass
    except (OSError, UnicodeDecodeError, SyntaxError) as error:
        raise StoreError(f"{path}: cannot be read as Turtle: {error}") from error
    return text
