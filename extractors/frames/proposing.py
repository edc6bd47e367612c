"""Propose the places that may name an entity: by head word, as items of lists, over joined items, as firms that open an item.

Proposals are generous: the scorer decides. All offsets are into the cleaned text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from extractors.frames.candidate import Candidate
from extractors.frames.enumerations import Enumeration, Item
from extractors.frames.patterns import (
    BECOMING,
    BEFORE_FIRM,
    FIRMS,
    FOLLOWERS,
    GLUED,
    MEASURED,
    NO_OPENERS,
    NUMBER,
    OF_WORKS,
    PLACE_ENDS,
    PLANNED,
    POINTING,
    PREPOSITIONS,
    SHORT_FOR,
    SIDE_OF_ZONE,
    SUM_SAID,
    TELLING_ON,
    TOWN_BEFORE,
    TRAILING,
    WITHIN,
)
from extractors.frames.reading import Reading
from extractors.frames.words import coined_ends, coined_in, doer_end


def longest_first(words: tuple[str, ...] | frozenset[str]) -> str:
    """An alternation of literal words, the longest first."""
    return "|".join(re.escape(w) for w in sorted(set(words), key=lambda w: (-len(w), w)))


_NO_NAME = re.compile("|".join(f"(?:{told})" for told in (MEASURED, BECOMING, TELLING_ON)))
"""What a sentence tells of a thing, which no name holds."""
_OF_WORKS = re.compile(OF_WORKS)
_NEVER_OPENS = (*WITHIN, *POINTING)
_SIDE = re.compile(SIDE_OF_ZONE)
_TOWN_BEFORE = re.compile(TOWN_BEFORE)
_PLANNED = re.compile(PLANNED)
_BEFORE_FIRM = re.compile(BEFORE_FIRM)
_GLUED = re.compile(GLUED)
COUNTED = re.compile(f"{NUMBER}(?:个|大|条|类|项)(?!字|脑|学|型|小|数据)")
CONJUNCTIONS = frozenset(("及", "和", "与", "以及"))
"""Delimiters of a list that may as well stand inside one of its names (甲整机及零部件制造)."""
COSTED = re.compile(SUM_SAID)
"""What follows a name that is said to cost a sum."""
SHORT_HEAD = 2
"""A head of so many characters names nothing by itself (道路, 公司)."""
MOST_JOINED = 3
"""A name joined from several items begins so many items back at most."""
_NAMING = re.compile("[\u4e00-\u9fff]{2}")
PAIRED = re.compile('["（）《》]')
FOLLOWER = re.compile('[（"\\d]|' + longest_first((*FOLLOWERS, *TRAILING)))


def balanced(text: str, start: int, end: int) -> bool:
    """Whether the span opens and closes its brackets and quotes, and begins and ends with no other mark."""
    if text[start] in "、，。；：）·—-．." or text[end - 1] in "、，。；：（·—-":
        return False
    if not PAIRED.search(text, start, end):
        return True
    span = text[start:end]
    return span.count('"') % 2 == 0 and span.count("（") == span.count("）") and span.count("《") == span.count("》")


@dataclass(frozen=True)
class Proposer:
    """What one kind of entity asks of a place.

    `heads` end a name; `max_length` counts characters. Items of a list are proposed whatever they end with where the list's
    tail is of `tail_classes`, its trigger of `trigger_classes`, or it has a role (以…为龙头) and `roles` is true; never shorter
    than `min_item` nor longer than `max_item`. With `joined` true, neighbouring items are also proposed as one name when the
    last ends with a head (甲、乙及丙工程). Names that end with `not_ends` or `never_ends` are not proposed as items; names with a
    count inside (五个产业园) only where `counted` is true.
    `openers` are words that end a short name which opens an item (甲钛业|搬迁项目), `opener_reach` characters at most from
    its start, tried from `opener_starts` of its likeliest starts; with `coined` true, so do names coined from no words
    (秾牧|冷链物流). `sure_heads` are heads that end a name whatever follows (甲有限公司|新建公寓), unless the regular expression
    `sure_unless` matches there. Where a list's tail is of `own_tails`, `not_ends` do not count: 等企业 says it of each.
    Where an item ends with one of `kin`, its whole list is proposed as if its tail fitted. With `labels` true, what
    stands before a colon is proposed. With `costed` true, what follows a list's 等 is proposed where a sum is said of it
    (甲路、乙街等|支路|11公里，投资2亿元). With `bracketed` true, a name may go on with a second one in brackets that ends with a
    head too (开发区南区（青岭园区）). Where no head ends a name, `most_starts` of an item's likeliest starts and `most_ends` of
    its ends are tried; where one does, the name begins at one of the last `nearest_starts` places where a name may begin.
    With `towns` false, what the plan elsewhere calls a town (甲镇, 甲乡) is not proposed. With `boxed` true, what stands in
    a box or a table of works is proposed whatever it ends with. With `coined`, a whole item that ends with an opener is
    proposed where a word is coined in it (规上企业有|秾牧木业), whatever the frame. What `names` gives is proposed wherever an
    item may begin with it (食用菌|以乙镇为重点). What is one of `adjectives` names nothing where its list's tail does not fit
    (持续、健康、稳定发展; 文化、健康等产业). The regular expressions `no_name` and `no_name_before` tell what no name holds
    (农行“甲贷”, 村委会加公司) and what stands behind none (乙生态|示范县). What opens with one of `of_firms` before 企业 praises
    firms (大型物流|企业) and is none.
    """

    heads: tuple[str, ...]
    max_length: int
    max_item: int
    tail_classes: frozenset[str] = frozenset()
    trigger_classes: frozenset[str] = frozenset()
    roles: bool = False
    joined: bool = False
    openers: tuple[str, ...] = ()
    opener_reach: int = 10
    not_heads: tuple[str, ...] = ()
    not_ends: tuple[str, ...] = ()
    never_ends: tuple[str, ...] = ()
    sure_heads: tuple[str, ...] = ()
    own_tails: frozenset[str] = frozenset()
    no_name: str = ""
    no_name_before: str = ""
    of_firms: tuple[str, ...] = ()
    kin: tuple[str, ...] = ()
    labels: bool = False
    costed: bool = False
    counted: bool = False
    min_item: int = 1
    bracketed: bool = False
    sure_unless: str = ""
    coined: bool = False
    opener_starts: int = 1
    towns: bool = True
    most_starts: int = 1
    most_ends: int = 2
    nearest_starts: int = 3
    boxed: bool = False
    names: Callable[[], Iterable[str]] | None = None
    adjectives: frozenset[str] = frozenset()

    @cached_property
    def head_pattern(self) -> re.Pattern[str]:
        return re.compile(longest_first(self.heads))

    @cached_property
    def head_end(self) -> re.Pattern[str]:
        return re.compile("(?:" + longest_first(self.heads) + ")$")

    @cached_property
    def bracket(self) -> re.Pattern[str]:
        """A second name in brackets."""
        return re.compile(f"（(?!{SHORT_FOR})[^（），、]{{0,12}}(?:" + longest_first(self.heads) + ")）")

    @cached_property
    def sure_head_end(self) -> re.Pattern[str] | None:
        return re.compile("(?:" + longest_first(self.sure_heads) + ")$") if self.sure_heads else None

    @cached_property
    def unsure(self) -> re.Pattern[str] | None:
        return re.compile(self.sure_unless) if self.sure_unless else None

    @cached_property
    def never_holds(self) -> re.Pattern[str] | None:
        return re.compile(self.no_name) if self.no_name else None

    @cached_property
    def never_before(self) -> re.Pattern[str] | None:
        return re.compile(self.no_name_before) if self.no_name_before else None

    @cached_property
    def not_head_end(self) -> re.Pattern[str] | None:
        return re.compile("(?:" + longest_first(self.not_heads) + ")$") if self.not_heads else None

    @cached_property
    def opener_pattern(self) -> re.Pattern[str] | None:
        return re.compile(longest_first(self.openers)) if self.openers else None

    @cached_property
    def telling(self) -> re.Pattern[str]:
        """A head or opener; where an enumeration has none, only its frame can tell that its items are names."""
        return re.compile(longest_first((*self.heads, *self.openers)))

    def propose(self, reading: Reading) -> Iterator[Candidate]:
        """Candidates in order of the text; no place twice."""
        text = reading.text
        seen: set[tuple[int, int]] = set()
        for enumeration in reading.enumerations:
            boxed = self.boxed and reading.lists_works(enumeration.block)
            proposed = self._of(text, enumeration, boxed, reading.edges)
            for start, end, how, item in chain(proposed, self._known(reading, enumeration)):
                if (start, end) in seen or text[start] in NO_OPENERS or text.startswith(_NEVER_OPENS, start, end):
                    continue
                if text[start] in PREPOSITIONS and start + 1 in reading.edges:
                    continue
                if text[start:end] in self.adjectives and enumeration.tail_class not in self.tail_classes:
                    continue
                if self._possible(text, start, end, how, enumeration.tail_class):
                    if not self.towns and reading.is_town(text[start:end]):
                        continue
                    seen.add((start, end))
                    yield Candidate(start, end, how, enumeration, item)

    def _possible(self, text: str, start: int, end: int, how: str, tail_class: str) -> bool:
        if how != "opener" and not balanced(text, start, end):
            return False
        if text.endswith("计划", start, end) and _PLANNED.match(text, end - 2):
            return False
        if text[end - 1] in "区园" and _SIDE.match(text, end):
            return False
        if not self.counted and COUNTED.search(text, start, end):
            return False
        if _NO_NAME.search(text, start, end):
            return False
        if self.never_holds and self.never_holds.search(text, start, end):
            return False
        if self.never_before and self.never_before.match(text, end):
            return False
        if self.of_firms and text.startswith(self.of_firms, start, end) and text.startswith(FIRMS, end):
            return False
        if end - start == SHORT_HEAD and text[start:end] in self.heads:
            return False
        if how == "boxed" and text.endswith(PLACE_ENDS, start, end):
            return False
        if how not in ("item", "boxed"):
            return True
        if text.endswith(self.never_ends, start, end):
            return False
        if not self.not_ends or tail_class in self.own_tails:
            return True
        return not text.endswith(self.not_ends, start, end)

    def _surely_ends(self, text: str, start: int, end: int) -> bool:
        """Whether a head that ends at a place ends a name whatever follows."""
        if not self.sure_head_end or not self.sure_head_end.search(text, start, end):
            return False
        return self.unsure is None or not self.unsure.match(text, end)

    def _of(
        self, text: str, enumeration: Enumeration, boxed: bool, edges: frozenset[int]
    ) -> Iterator[tuple[int, int, str, Item]]:
        boxed = boxed and _NAMING.search(text, enumeration.items[0].unit.start, enumeration.items[-1].unit.end) is not None
        fits = (
            enumeration.tail_class in self.tail_classes
            or (self.roles and enumeration.role != "")
            or not self.trigger_classes.isdisjoint(enumeration.trigger_classes)
        )
        items = enumeration.items
        if self.kin and not fits and len(items) > 1:
            fits = any(text.endswith(self.kin, item.starts[0], item.ends[0]) for item in items)
        named = enumeration.tail_class in self.tail_classes
        label = self.labels and items[0].unit.after == "："
        if not fits and not boxed and not label and not self.telling.search(text, items[0].unit.start, items[-1].unit.end):
            if self.coined:
                yield from self._coined(text, items, edges, None)
            return
        within = [self._further(text, item) for item in items] if self.coined else [[]] * len(items)
        for index, (item, further) in enumerate(zip(items, within, strict=True)):
            first = min(item.starts)
            head_ends = [
                m.end()
                for m in self.head_pattern.finditer(text, first, item.unit.end)
                if (
                    m.end() == item.unit.end
                    or m.end() in item.ends
                    or FOLLOWER.match(text, m.end())
                    or self._surely_ends(text, first, m.end())
                )
                and not (self.not_head_end and self.not_head_end.search(text, first, m.end()))
            ]
            if self.bracketed:
                head_ends += [m.end() for end in head_ends if (m := self.bracket.match(text, end, item.unit.end))]
            for end in head_ends:
                near = sorted((s for s in item.starts if s <= end - 2), reverse=True)[: self.nearest_starts]
                for start in (*near, *(s for s in further if s <= end - 3)):
                    if end - start <= self.max_length:
                        yield start, end, "head", item
                start = text.find("等", item.ends[0], end) + 1
                if self.costed and start and 2 <= end - start <= self.max_length and COSTED.match(text, end):
                    yield start, end, "tail", item
            if fits or boxed:
                for start in item.starts[: self.most_starts]:
                    for end in item.ends[: self.most_ends]:
                        if self.min_item <= end - start <= self.max_item:
                            yield start, end, "item" if fits else "boxed", item
                for start in further if fits else ():
                    if 3 <= item.ends[0] - start <= self.max_item:
                        yield start, item.ends[0], "item", item
            if label and not index and 4 <= item.unit.end - item.unit.start <= self.max_item:
                yield item.unit.start, item.unit.end, "label", item
            if self.joined and (named or boxed) and index and item.unit.before in CONJUNCTIONS:
                start, end = items[index - 1].starts[0], item.ends[0]
                if end - start <= self.max_item:
                    yield start, end, "joined", item
            if self.joined and index and head_ends:
                for earlier in items[max(0, index - MOST_JOINED) : index]:
                    start, end = earlier.starts[0], head_ends[-1]
                    if end - start <= self.max_length:
                        yield start, end, "joined", item
            if self.opener_pattern:
                for start in self._opens(item, further):
                    for match in self.opener_pattern.finditer(text, start + 1, min(item.unit.end, start + self.opener_reach)):
                        if match.end() - start < 3:
                            continue
                        if match.end() != item.ends[0]:
                            yield start, match.end(), "opener", item
                        elif self.coined and not fits and coined_in(text[start : match.start()]):
                            yield start, match.end(), "item", item
        if self.coined:
            yield from self._coined(text, items, edges, within)

    def _opens(self, item: Item, further: Iterable[int]) -> list[int]:
        """Where a short name may open an item: its likeliest starts, and where else one may begin in it."""
        return list(dict.fromkeys((*item.starts[: self.opener_starts], *further)))

    def _further(self, text: str, item: Item) -> list[int]:
        """Where a firm's name may begin in an item besides: behind the towns it begins with, behind what the firm is or where
        (领军企业|甲科技, 新区的|乙机械), behind a word of one character that the segmenter glues to it (与|丙集团)."""
        found: list[int] = []
        at = item.starts[0]
        while town := _TOWN_BEFORE.match(text, at, item.unit.end):
            at = town.end()
            found.append(at)
        found += [m.end() for m in _BEFORE_FIRM.finditer(text, item.unit.start, item.unit.end)]
        found += [s + 1 for s in item.starts if _GLUED.match(text, s, item.unit.end)]
        return list(dict.fromkeys(found))

    def _known(self, reading: Reading, enumeration: Enumeration) -> Iterator[tuple[int, int, str, Item]]:
        """The longest of `names` that begins at each likely start of an item and ends with a word."""
        if self.names is None:
            return
        text, known = reading.text, self._names_by_opening
        for item in enumeration.items:
            for start in item.starts:
                for name in known.get(text[start : start + 2], ()):
                    end = start + len(name)
                    if end <= item.unit.end and end in reading.edges and text.startswith(name, start):
                        yield start, end, "known", item
                        break

    @cached_property
    def _names_by_opening(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for name in sorted(self.names() if self.names else (), key=lambda n: (-len(n), n)):
            if len(name) >= 2:
                found[name[:2]].append(name)
        return dict(found)

    def _coined(
        self, text: str, items: Sequence[Item], edges: frozenset[int], within: Sequence[list[int]] | None
    ) -> Iterator[tuple[int, int, str, Item]]:
        """The coined names that open the items of a list, before what their bearers do; where the list speaks of works or firms,
        wherever such a name may end. `within` are each item's further starts, None where they were not sought yet."""
        of_works = _OF_WORKS.search(text, items[0].unit.start, items[-1].unit.end)
        if within is None:
            within = [self._further(text, item) if of_works else [] for item in items]
        for item, further in zip(items, within, strict=True):
            for start in item.starts:
                end = doer_end(text, start, item.unit.end, edges)
                if end is not None and end != item.ends[0]:
                    yield start, end, "coined", item
            for start in self._opens(item, further) if of_works else ():
                for end in coined_ends(text, start, item.unit.end):
                    if end != item.ends[0]:
                        yield start, end, "coined", item
