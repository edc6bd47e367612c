"""Which pages there are, what they are called and how they are written: whole or not at all, always the same bytes."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

from kg.store.whole import write_whole

from .chain import chain_scene, chain_scenes
from .comparison import comparison
from .model import Entity, ViewError, read_model
from .neighbourhood import busiest, neighbourhood
from .overview import overview
from .page import graph_page
from .sheets import goals_page, index_page, matrix_page

INDEX, NEIGHBOURHOOD, COMPARE, MATRIX, GOALS = "index.html", "neighbourhood.html", "compare.html", "matrix.html", "goals.html"


def write_views(graph: Any, claims: Any, out_dir: Path, *, counties: Sequence[str] | None = None) -> list[Path]:
    """Write all pages about a built graph into a folder (made if need be) and return their paths, the index first.

    `graph` and `claims` are the graphs of `graph.ttl` and `claims.ttl` (rdflib graphs or datasets, pyoxigraph stores or
    datasets); `counties` are names, adcodes or IRIs, all if None. Pages: `index.html`; `county-{adcode}.html` and
    `chains-{adcode}.html` a county; `neighbourhood.html`; `goals.html`; with two counties or more `compare.html` and
    `matrix.html`. Raises `ViewError` for a county that the graph lacks and for a graph without counties.
    """
    model = read_model(graph, claims, counties)
    found = model.counties()
    sheets = {county.iri: chain_scenes(model, county) for county in found}
    pages: dict[str, Any] = {
        "neighbourhood": NEIGHBOURHOOD,
        "chains": {c.key: f"chains-{slug(c)}.html" for c in found if sheets[c.iri]},
        "sheets": [scene.key for scenes in sheets.values() for scene in scenes],
    }
    common = [(INDEX, "首页"), (NEIGHBOURHOOD, "邻域浏览"), (GOALS, "目标与指标")]
    if len(found) > 1:
        common += [(COMPARE, "县际比较"), (MATRIX, "对照表")]
    texts: dict[str, str] = {INDEX: index_page(model, {c.iri: (slug(c), bool(sheets[c.iri])) for c in found}, common[1:])}
    for county in found:
        own = [(f"county-{slug(county)}.html", "全景")]
        if sheets[county.iri]:
            own.append((f"chains-{slug(county)}.html", "产业链"))
        nav = {**pages, "nav": [common[0], *own, *common[1:]]}
        here = {**nav, "here": own[0][0]}
        texts[own[0][0]] = graph_page(
            model, [overview(model, county)], title=f"{county.label}产业全景", kind="overview", pages=here
        )
        if sheets[county.iri]:
            here = {**nav, "here": own[1][0]}
            texts[own[1][0]] = graph_page(model, sheets[county.iri], title=f"{county.label}产业链", kind="chains", pages=here)
    nav = {**pages, "nav": common}
    around = neighbourhood(model, busiest(model))
    here = {**nav, "here": NEIGHBOURHOOD}
    texts[NEIGHBOURHOOD] = graph_page(
        model, [around], title="邻域浏览", kind="neighbourhood", pages=here, also=model.entities.values()
    )
    texts[GOALS] = goals_page(model, common, NEIGHBOURHOOD)
    if len(found) > 1:
        chains = [e for e in model.entities.values() if e.type == "IndustryChain"]
        here = {**nav, "here": COMPARE}
        texts[COMPARE] = graph_page(model, [comparison(model)], title="县际产业比较", kind="compare", pages=here, also=chains)
        texts[MATRIX] = matrix_page(model, common, NEIGHBOURHOOD)
    return [write_whole(out_dir / name, text.encode()) for name, text in texts.items()]


def write_overview(graph: Any, claims: Any, county: str, path: Path) -> Path:
    """Write the overview of one county (name, adcode or IRI) as a page of its own. Raises `ViewError` if the graph lacks it."""
    model = read_model(graph, claims, [county])
    found = model.counties()[0]
    page = graph_page(model, [overview(model, found)], title=f"{found.label}产业全景", kind="overview", pages={})
    return write_whole(path, page.encode())


def write_chain(graph: Any, claims: Any, chain: str, path: Path) -> Path:
    """Write the sheet of one chain (IRI, key or label) as a page of its own. Raises `ViewError` if it is none or several."""
    model = read_model(graph, claims)
    found = model.find(chain)
    if found.type != "IndustryChain":
        raise ViewError(f"{found.label!r} is a {found.type}, not an industry chain")
    page = graph_page(model, [chain_scene(model, found)], title=found.label, kind="chains", pages={})
    return write_whole(path, page.encode())


def write_neighbourhood(
    graph: Any, claims: Any, entity: str, path: Path, *, hops: int = 2, predicates: Collection[str] | None = None
) -> Path:
    """Write what lies around an entity (IRI, key or label) as a page from which all others can be reached.

    `hops` is 1 to 3 links, `predicates` are local names of the contract's links (`undertakenBy` …), all without.
    Raises `ViewError` if the entity is none or several.
    """
    model = read_model(graph, claims)
    scene = neighbourhood(model, model.find(entity), hops, predicates)
    start = {"hops": hops, "links": sorted(predicates) if predicates is not None else None}
    page = graph_page(
        model, [scene], title=scene.title, kind="neighbourhood", pages={"start": start}, also=model.entities.values()
    )
    return write_whole(path, page.encode())


def slug(county: Entity) -> str:
    """A county's part of file names: its code, else what its key holds of safe characters."""
    return re.sub(r"[^0-9A-Za-z_-]+", "-", county.value("adcode") or county.key).strip("-") or "county"
