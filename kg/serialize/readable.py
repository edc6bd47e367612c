"""Triples in the order in which a person reads them: by plan and type under headings, subjects and values sorted."""
from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode, Triple

from kg.rdf.description import TYPE, Description, Section, Term
from kg.rdf.entities import CLASSES, HEADINGS, ORDER
from ontology.namespaces import PLAN, SKOS

_OF_CLASS = {PLAN + CLASSES.get(kind, kind): heading for kind, heading in HEADINGS.items()}
_FIRST = {PLAN + "PlanDocument": "规划", PLAN + "County": "行政区划", PLAN + "Division": "行政区划"}
_SHARED = {PLAN + "Industry": "共有概念 · 产业", PLAN + "Indicator": "共有概念 · 指标", SKOS + "Concept": "共有概念 · 指标"}
_LAST = ("出处", "陈述", "可信度", "其他")
_ORDER = list(dict.fromkeys((*_FIRST.values(), *_OF_CLASS.values(), *_SHARED.values(), *_LAST)))
_DIGITS = re.compile(r"(\d+)")


def natural(text: str) -> list[tuple[int, str]]:
    """A key by which 9 comes before 10."""
    return [(int(part), "") if part.isdecimal() else (0, part) for part in _DIGITS.split(text)]


def sections(triples: Iterable[Triple]) -> list[Section]:
    """The triples as sections with headings; what is said twice is written once. Blank nodes and triple terms are left out."""
    said: dict[str, dict[str, set[Term]]] = defaultdict(lambda: defaultdict(set))
    for triple in triples:
        if isinstance(triple.subject, NamedNode) and isinstance(triple.object, (NamedNode, Literal)):
            said[triple.subject.value][triple.predicate.value].add(triple.object)
    groups: dict[tuple[int, str, str], list[Description]] = defaultdict(list)
    for subject in sorted(said, key=natural):
        place, heading = _section(subject, said)
        description = Description(subject)
        for predicate in sorted(said[subject], key=lambda p: (ORDER.get(p, len(ORDER)), p)):
            description.add(predicate, *sorted(said[subject][predicate], key=_value_key))
        groups[_ORDER.index(heading), place, heading].append(description)
    ordered = sorted(groups.items(), key=lambda group: group[0])
    return [Section(f"{place} · {heading}" if place else heading, tuple(found)) for (_, place, heading), found in ordered]


def _value_key(value: Term) -> tuple[bool, list[tuple[int, str]], str]:
    return isinstance(value, Literal), natural(value.value), str(value)


def _section(subject: str, said: dict[str, dict[str, set[Term]]]) -> tuple[str, str]:
    """County's name (or the like) and heading under which a subject is written."""
    facts = said[subject]
    for type_ in sorted(value.value for value in facts.get(TYPE, ())):
        if type_ in _FIRST:
            return "", _FIRST[type_]
        if type_ in _OF_CLASS:
            homes = sorted(home.value for home in facts.get(PLAN + "inCounty", ()))
            return (_label(homes[0], said) if len(homes) == 1 else "各县共有"), _OF_CLASS[type_]
        if type_ in _SHARED:
            return "", _SHARED[type_]
        if type_ == PLAN + "Claim":
            return "", "陈述"
    if PLAN + "start" in facts or PLAN + "sentence" in facts:
        return "", "出处"
    return "", "可信度" if PLAN + "confidence" in facts else "其他"


def _label(iri: str, said: dict[str, dict[str, set[Term]]]) -> str:
    labels = sorted(label.value for label in said.get(iri, {}).get(SKOS + "prefLabel", ()))
    return labels[0] if labels else iri.rpartition("/")[2]
