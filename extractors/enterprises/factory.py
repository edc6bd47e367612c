"""The spaCy component `plankg_enterprises`."""

from __future__ import annotations

from spacy.language import Language

from extractors.enterprises.proposals import PROPOSER
from extractors.scoring.component import EntityComponent
from extractors.scoring.model import LEARNED


@Language.factory("plankg_enterprises", default_config={"model": LEARNED})
def create(nlp: Language, name: str, model: str) -> EntityComponent:
    """Finds mentions of kind Enterprise; `model` is a weights file ("weights.json" learnt, "rules.json" written by hand, or
    a path)."""
    return EntityComponent(name, "Enterprise", PROPOSER, model)
