"""Graphs in the formats that other tools read: Turtle, TriG, N-Quads, N-Triples, JSON-LD, RDF/XML."""
from __future__ import annotations

from kg.serialize.formats import FORMATS, Format, format_named, serialize

__all__ = ["FORMATS", "Format", "format_named", "serialize"]
