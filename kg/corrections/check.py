"""A corrections file held against a built graph: what applies, what is in the build already, what no longer applies."""
from __future__ import annotations

from pathlib import Path

from kg.built import Built
from kg.corrections.amend import Amendment
from kg.corrections.beside import plan_named_by
from kg.corrections.files import read_corrections
from kg.corrections.from_graph import drafts
from kg.corrections.model import Outcome


def check(file: Path, built: Built) -> list[Outcome]:
    """What would become of each correction of a file if the build were made again with it; nothing is changed.

    A row without a plan is about the plan of the graph whose name the file bears, or its only one. Raises `CorrectionError`.
    """
    corrections = read_corrections(file, _beside(file, built))
    recorded = {iri.rsplit("/", 1)[-1] for iri in built.corrections()}
    amendment = Amendment([c for c in corrections if c.key not in recorded])
    for draft in drafts(built):
        amendment(draft)
    judged = {outcome.correction: outcome for outcome in amendment.outcomes}
    return [judged.get(c) or Outcome(c, True, "is in this build") for c in corrections]


def _beside(file: Path, built: Built) -> str:
    """The digest of the plan that a corrections file belongs to; empty if it cannot be told."""
    digests = {built.value(plan, "fileName") or "": built.value(plan, "sha256") or "" for plan in built.plans()}
    if len(digests) == 1:
        return next(iter(digests.values()))
    name = plan_named_by(file)
    return next((digest for plan, digest in digests.items() if name in (plan, plan.rsplit(".", 1)[0])), "")
