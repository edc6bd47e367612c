"""The works that tables of projects name and that were not kept: a row of such a table names one, whatever it is called."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.documents import PlanDocument
from extractors.frames.candidate import Candidate
from extractors.projects.patterns import GENERIC, NO_ROW, ROW_NAME
from extractors.projects.tables import project_rows
from extractors.scoring.judging import Judged

SURE = 0.8
"""How sure the name of a row is to name a project: of those that annotators marked in tables of invented plans."""
ORIGIN = "rule:table-row"
LONGEST = 40
_ROW_NAME, _NO_ROW = re.compile(ROW_NAME), re.compile(NO_ROW)


def with_rows(judged: Sequence[Judged], document: PlanDocument) -> list[Judged]:
    """The judged projects, in order of the text, with the names of rows in which none was kept."""
    text = document.clean
    found = list(judged)
    starts = [j.candidate.start for j in judged]
    for row in project_rows(document):
        if not row.titled or any(row.names_start <= start < row.names_end for start in starts):
            continue
        name = _ROW_NAME.match(text, row.names_start, row.names_end)
        if name is None or name["name"] in GENERIC or _NO_ROW.search(name["name"]) or len(name["name"]) > LONGEST:
            continue
        found.append(Judged(Candidate(*name.span("name"), "row"), SURE, SURE, SURE, ORIGIN))
    return sorted(found, key=lambda j: (j.candidate.start, j.candidate.end))
