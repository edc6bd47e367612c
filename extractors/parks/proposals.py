"""Propose parks: by head word, as items of lists of parks, over joined items."""

from __future__ import annotations

from extractors.frames.proposing import Proposer
from extractors.parks.patterns import HEADS, NO_NAME, NOT_ENDED, NOT_PARKS, SURE, WEAK

PROPOSER = Proposer(
    heads=(*HEADS, *WEAK),
    max_length=26,
    max_item=14,
    tail_classes=frozenset({"park"}),
    joined=True,
    not_heads=NOT_PARKS,
    bracketed=True,
    most_starts=3,
    sure_heads=SURE,
    sure_unless=NOT_ENDED,
    no_name=NO_NAME,
)
