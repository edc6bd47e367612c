"""Plans in, plain facts out: read a document, run the spaCy pipeline, gather mentions and relations."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from extractors.documents import PlanDocument, PlanError, read
    from extractors.facts import PlanFacts
    from extractors.pipeline import extract, load

__all__ = ["PlanDocument", "PlanError", "PlanFacts", "extract", "load", "read"]

_HOMES = {
    "PlanDocument": "extractors.documents",
    "PlanError": "extractors.documents",
    "PlanFacts": "extractors.facts",
    "extract": "extractors.pipeline",
    "load": "extractors.pipeline",
    "read": "extractors.documents",
}


def __getattr__(name: str) -> Any:
    """Import on first use: `import extractors.facts` alone must not load spaCy."""
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'extractors' has no attribute {name!r}")
