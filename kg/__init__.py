"""From plain facts of county plans to a graph to query, validate and show.

    import kg

    graph = kg.build(["plan.txt"])
    graph.query("chain-walk", county="青岭")
    graph.show("青岭县")
    graph.export("青岭.pptx", county="青岭")

`build` and `load` give a `PlanGraph`; `queries` lists the questions that have a name. docs/api.md is the reference.
"""
from __future__ import annotations

import os
from collections.abc import Iterable
from importlib import import_module
from typing import TYPE_CHECKING

from ontology.namespaces import BASE

if TYPE_CHECKING:
    from kg.exports import ExportError
    from kg.facade import PlanGraph
    from kg.plans import InputError
    from kg.query import Result
    from kg.store import StoreError
    from kg.views import ViewError
    from ontology import QueryError

__all__ = [
    "ExportError",
    "InputError",
    "PlanGraph",
    "QueryError",
    "Result",
    "StoreError",
    "ViewError",
    "build",
    "load",
    "queries",
]

__version__ = "0.1.0"

_ELSEWHERE = {
    "ExportError": "kg.exports",
    "InputError": "kg.plans",
    "PlanGraph": "kg.facade",
    "QueryError": "ontology",
    "Result": "kg.query",
    "StoreError": "kg.store",
    "ViewError": "kg.views",
}
"""Names that are fetched when first asked for: a command that needs none of them should not wait for their libraries."""


def __getattr__(name: str) -> object:
    if name in _ELSEWHERE:
        return getattr(import_module(_ELSEWHERE[name]), name)
    raise AttributeError(f"module 'kg' has no attribute {name!r}")


def build(
    paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    out: str | os.PathLike[str] | None = None,
    *,
    county: str | None = None,
    base: str = BASE,
    jobs: int | None = None,
    skip: bool = False,
) -> PlanGraph:
    """Build the graph of plan files, folders or globs; write it to the folder `out` if one is given.

    `county` (a name or adcode) overrides the county that the texts name; `base` is what the entities' IRIs begin with; `jobs`
    processes read plans at a time (as many as there are processors by default). With `skip`, plans that cannot be read are left
    out with a warning, as long as one can be. What people decided (`plan.corrections.csv` beside `plan.txt`) is applied; a
    correction that no longer applies is a warning.

    Raises `kg.InputError`, naming each file and reason, if a plan cannot be read, `kg.corrections.model.CorrectionError` for
    corrections that cannot, and `kg.StoreError` if `out` cannot be written.
    """
    from kg.facade import build_paths

    named = [paths] if isinstance(paths, (str, os.PathLike)) else list(paths)
    return build_paths(named, out, county, base, jobs, skip)


def load(place: str | os.PathLike[str]) -> PlanGraph:
    """The graph that a build wrote to a folder. Raises `kg.StoreError` if there is none or it is not Turtle."""
    from kg.facade import load_folder

    return load_folder(place)


def queries() -> Result:
    """The named queries as a table: `name`, `question` in Chinese, `parameters` (a `*` marks those that must be given).

    >>> import kg
    >>> kg.queries().columns
    ('name', 'question', 'parameters')
    >>> [row["question"] for row in kg.queries().dicts() if row["name"] == "chain-walk"]
    ['县—产业链—项目—企业']
    """
    from kg.query import Result
    from ontology import named_queries

    rows = (
        (query.name, query.title_zh, "、".join(f"{name}*" if name in query.required else name for name in query.parameters))
        for query in named_queries()
    )
    return Result(("name", "question", "parameters"), tuple(rows))
