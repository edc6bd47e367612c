"""The spaCy component `plankg_projects`."""

from __future__ import annotations

from spacy.language import Language

from extractors.projects.proposals import PROPOSER
from extractors.scoring.component import EntityComponent
from extractors.scoring.model import LEARNED


@Language.factory("plankg_projects", default_config={"model": LEARNED})
def create(nlp: Language, name: str, model: str) -> EntityComponent:
    """Finds mentions of kind Project; `model` is a weights file ("weights.json" learnt, "rules.json" written by hand, or a
    path)."""
    return EntityComponent(name, "Project", PROPOSER, model)
