"""The readable reference of the ontology: `python -m ontology.reference [FILE]` writes docs/ontology.html.

One page without anything from another host: the diagram, every class and property with labels, definitions and examples in
Chinese and English, the concept schemes, the shapes' messages and the named queries.
"""
from __future__ import annotations

import sys
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from ontology import named_queries, read
from ontology.diagram import diagram
from ontology.namespaces import OWL, PLAN, PREFIXES, RDF, RDFS, SCHEMA, SH, SKOS

_KINDS = {
    OWL + "Class": "类",
    OWL + "ObjectProperty": "关系",
    OWL + "DatatypeProperty": "属性",
    OWL + "NamedIndividual": "个体",
}
"""Type of a term → heading of its part, in the order of the page."""

_FACTS = {
    RDFS + "subClassOf": "上位类",
    RDFS + "subPropertyOf": "上位属性",
    SCHEMA + "domainIncludes": "主体",
    SCHEMA + "rangeIncludes": "客体",
    RDFS + "range": "数据类型",
    OWL + "inverseOf": "逆关系",
    SKOS + "closeMatch": "相近术语",
}


@dataclass(slots=True)
class Term:
    """A class, property or individual: labels, definitions and examples by language, and what else is said of it."""

    name: str
    kind: str
    labels: dict[str, str] = field(default_factory=dict)
    definitions: dict[str, str] = field(default_factory=dict)
    examples: dict[str, str] = field(default_factory=dict)
    facts: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))


@dataclass(frozen=True, slots=True)
class Scheme:
    """A concept scheme: its file, label and number of concepts."""

    file: str
    label: str
    concepts: int


def terms() -> dict[str, Term]:
    """Every term of the ontology by local name, in the order of plan.ttl."""
    said: dict[str, list[tuple[str, NamedNode | Literal]]] = {}
    for triple in parse(read("plan.ttl"), format=RdfFormat.TURTLE):
        if isinstance(triple.subject, NamedNode) and isinstance(triple.object, (NamedNode, Literal)):
            said.setdefault(triple.subject.value, []).append((triple.predicate.value, triple.object))
    found: dict[str, Term] = {}
    for iri, facts in said.items():
        types = [value.value for predicate, value in facts if predicate == RDF + "type"]
        kind = next((heading for type_, heading in _KINDS.items() if type_ in types), None)
        if iri.startswith(PLAN) and kind is not None:
            made = found[iri.removeprefix(PLAN)] = Term(iri.removeprefix(PLAN), kind)
            for predicate, value in facts:
                _note(made, predicate, value)
    return found


def _note(made: Term, predicate: str, value: NamedNode | Literal) -> None:
    language = (value.language or "zh") if isinstance(value, Literal) else ""
    if predicate == RDFS + "label":
        made.labels[language] = value.value
    elif predicate == SKOS + "definition":
        made.definitions[language] = value.value
    elif predicate == SKOS + "example":
        made.examples[language] = value.value
    elif predicate in _FACTS:
        made.facts[_FACTS[predicate]].append(value.value if isinstance(value, Literal) else short(value.value))


def short(iri: str) -> str:
    """An IRI with its prefix, where it has one."""
    namespaces = {**PREFIXES, "sh": SH}
    return next((f"{prefix}:{iri.removeprefix(ns)}" for prefix, ns in namespaces.items() if iri.startswith(ns)), iri)


def _chinese(value: object) -> str:
    """The text of a Chinese literal, empty for anything else."""
    return value.value if isinstance(value, Literal) and value.language == "zh" else ""


def _schemes() -> list[Scheme]:
    made = []
    for file in ("industries.ttl", "indicators.ttl", "units.ttl", "gbt4754.ttl"):
        label, concepts = file, 0
        types: dict[str, set[str]] = defaultdict(set)
        labels: dict[str, str] = {}
        for triple in parse(read(file), format=RdfFormat.TURTLE):
            if triple.predicate.value == RDF + "type":
                types[str(triple.subject)].add(str(triple.object))
            elif triple.predicate.value == SKOS + "prefLabel" and (chinese := _chinese(triple.object)):
                labels[str(triple.subject)] = chinese
        for subject, found in types.items():
            concepts += f"<{SKOS}Concept>" in found
            if f"<{SKOS}ConceptScheme>" in found:
                label = labels.get(subject, file)
        made.append(Scheme(file, label, concepts))
    return made


def _rules() -> list[tuple[str, list[str]]]:
    """The shapes' messages in Chinese by severity, violations first."""
    severities: dict[str, str] = {}
    messages: dict[str, str] = {}
    for triple in parse(read("shapes.ttl"), format=RdfFormat.TURTLE):
        if triple.predicate.value == SH + "severity" and isinstance(triple.object, NamedNode):
            severities[str(triple.subject)] = triple.object.value.removeprefix(SH)
        elif triple.predicate.value == SH + "message" and (chinese := _chinese(triple.object)):
            messages[str(triple.subject)] = chinese
    groups: dict[str, list[str]] = {"错误": [], "提醒": []}
    for node, message in messages.items():
        groups["提醒" if severities.get(node) in ("Warning", "Info") else "错误"].append(message)
    return [(name, list(dict.fromkeys(found))) for name, found in groups.items()]


def _version() -> str:
    for triple in parse(read("plan.ttl"), format=RdfFormat.TURTLE):
        if triple.predicate.value == OWL + "versionInfo" and isinstance(triple.object, Literal):
            return triple.object.value
    return ""


def reference(stylesheet: str = "") -> str:
    """The page; with `stylesheet`, the address of reference.css, without it the style is in the page."""
    found = terms()
    labels = {name: (term.labels.get("zh", name), term.labels.get("en", name)) for name, term in found.items()}
    environment = Environment(
        loader=PackageLoader("ontology", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("reference.html.j2").render(
        diagram=Markup(diagram(labels)),
        groups=[(kind, [term for term in found.values() if term.kind == kind]) for kind in _KINDS.values()],
        schemes=_schemes(),
        rules=_rules(),
        queries=named_queries(),
        prefixes=PREFIXES,
        namespace=PLAN,
        version=_version(),
        own={f"plan:{name}" for name in found},
        stylesheet=stylesheet,
        style="" if stylesheet else Markup(read("templates/reference.css")),
    )


def main() -> None:
    """Write the page to the file named on the command line, docs/ontology.html by default."""
    place = Path(sys.argv[1] if len(sys.argv) > 1 else "docs/ontology.html")
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(reference(), encoding="utf-8", newline="\n")
    print(place)


if __name__ == "__main__":
    main()
