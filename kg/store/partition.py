"""A build's two graphs cut into three named graphs a plan: its entities, its claims, its evidence.

What several plans say (a shared enterprise's name, an industry's label) stands in the graphs of each of them, so that one plan's
graphs can be replaced without asking the others.
"""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode, Quad, Triple

from ontology.namespaces import PLAN, RDF

ENTITIES, CLAIMS, EVIDENCE = "entities", "claims", "evidence"
KINDS = (ENTITIES, CLAIMS, EVIDENCE)

_TYPE = RDF + "type"
_CLAIMED = (RDF + "subject", RDF + "predicate", RDF + "object")


@dataclass(slots=True)
class PlanGraphs:
    """The triples of one plan by kind of graph; the graph's name is the plan's IRI, a slash and the kind."""

    plan: str
    triples: dict[str, list[Triple]] = field(default_factory=lambda: {kind: [] for kind in KINDS})

    def name(self, kind: str) -> str:
        """The IRI of one of the plan's named graphs."""
        return graph_name(self.plan, kind)

    def quads(self) -> Iterator[Quad]:
        """The plan's triples in their named graphs."""
        for kind, triples in self.triples.items():
            graph = NamedNode(self.name(kind))
            for triple in triples:
                yield Quad(triple.subject, triple.predicate, triple.object, graph)


def graph_name(plan: str, kind: str) -> str:
    """`…/990101/plan/2021-2025/entities` for the plan `…/990101/plan/2021-2025`."""
    return f"{plan}/{kind}"


def partition(graph: Iterable[Quad], claims: Iterable[Quad]) -> list[PlanGraphs]:
    """The graphs of each plan document in what a build wrote (graph.ttl and claims.ttl), by the plans' IRIs.

    Raises `ValueError` if there is no plan document among the triples.
    """
    return _Partition(list(graph), list(claims)).cut()


class _Partition:
    def __init__(self, graph: list[Quad], claims: list[Quad]) -> None:
        self._graph, self._claims = graph, claims
        self._said: dict[str, list[Quad]] = defaultdict(list)
        for quad in (*graph, *claims):
            if isinstance(quad.subject, NamedNode):
                self._said[quad.subject.value].append(quad)
        self._county_of = {subject: self._one(subject, "planOf") for subject in self._of_class("PlanDocument")}
        if not self._county_of:
            raise ValueError("there is no plan:PlanDocument in this graph")
        self._plan_of_evidence = {subject: self._one(subject, "source") for subject in self._of_class("Evidence")}
        self._plans = self._plans_of_subjects()
        self._claimed = self._plans_of_links()

    def _of_class(self, name: str) -> list[str]:
        return [s for s, said in self._said.items() if any(_is(q, _TYPE, PLAN + name) for q in said)]

    def _one(self, subject: str, term: str) -> str:
        links = (q.object for q in self._said[subject] if q.predicate.value == PLAN + term)
        return next((link.value for link in links if isinstance(link, NamedNode)), "")

    def _plans_of_subjects(self) -> dict[str, frozenset[str]]:
        """Subject → the plans that speak of it: by its evidence, else those that speak of what refers to it, else all."""
        plans: dict[str, frozenset[str]] = {plan: frozenset([plan]) for plan in self._county_of}
        plans.update({place: frozenset([plan]) for place, plan in self._plan_of_evidence.items() if plan in self._county_of})
        own: dict[str, set[str]] = defaultdict(set)
        for plan, county in self._county_of.items():
            own[county].add(plan)
        for subject, said in self._said.items():
            for quad in said:
                if quad.predicate.value == PLAN + "evidence" and isinstance(quad.object, NamedNode):
                    own[subject] |= plans.get(quad.object.value, frozenset())
        plans.update({subject: frozenset(found) for subject, found in own.items() if found})
        without = [subject for subject in self._said if subject not in plans]
        inherited: dict[str, set[str]] = {subject: set() for subject in without}
        waiting = list(plans)
        while waiting:
            subject = waiting.pop()
            mine = plans.get(subject) or inherited[subject]
            for target in (q.object.value for q in self._said[subject] if isinstance(q.object, NamedNode)):
                if target in inherited and not mine <= inherited[target]:
                    inherited[target] |= mine
                    waiting.append(target)
        everything = frozenset(self._county_of)
        plans.update({subject: frozenset(found) or everything for subject, found in inherited.items()})
        return plans

    def _plans_of_links(self) -> dict[tuple[str, str, str], frozenset[str]]:
        """Subject, predicate and object of each claim → the plans that state it."""
        found: dict[tuple[str, str, str], frozenset[str]] = {}
        for subject in self._of_class("Claim"):
            ends = {q.predicate.value: q.object.value for q in self._said[subject] if isinstance(q.object, NamedNode)}
            if all(part in ends for part in _CLAIMED):
                key = (ends[_CLAIMED[0]], ends[_CLAIMED[1]], ends[_CLAIMED[2]])
                found[key] = found.get(key, frozenset()) | self._plans[subject]
        return found

    def _stated_by(self, quad: Quad) -> frozenset[str]:
        if not isinstance(quad.subject, NamedNode):
            return frozenset(self._county_of)
        subject = quad.subject.value
        plans = self._plans[subject]
        if isinstance(quad.object, Literal) or len(plans) == 1 or not isinstance(quad.object, NamedNode):
            return plans
        predicate, target = quad.predicate.value, quad.object.value
        if predicate == PLAN + "inCounty":
            return frozenset(plan for plan in plans if self._county_of[plan] == target) or plans
        if predicate == PLAN + "evidence":
            return self._plans.get(target, plans)
        return self._claimed.get((subject, predicate, target), plans)

    def cut(self) -> list[PlanGraphs]:
        made = {plan: PlanGraphs(plan) for plan in sorted(self._county_of)}
        for quads, kind in ((self._graph, ENTITIES), (self._claims, CLAIMS)):
            for quad in quads:
                at_place = isinstance(quad.subject, NamedNode) and quad.subject.value in self._plan_of_evidence
                for plan in self._stated_by(quad):
                    made[plan].triples[EVIDENCE if at_place else kind].append(quad.triple)
        return list(made.values())


def _is(quad: Quad, predicate: str, value: str) -> bool:
    return quad.predicate.value == predicate and isinstance(quad.object, NamedNode) and quad.object.value == value
