"""The spaCy component `plankg_industries`."""

from __future__ import annotations

from spacy.language import Language

from extractors.industries.proposals import PROPOSER
from extractors.scoring.component import EntityComponent
from extractors.scoring.model import LEARNED


@Language.factory("plankg_industries", default_config={"model": LEARNED})
def create(nlp: Language, name: str, model: str) -> EntityComponent:
    """Finds mentions of kind Industry; `model` is a weights file ("weights.json" learnt, "rules.json" written by hand, or a
    path)."""
    return EntityComponent(name, "Industry", PROPOSER, model)
