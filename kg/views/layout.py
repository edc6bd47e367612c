"""Places for nodes, computed at build time: stacked trees on two sides of a root, seeded forces with boxes pushed apart.

`stack` is the one layout that the page repeats when a branch opens or shuts (assets/layout.js); the two must agree, and
tests/views holds them to it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

import networkx as nx
import numpy as np

from .scene import COLUMN_GAP, ROW_GAP, Node, Scene

BRANCH_GAP = 10
SEED = 20210101
PULL = 3
WIDER = 2.5
"""Boxes are pushed sideways where that takes up to this much more than pushing them up or down: screens are wide."""


def stack(scene: Scene, root: str) -> None:
    """Place the visible nodes of a tree scene: layers as columns, a leaf a row, parents at the middle of their children."""
    shown = scene.shown()
    children: dict[str, list[Node]] = defaultdict(list)
    for node in shown.values():
        if node.parent is not None and not node.satellite:
            children[node.parent].append(node)
    centre = scene.nodes[root]
    centre.x = centre.y = 0
    for side in (1, -1):
        rows = _rows([n for n in children[root] if n.side == side], children)
        middle = (rows[-1].y + rows[0].y) / 2 if rows else 0
        for node in _below([n for n in children[root] if n.side == side], children):
            node.y -= middle
    satellites = [n for n in shown.values() if n.satellite]
    _follow(scene, shown, satellites)
    for side in (1, -1):
        _columns(centre, [n for n in shown.values() if n.side == side], side)


def _below(branches: list[Node], children: Mapping[str, list[Node]]) -> list[Node]:
    found = []
    for node in branches:
        found.append(node)
        found.extend(_below(children.get(node.iri, []), children))
    return found


def _rows(branches: list[Node], children: Mapping[str, list[Node]]) -> list[Node]:
    """Give every node below a row; returns the leaves from the top down."""
    leaves: list[Node] = []
    cursor = 0.0

    def place(node: Node) -> None:
        nonlocal cursor
        below = children.get(node.iri, [])
        for child in below:
            place(child)
        if below:
            node.y = (below[0].y + below[-1].y) / 2
        else:
            node.y = cursor + node.height / 2
            cursor += node.height + ROW_GAP
            leaves.append(node)

    for branch in branches:
        place(branch)
        if children.get(branch.iri):
            cursor += BRANCH_GAP
    return leaves


def _follow(scene: Scene, shown: Mapping[str, Node], satellites: list[Node]) -> None:
    """Put satellites at the mean height of their visible neighbours on their side, spaced so that none covers another."""
    beside: dict[str, list[float]] = defaultdict(list)
    for edge in scene.edges:
        for one, other in ((edge.source, edge.target), (edge.target, edge.source)):
            if one in shown and other in shown and shown[one].satellite and not shown[other].satellite:
                beside[one].append(shown[other].y)
    for side in (1, -1):
        wished = {n.iri: sum(beside[n.iri]) / len(beside[n.iri]) for n in satellites if n.side == side}
        ranked = sorted((n for n in satellites if n.side == side), key=lambda n: wished[n.iri])
        below = None
        for node in ranked:
            node.y = wished[node.iri] if below is None else max(wished[node.iri], below + node.height / 2 + ROW_GAP)
            below = node.y + node.height / 2
        shift = sum(wished[n.iri] - n.y for n in ranked) / len(ranked) if ranked else 0
        for node in ranked:
            node.y += shift


def _columns(centre: Node, nodes: list[Node], side: int) -> None:
    widest: dict[int, float] = defaultdict(float)
    for node in nodes:
        widest[node.column] = max(widest[node.column], node.width)
    edge = centre.width / 2 + COLUMN_GAP
    for column in sorted(widest):
        for node in nodes:
            if node.column == column:
                node.x = side * (edge + node.width / 2)
        edge += widest[column] + COLUMN_GAP


def balance(branches: list[Node], rows: Mapping[str, int], shared: Mapping[str, Counter[str]] | None = None) -> None:
    """Deal branches to the two sides of their root, in order, each to the side with fewer rows so far; right before left.

    `shared` says how many satellites a branch has in common with each other one: the most with any on a side count like `PULL`
    rows less there, each, so that fewer lines need to cross the page.
    """
    filled = {1: 0, -1: 0}
    for number, branch in enumerate(branches):
        drawn = {1: 0, -1: 0}
        for earlier in branches[:number]:
            common = shared[branch.iri][earlier.iri] if shared and branch.iri in shared else 0
            drawn[earlier.side] = max(drawn[earlier.side], common)
        branch.side = 1 if filled[1] - PULL * drawn[1] <= filled[-1] - PULL * drawn[-1] else -1
        filled[branch.side] += rows[branch.iri]


def force(scene: Scene, anchors: Mapping[str, tuple[float, float]], stretch: tuple[float, float]) -> None:
    """Place a network by springs around fixed anchors (IRI → place), seeded; then push boxes apart until none overlap.

    `stretch` is the canvas length of the springs' unit across and down.
    """
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(scene.nodes)
    graph.add_edges_from((edge.source, edge.target) for edge in scene.edges)
    start = {}
    for iri in scene.nodes:
        near = [anchors[n] for n in graph[iri] if n in anchors] or [(0.0, 0.0)]
        start[iri] = anchors.get(iri, (sum(p[0] for p in near) / len(near), sum(p[1] for p in near) / len(near)))
    jitter = np.random.default_rng(SEED)
    start = {iri: p if iri in anchors else tuple(np.add(p, jitter.normal(0, 0.05, 2))) for iri, p in start.items()}
    if len(anchors) < len(graph):
        places = nx.spring_layout(graph, pos=start, fixed=sorted(anchors) or None, seed=SEED, iterations=40, k=0.16)
    else:
        places = start
    for iri, node in scene.nodes.items():
        node.x, node.y = float(places[iri][0]) * stretch[0], float(places[iri][1]) * stretch[1]
    separate(list(scene.nodes.values()), fixed=set(anchors))


def separate(nodes: list[Node], *, fixed: set[str], gap: float = ROW_GAP, rounds: int = 600) -> None:
    """Push overlapping boxes apart along the axis of the smaller overlap, sideways by preference; boxes in `fixed` stay."""
    if len(nodes) < 2:
        return
    place = np.array([[n.x, n.y] for n in nodes], dtype=float)
    size = np.array([[n.width + 2 * gap, n.height + gap] for n in nodes], dtype=float)
    still = np.array([n.iri in fixed for n in nodes])
    need = (size[:, None, :] + size[None, :, :]) / 2
    upper = np.triu(np.ones((len(nodes), len(nodes)), dtype=bool), 1)
    for _ in range(rounds):
        gaps = place[:, None, :] - place[None, :, :]
        overlap = need - np.abs(gaps)
        first, second = np.nonzero(upper & (overlap > 0.01).all(axis=2))
        if not len(first):
            break
        depth = overlap[first, second]
        axis = (WIDER * depth[:, 1] <= depth[:, 0]).astype(int)
        away = np.where(gaps[first, second, axis] >= 0, 1.0, -1.0) * depth[np.arange(len(first)), axis]
        share_first = np.where(still[first], 0.0, np.where(still[second], 1.0, 0.5))
        share_second = np.where(still[second], 0.0, np.where(still[first], 1.0, 0.5))
        np.add.at(place, (first, axis), 0.8 * away * share_first)
        np.add.at(place, (second, axis), -0.8 * away * share_second)
    for node, (x, y) in zip(nodes, place.tolist(), strict=True):
        node.x, node.y = x, y
