"""The graph of both sample plans as a careful reader wrote it down: the same whatever extraction finds today."""
from __future__ import annotations

from pathlib import Path

from extractors.facts import County
from kg.pipeline import Build, build_facts
from kg.store import CLAIMS_FILE, GRAPH_FILE, write_build
from tests.exports.truth import read_truth

DATA = Path(__file__).resolve().parent.parent / "data"
YUNLU = County("云麓县", "539901", "澜州市", "云南省", 25.0, 101.0)
SHIQUAN = County("石泉岭县", "539902", "澜州市", "云南省", 24.4, 100.8)
SAMPLES = {"yunlu": (YUNLU, (2021, 2025)), "shiquan": (SHIQUAN, (2026, 2030))}


def truth_build(*names: str) -> Build:
    """The build of these sample plans (both by default) from their known truth."""
    return build_facts(
        [
            read_truth(DATA / "plans" / f"{name}.txt", DATA / "truth" / f"{name}.jsonl", county, period)
            for name, (county, period) in SAMPLES.items()
            if not names or name in names
        ]
    )


def write(build: Build, folder: Path) -> Path:
    """Write a build as `plankg build` does."""
    write_build(folder, {GRAPH_FILE: build.graph_turtle, CLAIMS_FILE: build.claims_turtle})
    return folder
