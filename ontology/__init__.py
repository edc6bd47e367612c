"""The plan ontology as package data: namespaces, the Turtle files and the named SPARQL queries.

This package imports nothing of the project; `extractors` takes names from it and `kg` builds, checks and queries graphs by it.
"""
from __future__ import annotations

from importlib.resources import files

from ontology.named import NamedQuery, QueryError, bind, is_iri, named_queries, named_query
from ontology.namespaces import BASE, PLAN, PREFIXES

__all__ = ["BASE", "PLAN", "PREFIXES", "NamedQuery", "QueryError", "bind", "is_iri", "named_queries", "named_query", "read"]


def read(name: str) -> str:
    """The text of a data file of this package, such as `plan.ttl`, `shapes.ttl` or `queries/goals.rq`.

    Raises `FileNotFoundError` if the installed package lacks it.
    """
    return files(__name__).joinpath(*name.split("/")).read_text(encoding="utf-8")
