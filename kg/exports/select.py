"""Which part of a graph: a county, a chain, a park, an enterprise, the answer to a query, or what lies around an entity."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

import networkx as nx
from pyoxigraph import NamedNode, QueryBoolean, QueryTriples

from kg.query import prepare
from kg.views import PlanModel
from kg.views.model import Entity
from kg.views.vocabulary import LINKS, TYPES
from ontology import QueryError
from ontology.namespaces import PLAN

from .source import BuiltGraph, ExportError
from .subgraph import Subgraph, make_subgraph

MOST_HOPS = 4
"""Farther than this everything in a county is near everything."""


@dataclass(frozen=True)
class Selection:
    """What to take of a graph; without anything all of it.

    At most one of `chain`, `park`, `enterprise`, `query` and `around` (each a name, part of a name, key or IRI; `query` a
    named query or SPARQL); `county` alone takes a county, beside another it says in which county that is. `parameters` belong
    to a named query, `hops` and `links` (local names) to `around`.
    """

    county: str | None = None
    chain: str | None = None
    park: str | None = None
    enterprise: str | None = None
    query: str | None = None
    around: str | None = None
    parameters: Mapping[str, str] = field(default_factory=dict)
    hops: int = 2
    links: tuple[str, ...] = ()


def select(built: BuiltGraph, wanted: Selection) -> Subgraph:
    """The subgraph of a selection. Raises `ExportError` if it is two things at once, or matches nothing or too much."""
    model, county = built.model, wanted.county
    given = [name for name in ("chain", "park", "enterprise", "query", "around") if getattr(wanted, name) is not None]
    if len(given) > 1:
        raise ExportError(f"{' and '.join(f'--{name}' for name in given)}: choose one of them")
    if wanted.query is not None:
        if county is not None:
            raise ExportError("--county does not narrow a query; give the query a parameter (--param county=NAME)")
        return select_query(built, wanted.query, wanted.parameters)
    if wanted.chain is not None:
        return select_chain(model, wanted.chain, county)
    if wanted.park is not None:
        return select_park(model, wanted.park, county)
    if wanted.enterprise is not None:
        return select_enterprise(model, wanted.enterprise, county)
    if wanted.around is not None:
        return select_around(model, wanted.around, wanted.hops, wanted.links or None, county)
    return select_all(model) if county is None else select_county(model, county)


def select_all(model: PlanModel) -> Subgraph:
    """The whole graph."""
    counties = model.counties()
    title = "、".join(c.label for c in counties[:3]) + (f"等{len(counties)}县区" if len(counties) > 3 else "")
    return make_subgraph(model, model.entities, f"{title}产业规划图谱", "all", (c.iri for c in counties))


def select_county(model: PlanModel, name: str) -> Subgraph:
    """Everything of one county (name, part of its name, adcode or IRI). Raises `ExportError` if it is none or several."""
    county = find(model, name, "County")
    own = {e.iri for e in model.of_county(county.iri)}
    shared = {k.object for k in model.links if k.subject in own and k.predicate == "inIndustry"}
    return make_subgraph(model, own | shared, f"{county.label}产业规划图谱", "county", [county.iri])


def select_chain(model: PlanModel, name: str, county: str | None = None) -> Subgraph:
    """A chain with its sub-chains: projects and who undertakes them, lead enterprises, parks, goals, and its county.

    `county` tells chains of the same name apart. Raises `ExportError` if the chain is none or several.
    """
    chain = find(model, name, "IndustryChain", county)
    below: nx.DiGraph[str] = nx.DiGraph()
    below.add_node(chain.iri)
    below.add_edges_from((k.object, k.subject) for k in model.links if k.predicate == "subChainOf")
    chains = {chain.iri} | nx.descendants(below, chain.iri)
    projects = _ahead(model, chains, "includesProject")
    found = (
        chains | projects | _ahead(model, chains, "leadEnterprise", "inIndustry", "hasGoal") | _behind(model, chains, "focusesOn")
    )
    found |= _ahead(model, projects, "undertakenBy", "locatedIn", "hasGoal") | _behind(model, chains, "plans")
    return make_subgraph(model, found, _titled(model, chain), "chain", [chain.iri])


def select_park(model: PlanModel, name: str, county: str | None = None) -> Subgraph:
    """A park with what stands in it and what it focuses on: projects and who undertakes them, enterprises, chains, goals."""
    park = find(model, name, "Park", county)
    inside = _behind(model, {park.iri}, "locatedIn")
    chains = _ahead(model, {park.iri}, "focusesOn")
    found = (
        {park.iri} | inside | chains | _ahead(model, {park.iri}, "locatedIn", "hasGoal") | _ahead(model, inside, "undertakenBy")
    )
    found |= _behind(model, inside, "includesProject") | _ahead(model, {park.iri}, "inCounty") | set(park.counties)
    return make_subgraph(model, found, _titled(model, park), "park", [park.iri])


def select_enterprise(model: PlanModel, name: str, county: str | None = None) -> Subgraph:
    """An enterprise with the projects it undertakes, the chains it leads or works in, and the parks where all that is."""
    firm = find(model, name, "Enterprise", county)
    projects = _behind(model, {firm.iri}, "undertakenBy")
    found = {firm.iri} | projects | _behind(model, {firm.iri}, "leadEnterprise") | _behind(model, projects, "includesProject")
    found |= _ahead(model, {firm.iri} | projects, "locatedIn") | _ahead(model, projects, "undertakenBy") | set(firm.counties)
    return make_subgraph(model, found, _titled(model, firm), "enterprise", [firm.iri])


def select_around(
    model: PlanModel, name: str, hops: int = 2, links: Collection[str] | None = None, county: str | None = None
) -> Subgraph:
    """What lies at most `hops` links (1 to 4) from an entity (IRI, key or label), by the link types given or by all.

    A county is reached but not passed through: by way of it everything is near everything. Raises `ExportError` for an unknown
    entity or link type.
    """
    if not 1 <= hops <= MOST_HOPS:
        raise ExportError(f"--hops {hops}: give a number from 1 to {MOST_HOPS}")
    unknown = sorted(set(links or ()) - (set(LINKS) - {"folds"}))
    if unknown:
        raise ExportError(f"there is no link {unknown[0]!r}; there are: {', '.join(name for name in LINKS if name != 'folds')}")
    centre = find(model, name, None, county)
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(model.entities)
    counties = {c.iri for c in model.counties()} - {centre.iri}
    ends = [(k.subject, k.object) for k in model.links if links is None or k.predicate in links]
    graph.add_edges_from((a, b) for a, b in ends if not counties & {a, b})
    found = set(nx.ego_graph(graph, centre.iri, radius=hops))
    near = set(nx.ego_graph(graph, centre.iri, radius=hops - 1))
    found |= {county for a, b in ends for one, county in ((a, b), (b, a)) if county in counties and one in near}
    return make_subgraph(model, found, f"{centre.label}及其关联", "around", [centre.iri])


def select_query(built: BuiltGraph, text: str, parameters: Mapping[str, str] | None = None) -> Subgraph:
    """The entities that a query's answer names, with the links between them.

    `text` is a named query, CONSTRUCT or SELECT. Of a CONSTRUCT the links are those of the answer. Raises `ExportError` if it is
    no query, its parameters do not fit, or no entity is in the answer.
    """
    try:
        answer = built.store.query(prepare(text, parameters), use_default_graph_as_union=True)
    except QueryError as error:
        raise ExportError(str(error)) from error
    except (SyntaxError, ValueError) as error:
        raise ExportError(f"this is not SPARQL 1.1: {error}") from error
    model = built.model
    if isinstance(answer, QueryTriples):
        triples = list(answer)
        named = {term.value for t in triples for term in (t.subject, t.object) if isinstance(term, NamedNode)}
        found = _only(
            make_subgraph(model, named, "查询结果", "query"),
            {(_iri(t.subject), _iri(t.predicate), _iri(t.object)) for t in triples},
        )
    elif isinstance(answer, QueryBoolean):
        raise ExportError("the query is an ASK; give a CONSTRUCT or SELECT that names entities")
    else:
        variables = answer.variables
        named = {s[v].value for s in answer for v in variables if isinstance(s[v], NamedNode)}
        found = make_subgraph(model, named, "查询结果", "query")
    if not found.entities:
        raise ExportError("the answer to the query names no entity of the graph; let it give entities' IRIs, not only labels")
    return found


def _only(subgraph: Subgraph, triples: set[tuple[str, str, str]]) -> Subgraph:
    """A subgraph without the links that a CONSTRUCT left out."""
    return replace(subgraph, links=tuple(k for k in subgraph.links if (k.subject, PLAN + k.predicate, k.object) in triples))


def _iri(term: object) -> str:
    return term.value if isinstance(term, NamedNode) else ""


def find(model: PlanModel, name: str, kind: str | None, county: str | None = None) -> Entity:
    """The entity that an IRI, a key, a label, another name or else a part of a label means.

    `kind` is the local name of its type, any if None; `county` narrows to one county. Raises `ExportError`, naming what there is.
    """
    within = None if county is None else find(model, county, "County").iri
    there = [e for e in model.entities.values() if (kind is None or e.type == kind) and (within is None or within in e.counties)]
    what = "entity" if kind is None else TYPES[kind].name
    tests = (
        lambda e: name in (e.iri, e.key) or (e.type == "County" and name == e.value("adcode")),
        lambda e: name == e.label,
        lambda e: name in e.aliases,
        lambda e: name in e.label,
    )
    for test in tests:
        matches = [e for e in there if name and test(e)]
        if len(matches) == 1:
            return matches[0]
        if matches:
            raise ExportError(f"{len(matches)} of type {what} match {name!r}; give one of these: " + _listed(matches))
    raise ExportError(f"the graph has no {what} {name!r}" + (f"; it has: {_listed(there)}" if there else ""))


def _listed(entities: list[Entity], most: int = 12) -> str:
    return ", ".join(f"{e.label} ({e.key})" for e in entities[:most]) + (", …" if len(entities) > most else "")


def _titled(model: PlanModel, entity: Entity) -> str:
    county = model.entities[entity.county].label if entity.county in model.entities else ""
    return entity.label if entity.label.startswith(county) else f"{county}{entity.label}"


def _ahead(model: PlanModel, iris: Iterable[str], *predicates: str) -> set[str]:
    start = set(iris)
    return {k.object for k in model.links if k.subject in start and k.predicate in predicates}


def _behind(model: PlanModel, iris: Iterable[str], *predicates: str) -> set[str]:
    start = set(iris)
    return {k.subject for k in model.links if k.object in start and k.predicate in predicates}
