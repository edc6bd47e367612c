"""The proposer of each kind of entity that is judged by a model."""

from __future__ import annotations

from extractors.enterprises.proposals import PROPOSER as ENTERPRISES
from extractors.frames.proposing import Proposer
from extractors.industries.proposals import PROPOSER as INDUSTRIES
from extractors.parks.proposals import PROPOSER as PARKS
from extractors.projects.proposals import PROPOSER as PROJECTS

PROPOSERS: dict[str, Proposer] = {"Industry": INDUSTRIES, "Enterprise": ENTERPRISES, "Park": PARKS, "Project": PROJECTS}
