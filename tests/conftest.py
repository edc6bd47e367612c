"""Plans and builds that tests of several folders share."""
from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from benchmarks.browser import NoBrowser, browser

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def root() -> Path:
    """The top folder of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def sample_plan() -> Path:
    """The longer plan of an invented county that comes with the project (云麓县)."""
    return ROOT / "data" / "plans" / "yunlu.txt"


@pytest.fixture(scope="session")
def sample_truth(sample_plan: Path) -> Path:
    """What a careful reader found in the sample plan, in the format of the annotation guide (JSON lines)."""
    return ROOT / "data" / "truth" / f"{sample_plan.stem}.jsonl"


@pytest.fixture(scope="session")
def sample_build(sample_plan: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a build of the sample plan, made once; do not write to it."""
    import kg

    folder = tmp_path_factory.mktemp("sample")
    kg.build(sample_plan, out=folder)
    return folder


@pytest.fixture(scope="session")
def driver() -> Iterator[Any]:
    """Headless Chromium that can reach no host; skips where there is none."""
    with ExitStack() as stack:
        try:
            started = stack.enter_context(browser(1500, 950))
        except NoBrowser as error:
            pytest.skip(f"pages and pictures go unseen: {error}")
        yield started


@pytest.fixture(scope="session")
def given_plans() -> list[Path]:
    """Real plans beside the checkout; they are not part of the project, so tests that need them are skipped without them."""
    plans = sorted((SHARED / "plans").glob("*.txt"))
    if not plans:
        pytest.skip(f"no real plans in {SHARED / 'plans'}")
    return plans
