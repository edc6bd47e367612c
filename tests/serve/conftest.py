"""Builds of the sample plans' known truth, and a server over them."""
from __future__ import annotations

from pathlib import Path

import pytest

from tests.truth_build import truth_build, write


@pytest.fixture(scope="session")
def truth_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as `plankg build` writes it, with both sample counties; do not write to it."""
    return write(truth_build(), tmp_path_factory.mktemp("truth"))
