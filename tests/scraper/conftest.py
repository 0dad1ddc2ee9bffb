"""What the tests of fetching share: sites on loopback and fast settings."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from samples.serve import SampleSites
from scraper.archive.store import Store
from scraper.command.cli import main
from scraper.forcekit import sites
from scraper.settings import Settings
from tests.scraper.sites import Log, Site

AGENT = "Forcewide-test/0 (+http://127.0.0.1/; tests@example.org)"


@pytest.fixture
def new_site() -> Iterator[Callable[[], Site]]:
    """Opens sites; all are closed when the test is over."""
    sites: list[Site] = []

    def make() -> Site:
        sites.append(Site())
        return sites[-1]

    yield make
    for site in sites:
        site.close()


@pytest.fixture
def site(new_site: Callable[[], Site]) -> Site:
    return new_site()


@pytest.fixture
def log(site: Site) -> Log:
    return Log(site)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Allowed on loopback, without delays. A busy machine breaks no limit of time."""
    return Settings(
        data=tmp_path / "data",
        user_agent=AGENT,
        delay=0.0,
        jitter=0.0,
        allow_loopback=True,
        backoff=0.01,
        backoff_max=0.02,
        connect_seconds=60.0,
        read_seconds=60.0,
        total_seconds=120.0,
        first_date=date(2026, 1, 1),
    )


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty data folder, with small caps."""
    with Store(Settings(data=tmp_path / "data", max_decompressed=4_000_000)) as opened:
        yield opened


def copied(folder: Path, to: Path) -> Path:
    """A data folder again, with the build that has two names as one file (``cp -a``)."""
    subprocess.run(["cp", "-a", str(folder), str(to)], check=True)
    return to


@pytest.fixture(scope="session")
def good_night(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Cumbria's sample log after a good night, its site still up; to be copied."""
    folder = tmp_path_factory.mktemp("good") / "data"
    with SampleSites(["cumbria"]) as served:
        sites.write(folder, served.base_urls)
        arguments = ["nightly", "--data", str(folder), "--delay", "0", "--jobs", "1"]
        assert CliRunner().invoke(main, arguments).exit_code == 0
        yield folder
