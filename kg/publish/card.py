"""The data card of a published graph: what it is, how it was made, how good it is, as Markdown."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jinja2 import Environment, PackageLoader, StrictUndefined
from pyoxigraph import Store

from kg.publish.public import LONGEST
from kg.query import run

FILES = {
    "graph.ttl": "counties, entities, links, values, and the places that name them",
    "claims.ttl": "a claim for each link with its confidence and places, and the confidence of each entity",
    "void.ttl": "this description in VoID, for programs",
}
KINDS = {
    "IndustryChain": "chains",
    "Enterprise": "enterprises",
    "Park": "parks",
    "Project": "projects",
    "IndicatorTarget": "targets",
    "Positioning": "positionings",
}


@dataclass(frozen=True, slots=True)
class Quality:
    """How a county's graph compares with annotations, as F1 in [0, 1]."""

    county: str
    entities: float
    links: float
    targets: float
    positionings: float


@dataclass(frozen=True, slots=True)
class _Plan:
    county: str
    file: str
    start: str
    end: str
    counts: list[int]


def card(store: Store, quality: Sequence[Quality], *, command: str, version: str, triples: int, checked: bool) -> str:
    """The card of the graph in a store; `command` is what made it, `checked` whether it was held against the texts."""
    counted: dict[str, dict[str, int]] = {}
    for row in run(store, "counts").dicts():
        counted.setdefault(str(row["countyName"]), {})[str(row["type"])] = int(str(row["entities"]))
    plans = [
        _Plan(
            str(row["county"]),
            str(row["file"]),
            str(row["start"]),
            str(row["end"]),
            [counted.get(str(row["county"]), {}).get(kind, 0) for kind in KINDS],
        )
        for row in run(store, "plans").dicts()
    ]
    environment = Environment(
        loader=PackageLoader("kg.publish", "templates"),
        autoescape=False,  # Markdown, from names of files and counties
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("card.md.j2").render(
        plans=plans, kinds=list(KINDS.values()), files=FILES, quality=quality, command=command, version=version,
        triples=triples, checked=checked, longest=LONGEST,
    )  # fmt: skip
