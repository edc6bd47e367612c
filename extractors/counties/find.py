"""The county of a plan, from its title first and its text where the title names none.

A name that occurs more than once in China (鼓楼区, 通州区) is told apart by the prefecture, province and neighbours that
title and text name. A title that names a place which is not in the table gives no county: a guess would be worse.
"""
from __future__ import annotations

import difflib
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass

from extractors.counties.table import DIRECTLY_GOVERNED, DivisionTable, divisions, stem
from extractors.facts import County

_HAN = re.compile(r"[㐀-鿿]")
_BEFORE_A_NAME = frozenset("省市州区盟县旗共发于定制准的委")
"""Characters after which a division's name may begin in running text: its superior's level, or the end of 关于, 印发, 中共 …"""
_PLAN_WORDS = r"(?:国民经济|“?十[一二三四五六七八九]五|第十[一二三四五六七八九]个|五年规划|发展规划|20\d\d)"
_PLACE = r"(?:[县区市旗州盟镇乡]|街道)"
_PLACE_OF_TITLE = re.compile(rf"[㐀-鿿]{_PLACE}(?=[(\"]?{_PLAN_WORDS})")
_SUPERIORS = ("省", "市", "州", "盟", "地区")
_ENDS_IN_PLACE = re.compile(f"{_PLACE}$")
_TITLE_IN_TEXT = re.compile(r"[㐀-鿿]{2,24}(?=国民经济[和与]社会发展)")
_HEAD_OF_TEXT = 6000
"""Characters of the text in which its own title is looked for."""
_LEVELS = re.compile(r"[县区市旗]")
_MIN_MENTIONS = 5
"""A county that only the text names must be named this often, and twice as often as any other."""


@dataclass(frozen=True)
class _Hit:
    name: str
    start: int
    end: int
    rows: tuple[County, ...]
    """Empty for a prefecture or province."""


def find_county(title: str, text: str, *, override: str | None = None) -> County | None:
    """The county-level division that a plan is for, or None where title and text leave it open.

    `title` and `text` may hold line breaks, spaces and `**` inside names. `override` decides instead of both: a name
    (双塔区), a name with its prefecture or province before it (朝阳市双塔区), a six-digit adcode, or, for a division that
    the table does not have, `name,adcode,prefecture,province[,latitude,longitude]`. Coordinates are the seat's; the source
    does not name its datum, README.md tells how they came to WGS 84 degrees and how far they can be trusted.

    Raises ValueError, with the nearest names, if `override` is none of these or fits several divisions that the text does
    not tell apart.

    >>> find_county("朝阳市双塔区国民经济和社会发展第十四个五年规划", "").adcode
    '211302'
    """
    table = divisions()
    title, text = _squeeze(title), _squeeze(text)
    if override is not None and override.strip():
        return _overridden(override.strip(), title + text, table)
    named = _from_title(title, text, table)
    if named is not None or _PLACE_OF_TITLE.search(title):
        return named
    by_stem = _from_bare_title(title, text, table)
    if by_stem is not None:
        return by_stem
    own_titles = Counter(match.group() for match in _TITLE_IN_TEXT.finditer(text[:_HEAD_OF_TEXT]))
    for own_title, _ in own_titles.most_common():
        named = _from_title(own_title, text, table)
        if named is not None:
            return named
    return _from_frequency(text, table)


def _squeeze(text: str) -> str:
    """Text without white space and `*`, with half-width letters and digits."""
    return "".join(unicodedata.normalize("NFKC", text).split()).replace("*", "")


def _hits(text: str, table: DivisionTable) -> list[_Hit]:
    """Names of divisions, prefectures and provinces, leftmost and longest first, that begin where a name may begin."""
    found: list[_Hit] = []
    start = 0
    while start < len(text) - 1:
        boundary = (
            start == 0
            or (found and found[-1].end == start)
            or not _HAN.match(text[start - 1])
            or text[start - 1] in _BEFORE_A_NAME
        )
        length = 0
        if boundary:
            for size in range(min(table.longest, len(text) - start), 1, -1):
                name = text[start : start + size]
                if name in table.by_name or name in table.superiors:
                    length = size
                    found.append(_Hit(name, start, start + size, table.by_name.get(name, ())))
                    break
        start += length or 1
    return found


def _from_title(title: str, text: str, table: DivisionTable) -> County | None:
    end = title.find("国民经济")
    hits = _hits(title if end < 0 else title[:end], table)
    counties = [hit for hit in hits if hit.rows]
    if not counties:
        return None
    last = counties[-1]
    if end >= 0 and _ENDS_IN_PLACE.search(title[last.end : end]):
        return None  # the title goes on to a place inside it: X县Y镇国民经济…
    if title[: last.start].endswith(_SUPERIORS) and not any(hit.end == last.start for hit in hits):
        return None  # the title puts it under a prefecture that does not exist: then it is not the one of the table
    named = {hit.name for hit in hits if hit is not last}
    return _told_apart(last.rows, named, text)


def _told_apart(rows: tuple[County, ...], named: set[str], text: str) -> County | None:
    """The one of several divisions of a name whose superiors stand in the title or, failing that, most in the text."""
    if len(rows) == 1:
        return rows[0]
    in_title = [row for row in rows if named & {row.prefecture, stem(row.prefecture)}]
    if not in_title:
        in_title = [row for row in rows if named & {row.province, stem(row.province)}]
    candidates = in_title or list(rows)
    if len(candidates) == 1:
        return candidates[0]
    scores = sorted(((_nearness(row, text), row.adcode, row) for row in candidates), key=lambda item: (-item[0], item[1]))
    return scores[0][2] if scores[0][0] > scores[1][0] else None


def _nearness(row: County, text: str) -> int:
    """How much a text speaks of a division's surroundings: its prefecture counts most, then province and neighbours."""
    score = 0 if row.prefecture in DIRECTLY_GOVERNED else 3 * text.count(row.prefecture) + text.count(stem(row.prefecture))
    if row.province != row.prefecture:
        score += 2 * text.count(row.province) + text.count(stem(row.province))
    return score + sum(text.count(sibling.name) for sibling in divisions().siblings(row) if len(sibling.name) >= 3)


def _from_bare_title(title: str, text: str, table: DivisionTable) -> County | None:
    """A county whose title leaves out its level (双塔“十四五”规划) is taken if the text writes the whole name."""
    match = re.match(rf"[㐀-鿿]{{2,12}}?(?={_PLAN_WORDS})", title.replace('"', "“"))
    if match is None:
        return None
    for start in range(len(match.group()) - 1):
        rows = [
            row
            for row in table.by_stem.get(match.group()[start:], ())
            if any(name in text for name in (row.name, *table.short_names[row.adcode]))
        ]
        if rows:
            return _told_apart(tuple(rows), set(), text)
    return None


def _from_frequency(text: str, table: DivisionTable) -> County | None:
    """The county that the text names at least five times and twice as often as any other."""
    counts: Counter[tuple[County, ...]] = Counter()
    for level in _LEVELS.finditer(text):
        for size in range(min(table.longest, level.end()), 2, -1):  # two-character names (义县) are found inside other words
            rows = table.by_name.get(text[level.end() - size : level.end()])
            if rows:
                counts[rows] += 1
                break
    ranking = counts.most_common(2)
    if not ranking or ranking[0][1] < _MIN_MENTIONS or (len(ranking) > 1 and ranking[0][1] < 2 * ranking[1][1]):
        return None
    return _told_apart(ranking[0][0], set(), text)


def _overridden(wanted: str, text: str, table: DivisionTable) -> County:
    if "," in wanted or "，" in wanted:
        return _inline(wanted)
    if wanted.isdigit():
        if wanted in table.by_code:
            return table.by_code[wanted]
        near = [f"{row.adcode} {row.name}" for row in table.rows if row.adcode[:4] == wanted[:4]][:8]
        raise ValueError(_no_county(wanted, near))
    name = _squeeze(wanted)
    hits = _hits(name, table)
    rows = hits[-1].rows if hits and hits[-1].end == len(name) else ()
    if not rows:
        rows = table.by_stem.get(name, ())
    if not rows:
        alike = [row.name for row in table.by_stem.get(stem(name), ())]
        raise ValueError(_no_county(wanted, list(dict.fromkeys(alike + difflib.get_close_matches(name, table.by_name, 4)))))
    county = _told_apart(rows, {hit.name for hit in hits[:-1]}, text)
    if county is None:
        listing = "; ".join(f"{row.adcode} {row.province} {row.prefecture} {row.name}" for row in rows)
        raise ValueError(
            f"County {wanted!r} fits {len(rows)} divisions and the plan does not tell them apart: {listing}. "
            "Give one of these codes instead."
        )
    return county


def _no_county(wanted: str, near: list[str]) -> str:
    hint = f" Did you mean {', '.join(near)}?" if near else ""
    return (
        f"No county-level division {wanted!r} in the national table (as of 2023-06-30).{hint} "
        "Give a name (双塔区), a name with its prefecture (朝阳市双塔区), a six-digit code (211302) or, for a division "
        "that the table does not have, name,adcode,prefecture,province[,latitude,longitude]."
    )


def _inline(wanted: str) -> County:
    """A division written out: `name,adcode,prefecture,province[,latitude,longitude]`."""
    parts = [part.strip() for part in wanted.replace("，", ",").split(",")]
    if len(parts) not in (4, 6) or not all(parts[:4]):
        raise ValueError(
            f"County {wanted!r} has {len(parts)} parts; write name,adcode,prefecture,province"
            " or name,adcode,prefecture,province,latitude,longitude."
        )
    name, adcode, prefecture, province = parts[:4]
    if not re.fullmatch(r"[0-9]{6}", adcode):
        raise ValueError(f"County {wanted!r}: {adcode!r} is not a six-digit code.")
    if len(parts) == 4:
        return County(name, adcode, prefecture, province)
    try:
        latitude, longitude = float(parts[4]), float(parts[5])
    except ValueError:
        raise ValueError(f"County {wanted!r}: {parts[4]!r}, {parts[5]!r} are not latitude and longitude in degrees.") from None
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise ValueError(f"County {wanted!r}: {latitude}, {longitude} are out of range; latitude comes first.")
    return County(name, adcode, prefecture, province, latitude, longitude)
