"""One county's plans between clustering and entities: which mentions are one thing, open to amendment."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from extractors.facts import AnyMention, Plan, Relation

MentionKey = tuple[int, str]
"""A mention anywhere in a build: the plan's index and the mention's id."""


@dataclass(slots=True)
class Draft:
    """Mentions by key, relations with their plan's index, and the groups of mentions that become one entity each.

    An amendment may change all of them; it keeps every key of a group in `mentions`, mentions of a group of one type, both ends
    of relations in `mentions`, and leaves groups empty rather than taking them away. `chosen` gives the preferred label of the
    group that holds the mention, over the fullest one.
    """

    plans: dict[int, Plan]
    mentions: dict[MentionKey, AnyMention]
    relations: list[tuple[int, Relation]]
    groups: list[list[MentionKey]]
    chosen: dict[MentionKey, str] = field(default_factory=dict)


Amend = Callable[[Draft], None]
"""Changes the draft of a county in place before its entities are made."""
