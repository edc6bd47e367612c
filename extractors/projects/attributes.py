"""Investment, scale and status of a project, read from its name and the text beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from extractors.frames.clauses import Sentence
from extractors.projects.patterns import SCALE, STATUS

_MONEY = r"(?P<n>\d[\d,]*(?:\.\d+)?)(?P<u>亿|万)元?"
_INVESTMENT = re.compile(
    rf"(?<!完成)(?<!累计)(?P<k>(?:计划|预计|概算|估算|项目)?(?:总投资额?|投资总?额?|投入资金|投资规模)(?:约|达|达到|为|近|超过?)?){_MONEY}(?!元?(?:以上|及以上))"
)
_GAP = re.compile(r"(?:左右)?的?|(?:左右)?，(?:规划|计划|新建|建设|打造|推进)[^，。；]{0,24}")
"""What may stand between a sum and the project it is spent on; 以上 makes the sum a threshold for many projects."""
_SCALE = re.compile(SCALE)
_STATUS = re.compile("|".join(STATUS))


@dataclass(frozen=True, slots=True)
class Attributes:
    """`investment` in 亿元; `scales` verbatim; `status` one of 新建, 续建, 改造, 扩建, 搬迁."""

    investment: Decimal | None = None
    scales: tuple[str, ...] = ()
    status: str | None = None


def investment_in(text: str, start: int, end: int) -> tuple[Decimal, int, int] | None:
    """The first total investment in a stretch of text, in 亿元, with its place.

    >>> investment_in("总投资65478万元", 0, 10)
    (Decimal('6.5478'), 0, 10)
    """
    match = _INVESTMENT.search(text, start, end)
    if not match:
        return None
    number = Decimal(match.group("n").replace(",", ""))
    return (number if match.group("u") == "亿" else number / 10000), match.start(), match.end()


def attributes(text: str, start: int, end: int, before: int, after: int, sentence: Sentence, listed: bool = False) -> Attributes:
    """Attributes of the project named at [start, end).

    `before` is the end of the project named before it (or the sentence's start), `after` the start of the next one (or the end of
    the text that still speaks of this one). A sum after a list (`listed`) is the whole list's, not its last item's.
    """
    investment = None
    if found := investment_in(text, start, end):
        investment = found[0]
    if investment is None and (found := investment_in(text, max(before, sentence.start), start)):
        gap = text[found[2] : start]
        if _GAP.fullmatch(gap):
            investment = found[0]
    if investment is None and not listed and (found := investment_in(text, end, after)):
        investment = found[0]
    scales = tuple(dict.fromkeys(m.group() for m in _SCALE.finditer(text, start, after)))[:6]
    status = _STATUS.search(text, max(before, start - 4, sentence.start), end)
    return Attributes(investment, scales, STATUS[status.group()] if status else None)
