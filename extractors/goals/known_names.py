"""Industries and the leading zone of a plan by name, for goals that speak of them where no mention was kept."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import Generic, TypeVar

from extractors.goals import subject_patterns as p

Mention = TypeVar("Mention")

_ENDS = re.compile(rf"(?:{'|'.join(p.INDUSTRY_ENDS)})$")
_BEGINS = re.compile(rf"^(?:{'|'.join(p.INDUSTRY_BEGINS)})")
_ZONE = re.compile(p.ZONE_WORDS)


@lru_cache(maxsize=4096)
def core(name: str) -> str:
    """What tells an industry apart without its head, "" where that is nothing of its own.

    >>> core("现代物流业"), core("冬枣全产业链"), core("文化产业"), core("现代农业")
    ('物流', '冬枣', '', '')
    """
    if is_sector(name):
        return ""
    bare = _ENDS.sub("", name)
    cut = _BEGINS.sub("", bare)
    bare = cut if len(cut) >= 2 else bare
    return "" if len(bare) < 2 or bare in p.WIDE_WORDS or bare in p.SECTORS else bare


@lru_cache(maxsize=4096)
def is_sector(name: str) -> bool:
    """True for a sector of the whole economy rather than an industry.

    >>> is_sector("现代服务业"), is_sector("战略性新兴产业"), is_sector("冬枣产业"), is_sector("现代服务业产业集群")
    (True, True, False, False)
    """
    bare = _BEGINS.sub("", name)
    return bare in p.SECTORS or bare.removesuffix("产业") in p.SECTORS


class KnownNames(Generic[Mention]):
    """The kept industries and parks of a plan, found again by name in other places of its cleaned `text`.

    `mentions` are (clean start, clean end, entity type, anything) in order of the text; of several mentions of a name the first
    counts, of several names with one core the shortest. A park named as 开发区 or the like is the zone that bare words for a
    zone stand for: a 开发区 before others, then the one most often named, then the first.
    """

    def __init__(self, text: str, mentions: Iterable[tuple[int, int, str, Mention]]) -> None:
        self.text = text
        industries: dict[str, tuple[int, Mention]] = {}
        zones: Counter[str] = Counter()
        first: dict[str, Mention] = {}
        for start, end, kind, mention in mentions:
            name = text[start:end]
            if kind == "Industry" and not is_sector(name):
                for word in {core(name), name} - {"", *p.WIDE_WORDS}:
                    if word not in industries or len(name) < industries[word][0]:
                        industries[word] = (len(name), mention)
            elif kind == "Park" and name.endswith(p.ZONE_NAMES) and name not in p.ZONE_NAMES:
                zones[name] += 1
                first.setdefault(name, mention)
        self._industries = {word: mention for word, (_, mention) in industries.items()}
        self._pattern = re.compile("|".join(map(re.escape, sorted(self._industries, key=lambda w: (-len(w), w)))) or r"(?!)")
        self._zone = first[max(zones, key=lambda n: (n.endswith(p.MAIN_ZONES), zones[n]))] if zones else None

    def industry_in(self, start: int, end: int) -> Mention | None:
        """The industry with the longest name in a stretch of the text, of equally long ones the first."""
        found = max(self._pattern.finditer(self.text, start, end), key=lambda m: (len(m.group()), -m.start()), default=None)
        return self._industries[found.group()] if found else None

    def zone_in(self, start: int, end: int) -> Mention | None:
        """The plan's zone where a stretch of the text speaks of it without its name."""
        return self._zone if _ZONE.search(self.text[start:end]) else None


__all__ = ["KnownNames", "core", "is_sector"]
