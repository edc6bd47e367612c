"""A scene as a pyvis network: nodes with their places, edges, and options that keep the picture still."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pyvis.network import Network

from .model import Link
from .scene import Node, Scene
from .vocabulary import LINKS, TYPES

OPTIONS: dict[str, Any] = {
    "autoResize": True,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "hover": True,
        "dragNodes": True,
        "multiselect": False,
        "selectConnectedEdges": False,
        "hideEdgesOnDrag": False,
        "tooltipDelay": 3600000,
        "keyboard": False,
    },
    "nodes": {"chosen": False, "font": {"size": 14}},
    "edges": {"chosen": False, "selectionWidth": 0, "hoverWidth": 0, "arrows": {"to": {"enabled": False}}},
}
"""vis-network's options for every page; without physics nothing moves but what a person drags."""


def to_pyvis(scene: Scene, entity_ids: dict[str, int], link_id: Callable[[Link], int]) -> Network:
    """The scene as a pyvis `Network`.

    Node ids are `entity_ids` of the page. Beyond vis-network's own attributes, nodes carry what the page's script draws and
    stacks by (`t` type, `w`, `h` size, `note`, `circle`, and in trees `up`, `side`, `col`, `closed`, `sat`) and edges their type
    `t`, confidence `c` and the number of their link `k`.
    """
    net = Network(directed=True)
    shown = scene.shown() if scene.kind == "tree" else scene.nodes
    for node in scene.nodes.values():
        net.add_node(
            entity_ids[node.iri], label=node.entity.label, shape="box", **_attributes(node, scene, entity_ids, node.iri in shown)
        )
    for edge in scene.edges:
        drawn: dict[str, Any] = {"t": edge.type, "c": round(edge.confidence, 3), "width": edge.width or LINKS[edge.type].width}
        if edge.link is not None:
            drawn["k"] = link_id(edge.link)
        net.add_edge(entity_ids[edge.source], entity_ids[edge.target], **drawn)
    net.options = OPTIONS
    return net


def _attributes(node: Node, scene: Scene, entity_ids: dict[str, int], shown: bool) -> dict[str, Any]:
    found: dict[str, Any] = {
        "color": TYPES[node.entity.type].colour,
        "t": node.entity.type,
        "w": node.width,
        "h": node.height,
    }
    if shown:
        found["x"], found["y"] = round(node.x, 1) + 0.0, round(node.y, 1) + 0.0
    if node.note:
        found["note"] = node.note
    if node.circle:
        found["circle"] = node.circle
    if scene.kind == "tree":
        found["side"], found["col"] = node.side, node.column
        if node.parent is not None:
            found["up"] = entity_ids[node.parent]
        if node.closed:
            found["closed"] = True
        if node.satellite:
            found["sat"] = True
    return found
