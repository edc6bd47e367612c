"""Decide which candidates name entities: each place by its features, then each name by all its places."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from extractors.frames.candidate import Candidate
from extractors.frames.enumerations import Enumeration
from extractors.scoring.features import Features
from extractors.scoring.grouping import group_key
from extractors.scoring.lists import with_their_lists
from extractors.scoring.model import KindModel, LinearModel, logistic
from extractors.scoring.network import Network
from extractors.scoring.patterns import COUNT_END, STREETS

FLOOR = 0.1
"""Places less likely than this are not looked at again."""


HOWS = ("boxed", "coined", "head", "item", "joined", "known", "label", "opener", "tail")
"""The ways in which places are proposed."""
HOW_FEATURES = tuple((how, f"how-{how}") for how in HOWS)
COSTLY = ("Project",)
"""Kinds of which a sum that is said to be invested makes a thing of its own."""
LEAST_COSTED = 0.15
"""A place that says what the thing costs is kept from this probability on, unless it ends with a count, as parts of works do
(新建客房300间，总投资2亿元)."""
LEAST_OF_MANY = {"Industry": 0.35}
"""A name of these kinds that is kept keeps only places so likely, and its likeliest: 健康 in 健康产业 names one, in 健康生活
none."""
_COUNT_END = re.compile(COUNT_END)
_STREETS = re.compile(STREETS)
SURE_STREETS = 0.9
"""How sure streets are to be one work that are named together and cost one sum (甲路、乙街等支路11公里，总投资2亿元): in all
annotated plans they are. Each of them may be one besides."""
HOPELESS = -4.0
"""Where name, frame, section and list speak so much against a candidate (log-odds), its very place is not looked at."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A candidate with the probability of its place and of its name, its calibrated confidence and what judged it; `salience` is
    the probability that the plan is about the thing rather than naming it in passing (1 where no model tells)."""

    candidate: Candidate
    place: float
    whole: float
    confidence: float
    origin: str
    salience: float = 1.0


class PlaceScorer:
    """Scores candidates with one model; the weights of features that candidates share are added up once."""

    def __init__(self, features: Features, model: LinearModel, local: Mapping[int, list[str]] | None = None) -> None:
        """`local` are the features of very places that are known already, by the candidate's identity."""
        self.features = features
        self.model = model
        self._local = local or {}
        self.name_score = model.name_score
        self._sections: dict[int, float] = {}
        self._last: Enumeration | None = None
        self._around_last = 0.0

    def score(self, candidate: Candidate) -> tuple[float, list[str]]:
        """The log-odds that a candidate names an entity, and the features of its very place if they were looked at."""
        name = self.features.text[candidate.start : candidate.end]
        total = self.name_score(name)
        if candidate.enumeration is not None:
            if candidate.enumeration is not self._last:  # candidates come enumeration by enumeration
                self._last, self._around_last = candidate.enumeration, self._around(candidate.enumeration)
            total += self._around_last
        if total < HOPELESS:
            return total, []
        local = self.features.local(candidate)
        return total + self.model.sum(local), local

    def odds(self, candidate: Candidate) -> float:
        """The log-odds of a candidate from all its features, however hopeless."""
        name = self.features.text[candidate.start : candidate.end]
        around = self._around(candidate.enumeration) if candidate.enumeration is not None else 0.0
        local = self._local.get(id(candidate)) or self.features.local(candidate)
        return self.name_score(name) + around + self.model.sum(local)

    def _around(self, enumeration: Enumeration) -> float:
        """What frame, section and list say of all candidates of an enumeration."""
        frame, section, siblings = self.features.around(enumeration)
        if enumeration.block not in self._sections:
            self._sections[enumeration.block] = self.model.sum(section)
        return self.model.sum(frame) + self._sections[enumeration.block] + self.model.sum(siblings)


Row = TypeVar("Row")


def together(
    linear: Sequence[float], rows: Sequence[Row], network: Callable[[list[Row]], NDArray[np.float32]] | None
) -> list[float]:
    """The log-odds of places by the linear model and the network, each with half of the say. The network is asked only of places
    that the linear model does not rule out; `rows` are all places' features, as it takes them."""
    found = list(linear)
    if network is not None:
        asked = [number for number, score in enumerate(found) if score > HOPELESS]
        for number, score in zip(asked, network([rows[number] for number in asked]), strict=True):
            found[number] = (found[number] + float(score)) / 2
    return found


def rows_of(network: Network, features: Features, looked: Iterable[tuple[Candidate, list[str]]]) -> list[list[int]]:
    """The network's rows for the features of candidates; those that a list's candidates share are looked up once."""
    shared: dict[int, list[int]] = {}
    found: list[list[int]] = []
    for candidate, local in looked:
        name, *around = features.shared(candidate)
        row = network.known(name)
        for part in around:  # features keeps them, so that no other part has its identity
            known = shared.get(id(part))
            if known is None:
                known = shared[id(part)] = network.known(part)
            row += known
        row += network.known(local)
        found.append(row)
    return found


def choose(scored: Sequence[tuple[float, Candidate]]) -> list[tuple[float, Candidate]]:
    """The best of overlapping candidates, greedily from the likeliest; ties go to the longer, then the earlier."""
    taken: set[int] = set()
    kept: list[tuple[float, Candidate]] = []
    for p, c in sorted(scored, key=lambda s: (-s[0], s[1].start - s[1].end, s[1].start)):
        span = range(c.start, c.end)
        if taken.isdisjoint(span):
            taken.update(span)
            kept.append((p, c))
    return kept


class Company:
    """How likely the other items of a list are: in a list of firms a strange name is a firm's."""

    def __init__(self, chosen: Iterable[tuple[float, Candidate]]) -> None:
        self._lists: dict[int, dict[int, float]] = defaultdict(dict)
        """Enumeration → item → probability of the best candidate in it, both by identity."""
        for p, c in chosen:
            if c.enumeration is not None and c.item is not None:
                best = self._lists[id(c.enumeration)]
                best[id(c.item)] = max(p, best.get(id(c.item), 0.0))

    def of(self, candidate: Candidate) -> float | None:
        """The mean probability of the items beside a candidate's; None where it stands alone."""
        if candidate.enumeration is None or candidate.item is None or len(candidate.enumeration.items) < 2:
            return None
        best = self._lists[id(candidate.enumeration)]
        return (sum(best.values()) - best.get(id(candidate.item), 0.0)) / (len(candidate.enumeration.items) - 1)


def whole_features(
    members: Sequence[tuple[float, Candidate]], features: Features, key: str, company: Company
) -> dict[str, float]:
    """Numeric features of a name from all its places (probabilities, contexts, company)."""

    def odds(p: float) -> float:
        return math.log(min(max(p, 1e-4), 0.9995) / (1 - min(max(p, 1e-4), 0.9995)))

    ps = sorted((p for p, _ in members), reverse=True)
    none = 1.0
    for p in ps:
        none *= 1 - p
    contexts = [features.context(c) for _, c in members]
    names = {features.text[c.start : c.end] for _, c in members}
    hows = [c.how for _, c in members]
    beside = [b for _, c in members if (b := company.of(c)) is not None]
    return {
        "max": odds(ps[0]),
        "any": odds(1 - none),
        "mean": odds(sum(ps) / len(ps)),
        "second": odds(ps[1]) if len(ps) > 1 else -5.0,
        "log-places": math.log(len(ps)),
        "log-forms": math.log(1 + len(names)),
        "log-count": math.log(1 + features.reading.count(key)),
        "heading": float(any("heading" in c for c in contexts)),
        "heading-share": sum("heading" in c for c in contexts) / len(contexts),
        "past": float(all("past" in c for c in contexts)),
        "past-any": float(any("past" in c for c in contexts)),
        "box": float(any("box" in c for c in contexts)),
        "glossary": float(all("glossary" in c for c in contexts)),
        "listed": float(any("listed" in c for c in contexts)),
        "beside": sum(beside) / len(beside) if beside else 0.0,
        "alone": float(not beside),
        "length": max(c.end - c.start for _, c in members) / 10,
        **{feature: hows.count(how) / len(members) for how, feature in HOW_FEATURES},
    }


def kept(
    kind: str, members: Sequence[tuple[float, Candidate]], whole: float, threshold: float, features: Features
) -> tuple[float, Sequence[tuple[float, Candidate]]]:
    """The probability of a name and those of its places that are kept. Places that say what the thing costs speak for themselves,
    however often the same words name nothing elsewhere (道路建设35公里，总投资6亿元); a kind of
    `LEAST_OF_MANY` loses its unlikely places."""
    if whole >= threshold:
        least = min(LEAST_OF_MANY.get(kind, 0.0), max(p for p, _ in members))
        return whole, [member for member in members if member[0] >= least]
    if kind not in COSTLY:
        return whole, ()
    costed = [
        (p, c)
        for p, c in members
        if features.costed(c) and p >= (threshold if _COUNT_END.search(features.text, c.start, c.end) else LEAST_COSTED)
    ]
    return max((p for p, _ in costed), default=whole), costed


def salience_of(places: Iterable[Candidate], scorer: PlaceScorer | None) -> float:
    """The probability that the plan is about what all these places name: that of the most telling one; 1 without a scorer."""
    return logistic(max(map(scorer.odds, places), default=-math.inf)) if scorer else 1.0


def group(
    kind: str, chosen: Iterable[tuple[float, Candidate]], text: str, places: tuple[str, ...]
) -> dict[str, list[tuple[float, Candidate]]]:
    """Chosen candidates by name, names in order of the text."""
    groups: dict[str, list[tuple[float, Candidate]]] = defaultdict(list)
    for p, c in sorted(chosen, key=lambda s: s[1].start):
        groups[group_key(kind, text[c.start : c.end], places)].append((p, c))
    return groups


def judge(
    kind: str, candidates: Iterable[Candidate], features: Features, model: KindModel, places: tuple[str, ...], origin: str
) -> list[Judged]:
    """The candidates that name entities of a kind, in order of the text."""
    proposed = list(candidates)
    features.count(proposed)
    scorer = PlaceScorer(features, model.place)
    looked = [(s, c, local) for c in proposed for s, local in (scorer.score(c),) if s > HOPELESS]
    network = model.network
    rows = rows_of(network, features, ((c, local) for _, c, local in looked)) if network else []
    both = together([s for s, _, _ in looked], rows, network.scores_of if network else None)
    scores = with_their_lists(kind, both, [c for _, c, _ in looked])
    scored = [(p, c) for s, (_, c, _) in zip(scores, looked, strict=True) if (p := logistic(s)) >= FLOOR]
    salience = PlaceScorer(features, model.salience, {id(c): local for _, c, local in looked}) if model.salience else None
    found: list[Judged] = []
    chosen = choose(scored)
    company = Company(chosen)
    for key, members in group(kind, chosen, features.text, places).items():
        numbers = whole_features(members, features, key, company)
        whole = logistic(model.whole.weigh(numbers))
        probability, places_kept = kept(kind, members, whole, model.threshold, features)
        confidence = round(model.confidence(probability), 2)
        about = salience_of((c for _, c in places_kept), salience)
        found.extend(Judged(c, p, probability, confidence, f"{origin}:{c.how}", about) for p, c in places_kept)
    if kind in COSTLY:
        confidence = round(model.confidence(SURE_STREETS), 2)
        lists = [
            Judged(c, SURE_STREETS, SURE_STREETS, confidence, f"{origin}:{c.how}", salience_of([c], salience))
            for c in streets(proposed, features, {(j.candidate.start, j.candidate.end) for j in found})
        ]
        ends = {j.candidate.end for j in lists}
        found = [*lists, *(j for j in found if j.candidate.how != "tail" or j.candidate.end not in ends)]
    return sorted(found, key=lambda j: (j.candidate.start, j.candidate.end))


def streets(candidates: Iterable[Candidate], features: Features, known: set[tuple[int, int]]) -> Iterator[Candidate]:
    """Streets that are named together and said to cost one sum, those left out whose place is known."""
    for c in candidates:
        together = c.how == "joined" and (c.start, c.end) not in known and _STREETS.fullmatch(features.text, c.start, c.end)
        if together and features.costed(c):
            yield c
