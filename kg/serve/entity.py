"""What an entity's page shows: its names, values, links in and out with their confidence, and the places that say so."""
from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from kg.rdf.entities import ORDER
from kg.serve.state import Row, State, Value
from kg.serve.terms import inverse, local, origin, term
from ontology.namespaces import DCTERMS, PLAN, RDF, RDFS, SKOS

_HIDDEN = {RDFS + "label", PLAN + "evidence", PLAN + "confidence", RDF + "type"}
_NAMES = (RDFS + "label", SKOS + "prefLabel", DCTERMS + "title", SKOS + "altLabel")


_OF_DOCUMENTS = ("periodStart", "periodEnd", "horizon", "fileName", "sha256")
_ORDER = {**ORDER, **{PLAN + name: len(ORDER) + i for i, name in enumerate(_OF_DOCUMENTS)}}
"""Order of the values: as the graph writes them, then those of plan documents."""


@dataclass(frozen=True, slots=True)
class Linked:
    """The other end of a link, or a plain value."""

    value: Value
    label: str
    type: str
    place: str = ""
    confidence: str = ""


@dataclass(slots=True)
class Place:
    """One place in a plan, with everything it says of the entity: nothing for a mere mention."""

    iri: str
    source: str
    title: str
    line: str
    section: str
    sentence: str
    says: list[tuple[str, Linked]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class PlanPlace:
    """A place in a plan document with the entity that it names; `fragment` is the part of its IRI after #."""

    fragment: str
    line: str
    section: str
    thing: str
    label: str
    type: str


@dataclass(frozen=True, slots=True)
class Described:
    """An entity ready for its page. `outgoing` and `incoming` hold links by the Chinese name of the relation."""

    iri: str
    label: str
    names: list[str]
    types: list[str]
    confidence: str
    values: list[tuple[str, list[Value]]]
    outgoing: list[tuple[str, list[Linked]]]
    incoming: list[tuple[str, list[Linked]]]
    places: list[Place]
    in_plan: list[PlanPlace]

    @property
    def rated(self) -> bool:
        """Whether a link tells its confidence."""
        return any(linked.confidence for _, found in (*self.outgoing, *self.incoming) for linked in found)


async def describe(state: State, iri: str) -> Described | None:
    """What the graph says of an IRI, or None if it says nothing. Raises `kg.serve.state.Unanswered`."""
    outgoing, incoming, evidence = await asyncio.gather(*(state.page(name, iri) for name in ("outgoing", "incoming", "evidence")))
    if not outgoing and not incoming:
        return None
    types = list(dict.fromkeys(row["o"].text for row in outgoing if row["p"].text == RDF + "type"))
    in_plan = await state.page("places", iri) if PLAN + "PlanDocument" in types else []
    names = _names(outgoing)
    label = names[0] if names else local(iri)
    if PLAN + "Claim" in types:
        label = _claim_label(outgoing)
    confidence = next((row["o"].text for row in outgoing if row["p"].text == PLAN + "confidence"), "")
    return Described(
        iri=iri,
        label=label,
        names=names,
        types=[term(type_) for type_ in types if type_ != SKOS + "Concept"] or [term(type_) for type_ in types],
        confidence=confidence,
        values=_values(outgoing),
        outgoing=_links(outgoing, "o", term),
        incoming=_links(incoming, "s", inverse),
        places=_places(evidence),
        in_plan=[_plan_place(row) for row in in_plan],
    )


def _names(rows: list[Row]) -> list[str]:
    found = [
        (_NAMES.index(row["p"].text), row["o"].language != "zh", row["o"].text) for row in rows if row["p"].text in _NAMES
    ]
    return list(dict.fromkeys(name for _, _, name in sorted(found)))


def _claim_label(rows: list[Row]) -> str:
    ends = {row["p"].text: _text(row, "label") or term(row["o"].text) for row in rows}
    return " ".join(ends.get(RDF + part, "") for part in ("subject", "predicate", "object"))


def _text(row: Row, name: str) -> str:
    return row[name].text if name in row else ""


def _values(rows: list[Row]) -> list[tuple[str, list[Value]]]:
    found: dict[str, dict[Value, None]] = {}
    for row in sorted(rows, key=lambda row: _ORDER.get(row["p"].text, len(_ORDER))):
        if not row["o"].is_iri and row["p"].text not in (*_HIDDEN, *_NAMES):
            unit = "（亿元）" if row["p"].text == PLAN + "investment" else ""
            value = Value(origin(row["o"].text)) if row["p"].text == PLAN + "origin" else row["o"]
            found.setdefault(term(row["p"].text) + unit, {})[value] = None
    return [(name, list(values)) for name, values in found.items()]


def _links(rows: list[Row], end: str, name: object) -> list[tuple[str, list[Linked]]]:
    found: dict[str, dict[str, Linked]] = {}
    for row in sorted(rows, key=lambda row: ORDER.get(row["p"].text, len(ORDER))):
        value, predicate = row[end], row["p"].text
        if value.is_iri and predicate not in _HIDDEN:
            heading = inverse(predicate) if name is inverse else term(predicate)
            found.setdefault(heading, {}).setdefault(value.text, _linked(row, value))
    return [(heading, list(links.values())) for heading, links in found.items()]


def _linked(row: Row, value: Value) -> Linked:
    label = _text(row, "label") or term(value.text)
    if "value" in row:
        label = f"{label} {'年均 ' if _text(row, 'growth') == 'true' else ''}{row['value'].text}{_text(row, 'unit')}"
    type_ = term(row["type"].text) if "type" in row else ""
    return Linked(value, label, type_, _text(row, "place"), _text(row, "confidence"))


def _places(rows: list[Row]) -> list[Place]:
    found: dict[tuple[str, str, str], Place] = {}
    for row in rows:
        iri = row["place"].text
        # Mentions in one sentence are one place to a reader.
        key = (row["source"].text, row["line"].text, _text(row, "sentence") or iri)
        if key not in found:
            title = _text(row, "title") or local(row["source"].text)
            found[key] = Place(iri, row["source"].text, title, row["line"].text, _text(row, "section"), _text(row, "sentence"))
        if "p" in row and "other" in row:
            predicate = row["p"].text
            said = inverse(predicate) if _text(row, "from") == "true" else term(predicate)
            link = (said, Linked(row["other"], _text(row, "otherLabel") or local(row["other"].text), ""))
            if link not in found[key].says:
                found[key].says.append(link)
    return list(found.values())


def _plan_place(row: Row) -> PlanPlace:
    fragment, line, thing = row["place"].text.partition("#")[2], row["line"].text, row["thing"].text
    return PlanPlace(fragment, line, _text(row, "section"), thing, row["label"].text, term(row["type"].text))
