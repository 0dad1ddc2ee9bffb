"""The morning after: a night that failed to publish is said, a takedown is no failure."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from db.records import Record
from parsers.types import Issue, Level
from samples.serve import SampleSites
from scraper.archive.readings import doubts, reading_of
from scraper.archive.store import Store
from scraper.command.cli import main
from scraper.forcekit import sites
from scraper.reading.parse import records
from scraper.settings import Settings

SLUG = "cumbria"


@pytest.fixture
def data(tmp_path: Path) -> Iterator[Path]:
    """One sample force after a good night, its site still up."""
    folder = tmp_path / "data"
    with SampleSites([SLUG]) as served:
        sites.write(folder, served.base_urls)
        assert nightly(folder).exit_code == 0
        yield folder


def invoke(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def nightly(data: Path) -> Result:
    return invoke("nightly", "--data", str(data), "--delay", "0", "--jobs", "1")


def health(data: Path) -> Result:
    return invoke("health", "--data", str(data), "--all")


def loaded(data: Path) -> list[Record]:
    with Store(Settings(data=data)) as store:
        return list(records(store, SLUG))


def purge_one(data: Path) -> None:
    """Take the page of one answer out for good."""
    with Store(Settings(data=data)) as store:
        stored = (store.latest_ok_capture(item.url) for item in store.items(SLUG))
        capture = next(one for one in stored if one is not None)
    done = invoke("purge", str(capture.id), "--why", "asked by the force", "--data", str(data))
    assert done.exit_code == 0, done.output


def test_a_night_that_published_is_no_line(data: Path) -> None:
    said = health(data)
    assert (said.exit_code, said.stderr) == (0, "1 of 1 forces are well\n")


def test_a_night_that_failed_to_publish_is_said_until_one_does(data: Path) -> None:
    in_the_way = data / ".forcewide.db.building"
    (in_the_way / "kept").mkdir(parents=True)
    assert nightly(data).exit_code == 1
    said = health(data)
    assert said.exit_code == 1
    assert "the night of " in said.stderr
    assert f" failed: publish: {in_the_way}" in said.stderr
    (row,) = json.loads(invoke("health", "--data", str(data), "--json").stdout)
    assert "publish: " in row["behind"]
    (in_the_way / "kept").rmdir()
    in_the_way.rmdir()
    assert invoke("publish", "--data", str(data)).exit_code == 0
    assert health(data).exit_code == 0


def test_a_takedown_waits_to_be_published_and_is_no_shrinking(data: Path) -> None:
    """The log is small: one answer is more than the share that a log may lose in a night."""
    before = len(loaded(data))
    assert before < 20
    purge_one(data)
    said = health(data)
    assert said.exit_code == 1
    assert "1 answers were withdrawn and are still shown; run `forcewide publish`" in said.stderr
    assert invoke("publish", "--data", str(data)).exit_code == 0
    assert health(data).exit_code == 0
    again = nightly(data)
    assert again.exit_code == 0, again.output
    assert len(loaded(data)) == before - 1
    assert health(data).exit_code == 0


def test_a_damaged_memory_of_the_night_is_said(data: Path) -> None:
    (data / "night.json").write_text("{")
    said = health(data)
    assert said.exit_code == 1
    assert "night.json is damaged" in said.stderr


def test_outcomes_in_doubt_are_counted_by_force_and_year(data: Path) -> None:
    doubt = Issue(Level.INFO, "withheld_without_section", "withheld, and no section is cited")
    other = Issue(Level.INFO, "split_inferred", "no label")
    with Store(Settings(data=data)) as store:
        read = [item for item in store.items(SLUG) if reading_of(store, item) is not None]
        before = sum(one.answers for one in doubts(store, SLUG))
        with store.transaction():
            for item in read[:2]:
                store.record_issues([doubt, doubt, other], stage="test", force=SLUG, url=item.url)
        found = [one for one in doubts(store, SLUG) if one.code == doubt.code]
    assert before < sum(one.answers for one in found) <= before + 2
    assert all(one.year.isdigit() for one in found)
    assert "answers withhold and cite no section" in health(data).output
    (row,) = json.loads(invoke("health", "--data", str(data), "--json").stdout)
    assert {one["code"] for one in row["doubted"]} >= {doubt.code}
