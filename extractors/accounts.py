"""What the text says of each project: how far its account goes, and what it costs, how large it is and its status by that."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import islice

from extractors.documents import Block, PlanDocument
from extractors.frames.candidate import Candidate
from extractors.frames.clauses import Sentence
from extractors.frames.reading import Reading
from extractors.goals.timeframe import is_past_section
from extractors.projects.attributes import Attributes, attributes
from extractors.projects.investments import Surroundings, investment_in, shared_investment
from extractors.projects.money_patterns import ACCOUNT, ITEM, LIST_MARKS, NAME_ENDS, OPENS, TELLS
from extractors.projects.tables import ProjectRow, project_rows
from extractors.scoring.judging import Judged
from extractors.scoring.patterns import PAST

_PAST_SECTION = re.compile(PAST)
_ACCOUNT_LINE = re.compile(ACCOUNT)
_LIST_MARKS = re.compile(LIST_MARKS)
_OPENS, _ITEM, _TELLS, _NAME_ENDS = (re.compile(wanted) for wanted in (OPENS, ITEM, TELLS, NAME_ENDS))
SHORTEST_NAME = 5
"""A shorter name is not looked for in other places: it may be part of any word there."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a project is named: `index` among the judged, `candidate` None where it was not proposed or kept."""

    start: int
    end: int
    index: int
    candidate: Candidate | None = None


class Accounts:
    """What the text says of each of a plan's projects, in its own place or, of its cost, where its name stands again.

    `judged` are the projects in order of the text. Under headings that look back no sum is what works will cost.
    """

    def __init__(self, judged: list[Judged], document: PlanDocument, reading: Reading) -> None:
        self.reading = reading
        self._period_start = document.plan.period_start
        self._block_starts = [block.start for block in reading.blocks]
        kept = [_Place(j.candidate.start, j.candidate.end, i, j.candidate) for i, j in enumerate(judged)]
        self._places = sorted((*kept, *_echoes(kept, reading)), key=lambda p: (p.start, -p.end))
        self._costs = _costs_in_tables(self._places, project_rows(document), reading.text)
        self._names = [reading.text[place.start : place.end] for place in kept]
        self._told: dict[int, Attributes] = {}
        self._elsewhere: dict[str, Decimal] = {}
        told_to = 0
        for number, place in enumerate(self._places):
            found, account = self._read(number, place.start < told_to)
            told_to = max(told_to, account)
            if place.candidate is not None:
                self._told[place.index] = found
            if found.investment is not None:
                self._elsewhere.setdefault(reading.text[place.start : place.end], found.investment)

    def of(self, index: int) -> Attributes:
        """Attributes of a project, by its index among the judged."""
        found, name = self._told[index], self._names[index]
        return found if found.investment is not None else replace(found, investment=self._elsewhere.get(name))

    def _read(self, number: int, part: bool) -> tuple[Attributes, int]:
        """Attributes of what is named in a place, and the end of the account that is wholly of it, 0 if there is none."""
        places, reading = self._places, self.reading
        place = places[number]
        sentence = reading.sentences[reading.sentence_at(place.start)]
        block_number = max(0, bisect_right(self._block_starts, place.start) - 1)
        block = reading.blocks[block_number]
        limit, opens = self._limit(place, sentence, block_number)
        whole = opens and self._is_whole_account(place, limit)
        following = limit if whole else self._following(number, sentence)
        followed = following < limit
        if followed:
            limit = max(place.end, following)
        before = places[number - 1].end if number else 0
        near = Surroundings(
            place.start, place.end, before, limit, sentence, self._is_listed(place), followed,
            leads_list=self._leads_list(place),
            part=part,
        )
        found = attributes(reading.text, near)
        items = place.candidate.enumeration.items if place.candidate and place.candidate.enumeration is not None else ()
        if len(items) > 1:
            rank = sum(item.unit.start <= place.start for item in items) - 1
            last = items[-1].unit.end
            shared = shared_investment(reading.text, sentence, len(items), rank, last) if rank >= 0 else None
            found = replace(found, investment=found.investment if shared is None else shared)
        if number in self._costs:
            found = replace(found, investment=self._costs[number])
        if looks_back(block, self._period_start):
            found = replace(found, investment=None)
        return found, limit if whole and found.investment is not None else 0

    def _following(self, number: int, sentence: Sentence) -> int:
        """Where the next project is named that is not one of a list in this one's account; the text's end if there is none."""
        place = self._places[number]
        for other in islice(self._places, number + 1, None):
            if other.start >= place.end and not (other.candidate and _is_part(other.candidate, sentence.end, self.reading)):
                return other.start
        return len(self.reading.text)

    def _limit(self, place: _Place, sentence: Sentence, block_number: int) -> tuple[int, bool]:
        """Where the text ends that may speak of a project, and whether its name opens an account: past its sentence only then."""
        reading, block = self.reading, self.reading.blocks[block_number]
        opens = place.start - block.start <= 6
        if not opens and not _OPENS.fullmatch(reading.text, sentence.start, place.start):
            return sentence.end, False
        if reading.text.startswith("；", sentence.end):  # the next item of a list begins there
            return sentence.end, opens
        end = end_of_account(reading, block_number, place.end) if opens else block.end
        at = reading.sentence_at(place.start) + 1
        while at < len(reading.sentences) and reading.sentences[at].start < end:
            start = reading.sentences[at].start
            if _ITEM.match(reading.text, start):
                return start, True
            at += 1
        return end, True

    def _is_whole_account(self, place: _Place, limit: int) -> bool:
        """Whether all that follows a name in its account is of it: the name is all of its clause, and one sum is told."""
        text = self.reading.text
        if not _TELLS.match(text, place.end):
            return False
        first = investment_in(text, place.end, limit)
        return first is not None and investment_in(text, first[2], limit) is None

    def _is_listed(self, place: _Place) -> bool:
        """Whether a name is one of several behind which stands a sum of all."""
        c = place.candidate
        if c is None:
            return place.start > 0 and _LIST_MARKS.match(self.reading.text, place.start - 1) is not None
        items = c.enumeration.items if c.enumeration is not None else ()
        whole_list = c.how == "joined" and bool(items) and c.start < items[0].ends[0] and c.end >= items[-1].ends[0]
        return c.start > items[0].unit.start and not whole_list and _shares_its_sum(c, self.reading) if items else False

    def _leads_list(self, place: _Place) -> bool:
        """Whether a name is the first of several before which stands a sum of all."""
        c = place.candidate
        items = c.enumeration.items if c is not None and c.enumeration is not None else ()
        if len(items) < 2 or place.start >= items[0].ends[0] or place.end > items[1].unit.start:
            return False
        return not any(investment_in(self.reading.text, item.unit.start, item.unit.end) for item in items[1:])


def _echoes(kept: Sequence[_Place], reading: Reading) -> list[_Place]:
    """Places where the name of a kept project stands again as a name, without being one of the kept."""
    taken = sorted((p.start, p.end) for p in kept)
    found: list[_Place] = []
    names = {reading.text[p.start : p.end]: p.index for p in reversed(kept)}
    for name, index in sorted(names.items(), key=lambda n: (-len(n[0]), n[1])):
        if len(name) < SHORTEST_NAME:
            continue
        for start in reading.find(name):
            end = start + len(name)
            at = bisect_left(taken, (end, 0))
            free = at == 0 or max(b for _, b in taken[max(0, at - 4) : at]) <= start
            if free and _NAME_ENDS.match(reading.text, end):
                found.append(_Place(start, end, index))
                taken.insert(at, (start, end))
    return found


def _costs_in_tables(places: Sequence[_Place], rows: Sequence[ProjectRow], text: str) -> dict[int, Decimal | None]:
    """What tables say that the projects in places cost; None for the others of a row that says what its works cost."""
    starts = [place.start for place in places]
    found: dict[int, Decimal | None] = {}
    for row in rows:
        inside = range(bisect_left(starts, row.start), bisect_left(starts, row.end))
        named = [i for i in inside if row.names_start <= starts[i] < row.names_end]
        apart = [i for i in named if not any(_holds(places[o], places[i]) for o in named if o != i)]
        if apart and row.sums:
            found |= dict.fromkeys(inside)
        if apart and len(row.sums) == len(apart):
            found |= dict(zip(apart, row.sums, strict=True))
        elif len(row.sums) == 1 and len(apart) > 1:
            first, second = (places[i] for i in apart[:2])
            if not _LIST_MARKS.search(text, first.end, second.start):
                found[apart[0]] = row.sums[0]
    return found


def _holds(long: _Place, short: _Place) -> bool:
    """Whether one place lies within another."""
    return long.start <= short.start and short.end <= long.end and (long.start, long.end) != (short.start, short.end)


def _shares_its_sum(c: Candidate, reading: Reading) -> bool:
    """Whether a sum behind a name is of a whole list: the name is one of several, and not each of them has its own."""
    items = c.enumeration.items if c.enumeration is not None else ()
    if len(items) < 2 or c.how == "tail":
        return False
    return not all(investment_in(reading.text, item.unit.start, item.unit.end) for item in items)


def _is_part(c: Candidate, account: int, reading: Reading) -> bool:
    """Whether a project is one of a list in the account, going on at `account`, of another (…项目。新建甲厅、乙院，投资…)."""
    return c.start >= account and _shares_its_sum(c, reading)


def looks_back(block: Block, period_start: int) -> bool:
    """Whether a block stands under a heading that tells what was done, by both what it says and what it sets as a task."""
    return any(_PAST_SECTION.search(title) for title in block.section) and is_past_section(block.section, period_start)


def end_of_account(reading: Reading, number: int, end: int) -> int:
    """Where the text ends that speaks of a project whose name opens a block and ends at `end`: with the block, with the one
    below its heading, or with lines that go on with its cost, size or contents."""
    block = reading.blocks[number]
    stop = block.end
    headed = block.kind == "heading" and block.end - end <= len("工程。")
    for following in reading.blocks[number + 1 : number + 5]:
        goes_on = _ACCOUNT_LINE.match(reading.text, following.start, following.end)
        if not (headed and following.kind == "paragraph") and not goes_on:
            break
        stop, headed = following.end, False
    return stop


__all__ = ["Accounts", "end_of_account", "looks_back"]
