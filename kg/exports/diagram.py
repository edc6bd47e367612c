"""A diagram before it becomes a slide or a picture: boxes, panels, connectors and labels with their places.

Lengths are points (1/72 inch); x grows to the right, y downwards, from the left top of the area that the diagram was laid out
for.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from .style import Style

MIN_SIZE, MAX_SIZE = 12.0, 18.0
"""Font sizes in points: what does not fit at the smallest goes to the next slide."""


@dataclass(frozen=True, slots=True)
class Box:
    """An entity. `lines` are how its label breaks at `size`; `figure` stands at the right end of the last line, or below it in
    boxes that are centred; `vertical` boxes are written from top to bottom."""

    iri: str
    type: str
    x: float
    y: float
    width: float
    height: float
    text: str
    lines: tuple[str, ...]
    size: float
    style: Style
    figure: str = ""
    centred: bool = False
    vertical: bool = False
    bold: bool = False
    strong: bool = False
    """Tied to the centre by a link of its own, though it does not stand beside it."""

    @property
    def middle(self) -> float:
        return self.y + self.height / 2


@dataclass(frozen=True, slots=True)
class Panel:
    """A titled ground behind boxes."""

    key: str
    title: str
    x: float
    y: float
    width: float
    height: float
    size: float


@dataclass(frozen=True, slots=True)
class Connector:
    """A line from a box to a box or panel (`source` and `target` are an IRI or a panel's key).

    `route`: "elbow" (out to the right, along x = `turn`, in from the left), "curve" (from right to left) or "down" (from
    bottom to top, straight).
    """

    source: str
    target: str
    link: str
    route: str
    colour: str
    turn: float = 0
    dashed: bool = False
    width: float = 1.25


@dataclass(frozen=True, slots=True)
class Heading:
    """A small heading above a column."""

    text: str
    x: float
    y: float
    width: float
    size: float


@dataclass(frozen=True, slots=True)
class LegendItem:
    """An entry of the legend: a kind of box, or without `style` a kind of line (`link`)."""

    label: str
    style: Style | None
    link: str = ""


@dataclass(frozen=True)
class Diagram:
    """One page. `title` and `subtitle` stand above the area, `note` (may be empty) is a line of goals between them and it.

    `key` is the IRI of the entity in the centre.
    """

    key: str
    title: str
    subtitle: str
    note: str
    width: float
    height: float
    boxes: tuple[Box, ...]
    panels: tuple[Panel, ...] = ()
    connectors: tuple[Connector, ...] = ()
    headings: tuple[Heading, ...] = ()
    legend: tuple[LegendItem, ...] = ()
    members: tuple[str, ...] = field(default=())
    """IRIs of the projects shown, for the table that follows."""

    def place(self, key: str) -> tuple[float, float, float, float]:
        """Left, top, width and height of a box or panel."""
        for box in self.boxes:
            if box.iri == key:
                return box.x, box.y, box.width, box.height
        panel = next(p for p in self.panels if p.key == key)
        return panel.x, panel.y, panel.width, panel.height
