"""The years that a plan covers and how far it looks ahead, from its title first and its text where the title is silent.

The numbering is that of China's national five-year plans: the tenth began in 2001, so the n-th covers 1951 + 5n to 1955 + 5n.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_YEAR_IN_HAN = re.compile(r"[二][〇○零][〇○零一二三四五六七八九]{2}(?=年|[-—–~至到])")
_ORDINALS = {name: 10 + n for n, name in enumerate("十 十一 十二 十三 十四 十五 十六 十七 十八 十九 二十".split())}
_ORDINAL = r"(二十|十[一二三四五六七八九]?)"
_NTH_PLAN = re.compile(rf"第{_ORDINAL}个五年")
_SHORT_PLAN = re.compile(rf"(?<![一二三四五六七八九十]){_ORDINAL}五[\"”“」』]?(?=规划|时期|期间|发展|国民|末|$|[\"”)）])")
_RANGE = re.compile(r"(20\d\d)年?[-—–~―至到]+(20\d\d)")
_PERIOD_IN_TEXT = re.compile(r"规划期[限为是:,从自]*(20\d\d)年?[-—–~―至到]+(20\d\d)")
_HORIZON = re.compile(r"(20\d\d)年?(?:远景|愿景|展望)|(?:展望|远景目标)(?:到|至)?(20\d\d)")
_HORIZON_IN_TEXT = re.compile(
    r"展望(?:到|至)?(20\d\d)"
    r"|(?:^|\n|[。;:])[^\n。《]{0,12}(20\d\d)年(?:远景目标|愿景)(?!的?建议|纲要|》)"  # a heading, not another plan's title
)
_LONGEST = 20
"""Years; a longer range in a title is no plan's period."""


def find_period(title: str, text: str) -> tuple[int, int, int | None] | None:
    """First and last year of a plan and the year it looks ahead to (None if it does not), or None if nothing names a period.

    Reads 第十四个五年规划, “十五五”, (2021-2025年), 2016—2020, 二〇二一年至二〇二五年; `title` and `text` may hold line
    breaks and spaces inside. A title's own words go before the text's; in the text a stated 规划期 goes before the plan
    named most often.

    >>> find_period("某县第十四个五年规划和2035年远景目标纲要", "")
    (2021, 2025, 2035)
    >>> find_period("某县“十三五”规划", "")
    (2016, 2020, None)
    """
    title, lines = _flat(title), "\n".join(map(_flat, text.splitlines()))
    body = lines.replace("\n", "")
    years = _years(title, _RANGE) or _years(title, _NTH_PLAN) or _years(title, _SHORT_PLAN) or _stated(body)
    if years is None:
        return None
    ahead = [int(a or b) for a, b in _HORIZON.findall(title)]
    ahead += [int(a or b) for a, b in _HORIZON_IN_TEXT.findall(lines)]
    later = [year for year in ahead if year > years[1]]
    return (*years, later[0] if later else None)


def _flat(text: str) -> str:
    """Text without `*` and white space, widths folded, years in Chinese digits turned into figures."""
    text = "".join(unicodedata.normalize("NFKC", text.replace("○", "〇")).split()).replace("*", "")
    return _YEAR_IN_HAN.sub(lambda match: match.group().translate(_DIGITS), text)


def _five_years(ordinal: str) -> tuple[int, int]:
    start = 1951 + 5 * _ORDINALS[ordinal]
    return start, start + 4


def _years(text: str, pattern: re.Pattern[str]) -> tuple[int, int] | None:
    """The first period that a pattern finds: two years as they stand, or those of the n-th five-year plan."""
    for match in pattern.finditer(text):
        if match.lastindex == 1:
            return _five_years(match.group(1))
        start, end = int(match.group(1)), int(match.group(2))
        if start < end <= start + _LONGEST:
            return start, end
    return None


def _stated(body: str) -> tuple[int, int] | None:
    """The period in a text: a stated 规划期, else the five-year plan that it names most often."""
    stated = _years(body, _PERIOD_IN_TEXT)
    if stated is not None:
        return stated
    named = Counter(match.group(1) for pattern in (_NTH_PLAN, _SHORT_PLAN) for match in pattern.finditer(body))
    if not named:
        return None
    best = max(named, key=lambda ordinal: (named[ordinal], _ORDINALS[ordinal]))
    return _five_years(best)
