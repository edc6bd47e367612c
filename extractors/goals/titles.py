"""What a plan wants to become is no project and no park: names that stand in a positioning leave the judged mentions.

省级冬枣产业示范区 in 打造省级冬枣产业示范区 is striven for, though it looks like a park; 建设国家森林城市 looks like a project.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from extractors.goals.spans import PositioningSpan
from extractors.scoring.judging import Judged

WORKS = re.compile("(?:项目|工程)$")
"""A name that ends so is a project's, whatever it stands in."""
TRAILING = 2
"""So many characters a name may go on after its title (…示范区|创建)."""
ENOUGH: dict[str, Callable[[Iterable[bool]], bool]] = {"Project": any, "Park": all}
"""Whether one place in a title is enough to take a name for one, by kind; a park may well stand in the title of another thing."""


def without_titles(kind: str, judged: Sequence[Judged], titles: Sequence[PositioningSpan], text: str) -> list[Judged]:
    """The judged mentions of a kind but those of names that are titles.

    Offsets are into `text`, the cleaned text. Kinds that are never titles come back as they are.
    """
    if kind not in ENOUGH:
        return list(judged)
    spans = sorted((t.start, t.end) for t in titles)
    starts = [start for start, _ in spans]
    inside: dict[str, list[bool]] = defaultdict(list)
    for j in judged:
        c = j.candidate
        at = bisect_right(starts, c.start) - 1
        inside[text[c.start : c.end]].append(at >= 0 and c.end <= spans[at][1] + TRAILING)
    named = {name for name, places in inside.items() if ENOUGH[kind](places) and not WORKS.search(name)}
    return [j for j in judged if text[j.candidate.start : j.candidate.end] not in named]
