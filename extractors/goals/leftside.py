"""The text left of a number, taken apart from its end: bound, verb and adverbs, then the indicator's name without its leads."""
from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from extractors.facts import Comparison
from extractors.frames.words import word_at
from extractors.goals import patterns as p


def alternatives(words: Iterable[str]) -> str:
    """A regular expression for any of the words, longest first."""
    return "|".join(map(re.escape, sorted(set(words), key=lambda w: (-len(w), w))))


_LINK_END = re.compile(rf"(?:{alternatives(p.LINK_VERBS)})$")
_FILLER_END = re.compile(rf"(?:{alternatives(p.FILLERS)})$")
_LONGER_END = re.compile(rf"(?:{p.LONGER_THAN_FILLERS})$")
_MODAL = alternatives(p.MODALS)
_ACTS = re.compile(rf"(?:{_MODAL})*(?:{alternatives(p.ACTION_VERBS)})|(?:{_MODAL})+$")
_FIVE_YEARS = '"?十[一二三四五六七八九]五"?'
_TIME_LEAD = re.compile(
    r"(?:到|至|在|自|从)?(?:20\d\d年?[-—–~～至到])?20\d\d年?(?:底|末|前|底前|底以前|左右|以前)*"
    rf"|(?:到|至|在)?{_FIVE_YEARS}(?:规划)?(?:时期|期间|期末|末期|末|规划期末|规划期内|期)?"
    r"|(?:项目|全部|全面)*(?:建成|竣工|投产|达产|达效|投运|投用|运营|投入使用)+后|(?:前|后)[一二两三四五]年|(?:20\d\d年)?(?:汛|雨季|雪季|入冬|春节|供暖季)前|到?规划期末|到?期末|规划期内|到?(?:年底|年末)|(?:未来|今后)?[五5]年(?:内|间)?|二〇\w{2}年"
)
_TIME_END = re.compile(rf"(?:在|比|较|与)?(?:20\d\d年(?:底|末)?|{_FIVE_YEARS}(?:时期|期间|期末|末期|末))$")
_COMPARE_LEAD = re.compile(rf"(?:比|较|与)(?:{_FIVE_YEARS}(?:时期|期间|期末|末)?|20\d\d年(?:底|末)?|上年|去年|期初)(?:相比)?")
_LEAD = re.compile(rf"(?:{alternatives(p.NAME_LEADS)})")
_LONGER = re.compile(p.LONGER_THAN_LEADS)
_COUNTY = re.compile(rf"(?:{alternatives(p.COUNTY_WORDS)})的?")
_REACHED = re.compile(
    rf"(?:(?:{alternatives(p.AIMING)})(?:{_TIME_LEAD.pattern})?(?:{_MODAL})*(?:{alternatives((*p.REACHING, *p.ACTION_VERBS))})"
    rf"|(?:{_TIME_LEAD.pattern})(?:{_MODAL})*(?:{alternatives(p.REACHING)}))"
)
_WHERE = re.compile(rf"(?:{_MODAL})*在[^，。；、：]{{2,20}}?(?:、[^，。；、：]{{2,12}}?)?(?:{p.LOCATED_DEEDS})(?=.{{2}})")
_EACH = re.compile(p.EACH_YEAR)
_PUNCTUATION = '、，：:的 "）)和及与—-'


@dataclass(frozen=True, slots=True)
class Left:
    """What stands left of a number: the name at clean offsets [`start`, `end`), maybe empty, and how verbs qualify the number.

    `linked` if a verb of level, bound or growth joins name and number; `change` for 提高, 下降 and the like, which then belong to
    the name; `each` for yearly numbers; `acts` if the text opens with a verb that brings things about (新建, 培育 …); `about` is
    what is to reach the number, where a verb parts it from the name (甲园区|力争实现|产值).
    """

    start: int
    end: int
    linked: bool
    growth: bool
    change: bool
    comparison: Comparison
    each: bool
    acts: bool
    about: str = ""

    @property
    def empty(self) -> bool:
        return self.end <= self.start


def read_left(text: str, start: int, end: int) -> Left:
    """Take apart `text[start:end]`, the text between a clause's beginning (or the number before) and a number.

    >>> text = "力争全县冬枣种植面积到2025年稳定在"
    >>> left = read_left(text, 0, len(text)); text[left.start:left.end], left.linked
    ('冬枣种植面积', True)
    """
    while start < end and text[start] in "、和及与，：:的 约近共":
        if text[start] in "近共" and _opens_a_word(text, start, start + 1, end):
            break
        start += 1
    linked = growth = change = False
    comparison: Comparison = "="
    stop = verb_end = end
    while stop > start:
        link = _LINK_END.search(text, start, stop)
        filler = _TIME_END.search(text, start, stop) or _FILLER_END.search(text, start, stop)
        if filler and _LONGER_END.search(text, start, stop):
            filler = None
        if link and (not filler or link.start() <= filler.start()):
            sense = p.LINK_VERBS[link.group()]
            linked = True
            growth |= sense == "growth"
            if sense == "change" and not growth:
                change, verb_end = True, min(verb_end, link.end())
            if comparison == "=" and sense in ("<=", ">="):
                comparison = ">=" if sense == ">=" else "<="
            stop = link.start()
        elif filler:
            stop = filler.start()
        else:
            break
    each = _EACH.search(text, start, end) is not None
    begin = strip_leads(text, start, stop)
    about = ""
    if (reached := _REACHED.search(text, begin, stop)) and stop - reached.end() >= 2:
        about, begin = text[begin : reached.start()], strip_leads(text, reached.end(), stop)
    if change and begin < stop:
        stop = verb_end
    while stop > begin and text[stop - 1] in "、，：":
        stop -= 1
    acts = bool(_ACTS.match(text, _skip_time(text, start, end), end))
    return Left(begin, max(begin, stop), linked, growth, change, comparison, each, acts, about)


def strip_leads(text: str, start: int, stop: int) -> int:
    """Where the name begins in `text[start:stop]`, behind times, modal verbs and words for the county; a quote that closes in it
    is the name's.

    >>> text = "到2025年全县累计建成标准厂房"
    >>> text[strip_leads(text, 0, len(text)):]
    '标准厂房'
    """
    moved = True
    while moved and start < stop:
        moved = False
        quoted = text[start] == '"' and '"' in text[start + 1 : stop]
        if text[start] in _PUNCTUATION and not quoted and not _opens_a_word(text, start, start + 1, stop):
            start, moved = start + 1, True
            continue
        for pattern in (_COMPARE_LEAD, _TIME_LEAD, _WHERE, _LEAD, _COUNTY):
            m = pattern.match(text, start, stop)
            if m and m.end() > start and not (pattern is _COUNTY and m.end() == stop):
                if pattern is _LEAD and _opens_a_word(text, start, m.end(), stop):
                    continue
                start, moved = m.end(), True
                break
    return start


def _opens_a_word(text: str, start: int, end: int, stop: int) -> bool:
    """Whether a lead is only the beginning of a longer word (从|业人员, 到|位资金, 计划|生育率)."""
    if _LONGER.match(text, start, stop):
        return True
    return end - start == 1 and word_at(text, start, stop) not in ("", *p.LEADS_TOGETHER)


def _skip_time(text: str, start: int, stop: int) -> int:
    while m := _TIME_LEAD.match(text, start, stop):
        start = m.end()
    return start
