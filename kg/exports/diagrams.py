"""Which diagrams a subgraph has, in the order in which people leaf through them."""

from __future__ import annotations

from kg.views.model import Entity

from .diagram import Diagram
from .frame import Frame
from .hub import hub_of
from .layout import lay_out
from .overview import chains_of, overview, weight
from .source import ExportError
from .subgraph import Subgraph


def diagrams(subgraph: Subgraph, frame: Frame, most: int = 0) -> list[Diagram]:
    """The pages of all diagrams.

    About one entity: its own diagram; about a chain or what lies around an entity, then those of the other chains in it.
    About counties: each one's overview, then a diagram for each chain that leads to anything, the richest first, at most
    `most` a county (0: all). Raises `ExportError` if there is nothing to draw.
    """
    found: list[Diagram] = []
    done: set[str] = set()
    if subgraph.kind in ("chain", "park", "enterprise", "around"):
        centre = subgraph.entities[subgraph.focus[0]]
        found += entity_diagrams(subgraph, centre, frame)
        done.add(centre.iri)
    if subgraph.kind not in ("enterprise", "park"):
        for county in subgraph.of_type("County"):
            found += county_diagrams(subgraph, county, frame, most, done)
    if not found:
        found = _loose(subgraph, frame)
    if not found:
        raise ExportError("nothing in the selection can be drawn: no chain, project or enterprise is linked to another")
    return found


def county_diagrams(subgraph: Subgraph, county: Entity, frame: Frame, most: int, done: set[str]) -> list[Diagram]:
    """A county's overview, where the subgraph is about counties, and the diagrams of its chains but those `done`."""
    found: list[Diagram] = []
    if subgraph.kind in ("all", "county"):
        noted = any(g.type == "Positioning" for g in subgraph.objects(county.iri, "hasGoal"))
        found += overview(subgraph, county, frame.inner, frame.area_height(noted))
    drawn = [c for c in chains_of(subgraph, county) if c.iri not in done and weight(subgraph, c)]
    for chain in drawn[: most or None]:
        found += entity_diagrams(subgraph, chain, frame)
    return found


def entity_diagrams(subgraph: Subgraph, entity: Entity, frame: Frame) -> list[Diagram]:
    """The pages about one entity; none if it leads to nothing."""
    hub = hub_of(subgraph, entity)
    return [] if hub.empty else lay_out(hub, frame.inner, frame.area_height(bool(hub.goals)))


def _loose(subgraph: Subgraph, frame: Frame) -> list[Diagram]:
    """For the answer to a query without counties: a diagram about each entity from which links go out, the busiest first."""
    links = dict.fromkeys(subgraph.entities, 0)
    for link in subgraph.links:
        links[link.subject] += 1
    order = sorted((e for e in subgraph.entities.values() if links[e.iri]), key=lambda e: -links[e.iri])
    found: list[Diagram] = []
    seen: set[tuple[str, str]] = set()
    for entity in order:
        ends = {(k.subject, k.object) for k in subgraph.links if k.subject == entity.iri}
        if not ends <= seen:
            found += entity_diagrams(subgraph, entity, frame)
            seen |= ends
    return found
