"""Lays out a diagram about one entity: county, centre and groups at the left, then what it leads to, then what that leads to.

The font is as large as fits, at least `MIN_SIZE`; what does not fit even so goes to further pages, evenly filled.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from kg.views.model import Entity
from kg.views.vocabulary import LINKS

from .chips import panel_height, place_panel
from .diagram import MAX_SIZE, MIN_SIZE, Box, Connector, Diagram, Heading, Panel
from .hub import Edge, Group, Hub
from .panels import BAR, centre_box, county_bar, goals_line, legend, numbered, panel_pages
from .style import DASHED, EDGE_COLOURS, EDGE_WORDS, LINE_COLOUR, box_style
from .subgraph import figure
from .wrapping import LINE, SLACK, clip, text_width, wrap, wrap_centred

HEADING = 24.0
"""Height of the headings above the columns."""

GAP, WIDEST_GAP = 6.0, 16.0
"""Vertical distance of boxes: at least, and where there is room."""

MOST_LINES = 5
"""Lines of a box; a longer label ends in an ellipsis."""

STEP = 0.5
"""Steps in which the font size is tried, in points."""


@dataclass(frozen=True, slots=True)
class _Columns:
    """Left edges and widths: county's bar, centre, middle, right (width 0 without one)."""

    bar: float
    centre: float
    centre_width: float
    middle: float
    middle_width: float
    right: float
    right_width: float


@dataclass(frozen=True, slots=True)
class _Page:
    """What one page holds: entities of the middle and right columns with their lines, and the edges between them."""

    middle: list[Entity]
    right: list[Entity]
    edges: list[Edge]


def lay_out(hub: Hub, width: float, height: float) -> list[Diagram]:
    """The pages of a diagram for an area of that width and height in points."""
    columns = _columns(hub, width)
    hub, spilled = _spill(hub, columns, height)
    size, pages = _paginate(hub, columns, height)
    made = [_draw(hub, page, columns, width, height, size) for page in pages]
    made += panel_pages(hub.centre, hub.county, [(g.title, g.link, g.members) for g in spilled], width, height, {})
    made = [replace(d, title=hub.title, subtitle=hub.subtitle, note=goals_line(hub.goals, width)) for d in made]
    return numbered(made)


def _columns(hub: Hub, width: float) -> _Columns:
    start = BAR + 24 if hub.county else 0.0
    unit = width / 100
    centre_width = (22 if hub.right else 26) * unit
    middle = start + centre_width + 5.6 * unit
    right_width = 22 * unit if hub.right else 0.0
    right = width - right_width
    middle_width = right - (5.6 * unit if hub.right else 0) - middle
    if not hub.right:
        natural = max((text_width(e.label + figure(e), MAX_SIZE) / SLACK + 3.2 * MAX_SIZE for e in hub.middle), default=0.0)
        middle_width = min(middle_width, max(natural, 40 * unit))
    # Without a right column the rest may be narrower than the area: it stands in its middle.
    bar = 0.0 if hub.right else max(0.0, (width - middle - middle_width) / 2)
    start, middle = start + bar, middle + bar
    return _Columns(bar, start, centre_width, middle, middle_width, right, right_width)


def _spill(hub: Hub, columns: _Columns, height: float) -> tuple[Hub, list[Group]]:
    """The hub without the groups that do not fit beside it even in small type, and those groups, the last ones first to go."""
    kept: list[Group] = []
    for group in hub.groups:
        if _left_height(replace(hub, groups=[*kept, group]), columns, MIN_SIZE) <= height:
            kept.append(group)
    return replace(hub, groups=kept), [g for g in hub.groups if g not in kept]


def _paginate(hub: Hub, columns: _Columns, height: float) -> tuple[float, list[_Page]]:
    """The largest size at which all fits on one page, else on as few pages as at the smallest size."""
    fewest = len(_pages(hub, columns, height, MIN_SIZE))
    size = MAX_SIZE
    while size > MIN_SIZE:
        pages = _pages(hub, columns, height, size)
        if len(pages) <= fewest:
            return size, pages
        size -= STEP
    return MIN_SIZE, _pages(hub, columns, height, MIN_SIZE)


def _pages(hub: Hub, columns: _Columns, height: float, size: float) -> list[_Page]:
    room = height - HEADING
    pages = _fill(hub, columns, room, size)
    lower = room
    while len(pages) > 1 and lower > room / 2:
        lower -= 8
        tighter = _fill(hub, columns, lower, size)
        if len(tighter) > len(pages):
            break
        pages = tighter
    return pages


def _fill(hub: Hub, columns: _Columns, room: float, size: float) -> list[_Page]:
    """Pages filled one after another, none higher than `room`; an entity that leads to too many goes on over several pages."""
    pages: list[_Page] = []
    middle: list[Entity] = []
    for entity in hub.middle:
        if middle and not _fits(_page(hub, [*middle, entity]), columns, room, size):
            pages += _parts(_page(hub, middle), columns, room, size)
            middle = []
        middle.append(entity)
    return pages + _parts(_page(hub, middle), columns, room, size)


def _page(hub: Hub, middle: list[Entity]) -> _Page:
    shown = {e.iri for e in middle}
    edges = [e for e in hub.edges if e.source in shown]
    return _Page(middle, [hub.right[iri] for iri in dict.fromkeys(e.target for e in edges)], edges)


def _parts(page: _Page, columns: _Columns, room: float, size: float) -> list[_Page]:
    """The page, in parts where its right column is too high for one; only a page with one entity in the middle can be."""
    parts: list[_Page] = []
    right: list[Entity] = []
    for entity in page.right:
        if right and not _fits(_Page(page.middle, [*right, entity], []), columns, room, size):
            parts.append(_Page(page.middle, right, [e for e in page.edges if e.target in {r.iri for r in right}]))
            right = []
        right.append(entity)
    return [*parts, _Page(page.middle, right, [e for e in page.edges if e.target in {r.iri for r in right}])]


def _fits(page: _Page, columns: _Columns, room: float, size: float) -> bool:
    one = _stack_height([_box_height(e, columns.middle_width, size) for e in page.middle])
    other = _stack_height([_box_height(e, columns.right_width, _own_size(e, columns.right_width, size)) for e in page.right])
    return max(one, other) <= room


def _stack_height(heights: Sequence[float]) -> float:
    return sum(heights) + GAP * max(0, len(heights) - 1)


def _padding(size: float) -> float:
    return 0.6 * size


def _own_size(entity: Entity, width: float, size: float) -> float:
    """The size of a box at the right: up to two points smaller where its label then stands in one line."""
    smaller = size
    while smaller >= max(MIN_SIZE, size - 2):
        if len(_lines(entity, width, smaller)[0]) == 1:
            return smaller
        smaller -= STEP
    return size


def _lines(entity: Entity, width: float, size: float) -> tuple[tuple[str, ...], bool]:
    """The lines of a box and whether its figure needs one of its own."""
    room = width - 2 * _padding(size)
    lines = wrap(clip(entity.label, room, size, MOST_LINES), room, size)
    note = figure(entity)
    own = bool(note) and text_width(lines[-1], size) + text_width(note, size) + size > room * SLACK
    return lines, own


def _box_height(entity: Entity, width: float, size: float) -> float:
    lines, own = _lines(entity, width, size)
    return (len(lines) + own) * LINE * size + 0.62 * size


def _centre_lines(hub: Hub, columns: _Columns, size: float) -> tuple[tuple[str, ...], float]:
    large = min(size + 4, 22.0)
    return wrap_centred(clip(hub.centre.label, columns.centre_width - 20, large, 4), columns.centre_width - 20, large), large


def _left_height(hub: Hub, columns: _Columns, size: float) -> float:
    lines, large = _centre_lines(hub, columns, size)
    panels = (panel_height(g.members, columns.centre_width, min(size, 15.0)) + WIDEST_GAP for g in hub.groups)
    return max(56.0, len(lines) * LINE * large + 24) + sum(panels)


def _draw(hub: Hub, page: _Page, columns: _Columns, width: float, height: float, size: float) -> Diagram:
    boxes: list[Box] = []
    connectors: list[Connector] = []
    headings: list[Heading] = []
    centre, panels, chips = _left(hub, columns, height, size)
    boxes.append(centre)
    if hub.county is not None:
        boxes.append(county_bar(hub.county, columns.bar, centre.middle, height))
        connectors.append(Connector(hub.county.iri, centre.iri, "plans", "elbow", LINE_COLOUR, turn=columns.bar + BAR + 12))
    above = centre.iri
    for panel in panels:
        connectors.append(Connector(above, panel.key, "", "down", LINE_COLOUR))
        above = panel.key
    boxes += chips
    middle = _column(page.middle, columns.middle, columns.middle_width, height, size)
    boxes += middle
    turn = (columns.centre + columns.centre_width + columns.middle) / 2
    connectors += [Connector(centre.iri, box.iri, hub.link, "elbow", LINE_COLOUR, turn=turn) for box in middle]
    if middle:
        headings.append(Heading(hub.heading, columns.middle, middle[0].y - HEADING, columns.middle_width, MIN_SIZE))
    right = _beside(page, hub.strong, middle, columns, height, size)
    boxes += right
    connectors += [
        Connector(e.source, e.target, e.link, "curve", EDGE_COLOURS.get(e.link, LINE_COLOUR), dashed=e.link in DASHED)
        for e in page.edges
    ]
    if right:
        words = " / ".join(EDGE_WORDS.get(name, LINKS[name].label) for name in dict.fromkeys(e.link for e in page.edges))
        headings.append(Heading(words, columns.right, min(b.y for b in right) - HEADING, columns.right_width, MIN_SIZE))
    return Diagram(
        key=hub.centre.iri, title="", subtitle="", note="", width=width, height=height,
        boxes=tuple(boxes), panels=tuple(panels), connectors=tuple(connectors), headings=tuple(headings),
        legend=legend(boxes, connectors), members=tuple(e.iri for e in page.middle if e.type == "Project"),
    )  # fmt: skip


def _left(hub: Hub, columns: _Columns, height: float, size: float) -> tuple[Box, list[Panel], list[Box]]:
    """The centre's box and the panels below it, as one block in the middle of the height, in type of the size if it fits."""
    while size > MIN_SIZE and _left_height(hub, columns, size) > height:
        size -= STEP
    lines, large = _centre_lines(hub, columns, size)
    tall = max(56.0, len(lines) * LINE * large + 24)
    y = max(0.0, (height - _left_height(hub, columns, size)) / 2)
    if not hub.groups and hub.middle:
        y = HEADING + (height - HEADING - tall) / 2
    centre = centre_box(hub.centre, columns.centre, y, columns.centre_width, tall, lines, large)
    y += tall
    panels: list[Panel] = []
    chips: list[Box] = []
    for number, group in enumerate(hub.groups):
        y += WIDEST_GAP
        panel, inside = place_panel(
            f"panel:{number}", group.title, group.members, columns.centre, y, columns.centre_width, min(size, 15.0)
        )
        panels.append(panel)
        chips += inside
        y += panel.height
    return centre, panels, chips


def _column(entities: list[Entity], x: float, width: float, height: float, size: float) -> list[Box]:
    """Boxes one below another, as one block in the middle of the height."""
    heights = [_box_height(e, width, size) for e in entities]
    room = height - HEADING
    gap = GAP
    if len(entities) > 1:
        gap = min(WIDEST_GAP, max(GAP, (room - sum(heights)) / (len(entities) - 1)))
    y = HEADING + max(0.0, (room - sum(heights) - gap * (len(entities) - 1)) / 2)
    boxes = []
    for entity, tall in zip(entities, heights, strict=True):
        boxes.append(_box(entity, x, y, width, tall, size))
        y += tall + gap
    return boxes


def _box(entity: Entity, x: float, y: float, width: float, height: float, size: float, strong: bool = False) -> Box:
    lines, own = _lines(entity, width, size)
    return Box(
        entity.iri, entity.type, x, y, width, height, clip(entity.label, width - 2 * _padding(size), size, MOST_LINES),
        (*lines, "") if own else lines, size, box_style(entity, strong), figure(entity), bold=strong, strong=strong,
    )  # fmt: skip


def _beside(page: _Page, strong: Collection[str], middle: list[Box], columns: _Columns, height: float, size: float) -> list[Box]:
    """The right column: each box as near as can be to the height of what leads to it, none over another."""
    places = {box.iri: box.middle for box in middle}
    wanted = []
    for entity in page.right:
        ends = [places[e.source] for e in page.edges if e.target == entity.iri]
        wanted.append((sum(ends) / len(ends), entity))
    wanted.sort(key=lambda pair: pair[0])
    sizes = [_own_size(e, columns.right_width, size) for _, e in wanted]
    heights = [_box_height(e, columns.right_width, own) for (_, e), own in zip(wanted, sizes, strict=True)]
    tops: list[float] = []
    y = HEADING
    for (at, _), tall in zip(wanted, heights, strict=True):
        y = max(y, at - tall / 2)
        tops.append(y)
        y += tall + GAP
    limit = height
    for n in range(len(tops) - 1, -1, -1):
        tops[n] = min(tops[n], limit - heights[n])
        limit = tops[n] - GAP
    return [
        _box(entity, columns.right, top, columns.right_width, tall, own, entity.iri in strong)
        for (_, entity), top, tall, own in zip(wanted, tops, heights, sizes, strict=True)
    ]
