"""The morning after: a night that failed to publish is said, a takedown is no failure."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from db.records import Record
from parsers.types import Issue, Level
from scraper.archive.nights import NightRow, StageRow, StageState, save
from scraper.archive.nights import nights as ledger
from scraper.archive.readings import doubts, reading_of
from scraper.archive.store import Store
from scraper.command import stages
from scraper.command.cli import main
from scraper.command.last_night import shown
from scraper.command.night_ledger import one_night
from scraper.reading.parse import records
from scraper.settings import Settings
from tests.scraper.conftest import copied
from tests.shell import STAGES

SLUG = "cumbria"


@pytest.fixture
def data(good_night: Path, tmp_path: Path) -> Path:
    """One sample force after a good night, its site still up."""
    return copied(good_night, tmp_path / "data")


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


def test_a_night_that_was_cut_off_is_said(data: Path) -> None:
    """Killed in its second stage: the row stays without an end, and no lock is held."""
    with Store(Settings(data=data)) as store:
        began = datetime.now(UTC)
        crawl = StageRow("crawl", StageState.DONE, began, began)
        parse = StageRow("parse", StageState.RUNNING, began)
        save(store, NightRow(began, began, None, (crawl, parse)))
    said = health(data)
    assert said.exit_code == 1
    assert f"the night of {began:%Y-%m-%d} was cut off at parse" in said.stderr
    with one_night(data):
        assert health(data).exit_code == 0  # it is under way
        assert nightly(data).exit_code == 1  # and no second one begins
    assert invoke("nights", "--data", str(data)).exit_code == 1


def test_a_night_of_a_clock_that_was_ahead_is_not_the_last_for_years(data: Path) -> None:
    with Store(Settings(data=data)) as store:
        ahead = datetime.now(UTC) + timedelta(days=1100)
        save(store, NightRow(ahead, ahead, ahead, (StageRow("crawl", StageState.DONE, ahead),)))
    assert health(data).exit_code == 0


def test_an_archive_that_is_not_there_is_said(data: Path) -> None:
    (data / "archive").rename(data / "elsewhere")
    said = health(data)
    assert said.exit_code == 1
    assert "archive is missing, but" in said.stderr
    (data / "elsewhere").rename(data / "archive")
    assert health(data).exit_code == 0


def test_a_damaged_staging_database_is_red_before_and_after_the_night(data: Path) -> None:
    path = data / "staging.db"
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    for _ in range(2):
        said = health(data)
        assert said.exit_code == 1
        assert "staging.db is damaged" in said.stderr
        assert nightly(data).exit_code == 1
    rows = json.loads(invoke("nights", "--data", str(data), "--json").stdout)
    by_stage = {row["stage"]: row for row in rows}
    assert by_stage["load"]["state"] == "failed"
    assert "staging.db is damaged" in by_stage["load"]["cause"]
    assert by_stage["publish"]["cause"] == "needs load"
    assert by_stage["publish"]["state"] == "left out"
    assert "load was left out" not in health(data).stderr
    assert "publish was left out, it needs load" in health(data).stderr


def test_a_build_that_is_too_old_is_said(data: Path) -> None:
    settings = Settings(data=data)
    now = datetime.now(UTC)
    hours = settings.build_hours
    assert not shown(settings, now + timedelta(hours=hours - 0.5)).remarks
    (said,) = shown(settings, now + timedelta(hours=hours + 0.5)).remarks
    assert said.startswith("what is served was built 36 hours ago")


def test_the_ledger_has_every_stage_with_its_counts(data: Path) -> None:
    with Store(Settings(data=data)) as store:
        (last,) = ledger(store, 1)
    assert [one.stage for one in last.stages] == list(STAGES)
    counts = {one.stage: one.counts for one in last.stages}
    answers = len(loaded(data))
    assert counts["load"]["added"] == counts["publish"]["disclosures"] == answers
    assert counts["crawl"]["listed"] >= answers
    assert last.stages[1].deadline_at is not None
    assert all(one.ended_at and one.ended_at >= one.started_at for one in last.stages)


def test_forces_beyond_the_deadline_are_late_and_the_others_published(data: Path) -> None:
    past = datetime.now(UTC) - timedelta(seconds=1)
    report = stages.parse(data, (), 1, until=past)
    assert report.late == 1
    assert report.failures == [f"not read by the deadline, shown as last read: {SLUG}"]
    assert stages.parse(data, (), 1, until=past + timedelta(hours=1)).late == 0


def test_the_log_and_the_metrics_hold_words_of_closed_lists_only(data: Path) -> None:
    (path,) = (data / "logs").glob("night-*.jsonl")
    lines = [json.loads(line) for line in path.read_text().splitlines()]
    assert [one["stage"] for one in lines[:-1]][:3] == ["verify", "crawl", "archives"]
    assert lines[-1]["event"] == "night"
    words = {one for line in lines for one in _words(line)}
    titles = {record.disclosure.title for record in loaded(data)}
    assert titles
    assert not any(title in word for title in titles for word in words)
    assert max(len(word) for word in words) < 30
    metrics = (data / "metrics" / "forcewide.prom").read_text()
    for line in metrics.splitlines():
        assert re.fullmatch(r"# (HELP|TYPE) \S+ .+|[a-z_]+(\{[^{}]*\})? -?[0-9.e+]+", line), line
    assert "forcewide_night_well 1\n" in metrics
    assert 'forcewide_night_stage_state{stage="publish",state="done"} 1\n' in metrics
    assert f'forcewide_force_state{{force="{SLUG}",state="ok"}} 1\n' in metrics


def _words(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from (key, *_words(inner))
    elif isinstance(value, list):
        for inner in value:
            yield from _words(inner)
    elif isinstance(value, str):
        yield value


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
