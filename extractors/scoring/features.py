"""Features of a candidate: its shape, its frame, its neighbours and its place in the plan, as short strings.

The same features serve every kind of entity; the weights differ. Nothing here knows a name.
"""
from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

import jieba

from extractors.enterprises import patterns as enterprises
from extractors.frames.candidate import Candidate
from extractors.frames.enumerations import TRIGGER_CLASSES, Enumeration
from extractors.frames.proposing import longest_first
from extractors.frames.reading import Reading
from extractors.frames.patterns import LEADING_ROLES
from extractors.industries import patterns as industries
from extractors.parks import patterns as parks
from extractors.projects import patterns as projects
from extractors.scoring.grouping import group_key
from extractors.scoring.patterns import PAST, TOPICS
from ontology.concepts import industry_labels

_ENDS = {
    "I": re.compile("(?:" + longest_first((*industries.CHAIN_HEADS, *industries.CLUSTER_HEADS, *industries.INDUSTRY_HEADS)) + ")$"),
    "L": re.compile("(?:" + longest_first(tuple(enterprises.LEGAL)) + ")$"),
    "S": re.compile("(?:" + longest_first(tuple(enterprises.SHORT_ENDINGS)) + ")$"),
    "K": re.compile("(?:" + longest_first(tuple(parks.HEADS)) + ")$"),
    "P": re.compile("(?:" + longest_first(tuple(projects.HEADS)) + ")$"),
}
_GENERIC = {"I": industries.GENERIC, "E": enterprises.NOT_ENTERPRISES, "P": projects.GENERIC, "K": frozenset(parks.HEADS)}
_VERB = re.compile(longest_first(tuple(w for w in TRIGGER_CLASSES if len(w) > 1)))
_ABSTRACT = re.compile(longest_first(projects.ABSTRACT))
_PHYSICAL = re.compile("(?:" + longest_first(projects.PHYSICAL) + ")(?:建设|改造|工程|项目|扩建|新建|改扩建|改造工程|建设项目|建设工程|二期|一期)*$")
_TOPIC = re.compile(longest_first(TOPICS))
_PAST = re.compile(PAST)
_MODIFIER = re.compile("^(?:现代|新型|高端|先进|绿色|特色|智能|智慧|优质|综合|重点|重大|传统|新兴|国家|国家级|省级|市级|县级|全县|全区|全市|一批|一个|一座|两个|各|我县|我区|全国|全省|乡村|农村|城市|城乡|城镇|县城|城区|大型|中小)")
_PLACE = re.compile("[镇乡村县区市旗州省](?!.{0,1}$)")
_BUCKETS = (0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 15, 20, 30, 60)


def bucket(n: int) -> int:
    """The greatest of a few round numbers that is at most n."""
    return max(b for b in _BUCKETS if b <= n)


@lru_cache(maxsize=65536)
def shape(name: str) -> tuple[str, ...]:
    """Features of a name by itself.

    >>> "endS=科技" in shape("云岭科技")
    True
    """
    size = len(name)
    found = [f"len={bucket(size)}", "b1=" + name[-1:], "b2=" + name[-2:], "b3=" + name[-3:], "f1=" + name[:1], "f2=" + name[:2], "ch=" + "".join(sorted({_kind(c) for c in name}))]
    for key, pattern in _ENDS.items():
        if match := pattern.search(name):
            found.append(f"end{key}=" + match.group())
            found.append("has" + key)
            rest = size - len(match.group())
            found.append(f"rest{key}={bucket(rest)}")
    for key, words in _GENERIC.items():
        if name in words:
            found.append("generic" + key)
    if match := _MODIFIER.match(name):
        found.append("mod=" + match.group())
    if match := _VERB.search(name):
        found.append("verb@" + ("0" if match.start() == 0 else "end" if match.end() == size else "in"))
        if match.start() == 0:
            found.append("verb0=" + match.group())
    if match := _ABSTRACT.search(name):
        found += ["abstract", "abstract=" + match.group()]
    if match := _PHYSICAL.search(name):
        found += ["physical", "physical=" + match.group()]
    if "的" in name:
        found.append("de")
    if _PLACE.search(name):
        found.append("place")
    if name.count('"') % 2 or name.count("（") != name.count("）"):
        found.append("unbalanced")
    found.extend(core(name))
    found.extend(concept(name))
    if name in jieba.dt.FREQ and jieba.dt.FREQ[name]:
        found.append("word")
    words = jieba.lcut(name, HMM=False) if size <= 14 else []
    if words:
        singles = sum(1 for w in words if len(w) == 1 and "\u4e00" <= w <= "\u9fff")
        found.append(f"single={min(singles, 4)}")
        found.append("w0=" + words[0])
        found.append(f"nw={min(len(words), 7)}")
        if len(words) > 1 and len(words[0]) == 1 and len(words[1]) == 1:
            found.append("odd0")
    return tuple(found)


@lru_cache(maxsize=65536)
def core(name: str) -> tuple[str, ...]:
    """What is left of a name without legal ending and industry word, and whether the segmenter's dictionary knows it.

    >>> core("云岭科技"), core("农业科技")
    (('core=2odd', 'core=odd'), ('core=2known', 'core=known'))
    """
    rest = name
    for key in ("L", "S"):
        if (match := _ENDS[key].search(rest)) and match.start() >= 1:
            rest = rest[: match.start()]
    if not rest or not all("\u4e00" <= c <= "\u9fff" for c in rest):
        return ("core=mixed",)
    frequency = jieba.dt.FREQ
    if len(rest) == 1:
        kind = "one"
    elif frequency.get(rest, 0) > COMMON:
        kind = "known"
    else:
        words = jieba.lcut(rest, HMM=False) if len(rest) <= 10 else []
        singles = sum(len(w) == 1 for w in words)
        kind = "odd" if singles * 2 >= len(words) > 0 else "rare" if frequency.get(rest, 0) else "mixed" if singles else "words"
    return (f"core={min(len(rest), 6)}{kind}", "core=" + kind)


COMMON = 60
"""Counts in the segmenter's dictionary from which a word is common; names of firms happen to be words too, rarer ones."""


@lru_cache(maxsize=65536)
def concept(name: str) -> tuple[str, ...]:
    """Whether a name, or its end, is a label of a plan industry."""
    labels = industry_labels()
    if name in labels:
        return ("concept=is",)
    bare = group_key("Industry", name)
    if bare in labels:
        return ("concept=bare",)
    for start in range(1, len(bare) - 1):
        if bare[start:] in labels:
            return ("concept=ends", f"concept=ends{min(start, 4)}")
    return ("concept=opens",) if any(bare[:end] in labels for end in range(2, len(bare))) else ("concept=no",)


def _kind(c: str) -> str:
    if "\u4e00" <= c <= "\u9fff":
        return "C"
    if c.isdigit():
        return "9"
    if c.isalpha():
        return "A"
    return c if c in '"（）、，：+-—.%' else "o"


class Features:
    """Features of candidates in one reading; caches what candidates share."""

    def __init__(self, reading: Reading, place_names: tuple[str, ...] = ()) -> None:
        self.reading = reading
        self.text = reading.text
        self._counts: Counter[str] = Counter()
        self._known: dict[str, int] = {}
        self._frames: dict[int, tuple[str, ...]] = {}
        self._sections: dict[int, tuple[str, ...]] = {}
        self._place_pattern = re.compile(longest_first(place_names)) if place_names else None

    def of(self, candidate: Candidate) -> list[str]:
        """All features of a candidate."""
        text, start, end = self.text, candidate.start, candidate.end
        name = text[start:end]
        found = list(shape(name))
        found.append("how=" + candidate.how)
        if self._place_pattern and self._place_pattern.match(name):
            found.append("county0")
        found.append(f"n={bucket(self._count(name))}")
        found.append("aft=" + text[end : end + 1])
        found.append("aft2=" + text[end : end + 2])
        found.append("bef=" + text[max(0, start - 1) : start])
        found.append("bef2=" + text[max(0, start - 2) : start])
        if end not in self.reading.edges:
            found.append("cut-end")
        if start not in self.reading.edges:
            found.append("cut-start")
        enumeration, item = candidate.enumeration, candidate.item
        if enumeration is not None and item is not None:
            found.extend(self._frame(enumeration))
            place = item.starts.index(start) if start in item.starts else 9
            found.append(f"si={min(place, 3)}")
            if candidate.how == "head":
                found.append(f"near={min(sum(start < s <= end - 2 for s in item.starts), 2)}")
            found.append("s-unit" if start == item.unit.start else "s-lead" if place == 0 else "s-in")
            e = item.ends.index(end) if end in item.ends else 9
            found.append(f"ei={min(e, 2) if e < 9 else 9}")
            found.append("e-unit" if end == item.unit.end else "e-in")
            found.append("ub=" + item.unit.before)
            found.append("ua=" + item.unit.after)
            rank = enumeration.items.index(item)
            found.append("pos=" + ("only" if len(enumeration.items) == 1 else "first" if rank == 0 else "last" if rank == len(enumeration.items) - 1 else "mid"))
            if not any(f.startswith("has") for f in found) and "concept=no" in found:
                found += ["bare", "bare&role=" + enumeration.role, "bare&tail=" + enumeration.tail_class, "bare&trig=" + enumeration.trigger]
            known = next((f for f in found if f.startswith("core=")), "")
            found.append(known + "&tail=" + enumeration.tail_class)
            found.append(known + "&role=" + enumeration.role)
            found += [known + "&tc=" + c for c in sorted(enumeration.trigger_classes)]
            about = next((f for f in found if f.startswith("concept=")), "")
            found.append(about + "&tail=" + enumeration.tail_class)
            found += [about + "&tc=" + c for c in sorted(enumeration.trigger_classes)]
            if e == 0:
                found.append("full&tail=" + enumeration.tail_class)
                if start == item.starts[0]:
                    found.append("whole")
                    found.append("whole&tail=" + enumeration.tail_class)
                    found += ["whole&tc=" + c for c in sorted(enumeration.trigger_classes)]
                    if enumeration.role in LEADING_ROLES:
                        found.append("whole&leads")
                    if len(enumeration.items) > 1:
                        found.append("whole&listed&tail=" + enumeration.tail_class)
            block = enumeration.block
            whole_block = self.reading.blocks[block]
            sentence = self.reading.sentences[enumeration.sentence]
            if start == sentence.start:
                found.append("sent0" + ("&box" if whole_block.box else "") + "&ua=" + item.unit.after)
                if end in (sentence.end, item.unit.end):
                    found.append("sent01" + ("&box" if whole_block.box else ""))
            if end == sentence.end and start == sentence.start:
                found.append("whole-sentence" + ("&box" if whole_block.box else "") + "&" + whole_block.kind)
            found.extend(self._section(block))
            found.extend(self._siblings(candidate))
        return found

    def context(self, candidate: Candidate) -> frozenset[str]:
        """Where a candidate stands: "heading", "past", "box", "glossary", "listed"."""
        if candidate.enumeration is None:
            return frozenset()
        section = self._section(candidate.enumeration.block)
        found = {name for name in ("past", "box", "glossary") if name in section}
        if "kind=heading" in section:
            found.add("heading")
        if len(candidate.enumeration.items) > 1:
            found.add("listed")
        return frozenset(found)

    def _count(self, name: str) -> int:
        known = self._known.get(name)
        if known is None:
            known = self._known[name] = self.text.count(name)
        return known

    def _frame(self, enumeration: Enumeration) -> tuple[str, ...]:
        key = id(enumeration)
        known = self._frames.get(key)
        if known is None:
            known = (
                "trig=" + enumeration.trigger,
                *("tc=" + c for c in sorted(enumeration.trigger_classes)),
                "tail=" + enumeration.tail_class,
                "th=" + enumeration.tail_head,
                "t2=" + enumeration.tail[:2],
                "role=" + enumeration.role,
                f"items={min(len(enumeration.items), 6)}",
                "count" if enumeration.count else "nocount",
            )
            self._frames[key] = known
        return known

    def _section(self, block: int) -> tuple[str, ...]:
        known = self._sections.get(block)
        if known is None:
            b = self.reading.blocks[block]
            path = b.section
            found = ["kind=" + b.kind]
            if b.kind == "heading":
                found.append(f"level={b.level}")
            if b.box:
                found.append("box")
                found += ["bx=" + m for m in sorted(set(_TOPIC.findall(b.box)))]
                if "名词" in b.box or "解释" in b.box:
                    found.append("glossary")
            if any(_PAST.search(p) for p in path) :
                found.append("past")
            for depth, p in enumerate(path[::-1][:3]):
                found += [f"h{min(depth, 1)}=" + m for m in sorted(set(_TOPIC.findall(p)))]
            self._sections[block] = known = tuple(found)
        return known

    def _siblings(self, candidate: Candidate) -> list[str]:
        enumeration = candidate.enumeration
        assert enumeration is not None
        if len(enumeration.items) < 2:
            return []
        key = -id(enumeration)
        known = self._frames.get(key)
        if known is None:
            counts: Counter[str] = Counter()
            for item in enumeration.items:
                name = self.text[item.starts[0] : item.ends[0]]
                for k, pattern in _ENDS.items():
                    if pattern.search(name):
                        counts[k] += 1
                counts["len"] += len(name)
                counts["odd"] += core(name)[-1] in ("core=odd", "core=mixed")
                counts["concept"] += concept(name)[0] in ("concept=is", "concept=bare")
            size = len(enumeration.items)
            known = tuple(f"sib{k}={round(4 * counts[k] / size)}" for k in _ENDS) + (
                f"siblen={bucket(counts['len'] // size)}",
                f"sibodd={round(4 * counts['odd'] / size)}",
                f"sibconcept={round(4 * counts['concept'] / size)}",
            )
            self._frames[key] = known
        return list(known)
