"""Colours of diagrams: the pages' palette (Okabe and Ito), thinned so that text stays dark on it, and words for links."""

from __future__ import annotations

from dataclasses import dataclass

from kg.views.model import Entity
from kg.views.vocabulary import TYPES

INK = "#1F2933"
"""Text on light ground."""

MUTED = "#52606D"
"""Secondary text; contrast on white 6.5 to 1."""

LINE_COLOUR = "#7B8794"
GROUND = "#F5F7FA"
WHITE = "#FFFFFF"


def mix(colour: str, share: float, ground: str = WHITE) -> str:
    """A colour (#RRGGBB) thinned with another: `share` of it, the rest `ground`."""
    parts = ((int(colour[i : i + 2], 16), int(ground[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02X}" for a, b in parts)


@dataclass(frozen=True, slots=True)
class Style:
    """Colours of a box; `bar` the width of the coloured bar at its left, 0 for none."""

    fill: str
    edge: str
    ink: str
    strong: str


def _light(name: str, strong: str) -> Style:
    return Style(mix(TYPES[name].colour, 0.13), mix(TYPES[name].colour, 0.75), INK, strong)


STYLES: dict[str, Style] = {
    "County": Style("#243B53", "#243B53", WHITE, WHITE),
    "IndustryChain": Style(TYPES["IndustryChain"].colour, TYPES["IndustryChain"].colour, WHITE, WHITE),
    "Project": _light("Project", "#8A4B00"),
    "Enterprise": _light("Enterprise", "#00614A"),
    "Park": _light("Park", "#8C3468"),
    "IndicatorTarget": _light("IndicatorTarget", "#9C3F00"),
    "Positioning": _light("Positioning", "#6B6200"),
    "Industry": _light("Industry", "#1B5E85"),
}
"""Style by type; amounts are set in `strong`. The colours are those of the pages (Okabe and Ito), thinned so that text stays
dark."""

CHAIN_CHIP = Style(mix(TYPES["IndustryChain"].colour, 0.10), mix(TYPES["IndustryChain"].colour, 0.6), INK, "#00507D")
"""A chain that is not the centre of its diagram."""

HUBS: dict[str, Style] = {
    **STYLES,
    "Enterprise": Style("#00795A", "#00795A", WHITE, WHITE),
    "Park": Style("#9B3F75", "#9B3F75", WHITE, WHITE),
    "Project": Style("#9A5B00", "#9A5B00", WHITE, WHITE),
}
"""Style by type of the entity in the centre: white text on a dark ground, at least 4.5 to 1."""

EDGE_COLOURS = {"undertakenBy": "#00614A", "locatedIn": "#8C3468", "includesProject": "#00507D"}
DASHED = frozenset({"locatedIn"})
"""Links whose lines are dashed, so that nothing rests on colour alone."""

EDGE_WORDS = {"undertakenBy": "承担企业", "locatedIn": "落地园区", "includesProject": "所属产业"}
"""What the column to which a link leads is called."""


STRONG = {"Enterprise": "龙头企业", "Park": "主导园区", "IndustryChain": "主导产业"}
"""What a box in the centre's colours means where it is not the centre: its type is tied to the centre by a link of its own."""


def box_style(entity: Entity, strong: bool = False) -> Style:
    """The style of an entity that is not the centre, or is tied to it by a link of its own (`strong`)."""
    if strong and entity.type in STRONG:
        return HUBS[entity.type]
    return CHAIN_CHIP if entity.type == "IndustryChain" else STYLES[entity.type]
