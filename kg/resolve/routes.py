"""Roads and railways named by their two ends (青州至桐川高速公路) and, for short, by the first character of each (青桐高速)."""
from __future__ import annotations

import re
from collections.abc import Iterable

from kg.resolve import patterns
from kg.resolve.clusters import Clusters
from kg.resolve.names import cut_tail, fold

_KINDS = "|".join(sorted(patterns.ROUTES, key=len, reverse=True))
_VERBS = "|".join(sorted(patterns.PROJECT_VERBS, key=len, reverse=True))
_WHOLE = re.compile(
    rf"(?:{_VERBS})*(?P<one>[\u4e00-\u9fff]{{2,7}}?)(?:至|到|[-—–－~～]+)(?P<other>[\u4e00-\u9fff]{{2,7}}?)(?P<kind>{_KINDS})(?P<rest>.*)"
)
_SHORT = re.compile(rf"(?:{_VERBS})*(?P<one>[\u4e00-\u9fff])(?P<other>[\u4e00-\u9fff])(?P<kind>{_KINDS})(?P<rest>.*)")


def join_routes(clusters: Clusters[str], names: Iterable[str]) -> None:
    """Join each short name to the only route whose ends begin with its characters, of the same kind and section."""
    whole, short = [], []
    for name in names:
        if found := _WHOLE.fullmatch(name):
            whole.append((name, found))
        elif found := _SHORT.fullmatch(name):
            short.append((name, found))
    for name, brief in short:
        meant = {clusters.root(long) for long, route in whole if _same(route, brief)}
        if len(meant) == 1:
            clusters.join(meant.pop(), name)


def _same(route: re.Match[str], brief: re.Match[str]) -> bool:
    """Whether a short name may be that of a route."""
    return (
        patterns.ROUTES[route["kind"]] == patterns.ROUTES[brief["kind"]]
        and (route["one"][0], route["other"][0]) == (brief["one"], brief["other"])
        and _section(route) == _section(brief)
    )


def _section(found: re.Match[str]) -> str:
    """What the name says beyond the route: a section of it, a feeder to it."""
    return cut_tail(fold(found["rest"]), patterns.PROJECT_HEADS, keep=0)
