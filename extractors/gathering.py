"""Gather what the components found into plain facts: mentions with evidence in the source, relations between them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import Any

from spacy.tokens import Doc

from extractors.accounts import Accounts, end_of_account, looks_back
from extractors.documents import PlanDocument
from extractors.facts import (
    COUNTY,
    AnyMention,
    EnterpriseMention,
    Evidence,
    IndustryMention,
    ParkMention,
    PlanFacts,
    PositioningMention,
    ProjectMention,
    Relation,
    TargetMention,
)
from extractors.frames.factory import DOCUMENT, READING
from extractors.frames.reading import Reading
from extractors.goals.factory import POSITIONINGS, TARGETS
from extractors.goals.known_names import KnownNames
from extractors.goals.spans import PositioningSpan, TargetSpan
from extractors.goals.subjects import choose
from extractors.industries.proposals import chain_kind
from extractors.links.component import LINKS, JudgedLink
from extractors.projects.attributes import attributes
from extractors.projects.investments import Surroundings
from extractors.projects.money_patterns import BUILDING, NUMBERING
from extractors.proposers import PROPOSERS
from extractors.scoring.component import judged_of
from extractors.scoring.judging import Judged

LONGEST_SENTENCE = 240
OPENING = re.compile(NUMBERING)
BUILDS = re.compile(BUILDING)
BUILT_PARK = "rule:built-park"
"""Origin of projects that are parks which the plan builds at a stated cost."""
SUBJECT_KINDS = ("Project", "Park", "Industry")


class Evidences:
    """Makes evidence of places of the cleaned text."""

    def __init__(self, document: PlanDocument, reading: Reading) -> None:
        self.document = document
        self.reading = reading
        self._sentences: dict[tuple[int, int], str] = {}
        """Sentences by where they stand: many mentions share one, which is then kept and handed over once."""

    def of(self, start: int, end: int) -> Evidence:
        """Evidence for the clean span [start, end)."""
        document = self.document
        a, b = document.source_span(start, end)
        block = document.blocks[document.block_index(start)] if document.blocks else None
        return Evidence(a, b, document.line_of(a), block.section if block else (), document.text[a:b], self.sentence(start, end))

    def sentence(self, start: int, end: int) -> str:
        """The cleaned sentence around a span, shortened around it where it is very long."""
        s = self.reading.sentences[self.reading.sentence_at(start)]
        low, high = min(s.start, start), max(s.end, end)
        text = self.reading.text
        if high < len(text) and text[high] in "。；！？":
            high += 1
        if high - low <= LONGEST_SENTENCE:
            return self._sentences.get((low, high)) or self._sentences.setdefault((low, high), text[low:high])
        low, high = max(low, start - LONGEST_SENTENCE // 2), min(high, end + LONGEST_SENTENCE // 2)
        return ("…" if low > s.start else "") + text[low:high] + ("…" if high < s.end else "")


def gather(doc: Doc) -> PlanFacts:
    """The facts of a doc that went through the pipeline."""
    document: PlanDocument = doc.user_data[DOCUMENT]
    reading: Reading = doc.user_data[READING]
    evidences = Evidences(document, reading)
    drafts: list[tuple[int, int, AnyMention]] = []
    kept = {kind: judged_of(doc, kind) for kind in PROPOSERS}
    accounts = Accounts(kept["Project"], document, reading)
    for kind, judged in kept.items():
        drafts += _entities(kind, judged, accounts, evidences)
    drafts += _built_parks(kept["Park"], kept["Project"], reading, evidences)
    goals: list[tuple[TargetSpan | PositioningSpan, int]] = []
    for target in doc.user_data.get(TARGETS, []):
        goals.append((target, len(drafts)))
        drafts.append((target.start, target.end, _target(target, evidences)))
    for positioning in doc.user_data.get(POSITIONINGS, []):
        goals.append((positioning, len(drafts)))
        drafts.append((positioning.start, positioning.end, _positioning(positioning, evidences)))
    order = sorted(range(len(drafts)), key=lambda i: (drafts[i][0], drafts[i][1], drafts[i][2].type, drafts[i][2].name))
    mentions: list[AnyMention] = []
    ids: dict[tuple[str, int, int], str] = {}
    of_draft: dict[int, str] = {}
    for number, i in enumerate(order, 1):
        start, end, mention = drafts[i]
        of_draft[i] = f"m{number}"
        mentions.append(replace(mention, id=f"m{number}"))
        ids.setdefault((mention.type, start, end), f"m{number}")
    relations = _plans(kept["Industry"], ids, evidences)
    relations += _links(doc.user_data.get(LINKS, []), ids, evidences)
    relations += _goal_relations([(goal, of_draft[i]) for goal, i in goals], kept, ids, evidences)
    return PlanFacts(document.plan, tuple(mentions), tuple(relations))


def _entities(kind: str, judged: list[Judged], accounts: Accounts, evidences: Evidences) -> list[tuple[int, int, AnyMention]]:
    found: list[tuple[int, int, AnyMention]] = []
    for index, j in enumerate(judged):
        c = j.candidate
        evidence = evidences.of(c.start, c.end)
        name = verbatim(evidence.text)
        common: dict[str, Any] = {"id": "", "type": kind, "name": name, "evidence": evidence}
        common |= {"confidence": j.confidence, "origin": j.origin}
        mention: AnyMention
        if kind == "Industry":
            mention = IndustryMention(**common, kind=chain_kind(name, c.enumeration.tail_head if c.enumeration else ""))
        elif kind == "Enterprise":
            mention = EnterpriseMention(**common)
        elif kind == "Park":
            mention = ParkMention(**common)
        else:
            a = accounts.of(index)
            mention = ProjectMention(**common, investment=a.investment, scales=a.scales, status=a.status)
        found.append((c.start, c.end, mention))
    return found


def _built_parks(
    parks: list[Judged], projects: list[Judged], reading: Reading, evidences: Evidences
) -> list[tuple[int, int, AnyMention]]:
    """Parks that the plan builds at a stated cost, as projects: named with the sum before them, or built with one after."""
    text = reading.text
    places = sorted((j.candidate.start, j.candidate.end) for j in (*parks, *projects))
    taken = [(j.candidate.start, j.candidate.end) for j in projects]
    found: list[tuple[int, int, AnyMention]] = []
    for park in parks:
        start, end = park.candidate.start, park.candidate.end
        number = max(0, bisect_right([b.start for b in reading.blocks], start) - 1)
        block = reading.blocks[number]
        if looks_back(block, evidences.document.plan.period_start) or any(a < end and start < b for a, b in taken):
            continue
        sentence = reading.sentences[reading.sentence_at(start)]
        opens = bool(OPENING.fullmatch(text, block.start, start))
        before = max((b for a, b in places if b <= start), default=0)
        after = min((a for a, b in places if a >= end), default=len(text))
        limit = end_of_account(reading, number, end) if opens else sentence.end
        built = opens or bool(BUILDS.search(text[max(before, sentence.start) : start]))
        stop = min(after, limit) if built else end
        a = attributes(text, Surroundings(start, end, before, stop, sentence, followed=after < limit))
        if a.investment is not None:
            evidence = evidences.of(start, end)
            common: dict[str, Any] = {"investment": a.investment, "scales": a.scales, "status": a.status}
            name = verbatim(evidence.text)
            found.append((start, end, ProjectMention("", "Project", name, evidence, park.confidence, BUILT_PARK, **common)))
    return found


def verbatim(text: str) -> str:
    """Source text without white space and `*`: what a label of it must be."""
    return "".join(text.split()).replace("*", "")


def _target(target: TargetSpan, evidences: Evidences) -> TargetMention:
    return TargetMention(
        "",
        "IndicatorTarget",
        target.name,
        evidences.of(target.start, target.end),
        target.confidence,
        target.origin,
        target.value,
        target.unit,
        target.year,
        target.growth,
        target.comparison,
        target.baseline,
        target.baseline_year,
        target.nature,
    )


def _positioning(span: PositioningSpan, evidences: Evidences) -> PositioningMention:
    evidence = evidences.of(span.start, span.end)
    return PositioningMention("", "Positioning", verbatim(evidence.text), evidence, span.confidence, span.origin)


def _plans(industries: list[Judged], ids: dict[tuple[str, int, int], str], evidences: Evidences) -> list[Relation]:
    return [
        Relation(
            COUNTY,
            "plans",
            ids["Industry", j.candidate.start, j.candidate.end],
            evidences.of(j.candidate.start, j.candidate.end),
            j.confidence,
            j.origin,
        )
        for j in industries
    ]


def _links(links: list[JudgedLink], ids: dict[tuple[str, int, int], str], evidences: Evidences) -> list[Relation]:
    found = []
    for link in links:
        s, o = link.pair.subject, link.pair.object
        low, high = (s, o) if s.start <= o.start else (o, s)
        together = evidences.reading.sentence_at(low.start) == evidences.reading.sentence_at(high.start)
        evidence = evidences.of(low.start, max(low.end, high.end)) if together else evidences.of(high.start, high.end)
        subject = ids[s.kind, s.mention[0], s.mention[1]]
        target = ids[o.kind, o.mention[0], o.mention[1]]
        found.append(Relation(subject, link.pair.predicate, target, evidence, link.confidence, f"{link.origin}:{link.pair.met}"))
    return found


NO_SUBJECTS = ("known",)
"""How places are proposed that say what words mean rather than what the text speaks of: 农产品 in 农产品出口额."""


def _goal_relations(
    goals: list[tuple[TargetSpan | PositioningSpan, str]],
    kept: dict[str, list[Judged]],
    ids: dict[tuple[str, int, int], str],
    evidences: Evidences,
) -> list[Relation]:
    """Each goal with its subject: an industry, park or project named where a reader would look for it, else the county."""
    known = sorted(
        (j.candidate.start, j.candidate.end, kind, ids[kind, j.candidate.start, j.candidate.end])
        for kind in SUBJECT_KINDS
        for j in kept[kind]
        if j.candidate.how not in NO_SUBJECTS
    )
    starts = [m[0] for m in known]
    names = KnownNames(evidences.reading.text, known)
    found: list[Relation] = []
    for goal, key in goals:
        near = [m for c in goal.subject_candidates for m in known[bisect_left(starts, c.start) : bisect_left(starts, c.end)]]
        subject = choose(goal, near, names) or COUNTY
        found.append(Relation(subject, "hasGoal", key, evidences.of(goal.start, goal.end), goal.confidence, goal.origin))
    return found


__all__ = ["gather", "verbatim"]
