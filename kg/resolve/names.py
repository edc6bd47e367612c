"""Names compared: folded forms, place prefixes taken off, the key under which the names of one thing are equal."""
from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from extractors.facts import County
from kg.resolve import patterns

_NOISE = re.compile(r"[\s*\"“”'‘’`《》〈〉()\[\]【】<>,，.。;；:：·—–\-~_/]")
_BRACKET = re.compile(r"[（(【\[]([^（()）】\]]+)[）)】\]]")
PART = re.compile(patterns.PARTS)
_UNITS = "|".join(patterns.UNITS)
_QUANTITY = re.compile(rf"^(?:\d+(?:\.\d+)?(?:万|千|百|亿)?(?:(?:{_UNITS})|(?![\da-z%.千万百亿伏期级号年月]))的?)+")
_QUANTITY_TAIL = re.compile(rf"(?:\d+(?:\.\d+)?(?:万|千|百|亿)?(?:{_UNITS})年?)+$")
_QUANTITY_INSIDE = re.compile(
    r"(?:(?<=[\u4e00-\u9fff]{2})|^)(?:年(?:产|处理|加工|出栏|屠宰))?(\d+(?:\.\d+)?(?:万|千|百|亿)?"
    rf"(?:{_UNITS}|{'|'.join(patterns.CAPACITY_UNITS)}))(?:/?年)?(?=[\u4e00-\u9fffa-z]{{2}})"
)
_DOUBLED = re.compile(r"([\u4e00-\u9fff]{2,})\1")
_INSIDE = [(re.compile(pattern), common) for pattern, common in patterns.PROJECT_INSIDE]
_BETWEEN = re.compile(r"([\u4e00-\u9fff]{2})(高铁|高速|铁路)")
_LOGISTICS_CENTRE = re.compile(r"([\u4e00-\u9fff]{2})物流中心")
_MINE = re.compile(rf"([{patterns.METALS}])(?:矿业|矿)$")
_COUNT = re.compile(r"^([一二两三四五六七八九十\d]+)[大个座家条](?=.{2})")
_DIGITS = str.maketrans("一二两三四五六七八九", "1223456789")
_TOWN = re.compile(rf"^([\u4e00-\u9fff]{{2,4}}?)(?:{'|'.join(patterns.TOWN_TAILS)})(?!村)")
_NATION = re.compile(rf"(?:(?:{'|'.join(patterns.NATIONALITIES)})族)+|(?<=翼)蒙古族")


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """The name in NFKC and lower case, without white space, quotes, brackets and punctuation; 、 stays, for it makes a list."""
    return _NOISE.sub("", unicodedata.normalize("NFKC", name)).lower()


def brackets(name: str) -> tuple[str, str] | None:
    """The folded name without its bracket, and the bracket's folded content; None where there is no bracket."""
    found = _BRACKET.search(name)
    if found is None:
        return None
    return fold(name[: found.start()] + name[found.end() :]), fold(found[1])


def cut_tail(name: str, tails: tuple[str, ...], keep: int = 2) -> str:
    """The name without any of the tails (given longest first), as long as `keep` characters stay; repeated until none is left."""
    again = name.endswith(tails)
    while again:
        again = False
        for tail in tails:
            if name.endswith(tail) and len(name) - len(tail) >= keep:
                name, again = name[: -len(tail)], True
                break
    return name


def cut_head(name: str, heads: tuple[str, ...], keep: int = 2) -> str:
    """The name without any of the heads (given longest first), as long as `keep` characters stay; repeated until none is left."""
    again = name.startswith(heads)
    while again:
        again = False
        for head in heads:
            if name.startswith(head) and len(name) - len(head) >= keep:
                name, again = name[len(head) :], True
                break
    return name


def drop_inside(name: str, words: Iterable[str]) -> str:
    """The name without the words (given longest first) that stand neither at its head nor at its end."""
    for word in words:
        at = name.find(word, 2)
        if at >= 0 and len(name) - at - len(word) >= 1:
            name = name[:at] + name[at + len(word) :]
    return _DOUBLED.sub(r"\1", name)


def respell(name: str, spellings: Iterable[tuple[str, str]]) -> str:
    """The name in the common spelling."""
    for written, common in spellings:
        if written in name:
            name = name.replace(written, common)
    return name


def division_names(name: str) -> set[str]:
    """The long and short names of an administrative division: 某县 → 某; 某某族自治县 → 某; 甲乙左翼…自治县 → 甲左."""
    if not name:
        return set()
    found = {name}
    short = cut_tail(name, patterns.DIVISION_TAILS)
    found.add(short)
    plain = _NATION.sub("", short)
    if len(plain) >= 2:
        found.add(plain)
        found.add(f"{plain}{name[-1]}")
    wing = re.match(r"(.).+?([左右])翼(.*)", plain)
    if wing:
        found.add(f"{wing[1]}{wing[2]}{wing[3]}")
        found.add(f"{wing[1]}{wing[2]}{wing[3]}{name[-1]}")
    return {fold(form) for form in found if len(form) >= 2}


def _longest_first(words: set[str]) -> tuple[str, ...]:
    return tuple(sorted(words, key=lambda s: (-len(s), s)))


class Places:
    """The place names that may stand before an entity's own name in one county's plan.

    `names` are names in the plan: a head such as 某某镇 in one of them teaches the town's name.
    """

    def __init__(self, county: County, names: Iterable[str] = ()) -> None:
        own = division_names(county.name) | division_names(county.prefecture) | division_names(county.province)
        towns: set[str] = set()
        for name in names:
            found = _TOWN.match(fold(name))
            if found and not found[1].endswith(patterns.NO_TOWNS):
                towns.add(found[1])
        self.towns = sorted(towns, key=lambda s: (-len(s), s))
        """Towns that names in the plan begin with, without 镇 or 乡, longest first."""
        own |= set(patterns.OWN_COUNTY_WORDS)
        self.county = _longest_first(division_names(county.name) | set(patterns.OWN_COUNTY_WORDS))
        """Names of the county itself, longest first."""
        self.local = _longest_first(own | {t + tail for t in towns for tail in patterns.TOWN_TAILS} | towns)
        """Prefixes of this county and what lies above and within it, longest first."""
        away = {city + tail for city in (*patterns.PROVINCES, *patterns.GREAT_CITIES) for tail in ("", "省", "市")}
        self.all = _longest_first({*self.local, *away, "中国"})
        """The local prefixes and those of provinces and great cities, longest first."""

    def strip(self, folded: str, keep: int = 2, *, away: bool = False) -> str:
        """The folded name without the place names at its head, as long as `keep` characters stay."""
        return cut_head(folded, self.all if away else self.local, keep)


_BUSINESS = re.compile(f"(?:{'|'.join(sorted(patterns.LINES_OF_BUSINESS, key=len, reverse=True))})+")


_PUBLIC_WORDS = {*patterns.LINES_OF_BUSINESS, *patterns.PUBLIC_WORDS, *(short for _, short in patterns.PLATFORMS)}
_PUBLIC = re.compile(f"(?:{'|'.join(_longest_first(_PUBLIC_WORDS))})+")


def is_public(core: str) -> bool:
    """Whether a name is one that firms of every county may bear (农村信用合作联社, 城市建设投资)."""
    return _PUBLIC.fullmatch(core) is not None


def is_generic(core: str) -> bool:
    """Whether a name says only what a firm does, so that it tells no firm from another."""
    return len(core) < 2 or _BUSINESS.fullmatch(core) is not None


def enterprise_core(name: str, places: Places) -> str:
    """What is left of an enterprise's name without places, ownership and legal form."""
    whole = fold(name)
    bare = cut_tail(cut_head(whole, patterns.OWNERSHIP), patterns.LEGAL_FORMS)
    core = places.strip(bare, away=True)
    if is_public(core):
        core = places.strip(bare)
    core = _MINE.sub(r"\1业", core)
    for full, short in patterns.PLATFORMS:
        if core.endswith((full, short)):
            return core.removesuffix(full).removesuffix(short) + short
    if core.endswith("新材"):
        core += "料"
    return bare if is_generic(core) else core


def industry_stem(name: str, places: Places) -> str:
    """What is left of an industry's name without the county, praise and head (产业链, 产业集群, 业 …)."""
    whole = cut_head(cut_head(fold(name), places.county), patterns.LEVELS)
    stem = cut_tail(whole, patterns.INDUSTRY_HEADS, keep=1)
    same = dict(patterns.INDUSTRY_SPELLINGS)
    stem = same.get(stem, stem)
    plain = cut_head(stem, patterns.INDUSTRY_MODIFIERS, keep=1)
    if plain in patterns.INDUSTRY_WIDE:
        return respell(stem, patterns.SPELLINGS)
    key = drop_inside(respell(plain, patterns.SPELLINGS), patterns.INDUSTRY_WEAK)
    return same.get(key, key)


def town_of(name: str, places: Places) -> str | None:
    """The town that a name begins with, after its county; None if it begins with no town of the plan."""
    folded = cut_head(fold(name), places.county, keep=4)
    return next((town for town in places.towns if folded.startswith(town) and len(folded) - len(town) >= 2), None)


def park_words(name: str, places: Places) -> str:
    """A park's name without places and rank, its head in the common form."""
    key = places.strip(fold(name))
    counted = _COUNT.match(key)
    if counted:
        key = f"{counted[1].translate(_DIGITS)}个{key[counted.end() :]}"
    head = _park_head(places.strip(cut_head(key, (*patterns.RANKS, "优质"))))
    if not _is_kind(head):
        return head
    plain = _park_head(places.strip(cut_head(key, patterns.MODERN)))
    return plain if plain in patterns.MODERN_KINDS else _park_head(key)


def park_key(name: str, places: Places) -> str:
    """What is left of `park_words` without the words inside that come and go."""
    words = park_words(name, places)
    centre = _LOGISTICS_CENTRE.fullmatch(words)
    if centre and centre[1] not in patterns.PRAISES:
        return f"{centre[1]}物流园区"
    return words if is_park_kind(words) else _without_goods(words, patterns.PARK_WEAK)


def names_no_park(name: str) -> bool:
    """Whether a park's name fits any park at all (产业园, 现代化物流园), so that only another name can tell which."""
    return cut_head(fold(name), (*patterns.RANKS, *patterns.MODERN)) in patterns.NAMELESS_PARKS


def _without_goods(key: str, weak: tuple[str, ...]) -> str:
    """The key without weak words inside and, of a park of logistics, the goods; more than a kind of park stays."""
    for words in (weak, patterns.LOGISTICS_GOODS if key.endswith("物流园区") else ()):
        plain = drop_inside(key, words)
        key = key if _is_kind(plain) else plain
    return key


def _is_kind(key: str) -> bool:
    if key in patterns.PARK_BARE_HEADS or key in patterns.PARK_KINDS:
        return True
    return key[:2] in patterns.PRAISES and any(key[2:] == head for _, head in patterns.PARK_HEADS)


def is_park_kind(key: str) -> bool:
    """Whether a park's key says only what kind of park it is, praised or not."""
    return _is_kind(cut_head(key, (*patterns.RANKS, "优质")))


def _park_head(key: str) -> str:
    key = respell(respell(key, patterns.SPELLINGS), patterns.PARK_ZONES)
    for written, common in patterns.PARK_HEADS:
        if key.endswith(written):
            return key[: -len(written)] + common
    return key


def positioning_key(name: str, places: Places) -> str:
    """A positioning's words without places at the head and without praise."""
    return respell(places.strip(fold(name), keep=4), (*patterns.POSITIONING_SPELLINGS, *patterns.SPELLINGS))


def project_key(name: str, places: Places) -> str:
    """A project's name without bracket, places, leading verb, quantities at either end, and the heads 项目, 工程, 建设."""
    found = brackets(name)
    whole = found[0] if found and len(found[0]) >= 4 and not PART.fullmatch(found[1]) else fold(name)
    for pattern, common in _INSIDE:
        whole = pattern.sub(common, whole)
    key, before = whole, ""
    while key != before:
        before = key
        key = places.strip(key, keep=4)
        key = cut_head(cut_head(key, patterns.PROJECT_VERBS, keep=4), patterns.RANKS, keep=4)
        for quantity in (_QUANTITY, _QUANTITY_TAIL):
            bare = quantity.sub("", key)
            key = bare if len(bare) >= 4 else key
    key = cut_tail(key, patterns.PROJECT_HEADS, keep=3)
    bare = _QUANTITY_TAIL.sub("", key)
    key = respell(bare if len(bare) >= 4 else key, (*patterns.PARK_ZONES, *patterns.SPELLINGS))
    return _without_goods(_place_head(key), patterns.PROJECT_WEAK)


def without_size(key: str) -> tuple[str, str]:
    """A project's key without a size said inside it, and the size; more than three characters stay.

    >>> without_size("甲集团年产3万吨铸件")
    ('甲集团铸件', '3万吨')
    """
    found = _QUANTITY_INSIDE.search(key)
    if found is None or len(key) - len(found.group()) < 4:
        return key, ""
    return key[: found.start()] + key[found.end() :], found.group(1)


def _place_head(key: str) -> str:
    for written, common in (*patterns.PROJECT_PLACES, *patterns.PARK_HEADS):
        if key.endswith(written) and len(key) - len(written) >= 2:
            key = key[: -len(written)] + common
            break
    ends = _BETWEEN.fullmatch(key)
    return "".join(sorted(ends[1])) + ends[2] if ends else key


def indicator_key(name: str) -> str:
    """An indicator's name without its unit in brackets, in the common spelling."""
    found = brackets(name)
    folded = found[0] if found and found[0] else fold(name)
    return respell(folded, patterns.INDICATOR_SPELLINGS)
