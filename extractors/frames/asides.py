"""Lists in brackets or quotes, which the frame around them does not cut (龙头企业2家（甲公司、乙公司）, "甲、乙"两大产业), and
who does something, in brackets behind it (中试项目（甲集团牵头）)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.frames.clauses import LONGEST_ASIDE, LONGEST_QUOTE, Sentence, sentences
from extractors.frames.enumerations import Enumeration, enumerations, head_of, last_head
from extractors.frames.patterns import BEHIND_LIST, DOER_ASIDE

_ASIDE = re.compile(rf'（([^（）]{{5,{LONGEST_ASIDE - 2}}})）|"([^"]{{5,{LONGEST_QUOTE - 2}}})"')
_DOER = re.compile(DOER_ASIDE)
_BEHIND = re.compile(BEHIND_LIST)
BEFORE = 12
"""So many characters before a bracket may say what is listed in it."""


def asides(text: str, sentence: Sentence, number: int, block: int, edges: frozenset[int]) -> Iterator[Enumeration]:
    """The enumerations inside brackets and quotes of a sentence, in order; what stands behind a quote or before a bracket says
    what is listed."""
    for match in _ASIDE.finditer(text, sentence.start, sentence.end):
        bracket = match.group(1) is not None
        start, end = match.span(1 if bracket else 2)
        if "、" not in text[start:end]:
            if bracket and (doer := _DOER.match(text, start, end)):
                for inner in sentences(text, start, doer.end(), edges):
                    alone = enumerations(text, inner, number, block, edges)
                    yield from (found._replace(tail_class="enterprise") for found in alone)
            continue
        tail = count = ""
        if bracket:
            head, cls = last_head(text[max(sentence.start, match.start() - BEFORE) : match.start()])
        else:
            if behind := _BEHIND.match(text, match.end(), sentence.end):
                tail, count = behind.group("tail"), behind.group("n") or ""
            head, cls = head_of(tail)
        for inner in sentences(text, start, end, edges):
            for found in enumerations(text, inner, number, block, edges):
                told = found.tail_class or len(found.items) < 2
                yield found if told else found._replace(tail=tail, tail_head=head, tail_class=cls, count=found.count or count)
