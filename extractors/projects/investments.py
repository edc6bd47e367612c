"""What a project costs, by the text beside its name: which sums near it are its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from extractors.frames.clauses import Sentence
from extractors.projects import money_patterns as m

_UNITS = "|".join(m.UNITS)
_MONEY = rf"{m.NUMBER_OF_UNIT}{m.YUAN}"
_SUM = re.compile(rf"{m.NUMBER_OF_UNIT}元")
_INVESTMENT = re.compile(rf"(?P<k>{m.WORDS})(?:{m.LINKS})*{_MONEY}(?!{m.THRESHOLD})")
_BARE = re.compile(rf"(?<=[{m.CLAUSE_STARTS}])(?:{m.LINKS}|{m.ESTIMATES})*{m.NUMBER_OF_UNIT}元(?={m.CLAUSE_END})")
_BESIDE = re.compile(rf"(?:{m.WORKS_WORDS})?(?:约)?{m.NUMBER_OF_UNIT}元(?={m.CLAUSE_END})")
_BRACKET = re.compile(rf"[”\"]?(?:{m.WORKS_WORDS})?[（(](?P<told>[^（）()]{{1,80}})[）)]")
_PLAIN = re.compile(
    rf"(?:(?:^|(?<=[，。；：、]))(?:{m.VERBS})+{_MONEY}的|(?:^|(?<=[、和及与]))(?P<n2>{m.NUMBER})(?P<u2>{_UNITS})元的?)$"
)
_SHARES = re.compile(rf"(?:{m.WORDS}分别|分别(?:计划|预计)?{m.WORDS})(?:{m.LINKS})*(?P<sums>{m.SUM}(?:[、，和及与]{m.SUM})+)")
_EACH = re.compile(rf"各(?:自)?(?:计划|预计)?{m.WORDS}(?:{m.LINKS})*{_MONEY}")
_ATTRIBUTIVE = re.compile(m.ATTRIBUTIVE)
_LEADING = re.compile(m.LEADING)
_NOT_TOTAL = re.compile(rf"(?:{m.NOT_TOTAL})$")
_OWN_CLAUSE = re.compile(rf"(?:{m.CLAUSE_LEADS})*")
_INVESTOR = re.compile(m.INVESTOR)
_BEFORE_NAME = re.compile(rf"{m.BOUND}的(?![，。；]|$)")
_BUILT = re.compile(rf"{m.BOUND}(?:{m.VERBS})*")
_MANY = re.compile(m.MANY)
_OF_MANY = re.compile(rf"(?:{m.OF_MANY})$")
_GOES_ON = re.compile(m.GOES_ON)
_TOTAL = re.compile(m.TOTAL)
_CLAUSE = "，。；：、（(\n|"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where a project is named, and how far the text beside its name is about it.

    The name stands at [start, end) in `sentence`; `before` is the end of the project named before it (or the sentence's start),
    `after` the start of the next one (then `followed`) or the end of the text that still speaks of this one. A sum after a list
    is the whole list's, not its last item's (`listed`), one before a list not its first item's (`leads_list`). `part`: the text
    is the account of another project, whose part this one is.
    """

    start: int
    end: int
    before: int
    after: int
    sentence: Sentence
    listed: bool = False
    followed: bool = False
    leads_list: bool = False
    part: bool = False


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


def investment_of(text: str, near: Surroundings) -> Decimal | None:
    """The total investment of what is named, in 亿元: in its name, right behind it, before it or after it."""
    if inside := next(_sums(text, near.start, near.end), None):
        return inside.amount
    if told := _beside(text, near.end):
        return told
    if near.part:
        return None
    if not near.leads_list and (told := _before(text, near)):
        return told
    own = [found for found in _sums(text, near.end, near.after) if _is_own(text, found, near)]
    chosen = next((found for found in own if found.total), own[0] if own else None)
    if chosen is None and not near.listed:
        chosen = next(_bare(text, near.end, near.after), None)
    return chosen.amount if chosen else None


def shared_investment(text: str, sentence: Sentence, names: int, index: int, last: int | None = None) -> Decimal | None:
    """The sum of the `index`-th (from 0) of `names` listed projects in a sentence that gives theirs one by one (分别) or one for
    each (各); `last` is where the list ends, behind which no other may stand before the sums.

    >>> from extractors.frames.clauses import sentences
    >>> text = "甲桥、乙路总投资分别为3亿元、5000万元"
    >>> shared_investment(text, next(sentences(text, 0, len(text))), 2, 1)
    Decimal('0.5')
    """
    if each := _EACH.search(text, sentence.start, sentence.end):
        return _amount(each)
    found = _SHARES.search(text, sentence.start, sentence.end)
    if found and last is not None and "、" in text[last : found.start()]:
        return None
    sums = list(_SUM.finditer(found.group("sums"))) if found else []
    return _amount(sums[index]) if len(sums) == names else None


def _beside(text: str, end: int) -> Decimal | None:
    """The sum right behind a name, alone (甲桥3亿元，) or in a bracket (甲桥（二期，3亿元）)."""
    found = _BESIDE.match(text, end)
    return _amount(found) if found else bracketed(text, end)


def bracketed(text: str, end: int) -> Decimal | None:
    """The sum in 亿元 in the bracket behind a name that ends at `end`, None where it tells none or several.

    >>> bracketed("甲桥（二期，3亿元）、乙路", 2)
    Decimal('3')
    """
    bracket = _BRACKET.match(text, end)
    if bracket is None:
        return None
    start, stop = bracket.span("told")
    worded = list(_sums(text, start, stop))
    sums = [found for found in worded if found.total] or worded or list(_bare(text, start, stop))
    return sums[0].amount if len(sums) == 1 else None


def _before(text: str, near: Surroundings) -> Decimal | None:
    """The sum before a name that belongs to it (总投资3亿元的甲桥; 投资3亿元，建设甲桥)."""
    begin = max(near.before, near.sentence.start)
    for found in reversed(list(_sums(text, begin, near.start))):
        gap = text[found.end : near.start]
        if _ATTRIBUTIVE.fullmatch(gap) or (begin == near.sentence.start and _LEADING.fullmatch(gap)):
            return found.amount
    plain = _PLAIN.search(text[begin : near.start])
    return _amount(plain) if plain else None


def _sums(text: str, start: int, end: int) -> Iterator[_Sum]:
    """Total investments in a stretch of text; what was spent already, is added, is one year's share or is a volume that many
    works reach together (投资达到20亿元) is none."""
    for found in _INVESTMENT.finditer(text, start, end):
        total = bool(_TOTAL.search(found.group("k")))
        volume = not total and found.group("k").endswith("投资") and m.REACHES in found.group()
        if not volume and not _NOT_TOTAL.search(text, max(start, found.start() - 8), found.start()):
            yield _Sum(_amount(found), found.start(), found.end(), total)


def _bare(text: str, start: int, end: int) -> Iterator[_Sum]:
    """Sums that are clauses of their own (甲桥，改建，3亿元；) up to the end of the item."""
    stops = [at for mark in "。；\n" if (at := text.find(mark, start, end)) >= 0]
    stop = min(stops, default=end)
    for found in _BARE.finditer(text, max(0, start - 1), min(stop + 1, len(text))):
        if found.start() >= start and found.end() <= stop:
            yield _Sum(_amount(found), found.start(), found.end(), False)


def _amount(found: re.Match[str]) -> Decimal:
    groups = found.groupdict()
    number, unit = (groups["n"], groups["u"]) if groups.get("n") else (groups["n2"], groups["u2"])
    return Decimal(number.replace(",", "")) / m.UNITS[unit]


def _is_own(text: str, found: _Sum, near: Surroundings) -> bool:
    """True where a sum behind a name is of it: not what follows ("总投资3亿元的…") nor of a part ("其中…") nor of a number of
    works ("农业项目17个，总投资…")."""
    between = text[near.end : found.start]
    if _GOES_ON.match(between) or _OF_MANY.search(between) or (_MANY.match(between) and text.endswith(m.WORKS, 0, near.end)):
        return False
    close = not any(c in between for c in "，。；、：\n|")
    built = near.followed and not close and _BUILT.fullmatch(text, found.end, near.after)
    if _BEFORE_NAME.match(text, found.end) or built:
        return False
    if close:
        return len(between) <= 12 and not (near.listed and between[:1] not in ("（", "("))
    if near.listed:
        return False
    clause = max(text.rfind(c, near.end, found.start) for c in _CLAUSE) + 1
    return bool(_OWN_CLAUSE.fullmatch(text, clause, found.start) or _INVESTOR.fullmatch(text, clause, found.start))


__all__ = ["Surroundings", "bracketed", "investment_in", "investment_of", "shared_investment"]
