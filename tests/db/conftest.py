from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def staging(tmp_path: Path) -> Path:
    return tmp_path / "staging.db"


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "out" / "forcewide.db"
