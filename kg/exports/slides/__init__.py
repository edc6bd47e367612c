"""Slides of native, editable shapes: a PowerPoint deck of a subgraph, in a template of the user's own if one is given."""

from __future__ import annotations

from .deck import make_deck

__all__ = ["make_deck"]
