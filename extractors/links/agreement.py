"""Judge each link by all its places and by the links around it: works of a firm that leads an industry are the industry's."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from extractors.facts import Predicate
from extractors.links.pairs import Pair
from extractors.links.patterns import JOINS, WAYS
from extractors.scoring.model import KindModel, logistic

Thing = tuple[str, str]
"""The kind of a thing and the group of its names."""
LinkKey = tuple[Predicate, Thing, Thing]
"""Predicate, subject, object."""

NEARLY = 0.8
"""Of an anchor's targets those count that are at least so likely, measured by the likeliest."""
FEW: dict[str, Literal[1, 2]] = {"leadEnterprise": 2, "includesProject": 2, "locatedIn": 1, "subChainOf": 1}
"""Predicates of which a thing has few links, and which end it is (1 subject, 2 object): a work belongs to one industry or two, a
park has many."""
RIVALLING = 0.7
"""How near a link must come to the best one of such a thing."""
APART = "kin=apart"
"""The feature of ends that tell industries which have nothing to do with each other."""
LEAST_APART: dict[str, float] = {"subChainOf": 0.65, "focusesOn": 0.5, "leadEnterprise": 0.5}
"""Between such ends a link is kept from this probability on."""
LEAST_IN = {
    ("subChainOf", "head"): 0.5,
    ("subChainOf", "tail"): 0.5,
    ("locatedIn", "following"): 0.5,
    ("locatedIn", "previous"): 0.5,
    ("locatedIn", "head2"): 0.5,
    ("leadEnterprise", "listed"): 0.5,
    ("leadEnterprise", "lead"): 0.5,
}
"""Where the target was met (`pairs.Pair.met`) → from what probability on such a link is kept."""
LEAST = 0.05
"""Links whose best place is less likely than this are not looked at again."""
LEAST_AROUND = 0.1
"""Links less likely than this say nothing of others."""


@dataclass(slots=True)
class Possible:
    """One link that the text may state, and the probabilities of all places where it may.

    `foremost` is that of `pair`, the best place where the target is among the likeliest of its anchor (0 if there is none),
    `share` how near it comes to the likeliest; `trust` is the probability that both ends are what they are taken for.
    """

    pair: Pair
    trust: float
    foremost: float = 0.0
    likeliest: float = 0.0
    second: float = 0.0
    places: int = 0
    share: float = 0.0

    def add(self, pair: Pair, probability: float, share: float) -> bool:
        """Take in a place; whether it is the best one so far, whose ends are then to be trusted anew."""
        self.places += 1
        self.share = max(self.share, share)
        self.likeliest, self.second = (
            (probability, self.likeliest) if probability > self.likeliest else (self.likeliest, max(self.second, probability))
        )
        better = share >= NEARLY and probability > self.foremost
        if better:
            self.pair, self.foremost = pair, probability
        return better


def gathered(judged: Iterable[tuple[Pair, float]], kinds: Mapping[str, KindModel]) -> dict[LinkKey, Possible]:
    """All links that pairs speak for, from the pairs' probabilities, in order of the text."""
    members = list(judged)
    most: dict[tuple[str, str, int, int], float] = defaultdict(float)
    for pair, probability in members:
        anchor = anchor_of(pair)
        most[anchor] = max(most[anchor], probability)
    found: dict[LinkKey, Possible] = {}
    for pair, probability in members:
        key = (pair.predicate, (pair.subject.kind, pair.subject.group), (pair.object.kind, pair.object.group))
        possible = found.get(key)
        if possible is None:
            possible = found[key] = Possible(pair, trust(pair, kinds))
        before = possible.pair
        if possible.add(pair, probability, probability / most[anchor_of(pair)]) and pair is not before:
            possible.trust = trust(pair, kinds)
    return found


def anchor_of(pair: Pair) -> tuple[str, str, int, int]:
    """The predicate and the end of a pair from which the other was sought."""
    place = pair.subject if JOINS[pair.predicate][2] else pair.object
    return pair.predicate, place.kind, place.start, place.end


def trust(pair: Pair, kinds: Mapping[str, KindModel]) -> float:
    """The probability that both ends of a pair name what they are taken for: pairs are judged as if they did. A firm
    that opens a work's name stands and falls with it (甲科技|新建膜材项目)."""
    ends = [kinds[end.kind].confidence(end.probability) for end in (pair.subject, pair.object)]
    return min(ends) if pair.met == "inside" and pair.predicate == "undertakenBy" else math.prod(ends)


def salience(pair: Pair) -> float:
    """The probability that the plan is about both ends of a pair: what is named in passing is seldom linked to anything. Who
    undertakes a work is told of any work."""
    return 1.0 if pair.predicate == "undertakenBy" else pair.subject.salience * pair.object.salience


def link_features(possible: Mapping[LinkKey, Possible]) -> Iterator[tuple[LinkKey, dict[str, float]]]:
    """Numeric features of each link worth looking at: its own places; through which third thing its ends are linked besides
    (`WAYS`); what else each end is linked to by the same predicate, for few things have many."""
    to: dict[tuple[str, Thing], dict[Thing, float]] = defaultdict(dict)
    of: dict[tuple[str, Thing], dict[Thing, float]] = defaultdict(dict)
    for (predicate, subject, object_), link in possible.items():
        likely = link.likeliest * link.trust
        if likely > LEAST_AROUND:
            to[predicate, subject][object_] = likely
            of[predicate, object_][subject] = likely
    nothing: dict[Thing, float] = {}
    for key, link in possible.items():
        predicate, subject, object_ = key
        if link.foremost < LEAST:
            continue
        found = {
            "foremost": _odds(link.foremost),
            "likeliest": _odds(link.likeliest),
            "second": _odds(link.second) if link.places > 1 else -6.0,
            "log-places": math.log(link.places),
            "share": link.share,
        }
        for number, ((first, first_on), (last, last_on)) in enumerate(WAYS[predicate]):
            near = (to if first_on else of).get((first, subject), nothing)
            far = (to if last_on else of).get((last, object_), nothing)
            found[f"way{number}"] = max((near[middle] * far[middle] for middle in near.keys() & far.keys()), default=0.0)
        for end, others, own in (
            ("subject", to.get((predicate, subject), nothing), object_),
            ("object", of.get((predicate, object_), nothing), subject),
        ):
            rivals = [likely for thing, likely in others.items() if thing != own]
            found["others-of-" + end] = math.log1p(sum(rivals))
            found["rival-of-" + end] = max(rivals, default=0.0)
        found["opposite"] = to.get((predicate, object_), nothing).get(subject, 0.0)
        yield key, found


def judged_links(
    possible: Mapping[LinkKey, Possible], kinds: Mapping[str, KindModel]
) -> Iterator[tuple[LinkKey, Possible, float]]:
    """The links worth looking at with the probability that both their ends are right and the text links them. Where a predicate
    has no model of whole links, the best place decides."""
    for key, numbers in link_features(possible):
        link, model = possible[key], kinds[key[0]].whole
        alone = logistic(model.weigh(numbers)) if model.weights else link.foremost
        yield key, link, alone * link.trust


def worth_keeping(
    judged: Iterable[tuple[LinkKey, Possible, float]], kinds: Mapping[str, KindModel]
) -> list[tuple[LinkKey, Possible, float]]:
    """The judged links that reach their predicate's threshold and, where a thing has few of a kind (`FEW`), come near its best.
    What counts is the probability that the text links both ends times that of the plan being about them."""
    weighed = [
        (key, link, probability, probability * salience(link.pair))
        for key, link, probability in judged
        if probability >= least(link.pair)
    ]
    best: dict[tuple[str, Thing], float] = defaultdict(float)
    for key, _, _, worth in weighed:
        if key[0] in FEW:
            thing = key[0], key[FEW[key[0]]]
            best[thing] = max(best[thing], worth)
    return [
        (key, link, probability)
        for key, link, probability, worth in weighed
        if worth >= kinds[key[0]].threshold and (key[0] not in FEW or worth >= RIVALLING * best[key[0], key[FEW[key[0]]]])
    ]


def least(pair: Pair) -> float:
    """From what probability on a link is looked at by its best place: where that is seldom right a greater one is asked."""
    apart = any(part[0] == APART for part in pair.parts)
    return max(LEAST_APART.get(pair.predicate, 0.0) if apart else 0.0, LEAST_IN.get((pair.predicate, pair.met), 0.0))


def _odds(probability: float) -> float:
    kept = min(max(probability, 1e-3), 0.999)
    return math.log(kept / (1 - kept))
