"""Firms' names to their very end: what the judge keeps up to a line of business goes on over a legal ending right behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.documents import PlanDocument
from extractors.enterprises.patterns import LEGAL_ENDING
from extractors.scoring.judging import Judged

_ENDING = re.compile(LEGAL_ENDING)


def with_legal_endings(judged: Sequence[Judged], document: PlanDocument) -> list[Judged]:
    """The judged firms, in order of the text, each with the legal ending behind it (甲铜业|有限公司, 乙|集团), unless another's
    name begins there."""
    text = document.clean
    starts = {j.candidate.start for j in judged}
    found: list[Judged] = []
    for j in judged:
        ending = _ENDING.match(text, j.candidate.end)
        if ending is not None and starts.isdisjoint(range(j.candidate.end, ending.end())):
            j = replace(j, candidate=j.candidate._replace(end=ending.end()))
        found.append(j)
    return found
