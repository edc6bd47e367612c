"""Reading plans: files into text with offsets, outline, tables and boxes."""
from __future__ import annotations

from extractors.documents.assembly import layout
from extractors.documents.errors import PlanError
from extractors.documents.model import Block, Cell, PlanDocument, Table
from extractors.documents.reading import read, read_text

__all__ = ["Block", "Cell", "PlanDocument", "PlanError", "Table", "layout", "read", "read_text"]
