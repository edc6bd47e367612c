"""What lies around one entity, some links away: a tree of shortest ways on two sides of it, with the other links across."""

from __future__ import annotations

from collections.abc import Collection

import networkx as nx

from .layout import balance, stack
from .model import Entity, PlanModel
from .scene import Scene, make_node

MOST = 120
"""Nodes of a neighbourhood; the nearest are kept."""

OPEN_UP_TO = 45
"""A neighbourhood of more nodes opens folded to those next to the centre."""

HUBS = frozenset({"County"})
"""Types that are shown beside the centre only and not passed through: by way of its county everything is near everything."""


def neighbourhood(model: PlanModel, centre: Entity, hops: int = 2, predicates: Collection[str] | None = None) -> Scene:
    """The entities at most `hops` links from `centre` by the link types given (all without), at most `MOST` of them."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(model.entities)
    graph.add_edges_from((k.subject, k.object) for k in model.links if predicates is None or k.predicate in predicates)
    parents: dict[str, str | None] = {centre.iri: None}
    depth = {centre.iri: 0}
    order = {iri: n for n, iri in enumerate(model.entities)}
    queue = [centre.iri]
    for iri in queue:
        hub = model.entities[iri].type in HUBS
        if depth[iri] == hops or (hub and iri != centre.iri):
            continue
        for other in sorted(graph[iri], key=order.__getitem__):
            far = model.entities[other].type in HUBS and depth[iri] > 0
            if other not in parents and not far and len(parents) < MOST:
                parents[other], depth[other] = iri, depth[iri] + 1
                queue.append(other)
    scene = Scene(centre.key, f"{centre.label}的邻域", "tree")
    above = set(parents.values())
    for iri, parent in parents.items():
        node = scene.add(make_node(model.entities[iri], folded=iri in above and iri != centre.iri))
        node.parent, node.column = parent, depth[iri]
        node.closed = iri in above and iri != centre.iri and len(parents) > OPEN_UP_TO
    root = scene.nodes[centre.iri]
    root.width, root.height = root.width + 20, 40
    scene.link_all(k for k in model.links if predicates is None or k.predicate in predicates)
    balance([n for n in scene.nodes.values() if n.parent == centre.iri], _rows(scene, queue))
    for iri in queue[1:]:
        up = parents[iri]
        if up is not None and up != centre.iri:
            scene.nodes[iri].side = scene.nodes[up].side
    stack(scene, centre.iri)
    return scene


def _rows(scene: Scene, queue: list[str]) -> dict[str, int]:
    """How many rows each node takes with what is open below it; `queue` has parents before children."""
    rows = dict.fromkeys(queue, 0)
    for iri in reversed(queue):
        rows[iri] = 1 if scene.nodes[iri].closed else rows[iri] or 1
        up = scene.nodes[iri].parent
        if up is not None:
            rows[up] += rows[iri]
    return rows


def busiest(model: PlanModel) -> Entity:
    """The enterprise, else chain, else entity with most links: a good place to begin."""
    links = dict.fromkeys(model.entities, 0)
    for link in model.links:
        links[link.subject] += 1
        links[link.object] += 1
    for kind in ("Enterprise", "IndustryChain"):
        found = [e for e in model.entities.values() if e.type == kind and links[e.iri] > 1]
        if found:
            return max(found, key=lambda e: links[e.iri])
    return max(model.entities.values(), key=lambda e: links[e.iri])
