"""Investment, scale and status of a project, read from its name and the text beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from extractors.frames.clauses import Sentence
from extractors.projects import money_patterns as m
from extractors.projects.patterns import SCALE, STATUS

_MONEY = rf"(?P<n>{m.NUMBER})(?P<u>{'|'.join(m.UNITS)}){m.YUAN}"
_INVESTMENT = re.compile(rf"(?P<k>{m.WORDS})(?:{m.LINKS})*{_MONEY}(?!{m.THRESHOLD})")
_PLAIN = re.compile(rf"(?:^|(?<=[，。；：、]))(?:{m.VERBS})+{_MONEY}的$")
_SHARES = re.compile(rf"(?:{m.WORDS}分别|分别(?:计划|预计)?{m.WORDS})(?:{m.LINKS})*(?P<sums>{m.SUM}(?:[、，和及与]{m.SUM})+)")
_SUM = re.compile(rf"(?P<n>{m.NUMBER})(?P<u>{'|'.join(m.UNITS)})元")
_ATTRIBUTIVE = re.compile(m.ATTRIBUTIVE)
_LEADING = re.compile(m.LEADING)
_NOT_TOTAL = re.compile(rf"(?:{m.NOT_TOTAL})$")
_OWN_CLAUSE = re.compile(rf"(?:{m.CLAUSE_LEADS})*")
_BEFORE_NAME = re.compile(rf"{m.BOUND}的(?![，。；]|$)")
_BUILT = re.compile(rf"{m.BOUND}(?:{m.VERBS})*")
_MANY = re.compile(m.MANY)
_CLAUSE = "，。；：、（(\n"
_SCALE = re.compile(SCALE)
_STATUS = re.compile("|".join(STATUS))
_ETC = re.compile(r"\s*等\s*")
"""What stands before a count of a whole list (甲公园、乙公园等8处)."""


@dataclass(frozen=True, slots=True)
class Attributes:
    """`investment` in 亿元; `scales` verbatim; `status` one of 新建, 续建, 改造, 扩建, 搬迁."""

    investment: Decimal | None = None
    scales: tuple[str, ...] = ()
    status: str | None = None


@dataclass(frozen=True, slots=True)
class _Sum:
    """A sum in 亿元 with its place; `total` where a word says that it is the whole."""

    amount: Decimal
    start: int
    end: int
    total: bool


def investment_in(text: str, start: int, end: int) -> tuple[Decimal, int, int] | None:
    """The first total investment in a stretch of text, in 亿元, with its place.

    >>> investment_in("总投资65478万元", 0, 10)
    (Decimal('6.5478'), 0, 10)
    """
    found = next(_sums(text, start, end), None)
    return (found.amount, found.start, found.end) if found else None


def attributes(
    text: str, start: int, end: int, before: int, after: int, sentence: Sentence, listed: bool = False, followed: bool = False
) -> Attributes:
    """Attributes of the project named at [start, end).

    `before` is the end of the project named before it (or the sentence's start), `after` the start of the next one (then
    `followed`) or the end of the text that still speaks of this one. A sum after a list (`listed`) is the whole list's, not its
    last item's.
    """
    investment = investment_of(text, start, end, before, after, sentence, listed, followed)
    own = (s for s in _SCALE.finditer(text, start, after) if not _ETC.fullmatch(text, end, s.start()))
    scales = tuple(dict.fromkeys(s.group() for s in own))
    verb = max(before, start - 4, sentence.start)
    status = _STATUS.search(text, max(verb, *(text.rfind(mark, verb, start) + 1 for mark in _CLAUSE)), end)
    return Attributes(investment, scales[:6], STATUS[status.group()] if status else None)


def investment_of(
    text: str, start: int, end: int, before: int, after: int, sentence: Sentence, listed: bool = False, followed: bool = False
) -> Decimal | None:
    """The total investment of what is named at [start, end), in 亿元: in its name, before it or after it; see `attributes`."""
    if inside := next(_sums(text, start, end), None):
        return inside.amount
    begin = max(before, sentence.start)
    for found in reversed(list(_sums(text, begin, start))):
        gap = text[found.end : start]
        if _ATTRIBUTIVE.fullmatch(gap) or (begin == sentence.start and _LEADING.fullmatch(gap)):
            return found.amount
    if plain := _PLAIN.search(text[begin:start]):
        return _amount(plain)
    own = [found for found in _sums(text, end, after) if _is_own(text, end, after, found, listed, followed)]
    chosen = next((found for found in own if found.total), own[0] if own else None)
    return chosen.amount if chosen else None


def shared_investment(text: str, sentence: Sentence, names: int, index: int) -> Decimal | None:
    """The sum of the `index`-th (from 0) of `names` listed projects in a sentence that gives theirs one by one (分别).

    >>> from extractors.frames.clauses import sentences
    >>> text = "甲桥、乙路总投资分别为3亿元、5000万元"
    >>> shared_investment(text, next(sentences(text, 0, len(text))), 2, 1)
    Decimal('0.5')
    """
    found = _SHARES.search(text, sentence.start, sentence.end)
    sums = list(_SUM.finditer(found.group("sums"))) if found else []
    return _amount(sums[index]) if len(sums) == names else None


def _sums(text: str, start: int, end: int) -> Iterator[_Sum]:
    """Total investments in a stretch of text; what was spent already, is added, is one year's share or is a volume that many
    works reach together (投资达到20亿元) is none."""
    for found in _INVESTMENT.finditer(text, start, end):
        total = bool(re.search(m.TOTAL, found.group("k")))
        volume = not total and found.group("k").endswith("投资") and m.REACHES in found.group()
        if not volume and not _NOT_TOTAL.search(text, max(start, found.start() - 8), found.start()):
            yield _Sum(_amount(found), found.start(), found.end(), total)


def _amount(found: re.Match[str]) -> Decimal:
    return Decimal(found.group("n").replace(",", "")) / m.UNITS[found.group("u")]


def _is_own(text: str, end: int, after: int, found: _Sum, listed: bool, followed: bool) -> bool:
    """True where a sum behind a name that ends at `end` is of it: not what follows ("总投资3亿元的…") nor of a part ("其中…")
    nor of a number of works ("农业项目17个，总投资…")."""
    between = text[end : found.start]
    if _MANY.match(between) and text.endswith(m.WORKS, 0, end):
        return False
    near = not any(c in between for c in "，。；、：\n")
    if _BEFORE_NAME.match(text, found.end) or (followed and not near and _BUILT.fullmatch(text, found.end, after)):
        return False
    if near:
        return len(between) <= 12 and not (listed and between[:1] not in ("（", "("))
    if listed:
        return False
    clause = max(text.rfind(c, end, found.start) for c in _CLAUSE) + 1
    return bool(_OWN_CLAUSE.fullmatch(text, clause, found.start))


__all__ = ["Attributes", "attributes", "investment_in", "investment_of", "shared_investment"]
