"""What the handlers of requests share: the pool that answers, the index of names, addresses, and what the graph holds."""
from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kg.query import prepare
from kg.serve.addresses import Addresses
from kg.serve.labels import Labels
from kg.serve.pool import Answer, Pool, Question
from ontology import read

_JSON = "application/sparql-results+json"


class Unanswered(Exception):
    """A query of the server's own that the pool did not answer; `answer` says why."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(answer.detail)
        self.answer = answer


@dataclass(frozen=True, slots=True)
class Value:
    """One cell of an answer: an IRI or the text of a literal with its datatype and language."""

    text: str
    is_iri: bool = False
    language: str = ""
    datatype: str = ""


Row = dict[str, Value]


@dataclass(slots=True)
class State:
    """One server's share of everything."""

    pool: Pool
    labels: Labels
    addresses: Addresses
    plans: list[Row]
    counts: list[Row]
    triples: int

    async def page(self, name: str, entity: str) -> list[Row]:
        """The rows of one of the pages' queries (`ontology/pages/`) for an entity. Raises `Unanswered`."""
        sparql = read(f"pages/{name}.rq")
        return (await self._rows(prepare(sparql, {"entity": f"<{entity}>"} if entity else None)))[1]

    async def question(self, name: str, parameters: Mapping[str, str]) -> tuple[list[str], list[Row]]:
        """Columns and rows of a named query. Raises `QueryError` or `Unanswered`."""
        return await self._rows(await asyncio.to_thread(prepare, name, parameters, self.labels))

    async def _rows(self, sparql: str) -> tuple[list[str], list[Row]]:
        answer = await self.pool.ask(Question(sparql, _JSON))
        if answer.status != 200:
            raise Unanswered(answer)
        found = json.loads(answer.body)
        return found["head"]["vars"], [
            {name: _value(cell) for name, cell in row.items()} for row in found["results"]["bindings"]
        ]


def _value(cell: dict[str, Any]) -> Value:
    return Value(cell["value"], cell["type"] == "uri", cell.get("xml:lang", ""), cell.get("datatype", ""))
