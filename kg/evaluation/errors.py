"""What a graph got wrong, with its evidence and a hint at the cause, so that the next fix is obvious."""
from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from kg.built import Built, Place, Source
from kg.evaluation.alignment import similarity
from kg.evaluation.judged import JudgedFact, judged
from kg.evaluation.names import lenient
from kg.evaluation.scoring import Report, number
from kg.evaluation.terms import ENTITY_CLASSES, GOALS, LINK_TERMS
from kg.evaluation.truth import COUNTY, TrueEntity, Truth

Sort = Literal["missed", "wrong", "duplicate", "subject"]
SORTS: tuple[Sort, ...] = ("missed", "wrong", "duplicate", "subject")

AROUND = 60
"""Characters of the plan's line that are shown on either side of what was missed."""

NEAR = 0.4
"""Dice similarity from which a name is worth mentioning as the nearest."""


@dataclass(frozen=True, slots=True)
class EvaluationError:
    """One mistake. `kind` is a type, a link or "investment".

    `sort` says whether it is missed, wrong, a second node for one thing (duplicate), or a target with a wrong subject.

    `lines` count from 1: the truth's for what is missed, else the graph's. `text` is the sentence, or for what is missed the
    plan's line if the plan is at hand. `confidence` and `origins` are those of a wrong fact.
    """

    kind: str
    sort: Sort
    what: str
    lines: tuple[int, ...]
    text: str = ""
    section: str = ""
    confidence: float | None = None
    origins: tuple[str, ...] = ()
    hint: str = ""


def errors(built: Built, truth: Truth, report: Report, lines: Sequence[str] = ()) -> list[EvaluationError]:
    """All mistakes by kind and sort; missed ones in order of the text, others the most confident first.

    `lines` are the lines of the plan, for the text of what is missed.
    """
    listing = _Listing(built, truth, report, lines)
    found = [*listing.missed_entities(), *listing.missed_links(), *listing.wrong(), *listing.subjects(), *listing.investments()]
    kinds = {kind: i for i, kind in enumerate((*ENTITY_CLASSES, *GOALS, *LINK_TERMS, "investment"))}
    return sorted(
        found,
        key=lambda e: (
            kinds[e.kind], SORTS.index(e.sort), -(e.confidence or 0.0) if e.sort != "missed" else 0.0, e.lines[:1], e.what,
        ),
    )  # fmt: skip


class _Listing:
    """The mistakes of one evaluation, sort by sort."""

    def __init__(self, built: Built, truth: Truth, report: Report, lines: Sequence[str]) -> None:
        self.built, self.truth, self.report, self.lines = built, truth, report, lines
        self.nodes = report.node_ids()
        self.node_of = {i: node for node, i in reversed(self.nodes.items())}

    def missed_entities(self) -> Iterator[EvaluationError]:
        for kind in (*ENTITY_CLASSES, *GOALS):
            hit = set(self.report.alignments[kind].matched.values())
            for i, entity in self.truth.of_kind(kind).items():
                if entity.core and i not in hit:
                    hint = self._nearest_target(entity) if kind == "IndicatorTarget" else self._nearest_node(entity)
                    yield self._missed(kind, _goal_name(entity), entity.lines, hint, entity.names)

    def missed_links(self) -> Iterator[EvaluationError]:
        line_of = {(x.subject, x.link, x.object): x.line for x in self.truth.links}
        for link in LINK_TERMS:
            for subject, target in self.report.link_outcomes[link].missed:
                line = line_of[subject, link, target]
                absent = [self.truth.entities[i].name for i in (subject, target) if i not in self.node_of]
                hint = f"not in the graph: {', '.join(absent)}" if absent else "both ends are in the graph"
                what = f"{self.truth.entities[subject].name} → {self.truth.entities[target].name}"
                names = self.truth.entities[target].names + self.truth.entities[subject].names
                yield self._missed(link, what, () if line is None else (line,), hint, names)

    def wrong(self) -> Iterator[EvaluationError]:
        for fact in judged(self.built, self.report):
            if fact.verdict == "right":
                continue
            if len(fact.nodes) == 2:
                what = " → ".join(map(self._name, fact.nodes))
                yield self._with_source(fact.kind, "wrong", what, fact.source, self._ends(fact))
            elif fact.verdict == "duplicate":
                same = self.truth.entities[self.report.alignments[fact.kind].duplicates[fact.nodes[0]]]
                other = next((n for n, i in self.report.alignments[fact.kind].matched.items() if i == same.id), None)
                hint = f"is {same.name}, as is {self._name(other)}" if other else f"is {same.name}"
                yield self._with_source(fact.kind, "duplicate", self._name(fact.nodes[0]), fact.source, hint)
            else:
                hint = self._nearest_truth(fact.kind, fact.nodes[0])
                yield self._with_source(fact.kind, "wrong", self._name(fact.nodes[0]), fact.source, hint)

    def subjects(self) -> Iterator[EvaluationError]:
        owners: dict[str, list[str]] = {}
        for subject, goal in self.built.pairs("hasGoal"):
            owners.setdefault(goal, []).append(self.built.name(subject))
        for node in self.report.wrong_subjects:
            truth_id = self.report.alignments["IndicatorTarget"].matched[node]
            owner = self.truth.entities[truth_id].subject
            subject = owner if owner == COUNTY else self.truth.entities[owner].name
            hint = f"subject is {subject}, not {', '.join(owners.get(node, [])) or 'none'}"
            yield self._with_source("IndicatorTarget", "subject", self._name(node), self.built.source_of(node), hint)

    def investments(self) -> Iterator[EvaluationError]:
        for i in self.report.investment_missed:
            project = self.truth.entities[i]
            node = self.node_of.get(i)
            stated = None if node is None else self.built.value(node, "investment")
            hint = "project not in the graph" if node is None else f"read as {stated}" if stated else "not read"
            yield self._missed("investment", f"{project.name} {project.investment:g} 亿元", project.lines, hint, project.names)
        for node in self.report.investment_wrong:
            what = f"{self.built.name(node)} {self.built.value(node, 'investment')} 亿元"
            hint = "" if node in self.nodes else "no project of the truth"
            yield self._with_source("investment", "wrong", what, self.built.source_of(node), hint)

    def _missed(self, kind: str, what: str, lines: tuple[int, ...], hint: str, names: Sequence[str]) -> EvaluationError:
        line = self.lines[lines[0] - 1].strip() if lines and 0 < lines[0] <= len(self.lines) else ""
        return EvaluationError(kind, "missed", what, lines, _around(line, names), hint=hint)

    def _with_source(self, kind: str, sort: Sort, what: str, source: Source, hint: str) -> EvaluationError:
        lines = tuple(dict.fromkeys(place.line for place in source.places))
        first = source.places[0] if source.places else Place()
        return EvaluationError(kind, sort, what, lines, first.sentence, first.section, source.confidence, source.origins, hint)

    def _name(self, node: str) -> str:
        value = self.built.value(node, "targetValue")
        name = self.built.name(node)
        return name if value is None else f"{name} = {value} {self.built.value(node, 'unit') or ''}".rstrip()

    def _ends(self, fact: JudgedFact) -> str:
        unknown = [self.built.name(node) for node in fact.nodes if node not in self.nodes]
        if unknown:
            return f"no entity of the truth: {', '.join(unknown)}"
        pair = tuple(self.nodes[node] for node in fact.nodes)
        others = [x.link for x in self.truth.links if (x.subject, x.object) == pair or (x.object, x.subject) == pair]
        return f"the truth has: {', '.join(dict.fromkeys(others))}" if others else ""

    def _nearest_node(self, entity: TrueEntity) -> str:
        """The node of another type with that name, else the unmatched node of the type with the most similar name."""
        for kind in (*ENTITY_CLASSES, "Positioning"):
            for node in self.built.of_class(ENTITY_CLASSES.get(kind, kind)):
                if kind != entity.kind and _same(entity.kind, self.built.names(node), entity.names):
                    return f"in the graph as {kind}"
        unmatched = {
            node: self.built.names(node)
            for node in self.built.of_class(ENTITY_CLASSES.get(entity.kind, entity.kind))
            if node not in self.report.alignments[entity.kind].matched
        }
        return _nearest(entity.names, {self.built.name(node): names for node, names in unmatched.items() if names})

    def _nearest_truth(self, kind: str, node: str) -> str:
        """The true entity of another type with that name, else the missed one of the type with the most similar name."""
        names = self.built.names(node)
        if kind == "IndicatorTarget":
            value = number(self.built.value(node, "targetValue"))
            same = [e.name for i, e in self._missed_of(kind).items() if e.value == value]
            return f"same number missed: {', '.join(same)}" if same else _nearest(names, self._names_of(kind))
        for entity in self.truth.entities.values():
            if entity.kind not in (kind, "IndicatorTarget") and _same(kind, names, entity.names):
                return f"in the truth as {entity.kind}"
        return _nearest(names, self._names_of(kind))

    def _nearest_target(self, goal: TrueEntity) -> str:
        matched = self.report.alignments["IndicatorTarget"].matched
        unmatched = [node for node in self.built.of_class("IndicatorTarget") if node not in matched]
        same = [self._name(node) for node in unmatched if number(self.built.value(node, "targetValue")) == goal.value]
        if same:
            return f"same number: {', '.join(same)}"
        return _nearest(goal.names, {self._name(node): self.built.names(node) for node in unmatched if self.built.names(node)})

    def _missed_of(self, kind: str) -> dict[str, TrueEntity]:
        hit = set(self.report.alignments[kind].matched.values())
        return {i: e for i, e in self.truth.of_kind(kind).items() if i not in hit}

    def _names_of(self, kind: str) -> dict[str, tuple[str, ...]]:
        return {_goal_name(e): e.names for e in self._missed_of(kind).values()}


def _around(line: str, names: Sequence[str]) -> str:
    """The part of a line that stands around the first of the names that is in it."""
    start = next((at for name in names if (at := line.find(name)) >= 0), 0)
    low, high = max(0, start - AROUND), start + 2 * AROUND
    return ("…" if low else "") + line[low:high] + ("…" if high < len(line) else "")


def _goal_name(entity: TrueEntity) -> str:
    return entity.name if entity.value is None else f"{entity.name} = {entity.value:g} {entity.unit}".rstrip()


def _same(kind: str, names: Sequence[str], others: Sequence[str]) -> bool:
    return any(lenient(kind, a, b) for a in names for b in others)


def _nearest(names: Sequence[str], others: Mapping[str, Sequence[str]]) -> str:
    if not names or not others:
        return ""
    near, name = max((similarity(names, labels), shown) for shown, labels in others.items())
    return f"nearest: {name}" if near >= NEAR else ""
