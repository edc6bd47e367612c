"""What an indicator was before, told in brackets behind what it is to become (达到300亿元（2020年为115亿元）)."""
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.goals import patterns as p
from extractors.goals.quantities import Quantity, find_quantities
from extractors.goals.timeframe import five_year_ordinal, ordinal_of

_EARLIER = re.compile(p.EARLIER)
_CLOSE = re.compile("[）)]")


@dataclass(frozen=True, slots=True)
class Earlier:
    """Brackets at clean offsets [`start`, `end`) that tell only what was: the number in them, and its year if one is told."""

    start: int
    end: int
    quantity: Quantity
    year: int | None


def earlier_values(text: str, start: int, end: int, period_start: int) -> Iterator[Earlier]:
    """Brackets of `text[start:end]` with a number of before the plan's period, in order; `period_start` is its first year.

    >>> text = "森林覆盖率达到45%（2020年为42.3%）"
    >>> [(str(e.quantity.value), e.year) for e in earlier_values(text, 0, len(text), 2021)]
    [('42.3', 2020)]
    """
    for m in _EARLIER.finditer(text, start, end):
        year = int(m["year"]) if m["year"] else None
        if not (year < period_start if year else ordinal_of(m["five"]) < five_year_ordinal(period_start)):
            continue
        quantity = next(find_quantities(text, m.end(), end), None)
        if quantity is not None and quantity.start == m.end() and (close := _CLOSE.match(text, quantity.stop, end)):
            yield Earlier(m.start(), close.end(), quantity, year)
