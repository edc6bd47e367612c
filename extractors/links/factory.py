"""The spaCy component `plankg_links`."""

from __future__ import annotations

from spacy.language import Language

from extractors.links.component import LinkComponent
from extractors.scoring.model import LEARNED


@Language.factory("plankg_links", default_config={"model": LEARNED})
def create(nlp: Language, name: str, model: str) -> LinkComponent:
    """Finds links between mentions; `model` is a weights file as for the entity components."""
    return LinkComponent(name, model)
