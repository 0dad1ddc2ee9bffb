"""A blocked force, a made archive that has its answers, and an empty data folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from samples.serve import SampleSites
from scraper import web_archives
from scraper.forcekit import sites
from tests.scraper.memento.made_archive import MadeArchive, copies_of
from tests.scraper.memento.world import AT, FORCE, World, run


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    crawled = tmp_path_factory.mktemp("crawled")
    with SampleSites([FORCE], markup="list", seed=5) as served:
        sites.write(crawled, served.base_urls)
        options = ("--delay", "0", "--policy", "full", "--jobs", "1")
        run("nightly", "--data", str(crawled), *options)
        base = served.base_urls[FORCE]
    return World(base, crawled, tuple(copies_of(crawled, AT)))


@pytest.fixture
def archive(world: World) -> Iterator[MadeArchive]:
    with MadeArchive(world.copies) as made:
        yield made


@pytest.fixture
def data(world: World, archive: MadeArchive, tmp_path: Path) -> Path:
    sites.write(tmp_path, {FORCE: world.base})
    web_archives.write(tmp_path, [archive.described()])
    return tmp_path
