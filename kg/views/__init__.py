"""Views of a built graph: self-contained HTML pages to explore, to print and to send on, which need no network.

`write_views` makes the whole set; `write_overview`, `write_chain` and `write_neighbourhood` make one page about one thing.
"""

from __future__ import annotations

from .model import PlanModel, ViewError, read_model
from .neighbourhood import neighbourhood
from .write import write_chain, write_neighbourhood, write_overview, write_views

__all__ = [
    "PlanModel",
    "ViewError",
    "neighbourhood",
    "read_model",
    "write_chain",
    "write_neighbourhood",
    "write_overview",
    "write_views",
]
