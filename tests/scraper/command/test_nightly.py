"""A night whose stages fail: its report is never lost."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from samples.faults import Fault
from samples.serve import SampleSites
from scraper.command.nightly import Stage, run_stages
from scraper.errors import SettingsError
from scraper.forcekit import sites
from scraper.report import Report
from tests.shell import STAGES, Shell


def _raising(error: Exception) -> Callable[[], Report]:
    def run() -> Report:
        raise error

    return run


def _well(*failures: str) -> Callable[[], Report]:
    return lambda: Report("Stage", ("x",), [{"x": 1}], failures)


def states(report: Report) -> dict[object, object]:
    return {row["stage"]: row["state"] for row in report.rows}


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (SettingsError("no contact"), "b: no contact"),
        (OSError(28, "No space left on device"), "b: data: the disk is full; "),
        (sqlite3.DatabaseError("database disk image is malformed"), "b: a database is damaged"),
        (ValueError("a bug"), "b: a fault of Forcewide itself: ValueError in test_nightly.py"),
    ],
)
def test_a_stage_that_raises_is_a_failed_row(error: Exception, words: str) -> None:
    steps = (
        Stage("a", _well("kent: BLOCKED")),
        Stage("b", _raising(error), needs=("a",)),
        Stage("c", _well(), needs=("b",)),
        Stage("d", _well(), needs=("c",)),
        Stage("e", _well(), needs=("a",)),
    )
    report, night = run_stages(steps, Path("data"))
    assert states(report) == {
        "a": "some failed",
        "b": "failed",
        "c": "left out: needs b",
        "d": "left out: needs c",
        "e": "done",
    }
    assert report.failures[0] == "kent: BLOCKED"
    assert report.failures[1].startswith(words)
    assert len(report.failures) == 2
    assert [one.stage for one in night.stopped] == ["b", "c", "d"]
    assert night.stages[2].cause == "needs b"


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Shell]:
    with SampleSites(("cumbria", "kent")) as served:
        sites.write(tmp_path / "data", served.base_urls)
        served.faults["kent"] = Fault.CHALLENGE_403
        yield Shell.at(tmp_path, FORCEWIDE_DELAY="0")


def test_a_late_failure_hides_no_early_one(folder: Shell) -> None:
    """A force is blocked and the build cannot be swapped in: the report names both."""
    blocked = folder.folder / "data" / ".forcewide.db.building"
    (blocked / "in the way").mkdir(parents=True)
    done = folder.run("forcewide nightly --jobs 1 --json")
    assert done.returncode == 1
    rows = {row["stage"]: row["state"] for row in json.loads(done.stdout)}
    assert rows == {
        "verify": "done",
        "crawl": "some failed",
        "archives": "done",
        "destroy": "done",
        "parse": "done",
        "load": "done",
        "questions": "done",
        "check": "done",
        "publish": "failed",
    }
    assert "\nkent: " in done.stderr
    assert "publish: data/.forcewide.db.building" in done.stderr
    assert "Traceback" not in done.stderr


def test_in_a_log_a_night_is_one_line_a_stage(folder: Shell) -> None:
    done = folder.run("forcewide nightly --jobs 1")
    lines = [line.split(":")[0] for line in done.stderr.splitlines()]
    assert lines[:9] == list(STAGES)
    assert len(lines) == 9 + 1  # and the force that was blocked
