"""Parse the constructions in which plans list things: trigger verbs, items, the head or tail that says what the items are.

The result is data about places in the cleaned text; typing the items is the work of the extractors that read it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from extractors.documents.lines import number_of
from extractors.frames.clauses import Sentence, Unit, sentences
from extractors.frames.patterns import (
    ADVERBS,
    AFTER_HEADS,
    BEARER,
    BECOMES,
    BREAKERS,
    CLASSIFIER,
    DOER,
    GREATNESS,
    HEAD_CLASSES,
    MONEY,
    NO_VERBS,
    NUMBER,
    OPENING_TRIGGERS,
    PREPOSITIONS,
    QUANTIFIERS,
    ROLE_HEADS,
    STANDS_FOR,
    SUBJECT_OPENERS,
    TRAILING,
    TRIGGERS,
    WITH,
    WITHIN,
)
from extractors.frames.words import word_at

TRIGGER_CLASSES: dict[str, frozenset[str]] = {
    word: frozenset(c for verbs in (TRIGGERS, OPENING_TRIGGERS) for c, words in verbs.items() if word in words)
    for verbs in (TRIGGERS, OPENING_TRIGGERS)
    for words in verbs.values()
    for word in words
}
_TRIGGER_WORDS = sorted({word for words in TRIGGERS.values() for word in words}, key=lambda w: (-len(w), w))
_LEAD = re.compile(
    "(?:(?P<t>"
    + "|".join(sorted(TRIGGER_CLASSES, key=lambda w: (-len(w), w)))
    + ")|"
    + "|".join(sorted({*ADVERBS, *SUBJECT_OPENERS, *WITHIN}, key=lambda w: (-len(w), w)))
    + "|"
    + QUANTIFIERS
    + "|"
    + MONEY
    + "|"
    + GREATNESS
    + r"|20\d\d年(?:底|末|前|初)?"
    + rf"|{NUMBER}{CLASSIFIER}(?=[^，、。级])|[的了着]|(?P<done>[好成完起]))"
)
_TRIGGER = re.compile("|".join(_TRIGGER_WORDS))
_NO_VERB = re.compile(NO_VERBS)
_BREAKER = re.compile("|".join(sorted({*BREAKERS, "的"}, key=lambda w: (-len(w), w))))
_WITH, _BEARER = re.compile(WITH), re.compile(BEARER)
_QUOTE, _STANDS_FOR = re.compile('"'), re.compile(STANDS_FOR)
_DOER = re.compile(DOER)
_TAIL_ETC = re.compile(rf"等(?![级次候待同于])(?P<n>{NUMBER}{CLASSIFIER})?(?P<tail>.*)$")
_TAIL_COUNT = re.compile(rf"(?P<n>{NUMBER}){CLASSIFIER}(?P<tail>.{{1,14}})$")
_BECOMES = re.compile(BECOMES)
_NUMBER = re.compile(NUMBER)
_TRAILING = re.compile("(?:" + "|".join(sorted(TRAILING, key=lambda w: (-len(w), w))) + ")$")
_ROLE = re.compile("(?<!成)为(?P<role>" + "|".join(sorted(ROLE_HEADS, key=lambda w: (-len(w), w))) + ")")
_ROLE_AND_MORE = re.compile(f"{_ROLE.pattern}(?=的|{_TRIGGER.pattern})")
_HEADS = {word: name for name, words in HEAD_CLASSES.items() for word in words}
_HEAD = re.compile("|".join(sorted(_HEADS, key=lambda w: (-len(w), w))))
_AFTER_HEAD = re.compile("|".join(sorted(AFTER_HEADS, key=lambda w: (-len(w), w))))


class Item(NamedTuple):
    """One listed thing. `starts` and `ends` are the places where its name may begin and end, the likeliest first."""

    unit: Unit
    starts: tuple[int, ...]
    ends: tuple[int, ...]


class Enumeration(NamedTuple):
    """A list, or a single thing, with what its frame says of it.

    `trigger` is the verb before the list ("" if none), `trigger_classes` its classes; `tail` the cleaned text after the list's 等
    or count; `tail_head` the first head word in it and `tail_class` that word's class; `count` the announced number as written;
    `role` the word after 为 in 以…为….
    """

    sentence: int
    block: int
    items: tuple[Item, ...]
    trigger: str
    trigger_classes: frozenset[str]
    tail: str
    tail_head: str
    tail_class: str
    count: str  # type: ignore[assignment]  # hides the method that tuples have
    role: str


@lru_cache(maxsize=1024)
def announced(count: str) -> int | None:
    """The number of items that a list announces, from its count as written; None if it announces none that can be read.

    >>> announced("3个"), announced("六大"), announced("两")
    (3, 6, 2)
    """
    match = _NUMBER.match(count)
    return number_of(match.group().replace("两", "二")) if match else None


@lru_cache(maxsize=4096)
def head_of(tail: str) -> tuple[str, str]:
    """The first head word of a tail and its class, ("", "") if there is none within 14 characters. Of heads that follow each
    other the last says what is listed, unless it only says what is done to it.

    >>> head_of("骨干企业建设国家级技术研发机构")
    ('骨干企业', 'enterprise')
    >>> head_of("新材料产业项目建设"), head_of("产业园区建设")
    (('项目建设', 'project'), ('产业园区', 'park'))
    """
    match = _HEAD.search(tail[:16])
    if not match:
        return "", ""
    while (following := _HEAD.match(tail, match.end(), 18)) and not _AFTER_HEAD.match(tail, match.end()):
        match = following
    return match.group(), _HEADS[match.group()]


def last_head(text: str) -> tuple[str, str]:
    """The last head word of a text and its class, ("", "") if there is none.

    >>> last_head("产值亿元以上的龙头企业4家")
    ('龙头企业', 'enterprise')
    """
    found = list(_HEAD.finditer(text))
    return (found[-1].group(), _HEADS[found[-1].group()]) if found else ("", "")


def lead(text: str, start: int, end: int, edges: frozenset[int]) -> tuple[list[int], str]:
    """Places where the words that open a clause (adverbs, trigger verbs, vague quantities) end, the last first, and the last
    trigger.

    The start itself is the last place. A word of one character counts only where the segmenter sees a word's edge.
    """
    places, trigger = [start], ""
    while True:
        at = places[-1]
        match = _LEAD.match(text, at, end)
        one = match is not None and len(match.group()) == 1
        if (
            not match
            or match.end() >= end
            or (match.group("done") and not trigger)
            or (
                one
                and match.end() not in edges
                and ((match.group() not in PREPOSITIONS if at == start else match.group() != "以") or word_at(text, at, end))
            )
        ):
            return places[::-1], trigger
        if match.group("t"):
            trigger = match.group("t")
        places.append(match.end())


def inner_starts(text: str, start: int, end: int, edges: frozenset[int]) -> list[tuple[int, str]]:
    """Places inside a unit after a trigger verb or a particle where a name may begin, with the trigger ("" for particles)."""
    found: list[tuple[int, str]] = []
    for match in _TRIGGER.finditer(text, start, end):
        if _parts(text, match, end, edges):
            places, later = lead(text, match.end(), end, edges)
            found.append((places[0], later or match.group()))
    for match in _DOER.finditer(text, start, end):
        found.append((match.end(), ""))
    for match in _BREAKER.finditer(text, start, end):
        if _parts(text, match, end, edges):
            found.append((match.end(), ""))
    return sorted(set(found))


def _parts(text: str, word: re.Match[str], end: int, edges: frozenset[int]) -> bool:
    """Whether a name may begin behind a word inside a unit: the segmenter sees the word, and it is no part of a name itself."""
    after = word.end()
    return word.start() in edges and after in edges and after + 2 <= end and not _NO_VERB.match(text, word.start())


def _split_roles(text: str, units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """Part a unit behind the role of its list where a verb follows at once or what the list is for (以甲为龙头|打造乙, |的乙),
    and before the 以 of such a list behind what it is of (甲产业|以乙公司、丙公司为龙头)."""
    if text.find("为", units[0].start, units[-1].end) < 0:
        return units
    found: list[Unit] = []
    roles = [unit.end for unit in units if _ROLE.search(text, unit.start, unit.end)]
    for unit in units:
        if roles and unit.start < roles[-1]:
            withs = [m.start() for m in _WITH.finditer(text, unit.start + 1, unit.end - 2)]
            if withs and not _ROLE.search(text, unit.start, withs[-1]) and _BEARER.search(text, unit.start, withs[-1]):
                found.append(unit._replace(end=withs[-1], after="，"))
                unit = unit._replace(start=withs[-1], before="，")
        role = _ROLE_AND_MORE.search(text, unit.start, unit.end)
        if role and role.end() + 2 < unit.end:
            found += [unit._replace(end=role.end(), after="，"), unit._replace(start=role.end(), before="，")]
        else:
            found.append(unit)
    return tuple(found)


def _split_runs(text: str, units: tuple[Unit, ...], edges: frozenset[int]) -> list[list[tuple[Unit, list[int], str]]]:
    """Break a run of units where a later unit opens with a trigger of its own or says what the list before it is for (的乙)."""
    runs: list[list[tuple[Unit, list[int], str]]] = []
    for unit in units:
        places, trigger = lead(text, unit.start, unit.end, edges)
        parted = unit.before == "，" and text[unit.start] == "以"
        if not runs or ((trigger or parted or text[unit.start] == "的") and unit.end - places[0] >= 2):
            runs.append([])
        runs[-1].append((unit, places, trigger))
    return [run for run in runs if run]


def _ends(text: str, start: int, end: int, edges: frozenset[int]) -> tuple[int, ...]:
    """Places where an item's name may end: before what it becomes in the first place, before a trailing verb phrase too (甲企业|
    扩产扩能, 乙园区|建设)."""
    becomes = _BECOMES.search(text, start + 2, end)
    if becomes and becomes.start() in edges:
        return becomes.start(), end
    ends = [end]
    while match := _TRAILING.search(text, start + 2, ends[-1]):
        if match.start() not in edges:
            break
        ends.append(match.start())
    return tuple(ends)


def enumerations(text: str, sentence: Sentence, number: int, block: int, edges: frozenset[int]) -> list[Enumeration]:
    """All enumerations of a sentence, in order."""
    found: list[Enumeration] = []
    for group in sentence.enumerations():
        for run in _split_runs(text, _split_roles(text, group), edges):
            last = run[-1][0]
            rest = text[last.start : last.end]
            tail = head = cls = count = role = ""
            cut = last.end
            if match := _TAIL_ETC.search(rest):
                cut, tail, count = last.start + match.start(), match.group("tail"), match.group("n") or ""
                head, cls = head_of(tail)
            elif len(run) > 1 and (match := _TAIL_COUNT.search(rest)):
                cut, tail, count = last.start + match.start(), match.group("tail"), match.group("n")
                head, cls = head_of(tail)
            if match := _ROLE.search(rest):
                role = match.group("role")
                cut = min(cut, last.start + match.start())
            trigger = run[0][2]
            items: list[Item] = []
            for unit, places, _ in run:
                end = cut if unit is last else unit.end
                begin = places[0]
                if role and unit is run[0][0] and text[begin] == "以":
                    begin += 1  # the segmenter may read 以北 and 区 where 北区 is meant
                inner = inner_starts(text, begin, end, edges)
                if end <= begin:
                    continue
                starts = [begin, *(p for p, _ in inner if p < end - 1), *places[1:]]
                if not trigger and unit is run[0][0]:
                    after, trigger = next(((p, t) for p, t in reversed(inner) if t), (begin, ""))
                    starts = [after, *starts] if after < end - 1 else starts  # 甲镇重点发展|乙产业
                if unit is last and cls:  # 等高校|建设|甲平台: what stands behind the list's head may be named too
                    starts += [p for p, t in inner_starts(text, end, unit.end, edges) if t]
                quotes = [m.end() for m in _QUOTE.finditer(text, unit.start, end)]
                if quotes:  # "四核"即|甲园区
                    starts = [*(m.end() for m in _STANDS_FOR.finditer(text, begin, end - 2)), *starts]
                starts += [p for p in quotes[::2] if begin <= p < end - 1]
                items.append(Item(unit, tuple(dict.fromkeys(starts)), _ends(text, begin, end, edges)))
            if items:
                found.append(
                    Enumeration(
                        number,
                        block,
                        tuple(items),
                        trigger,
                        TRIGGER_CLASSES.get(trigger, frozenset()),
                        tail,
                        head,
                        cls,
                        count,
                        role,
                    )
                )
    return found


__all__ = ["Enumeration", "Item", "enumerations", "head_of", "inner_starts", "lead", "sentences"]
