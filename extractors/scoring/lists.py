"""What the items of a list say of each other: they are of one kind, so a list's mean speaks for each item too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from extractors.frames.candidate import Candidate

SAY = {"Enterprise": 0.25, "Industry": 0.2}
"""How much the other items of its list weigh beside an item's own log-odds, for the kinds that gain by it on plans left out.
Works do not: beside them stands what they need."""
LEAST = -6.0
"""The log-odds of an item in which nothing was proposed, and the least that any item has."""
WHOLE = frozenset(("item", "head"))
"""How what is proposed stands for its item."""


def with_their_lists(kind: str, scores: Sequence[float], candidates: Iterable[Candidate]) -> list[float]:
    """The log-odds of candidates of a kind, those of a list's items drawn towards the mean of the other items' best.

    Of an item only the best candidate is drawn; the rest keep their log-odds.
    """
    say = SAY.get(kind, 0.0)
    found = list(scores)
    if not say:
        return found
    lists: dict[int, dict[int, tuple[float, int]]] = defaultdict(dict)
    sizes: dict[int, int] = {}
    for number, c in enumerate(candidates):
        if c.enumeration is None or c.item is None or len(c.enumeration.items) < 2 or c.how not in WHOLE:
            continue
        best = lists[id(c.enumeration)]
        sizes[id(c.enumeration)] = len(c.enumeration.items)
        if found[number] > best.get(c.item.unit.start, (LEAST, -1))[0]:
            best[c.item.unit.start] = found[number], number
    for key, best in lists.items():
        total = sum(score for score, _ in best.values()) + LEAST * (sizes[key] - len(best))
        for score, number in best.values():
            others = (total - score) / (sizes[key] - 1)
            found[number] = (1 - say) * score + say * others
    return found
