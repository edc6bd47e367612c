"""Lists of indicator names: several that share a number or have one each, and names folded into one word."""
from __future__ import annotations

import re

from extractors.goals import patterns as p

_LIST_END = re.compile(f"(?:{p.LIST_ENDS})$")
_JOINT = re.compile(r"、|以及|和|及|与")

Name = tuple[str, "tuple[int, int] | None"]
"""An indicator's name and its clean span, None where the name is put together from pieces."""


def listed_names(text: str, start: int, end: int, *, strict: bool, count: int = 0) -> list[Name]:
    """The items of the list `text[start:end]`, each with what it shares with the first or last; one name if it is no list.

    With `strict` it is a list only if each item ends like an indicator's name. `count` is how many items are expected, if known:
    a conjunction then parts items whatever they end with when that gives so many.

    >>> text = "学龄儿童入学率、巩固率和毕业率"
    >>> [name for name, _ in listed_names(text, 0, len(text), strict=True)]
    ['学龄儿童入学率', '学龄儿童巩固率', '学龄儿童毕业率']
    """
    spans = _items(text, start, end, loose=False)
    if count and len(spans) != count and len(loose := _items(text, start, end, loose=True)) == count:
        spans = loose
    ends = [text[a:b].endswith(p.INDICATOR_ENDS) for a, b in spans]
    if strict and not all(ends):
        spans = [(start, end)]
    head = next((h for h in p.SHARED_HEADS if text.endswith(h, start, end)), "")
    if len(spans) > 1 and head and ends == [False] * (len(ends) - 1) + [True]:
        last = text[slice(*spans[-1])]
        whole = _LIST_END.sub("", last.removesuffix(head)) + head
        return [*((text[a:b] + head, None) for a, b in spans[:-1]), (last, spans[-1]) if whole == last else (whole, None)]
    *ranks, ranked = (text[a:b] for a, b in spans)
    if ranks and all(rank.endswith("级") for rank in ranks) and "级" in ranked[:-1]:
        return [*((rank + ranked.split("级", 1)[1], None) for rank in ranks), (ranked, spans[-1])]
    return [_whole(text, spans[0], span) for span in spans]


def _items(text: str, start: int, end: int, *, loose: bool) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    begin = start
    for m in _JOINT.finditer(text, start, end):
        if m.start() > begin and (loose or m.group() == "、" or text[begin : m.start()].endswith(p.INDICATOR_ENDS)):
            spans.append((begin, m.start()))
            begin = m.end()
    return [(a, b) for a, b in [*spans, (begin, end)] if b > a]


def _whole(text: str, first: tuple[int, int], item: tuple[int, int]) -> Name:
    """A short item with the attribute of the first one put before it."""
    head, name = text[first[0] : first[1]], text[item[0] : item[1]]
    if item != first and len(name) <= 4 and len(head) >= len(name) + 2 and head[-1] == name[-1]:
        return head[: -len(name)] + name, None
    return name, item


def words_unfolded(name: str, count: int) -> list[Name]:
    """`count` names folded into one by a word that stands for several things; empty if there is none.

    >>> [name for name, _ in words_unfolded("城乡居民收入", 2)]
    ['城镇居民收入', '农村居民收入']
    """
    for folded, words in p.FOLDED:
        if folded in name and len(words) == count:
            return [(name.replace(folded, word, 1), None) for word in words]
    return []


def unfolded_names(name: str, count: int) -> list[Name]:
    """`count` names folded into one word, one character each before a shared head; empty if the word is not of that sort.

    >>> [name for name, _ in unfolded_names("猪牛羊饲养量", 3)]
    ['猪饲养量', '牛饲养量', '羊饲养量']
    """
    for head in sorted(p.SHARED_HEADS, key=len, reverse=True):
        stem = name.removesuffix(head)
        if stem != name and len(stem) >= count:
            return [(character + head, None) for character in stem[-count:]]
    return []
