"""The graph of one sample plan, as people hold it in a notebook."""
from __future__ import annotations

from pathlib import Path

import pytest

import kg


@pytest.fixture(scope="session")
def yunlu(sample_build: Path) -> kg.PlanGraph:
    """The graph of 云麓县, an invented county."""
    return kg.load(sample_build)


@pytest.fixture(scope="session")
def chain(yunlu: kg.PlanGraph) -> dict[str, str]:
    """Name and IRI of the chain with the most projects."""
    row = max(yunlu.query("chain-investment").dicts(), key=lambda row: (row["projects"], row["i"]))
    return {"name": f"{row['chainName']}", "iri": f"{row['i']}"}
