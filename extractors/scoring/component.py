"""What the entity components share: propose, judge, and put the kept places on the doc as spans."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Doc, Span

from extractors.frames.factory import DOCUMENT, PLACES, READING
from extractors.frames.proposing import Proposer
from extractors.scoring.features import Features
from extractors.scoring.judging import Judged, judge
from extractors.scoring.model import load_models

FEATURES = "plankg_features"
JUDGED = "plankg_judged"
OWN_TEXT = "plankg_own_text"
TOKENS = "plankg_tokens"


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
        doc.user_data.setdefault(JUDGED, {})[self.kind] = found
        doc.spans[self.name] = to_spans(doc, reading.text, [(j.candidate.start, j.candidate.end, self.kind) for j in found])
        return doc


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
