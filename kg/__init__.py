"""From plain facts of county plans to a graph to query, validate and show.

    import kg

    graph = kg.build(["plan.txt"])
    graph.query("chain-walk", county="青岭")
    graph.view()
"""
from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING

from ontology.namespaces import BASE

if TYPE_CHECKING:
    from kg.facade import PlanGraph

__all__ = ["build", "load"]


def build(
    paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    out: str | os.PathLike[str] | None = None,
    *,
    county: str | None = None,
    base: str = BASE,
    jobs: int | None = None,
) -> PlanGraph:
    """Build the graph of plan files, folders or globs; write it to the folder `out` if one is given.

    `county` (a name or adcode) overrides the county that the texts name; `jobs` processes read plans at a time. Raises
    `kg.plans.InputError`, naming each file and reason, if a plan cannot be read, and `kg.store.StoreError` if `out` cannot be
    written.
    """
    from kg.facade import build_paths

    named = [paths] if isinstance(paths, (str, os.PathLike)) else list(paths)
    return build_paths(named, out, county, base, jobs)


def load(place: str | os.PathLike[str]) -> PlanGraph:
    """The graph that a build wrote to a folder. Raises `kg.store.StoreError` if there is none."""
    from kg.facade import load_folder

    return load_folder(place)
