"""What the entity components share: propose, judge, and put the kept places on the doc as spans."""
from __future__ import annotations

from functools import lru_cache

from spacy.tokens import Doc, Span

from extractors.frames.factory import PLACES, READING
from extractors.frames.proposing import Proposer
from extractors.scoring.features import Features
from extractors.scoring.judging import Judged, judge
from extractors.scoring.model import load_models

FEATURES = "plankg_features"
JUDGED = "plankg_judged"


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
    """Spans of a doc for places of the cleaned text; only where the doc's text is that text are they character spans of it."""
    if doc.text != clean:
        return [s for s in (doc.char_span(*_locate(doc.text, clean, a, b), label=label, alignment_mode="expand") for a, b, label in places) if s is not None]
    return [s for s in (doc.char_span(a, b, label=label, alignment_mode="expand") for a, b, label in places) if s is not None]


@lru_cache(maxsize=8)
def _offsets(text: str) -> tuple[int, ...]:
    from extractors.documents import layout

    return tuple(layout(text)[1])


def _locate(text: str, clean: str, start: int, end: int) -> tuple[int, int]:
    offsets = _offsets(text)
    return offsets[start], offsets[end - 1] + 1


def judged_of(doc: Doc, kind: str) -> list[Judged]:
    """The judged candidates of a kind, in order of the text; empty where no component of that kind ran."""
    found: list[Judged] = doc.user_data.get(JUDGED, {}).get(kind, [])
    return found
