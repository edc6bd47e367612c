"""The ontology's classes and their main links as an SVG picture; where each class stands is written down, not computed."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

WIDTH, HEIGHT = 1000, 520
_BOX = (138, 54)
_PLACES = {
    "PlanDocument": (80, 120), "Evidence": (80, 290), "Claim": (80, 460),
    "County": (300, 120), "IndicatorTarget": (300, 290), "Indicator": (300, 460),
    "Industry": (530, 40), "IndustryChain": (530, 210), "Positioning": (530, 400),
    "Project": (750, 80), "Park": (750, 400), "Enterprise": (920, 210),
}  # fmt: skip
"""Centre of each class's box in pixels."""

_WARM = {"County", "IndustryChain", "Project", "Enterprise", "Park"}


@dataclass(frozen=True, slots=True)
class Edge:
    """A link drawn from one class to another; its label stands at a part of the way."""

    start: str
    link: str
    end: str
    at: float = 0.5


EDGES = (
    Edge("PlanDocument", "planOf", "County"),
    Edge("Evidence", "source", "PlanDocument"),
    Edge("Claim", "evidence", "Evidence"),
    Edge("County", "plans", "IndustryChain"),
    Edge("County", "hasGoal", "IndicatorTarget"),
    Edge("IndicatorTarget", "indicator", "Indicator"),
    Edge("IndustryChain", "inIndustry", "Industry"),
    Edge("IndustryChain", "includesProject", "Project"),
    Edge("IndustryChain", "leadEnterprise", "Enterprise", 0.3),
    Edge("IndustryChain", "hasGoal", "Positioning"),
    Edge("Project", "undertakenBy", "Enterprise"),
    Edge("Project", "locatedIn", "Park", 0.7),
    Edge("Enterprise", "locatedIn", "Park"),
    Edge("Park", "focusesOn", "IndustryChain"),
)


def diagram(labels: Mapping[str, tuple[str, str]]) -> str:
    """An SVG element; `labels` gives the Chinese and English label of each class and link by local name."""
    parts = [
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="县域规划本体的主要类与关系" xmlns="http://www.w3.org/2000/svg">',
        '<defs><marker id="arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto">'
        '<path d="M0 0 10 5 0 10z" fill="#5a6876"/></marker></defs>',
    ]
    parts += [_edge(edge, labels) for edge in EDGES]
    parts += [_box(name, labels[name]) for name in _PLACES]
    return "\n".join([*parts, "</svg>"])


def _box(name: str, label: tuple[str, str]) -> str:
    (x, y), (width, height) = _PLACES[name], _BOX
    fill, stroke = ("#fdf1e8", "#c4622d") if name in _WARM else ("#eef3f8", "#2f5d8c")
    middle = f'x="{x}" text-anchor="middle"'
    return (
        f'<a href="#{name}"><rect x="{x - width / 2}" y="{y - height / 2}" width="{width}" height="{height}" rx="8" '
        f'fill="{fill}" stroke="{stroke}" stroke-width="1.5"/>'
        f'<text {middle} y="{y - 3}" font-size="17" fill="#1d2733">{escape(label[0])}</text>'
        f'<text {middle} y="{y + 17}" font-size="12" fill="#5a6876">{escape(name)}</text></a>'
    )


def _edge(edge: Edge, labels: Mapping[str, tuple[str, str]]) -> str:
    (x1, y1), (x2, y2) = _PLACES[edge.start], _PLACES[edge.end]
    start, end = _border(x1, y1, x2, y2), _border(x2, y2, x1, y1)
    x, y = (a + edge.at * (b - a) for a, b in zip(start, end, strict=True))
    text = escape(labels[edge.link][0])
    line = f"M{start[0]:.1f} {start[1]:.1f} {end[0]:.1f} {end[1]:.1f}"
    return (
        f'<path d="{line}" fill="none" stroke="#5a6876" stroke-width="1.4" marker-end="url(#arrow)"/>'
        f'<a href="#{edge.link}"><text x="{x:.1f}" y="{y + 4:.1f}" text-anchor="middle" font-size="13" fill="#1f5a94" '
        f'stroke="#fff" stroke-width="5" paint-order="stroke">{text}</text></a>'
    )


def _border(x: float, y: float, towards_x: float, towards_y: float) -> tuple[float, float]:
    """Where the line from a box's centre leaves the box."""
    dx, dy = towards_x - x, towards_y - y
    reach = min(abs(_BOX[0] / 2 / dx) if dx else 9e9, abs(_BOX[1] / 2 / dy) if dy else 9e9)
    return x + dx * reach, y + dy * reach
