"""Features of a name by itself: length, characters, endings, what the segmenter and the industry labels know of it.

The same features serve every kind of entity; the weights differ. Nothing here knows a proper name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from extractors.enterprises import patterns as enterprises
from extractors.frames.enumerations import TRIGGER_CLASSES
from extractors.frames.proposing import longest_first
from extractors.frames.words import dictionary, known_words
from extractors.industries import patterns as industries
from extractors.lexicons.word_classes import word_classes
from extractors.parks import patterns as parks
from extractors.projects import patterns as projects
from extractors.scoring.grouping import group_key
from ontology.concepts import industry_labels

HEADS = {
    "I": frozenset((*industries.CHAIN_HEADS, *industries.CLUSTER_HEADS, *industries.INDUSTRY_HEADS)),
    "L": frozenset(enterprises.LEGAL),
    "S": frozenset(enterprises.SHORT_ENDINGS),
    "K": frozenset(parks.HEADS),
    "P": frozenset(projects.HEADS),
}
"""The words that end names: of industries, of firms by law (L) and in short (S), of parks, of projects."""
ENDS = {key: re.compile("(?:" + longest_first(words) + ")$") for key, words in HEADS.items()}
_LONGEST_HEAD = max(len(word) for words in HEADS.values() for word in words)
_KEYS_OF_HEAD = {word: [key for key in HEADS if word in HEADS[key]] for words in HEADS.values() for word in words}
_GENERIC = {"I": industries.GENERIC, "E": enterprises.NOT_ENTERPRISES, "P": projects.GENERIC, "K": frozenset(parks.HEADS)}
_VERB = re.compile(longest_first(tuple(w for w in TRIGGER_CLASSES if len(w) > 1)))
_ABSTRACT = re.compile(longest_first(projects.ABSTRACT))
_PHYSICAL = re.compile(
    "(?:" + longest_first(projects.PHYSICAL) + ")(?:建设|改造|工程|项目|扩建|新建|改扩建|改造工程|建设项目|建设工程|二期|一期)*$"
)
DEED = re.compile("(?:" + longest_first(projects.DEEDS) + ")$")
"""The end of a name that says what is done."""
_HAN_ONLY = re.compile("[\u4e00-\u9fff]+")
_DEEDS_ONLY = re.compile("(?:" + longest_first(projects.DEEDS) + ")+")
_MODIFIER = re.compile(
    "^(?:现代|新型|高端|先进|绿色|特色|智能|智慧|优质|综合|重点|重大|传统|新兴|国家|国家级|省级|市级|县级|全县|全区|全市|一批|一个|一座|两个|各|我县|我区|全国|全省|乡村|农村|城市|城乡|城镇|县城|城区|大型|中小)"
)
_FIRM = re.compile(".{2,6}?(?:" + longest_first((*enterprises.LEGAL, *enterprises.SHORT_ENDINGS)) + ")")
_PLACE = re.compile("[镇乡村县区市旗州省](?!.{0,1}$)")
_BRACKET = re.compile(r"(?<=..)（(?![^（）]*(?:投资|\d[亿万]))[^（）]*）$")
"""What stands in brackets behind a name, unless it is a sum: the name ends with what stands before."""
_BUCKETS = (0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 15, 20, 30, 60)


_BUCKET = [max(b for b in _BUCKETS if b <= n) for n in range(_BUCKETS[-1] + 1)]


def bucket(n: int) -> int:
    """The greatest of a few round numbers that is at most n."""
    return _BUCKET[min(n, _BUCKETS[-1])]


@lru_cache(maxsize=65536)
def shape(name: str) -> tuple[str, ...]:
    """Features of a name by itself.

    >>> "endS=科技" in shape("云岭科技")
    True
    """
    size = len(name)
    found = [
        f"len={bucket(size)}",
        "b1=" + name[-1:],
        "b2=" + name[-2:],
        "b3=" + name[-3:],
        "f1=" + name[:1],
        "f2=" + name[:2],
        "ch=" + "".join(sorted({_kind(c) for c in name})),
    ]
    outside = _BRACKET.sub("", name)
    if outside != name:
        found.append("bracketed")
    heads = heads_of(outside)
    for key in HEADS:
        if head := heads.get(key):
            found += (f"end{key}=" + head, "has" + key, f"rest{key}={bucket(size - len(head))}")
    for key, generic in _GENERIC.items():
        if name in generic:
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
    if _DEEDS_ONLY.fullmatch(name):
        found.append("deeds-only")
    if "的" in name:
        found.append("de")
    if _PLACE.search(name):
        found.append("place")
    if name.count('"') % 2 or name.count("（") != name.count("）"):
        found.append("unbalanced")
    if size >= 5 and (match := _FIRM.match(name)) and size - match.end() >= 2 and core(match.group())[-1] == "core=odd":
        found.append("firm0")
        found.append("firm0&" + next((k for k in ENDS if ENDS[k].search(name)), "-"))
    found.extend(core(name))
    found.extend(concept(name))
    if dictionary().get(name):
        found.append("word")
    words = known_words(name) if size <= 20 else ()
    if words:
        singles = sum(1 for w in words if len(w) == 1 and "\u4e00" <= w <= "\u9fff")
        found.append(f"single={min(singles, 4)}")
        found.append("w0=" + words[0])
        found.append("w9=" + words[-1])
        found += sorted({"w=" + w for w in words if len(w) > 1})
        found.append(f"nw={min(len(words), 7)}")
        if len(words) > 1 and len(words[0]) == 1 and len(words[1]) == 1:
            found.append("odd0")
        found += classes_of(words)
    return tuple(found)


def classes_of(words: Sequence[str]) -> list[str]:
    """The coarse, middle and fine classes of the first word, of the last and of all longer ones: what is learnt of 水库 holds for
    堤坝 too.

    >>> set(classes_of(["水库"])[:2]) & set(classes_of(["堤坝"])[:2]) != set()
    True
    """
    first, last = (word_classes().get(words[at], ("",)) for at in (0, -1))
    inside: set[str] = set().union(*(_classes_inside(word) for word in words if len(word) > 1))
    return [*("k0=" + code for code in first), *("k9=" + code for code in last), *sorted(inside)]


@lru_cache(maxsize=65536)
def _classes_inside(word: str) -> tuple[str, ...]:
    return tuple("k=" + code for code in word_classes().get(word, ()))


def kernel(name: str) -> str:
    """What is left of a firm's name without legal ending and industry word; never empty.

    >>> kernel("昱岭科技有限公司")
    '昱岭'
    """
    heads = heads_of(name)
    for key in ("L", "S"):
        head = heads.get(key, "")
        if 0 < len(head) < len(name):
            name = name[: -len(head)]
            heads = heads_of(name)
    return name


@lru_cache(maxsize=65536)
def core(name: str) -> tuple[str, ...]:
    """What is left of a name without legal ending and industry word, and whether the segmenter's dictionary knows it.

    >>> core("昱岭科技")[-1], core("农业科技")[-1]
    ('core=odd', 'core=known')
    """
    rest = kernel(name)
    if not _HAN_ONLY.fullmatch(rest):
        return ("core=mixed",)
    frequency = dictionary()
    if len(rest) == 1:
        kind = "one"
    elif frequency.get(rest, 0) > COMMON:
        kind = "known"
    else:
        words = known_words(rest) if len(rest) <= 10 else ()
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


@lru_cache(maxsize=65536)
def bare(name: str) -> bool:
    """Whether nothing in a name tells what it names: no head word of any kind, no industry."""
    return concept(name)[0] == "concept=no" and not ends(name)


@lru_cache(maxsize=65536)
def ends(name: str) -> tuple[str, ...]:
    """The keys of `ENDS` whose words end a name."""
    heads = heads_of(_BRACKET.sub("", name))
    return tuple(key for key in HEADS if key in heads)


def heads_of(name: str) -> dict[str, str]:
    """The longest word of each of `HEADS` that ends a name.

    >>> heads_of("云岭科技有限公司")
    {'L': '有限公司'}
    """
    found: dict[str, str] = {}
    for size in range(min(len(name), _LONGEST_HEAD), 0, -1):
        word = name[-size:]
        for key in _KEYS_OF_HEAD.get(word, ()):
            found.setdefault(key, word)
    return found


@lru_cache(maxsize=4096)
def _kind(c: str) -> str:
    if "\u4e00" <= c <= "\u9fff":
        return "C"
    if c.isdigit():
        return "9"
    if c.isalpha():
        return "A"
    return c if c in '"（）、，：+-—.%' else "o"
