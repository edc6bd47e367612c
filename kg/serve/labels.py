"""A full-text index of all names: any run of characters in them, found in milliseconds whatever the graph's size.

SQLite's FTS5 (https://sqlite.org/fts5.html) over names with a space after each character, so that a phrase search finds any run
of Chinese characters, from one on. Pages search it, and named queries are told by it whose names may hold a text.
"""
from __future__ import annotations

import sqlite3
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import QuerySolutions

from kg.query import prepare, to_value
from kg.store.dataset import load
from ontology import read
from ontology.namespaces import PLAN

_LONGEST = 60
"""Characters of a search that count."""

MOST_HOLDERS = 500
"""Above so many a query is as quick that reads all names."""


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
        self.path = path

    def build(self, store: Path) -> None:
        """Fill the index from the store at a path."""
        with sqlite3.connect(self.path) as index:
            columns = ", ".join(f"{name} UNINDEXED" for name in ("iri", "name", "place", "label"))
            # The tokenizer that takes every character beyond ASCII for a letter: which are is for _spaced to say.
            index.execute(f"CREATE VIRTUAL TABLE names USING fts5(spaced, type, {columns}, tokenize = 'ascii')")
            solutions = load(store).query(prepare(read("pages/labels.rq")))
            assert isinstance(solutions, QuerySolutions)
            for solution in solutions:
                iri, name, type_, place, label = ("" if term is None else str(to_value(term)) for term in solution)
                row = (_spaced(name), type_.removeprefix(PLAN), iri, name, place, label)
                index.execute("INSERT INTO names VALUES (?, ?, ?, ?, ?, ?)", row)
        index.close()

    def search(self, words: str, most: int = 60) -> list[Hit]:
        """Whose names hold every word (runs of characters between spaces), the shortest name first; nothing for no words."""
        phrases = " ".join(f'"{spaced}"' for word in words[:_LONGEST].split() if (spaced := _spaced(word)))
        if not phrases:
            return []
        found = self._rows(
            "SELECT iri, name, type, place, label, min(length(name)) AS shortest FROM names WHERE spaced MATCH ? "
            "GROUP BY iri ORDER BY shortest, name, iri LIMIT ?",
            (phrases, most),
        )
        return [Hit(*row[:5]) for row in found]

    def holders(self, text: str, class_: str) -> list[str] | None:
        """Those of a class (any if empty) with a name that holds the text, and those whose name holds it but for case and marks.

        None for a text without letters and digits, for more than `MOST_HOLDERS`, and where one of them has no IRI.
        """
        phrase = _spaced(text[:_LONGEST])
        if not phrase:
            return None
        wanted = f'spaced : "{phrase}"' + (f' AND type : "{class_}"' if class_ else "")
        found = self._rows("SELECT DISTINCT iri FROM names WHERE names MATCH ? LIMIT ?", (wanted, MOST_HOLDERS + 1))
        iris = sorted(row[0] for row in found)
        return None if len(iris) > MOST_HOLDERS or any(iri.startswith("_:") for iri in iris) else iris

    def _rows(self, sql: str, values: tuple[str | int, ...]) -> list[tuple[str, ...]]:
        index = sqlite3.connect(f"file:{self.path}?mode=ro", uri=True)
        try:
            return index.execute(sql, values).fetchall()
        finally:
            index.close()


def _spaced(text: str) -> str:
    """The letters and digits of a text, folded, with spaces between; marks are left out.

    Each character is folded by itself, whatever stands beside it: if a text is in a name, then so it is when both are folded.
    """
    folded = unicodedata.normalize("NFKD", text).casefold()
    return " ".join(c for c in folded if c.isalnum())
