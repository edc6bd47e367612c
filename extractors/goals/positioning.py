"""Goals in words: what a county, industry, park or place is to become, with the phrase's exact place.

A phrase is weighed by its verb (打造成 …), its head noun (… 示范区) and marks of rank (国家级 …); see `positioning_patterns`.
Lists are followed: in "打造甲基地、乙中心" both are goals, in "生产、加工、销售基地" the pieces are one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from extractors.documents.model import Block, PlanDocument
from extractors.goals import positioning_patterns as p
from extractors.goals.leftside import alternatives
from extractors.goals.patterns import ACTION_VERBS
from extractors.goals.spans import PositioningSpan
from extractors.goals.subjects import heading_paths, names_county, positioning_candidates
from extractors.goals.targets import past_headings

_SENTENCE = re.compile(r"[^。！？；;\n]+")
_CLAUSE = re.compile(r"[^，,：:]+")
_VERB = re.compile(f"(?:{alternatives(p.VERBS)}){p.NOT_AFTER_VERB}")
_FOLLOWED = rf'"|(?:（[^（）]*）)?(?:$|[、）)]|{alternatives(p.AFTER_HEAD)}|和|与|及|暨)'
_HEAD = re.compile(rf"(?:{alternatives(p.HEADS)})(?!{p.NOT_AFTER_HEAD})(?={_FOLLOWED})")
_LISTED_AS = re.compile(p.LISTED_AS)
_OPENING_AS = re.compile(p.OPENING_AS)
_DONE = re.compile(alternatives(p.NOT_A_GOAL))
_RANK = re.compile(alternatives(p.RANKS))
_NATIONAL, _PROVINCIAL = re.compile("国家级|全国"), re.compile("全省|省级|省内")
_CORNER = re.compile(p.PROVINCE_CORNER)
_OPENER = re.compile(rf"(?:{alternatives(p.TITLE_OPENERS)})")
_SOME = r"(?:[\d.]+(?:[-—~～至到][\d.]+)?|[二两三四五六七八九十]+)"
_MANY = re.compile(
    rf"(?:{alternatives(p.MANY)})|等\d+[个家处座条]|^{_SOME}(?:个|家|处|条|座|批|所|张|平方公里|亩|万亩|[万千百]?(?:吨|头|只|羽|公里|千瓦|平方米))|(?<!第){_SOME}大(?!都市圈|经济圈|城市群)"
)
_PARTICLE = re.compile(f'[为了、的 —-]|[和与及](?=")|成{p.NOT_AFTER_VERB}')
_HOLDER = re.compile(p.TITLE_HOLDERS)
_CATCHWORD = re.compile(p.CATCHWORD)
_OTHER_DEED = re.compile(rf"(?:{alternatives(p.OTHER_DEEDS)})")
_NUMBERED = re.compile(rf"(?:一个|一座|一处|一所|出|{alternatives(p.DOUBLED_VERBS)})")
_MAKING = re.compile(rf"(?:{alternatives(p.EAGERLY)})(?:{alternatives(p.VERBS)})(?=..)")
_CONTINUES = re.compile(rf"(?:{alternatives(p.TITLE_OPENERS)}|{alternatives(ACTION_VERBS)})")
_GATHERED = re.compile(r"(?:以|集|融)[^，。；]{2,80}?(?:为一体|于一体|一体化|为主|为核心|为重点|为支撑|为引领)")
_TRAILING = re.compile(rf'"?(?:的)?(?:{alternatives(p.TRAILING_VERBS)})')
_OBJECT = re.compile(r"(?:把|将|使|推动|推进|支持)([^，。；：]{2,30}?)$")


def find_positionings(document: PlanDocument) -> list[PositioningSpan]:
    """Positioning goals of a plan in order of the text, each once with its further places; see `PositioningSpan`."""
    found: list[PositioningSpan] = []
    county = document.plan.county
    places = tuple({county.name[:2], county.prefecture[:2], county.province[:2]} - {""})
    for block, path in heading_paths(document):
        if block.kind == "title" or past_headings(document, path):
            continue
        role = block.kind == "heading" and any("定位" in title for title in block.section)
        for start, end, weight, becoming in find_phrases(document.clean, block.start, block.end, places, role):
            found.append(_span(document, (start, end), weight, becoming, block, path))
    return merge(found)


def find_phrases(
    text: str, start: int, end: int, places: tuple[str, ...] = (), role: bool = False
) -> Iterator[tuple[int, int, int, tuple[int, int] | None]]:
    """Positioning phrases of `text[start:end]` as (start, end, weight, span of the object that is to become it or None).

    `places` are names that count as a mark of rank (county, prefecture, province); where `role` is set (a head
    under 发展定位) a bare title is enough.

    >>> text = "把青川新区建设成为全省智能家居产业基地、北部开放门户，建设一座水厂。"
    >>> [(text[a:b], text[s[0]:s[1]] if s else None) for a, b, _, s in find_phrases(text, 0, len(text))]
    [('全省智能家居产业基地', '青川新区'), ('北部开放门户', '青川新区')]
    """
    for sentence in _SENTENCE.finditer(text, start, end):
        verb_weight: int | None = None
        subject: tuple[int, int] | None = None
        for clause in _CLAUSE.finditer(text, sentence.start(), sentence.end()):
            opened = text[clause.start() - 1 : clause.start()] in ("：", ":")
            done = bool(_DONE.search(text, clause.start(), clause.end()) or _OPENING_AS.match(text, clause.start(), clause.end()))
            listed = opened and _LISTED_AS.search(text, sentence.start(), clause.start()) is not None
            if done or opened:
                verb_weight = 2 if listed and not done else None
            verb = _main_verb(text, clause.start(), clause.end())
            carried = verb_weight is not None and not _CONTINUES.match(text, clause.start(), clause.end())
            if carried and verb and not p.VERBS[verb.group()] and verb.start() > clause.start():
                verb = None
            if done:
                verb_weight = None
                continue
            if verb:
                verb_weight, begin, carried = p.VERBS[verb.group()], verb.end(), False
                obj = _OBJECT.search(text, clause.start(), verb.start())
                subject = obj.span(1) if obj else subject
            else:
                begin = clause.start() if carried or role else clause.end()
            weights: list[int] = []
            for a, b, head in _items(text, begin, clause.end()):
                weight = _weight(text[a:b], head, verb_weight or 0, places, bool(verb and subject) or carried or bool(weights))
                if role and weight >= 2 and not verb and not carried and _bare(text, clause.start(), a):
                    weight = max(weight, p.THRESHOLD)
                if weight >= _needed(head, verb_weight):
                    weights.append(weight)
                    yield a, b, weight, subject
            if not weights:
                verb_weight, subject = None, None
                for a, b, head in _titles(text, clause.start(), clause.end()):
                    weight = _weight(text[a:b], head, 0, places, False)
                    if weight >= p.THRESHOLD:
                        yield a, b, weight, None


def _bare(text: str, start: int, at: int) -> bool:
    """True if only a dash or number stands before the phrase."""
    return not re.search(r"\w", re.sub(r"^[（(]?[\d一二三四五六七八九十]+[)）.、．]?", "", text[start:at]))


def _needed(head: str, verb_weight: int | None) -> int:
    """A mere building verb before a thing that is often built needs more: 建设省级技术中心 is a work, no role."""
    return p.THRESHOLD + (head in p.FACILITIES and not verb_weight)


def _main_verb(text: str, start: int, end: int) -> re.Match[str] | None:
    """The verb whose object is the phrase: the last verb of becoming, else the first of making, else the first."""
    best: re.Match[str] | None = None
    for m in _VERB.finditer(text, start, end):
        if best is None or p.VERBS[m.group()] > p.VERBS[best.group()] or (p.VERBS[m.group()] == 2 and p.VERBS[best.group()] == 2):
            best = m
    return best


def _items(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Items of a list as (start, end, head); pieces without a head join the next one that has it."""
    begin = start
    gathered = _GATHERED.match(text, start, end)
    whole = gathered.end() if gathered else start
    for stop in [*(i for i in _enumeration_marks(text, start, end) if i >= whole), end]:
        head = _last_head(text, begin, stop)
        if _OTHER_DEED.match(text, begin, stop) and (begin > start or (head and "的" not in text[begin : head.end()])):
            break
        if head is None:
            continue
        a, b = _trim(text, begin, head.end())
        if b - a >= 3:
            yield a, b, head.group()
        begin = stop + 1


def _enumeration_marks(text: str, start: int, end: int) -> list[int]:
    """Places of 、 outside quotes and brackets."""
    marks, quoted, depth = [], False, 0
    for i in range(start, end):
        c = text[i]
        if c == '"':
            quoted = not quoted
        elif c in "（(":
            depth += 1
        elif c in "）)":
            depth -= 1
        elif c == "、" and not quoted and depth <= 0:
            marks.append(i)
    return marks


def _last_head(text: str, start: int, end: int) -> re.Match[str] | None:
    """The head noun that closes the piece, or the last one before a closing phrase."""
    last = None
    for m in _HEAD.finditer(text, start, end):
        last = m
    return last


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The phrase without leading particles and counts, closed around quotes that its end opened."""
    while m := _PARTICLE.match(text, start, end):
        start = m.end()
    while m := _NUMBERED.match(text, start, end) or _MAKING.match(text, start, end):
        start = m.end()
    if text.count('"', start, end) % 2:
        if text[end : end + 1] == '"':
            end += 1
        elif text[start] == '"':
            start += 1
    if held := _HOLDER.match(text, start, end):
        return held.span(1)
    if text[start : start + 1] == '"' and text[end - 1] == '"' and text.count('"', start, end) == 2:
        start, end = start + 1, end - 1
    return start, end


def _titles(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Titles followed by their verb ("推进国家森林城市创建"), as (start, end, head)."""
    for m in _HEAD.finditer(text, start, end):
        if not _TRAILING.match(text, m.end(), end):
            continue
        begin = start
        for opener in _OPENER.finditer(text, start, m.start()):
            begin = opener.end()
        marks = [i + 1 for i in _enumeration_marks(text, begin, m.start())]
        rank = _RANK.search(text, begin, m.end())
        begin = max([begin, *(i for i in marks if rank is None or i <= rank.start())])
        a, b = _trim(text, begin, m.end())
        if p.HEADS[m.group()] == 2 and rank is not None:
            yield a, b, m.group()


def _weight(phrase: str, head: str, verb: int, places: tuple[str, ...], named_object: bool) -> int:
    if _MANY.search(phrase) or _CATCHWORD.fullmatch(phrase) or len(phrase) > 60 or len(phrase) < 5:
        return 0
    rank = min(2, sum(p.RANKS[m.group()] for m in _RANK.finditer(phrase) if verb or m.group() not in p.WEAK_RANKS))
    if not rank and (any(place in phrase for place in places) or _CORNER.search(phrase)):
        rank = 1
    return verb + p.HEADS[head] + rank + named_object


def _span(
    document: PlanDocument,
    phrase: tuple[int, int],
    weight: int,
    becoming: tuple[int, int] | None,
    block: Block,
    path: tuple[Block, ...],
) -> PositioningSpan:
    text = document.clean
    sentence = max(block.start, *(text.rfind(c, block.start, phrase[0]) + 1 for c in "。；！？"))
    return PositioningSpan(
        start=phrase[0],
        end=phrase[1],
        name=text[slice(*phrase)],
        confidence=min(0.95, 0.5 + 0.1 * weight),
        subject_hint="county" if becoming and names_county(text[slice(*becoming)], document.plan.county.name) else None,
        subject_candidates=positioning_candidates(text, phrase, becoming, sentence, path),
    )


def merge(spans: list[PositioningSpan]) -> list[PositioningSpan]:
    """`spans` with repetitions folded into the fullest form: equal names, one inside the other, or nearly equal."""
    kept: list[PositioningSpan] = []
    for span in spans:
        for i, old in enumerate(kept):
            if alike(old.name, span.name):
                others = (*old.others, (span.start, span.end))
                kept[i] = replace(old, others=others)
                break
        else:
            kept.append(span)
    return kept


def alike(a: str, b: str) -> bool:
    """True if two phrases name the same role.

    >>> alike("全国优质茶叶基地", "优质茶叶基地"), alike("省级卫生县城", "国家园林县城")
    (True, False)
    """
    (a, x), (b, y) = _folded(a), _folded(b)
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    if short == long or (len(short) >= 5 and short in long):
        return True
    if a.startswith("国家") != b.startswith("国家"):
        return False
    return bool(x and y) and 2 * len(x & y) / (len(x) + len(y)) >= 0.7


@lru_cache(maxsize=1024)
def _folded(name: str) -> tuple[str, frozenset[str]]:
    """The name's core behind its last long attribute, with ranks in one spelling, and the pairs of characters in it."""
    core = name.rsplit("的", 1)[-1]
    name = core if len(core) >= 6 and _RANK.match(core) else name
    folded = _PROVINCIAL.sub("省", _NATIONAL.sub("国家", re.sub(r"\W", "", name)))
    return folded, frozenset(folded[i : i + 2] for i in range(len(folded) - 1))
