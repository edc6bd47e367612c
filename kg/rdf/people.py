"""What people said: the origin that a person's statement bears, and how people and their corrections are written as RDF.

Facts carry the origin of each statement as text ("rule:prose", "model:head"). A person's is "person:KEY:NAME": KEY names the
correction, NAME the person and may be empty. In the graph the origin reads "person"; who it was, PROV-O tells.
"""
from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from kg.rdf.description import Description, Term, string
from kg.rdf.iris import segment
from ontology.namespaces import PLAN, PROV

PERSON = "person"
UNNAMED = "未署名"
"""Label of the agent that stands for people who did not sign."""


def person_origin(key: str, who: str) -> str:
    """The origin of what `who` said in the correction `key`."""
    return f"{PERSON}:{key}:{who}"


def person_iri(base: str, who: str) -> str:
    return f"{base}person/{segment(who or UNNAMED)}"


def correction_iri(base: str, key: str) -> str:
    return f"{base}correction/{key}"


@lru_cache(maxsize=4096)
def _shown(origins: tuple[str, ...]) -> tuple[tuple[str, Term], ...]:
    """What is said of facts with these origins, no person's; few facts have origins of their own."""
    return tuple((PLAN + "origin", string(origin)) for origin in sorted(set(origins)))


def describe_origins(description: Description, origins: Iterable[str], base: str) -> None:
    """Say where a fact comes from; for what people said also who, and by which correction."""
    said = tuple(origins)
    if not any(origin.startswith(PERSON) for origin in said):
        description.properties.extend(_shown(said))
        return
    agents: dict[str, None] = {}
    corrections: dict[str, None] = {}
    shown: dict[str, None] = {}
    for origin in said:
        kind, _, rest = origin.partition(":")
        if kind == PERSON and rest:
            key, _, who = rest.partition(":")
            agents[person_iri(base, who)] = None
            corrections[correction_iri(base, key)] = None
            shown[PERSON] = None
        else:
            shown[origin] = None
    description.add(PLAN + "origin", *map(string, sorted(shown)))
    description.link(PROV + "wasAttributedTo", *sorted(agents))
    description.link(PROV + "wasInfluencedBy", *sorted(corrections))
