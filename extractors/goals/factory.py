"""The spaCy components `plankg_targets` and `plankg_positionings`."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from extractors.documents import PlanDocument
from extractors.frames.factory import DOCUMENT, plain_document
from extractors.goals.positioning import find_positionings
from extractors.goals.targets import find_targets
from extractors.goals.titles import without_titles
from extractors.scoring.component import JUDGED, to_spans

TARGETS = "plankg_targets"
POSITIONINGS = "plankg_positionings"


@Language.component(TARGETS, assigns=["doc.user_data"])
def targets(doc: Doc) -> Doc:
    """Puts the plan's target numbers on the doc, as a list of `TargetSpan` in `doc.user_data["plankg_targets"]`.

    >>> import spacy
    >>> nlp = spacy.blank("zh"); _ = nlp.add_pipe("plankg_targets")
    >>> [(t.name, str(t.value), t.unit) for t in nlp("到2025年，冬枣种植面积达到3.5万亩。").user_data["plankg_targets"]]
    [('冬枣种植面积', '3.5', '万亩')]
    """
    doc.user_data[TARGETS] = find_targets(_document(doc))
    return doc


@Language.component(POSITIONINGS, assigns=["doc.user_data"])
def positionings(doc: Doc) -> Doc:
    """Puts the plan's positionings on the doc, as a list of `PositioningSpan` in `doc.user_data["plankg_positionings"]`.

    Projects and parks found before that are but titles of them leave the doc.

    >>> import spacy
    >>> nlp = spacy.blank("zh"); _ = nlp.add_pipe("plankg_positionings")
    >>> [s.name for s in nlp("争创省级冬枣产业示范区。").user_data["plankg_positionings"]]
    ['省级冬枣产业示范区']
    """
    document = _document(doc)
    titles = doc.user_data[POSITIONINGS] = find_positionings(document)
    judged = doc.user_data.get(JUDGED, {})
    for kind, component in (("Park", "plankg_parks"), ("Project", "plankg_projects")):
        kept = without_titles(kind, judged.get(kind, ()), titles, document.clean)
        if len(kept) < len(judged.get(kind, ())):
            judged[kind] = kept
            doc.spans[component] = to_spans(doc, document.clean, [(*j.candidate[:2], kind) for j in judged[kind]])
    return doc


def _document(doc: Doc) -> PlanDocument:
    found = doc.user_data.get(DOCUMENT)
    return found if isinstance(found, PlanDocument) else plain_document(doc.text)
