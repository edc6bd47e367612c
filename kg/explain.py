"""Why an entity or a link is in a graph: what found it, where the plan says so, how surely, and what people decided."""
from __future__ import annotations

import difflib
import re
from dataclasses import dataclass

from kg.built import Built, Place
from kg.resolve.names import fold

CLASSES = ("IndustryChain", "Enterprise", "Park", "Project", "IndicatorTarget", "Positioning")
SUGGESTIONS = 5

VALUES = (
    "chainKind", "investment", "scale", "status", "targetValue", "unit", "targetYear", "isGrowthRate", "comparison",
    "baselineValue", "baselineYear", "nature",
)  # fmt: skip
"""Values that an explanation shows, in this order."""

_ARROW = re.compile(r"\s*(?:→|->|=>)\s*")


@dataclass(frozen=True, slots=True)
class Mention:
    """A place that names an entity; confidence and origins where the graph tells them of the place itself."""

    place: Place
    confidence: float | None
    origins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ExplainedLink:
    """A link with the claim that states it; `people` vouch for it by the `corrections`."""

    subject: str
    predicate: str
    object: str
    confidence: float | None
    origins: tuple[str, ...]
    places: tuple[Place, ...]
    people: tuple[str, ...]
    corrections: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ExplainedEntity:
    """An entity with its names, the preferred one first, its values by term, and all links from and to it."""

    iri: str
    type: str
    names: tuple[str, ...]
    counties: tuple[str, ...]
    confidence: float | None
    origins: tuple[str, ...]
    people: tuple[str, ...]
    corrections: tuple[str, ...]
    values: tuple[tuple[str, str], ...]
    mentions: tuple[Mention, ...]
    links: tuple[ExplainedLink, ...]


def explain(built: Built, name: str) -> list[ExplainedEntity] | list[ExplainedLink]:
    """The entities with that name, or for "A → B" (or A -> B) the links between entities of these names; maybe none.

    A name is an IRI, a label, or a label but for spaces, quotes, width and punctuation.
    """
    ends = _ARROW.split(name.strip())
    if len(ends) == 2 and all(ends):
        subjects, targets = (set(_find(built, end)) for end in ends)
        return [_link(built, *claim) for claim in built.claimed() if claim[0] in subjects and claim[2] in targets]
    return [_entity(built, node) for node in _find(built, name) if not built.is_a(node, "County")]


def suggestions(built: Built, name: str) -> list[str]:
    """Labels that the name may have meant: those that contain it or that it contains, then similar ones."""
    labels = {label: fold(label) for node in _nodes(built) for label in built.names(node)}
    found: dict[str, None] = {}
    for end in _ARROW.split(name.strip()):
        wanted = fold(end)
        if wanted in labels.values() or not wanted:
            continue
        inside = [label for label, folded in labels.items() if wanted in folded or folded in wanted]
        inside.sort(key=lambda label: (len(label), label))
        near = difflib.get_close_matches(end, labels, n=SUGGESTIONS, cutoff=0.4)
        found |= dict.fromkeys([*inside, *near][:SUGGESTIONS])
    return list(found)


def _nodes(built: Built) -> list[str]:
    return [node for class_ in (*CLASSES, "County") for node in built.of_class(class_)]


def _find(built: Built, name: str) -> list[str]:
    nodes = _nodes(built)
    if name in nodes:
        return [name]
    exact = [node for node in nodes if name in built.names(node)]
    return exact or [node for node in nodes if fold(name) in map(fold, built.names(node))]


def _entity(built: Built, node: str) -> ExplainedEntity:
    source = built.source_of(node)
    people, corrections = built.people_behind(node)
    mentions = []
    for place in source.places:
        of_place = built.source_of(place.span)
        mentions.append(Mention(place, of_place.confidence, of_place.origins))
    return ExplainedEntity(
        iri=node,
        type=next(class_ for class_ in CLASSES if built.is_a(node, class_)),
        names=built.names(node),
        counties=tuple(map(built.name, built.values(node, "inCounty"))),
        confidence=source.confidence,
        origins=source.origins,
        people=tuple(map(built.label_in_claims, people)),
        corrections=tuple(map(built.label_in_claims, corrections)),
        values=tuple((term, value) for term in VALUES for value in built.values(node, term)),
        mentions=tuple(mentions),
        links=tuple(_link(built, *claim) for claim in built.claimed() if node in (claim[0], claim[2])),
    )


def _link(built: Built, subject: str, term: str, target: str) -> ExplainedLink:
    source = built.source_of_link(subject, term, target)
    people, corrections = built.people_behind(built.claim_of(subject, term, target) or "")
    return ExplainedLink(
        subject=built.name(subject),
        predicate=term,
        object=built.name(target),
        confidence=source.confidence,
        origins=source.origins,
        places=source.places,
        people=tuple(map(built.label_in_claims, people)),
        corrections=tuple(map(built.label_in_claims, corrections)),
    )
