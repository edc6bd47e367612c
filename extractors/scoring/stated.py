"""The works that the text plainly states and that were not kept: named in a row of a table of works, or before their cost;
and what such rows tell besides, which is none.

What such a row names, and what a bracket with a sum of money stands behind, is a work whatever it is called.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.documents import PlanDocument
from extractors.frames.candidate import Candidate
from extractors.projects.investments import bracketed
from extractors.projects.patterns import BEFORE_NAME, COSTED, COSTED_NAME, GENERIC, NO_WORK, ROW_NAME
from extractors.projects.tables import ProjectRow, project_rows
from extractors.scoring.judging import Judged

SURE = 0.8
"""How sure such a name is to be a project's: so many of those in annotated plans are, or a little more."""
ORIGIN = "rule"
LONGEST = 40
_ROW_NAME, _NO_WORK, _COSTED, _COSTED_NAME = map(re.compile, (ROW_NAME, NO_WORK, COSTED, COSTED_NAME))


def with_stated(judged: Sequence[Judged], document: PlanDocument) -> list[Judged]:
    """The judged projects, in order of the text, with stated works in whose place none was kept, without what a table's other
    columns tell of its works (建设内容: 5万吨冷库)."""
    text = document.clean
    rows = [row for row in project_rows(document) if row.titled and row.whole]
    judged = [j for j in judged if not any(_is_beside(j.candidate, row) for row in rows)]
    taken = sorted((j.candidate.start, j.candidate.end) for j in judged)
    found = list(judged)
    for candidate, start, end in (*_in_rows(document), *_before_costs(text)):
        name = text[candidate.start : candidate.end]
        if name in GENERIC or _NO_WORK.search(name) or len(name) > LONGEST or any(a < end and start < b for a, b in taken):
            continue
        found.append(Judged(candidate, SURE, SURE, SURE, f"{ORIGIN}:{candidate.how}"))
        taken.append((candidate.start, candidate.end))
    return sorted(found, key=lambda j: (j.candidate.start, j.candidate.end))


def _is_beside(candidate: Candidate, row: ProjectRow) -> bool:
    """Whether a place lies in a row, but not where its works are named."""
    return row.start <= candidate.start < row.end and not row.names_start <= candidate.start < row.names_end


def _in_rows(document: PlanDocument) -> Iterator[tuple[Candidate, int, int]]:
    """What the rows of tables of works name, with the place of the cell, in which no other work may be named."""
    for row in project_rows(document):
        name = _ROW_NAME.match(document.clean, row.names_start, row.names_end) if row.titled else None
        if name is not None:
            yield Candidate(*name.span("name"), "table-row"), row.names_start, row.names_end


def _before_costs(text: str) -> Iterator[tuple[Candidate, int, int]]:
    """What stands before a bracket with a sum (甲新材储能电池（8亿元）)."""
    for bracket in _COSTED.finditer(text):
        end = bracket.start()
        start = max(text.rfind(mark, max(0, end - LONGEST), end) for mark in BEFORE_NAME) + 1
        name = _COSTED_NAME.fullmatch(text, start, end)
        if name is not None and start and bracketed(text, end) is not None:
            yield Candidate(*name.span("name"), "costed"), *name.span("name")
