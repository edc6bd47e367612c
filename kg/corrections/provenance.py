"""The corrections of a build as RDF: what was decided, by whom, when and why; PROV-O (W3C Recommendation, 30 April 2013)."""
from __future__ import annotations

import re
from collections.abc import Iterable

from kg.corrections.model import Outcome
from kg.rdf.description import TYPE, Description, Section, Term, string, zh
from kg.rdf.people import UNNAMED, correction_iri, person_iri
from ontology.namespaces import DCTERMS, PLAN, PROV, RDFS, XSD

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def correction_sections(outcomes: Iterable[Outcome], base: str) -> tuple[Section, ...]:
    """Those that applied, each an activity of a person, and the people; for the claims file."""
    corrections: dict[str, Description] = {}
    people: dict[str, Description] = {}
    for outcome in outcomes:
        c = outcome.correction
        if not outcome.applied or c.key in corrections:
            continue
        agent = person_iri(base, c.who)
        if agent not in people:
            people[agent] = Description(agent)
            people[agent].link(TYPE, PROV + "Agent", PROV + "Person")
            people[agent].add(RDFS + "label", zh(c.who or UNNAMED))
        description = corrections[c.key] = Description(correction_iri(base, c.key))
        description.link(TYPE, PLAN + "Correction", PROV + "Activity")
        description.add(RDFS + "label", zh(str(c)))
        description.add(PLAN + "action", string(c.action))
        description.link(PROV + "wasAssociatedWith", agent)
        if c.date:
            description.add(DCTERMS + "date", _date(c.date))
        if c.note:
            description.add(RDFS + "comment", zh(c.note))
    by_iri = sorted(corrections.values(), key=lambda d: d.subject)
    return (Section("人的更正", tuple(by_iri)), Section("更正的人", tuple(sorted(people.values(), key=lambda d: d.subject))))


def _date(text: str) -> Term:
    from pyoxigraph import Literal, NamedNode

    return Literal(text, datatype=NamedNode(XSD + "date")) if _DAY.fullmatch(text) else string(text)
