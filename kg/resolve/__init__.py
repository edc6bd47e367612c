"""Who is who: mentions become entities within a county and across counties."""
from __future__ import annotations

from kg.resolve.model import Entity, Link, Resolved, Sourced
from kg.resolve.resolver import resolve

__all__ = ["Entity", "Link", "Resolved", "Sourced", "resolve"]
