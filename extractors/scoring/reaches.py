"""Join the reaches of rivers that a list works on together: 甲河上段、乙河下段治理工程 is one project."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from extractors.documents import PlanDocument
from extractors.projects.patterns import REACHES
from extractors.scoring.judging import Judged
from extractors.scoring.shapes import DEED

_REACH = re.compile(REACHES)


def joined_reaches(judged: Sequence[Judged], document: PlanDocument) -> list[Judged]:
    """The judged projects, in order of the text, with those of a list as one where its first is a river's reach by itself and
    only its last says what is done.

    The one takes the probability of the last, which says that it is a project.
    """
    text = document.clean
    lists: dict[int, list[Judged]] = defaultdict(list)
    for j in judged:
        if j.candidate.enumeration is not None and j.candidate.item is not None:
            lists[id(j.candidate.enumeration)].append(j)
    dropped: set[int] = set()
    found: list[Judged] = []
    for together in lists.values():
        first = next((n for n, j in enumerate(together) if _REACH.search(_name(j, text))), None)
        if first is None or not _share_a_deed(together[first:], text):
            continue
        last = together[-1]
        whole = last.candidate._replace(start=together[first].candidate.start, how="joined")
        found.append(replace(last, candidate=whole, origin=last.origin.partition(":")[0] + ":joined"))
        dropped.update(map(id, together[first:]))
    kept = [j for j in judged if id(j) not in dropped]
    return sorted([*kept, *found], key=lambda j: (j.candidate.start, j.candidate.end))


def _share_a_deed(members: Sequence[Judged], text: str) -> bool:
    """Whether the members are neighbours in their list to its end and the last alone says what is done."""
    enumeration = members[0].candidate.enumeration
    if len(members) < 2 or enumeration is None:
        return False
    items = [j.candidate.item for j in members]
    if [id(i) for i in items] != [id(i) for i in enumeration.items[-len(items) :]]:
        return False
    deeds = [DEED.search(_name(j, text)) is not None for j in members]
    return deeds[-1] and not any(deeds[:-1])


def _name(j: Judged, text: str) -> str:
    return text[j.candidate.start : j.candidate.end]
