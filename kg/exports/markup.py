"""A subgraph as text for diagrams in documents: Mermaid flowcharts and Graphviz DOT, labels escaped for each."""

from __future__ import annotations

import re

from kg.views.vocabulary import LINKS, TYPES

from .style import DASHED, STYLES, box_style
from .subgraph import Subgraph, figure

MERMAID_EDGES = 500
"""Edges that Mermaid draws unless its `maxEdges` is raised (mermaid.js.org, configuration)."""

_MERMAID = re.compile(r"[^\w\s，。、；：？！（）《》“”‘’—…·.,+%-]")
_SHAPES = {"County": '(["{}"])', "IndustryChain": '["{}"]', "Project": '("{}")', "Park": '[/"{}"/]'}


def mermaid(subgraph: Subgraph) -> str:
    """A Mermaid flowchart from left to right. Every sign that Mermaid or HTML could read stands as its number."""
    numbers = {iri: f"n{n}" for n, iri in enumerate(subgraph.entities)}
    lines = ["---", f"title: {_mermaid_title(subgraph.title)}", "---", "flowchart LR"]
    if len(subgraph.links) > MERMAID_EDGES:
        lines.append(
            f"    %% {len(subgraph.links)} edges: set maxEdges of Mermaid to as many, it draws {MERMAID_EDGES} by itself"
        )
    for entity in subgraph.entities.values():
        label = _mermaid(" ".join(filter(None, (entity.label, figure(entity)))))
        shape = _SHAPES.get(entity.type, '("{}")').format(label)
        lines.append(f"    {numbers[entity.iri]}{shape}:::{entity.type}")
    for link in subgraph.links:
        arrow = "-.->" if link.predicate in DASHED else "-->"
        lines.append(f"    {numbers[link.subject]} {arrow}|{LINKS[link.predicate].label}| {numbers[link.object]}")
    for name, style in STYLES.items():
        if subgraph.of_type(name):
            lines.append(f"    classDef {name} fill:{style.fill},stroke:{style.edge},color:{style.ink}")
    return "\n".join(lines) + "\n"


def _mermaid(text: str) -> str:
    return _MERMAID.sub(lambda found: f"#{ord(found[0])};", text)


def _mermaid_title(text: str) -> str:
    """The title as a YAML string in double quotes."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def dot(subgraph: Subgraph) -> str:
    """A Graphviz digraph from left to right."""
    numbers = {iri: f"n{n}" for n, iri in enumerate(subgraph.entities)}
    lines = [
        f"digraph {_dot(subgraph.title)} {{",
        '    rankdir=LR; charset="UTF-8"; ranksep=1.2; nodesep=0.15;',
        '    node [shape=box style="rounded,filled" fontname="Noto Sans CJK SC" fontsize=12 height=0.3];',
        '    edge [fontname="Noto Sans CJK SC" fontsize=9 color="#7B8794" arrowsize=0.6];',
    ]
    for entity in subgraph.entities.values():
        style = box_style(entity)
        label = _dot(" ".join(filter(None, (entity.label, figure(entity)))))
        lines.append(
            f"    {numbers[entity.iri]} [label={label} tooltip={_dot(TYPES[entity.type].label)} URL={_dot(entity.iri)} "
            f'fillcolor="{style.fill}" color="{style.edge}" fontcolor="{style.ink}"];'
        )
    for link in subgraph.links:
        dashed = " style=dashed" if link.predicate in DASHED else ""
        label = _dot(LINKS[link.predicate].label)
        lines.append(f"    {numbers[link.subject]} -> {numbers[link.object]} [label={label}{dashed}];")
    return "\n".join([*lines, "}"]) + "\n"


def _dot(text: str) -> str:
    """A quoted string of DOT; `\\` would begin an escape of its labels (\\N, \\G), an ampersand an HTML entity."""
    return '"' + text.replace("&", "&amp;").replace("\\", "\\\\").replace('"', '\\"') + '"'
