"""Propose industries, industry chains and clusters: by head word, as items of lists of industries, over joined items."""

from __future__ import annotations

from extractors.facts import ChainKind
from extractors.frames.proposing import Proposer
from extractors.industries.patterns import (
    ADJECTIVES,
    CHAIN_HEADS,
    CLUSTER_HEADS,
    INDUSTRY_HEADS,
    NOT_ENDED,
    NOT_INDUSTRIES,
    PRAISES_OF_FIRMS,
    SURE,
)
from ontology.concepts import industry_labels

PROPOSER = Proposer(
    heads=(*CHAIN_HEADS, *CLUSTER_HEADS, *INDUSTRY_HEADS),
    max_length=18,
    max_item=14,
    tail_classes=frozenset({"industry"}),
    trigger_classes=frozenset({"develop"}),
    joined=True,
    roles=True,
    not_heads=NOT_INDUSTRIES,
    sure_heads=SURE,
    sure_unless=NOT_ENDED,
    nearest_starts=2,
    names=industry_labels,
    adjectives=ADJECTIVES,
    of_firms=PRAISES_OF_FIRMS,
)


def chain_kind(name: str, tail_head: str) -> ChainKind:
    """ "chain", "cluster" or "industry", from a name's own head or the head its list shares.

    >>> chain_kind("半导体", "产业链"), chain_kind("印刷产业集群", "")
    ('chain', 'cluster')
    """
    for text in (name, tail_head):
        if any(text.endswith(h) for h in CLUSTER_HEADS):
            return "cluster"
        if any(text.endswith(h) for h in CHAIN_HEADS):
            return "chain"
    return "industry"
