"""Judge pairs of mentions and keep the links; `doc.user_data["plankg_links"]` holds them in order of the text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Doc

from extractors.frames.factory import DOCUMENT, PLACES, READING
from extractors.links.agreement import gathered, judged_links, worth_keeping
from extractors.links.pairs import Pair, pairs
from extractors.links.patterns import JOINS
from extractors.links.stated import stated_pairs
from extractors.links.surroundings import Place
from extractors.proposers import PROPOSERS
from extractors.scoring.component import judged_of
from extractors.scoring.grouping import group_key
from extractors.scoring.judging import Judged
from extractors.scoring.model import KindModel, load_models, logistic

LINKS = "plankg_links"
STATED = 0.9
"""How sure a link is that a table or a line says outright: all forty such links of annotated plans are right."""
SURER = 2 / 3
"""What a kept link's probability is raised to for its confidence: those that are kept, between things that the plan is about, are
right more often than their probability says, by as much on real plans left out as on plans of other regions."""


@dataclass(frozen=True, slots=True)
class JudgedLink:
    """A kept pair with the probability that both its ends are right and the text links them."""

    pair: Pair
    probability: float
    confidence: float
    origin: str


def to_places(kind: str, judged: list[Judged], text: str, places: tuple[str, ...]) -> list[Place]:
    """Kept candidates as ends of links."""
    found = []
    for j in judged:
        c = j.candidate
        group = group_key(kind, text[c.start : c.end], places)
        found.append(Place(kind, c.start, c.end, group, j.whole, (c.start, c.end), c, j.salience))
    return found


class LinkComponent:
    """Finds links between the mentions that the entity components kept."""

    def __init__(self, name: str, model: str) -> None:
        self.name = name
        self.model_name = model

    def __call__(self, doc: Doc) -> Doc:
        reading = doc.user_data[READING]
        names = doc.user_data[PLACES]
        models = load_models(self.model_name)
        ends = [p for kind in PROPOSERS for p in to_places(kind, judged_of(doc, kind), reading.text, names)]
        possible = gathered(pooled(scored(pairs(reading, ends), models.kinds)), models.kinds)
        links = []
        for (predicate, _, _), link, probability in worth_keeping(judged_links(possible, models.kinds), models.kinds):
            confidence = round(models.kinds[predicate].confidence(probability**SURER), 2)
            links.append(JudgedLink(link.pair, probability, confidence, models.origin))
        links += stated(ends, links, doc)
        ordered = sorted(links, key=lambda link: (link.pair.object.start, link.pair.subject.start, link.pair.predicate))
        doc.user_data[LINKS] = without_cycles(ordered)
        return doc


def stated(ends: list[Place], links: list[JudgedLink], doc: Doc) -> list[JudgedLink]:
    """Links that tables and lines say outright and that are not among `links`."""
    known = {(link.pair.predicate, link.pair.subject[1:3], link.pair.object[1:3]) for link in links}
    found: list[JudgedLink] = []
    for pair in stated_pairs(ends, doc.user_data[DOCUMENT], doc.user_data[READING]):
        key = (pair.predicate, pair.subject[1:3], pair.object[1:3])
        if key not in known:
            known.add(key)
            found.append(JudgedLink(pair, STATED, STATED, "rule"))
    return found


def scored(asked: Iterable[Pair], kinds: Mapping[str, KindModel]) -> Iterator[tuple[Pair, float]]:
    """Pairs of the predicates that have a model, with the log-odds that it gives them; what pairs share is weighed once."""
    known: dict[str, dict[int, tuple[float, tuple[str, ...]]]] = {predicate: {} for predicate in kinds}
    for pair in asked:
        if pair.predicate not in kinds:
            continue
        model, weighed = kinds[pair.predicate].place, known[pair.predicate]
        total = model.bias
        for part in pair.parts:
            found = weighed.get(id(part))
            if found is None:
                found = weighed[id(part)] = (model.sum(part), part)  # kept, so that no other part gets its identity
            total += found[0]
        yield pair, total


def pooled(scored: Iterable[tuple[Pair, float]]) -> list[tuple[Pair, float]]:
    """Probabilities of pairs from their log-odds, those of one list's items towards one target taken together: what holds of one
    of 甲、乙、丙等项目 holds of the others, and any of them alone may be misjudged. What lies inside an item's own name is its
    alone (甲公司新建厂房、乙公司扩建仓库等项目)."""
    members = list(scored)
    odds: dict[tuple[str, str, int, str, str], list[float]] = defaultdict(list)
    keys = []
    for pair, score in members:
        anchor, target = (pair.subject, pair.object) if JOINS[pair.predicate][2] else (pair.object, pair.subject)
        listed = anchor.candidate.enumeration if anchor.candidate else None
        of_list = listed and len(listed.items) > 1 and pair.met != "inside"
        key = (pair.predicate, anchor.kind, id(listed), target.kind, target.group) if of_list else None
        keys.append(key)
        if key:
            odds[key].append(score)
    return [
        (pair, logistic(POOLED * sum(odds[key]) / len(odds[key]) + (1 - POOLED) * score if key else score))
        for (pair, score), key in zip(members, keys, strict=True)
    ]


POOLED = 0.5
"""How much the list's mean weighs beside the item's own log-odds."""


def without_cycles(links: list[JudgedLink]) -> list[JudgedLink]:
    """Of two links that say the opposite (甲 part of 乙, 乙 part of 甲) only the likelier."""
    odds = {
        (link.pair.predicate, link.pair.subject.group, link.pair.object.group): link.probability
        for link in links
        if link.pair.subject.kind == link.pair.object.kind
    }
    kept = []
    for link in links:
        p = link.pair
        if p.subject.kind == p.object.kind:
            back = odds.get((p.predicate, p.object.group, p.subject.group), 0.0)
            if back > link.probability or (back == link.probability and p.object.group < p.subject.group):
                continue
        kept.append(link)
    return kept
