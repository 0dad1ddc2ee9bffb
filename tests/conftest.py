"""What tests of every room share: where the corpus lies, and which system programs are here."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from parsers.types import Cell, Document
from scraper.reading.work import cores
from tests import closing
from tests.made_files import Made

closing.install()
CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
# Files that take longest begin first, so that no core waits for the last of them.
LONGEST = (
    *("test_documented.py", "test_filling.py", "test_operator_faults.py", "test_pages.py"),
    *("test_quarantine.py", "test_quiet_nights.py", "test_takedown.py", "test_accounts.py"),
    *("test_convert.py", "test_numbers.py", "test_browser.py", "test_log_sites.py"),
    *("test_whole_way.py", "test_canary_places.py", "test_work.py", "test_growth.py"),
    *("test_import_wget.py", "test_crawl.py", "test_architecture.py", "test_switching.py"),
    *("test_last_night.py", "test_damage.py", "test_table_properties.py", "test_fault_matrix.py"),
)


def pytest_configure(config: pytest.Config) -> None:
    """Repeat the same made cases in every ordinary run; `make test-long` looks for new ones.

    Neither fails because the machine is slow.
    """
    unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
    settings.register_profile("new cases", unhurried)
    settings.register_profile("same cases", unhurried, derandomize=True)
    settings.load_profile("same cases" if config.option.markexpr == "not long" else "new cases")


def pytest_xdist_auto_num_workers() -> int:
    """One worker more than there are cores: a test in three waits for a server or a pace."""
    return cores() + 1


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the longest files at the front; all else stays in its order."""
    rank = {name: place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: rank.get(item.path.name, len(LONGEST)))


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real documents with truth; skips where the checkout stands alone."""
    if not CORPUS.is_dir():
        pytest.skip("no ../shared/corpus beside this checkout")
    return CORPUS


@pytest.fixture(scope="session")
def program() -> Callable[[str, str], str]:
    """Find a system program, or skip with the line that installs it (CI allows no such skip)."""

    def find(name: str, package: str) -> str:
        found = shutil.which(name)
        if found is None:
            message = f"{name} is not installed; try: apt-get install {package}"
            if os.environ.get("FORCEWIDE_NO_SKIPS"):
                pytest.fail(message)
            pytest.skip(message)
        return found

    return find


@pytest.fixture
def made() -> Made:
    """Makers of files, and ``texts`` to compare grids."""
    return Made()


@pytest.fixture
def words_of() -> Callable[[Document], str]:
    """All words of a document: blocks, captions and cells."""

    def gather(document: Document) -> str:
        cells: list[Cell] = [c for t in document.tables for r in t.grid for c in r if c]
        around = [w for t in document.tables for w in (t.caption, t.source, t.sentence, *t.notes)]
        blocks = [block.text for block in document.blocks]
        return " ".join([*blocks, *(cell.text for cell in cells), *(w for w in around if w)])

    return gather
