"""Sentences of plans read by themselves: their frames, the places proposed in them, and what the pipeline finds."""
from __future__ import annotations

from extractors.frames.candidate import Candidate
from extractors.frames.enumerations import Enumeration
from extractors.frames.factory import plain_document
from extractors.frames.reading import Reading, read_frames
from extractors.pipeline import load
from extractors.proposers import PROPOSERS

RULES = "rules.json"


def reading_of(text: str) -> Reading:
    """The frames of a text that is laid out as a plan is."""
    document = plain_document(text)
    return read_frames(document.clean, document.blocks)


def lists_in(text: str) -> list[tuple[list[str], Enumeration]]:
    """Each enumeration of a text with its items' likeliest names."""
    reading = reading_of(text)
    return [([reading.text[i.starts[0] : i.ends[0]] for i in e.items], e) for e in reading.enumerations]


def proposed(kind: str, text: str) -> dict[str, list[Candidate]]:
    """The places proposed for a kind of entity, by name."""
    reading = reading_of(text)
    found: dict[str, list[Candidate]] = {}
    for candidate in PROPOSERS[kind].propose(reading):
        found.setdefault(reading.text[candidate.start : candidate.end], []).append(candidate)
    return found


def found_in(text: str, model: str = RULES) -> dict[str, list[str]]:
    """What the pipeline finds: span key without `plankg_` → names in order of the text."""
    doc = load(model)(text)
    return {key.removeprefix("plankg_"): [span.text for span in doc.spans[key]] for key in doc.spans}


def links_in(text: str, model: str = RULES) -> set[tuple[str, str, str]]:
    """The links that the pipeline finds, as (predicate, subject, object)."""
    doc = load(model)(text)
    clean = doc.user_data["plankg_document"].clean
    return {
        (link.pair.predicate, clean[s.start : s.end], clean[o.start : o.end])
        for link in doc.user_data["plankg_links"]
        for s, o in [(link.pair.subject, link.pair.object)]
    }
