"""Numbers with their units in cleaned text: values, ranges and ratios, with the bound that follows them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from extractors.facts import Comparison
from extractors.goals import patterns as p
from extractors.goals.leftside import alternatives


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and its unit at clean offsets [`start`, `end`); `stop` lies behind a bound such as 以上.

    `kind` is "rate" (%, ‰, 百分点), "money", "measure", "count", "time", "level" (等级, 倍), "ratio" (2.5:1) or "bare".
    For a range `value` is its lower end and `high` its upper.
    """

    start: int
    end: int
    stop: int
    value: Decimal
    unit: str
    kind: str
    comparison: Comparison
    bounded: bool
    high: Decimal | None = None


_KINDS = {
    **dict.fromkeys(p.COUNT_UNITS, "count"),
    **dict.fromkeys(p.MEASURE_UNITS, "measure"),
    **dict.fromkeys(p.MONEY_UNITS, "money"),
    **dict.fromkeys(p.RATE_UNITS, "rate"),
    **dict.fromkeys(p.TIME_UNITS, "time"),
    **dict.fromkeys(p.LEVEL_UNITS, "level"),
}
_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_DENOMINATOR = f"(?:/(?:{alternatives(p.UNIT_DENOMINATORS)}))?"
_BASE = alternatives(list(_KINDS))
_BOUND = alternatives(list(p.BOUND_SUFFIXES))
UNIT = re.compile(rf"(?:{alternatives(p.MULTIPLIERS)})?(?:{_BASE}){_DENOMINATOR}")
"""A whole unit: multiplier, base, denominator."""

_QUANTITY = re.compile(
    rf"(?<![A-Za-z\d.,+×/=-])(?P<n>{_NUMBER})"
    rf"(?:(?P<ratio>[:：] ?1(?![\d:：.]))"
    rf"|(?:%?(?:--|——|[-—–~～至到])(?P<high>{_NUMBER}))?(?:余|多|几)?"
    rf"(?P<unit>(?P<mult>{alternatives(p.MULTIPLIERS)})?(?:余|多|左右)?(?P<base>{_BASE}){_DENOMINATOR}|[万亿])?)(?:（(?:{alternatives(p.COUNT_UNITS)})）)?"
    rf"(?![A-Za-z]|(?<=[A-Za-z\d])\d|\.\d)(?P<bound>(?!{p.MANY_WORDS})(?:{_BOUND}))?"
)
_YEAR_NUMBER = re.compile(r"(?:19|20)\d\d$")
_STRUCTURE = re.compile(r"(?<![\d.:：])(\d+(?:\.\d+)?)[:：](\d+(?:\.\d+)?)[:：](\d+(?:\.\d+)?)(?![\d:：])")


def find_quantities(text: str, start: int, end: int) -> Iterator[Quantity]:
    """Quantities of `text[start:end]` in order; years, dates and names of standards (5G, 4A) are left out.

    >>> text = "果园面积发展到3.5万亩以上，5G基站2025年达到10—12座"
    >>> [(str(q.value), q.unit, q.comparison) for q in find_quantities(text, 0, len(text))]
    [('3.5', '万亩', '>='), ('10', '座', '>=')]
    """
    for m in _QUANTITY.finditer(text, start, end):
        quantity = _quantity(text, m)
        if quantity is not None:
            yield quantity


def without_sizes(quantities: Iterable[Quantity]) -> list[Quantity]:
    """The numbers of a sentence without the sizes of what is counted (35个|5000万元以上|项目)."""
    found: list[Quantity] = []
    for q in quantities:
        if not (found and found[-1].kind == "count" and q.kind == "money" and q.bounded and found[-1].stop == q.start):
            found.append(q)
    return found


def _quantity(text: str, m: re.Match[str]) -> Quantity | None:
    number, unit = m["n"], m["unit"] or ""
    value = Decimal(number.replace(",", ""))
    if m["ratio"]:
        return Quantity(m.start(), m.end("ratio"), m.end(), value, ":1", "ratio", _bound(m["bound"]), bool(m["bound"]))
    base = m["base"] or ""
    kind = _KINDS.get(base, "bare")
    high = Decimal(m["high"].replace(",", "")) if m["high"] else None
    if base == "年" and _YEAR_NUMBER.match(m["high"] or number):
        return None
    if not unit and (high is not None or _YEAR_NUMBER.match(number)):
        return None
    if base in p.LONGER_THAN_UNITS and text.startswith(p.LONGER_THAN_UNITS[base], m.end()):
        return None
    if kind in ("measure", "money") and text.startswith(p.SIZE_MARK, m.end()):
        return None
    if not unit and text.startswith(p.VOLTAGE, m.end("n")):
        return None
    if text[m.start() - 1 : m.start()] == "第" or (m.start() and text[m.start() - 1] in "年月SG" and base in ("月", "日")):
        return None
    comparison: Comparison = ">=" if high is not None else _bound(m["bound"])
    if comparison == "=" and re.search("[余多]", text[m.end("n") : m.end("unit")] if unit else ""):
        comparison = ">="
    end = m.end("unit") if unit else m.end("n")
    if m["base"]:
        unit = (m["mult"] or "") + m["unit"][m["unit"].index(base, len(m["mult"] or "")) :]
    return Quantity(m.start(), end, m.end(), value, unit, kind, comparison, bool(m["bound"]), high)


def _bound(word: str | None) -> Comparison:
    found = p.BOUND_SUFFIXES.get(word or "", "=")
    return ">=" if found == ">=" else "<=" if found == "<=" else "="


def find_structures(text: str, start: int, end: int) -> Iterator[tuple[int, int, tuple[Decimal, Decimal, Decimal]]]:
    """Shares of the three sectors written as a ratio, as (start, end, shares).

    >>> [shares for *_, shares in find_structures("三次产业结构调整为8:32:60", 0, 16)]
    [(Decimal('8'), Decimal('32'), Decimal('60'))]
    """
    for m in _STRUCTURE.finditer(text, start, end):
        yield m.start(), m.end(), (Decimal(m[1]), Decimal(m[2]), Decimal(m[3]))
