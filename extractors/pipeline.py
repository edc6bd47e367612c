"""The whole extraction: a spaCy pipeline over a read plan, and the facts that leave it."""

from __future__ import annotations

from functools import lru_cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from extractors.documents import PlanDocument
from extractors.enterprises import factory as _enterprises
from extractors.facts import PlanFacts
from extractors.frames.factory import DOCUMENT
from extractors.garbage import uncollected
from extractors.gathering import gather
from extractors.goals import factory as _goals
from extractors.industries import factory as _industries
from extractors.links import factory as _links
from extractors.parks import factory as _parks
from extractors.projects import factory as _projects
from extractors.scoring.component import OWN_TEXT, TOKENS
from extractors.scoring.model import LEARNED

REGISTERED = (_industries, _enterprises, _parks, _projects, _goals, _links)
"""Modules whose import registers the components with spaCy, so that they work from a source tree without installation too."""

COMPONENTS = (
    "plankg_reading",
    "plankg_industries",
    "plankg_enterprises",
    "plankg_parks",
    "plankg_projects",
    "plankg_targets",
    "plankg_positionings",
    "plankg_links",
)
"""The pipeline's components in the order in which they need each other."""

JUDGING = frozenset(("plankg_industries", "plankg_enterprises", "plankg_parks", "plankg_projects", "plankg_links"))


@lru_cache(maxsize=4)
def load(model: str = LEARNED) -> Language:
    """A Chinese pipeline with all of plankg's components.

    `model` is the weights file of the judging components: "weights.json" (learnt, the default), "rules.json" (written by hand) or
    a path. Tokens are single characters, so that a span begins and ends where the text says; words come from jieba.

    >>> doc = load()("以青岭钛业、云峰新材等企业为龙头，打造钛产业链。")
    >>> [span.text for span in doc.spans["plankg_enterprises"]]
    ['青岭钛业', '云峰新材']
    """
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"segmenter": "char"}}})
    nlp.max_length = 10_000_000
    for component in COMPONENTS:
        nlp.add_pipe(component, config={"model": model} if component in JUDGING else {})
    return nlp


def make_doc(document: PlanDocument, nlp: Language) -> Doc:
    """A doc of the plan's cleaned text that carries the document; run the pipeline on it."""
    doc = Doc(nlp.vocab, words=list(document.clean), spaces=[False] * len(document.clean))
    doc.user_data.update({DOCUMENT: document, OWN_TEXT: True, TOKENS: range(len(document.clean))})
    return doc


@uncollected()
def extract(document: PlanDocument, nlp: Language | None = None) -> PlanFacts:
    """All facts of a read plan."""
    nlp = nlp or load()
    return gather(nlp(make_doc(document, nlp)))


def warm() -> None:
    """Load what every extraction needs (dictionary, models, labels), so that processes forked from this one have it."""
    load()("")
