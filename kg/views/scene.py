"""A scene: the nodes and edges of one picture with their places, before it becomes a pyvis network.

Lengths are canvas units, one CSS pixel at zoom 1; x grows to the right, y downwards, a node's place is its centre.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from .model import Entity, Link
from .vocabulary import COMPARISONS

FONT = 14
BADGE = 26
HEIGHT = 28
ROW_GAP = 8
COLUMN_GAP = 72
MAX_WIDTH = 300

GROUP = "Group"


@dataclass
class Node:
    """A node of a scene.

    `entity` is what it shows; `note` a short figure at its right end; `circle` the diameter of its badge, which carries a size
    where the scene gives one a meaning. In a tree `parent` is the IRI above it, `side` +1 (right), -1 (left) or 0 (root),
    `column` its layer from 1, `closed` whether its children are folded away, `satellite` whether it stands beside the tree and
    follows its visible neighbours.
    """

    entity: Entity
    note: str = ""
    circle: float = 0
    width: float = 0
    height: float = HEIGHT
    x: float = 0
    y: float = 0
    parent: str | None = None
    side: int = 0
    column: int = 0
    closed: bool = False
    satellite: bool = False

    @property
    def iri(self) -> str:
        return self.entity.iri


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge of a scene; `link` is the link of the graph that it shows, None for one the scene made (folds, sums)."""

    source: str
    target: str
    type: str
    confidence: float = 1.0
    link: Link | None = None
    width: float = 0


@dataclass(frozen=True, slots=True)
class Zone:
    """A titled area behind the nodes: left, top, width, height."""

    title: str
    left: float
    top: float
    width: float
    height: float


@dataclass
class Scene:
    """One picture. `kind` is "tree" (folds open and shut, the page stacks it anew), "sheet" (zones) or "network" (forces)."""

    key: str
    title: str
    kind: str
    nodes: dict[str, Node] = field(default_factory=dict)
    edges: list[Edge] = field(default_factory=list)
    zones: list[Zone] = field(default_factory=list)
    note: str = ""

    def add(self, node: Node) -> Node:
        """Put a node into the scene; the first of an IRI stays."""
        return self.nodes.setdefault(node.iri, node)

    def shown(self) -> dict[str, Node]:
        """The nodes to be seen at first: those without a closed node above; a satellite needs a visible neighbour."""
        seen: dict[str, Node] = {}
        for iri, node in self.nodes.items():
            if not node.satellite and (node.parent is None or (node.parent in seen and not seen[node.parent].closed)):
                seen[iri] = node
        tree = set(seen)
        for edge in self.edges:
            for one, other in ((edge.source, edge.target), (edge.target, edge.source)):
                if one in self.nodes and self.nodes[one].satellite and other in tree:
                    seen[one] = self.nodes[one]
        return {iri: node for iri, node in self.nodes.items() if iri in seen}

    def link_all(self, links: Iterable[Link]) -> None:
        """An edge for each link between two nodes of the scene."""
        for link in links:
            if link.subject in self.nodes and link.object in self.nodes:
                self.edges.append(Edge(link.subject, link.object, link.predicate, link.confidence, link))


def text_width(text: str, size: float = FONT) -> float:
    """An estimate of a text's width: full width for Chinese and its quotes and dashes, a little more than half for the rest.

    The page clips by measuring (assets/text.js).
    """
    return sum(size if ord(c) > 0x2E80 or "\u2014" <= c <= "\u2026" else size * 0.58 for c in text)


def make_node(
    entity: Entity, *, folded: bool = False, note: str | None = None, circle: float = 0, widest: float = MAX_WIDTH
) -> Node:
    """A node sized to its label; `folded` leaves room for the count of what is folded away."""
    note = figure(entity) if note is None else note
    badge = max(BADGE, circle + 4)
    width = badge + text_width(entity.label) + 18 + (text_width(note, 12) + 10 if note else 0) + (34 if folded else 0)
    return Node(entity, note, circle, round(min(width, widest), 1), max(HEIGHT, circle + 4))


def group(key: str, label: str, county: Entity) -> Entity:
    """A stand-in for nodes folded together; its IRI cannot meet a graph's."""
    return Entity(f"group:{county.key}/{key}", f"{county.key}/{key}", GROUP, label, counties=(county.iri,))


def figure(entity: Entity) -> str:
    """The figure that belongs to a label: a project's investment, a target's value with unit and year."""
    if entity.type == "Project":
        amount = entity.number("investment")
        return f"{plain(amount)} 亿元" if amount else ""
    if entity.type == "IndicatorTarget":
        return target_figure(entity)
    return ""


def target_figure(entity: Entity) -> str:
    """A target as people write it: comparison, value, unit, whether it is a growth rate, year."""
    value = entity.number("targetValue")
    if value is None:
        return ""
    sign = COMPARISONS.get(entity.value("comparison") or "=", "")
    growth = "年均 " if entity.value("isGrowthRate") in ("true", "1") else ""
    year = (entity.value("targetYear") or "")[:4]
    return f"{growth}{sign}{plain(value)} {entity.value('unit') or ''}".rstrip() + (f"（{year}）" if year else "")


def plain(number: object) -> str:
    """A number without trailing zeros or exponent."""
    text = f"{number:f}" if hasattr(number, "as_tuple") else str(number)
    return text.rstrip("0").rstrip(".") if "." in text else text
