"""Questions as they are typed: a query by name, by file or as SPARQL, and its parameters."""
from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from kg.cli.messages import fail


def complete_query(incomplete: str) -> list[tuple[str, str]]:
    """Shell completion: the named queries with their titles."""
    from ontology import named_queries

    return [(query.name, query.title) for query in named_queries() if query.name.startswith(incomplete)]


def read_query(text: str) -> str:
    """The query itself where the text is a file's name or `-`; other text as it is."""
    if text == "-":
        return sys.stdin.read()
    if text.endswith((".rq", ".sparql")):
        try:
            return Path(text).read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            fail(f"{text}: cannot be read as a UTF-8 query file ({error})")
    return text


def read_parameters(pairs: Iterable[str] | None) -> dict[str, str]:
    """Parameters written as NAME=VALUE."""
    parameters: dict[str, str] = {}
    for pair in pairs or ():
        name, equals, value = pair.partition("=")
        if not equals:
            fail(f"--param {pair}: write it as NAME=VALUE")
        parameters[name] = value
    return parameters
