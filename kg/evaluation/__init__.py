"""How good a built graph is: its entities, links and goals beside what a careful reader found in the plan."""
from __future__ import annotations

from kg.evaluation.calibration import Bin, calibration
from kg.evaluation.evaluate import Evaluation, evaluate
from kg.evaluation.scoring import Report, Score
from kg.evaluation.truth import Truth, TruthError, read_truth

__all__ = ["Bin", "Evaluation", "Report", "Score", "Truth", "TruthError", "calibration", "evaluate", "read_truth"]
