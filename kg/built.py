"""A built graph to look things up in: nodes by class with their names, values and evidence, links with their claims."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad

from kg.store.dataset import graph_files, read_quads
from kg.store.files import StoreError
from ontology.namespaces import PLAN, PROV, RDF, RDFS, SKOS

_NAMES = (SKOS + "prefLabel", SKOS + "altLabel", RDFS + "label")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a plan says something: file name, 1-based line, heading path and, where the claims file tells it, the sentence.

    `start` and `end` are offsets into the source text, `span` the IRI of the evidence.
    """

    line: int = 0
    section: str = ""
    sentence: str = ""
    file: str = ""
    start: int = 0
    end: int = 0
    span: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """Why something is in the graph: confidence in (0, 1], what found it, and the places, in order of the text."""

    confidence: float | None
    origins: tuple[str, ...]
    places: tuple[Place, ...]


class Built:
    """Read access to a graph, by IRIs as plain strings.

    Statements of `graph` count for what is there; `claims` for confidence, origin, sentences and corrections.
    """

    def __init__(self, graph: Iterable[Quad], claims: Iterable[Quad] = ()) -> None:
        self._graph = _index(graph)
        self._claims = _index(claims)
        self._claim_of: dict[tuple[str, str, str], str] = {}
        """Claim by subject, predicate and object."""
        for iri, said in self._claims.items():
            ends = [self._values(said, RDF + part) for part in ("subject", "predicate", "object")]
            if all(ends):
                self._claim_of[ends[0][0], ends[1][0], ends[2][0]] = iri
        self._types = {s: set(self._values(said, RDF + "type")) for s, said in self._graph.items()}

    @staticmethod
    def _values(said: dict[str, list[str]], predicate: str) -> list[str]:
        return said.get(predicate, [])

    def of_class(self, name: str) -> list[str]:
        """The nodes of a class of the plan ontology, sorted."""
        return sorted(node for node, types in self._types.items() if PLAN + name in types)

    def is_a(self, node: str, name: str) -> bool:
        """Whether a node is of a class of the plan ontology."""
        return PLAN + name in self._types.get(node, ())

    def names(self, node: str) -> tuple[str, ...]:
        """A node's names, the preferred one first; empty if it has none."""
        said = self._graph.get(node, {})
        return tuple(dict.fromkeys(name for predicate in _NAMES for name in self._values(said, predicate)))

    def name(self, node: str) -> str:
        """A node's preferred name, or its IRI."""
        return next(iter(self.names(node)), node)

    def value(self, node: str, term: str) -> str | None:
        """One value of a property of the plan ontology."""
        return next(iter(self.values(node, term)), None)

    def values(self, node: str, term: str) -> list[str]:
        """All values or objects of a property of the plan ontology."""
        return self._values(self._graph.get(node, {}), PLAN + term)

    def pairs(self, term: str) -> list[tuple[str, str]]:
        """Subject and object of each link, in order of the file."""
        return [(s, o) for s, said in self._graph.items() for o in dict.fromkeys(self._values(said, PLAN + term))]

    def claimed(self) -> list[tuple[str, str, str]]:
        """Subject, local name of the link and object of every claim, in order of the file."""
        return [(s, p.removeprefix(PLAN), o) for s, p, o in self._claim_of]

    def label_in_claims(self, node: str) -> str:
        """The label of a node that only the claims file describes, such as a person or a correction; its IRI if it has none."""
        return next(iter(self._values(self._claims.get(node, {}), RDFS + "label")), node)

    def corrections(self) -> list[str]:
        """The corrections of people that the build applied."""
        return sorted(n for n, said in self._claims.items() if PLAN + "Correction" in self._values(said, RDF + "type"))

    def people_behind(self, node: str) -> tuple[list[str], list[str]]:
        """The people who vouch for an entity or claim, and their corrections of it."""
        said = self._claims.get(node, {})
        return self._values(said, PROV + "wasAttributedTo"), self._values(said, PROV + "wasInfluencedBy")

    def claim_of(self, subject: str, term: str, target: str) -> str | None:
        """The claim of a link."""
        return self._claim_of.get((subject, PLAN + term, target))

    def plans(self) -> list[str]:
        """The plan documents of the graph."""
        return self.of_class("PlanDocument")

    def counties(self) -> list[str]:
        """The counties of the graph."""
        return self.of_class("County")

    def file_names(self) -> list[str]:
        """The names of the plan files that the graph was built from."""
        return [name for plan in self.plans() for name in self.values(plan, "fileName")]

    def sha256(self) -> set[str]:
        """The digests of the plan files that the graph was built from."""
        return {digest for plan in self.plans() for digest in self.values(plan, "sha256")}

    def source_of(self, node: str) -> Source:
        """Why a node is there."""
        return self._source(node, self.values(node, "evidence"))

    def source_of_link(self, subject: str, term: str, target: str) -> Source:
        """Why a link is there."""
        claim = self._claim_of.get((subject, PLAN + term, target))
        if claim is None:
            return Source(None, (), ())
        return self._source(claim, self._values(self._claims[claim], PLAN + "evidence"))

    def _source(self, node: str, evidence: Iterable[str]) -> Source:
        said = self._claims.get(node, {})
        confidence = next(iter(self._values(said, PLAN + "confidence")), None)
        return Source(
            None if confidence is None else float(confidence),
            tuple(sorted(self._values(said, PLAN + "origin"))),
            tuple(sorted((self._place(e) for e in evidence), key=lambda place: (place.file, place.start, place.end))),
        )

    def _place(self, evidence: str) -> Place:
        first: dict[str, str] = {}
        for index in (self._graph, self._claims):
            for predicate, values in index.get(evidence, {}).items():
                first.setdefault(predicate.removeprefix(PLAN), values[0])
        return Place(
            line=int(first.get("line", 0)),
            section=first.get("section", ""),
            sentence=first.get("sentence", ""),
            file=self.value(first.get("source", ""), "fileName") or "",
            start=int(first.get("start", 0)),
            end=int(first.get("end", 0)),
            span=evidence,
        )


def read_built(place: Path) -> Built:
    """The graph in a folder or file, all its counties. Raises `kg.store.StoreError` if there is no graph."""
    return Built(*_quads(place))


def read_county(place: Path, county: str | None = None) -> Built:
    """The graph in a folder or file; of several counties the one named (by name, part of it, or adcode).

    Raises `kg.store.StoreError` if there is no graph, or several counties and none named.
    """
    quads, claims = _quads(place)
    built = Built(quads, claims)
    counties = {iri: (built.name(iri), built.value(iri, "adcode") or "") for iri in built.counties()}
    if county is None:
        if len(counties) > 1:
            raise StoreError(f"{place}: {len(counties)} counties are in it; name one with --county: {_list(counties)}")
        return built
    chosen = [iri for iri, (name, adcode) in counties.items() if county == adcode or county in name]
    if len(chosen) != 1:
        raise StoreError(f"{place}: --county {county} fits {len(chosen)} of its counties: {_list(counties)}")
    return Built(_only(quads, built, chosen[0]), claims)


def _quads(place: Path) -> tuple[list[Quad], list[Quad]]:
    graph, claims = graph_files(place)
    return read_quads(graph), [] if claims is None else read_quads(claims)


def _list(counties: dict[str, tuple[str, str]]) -> str:
    return ", ".join(f"{name} ({adcode})" for name, adcode in counties.values())


def _only(quads: Iterable[Quad], built: Built, county: str) -> list[Quad]:
    """Without the entities of other counties and the links to them."""

    def elsewhere(term: object) -> bool:
        if not isinstance(term, NamedNode):
            return False
        if built.is_a(term.value, "PlanDocument"):
            return county not in built.values(term.value, "planOf")
        home = built.values(term.value, "inCounty")
        return (bool(home) and county not in home) or (built.is_a(term.value, "County") and term.value != county)

    return [quad for quad in quads if not elsewhere(quad.subject) and not elsewhere(quad.object)]


def _index(quads: Iterable[Quad]) -> dict[str, dict[str, list[str]]]:
    index: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for quad in quads:
        subject, value = quad.subject, quad.object
        if isinstance(subject, NamedNode) and isinstance(value, (NamedNode, Literal)):
            index[subject.value][quad.predicate.value].append(value.value)
    return {subject: dict(said) for subject, said in index.items()}
