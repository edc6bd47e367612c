"""The text around a number: where its clause begins, and the noun behind it that it counts or is a size of."""
from __future__ import annotations

import re

from extractors.goals import patterns as p
from extractors.goals.leftside import alternatives

OPEN, CLOSE, BREAKS = "（(《", "）)》", "，,：:。；;"
"""Brackets that open and close, and what parts clauses."""
_AFTER = re.compile(rf"的?(?:{alternatives(p.AFTER_NUMBER)})(?=$|[，。、；：）的以])")
_SETTLING = re.compile(p.SETTLING)


def noun_behind(text: str, begin: int, following: int) -> tuple[tuple[int, int], bool]:
    """The noun behind a number that ends at `begin`, empty if there is none, and whether 的 joins them; the next number begins
    at `following`.

    >>> text = "3家农业龙头企业落户园区，"; (start, end), _ = noun_behind(text, 2, len(text)); text[start:end]
    '农业龙头企业'
    """
    if _AFTER.match(text, begin, following):
        return (begin, begin), False
    stop, depth, opened = begin, 0, begin
    while stop < following:
        c = text[stop]
        if c in OPEN:
            opened = opened if depth else stop
            depth += 1
        elif c in CLOSE:
            if not depth:
                break
            depth -= 1
        elif not depth and (c in BREAKS or c == "、"):
            break
        stop += 1
    if depth:  # what goes on in brackets is no noun
        stop = opened
    joined = text.startswith("的", begin)
    begin += joined
    if text.startswith(("和", "及", "与", "以及", "并"), begin):
        return (begin, begin), False
    if settling := _SETTLING.search(text, begin, stop):
        stop = settling.start()
    while stop > begin and text[stop - 1] in "和及与-—":
        stop -= 1
    return (begin, stop), joined


def clause_starts(text: str, start: int, end: int, places: list[int]) -> list[int]:
    """Where the clause of each place begins: after a break at its own depth of brackets, or the bracket that opens it."""
    begins: list[int] = []
    stack = [start]
    wanted = iter(places)
    place = next(wanted, None)
    for i in range(start, places[-1] + 1 if places else start):
        if i == place:
            begins.append(stack[-1])
            place = next(wanted, None)
        c = text[i]
        if c in OPEN:
            stack.append(i + 1)
        elif c in CLOSE and len(stack) > 1:
            stack.pop()
        elif c in BREAKS:
            stack[-1] = i + 1
    return begins
