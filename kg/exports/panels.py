"""Parts that all diagrams share, and pages of panels: the county or a centre at the left, groups as titled panels beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.views.model import Entity
from kg.views.vocabulary import LINKS, TYPES

from .chips import panel_height, place_panel
from .diagram import MIN_SIZE, Box, Connector, Diagram, LegendItem, Panel
from .style import HUBS, LINE_COLOUR, STRONG, STYLES
from .subgraph import figure
from .wrapping import LINE, SLACK, text_width, wrap_centred

BAR = 38.0
"""Width of the county's bar."""

GAP = 14.0
SIZES = (16.0, 15.0, 14.0, 13.0, MIN_SIZE)

Groups = list[tuple[str, str, list[Entity]]]
"""Titles, links and members of groups."""


def panel_pages(
    centre: Entity | None, county: Entity | None, groups: Groups, width: float, height: float, figures: Mapping[str, str]
) -> list[Diagram]:
    """Pages with a panel for each group, as few as can be, in the largest of `SIZES` for which that holds.

    `figures` are shown with the members, by IRI. Titles are the caller's to set. No page without groups.
    """
    groups = [group for group in groups if group[2]]
    left = (BAR + 28 if county else 0.0) + (0.22 * width + 36 if centre else 0.0)
    dealt = {size: _deal(groups, width - left, height, size, figures) for size in SIZES}
    fewest = min(len(pages) for pages in dealt.values())
    size, pages = next((size, pages) for size, pages in dealt.items() if len(pages) == fewest)
    return [_draw(centre, county, page, left, width, height, size, figures) for page in pages if page]


def _deal(groups: Groups, width: float, height: float, size: float, figures: Mapping[str, str]) -> list[Groups]:
    """Groups dealt out to pages; one that does not fit whole is continued on the next."""
    pages: list[Groups] = [[]]
    used = 0.0
    for title, link, members in groups:
        rest = members
        while rest:
            count = len(rest)
            while count and used + panel_height(rest[:count], width, size, figures) > height:
                count -= 1
            if not count and not pages[-1]:
                count = 1
            if count:
                pages[-1].append((title, link, rest[:count]))
                used += panel_height(rest[:count], width, size, figures) + GAP
                rest = rest[count:]
            if rest:
                pages.append([])
                used = 0.0
    return pages


def _draw(
    centre: Entity | None, county: Entity | None, groups: Groups, left: float, width: float, height: float, size: float,
    figures: Mapping[str, str],
) -> Diagram:  # fmt: skip
    boxes: list[Box] = []
    panels: list[Panel] = []
    connectors: list[Connector] = []
    middle = height / 2
    if county is not None:
        boxes.append(county_bar(county, 0, middle, height))
    if centre is not None:
        x = BAR + 24 if county else 0.0
        lines = wrap_centred(centre.label, 0.22 * width - 20, 20.0)
        tall = max(56.0, len(lines) * LINE * 20 + 24)
        boxes.append(centre_box(centre, x, middle - tall / 2, 0.22 * width, tall, lines, 20.0))
        if county is not None:
            connectors.append(Connector(county.iri, centre.iri, "plans", "elbow", LINE_COLOUR, turn=BAR + 12))
    heights = [panel_height(members, width - left, size, figures) for _, _, members in groups]
    y = max(0.0, (height - sum(heights) - GAP * (len(groups) - 1)) / 2)
    for number, ((title, link, members), tall) in enumerate(zip(groups, heights, strict=True)):
        panel, chips = place_panel(f"panel:{number}", title, members, left, y, width - left, size, figures)
        panels.append(panel)
        if boxes:
            source = boxes[-1] if number == 0 else next(b for b in boxes if b.bold and b.iri == connectors[-1].source)
            connectors.append(Connector(source.iri, panel.key, link, "elbow", LINE_COLOUR, turn=left - 16))
        boxes += chips
        y += tall + GAP
    key = centre or county
    return Diagram(
        key=key.iri if key else "", title="", subtitle="", note="", width=width, height=height,
        boxes=tuple(boxes), panels=tuple(panels), connectors=tuple(connectors), legend=legend(boxes, ()),
    )  # fmt: skip


def centre_box(entity: Entity, x: float, y: float, width: float, height: float, lines: Sequence[str], size: float) -> Box:
    """The entity that a diagram is about."""
    return Box(
        entity.iri, entity.type, x, y, width, height, entity.label, tuple(lines), size, HUBS[entity.type], figure(entity),
        centred=True, bold=True,
    )  # fmt: skip


def county_bar(county: Entity, x: float, beside: float, height: float) -> Box:
    """The county, written from top to bottom: in the middle of the height, or level with `beside` if that is near."""
    size = 17.0
    while size > MIN_SIZE and len(county.label) * size * 1.2 + 28 > height:
        size -= 0.5
    tall = max(96.0, len(county.label) * size * 1.2 + 28)
    middle = beside if abs(beside - height / 2) < 36 else height / 2
    return Box(
        county.iri, county.type, x, middle - tall / 2, BAR, tall, county.label, tuple(county.label), size, STYLES["County"],
        centred=True, vertical=True, bold=True,
    )  # fmt: skip


def numbered(pages: list[Diagram]) -> list[Diagram]:
    """Pages with 1/n after the title where there are several."""
    if len(pages) < 2:
        return pages
    return [replace(page, title=f"{page.title}（{n}/{len(pages)}）") for n, page in enumerate(pages, 1)]


def goals_line(goals: Sequence[str], width: float, size: float = 13.0) -> str:
    """As many goals as stand in one line, and how many more there are."""
    for shown in range(len(goals), 0, -1):
        rest = len(goals) - shown
        line = "目标：" + "；".join(goals[:shown]) + (f"等{len(goals)}项" if rest else "")
        if text_width(line, size) <= width * SLACK:
            return line
    return f"目标：{len(goals)}项" if goals else ""


def legend(boxes: Sequence[Box], connectors: Sequence[Connector]) -> tuple[LegendItem, ...]:
    """The types of boxes and the links of curved connectors that occur, in the order of the pages' legend."""
    found = []
    for name, drawn in TYPES.items():
        plain = [b.style for b in boxes if b.type == name and not b.strong]
        strong = [b.style for b in boxes if b.type == name and b.strong]
        if plain:
            # The last box: the centre comes first and has a style of its own.
            found.append(LegendItem(drawn.label, plain[-1]))
        if strong:
            found.append(LegendItem(STRONG[name], strong[0]))
    links = {c.link for c in connectors if c.route == "curve"}
    return (*found, *(LegendItem(LINKS[k].label, None, k) for k in LINKS if k in links))
