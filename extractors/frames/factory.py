"""The spaCy component `plankg_reading`: the plan's layout and its frames, on which all other components stand."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from extractors.counties import find_county, find_period, place_names
from extractors.documents import PlanDocument, layout
from extractors.facts import County, Plan
from extractors.frames.reading import read_frames

DOCUMENT = "plankg_document"
READING = "plankg_reading"
PLACES = "plankg_places"


def plain_document(text: str) -> PlanDocument:
    """A document of any text, even one sentence; its county and period are what the text tells, else empty and 0."""
    clean, offsets, blocks, tables = layout(text)
    start, end, horizon = find_period("", text) or (0, 0, None)
    county = find_county("", text) or County("", "", "", "")
    return PlanDocument(Plan("", "", "", county, start, end, horizon), text, clean, offsets, blocks, tables)


@Language.factory("plankg_reading", requires=[], assigns=["doc.user_data"])
class ReadingComponent:
    """Puts the document (`doc.user_data["plankg_document"]`), its reading and its county's place names on a doc.

    A doc made of a `PlanDocument` by `extractors.pipeline.make_doc` has its document already; for any other the text is laid out
    here. Offsets of spans count characters of the cleaned text, which is the doc's own text where the doc was made of a document.
    """

    def __init__(self, nlp: Language, name: str = "plankg_reading") -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        document = doc.user_data.get(DOCUMENT)
        if document is None:
            document = doc.user_data[DOCUMENT] = plain_document(doc.text)
        doc.user_data[READING] = read_frames(document.clean, document.blocks)
        doc.user_data[PLACES] = place_names(document.plan.county) if document.plan.county.name else ()
        return doc
