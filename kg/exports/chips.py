"""Small boxes in rows on a titled panel: for groups whose order matters less than their members."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from kg.views.model import Entity

from .diagram import MIN_SIZE, Box, Panel
from .style import box_style
from .wrapping import LINE, SLACK, clip, text_width, wrap

PAD = 8.0
GAP = 6.0
TITLE = 22.0
MOST_LINES = 3
NO_FIGURES: Mapping[str, str] = MappingProxyType({})


def _size_of(text: str, note: str, room: float, size: float) -> tuple[float, float, tuple[str, ...]]:
    """Width, height and lines of a chip that may be at most `room` wide; a figure stands after the last line, else below it."""
    lines = wrap(clip(text, room - 1.2 * size, size, MOST_LINES), room - 1.2 * size, size)
    widths = [text_width(line, size) for line in lines]
    if note:
        extra = text_width(note, size) + 0.6 * size
        if (widths[-1] + extra) / SLACK + 1.2 * size <= room:
            widths[-1] += extra
        else:
            widths.append(extra)
            lines = (*lines, "")
    wide = min(room, max(widths) / SLACK + 1.2 * size)
    return wide, len(lines) * LINE * size + 0.5 * size, lines


def _rows(
    entities: Sequence[Entity], figures: Mapping[str, str], room: float, size: float
) -> list[tuple[float, float, float, float, tuple[str, ...]]]:
    """Left, top, width, height and lines of each entity's chip, set in rows of at most `room`, from (0, 0)."""
    placed: list[tuple[float, float, float, float, tuple[str, ...]]] = []
    x = y = tallest = 0.0
    for entity in entities:
        wide, tall, lines = _size_of(entity.label, figures.get(entity.iri, ""), room, size)
        if x and x + wide > room:
            x, y, tallest = 0.0, y + tallest + GAP, 0.0
        placed.append((x, y, wide, tall, lines))
        x += wide + GAP
        tallest = max(tallest, tall)
    return placed


def panel_height(entities: Sequence[Entity], width: float, size: float, figures: Mapping[str, str] = NO_FIGURES) -> float:
    """The height of a panel of that width with these entities and, by IRI, their figures."""
    rows = _rows(entities, figures, width - 2 * PAD, size)
    return TITLE + PAD + max((y + tall for _, y, _, tall, _ in rows), default=0.0)


def place_panel(
    key: str, title: str, entities: Sequence[Entity], x: float, y: float, width: float, size: float,
    figures: Mapping[str, str] = NO_FIGURES,
) -> tuple[Panel, list[Box]]:  # fmt: skip
    """A panel at a place with a chip for each entity."""
    boxes = []
    for entity, (left, top, wide, tall, lines) in zip(entities, _rows(entities, figures, width - 2 * PAD, size), strict=True):
        note = figures.get(entity.iri, "")
        boxes.append(
            Box(
                entity.iri,
                entity.type,
                x + PAD + left,
                y + TITLE + top,
                wide,
                tall,
                clip(entity.label, width - 2 * PAD - 1.2 * size, size, MOST_LINES),
                lines,
                size,
                box_style(entity),
                note,
                centred=not note,
            )  # fmt: skip
        )
    return Panel(key, title, x, y, width, panel_height(entities, width, size, figures), MIN_SIZE), boxes
