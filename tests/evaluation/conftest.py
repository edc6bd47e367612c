"""Graphs of known quality: the truth of a plan written as a graph, with known mistakes put in."""
from __future__ import annotations

import importlib.util
import random
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from kg.evaluation.terms import ENTITY_CLASSES, LINK_TERMS
from kg.evaluation.truth import COUNTY, TrueEntity, Truth
from ontology.namespaces import PREFIXES

SHARED = Path(__file__).resolve().parents[3] / "shared"


@pytest.fixture(scope="session")
def scorer() -> Any:
    """The score script that the published figures come from; it is no part of the project."""
    path = SHARED / "eval" / "score.py"
    if not path.is_file():
        pytest.skip(f"no score script at {path}")
    spec = importlib.util.spec_from_file_location("score_script", path)
    assert spec is not None and spec.loader is not None
    module: ModuleType = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class MadeGraph:
    """Turtle of a truth; `seed` decides which entities are left out, renamed, doubled or given another type, and which links."""

    def __init__(self, truth: Truth, seed: int | None) -> None:
        self.random = random.Random(seed)
        self.faulty = seed is not None
        self.blocks: list[str] = ['<c> a plan:County ; skos:prefLabel "青岭县"@zh ; rdfs:label "青岭县"@zh ; plan:adcode "990101" .']
        self.node_of: dict[str, str] = {}
        for entity in truth.entities.values():
            self._entity(entity)
        ids = list(self.node_of)
        for link in truth.links:
            term = LINK_TERMS[link.link]
            ends = (link.subject, link.object)
            if self._chance(0.2):
                ends = (link.subject, self.random.choice(ids))
            if all(end in self.node_of for end in ends) and not self._chance(0.2):
                self.blocks.append(f"<{self.node_of[ends[0]]}> plan:{term} <{self.node_of[ends[1]]}> .")

    def _chance(self, share: float) -> bool:
        return self.faulty and self.random.random() < share

    def _entity(self, entity: TrueEntity) -> None:
        if self._chance(0.15):
            return
        name = entity.name
        if self._chance(0.2):
            name = name[: self.random.randint(2, len(name))] if len(name) > 2 else name + "产业"
        class_ = ENTITY_CLASSES.get(entity.kind, entity.kind)
        if self._chance(0.05):
            class_ = self.random.choice(sorted(ENTITY_CLASSES.values()))
        node = f"n{self.random.randint(0, 10**9)}"
        self.node_of[entity.id] = node
        self._describe(node, class_, name, entity)
        if self._chance(0.1):
            twin = f"n{self.random.randint(0, 10**9)}"
            self._describe(twin, class_, entity.names[-1], entity)
            self.node_of[entity.id] = self.random.choice([node, twin])

    def _describe(self, node: str, class_: str, name: str, entity: TrueEntity) -> None:
        lines = [f'<{node}> a plan:{class_} ; skos:prefLabel "{name}"@zh ; rdfs:label "{name}"@zh ; plan:inCounty <c>']
        if entity.investment is not None or self._chance(0.02):
            amount = (entity.investment or 1.0) * (2 if self._chance(0.2) else 1)
            lines.append(f"plan:investment {amount:f}")
        if entity.value is not None:
            lines.append(f"plan:targetValue {entity.value + self._chance(0.1):f}")
            lines.append(f"plan:isGrowthRate {str(entity.growth is not self._chance(0.1)).lower()}")
            lines.append(f'plan:unit "{entity.unit}"@zh')
            if entity.year and not self._chance(0.1):
                lines.append(f'plan:targetYear "{entity.year}"^^xsd:gYear')
        self.blocks.append(" ;\n  ".join(lines) + " .")
        if entity.kind in ("IndicatorTarget", "Positioning"):
            owner = "c" if entity.subject == COUNTY or self._chance(0.2) else self.node_of.get(entity.subject, "c")
            self.blocks.append(f"<{owner}> plan:hasGoal <{node}> .")

    def __str__(self) -> str:
        head = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())
        return f"@base <https://w3id.org/plankg/id/> .\n{head}" + "\n".join(self.blocks) + "\n"


@pytest.fixture
def made_graph(tmp_path: Path) -> Callable[..., Path]:
    """Writes the graph of a truth, with mistakes if a seed is given."""

    def write(truth: Truth, seed: int | None = None) -> Path:
        path = tmp_path / f"made-{truth.path.stem}-{seed}.ttl"
        path.write_text(str(MadeGraph(truth, seed)), encoding="utf-8")
        return path

    return write
