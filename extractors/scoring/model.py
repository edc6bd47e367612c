"""Models over string features, and the file that holds them.

A linear model is a table a person can read: feature, weight. Files are JSON with sorted keys, weights rounded to four digits.
Some kinds have a small network besides (`network.py`).
"""

from __future__ import annotations

import json
import math
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from importlib.resources import files
from itertools import repeat
from pathlib import Path
from typing import Any

from extractors.scoring.network import Network
from extractors.scoring.shapes import shape

LEARNED = "weights.json"
"""Trained from annotated plans by `python -m extractors.training`."""
RULES = "rules.json"
"""Written by hand; works without anything learnt."""


def logistic(x: float) -> float:
    """1 / (1 + e^-x), safe for large |x|."""
    if x < -40:
        return 0.0
    return 1.0 / (1.0 + math.exp(-x)) if x < 40 else 1.0


@dataclass(frozen=True)
class LinearModel:
    """Bias and weights; `score` is the log-odds that features speak for a yes."""

    bias: float = 0.0
    weights: Mapping[str, float] = field(default_factory=dict)

    def score(self, features: Iterable[str]) -> float:
        """Log-odds of a set of features; unknown features weigh nothing."""
        return self.bias + self.sum(features)

    def sum(self, features: Iterable[str]) -> float:
        """What the features add to the log-odds."""
        return sum(map(self.weights.get, features, repeat(0.0)))

    def weigh(self, numbers: Mapping[str, float]) -> float:
        """Log-odds of numeric features by name; unknown ones weigh nothing."""
        weights = self.weights
        return self.bias + sum(weights.get(name, 0.0) * number for name, number in numbers.items())

    @cached_property
    def name_score(self) -> Callable[[str], float]:
        """`score` of the features that a name has by itself; names recur from plan to plan, so that many are remembered."""
        weigh = self.score
        return lru_cache(maxsize=65536)(lambda name: weigh(shape(name)))

    def to_json(self) -> dict[str, Any]:
        return {
            "bias": round(self.bias, 4),
            "weights": {k: round(v, 4) for k, v in sorted(self.weights.items()) if abs(v) >= 5e-4},
        }

    @staticmethod
    def from_json(data: Mapping[str, Any]) -> LinearModel:
        return LinearModel(float(data["bias"]), {str(k): float(v) for k, v in data["weights"].items()})


@dataclass(frozen=True)
class KindModel:
    """What decides on one kind of entity or link.

    `place` judges a place in the text, `whole` the entity or link from all its places (numeric features by name). It is kept from
    `threshold` of the whole's probability on. `calibration` maps that probability to the share that is right: pairs (probability,
    share), increasing, between which is interpolated. `network`, where there is one, judges places too. `salience`, which kinds
    of entities have, tells by its places how likely a thing is one that the plan is about, rather than named in passing.
    """

    place: LinearModel
    whole: LinearModel
    threshold: float
    calibration: tuple[tuple[float, float], ...] = ()
    network: Network | None = None
    salience: LinearModel | None = None

    def confidence(self, probability: float) -> float:
        """The share of decisions of this probability that were right on plans left out."""
        points = self.calibration
        if not points:
            return min(0.99, max(0.01, probability))
        at = bisect_left(self._probabilities, probability)
        if at in (0, len(points)):
            return points[min(at, len(points) - 1)][1]
        (x0, y0), (x1, y1) = points[at - 1 : at + 1]
        return round(y0 + (y1 - y0) * (probability - x0) / (x1 - x0), 6)

    @cached_property
    def _probabilities(self) -> list[float]:
        return [probability for probability, _ in self.calibration]

    def to_json(self) -> dict[str, Any]:
        return {
            "place": self.place.to_json(),
            "whole": self.whole.to_json(),
            "threshold": round(self.threshold, 4),
            "calibration": [[round(a, 4), round(b, 4)] for a, b in self.calibration],
            **({"network": self.network.to_json()} if self.network else {}),
            **({"salience": self.salience.to_json()} if self.salience else {}),
        }

    @staticmethod
    def from_json(data: Mapping[str, Any]) -> KindModel:
        return KindModel(
            LinearModel.from_json(data["place"]),
            LinearModel.from_json(data["whole"]),
            float(data["threshold"]),
            tuple((float(a), float(b)) for a, b in data.get("calibration", ())),
            Network.from_json(data["network"]) if "network" in data else None,
            LinearModel.from_json(data["salience"]) if "salience" in data else None,
        )


@dataclass(frozen=True)
class Models:
    """All kinds' models; `origin` says where they come from ("model" or "rule")."""

    kinds: Mapping[str, KindModel]
    origin: str

    def to_json(self) -> dict[str, Any]:
        return {"origin": self.origin, "kinds": {k: m.to_json() for k, m in sorted(self.kinds.items())}}

    def write(self, path: Path) -> None:
        """Write the models as JSON, one feature a line, sorted."""
        path.write_text(json.dumps(self.to_json(), ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf8")


def parse_models(text: str) -> Models:
    """Models from their JSON."""
    data = json.loads(text)
    return Models({k: KindModel.from_json(m) for k, m in data["kinds"].items()}, data["origin"])


@lru_cache(maxsize=4)
def load_models(name: str = LEARNED) -> Models:
    """Models of a file in this package (a bare name), or of a path.

    Raises FileNotFoundError where there is none.
    """
    inside = files("extractors.scoring") / name
    source = inside if name == Path(name).name and inside.is_file() else Path(name)
    return parse_models(source.read_text(encoding="utf8"))
