"""The doubtful facts of a build as a corrections file to tick."""
from __future__ import annotations

from decimal import Decimal

from kg.built import Built, Place, Source
from kg.corrections.terms import ENDS, TYPES
from kg.corrections.values import target_value
from kg.rdf.people import PERSON

CLASSES = ("IndustryChain", "Enterprise", "Park", "Project", "IndicatorTarget", "Positioning")


def doubtful(built: Built, below: float = 0.7, limit: int | None = None) -> list[dict[str, str]]:
    """Entities and links with a confidence under `below`, the least certain first, as rows of a corrections file.

    The column `action` is empty: no decision. Facts that a person has decided are left out, and links that follow from what a
    plan is: that the county plans its chains and sets the goals of no one else.
    """
    found: list[tuple[float, str, int, dict[str, str]]] = []
    for class_ in CLASSES:
        for node in built.of_class(class_):
            source = built.source_of(node)
            row = {"type": TYPES[class_], "name": built.name(node), "value": number_of(built, node)}
            _add(found, row, source, below)
    for subject, term, target in built.claimed():
        if built.is_a(subject, "County") or term not in ENDS:
            continue
        source = built.source_of_link(subject, term, target)
        row = {
            "type": type_of(built, subject), "name": built.name(subject), "value": number_of(built, target),
            "predicate": term, "with": built.name(target),
        }  # fmt: skip
        _add(found, row, source, below)
    found.sort(key=lambda item: (*item[:3], item[3]["type"], item[3]["name"], item[3].get("with", "")))
    return [row for *_, row in found[:limit]]


def _add(found: list[tuple[float, str, int, dict[str, str]]], row: dict[str, str], source: Source, below: float) -> None:
    if source.confidence is None or source.confidence >= below or PERSON in source.origins:
        return
    place = source.places[0] if source.places else Place()
    row |= {
        "plan": place.file,
        "confidence": f"{source.confidence:.2f}",
        "origin": " ".join(source.origins),
        "line": str(place.line or ""),
        "section": place.section,
        "sentence": place.sentence,
    }
    found.append((source.confidence, place.file, place.start, row))


def type_of(built: Built, node: str) -> str:
    """The type of a node as corrections name it; empty for what is no entity."""
    return next((TYPES[class_] for class_ in CLASSES if built.is_a(node, class_)), "")


def number_of(built: Built, node: str) -> str:
    """A target's number as the column `value` shows it; empty for other entities."""
    value, year = built.value(node, "targetValue"), built.value(node, "targetYear")
    if value is None:
        return ""
    growth = built.value(node, "isGrowthRate") == "true"
    return target_value(Decimal(value), built.value(node, "unit") or "", growth, int(year[:4]) if year else None)
