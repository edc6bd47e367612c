"""The firms that tables of works name in their column of owners (建设单位, 业主) and that were not kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.documents import PlanDocument
from extractors.enterprises.patterns import AGENCIES, LEGAL, NO_NAME, NOT_ENTERPRISES
from extractors.frames.candidate import Candidate
from extractors.frames.proposing import longest_first
from extractors.projects.patterns import FIRM_COLUMN
from extractors.projects.tables import ProjectRow, project_rows
from extractors.scoring.judging import Judged

SURE = 0.85
"""How sure what such a column names is to be a firm, where it is no agency; in annotated plans all are, but they are few."""
LONGEST = 30
_LEGAL = re.compile(rf"(?:{longest_first(tuple(LEGAL))})$")
_AGENCY, _NO_NAME, _FIRM_COLUMN = re.compile(AGENCIES), re.compile(NO_NAME), re.compile(FIRM_COLUMN)
_NAME = re.compile(r"[^、，；;/|]{2,}")
_HAN = re.compile("[\u4e00-\u9fff（）A-Za-z·]{3,}")
SHORTEST, LONGEST_SHORT = 3, 10
"""A name without a legal ending in a column of firms has so many characters."""


def with_owners(judged: Sequence[Judged], document: PlanDocument) -> list[Judged]:
    """The judged firms, in order of the text, with those that tables of works name in their column of owners."""
    taken = sorted((j.candidate.start, j.candidate.end) for j in judged)
    found = list(judged)
    for row in project_rows(document):
        for start, end in firms_in(document.clean, row):
            if not any(a < end and start < b for a, b in taken):
                found.append(Judged(Candidate(start, end, "owner"), SURE, SURE, SURE, "rule:owner"))
                taken.append((start, end))
    return sorted(found, key=lambda j: (j.candidate.start, j.candidate.end))


def firms_in(text: str, row: ProjectRow) -> Iterator[tuple[int, int]]:
    """The places of firms in a row's cell of owners: names with a legal ending, any but agencies where the column is of firms."""
    if row.owners is None:
        return
    of_firms = _FIRM_COLUMN.search(row.owners.title) is not None
    for name in _NAME.finditer(text, row.owners.start, row.owners.end):
        told = name.group()
        if told in NOT_ENTERPRISES or _NO_NAME.search(told) or len(told) > LONGEST:
            continue
        short = of_firms and SHORTEST <= len(told) <= LONGEST_SHORT and _HAN.fullmatch(told) and not _AGENCY.search(told)
        if _LEGAL.search(told) or short:
            yield name.span()
