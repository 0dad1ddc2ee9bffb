"""The sample world's topics, force by force and period by period, against what it means."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from parsers.types import Policy
from samples.cases.everywhere import EVERYWHERE, TOPICS
from samples.registry import SITES
from samples.serve import SampleSites
from scraper.command.nightly import nightly
from scraper.command.stages import CrawlOptions
from scraper.forcekit import sites
from tests.db.questions.sample_topics import of_refusals, of_tables
from tests.db.questions.world_matrix import meant, meant_beside, published, published_beside

pytestmark = pytest.mark.long
# Those that were asked, and two whose logs say nothing of these subjects.
CRAWLED = (*EVERYWHERE, "lincolnshire", "norfolk")


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    data = tmp_path_factory.mktemp("everywhere")
    with SampleSites(CRAWLED, seed=17) as served:
        bindings = {
            name: sites.fitting(
                name,
                sites.Binding(served.base_urls[name], SITES[name].platform, SITES[name].parameters),
            )
            for name in CRAWLED
        }
        sites.write(data, bindings)
        options = CrawlOptions(delay=0.0, allow_loopback=True)
        report = nightly(data, (), options, 1, Policy.FULL)
    assert report.failures == []
    with closing(sqlite3.connect(Path(data) / "forcewide.db")) as connection:
        yield connection


@pytest.mark.parametrize("topic", TOPICS)
def test_every_cell_is_as_it_was_made(world: sqlite3.Connection, topic: str) -> None:
    wanted = Counter(cell for cell in meant(CRAWLED) if cell.topic == topic)
    found = Counter(cell for cell in published(world) if cell.topic == topic)
    assert sorted((wanted - found).elements()) == []
    assert sorted((found - wanted).elements()) == []


def test_each_row_or_column_of_several_subjects_is_of_its_own(world: sqlite3.Connection) -> None:
    wanted = meant_beside()
    assert len({topic for topic, *_ in wanted}) >= 4
    assert published_beside(world) == wanted


def test_the_tables_of_all_other_requests_are_in_their_topics(world: sqlite3.Connection) -> None:
    world.row_factory = sqlite3.Row
    found = list(of_tables(world, CRAWLED))
    assert len({topic for topic, *_ in found}) >= 20
    assert sum(len(made) for _, _, made, _ in found) >= 250
    assert [(topic, key, made - got) for topic, key, made, got in found if made - got] == []
    spans = [
        (topic, key, cell)
        for topic, key, made, got in found
        for cell in got - made
        if int(cell[1][:4]) - int(cell[0][:4]) > 1
    ]
    assert spans == []


def test_the_refusals_of_all_other_requests_are_in_their_topics(world: sqlite3.Connection) -> None:
    found = list(of_refusals(world, CRAWLED))
    assert len({topic for topic, *_ in found}) >= 6
    assert [(topic, key, want, got) for topic, key, want, got in found if got != [want]] == []
