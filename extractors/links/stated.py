"""Links that tables and lines say outright: of works to the firms that carry them out and to the parks in which they lie."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.documents import PlanDocument
from extractors.frames.reading import Reading
from extractors.links.pairs import Pair
from extractors.links.surroundings import Place
from extractors.projects.patterns import OWNER_SAID
from extractors.projects.tables import TitledCell, project_rows

_SAID = re.compile(OWNER_SAID)
FURTHEST = 3
"""So many blocks above a line that names an owner its work is looked for."""


def stated_pairs(places: Sequence[Place], document: PlanDocument, reading: Reading) -> Iterator[Pair]:
    """Pairs of a work and its owner or park, by the row of a table that names both, and by lines such as 建设单位：甲公司."""
    works, firms, parks = (outermost([p for p in places if p.kind == kind]) for kind in ("Project", "Enterprise", "Park"))
    for row in project_rows(document):
        named = [work for work in works if row.names_start <= work.start < row.names_end]
        for work in named:
            yield from (Pair("undertakenBy", work, firm, "row", ()) for firm in within(firms, row.owners))
            yield from (Pair("locatedIn", work, park, "row", ()) for park in within(parks, row.site))
    starts = {firm.start: firm for firm in firms}
    for said in _SAID.finditer(reading.text):
        owner = starts.get(said.end())
        before = [work for work in works if work.end <= said.start()]
        if owner is not None and before and _near(before[-1], owner, document):
            yield Pair("undertakenBy", before[-1], owner, "owner", ())


def within(places: Sequence[Place], cell: TitledCell | None) -> list[Place]:
    """The places that begin in a cell."""
    return [place for place in places if cell.start <= place.start < cell.end] if cell else []


def outermost(places: Sequence[Place]) -> list[Place]:
    """The places that lie within no other of them, in order of the text."""
    found: list[Place] = []
    for place in sorted(places, key=lambda p: (p.start, -p.end)):
        if not found or place.end > found[-1].end:
            found.append(place)
    return found


def _near(work: Place, owner: Place, document: PlanDocument) -> bool:
    return 0 <= document.block_index(owner.start) - document.block_index(work.start) <= FURTHEST

