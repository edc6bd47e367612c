"""Propose enterprises: by legal ending, as items of frames that list firms, and as short names that open an item."""

from __future__ import annotations

from extractors.enterprises.patterns import LEGAL, NEVER_ENDS, NO_NAME, NO_NAME_BEFORE, NOT_ENDS, SHORT_ENDINGS, SURE
from extractors.frames.proposing import Proposer

PROPOSER = Proposer(
    heads=tuple(LEGAL),
    max_length=22,
    max_item=12,
    tail_classes=frozenset({"enterprise", "project", "product"}),
    trigger_classes=frozenset({"support", "introduce", "basis"}),
    roles=True,
    not_ends=NOT_ENDS,
    never_ends=NEVER_ENDS,
    openers=tuple(SHORT_ENDINGS),
    sure_heads=tuple(SURE),
    own_tails=frozenset({"enterprise"}),
    towns=False,
    coined=True,
    opener_starts=2,
    most_ends=1,
    no_name=NO_NAME,
    no_name_before=NO_NAME_BEFORE,
)
