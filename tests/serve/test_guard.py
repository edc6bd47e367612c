"""No query makes the server call another: tried on a listener that must never hear anything, and word by word."""
from __future__ import annotations

import socket
import threading
from collections.abc import Iterator

import httpx
import pytest

from kg.serve.guard import calls_out
from tests.serve.conftest import Server


@pytest.fixture
def listener() -> Iterator[tuple[str, list[bytes]]]:
    """An address, and what it has heard."""
    heard: list[bytes] = []
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        door.listen()
        door.settimeout(0.2)
        over = threading.Event()

        def listen() -> None:
            while not over.is_set():
                try:
                    caller, _ = door.accept()
                except TimeoutError:
                    continue
                heard.append(caller.recv(1000))
                caller.close()

        thread = threading.Thread(target=listen)
        thread.start()
        yield f"http://127.0.0.1:{door.getsockname()[1]}/x", heard
        over.set()
        thread.join()


ATTEMPTS = [
    "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { service silent<URL>{?s ?p ?o}}",
    "PREFIX : <URL> SELECT * { SERVICE:{ ?s ?p ?o } }",
    "PREFIX e: <URL> SELECT * { SERVICEe:{ ?s ?p ?o } }",
    "SELECT * { BIND(<URL> AS ?x) SERVICE ?x { ?s ?p ?o } }",
    "SELECT * { VALUES ?x { <URL> } SERVICE?x{ ?s ?p ?o } }",
    "SELECT * { ?s ?p '#' . SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { ?s ?p \"it's\" . SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { ?s ?p '''a''b''' . SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { ?s ?p <http://example.org/\\u0041#x> . SERVICE <URL> { ?s ?p ?o } }",
    "PREFIX e: <urn:> SELECT * { ?s ?p e:a\\#b . SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { ?s ?p ?o FILTER(?p<?o)SERVICE#>\n<URL> { ?a ?b ?c } }",
    "PREFIX e: <urn:> SELECT * { ?s ?p ?o FILTER(?p<e:c)SERVICE#>\n<URL> { ?a ?b ?c } }",
    "SELECT * { \\u0053ERVICE <URL> { ?s ?p ?o } }",
    "SELECT * FROM <URL> { ?s ?p ?o }",
    "SELECT * FROM NAMED <URL> { GRAPH <URL> { ?s ?p ?o } }",
]


@pytest.mark.parametrize("query", ATTEMPTS)
def test_the_server_calls_nobody(server: Server, listener: tuple[str, list[bytes]], query: str) -> None:
    url, heard = listener
    answer = httpx.get(server.sparql, params={"query": query.replace("URL", url)})
    assert heard == []
    assert answer.status_code in (400, 403) if "FROM" not in query else answer.json()["results"]["bindings"] == []


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?service { ?service a schema:Service }",
        "SELECT * { ?x rdfs:label '生产性服务业 service' } # SERVICE",
        'SELECT * { ?x a <http://www.w3.org/ns/sparql-service-description#Service> ; rdfs:label """a "SERVICE" here""" }',
        "SELECT $SERVICE { $SERVICE ex:service/ex:self-service ?y }",
    ],
)
def test_the_word_alone_is_no_call(query: str) -> None:
    assert not calls_out(query)
