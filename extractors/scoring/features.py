"""Features of a candidate: its name's shape, its frame, its neighbours and its place in the plan, as short strings.

The same features serve every kind of entity; the weights differ. Features that many candidates share come as tuples that are made
once, so that a model can add up their weights once.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from extractors.frames.candidate import Candidate
from extractors.frames.enumerations import TRIGGER_CLASSES, Enumeration, Item, announced
from extractors.frames.patterns import LEADING_ROLES
from extractors.frames.proposing import CONJUNCTIONS, COSTED, longest_first
from extractors.frames.reading import Reading
from extractors.lexicons.word_classes import middle_class
from extractors.scoring.patterns import PAST, TOPICS, WHITHER
from extractors.scoring.shapes import DEED, ENDS, bare, bucket, concept, core, ends, shape

_TOPIC = re.compile(longest_first(TOPICS))
_PAST = re.compile(PAST)


MONEY_BEFORE = re.compile(r"投资[约达到]*\d[\d.,]*[亿万]元?(?:以上|左右)?(?:的|建设|，建设)?$")
MONEY_AFTER = re.compile(r"[^。；]{0,28}投资[约达到为]*\d[\d.,]*[亿万]")
"""A sum right before a name, or soon after it."""
COSTS = "costed"
"""The feature of a name right behind which a sum is said."""


class Features:
    """Features of candidates in one reading; caches what candidates share."""

    def __init__(self, reading: Reading, place_names: tuple[str, ...] = ()) -> None:
        self.reading = reading
        self.text = reading.text
        self._known: Counter[str] = Counter()
        self._frames: dict[int, tuple[str, ...]] = {}
        self._sections: dict[int, tuple[str, ...]] = {}
        self._siblings: dict[int, tuple[str, ...]] = {}
        self._contexts: dict[tuple[int, bool], frozenset[str]] = {}
        self._heads: dict[int, str] = {}
        self._deeds: dict[int, tuple[bool, ...]] = {}
        self._listed: dict[int, tuple[str, ...]] = {}
        self._named: dict[tuple[bool, str, str, str, str, str], tuple[str, ...]] = {}
        self._starts: dict[int, tuple[str, ...]] = {}
        self._ends: dict[int, tuple[str, ...]] = {}
        self._costed: set[int] = set()
        self._place_pattern = re.compile(longest_first(place_names)) if place_names else None

    def count(self, candidates: Sequence[Candidate]) -> None:
        """Learn how often each name is proposed; call it with all candidates of a kind before asking for their features."""
        text = self.text
        self._known = Counter([text[c.start : c.end] for c in candidates])

    def of(self, candidate: Candidate) -> list[str]:
        """All features of a candidate."""
        return [f for part in self.shared(candidate) for f in part] + self.local(candidate)

    def shared(self, candidate: Candidate) -> tuple[tuple[str, ...], ...]:
        """The features a candidate shares with others: of its name, its frame, its section, its list. Equal parts are the
        same object."""
        name = shape(self.text[candidate.start : candidate.end])
        return (name,) if candidate.enumeration is None else (name, *self.around(candidate.enumeration))

    def around(self, enumeration: Enumeration) -> tuple[tuple[str, ...], ...]:
        """The features that all candidates of an enumeration share: of its frame, its section, its list."""
        return self._frame(enumeration), self._section(enumeration.block), self._list(enumeration)

    def local(self, candidate: Candidate) -> list[str]:
        """The features of this very place."""
        text, start, end = self.text, candidate.start, candidate.end
        name = text[start:end]
        found = [
            "how=" + candidate.how,
            f"n={bucket(self._known[name])}",
            *(self._starts.get(start) or self._start(start)),
            *self._end(end),
        ]
        if end in self._costed and self.costed(candidate):
            found.append(COSTS)
        if self._place_pattern and self._place_pattern.match(name):
            found.append("county0")
        if candidate.enumeration is not None and candidate.item is not None:
            self._in_frame(found, candidate, candidate.enumeration, candidate.item, name)
        return found

    def costed(self, candidate: Candidate) -> bool:
        """Whether a sum is said right behind a candidate, its size at most between; 在某园投资5亿元 says where, not for what, and
        新建甲厅、乙仓和丙院，投资5亿元 is the cost of all three, not of the last."""
        self._end(candidate.end)
        if candidate.end not in self._costed or self.text[max(0, candidate.start - 1) : candidate.start] in WHITHER:
            return False
        items = candidate.enumeration.items if candidate.enumeration is not None else ()
        shared = len(items) > 1 and candidate.how != "tail" and candidate.start >= items[0].ends[0]
        return not shared or all("投资" in self.text[item.unit.start : item.unit.end] for item in items)

    def _start(self, start: int) -> tuple[str, ...]:
        """What stands before a place; many candidates begin at one place."""
        text = self.text
        found = ["bef=" + text[max(0, start - 1) : start], "bef2=" + text[max(0, start - 2) : start]]
        if MONEY_BEFORE.search(text, max(0, start - 24), start):
            found.append("money-before")
        if start:
            word = self.reading.words_of(start - 1, start)[0]
            found += ["bw=" + word, "kb=" + middle_class(word)]
        if start not in self.reading.edges:
            found.append("cut-start")
        return self._starts.setdefault(start, tuple(found))

    def _end(self, end: int) -> tuple[str, ...]:
        """What stands after a place; many candidates end at one place."""
        if end in self._ends:
            return self._ends[end]
        text = self.text
        found = ["aft=" + text[end : end + 1], "aft2=" + text[end : end + 2]]
        if "投资" in text[end : end + 40] and MONEY_AFTER.match(text, end):
            found.append("money-after")
            if COSTED.match(text, end):
                self._costed.add(end)
        if end < len(text):
            word = self.reading.words_of(end, end + 1)[-1]
            found += ["aw=" + word, "ka=" + middle_class(word)]
        if end not in self.reading.edges:
            found.append("cut-end")
        return self._ends.setdefault(end, tuple(found))

    def _in_frame(self, found: list[str], candidate: Candidate, enumeration: Enumeration, item: Item, name: str) -> None:
        start, end = candidate.start, candidate.end
        place = item.starts.index(start) if start in item.starts else 9
        whole = end == item.ends[0]
        tail = enumeration.tail_class
        near = len([s for s in item.starts if start < s <= end - 2]) if candidate.how == "head" else -1
        items, unit = enumeration.items, item.unit
        position = "only" if len(items) == 1 else "first" if item is items[0] else "last" if item is items[-1] else "mid"
        found += _stands(
            min(place, 3),
            min(near, 2),
            start == unit.start,
            0 if whole else 1 if end in item.ends else 9,
            end == unit.end,
            unit.before,
            unit.after,
            position,
        )
        self._beside(found, candidate, enumeration, item)
        known, about = core(name)[0], concept(name)[0]
        key = (bare(name), known, about, tail, enumeration.role, enumeration.trigger)
        found += self._named.get(key) or self._named.setdefault(key, _named(*key))
        if whole:
            found += _whole(tail, place == 0, enumeration.trigger_classes, enumeration.role in LEADING_ROLES, len(items) > 1)
        block = self.reading.blocks[enumeration.block]
        sentence = self.reading.sentences[enumeration.sentence]
        box = "&box" if block.box else ""
        if start == sentence.start:
            found.append(f"sent0{box}&ua={item.unit.after}")
            if end in (sentence.end, item.unit.end):
                found.append("sent01" + box)
            if end == sentence.end:
                found.append(f"whole-sentence{box}&{block.kind}")

    def _beside(self, found: list[str], candidate: Candidate, enumeration: Enumeration, item: Item) -> None:
        """What stands around the name in its list: whether the items beside it carry a head of their own, and, for a name joined
        from several items (甲、乙河治理工程), whether its parts do."""
        if candidate.how == "joined":
            self._joined(found, candidate, enumeration, item)
            return
        if len(enumeration.items) > 1:
            found += self._listed.get(id(item)) or self._in_list(enumeration, item)
        rest = item.unit.end - candidate.end
        if 2 <= rest <= 24 and candidate.how in ("opener", "coined", "head"):
            found += ["rest" + key for key in ("P", "K") if ENDS[key].search(self.text, candidate.end, item.unit.end)]

    def _in_list(self, enumeration: Enumeration, item: Item) -> tuple[str, ...]:
        """What the names beside an item's are like; shared by the candidates in it that are not joined from several items."""
        items = enumeration.items
        number = items.index(item)
        deeds = self._done(enumeration)
        lent = f"{int(deeds[number])}{int(any(deeds[number + 1 :]))}{int(number > 0 and not deeds[number - 1])}"
        found = ["deed=" + lent, f"deed={lent}&{int(bool(enumeration.tail))}"]
        if number:
            found.append("prev=" + self._head(items[number - 1]))
            found.append(f"prev={self._head(items[number - 1])}&{item.unit.before}")
        if number + 1 < len(items):
            found.append("next=" + self._head(items[number + 1]))
        return self._listed.setdefault(id(item), tuple(found))

    def _joined(self, found: list[str], candidate: Candidate, enumeration: Enumeration, item: Item) -> None:
        """Of a name joined from several items whether its parts carry a head of their own."""
        items = enumeration.items
        number = items.index(item)
        deeds = self._done(enumeration)
        first = next((i for i in range(number) if items[i].starts[0] == candidate.start), number)
        alone = deeds[number] and not any(deeds[first:number])
        shared = "end" if alone else "".join(sorted({"-D"[done] for done in deeds[first : number + 1]}))
        found += ["joins=" + shared, f"joins={shared}&{item.unit.before}", f"joins={shared}&{int(item is items[-1])}"]
        if "的" in self.text[item.unit.start : candidate.end]:
            found.append("joins-de&" + item.unit.before)
        heads = [self._head(i) for i in items[first:number]]
        found.append("parts=" + "".join(sorted(set(heads))))
        found.append(f"parts={min(number - first + 1, 4)}")
        found.append("part0=" + heads[0] if heads else "part0")
        found.append(f"part0={heads[0] if heads else ''}&{item.unit.before}")
        found.append(f"part0len={bucket(items[first].ends[0] - candidate.start)}")
        found.append("partsep=" + item.unit.before)
        if item.unit.before in CONJUNCTIONS:
            found.append("conjunction-" + ("last" if item is items[-1] else "inside"))
            if announced(enumeration.count) == len(items) - 1:
                found.append("conjunction-counted")
        if first:
            found.append("before=" + self._head(items[first - 1]))
        if number + 1 < len(items):
            found.append("next=" + self._head(items[number + 1]))

    def _head(self, item: Item) -> str:
        """By what an item's name ends: of a project, park, enterprise or industry, or "-"."""
        known = self._heads.get(id(item))
        if known is None:
            carried = ends(self.text[item.starts[0] : item.ends[0]])
            known = self._heads[id(item)] = next((k for k in "PKLSI" if k in carried), "-")
        return known

    def _done(self, enumeration: Enumeration) -> tuple[bool, ...]:
        """Whether the name of each item of a list ends with what is done to the thing (甲河|治理工程)."""
        known = self._deeds.get(id(enumeration))
        if known is None:
            text = self.text
            known = tuple(DEED.search(text, item.starts[0], item.ends[0]) is not None for item in enumeration.items)
            self._deeds[id(enumeration)] = known
        return known

    def context(self, candidate: Candidate) -> frozenset[str]:
        """Where a candidate stands: "heading", "past", "box", "glossary", "listed"."""
        if candidate.enumeration is None:
            return frozenset()
        key = candidate.enumeration.block, len(candidate.enumeration.items) > 1
        known = self._contexts.get(key)
        if known is None:
            section = self._section(candidate.enumeration.block)
            found: set[str] = {name for name in ("past", "box", "glossary") if name in section}
            if "kind=heading" in section:
                found.add("heading")
            if key[1]:
                found.add("listed")
            known = self._contexts[key] = frozenset(found)
        return known

    def _frame(self, enumeration: Enumeration) -> tuple[str, ...]:
        known = self._frames.get(id(enumeration))
        if known is None:
            known = self._frames[id(enumeration)] = (
                "trig=" + enumeration.trigger,
                *("tc=" + c for c in sorted(enumeration.trigger_classes)),
                "tail=" + enumeration.tail_class,
                "th=" + enumeration.tail_head,
                "t2=" + enumeration.tail[:2],
                "role=" + enumeration.role,
                f"items={min(len(enumeration.items), 6)}",
                *_agreement(enumeration),
            )
        return known

    def _section(self, block: int) -> tuple[str, ...]:
        known = self._sections.get(block)
        if known is None:
            b = self.reading.blocks[block]
            found = ["kind=" + b.kind]
            if b.kind == "heading":
                found.append(f"level={b.level}")
            if b.box:
                found += ["box", *("bx=" + topic for topic in sorted(set(_TOPIC.findall(b.box))))]
                if "名词" in b.box or "解释" in b.box:
                    found.append("glossary")
            if any(_PAST.search(p) for p in b.section):
                found.append("past")
            for depth, title in enumerate(b.section[::-1][:3]):
                found += [f"h{min(depth, 1)}={topic}" for topic in sorted(set(_TOPIC.findall(title)))]
            known = self._sections[block] = tuple(dict.fromkeys(found))
        return known

    def _list(self, enumeration: Enumeration) -> tuple[str, ...]:
        """What the items of a list are like, shared by all of them."""
        if len(enumeration.items) < 2:
            return ()
        known = self._siblings.get(id(enumeration))
        if known is None:
            counts = dict.fromkeys((*ENDS, "length", "odd", "concept"), 0)
            for item in enumeration.items:
                name = self.text[item.starts[0] : item.ends[0]]
                for key in ends(name):
                    counts[key] += 1
                counts["length"] += len(name)
                counts["odd"] += core(name)[-1] in ("core=odd", "core=mixed")
                counts["concept"] += concept(name)[0] in ("concept=is", "concept=bare")
            size = len(enumeration.items)
            known = self._siblings[id(enumeration)] = (
                *(f"sib{key}={round(4 * counts[key] / size)}" for key in ENDS),
                f"siblen={bucket(counts['length'] // size)}",
                f"sibodd={round(4 * counts['odd'] / size)}",
                f"sibconcept={round(4 * counts['concept'] / size)}",
            )
        return known


@lru_cache(maxsize=4096)
def _whole(tail: str, opens: bool, classes: frozenset[str], leads: bool, listed: bool) -> tuple[str, ...]:
    """What is said of a name that ends where its item most likely ends, and of one that begins where it does, too."""
    found = ["full&tail=" + tail]
    if opens:
        found += ["whole", "whole&tail=" + tail, *("whole&tc=" + c for c in sorted(classes))]
        if leads:
            found.append("whole&leads")
        if listed:
            found.append("whole&listed&tail=" + tail)
    return tuple(found)


def _agreement(enumeration: Enumeration) -> tuple[str, ...]:
    """Whether a list has as many items as it announces (3个产业链)."""
    if not enumeration.count:
        return ("nocount",)
    number, size = announced(enumeration.count), len(enumeration.items)
    if number is None:
        return ("count",)
    return ("count", "count=" + ("right" if number == size else "less" if size < number else "more"))


def _named(is_bare: bool, known: str, about: str, tail: str, role: str, trigger: str) -> tuple[str, ...]:
    """What kind of name stands in what kind of frame."""
    classes = sorted(TRIGGER_CLASSES.get(trigger, ()))
    found = ["bare", "bare&role=" + role, "bare&tail=" + tail, "bare&trig=" + trigger] if is_bare else []
    found += [known + "&tail=" + tail, known + "&role=" + role, about + "&tail=" + tail]
    found += [f"{known}&tc={c}" for c in classes]
    found += [f"{about}&tc={c}" for c in classes]
    return tuple(found)


@lru_cache(maxsize=4096)
def _stands(
    start: int, near: int, opens: bool, end: int, closes: bool, before: str, after: str, position: str
) -> tuple[str, ...]:
    """Where a name stands in its item: at which of the likely starts (`near` more of them inside; -1 if that is not asked) and
    ends, between which delimiters, at which position of its list."""
    found = [f"si={start}"]
    if near >= 0:
        found.append(f"near={near}")
    found.append("s-unit" if opens else "s-lead" if start == 0 else "s-in")
    found += [f"ei={end}", "e-unit" if closes else "e-in", "ub=" + before, "ua=" + after, "pos=" + position]
    return tuple(found)
