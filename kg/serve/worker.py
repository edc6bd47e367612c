"""A process that answers queries over a store, one at a time, so that the server can stop it: `python -m kg.serve.worker STORE`.

Each question is one line of JSON on standard input; each answer one line of JSON with the length of the body, then the body.
"""
from __future__ import annotations

import json
import sys
from typing import IO, Any

from pyoxigraph import BlankNode, NamedNode, QueryBoolean, QueryResultsFormat, QueryTriples, RdfFormat, Store, serialize

from kg.serve.negotiation import GRAPHS, RESULTS, best
from ontology.namespaces import PREFIXES


class _TooLarge(Exception):
    """The answer is longer than allowed."""


class _Limited:
    """A file in memory that takes no more than so many bytes."""

    def __init__(self, most: int) -> None:
        self._left = most
        self._parts: list[bytes] = []

    def write(self, data: bytes) -> int:
        self._left -= len(data)
        if self._left < 0:
            raise _TooLarge
        self._parts.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        """There is nothing to flush."""

    def value(self) -> bytes:
        return b"".join(self._parts)


def answer(store: Store, question: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    """Head and body of the answer to one question.

    The question has `query`, `accept` (an Accept header), `most` (bytes), and may have `default` and `named` (graph IRIs). The
    head has `status` (as in HTTP) and `type` (media type); for a failure `detail` says what was wrong.
    """
    try:
        default = [NamedNode(iri) for iri in question.get("default", ())]
        named: list[NamedNode | BlankNode] = [NamedNode(iri) for iri in question.get("named", ())]
        given: dict[str, Any] = {}
        if default or named:
            given = {"default_graph": default, "named_graphs": named}
        found = store.query(question["query"], prefixes=dict(PREFIXES), **given)
    except (SyntaxError, ValueError) as error:
        return {"status": 400, "detail": str(error)}, b""
    types = GRAPHS if isinstance(found, QueryTriples) else RESULTS
    media_type = best(question["accept"], list(types))
    if media_type is None:
        return {"status": 406, "detail": f"the answer can be had as {', '.join(types)}"}, b""
    if isinstance(found, QueryBoolean) and types[media_type] in ("csv", "tsv"):
        return {"status": 200, "type": media_type}, b"true\n" if found else b"false\n"
    out = _Limited(question["most"])
    try:
        _write(found, types[media_type], out)
    except _TooLarge:
        return {"status": 413, "detail": f"the answer is longer than {question['most']:,} bytes; ask for less with LIMIT"}, b""
    except (OSError, ValueError) as error:
        return {"status": 400, "detail": str(error)}, b""
    return {"status": 200, "type": media_type}, out.value()


def _write(found: Any, extension: str, out: _Limited) -> None:
    if isinstance(found, QueryTriples):
        form = RdfFormat.from_extension(extension)
        if form is None:
            raise ValueError(f"no RDF format for {extension}")
        serialize(found, out, form, prefixes=dict(PREFIXES))  # type: ignore[arg-type]
        return
    results = QueryResultsFormat.from_extension("srj" if extension == "json" else "srx" if extension == "xml" else extension)
    if results is None:
        raise ValueError(f"no results format for {extension}")
    found.serialize(out, results)


def limit_memory(most: int) -> None:
    """Let this process use no more than so many bytes of address space, where the system can see to that."""
    if most and sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def serve(store: Store, questions: IO[bytes], answers: IO[bytes]) -> None:
    """Answer questions until there are no more."""
    answers.write(b"ready\n")
    answers.flush()
    for line in questions:
        head, body = answer(store, json.loads(line))
        answers.write(json.dumps({**head, "length": len(body)}).encode() + b"\n" + body)
        answers.flush()


if __name__ == "__main__":
    limit_memory(int(sys.argv[2]))
    serve(Store.read_only(sys.argv[1]), sys.stdin.buffer, sys.stdout.buffer)
