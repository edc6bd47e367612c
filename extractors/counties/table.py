"""The national table of county-level divisions, loaded once: rows, long and short names, look-up by name or code.

Data, date, sources, licences and datum of the files beside this module are told in its README.md.
"""
from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from extractors.facts import County

DIRECTLY_GOVERNED = ("省直辖县级行政区划", "自治区直辖县级行政区划")
"""What the official table writes in place of a prefecture for divisions that a province governs directly."""

_NATIONALITIES = (
    "各族|柯尔克孜族?|维吾尔族?|达斡尔族?|哈萨克族?|塔吉克族?|鄂伦春族?|鄂温克族?|布朗族|布依族|朝鲜族|东乡族|独龙族|高山族|"
    "仡佬族|哈尼族|景颇族|拉祜族|傈僳族|仫佬族|毛南族|纳西族|普米族|撒拉族|土家族|锡伯族?|裕固族|保安族|蒙古族?|满族|回族|"
    "苗族|藏族|壮族|侗族|瑶族|白族|彝族|傣族|黎族|畲族|水族|羌族|佤族|怒族|土族|京族"
)
_AUTONOMOUS = re.compile(f"(?:{_NATIONALITIES})*自治(?P<unit>[县旗州区])$")
_LEVEL = re.compile(r"(?:特别行政区|自治[县旗州区]|地区|特区|林区|新区|[县市区旗盟省州])$")

GENERIC_STEMS = frozenset(
    "市中 城中 城东 城西 城南 城北 城关 城厢 城区 郊区 矿区 新城 老城 新区 河东 河西 河北 河南 江东 江南 江北 江海 海南 海州 "
    "向阳 和平 新华 振兴 兴安 友好 中原 中山 解放 大通 开发 经开 高新 南山 龙山 青山 西湖 东湖 鼓楼 桥东 桥西 路南 路北".split()
)
"""Names that, without 区 or 县, are words or names of something else as often as of a county."""


def stem(name: str) -> str:
    """The name of a division without level and nationalities: 朝阳市 -> 朝阳, 凉山彝族自治州 -> 凉山, 东乡族自治县 -> 东乡."""
    cut = _AUTONOMOUS.sub("", name)
    if cut == name:
        cut = _LEVEL.sub("", name)
    elif not cut:  # the nationality is the name: 东乡族自治县
        cut = re.sub(r"族?自治[县旗州区]$", "", name)
    return cut


def regular_short_name(name: str) -> str:
    """A long autonomous name as people write it: 围场满族蒙古族自治县 -> 围场县; other names come back as they are."""
    match = _AUTONOMOUS.search(name)
    return stem(name) + match["unit"] if match else name


@dataclass(frozen=True)
class DivisionTable:
    """Rows in order of code, and the ways to them.

    `by_name` maps long names and short ones with their level (喀左县), `by_stem` bare ones (喀左); `short_names` are those of
    an adcode; `superiors` are the long and short names of prefectures and provinces; `longest` counts the characters
    of the longest name.
    """

    rows: tuple[County, ...]
    by_code: dict[str, County]
    by_name: dict[str, tuple[County, ...]]
    by_stem: dict[str, tuple[County, ...]]
    short_names: dict[str, tuple[str, ...]]
    superiors: frozenset[str]
    longest: int

    def siblings(self, county: County) -> tuple[County, ...]:
        """The other divisions of a county's prefecture."""
        return tuple(
            row
            for row in self.rows
            if row.prefecture == county.prefecture and row.province == county.province and row.adcode != county.adcode
        )


def _records(file: str) -> Iterator[dict[str, str]]:
    text = files("extractors.counties").joinpath(file).read_text(encoding="utf-8")
    return iter(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))


def _counties(file: str) -> list[County]:
    return [
        County(
            name=row["name"],
            adcode=row["adcode"],
            prefecture=row["prefecture"],
            province=row["province"],
            latitude=float(row["latitude"]) if row["latitude"] else None,
            longitude=float(row["longitude"]) if row["longitude"] else None,
        )
        for row in _records(file)
    ]


def _index(pairs: Iterator[tuple[str, County]]) -> dict[str, tuple[County, ...]]:
    found: dict[str, dict[str, County]] = {}
    for name, county in pairs:
        found.setdefault(name, {})[county.adcode] = county
    return {name: tuple(rows.values()) for name, rows in found.items()}


@lru_cache(maxsize=1)
def divisions() -> DivisionTable:
    """The table, read on first use; former divisions stand behind the present ones of the same code."""
    present = _counties("divisions.csv")
    codes = {row.adcode for row in present}
    former = [row for row in _counties("former.csv") if row.adcode not in codes]
    renamed = [row for row in _counties("former.csv") if row.adcode in codes]
    rows = sorted(present + former + _counties("fictional.csv"), key=lambda row: row.adcode)
    everyone = rows + renamed
    curated: dict[str, list[str]] = {}
    for record in _records("short_names.csv"):
        curated.setdefault(record["adcode"], []).append(record["short"])
    short: dict[str, tuple[str, ...]] = {}
    for row in everyone:
        names = [regular_short_name(row.name), *curated.get(row.adcode, ())]
        short[row.adcode] = tuple(dict.fromkeys(name for name in names if name != row.name))
    by_name = _index((name, row) for row in everyone for name in (row.name, *short[row.adcode]))
    by_stem = _index(
        (bare, row)
        for row in everyone
        for bare in dict.fromkeys([stem(row.name), *map(stem, short[row.adcode])])
        if len(bare) >= 2 and bare not in GENERIC_STEMS
    )
    superiors = frozenset(name for row in everyone for name in (row.prefecture, row.province)) - {*DIRECTLY_GOVERNED}
    return DivisionTable(
        rows=tuple(rows),
        by_code={row.adcode: row for row in rows},
        by_name=by_name,
        by_stem=by_stem,
        short_names=short,
        superiors=superiors | frozenset(map(stem, superiors)),
        longest=max(map(len, by_name)),
    )


def place_names(county: County) -> tuple[str, ...]:
    """Long and short names of a county, its prefecture and its province, longest first: for cutting places off names.

    >>> from extractors.counties import find_county
    >>> place_names(find_county("喀左县十四五规划", ""))
    ('喀喇沁左翼蒙古族自治县', '喀喇沁左翼县', '喀喇沁左翼', '喀左县', '朝阳市', '辽宁省', '喀左', '朝阳', '辽宁')
    """
    names = [county.name, *divisions().short_names.get(county.adcode, (regular_short_name(county.name),))]
    names += [bare for bare in map(stem, names) if bare not in GENERIC_STEMS]
    for above in (county.prefecture, county.province):
        if above and above not in DIRECTLY_GOVERNED:
            names += [above, regular_short_name(above), stem(above)]
    names = [name for name in names if len(name) >= 2]
    return tuple(sorted(dict.fromkeys(names), key=len, reverse=True))


def is_fictional(county: County) -> bool:
    """Whether a county is one of those invented for the project's own plans."""
    return any(row.adcode == county.adcode for row in _counties("fictional.csv"))
