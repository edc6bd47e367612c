"""Values as people write them in a corrections file, and target numbers as they read them there."""
from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from extractors.facts import TargetMention
from kg.corrections.terms import CHOICES

_AMOUNT = re.compile(r"([+-]?[\d,，]*\.?\d+)\s*(万元|亿元|亿|)")
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?: 0{1,2}:00(?::00)?)?")
_SERIAL, _FIRST_DAY = re.compile(r"[345]\d{4}"), date(1899, 12, 30)
"""Days as spreadsheets count them (ECMA-376, part 1, 18.17.4.1: the 1900 date system), of the years 1982 to 2063."""
_TRUTHS = {"true": True, "1": True, "yes": True, "是": True, "false": False, "0": False, "no": False, "否": False}


def parse_value(kind: str, text: str) -> Any:
    """The value that a text means, for a kind of `kg.corrections.terms.FIELDS`; None or nothing for an empty text.

    Amounts may bear 亿元 or 万元 and come out in 亿元. Raises `ValueError` saying what would do.

    >>> parse_value("amount", "6500万元"), parse_value("truth", "是"), parse_value("texts", "年产5万吨|占地30亩")
    (Decimal('0.65'), True, ('年产5万吨', '占地30亩'))
    """
    text = text.strip()
    if kind == "texts":
        return tuple(part.strip() for part in text.split("|") if part.strip())
    if kind == "text":
        return text
    if not text and kind in ("number", "truth", "comparison", "kind"):
        raise ValueError("this value cannot be taken away, only changed")
    if not text:
        return None
    if kind in CHOICES:
        if text not in CHOICES[kind]:
            raise ValueError(f"{text!r} is none of {', '.join(CHOICES[kind])}")
        return text
    if kind == "truth":
        if text.lower() not in _TRUTHS:
            raise ValueError(f"{text!r} is neither true nor false")
        return _TRUTHS[text.lower()]
    if kind == "year":
        if not re.fullmatch(r"[12]\d{3}年?", text):
            raise ValueError(f"{text!r} is not a year of four digits")
        return int(text[:4])
    return _number(text, with_unit=kind == "amount")


def parse_day(text: str) -> str:
    """A date as 2026-03-01, also where a spreadsheet wrote it its own way or as its number of days; any other text as it is.

    >>> parse_day("2026/3/1"), parse_day("2026年3月1日"), parse_day("46082"), parse_day("三月初")
    ('2026-03-01', '2026-03-01', '2026-03-01', '三月初')
    """
    text = text.strip()
    try:
        if found := _DAY.fullmatch(text):
            return date(*map(int, found.groups())).isoformat()
        if _SERIAL.fullmatch(text):
            return (_FIRST_DAY + timedelta(days=int(text))).isoformat()
    except ValueError:
        return text
    return text


def _number(text: str, with_unit: bool) -> Decimal:
    found = _AMOUNT.fullmatch(text)
    if found is None or (found[2] and not with_unit):
        raise ValueError(f"{text!r} is not a number")
    try:
        amount = Decimal(found[1].replace(",", "").replace("，", ""))
    except InvalidOperation:
        raise ValueError(f"{text!r} is not a number") from None
    return amount / 10000 if found[2] == "万元" else amount


def target_value(value: Decimal, unit: str, growth: bool, year: int | None) -> str:
    """A target's number as the column `value` shows it.

    >>> target_value(Decimal("85.0"), "亿元", False, 2025), target_value(Decimal(7), "%", True, None)
    ('85亿元 (2025)', '增长7%')
    """
    number = format(value.normalize(), "f")
    return f"{'增长' if growth else ''}{number}{unit}" + (f" ({year})" if year is not None else "")


def means_target(text: str, target: TargetMention) -> bool:
    """Whether the column `value` means this target; year, unit and 增长 may be left out."""
    full = target_value(target.value, target.unit, target.growth, target.year)
    dated = full.removeprefix("增长")
    short = target_value(target.value, target.unit, False, None)
    forms = (full, dated, full.split(" (")[0], short, target_value(target.value, "", False, None))
    return _bare(text) in {_bare(form) for form in forms}


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text).replace("（", "(").replace("）", ")")
