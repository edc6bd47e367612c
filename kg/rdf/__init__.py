"""From resolved facts to RDF: readable IRIs, entity descriptions, claims."""
from __future__ import annotations

from kg.rdf.entities import BuiltGraph, build_graph
from kg.rdf.iris import Iris

__all__ = ["BuiltGraph", "Iris", "build_graph"]
