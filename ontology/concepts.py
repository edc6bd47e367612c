"""Names in plans to shared concepts: which plan industry a chain's name means, which canonical indicator a target's name means.

The knowledge is in `industries.ttl`, `gbt4754.ttl` and `indicators.ttl`; here are only the ways of comparing a name with their
Chinese labels. Both functions would rather say nothing than something wrong: an unknown name has no concept.
"""
from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from ontology.namespaces import PLAN, SKOS

_NOISE = re.compile(r"[\s*\"“”'‘’《》〈〉「」]+")
_BRACKETS = re.compile(r"[(\[【][^()\[\]【】]*[)\]】]")
_SECTOR = re.compile("（第[一二三]产业）$")
_AND = re.compile(r"[、,/·+]|及其|以及|[及和与]")

_HEADS = re.compile(
    "(?:全产业链条?|分产业链|产业链条?|全链条|链条|产业集群|集群|产业集聚区|产业基地|生产基地|基地|产业园区?|产业带|产业体系|"
    "产业|行业|业|链|平台)$"
)
"""What plans put after the name of an industry without naming another one, longest first."""
_ACTIVITIES = re.compile("(?:精深加工|深加工|加工|制造|智造|生产|服务|制品|产品)$")
_FARMING = re.compile("(?:种养殖?|种植|养殖|繁育|栽培)$")
"""Words for what is done with a thing; those of farming follow only the name of something farmed (AI种植 is no AI)."""
_MODIFIERS = re.compile(
    "^(?:战略性|功能性|高品质|高标准|高技术|高科技|规模化|标准化|数字化|智能化|特种|现代化?|新型|新兴|先进|高端|高档|高效|绿色|特色|优质|"
    "优势|传统|智能|智慧|数字|精品|精致|生态|有机|富硒|循环|品牌|低碳|环保|节能|民族|县域|全域|本地|大型|名优|地方)"
)
"""What plans put before it, longest first."""
_AGRICULTURE = "农林牧渔业"
_SHORTEST_INSIDE = 2
_SHORTEST_OPENING = 3
_LEAST_COVER = 0.5
"""A label at a name's end counts from two characters, that of something farmed (桃, 羊) from one in a name of up to four; one
that opens a name counts from three and if it makes up half of it."""
_SHORT_NAME = 4
_MOST_UNRELATED = 2
"""A name of more parts than this that have nothing in common is about no one industry."""

_EVERYWHERE = re.compile("全(?:县|区|市|旗|省|社会)|[我本][县区市旗]|[、的之]")
"""What is left out of indicators' names and labels alike: it does not tell one from another."""
_BEFORE_INDICATOR = re.compile(
    "^(?:城乡|县域|地方|境内|辖区|主要|具备条件|力争|实现|其中|累计|年均?|预计|重点)+$"
)
"""What may stand before a label in a longer name without making it another indicator, as 新增, 乡镇 and 城区 do."""
_GROWTH = re.compile("(?:年均|平均|累计|比上年|同比)*(?:增长率?|增速|增幅|增加|提高|提升|达到|达|完成|以上|左右|控制在?|建设)+$")
_MULTIPLE = re.compile("^(?:百万|千万|[十百千万亿])+(?!克|瓦)")
_COUNTERS = frozenset("个 家 户 所 座 处 件 项 名 人 人次 张 床 台 套".split())
_DIMENSIONS = {
    "斤": frozenset("斤 公斤 千克 克 吨".split()),
    "亩": frozenset("亩 公顷 平方公里 平方米 平米".split()),
    "瓦": frozenset("瓦 千瓦 兆瓦 吉瓦 mw gw kw".split()),
    "米": frozenset("米 公里 千米 延长米".split()),
}
_SHARES = ("%", "百分比", "百分点", "个百分点", "‰", "倍", "番")


def normalise(text: str) -> str:
    """A name or label as it is compared: widths folded, lower case, without spaces, quotes and `*`."""
    return _NOISE.sub("", unicodedata.normalize("NFKC", text)).lower()


@dataclass(frozen=True)
class _Scheme:
    """The concepts of a scheme by label; `broader` holds one parent; `units` the usual units; all concepts are IRIs.

    `by_bare` holds labels without their heads (服装 from 服装业) where no concept has that label itself.
    """

    by_label: dict[str, str]
    by_bare: dict[str, str]
    broader: dict[str, str]
    units: dict[str, frozenset[str]]

    @cached_property
    def longest(self) -> int:
        """The length of the longest label in characters."""
        return max(map(len, self.by_label))

    def ancestors(self, concept: str) -> Iterator[str]:
        """The concept and what is broader, up to the top."""
        node: str | None = concept
        while node is not None:
            yield node
            node = self.broader.get(node)

    def farmed(self, concept: str) -> bool:
        """Whether the concept belongs to agriculture."""
        return self.by_label[_AGRICULTURE] in self.ancestors(concept)


def _load(file: str, concept_class: str, comparable: Callable[[str], str]) -> _Scheme:
    data = files("ontology").joinpath(file).read_bytes()
    concepts: set[str] = set()
    labels: list[tuple[bool, str, str]] = []
    broader: dict[str, str] = {}
    units: dict[str, set[str]] = {}
    for triple in parse(data, format=RdfFormat.TURTLE):
        if not isinstance(triple.subject, NamedNode):
            continue
        subject, predicate, value = triple.subject.value, triple.predicate.value, triple.object
        if isinstance(value, NamedNode):
            if value.value == concept_class:
                concepts.add(subject)
            elif predicate == SKOS + "broader":
                broader[subject] = value.value
        elif isinstance(value, Literal):
            if predicate == PLAN + "usualUnit":
                units.setdefault(subject, set()).add(value.value)
            elif value.language == "zh" and predicate in (SKOS + "prefLabel", SKOS + "altLabel"):
                labels.append((predicate == SKOS + "altLabel", comparable(value.value), subject))
    by_label: dict[str, str] = {}
    by_bare: dict[str, str] = {}
    for _, label, subject in sorted(labels, key=lambda item: item[0]):  # preferred labels first, else as in the file
        if subject in concepts:
            by_label.setdefault(label, subject)
    for label, subject in by_label.items():
        bare = _HEADS.sub("", label)
        if len(bare) >= _SHORTEST_INSIDE and _MODIFIERS.sub("", bare):
            by_bare.setdefault(bare, subject)
    return _Scheme(
        by_label=by_label,
        by_bare={bare: subject for bare, subject in by_bare.items() if bare not in by_label},
        broader={child: parent for child, parent in broader.items() if child in concepts},
        units={subject: frozenset(values) for subject, values in units.items()},
    )


@lru_cache(maxsize=1)
def _industries() -> _Scheme:
    return _load("industries.ttl", PLAN + "Industry", normalise)


@lru_cache(maxsize=1)
def _indicators() -> _Scheme:
    return _load("indicators.ttl", PLAN + "Indicator", _normalise_indicator)


@lru_cache(maxsize=4096)
def industry_concept(name: str) -> str | None:
    """The IRI of the plan industry that a chain, cluster or industry is about, or None if the scheme has none.

    Compared are, in this order: the whole name; the name without heads (产业链, 产业集群, 业, 加工 …) and modifiers (现代,
    特色 …); the longest label at the name's end, since the last word of a Chinese compound is its head; a label of three or more
    characters that opens the name and makes up half of it; the parts of a name joined by 及, 和, 、, whose concept is what they
    have in common below a top concept, or the first of two. Top concepts (农林牧渔业, 制造业) match whole names only.

    >>> industry_concept("生猪产业链")
    'https://w3id.org/plankg/industry/pigs'
    >>> industry_concept("先进装备智造产业集群")
    'https://w3id.org/plankg/industry/equipment'
    >>> industry_concept("五大产业") is None
    True
    """
    scheme = _industries()
    plain = normalise(name)
    found = _whole(plain, scheme) or _whole(_BRACKETS.sub("", plain), scheme)
    if found is not None:
        return found
    plain = _BRACKETS.sub("", plain)
    parts = [part for part in _AND.split(plain) if part]
    if len(parts) > 1:
        return _common([_whole(part, scheme) or _inside(part, scheme) for part in parts], scheme)
    return _inside(plain, scheme)


def _without_heads(name: str) -> Iterator[str]:
    """The name, then the name without one, two … of its heads; never empty."""
    while name:
        yield name
        shorter = _HEADS.sub("", name)
        if shorter == name:
            return
        name = shorter


def _without_modifiers(name: str) -> Iterator[str]:
    """The name, then the name without one, two … of its modifiers; never empty."""
    while name:
        yield name
        shorter = _MODIFIERS.sub("", name)
        if shorter == name:
            return
        name = shorter


def _whole(name: str, scheme: _Scheme) -> str | None:
    """The concept with a label equal to the name without some of its heads, modifiers and words for an activity."""
    for stem in _without_heads(name):
        for core in _without_modifiers(stem):
            concept = scheme.by_label.get(core) or scheme.by_bare.get(core)
            if concept is not None:
                return concept
            concept = scheme.by_label.get(_ACTIVITIES.sub("", core))
            if concept is not None:
                return concept
            concept = scheme.by_label.get(_FARMING.sub("", core))
            if concept is not None and scheme.farmed(concept):
                return concept
    return None


def _inside(name: str, scheme: _Scheme) -> str | None:
    """The concept of the longest label that ends, else of the longest one that opens, the name without its heads."""
    stems = list(_without_heads(name))
    for stem in stems:
        for size in range(min(scheme.longest, len(stem) - 1), 0, -1):
            concept = scheme.by_label.get(stem[-size:])
            if concept not in scheme.broader:
                continue
            if size >= _SHORTEST_INSIDE or (len(stem) <= _SHORT_NAME and scheme.farmed(concept)):
                return concept
    bare = stems[-1] if stems else ""
    for size in range(min(scheme.longest, len(bare) - 1), _SHORTEST_OPENING - 1, -1):
        concept = scheme.by_label.get(bare[:size])
        if concept in scheme.broader and size >= _LEAST_COVER * len(bare):
            return concept
    return None


def _common(concepts: list[str | None], scheme: _Scheme) -> str | None:
    """What the aligned parts of a name have in common below a top concept, else the first of at most two."""
    known = [concept for concept in concepts if concept is not None]
    if not known:
        return None
    for candidate in scheme.ancestors(known[0]):
        if candidate in scheme.broader and all(candidate in scheme.ancestors(other) for other in known):
            return candidate
    return known[0] if len(concepts) <= _MOST_UNRELATED else None


@lru_cache(maxsize=4096)
def industry_by_label(name: str) -> str | None:
    """The IRI of the plan industry that a name is a label of, heads and modifiers aside; stricter than `industry_concept`.

    >>> industry_by_label("先进装备制造产业") == industry_by_label("装备制造业")
    True
    """
    return _whole(normalise(name), _industries())


@lru_cache(maxsize=4096)
def indicator_concept(name: str, unit: str = "") -> str | None:
    """The IRI of the canonical indicator that a target's name means, or None if the scheme has none.

    `unit` is the unit as in the text ("亿元", "%", "" if unknown): a name whose unit measures something else than the concept
    is not aligned (粮食产量 in 亩); a percentage always fits, since plans give the growth of anything in it. Compared are the
    whole name, the name without scope, growth words and brackets (全县地区生产总值（亿元）, 固定资产投资年均增长), and the label
    that ends the name if only words such as 县域 or 主要 go before it: 乡镇财政收入 is not 财政收入.

    >>> indicator_concept("地区生产总值（GDP）年均增长", "%")
    'https://w3id.org/plankg/indicator/gdp'
    >>> indicator_concept("粮食产量", "万亩") is None
    True
    """
    scheme = _indicators()
    forms = list(_indicator_forms(_normalise_indicator(name)))
    concept = next((scheme.by_label[form] for form in forms if form in scheme.by_label), None)
    if concept is None:
        concept = next(filter(None, (_ending(form, scheme) for form in forms)), None)
    if concept is None or not _unit_fits(unit, scheme.units.get(concept, frozenset())):
        return None
    return concept


def sector_of(name: str) -> str:
    """The sector whose share an indicator's name tells in a bracket at its end, bracket included; "" if it tells none.

    >>> sector_of("三次产业结构（第二产业）"), sector_of("地区生产总值（亿元）")
    ('（第二产业）', '')
    """
    found = _SECTOR.search(name)
    return found.group() if found else ""


def _normalise_indicator(text: str) -> str:
    return _EVERYWHERE.sub("", normalise(text))


def _indicator_forms(name: str) -> Iterator[str]:
    """The name, then ever shorter forms of it: without brackets and growth words."""
    yield name
    for pattern in (_BRACKETS, _GROWTH):
        shorter = pattern.sub("", name)
        if shorter and shorter != name:
            name = shorter
            yield name


def _ending(name: str, scheme: _Scheme) -> str | None:
    """The concept of the longest label that ends the name after words that do not change what is measured."""
    for size in range(min(scheme.longest, len(name) - 1), _SHORTEST_INSIDE, -1):
        concept = scheme.by_label.get(name[-size:])
        if concept is not None and _BEFORE_INDICATOR.match(name[:-size]):
            return concept
    return None


def _unit_fits(unit: str, usual: frozenset[str]) -> bool:
    """Whether a unit measures the same as one of the usual ones, multiples (万, 亿) and counters (个, 家, 户) aside."""
    unit = normalise(unit)
    if not unit or not usual or unit.startswith(_SHARES):
        return True
    return _dimension(unit) in {_dimension(normalise(each)) for each in usual} | {""}


def _dimension(unit: str) -> str:
    """What a unit measures, as its basic unit; empty for a bare multiple (万)."""
    base = _MULTIPLE.sub("", unit)
    if base in _COUNTERS:
        return "个"
    return next((basic for basic, units in _DIMENSIONS.items() if base in units), base)


@lru_cache(maxsize=1)
def industry_labels() -> frozenset[str]:
    """All Chinese labels of the plan industries as they are compared, with and without their heads (服装业, 服装)."""
    scheme = _industries()
    return frozenset(scheme.by_label) | frozenset(scheme.by_bare)


@lru_cache(maxsize=65536)
def industries_told(name: str) -> frozenset[str]:
    """The plan industries whose labels of two characters or more stand in a name, none within a longer label.

    So a project, firm or park tells its industry (甲镇肉鸡屠宰项目: 肉鸡). Only a name that is nothing else tells a top concept.

    >>> sorted(iri.rpartition("/")[2] for iri in industries_told("甲镇肉鸡屠宰及冷链物流项目"))
    ['broilers', 'cold-chain', 'meat-processing']
    """
    scheme = _industries()
    plain = normalise(name)
    found: set[str] = set()
    start = 0
    while start < len(plain) - 1:
        for size in range(min(scheme.longest, len(plain) - start), _SHORTEST_INSIDE - 1, -1):
            label = plain[start : start + size]
            concept = scheme.by_label.get(label) or scheme.by_bare.get(label)
            if concept is not None and (concept in scheme.broader or size == len(plain)):
                found.add(concept)
                start += size - 1
                break
        start += 1
    whole = industry_concept(name)
    return frozenset(found | {whole}) if whole else frozenset(found)


def kinship(one: frozenset[str], other: frozenset[str]) -> str:
    """How the industries that two names tell are related; "" where one tells none.

    "same" (one in common), "under" (one of the first is a branch of one of the second), "over" (the other way round), "kin"
    (branches of one that is no top concept), "sector" (of one top concept), "apart".
    """
    if not one or not other:
        return ""
    if one & other:
        return "same"
    scheme = _industries()
    lines = [[list(scheme.ancestors(concept)) for concept in side] for side in (one, other)]
    above, beyond = ({node for line in side for node in line} for side in lines)
    if above & other:
        return "under"
    if beyond & one:
        return "over"
    shared = above & beyond
    return "kin" if any(node in scheme.broader for node in shared) else "sector" if shared else "apart"
