"""What the entity components share: propose, judge, and put the kept places on the doc as spans."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Doc, Span

from extractors.frames.factory import DOCUMENT, PLACES, READING
from extractors.frames.proposing import Proposer
from extractors.scoring.features import Features
from extractors.scoring.judging import Judged, judge
from extractors.scoring.model import load_models
from extractors.scoring.owners import with_owners
from extractors.scoring.reaches import joined_reaches
from extractors.scoring.stated import with_stated
from extractors.scoring.whole_firms import with_legal_endings

FEATURES = "plankg_features"
JUDGED = "plankg_judged"
OWN_TEXT = "plankg_own_text"
TOKENS = "plankg_tokens"
KEYS = "plankg_keys"
RIVALS = {"Enterprise": "Industry", "Industry": "Enterprise"}
"""Kinds of which one place names only one: what 支持甲包装、乙新材料等企业 lists is no industry."""

COMPLETING = {"Enterprise": (with_legal_endings, with_owners), "Project": (joined_reaches, with_stated)}
"""What is done with the judged places of a kind: names cut short made whole, those that are one thing joined, those that
are plainly stated added."""


class EntityComponent:
    """Finds the entities of one kind: spans in `doc.spans[key]`, labelled with the kind, in order of the text.

    `doc.user_data["plankg_judged"][kind]` holds the judged candidates with offsets into the cleaned text, in order of the text.
    """

    def __init__(self, name: str, kind: str, proposer: Proposer, model: str) -> None:
        self.name = name
        self.kind = kind
        self.proposer = proposer
        self.model_name = model

    def __call__(self, doc: Doc) -> Doc:
        reading = doc.user_data[READING]
        places = doc.user_data[PLACES]
        features = doc.user_data.get(FEATURES)
        if features is None:
            features = doc.user_data[FEATURES] = Features(reading, places)
        models = load_models(self.model_name)
        found = judge(self.kind, self.proposer.propose(reading), features, models.kinds[self.kind], places, models.origin)
        for complete in COMPLETING.get(self.kind, ()):
            found = complete(found, doc.user_data[DOCUMENT])
        doc.user_data.setdefault(KEYS, {})[self.kind] = self.name
        rival = RIVALS.get(self.kind, "")
        if before := judged_of(doc, rival):
            found, others = unlike(found, before), unlike(before, found)
            if len(others) < len(before):
                put(doc, rival, doc.user_data[KEYS][rival], others)
        put(doc, self.kind, self.name, found)
        return doc


def unlike(judged: list[Judged], rivals: list[Judged]) -> list[Judged]:
    """The judged without those whose very place another kind claims with a greater probability."""
    claims = {(r.candidate.start, r.candidate.end): r.whole for r in rivals}
    return [j for j in judged if claims.get((j.candidate.start, j.candidate.end), 0.0) <= j.whole]


def put(doc: Doc, kind: str, key: str, judged: list[Judged]) -> None:
    """Keep the judged candidates of a kind on the doc, and their spans under a key."""
    doc.user_data.setdefault(JUDGED, {})[kind] = judged
    clean = doc.user_data[READING].text
    doc.spans[key] = to_spans(doc, clean, [(j.candidate.start, j.candidate.end, kind) for j in judged])


def to_spans(doc: Doc, clean: str, places: list[tuple[int, int, str]]) -> list[Span]:
    """Spans of a doc for places of the cleaned text, as (start, end, label); those of a plain string lead back to its own
    characters."""
    offsets = doc.user_data[DOCUMENT].offsets
    same = doc.user_data.get(OWN_TEXT)
    if same is None:
        same = doc.user_data[OWN_TEXT] = doc.text == clean
        single = len(doc) == len(doc.text)
        doc.user_data[TOKENS] = range(len(doc)) if single else {edge: t.i for t in doc for edge in range(t.idx, t.idx + len(t))}
    tokens: Mapping[int, int] | range = doc.user_data[TOKENS]
    found = []
    for start, end, label in places:
        first, last = (start, end - 1) if same else (offsets[start], offsets[end - 1])
        if first in tokens and last in tokens:
            found.append(Span(doc, tokens[first], tokens[last] + 1, label=label))
    return found


def judged_of(doc: Doc, kind: str) -> list[Judged]:
    """The judged candidates of a kind, in order of the text; empty where no component of that kind ran."""
    found: list[Judged] = doc.user_data.get(JUDGED, {}).get(kind, [])
    return found
