"""When a number holds: the year it is to be reached by, or that it belongs to the past.

Reads the time words of a plan relative to its own period, so that plans of any five years go the same way: for a plan of
2021-2025 the 14th five years are now and the 13th are past.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from extractors.goals import patterns as p

_NUMERALS = "一二三四五六七八九"
_MARK = re.compile(
    r"(?P<year>(?:19|20)\d\d)(?=年|[-—–~～至到、]|、)"
    r'|"?(?P<five>十[一二三四五六七八九]五|[一二三四五六七八九]五)(?:"|时期|期间|末|规划|中后期|期末|初)'
    + "|(?P<past>"
    + "|".join(map(re.escape, sorted(p.PAST_WORDS, key=len, reverse=True)))
    + ")"
    + "|(?P<future>"
    + "|".join(map(re.escape, sorted(p.FUTURE_WORDS, key=len, reverse=True)))
    + ")"
)
_FIVE_YEARS = re.compile(r"十[一二三四五六七八九]五")
_COMPARED = re.compile(r"(?:比|较|由|从|与|同|自)(?:上年|去年)?$")


def five_year_ordinal(period_start: int) -> int:
    """The number of a five-year plan that begins in a year: the first began in 1953, from the fifth (1976) on every five years.

    >>> five_year_ordinal(2021), five_year_ordinal(2016)
    (14, 13)
    """
    return (period_start - 1951) // 5


def ordinal_of(word: str) -> int:
    """The number in a short name of a five-year plan.

    >>> ordinal_of("十四五"), ordinal_of("九五")
    (14, 9)
    """
    return 10 + _NUMERALS.index(word[1]) + 1 if word[0] == "十" else _NUMERALS.index(word[0]) + 1


@dataclass
class Clock:
    """The time in force while a paragraph is read: `year` as stated (None if only the plan's period), `past` for looking back."""

    period_start: int
    period_end: int
    year: int | None = None
    past: bool = False

    def advance(self, text: str) -> None:
        """Take in the time words of a stretch of text, the last one counts. "比2020年增长" only compares and sets nothing.

        >>> clock = Clock(2021, 2025)
        >>> clock.advance("2020年"); clock.past
        True
        >>> clock.advance("到2023年，力争"); clock.past, clock.target_year
        (False, 2023)
        """
        for m in _MARK.finditer(text):
            if _COMPARED.search(text[: m.start()].rstrip('"')):
                continue
            if m["year"]:
                year = int(m["year"])
                self.past = year < self.period_start
                self.year = year
            elif m["five"]:
                ordinal = ordinal_of(m["five"])
                now = five_year_ordinal(self.period_start)
                if "、" in text[m.end() : m.end() + 1]:
                    continue
                self.past = ordinal < now
                self.year = None if ordinal <= now else self.period_end + 5 * (ordinal - now)
            elif m["past"]:
                self.past = True
            else:
                self.past = self.past and self.year is not None and self.year < self.period_start and m["future"] == "目标"
                if not self.past and self.year is not None and self.year < self.period_start:
                    self.year = None

    def end_sentence(self) -> None:
        """Forget what holds for one sentence only: a look back, and a year within the plan's period."""
        self.past = False
        if self.year is not None and self.year <= self.period_end:
            self.year = None

    @property
    def target_year(self) -> int | None:
        """The year by which a number stated now is to be reached, None if neither text nor plan tells one."""
        return self.year if self.year is not None and self.year >= self.period_start else self.period_end or None


@lru_cache(maxsize=1024)
def is_past_section(section: tuple[str, ...], period_start: int) -> bool:
    """True under headings that look back or around, where numbers are no targets; the innermost heading that tells decides.

    >>> is_past_section(("第一章 发展基础", "第一节 “十三五”发展成就"), 2021), is_past_section(("第三章 发展目标",), 2021)
    (True, False)
    >>> is_past_section(("第三节 夯实农业发展基础",), 2021)
    False
    """
    now = five_year_ordinal(period_start)
    for title in reversed(section):
        ahead = any(word in title for word in p.FUTURE_SECTIONS)
        back = any(word in title for word in p.PAST_SECTIONS) and not any(verb in title for verb in p.TASK_VERBS)
        if back != ahead:
            return back
        if period_start and any(ordinal_of(m.group()) < now for m in _FIVE_YEARS.finditer(title)):
            return True
    return False
