"""Fifty clients at once, some with queries that never end: nobody gets an error, and light questions are not kept waiting for heavy ones."""
from __future__ import annotations

import asyncio
import time

import httpx

from tests.serve.conftest import Server

LIGHT = "SELECT ?n { ?c a plan:County ; skos:prefLabel ?n }"
HEAVY = "SELECT (COUNT(*) AS ?n) { ?a a plan:Project . ?b a plan:Project FILTER (?a != ?b) }"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


def test_fifty_clients_with_a_mix_of_light_heavy_and_endless_queries(server: Server) -> None:
    async def client(web: httpx.AsyncClient, query: str) -> tuple[str, int, float]:
        began = time.perf_counter()
        answer = await web.get(server.sparql, params={"query": query})
        return query, answer.status_code, time.perf_counter() - began

    async def everyone() -> list[tuple[str, int, float]]:
        queries = [ENDLESS if n % 25 == 0 else HEAVY if n % 10 == 1 else LIGHT for n in range(50)]
        async with httpx.AsyncClient(timeout=60, limits=httpx.Limits(max_connections=50)) as web:
            return await asyncio.gather(*(client(web, query) for query in queries))

    answers = asyncio.run(everyone())
    assert {status for query, status, _ in answers if query != ENDLESS} == {200}
    assert {status for query, status, _ in answers if query == ENDLESS} == {504}
    light = sorted(seconds for query, _, seconds in answers if query == LIGHT)
    stopped = sorted(seconds for query, _, seconds in answers if query == ENDLESS)
    assert light[len(light) // 2] < stopped[0], "half of the light questions are answered before the first endless one is given up"
    assert light[-1] < max(seconds for _, _, seconds in answers), "no light question is the last to be answered"
