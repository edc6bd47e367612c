"""A place that may name an entity, before it is judged: what proposers give and the scorer weighs."""

from __future__ import annotations

from typing import NamedTuple

from extractors.frames.enumerations import Enumeration, Item


class Candidate(NamedTuple):
    """A span [start, end) of the cleaned text that may name an entity, with the frame it was met in.

    `how` names the proposing pattern; `enumeration` and `item` are None for places found outside enumerations (headings).
    """

    start: int
    end: int
    how: str
    enumeration: Enumeration | None = None
    item: Item | None = None
