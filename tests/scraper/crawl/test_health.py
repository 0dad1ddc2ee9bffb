"""The morning after: what is said of a force, since when, and that its rows stand."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from db.records import Cause, HealthState
from samples.faults import Fault
from samples.serve import SampleSites
from scraper.archive.store import Store
from scraper.command.cli import main
from scraper.command.morning import morning
from scraper.forcekit import sites
from scraper.settings import Settings

SLUG = "cleveland"


@pytest.fixture(scope="module")
def night(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, SampleSites]]:
    """One sample force after a good night, its site still up."""
    data = tmp_path_factory.mktemp("health")
    with SampleSites([SLUG]) as served:
        sites.write(data, served.base_urls)
        assert nightly(data).exit_code == 0
        yield data, served


def nightly(data: Path) -> Result:
    options = ("--allow-loopback", "--delay", "0", "--policy", "full", "--jobs", "1")
    return CliRunner().invoke(main, ["nightly", "--data", str(data), *options])


def health(data: Path) -> tuple[int, dict[str, object]]:
    result = CliRunner().invoke(main, ["health", "--data", str(data), "--json"])
    (row,) = json.loads(result.stdout)
    return result.exit_code, row


def published(data: Path, query: str) -> list[dict[str, object]]:
    with closing(sqlite3.connect(data / "forcewide.db")) as connection:
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in connection.execute(query).fetchall()]


def test_a_good_morning_a_bad_one_and_a_good_one_again(night: tuple[Path, SampleSites]) -> None:
    data, served = night
    status, row = health(data)
    assert (status, row["state"], row["cause"], row["tripwires"]) == (0, "ok", None, [])
    answers = published(data, "SELECT * FROM disclosures ORDER BY key")
    (table,) = published(data, "SELECT * FROM health")
    assert (table["verdict"], table["state"], table["stale"]) == ("OK", "ok", 0)

    served.faults[SLUG] = Fault.CHALLENGE_200
    sinces = []
    for _ in range(2):
        assert nightly(data).exit_code == 1
        status, row = health(data)
        assert (status, row["state"], row["cause"]) == (1, "blocked", "BLOCKED")
        assert "forcewide import" in str(row["remedy"])
        (table,) = published(data, "SELECT * FROM health")
        assert (table["verdict"], table["cause"], table["stale"]) == ("CHALLENGE", "BLOCKED", 1)
        assert table["tripwires"] == '["verdict"]'
        assert table["remedy"] == row["remedy"]
        assert published(data, "SELECT * FROM disclosures ORDER BY key") == answers
        sinces.append(row["since"])
    assert sinces[0] == sinces[1]  # since the first of the two nights

    served.faults.clear()
    assert nightly(data).exit_code == 0
    status, row = health(data)
    assert (status, row["state"]) == (0, "ok")
    assert str(row["since"]) > str(sinces[0])
    (table,) = published(data, "SELECT * FROM health")
    assert (table["stale"], table["note"]) == (0, "")

    later = datetime.now(UTC) + timedelta(hours=40)
    (found,) = morning(data, (), later)
    assert (found.drift.state, found.drift.cause) == (HealthState.NOT_RUN, Cause.NOT_RUN)
    assert found.needs_person
    assert found.drift.stale


def test_a_force_that_was_blocked_from_the_first_night_is_told(tmp_path: Path) -> None:
    with SampleSites([SLUG], faults={SLUG: Fault.FORBIDDEN}) as served:
        sites.write(tmp_path, served.base_urls)
        assert nightly(tmp_path).exit_code == 1
    (table,) = published(tmp_path, "SELECT * FROM health")
    assert (table["force"], table["state"], table["cause"]) == (SLUG, "blocked", "BLOCKED")


def test_a_force_that_was_never_crawled(tmp_path: Path) -> None:
    nothing = CliRunner().invoke(main, ["health", "kent", "--data", str(tmp_path)])
    assert nothing.exit_code == 1
    assert "nothing was ever crawled" in nothing.stderr
    Store(Settings(data=tmp_path)).close()  # others were
    result = CliRunner().invoke(main, ["health", "kent", "--data", str(tmp_path)])
    assert result.exit_code == 1
    assert "NOT_RUN" in result.stdout
    assert "never crawled" in result.stdout
