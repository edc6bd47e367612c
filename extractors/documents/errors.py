"""The error that a plan which cannot be read raises."""
from __future__ import annotations

from pathlib import Path


class PlanError(Exception):
    """Told to people: which file, which line if there is one, what is wrong and what to do.

    >>> print(PlanError("plans/a.txt", "the file is empty", "convert the plan again", line=3))
    plans/a.txt, line 3: the file is empty; convert the plan again
    """

    def __init__(self, path: Path | str, problem: str, advice: str, *, line: int | None = None) -> None:
        where = f"{path}, line {line}" if line is not None else str(path)
        super().__init__(f"{where}: {problem}; {advice}")
        self.path = Path(path)
        self.problem = problem
        self.advice = advice
        self.line = line
