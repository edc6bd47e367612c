"""Precision, recall and F1 of a built graph against the truth of its plan.

The figures are defined by the evaluation that the annotation guide belongs to: the truth's core must be found; its ok tier is
neither rewarded nor punished; whatever else the graph holds is wrong, a second node for one thing included. Links count between
entities that are matched, a link with an end that is no entity of the truth is wrong. Target numbers match on value, for
percentages on growth or level too, and a similar name.
"""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.built import Built
from kg.evaluation.alignment import Alignment, align
from kg.evaluation.names import exact, indicator_similarity, lenient, similar_positioning
from kg.evaluation.terms import ENTITY_CLASSES, INDICATOR_ALIKE, LINK_TERMS
from kg.evaluation.truth import COUNTY, Truth


@dataclass(frozen=True, slots=True)
class Score:
    """Right, wrong and missed facts, and how many of the ok tier were found besides; ratios are 0 where nothing is counted."""

    tp: int
    fp: int
    fn: int
    ok: int = 0

    @property
    def precision(self) -> float:
        return self.tp / (self.tp + self.fp) if self.tp + self.fp else 0.0

    @property
    def recall(self) -> float:
        return self.tp / (self.tp + self.fn) if self.tp + self.fn else 0.0

    @property
    def f1(self) -> float:
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0


@dataclass(frozen=True, slots=True)
class TargetScore:
    """Target numbers, and among the core ones found the shares with the right subject and, where the truth has one, year."""

    score: Score
    subject_accuracy: float
    year_accuracy: float


@dataclass(slots=True)
class LinkOutcome:
    """One kind of link: pairs of truth ids that are missed or wrong, and node pairs with an end that is no true entity.

    `right` and `wrong` map node pairs to truth pairs.
    """

    missed: list[tuple[str, str]] = field(default_factory=list)
    right: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    wrong: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    stray: list[tuple[str, str]] = field(default_factory=list)


@dataclass(slots=True)
class Report:
    """All figures, and what stands behind them.

    `entities` by kind, leniently matched, `exact` by exact name; `links` by the truth's name of the link; `alignments` by kind of
    entity or goal; `wrong_subjects` target nodes whose core truth has another subject.
    """

    entities: dict[str, Score] = field(default_factory=dict)
    exact: dict[str, Score] = field(default_factory=dict)
    links: dict[str, Score] = field(default_factory=dict)
    targets: TargetScore = TargetScore(Score(0, 0, 0), 0.0, 0.0)
    positionings: Score = Score(0, 0, 0)
    investment: Score = Score(0, 0, 0)
    alignments: dict[str, Alignment] = field(default_factory=dict)
    link_outcomes: dict[str, LinkOutcome] = field(default_factory=dict)
    wrong_subjects: list[str] = field(default_factory=list)
    investment_missed: list[str] = field(default_factory=list)
    investment_wrong: list[str] = field(default_factory=list)

    @property
    def entity_macro_f1(self) -> float:
        """The mean F1 of the entity types and both kinds of goals."""
        scores = [score.f1 for score in self.entities.values()] + [self.targets.score.f1, self.positionings.f1]
        return sum(scores) / len(scores)

    @property
    def link_micro(self) -> Score:
        """All links counted together."""
        scores = self.links.values()
        return Score(sum(s.tp for s in scores), sum(s.fp for s in scores), sum(s.fn for s in scores))

    def node_ids(self) -> dict[str, str]:
        """Node → truth id for the entities, duplicates included; of one kind the matched nodes come first."""
        found: dict[str, str] = {}
        for kind in ENTITY_CLASSES:
            found.update(self.alignments[kind].matched)
            for node, truth_id in self.alignments[kind].duplicates.items():
                found.setdefault(node, truth_id)
        return found


def score(built: Built, truth: Truth) -> Report:
    """Measure a graph of one plan against that plan's truth."""
    report = Report()
    for kind in ENTITY_CLASSES:
        _score_entities(kind, built, truth, report)
    nodes = report.node_ids()
    for link, term in LINK_TERMS.items():
        _score_links(link, term, built, truth, nodes, report)
    _score_targets(built, truth, nodes, report)
    _score_positionings(built, truth, report)
    _score_investment(built, truth, nodes, report)
    return report


def _score_entities(kind: str, built: Built, truth: Truth, report: Report) -> None:
    want = truth.of_kind(kind)
    have = {node: names for node in built.of_class(ENTITY_CLASSES[kind]) if (names := built.names(node))}
    core = {i for i, entity in want.items() if entity.core}
    for same, scores in ((exact, report.exact), (lenient, report.entities)):
        found = align(kind, want, have, same)
        hit = set(found.matched.values())
        scores[kind] = Score(len(hit & core), len(have) - len(found.matched), len(core - hit), len(hit - core))
    report.alignments[kind] = found


def _score_links(link: str, term: str, built: Built, truth: Truth, nodes: Mapping[str, str], report: Report) -> None:
    core = {(x.subject, x.object): None for x in truth.links if x.link == link and x.core}
    allowed = {(x.subject, x.object) for x in truth.links if x.link == link and not x.core}
    outcome = report.link_outcomes[link] = LinkOutcome()
    got: set[tuple[str, str]] = set()
    for subject, target in built.pairs(term):
        if link == "locatedIn" and not built.is_a(target, "Park"):
            continue  # places in a town or county are not annotated
        if subject not in nodes or target not in nodes:
            outcome.stray.append((subject, target))
            continue
        pair = (nodes[subject], nodes[target])
        got.add(pair)
        (outcome.right if pair in core or pair in allowed else outcome.wrong)[subject, target] = pair
    wrong = set(outcome.wrong.values())
    outcome.missed = [pair for pair in core if pair not in got]
    right = got - wrong
    report.links[link] = Score(
        len(got & core.keys()), len(wrong) + len(outcome.stray), len(outcome.missed), len(right - core.keys())
    )


def _score_targets(built: Built, truth: Truth, nodes: Mapping[str, str], report: Report) -> None:
    want = truth.of_kind("IndicatorTarget")
    subjects: dict[str, set[str]] = {}
    for subject, node in built.pairs("hasGoal"):
        subjects.setdefault(node, set()).add(subject)
    free = dict(want)
    found = report.alignments["IndicatorTarget"] = Alignment()
    have = built.of_class("IndicatorTarget")
    subject_right: list[bool] = []
    year_right: list[bool] = []
    for node in have:
        fits: list[tuple[bool, float, str]] = []
        for i in free:
            similarity = target_similarity(built, node, truth, i)
            if similarity >= INDICATOR_ALIKE:
                fits.append((want[i].core, similarity, i))
        if not fits:
            continue
        best = max(fits)[2]
        goal = free.pop(best)
        found.matched[node] = best
        if not goal.core:
            continue
        owners = {nodes.get(s, COUNTY if built.is_a(s, "County") else "") for s in subjects.get(node, ())}
        subject_right.append(goal.subject in owners)
        if goal.subject not in owners:
            report.wrong_subjects.append(node)
        if goal.year:
            year_right.append((built.value(node, "targetYear") or "")[:4] == str(goal.year))
    core = {i for i, target in want.items() if target.core}
    hit = set(found.matched.values())
    report.targets = TargetScore(
        Score(len(core & hit), len(have) - len(found.matched), len(core - hit), len(hit - core)),
        _share(subject_right),
        _share(year_right),
    )


def target_similarity(built: Built, node: str, truth: Truth, i: str) -> float:
    """How similar the names of a target node and a true target are; 0 if they are not the same number."""
    goal = truth.entities[i]
    value = number(built.value(node, "targetValue"))
    if value is None or goal.value is None or abs(goal.value - value) > 1e-6 * max(1, abs(value)):
        return 0.0
    growth = (built.value(node, "isGrowthRate") or "").lower() in ("true", "1")
    if "%" in goal.unit and goal.growth != growth:
        return 0.0  # a share is no growth rate; of other units (households a year, say) either reading stands
    return max((indicator_similarity(goal.name, name) for name in built.names(node)), default=0.0)


def _score_positionings(built: Built, truth: Truth, report: Report) -> None:
    want = truth.of_kind("Positioning")
    nodes = built.of_class("Positioning")
    named = {node: names for node in nodes if (names := built.names(node))}
    found = report.alignments["Positioning"] = align("Positioning", want, named, similar_positioning)
    core = {i for i, goal in want.items() if goal.core}
    hit = set(found.matched.values())
    report.positionings = Score(len(hit & core), len(nodes) - len(found.matched), len(core - hit), len(hit - core))


def _score_investment(built: Built, truth: Truth, nodes: Mapping[str, str], report: Report) -> None:
    """Investments among the true projects that state one; where two nodes are one project, the last one's counts."""
    node_of = {i: node for node, i in nodes.items() if built.is_a(node, "Project")}
    want = {i: project.investment for i, project in truth.of_kind("Project").items() if project.investment is not None}
    right: set[str] = set()
    for i, amount in want.items():
        stated = number(built.value(node_of[i], "investment")) if i in node_of else None
        if stated is not None and abs(stated - amount) <= 1e-6 * max(1, amount):
            right.add(i)
    given = dict.fromkeys(node for node, amount in built.pairs("investment") if number(amount) is not None)
    report.investment_missed = [i for i in want if i not in right]
    report.investment_wrong = [node for node in given if nodes.get(node) not in right]
    report.investment = Score(len(right), len(report.investment_wrong), len(report.investment_missed))


def number(text: str | None) -> float | None:
    """A number's text as a float; None if there is none."""
    try:
        return None if text is None else float(text)
    except ValueError:
        return None


def _share(right: list[bool]) -> float:
    return sum(right) / len(right) if right else 0.0
