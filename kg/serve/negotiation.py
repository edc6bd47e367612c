"""Content negotiation (RFC 9110, section 12.5.1): which of the forms at hand a client wants."""
from __future__ import annotations

import re
from collections.abc import Sequence

RESULTS = {
    "application/sparql-results+json": "json",
    "application/sparql-results+xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
    "application/json": "json",
    "application/xml": "xml",
    "text/xml": "xml",
}
"""Media types of SELECT and ASK answers → pyoxigraph's file extension; the first is the default."""

GRAPHS = {
    "text/turtle": "ttl",
    "application/n-triples": "nt",
    "application/ld+json": "jsonld",
    "application/rdf+xml": "rdf",
    "application/json": "jsonld",
    "application/xml": "rdf",
    "text/plain": "nt",
}
"""Media types of CONSTRUCT and DESCRIBE answers → pyoxigraph's file extension; the first is the default."""

_RANGE = re.compile(r"\s*([^;,\s]+/[^;,\s]+)\s*((?:;[^,]*)?)\s*(?:,|$)")
_QUALITY = re.compile(r";\s*q\s*=\s*([0-9.]+)")


def accepted(header: str) -> list[tuple[str, float]]:
    """The media ranges of an Accept header with their qualities, as written; an empty header accepts all."""
    ranges: list[tuple[str, float]] = []
    for media_range, parameters in _RANGE.findall(header):
        quality = _QUALITY.search(parameters)
        try:
            ranges.append((media_range.lower(), float(quality[1]) if quality else 1.0))
        except ValueError:
            ranges.append((media_range.lower(), 0.0))
    return ranges or [("*/*", 1.0)]


def best(header: str, offered: Sequence[str]) -> str | None:
    """The offered media type that the header wants most, the earlier of two that it wants alike; None if it wants none."""
    ranges = accepted(header)
    ranked = [(_quality(media_type, ranges), -place, media_type) for place, media_type in enumerate(offered)]
    quality, _, media_type = max(ranked, default=(0.0, 0, ""))
    return media_type if quality > 0 else None


def _quality(media_type: str, ranges: list[tuple[str, float]]) -> float:
    """The quality of the most specific range that fits."""
    top = media_type.partition("/")[0]
    for wanted in (media_type, f"{top}/*", "*/*"):
        found = [quality for media_range, quality in ranges if media_range == wanted]
        if found:
            return max(found)
    return 0.0
