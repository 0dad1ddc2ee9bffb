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
CRAWLED = (*EVERYWHERE, "northumbria", "norfolk")


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


def test_who_refused_what_others_released_is_told_with_its_words(
    world: sqlite3.Connection,
) -> None:
    rows = world.execute(
        "SELECT group_key, force, outcome, coalesce(outcome_quote, nullif(n_figures, 0)), sections"
        " FROM disagreements"
    ).fetchall()
    told = [tuple(row) for row in rows if row[1] in EVERYWHERE]
    assert {"humberside", "dorset", "btp"} <= {force for _, force, *_ in told}
    refused = ("cost", "withheld", "ncnd")
    assert all(quote and law for _, _, outcome, quote, law in told if outcome in refused)
    assert all(quote for _, _, outcome, quote, _ in told if outcome == "granted")
    for group in {key for key, *_ in told}:
        assert {outcome in refused for key, _, outcome, *_ in told if key == group} == {True, False}


def test_a_revised_answer_stands_beside_the_earlier_one(world: sqlite3.Connection) -> None:
    rows = world.execute(
        "SELECT n.subject, v.period_start, group_concat(v.latest, '') FROM measures n"
        " JOIN series v ON v.table_key = n.table_key AND v.measure = n.measure"
        " JOIN tables t ON t.key = n.table_key WHERE t.disclosure LIKE 'nottinghamshire/%'"
        " AND n.subject IN ('acid-attacks', 'nitrous-oxide') AND n.role = 'counted'"
        " GROUP BY n.subject, v.period_start ORDER BY n.subject, v.period_start"
    ).fetchall()
    assert [sorted(row[2]) for row in rows] == [["1"], ["0", "1"], ["0", "1"], ["1"]] * 2


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
