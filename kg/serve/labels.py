"""A full-text index of all names: any run of characters in them, found in milliseconds whatever the graph's size.

SQLite's FTS5 (https://sqlite.org/fts5.html) over names with a space after each character, so that a phrase search finds any run
of Chinese characters, from one on.
"""
from __future__ import annotations

import sqlite3
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from kg.query import run
from kg.store.dataset import load
from ontology import read
from ontology.namespaces import PLAN

_LONGEST = 60
"""Characters of a search that count."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A name found: whose it is, of what class, in which county, and the label under which it is known."""

    iri: str
    name: str
    type: str
    place: str
    label: str


class Labels:
    """The index in a SQLite file; searches may come from any thread."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def build(self, store: Path) -> None:
        """Fill the index from the store at a path."""
        with sqlite3.connect(self._path) as index:
            columns = ", ".join(f"{name} UNINDEXED" for name in ("iri", "name", "type", "place", "label"))
            index.execute(f"CREATE VIRTUAL TABLE names USING fts5(spaced, {columns})")
            for iri, name, type_, place, label in run(load(store), read("pages/labels.rq")).rows:
                row = (_spaced(str(name)), iri, name, str(type_).removeprefix(PLAN), place or "", label)
                index.execute("INSERT INTO names VALUES (?, ?, ?, ?, ?, ?)", row)
        index.close()

    def search(self, words: str, most: int = 60) -> list[Hit]:
        """Whose names hold every word (runs of characters between spaces), the shortest name first; nothing for no words."""
        phrases = " ".join(f'"{spaced}"' for word in words[:_LONGEST].split() if (spaced := _spaced(word)))
        if not phrases:
            return []
        index = sqlite3.connect(f"file:{self._path}?mode=ro", uri=True)
        try:
            found = index.execute(
                "SELECT iri, name, type, place, label, min(length(name)) AS shortest FROM names WHERE spaced MATCH ? "
                "GROUP BY iri ORDER BY shortest, name, iri LIMIT ?",
                (phrases, most),
            )
            return [Hit(*row[:5]) for row in found]
        finally:
            index.close()


def _spaced(text: str) -> str:
    """The letters and digits of a text, folded, with spaces between; marks are left out."""
    folded = unicodedata.normalize("NFKC", text).lower()
    return " ".join(c for c in folded if c.isalnum())
