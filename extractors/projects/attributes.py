"""Investment, scale and status of a project, read from its name and the text beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from extractors.projects.investments import Surroundings, investment_of
from extractors.projects.patterns import SCALE, STATUS

_CLAUSE = "，。；：、（(\n"
_SCALE = re.compile(SCALE)
_STATUS = re.compile("|".join(STATUS))
_ETC = re.compile(r"\s*等\s*")
"""What stands before a count of a whole list (甲公园、乙公园等8处)."""
_OWN_STATUS = re.compile(rf"[，。：|（(](?P<s>{'|'.join(STATUS)})(?=[，。；|）)])")


@dataclass(frozen=True, slots=True)
class Attributes:
    """`investment` in 亿元; `scales` verbatim; `status` one of 新建, 续建, 改造, 扩建, 搬迁."""

    investment: Decimal | None = None
    scales: tuple[str, ...] = ()
    status: str | None = None


def attributes(text: str, near: Surroundings) -> Attributes:
    """Attributes of the project that is named there."""
    own = (s for s in _SCALE.finditer(text, near.start, near.after) if not _ETC.fullmatch(text, near.end, s.start()))
    scales = tuple(dict.fromkeys(s.group() for s in own))
    verb = max(near.before, near.start - 4, near.sentence.start)
    status = _STATUS.search(text, max(verb, *(text.rfind(mark, verb, near.start) + 1 for mark in _CLAUSE)), near.end)
    told = status.group() if status else found["s"] if (found := _OWN_STATUS.search(text, near.end, near.after)) else None
    return Attributes(investment_of(text, near), scales[:6], STATUS[told] if told else None)


__all__ = ["Attributes", "attributes"]
