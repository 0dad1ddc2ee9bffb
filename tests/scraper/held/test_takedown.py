"""A takedown: gone from everywhere, and never back under any of its marks."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from db.records import TakedownReason
from db.release import releases, whole
from db.versions import LEAST_WORDS, text_mark
from scraper.archive import readings, withdrawals
from scraper.archive.rows import Capture
from scraper.archive.store import Store
from scraper.command import stages
from scraper.command.cli import main
from scraper.command.searching import files_with
from scraper.command.takedowns import REASONS
from scraper.settings import Settings
from tests.scraper.conftest import copied

SLUG = "cumbria"


@pytest.fixture
def data(good_night: Path, tmp_path: Path) -> Path:
    """One sample force after a good night, its site still up."""
    return copied(good_night, tmp_path / "data")


def invoke(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def nightly(data: Path) -> Result:
    return invoke("nightly", "--data", str(data), "--delay", "0", "--jobs", "1")


def published(data: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(data / "forcewide.db")) as connection:
        return connection.execute(query).fetchall()


def victim(data: Path) -> tuple[str, str, list[Capture]]:
    """An answer with a file of its own: its key, its page's address, its captures."""
    with Store(Settings(data=data)) as store:
        for item in store.items(SLUG):
            files = store.attachments(SLUG, item.canonical_url)
            reading = readings.reading_of(store, item)
            stored = [store.captures(item.url), *(store.captures(one.url) for one in files)]
            if reading is not None and len(stored) > 1 and all(stored):
                return reading.key, item.url, [one for found in stored for one in found]
    raise AssertionError("no sample answer has a file")


def test_it_leaves_every_artefact_and_no_night_brings_it_back(data: Path) -> None:
    key, url, stored = victim(data)
    before = len(published(data, "SELECT key FROM disclosures"))
    ((title,),) = published(data, f"SELECT title FROM disclosures WHERE key = '{key}'")
    hashes = {one.sha256 for one in stored if one.sha256}
    done = invoke("withdraw", key, "--reason", "personal_data", "--data", str(data))
    assert done.exit_code == 0, done.output
    assert len(published(data, "SELECT key FROM disclosures")) == before - 1
    assert len(list((data / "builds").glob("*.db"))) == 1
    for _ in range(2):
        with Store(Settings(data=data)) as store:
            assert store.captures(url) == []
            assert not hashes & set(withdrawals.hashes(store))
            assert store.is_barred(url)
        with_title = {path.split("/")[0] for path in files_with(data, str(title))}
        assert with_title <= {"archive"}  # the log's own pages still list it
        assert published(data, f"SELECT * FROM disclosures WHERE key = '{key}'") == []
        again = nightly(data)
        assert again.exit_code == 0, again.output
    assert invoke("health", "--data", str(data)).exit_code == 0
    assert invoke("verify", "--data", str(data)).exit_code == 0


def test_its_bytes_and_its_words_are_not_taken_in_again(data: Path, tmp_path: Path) -> None:
    key, _, stored = victim(data)
    with Store(Settings(data=data)) as store:
        bodies = [store.load_page(one).body for one in stored if one.sha256]
    assert invoke("withdraw", key, "--reason", "court", "--data", str(data)).exit_code == 0
    rows = published(data, "SELECT key FROM disclosures ORDER BY key")
    for number, body in enumerate(bodies):
        path = tmp_path / f"again{number}.bin"
        path.write_bytes(body)
        report = stages.ingest(data, [path], SLUG, None, None)
        assert report.failures == [
            f"{path.name}: this was taken down here; it is not taken in again"
        ]
    assert published(data, "SELECT key FROM disclosures ORDER BY key") == rows


def test_the_same_words_in_another_layout_are_not_loaded_and_then_destroyed(
    data: Path, tmp_path: Path
) -> None:
    words = "<p>How many canoes were found on the river in each of the last two years?</p>" * 3
    page = f"<html><body><main><h1>FOI 4711/26 Canoes</h1>{words}</main></body></html>"
    moved = page.replace("<main>", "<header>New</header><main class='new'><!-- other bytes -->")
    for folder, text in (("first", page), ("moved", moved)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "canoes.html").write_text(text)
    rows = published(data, "SELECT key FROM disclosures ORDER BY key")
    stages.ingest(data, [tmp_path / "first" / "canoes.html"], SLUG, None, None)
    ((key,),) = set(published(data, "SELECT key FROM disclosures")) - set(rows)
    assert invoke("withdraw", str(key), "--reason", "court", "--data", str(data)).exit_code == 0
    stages.ingest(data, [tmp_path / "moved" / "canoes.html"], SLUG, None, None)
    assert published(data, "SELECT key FROM disclosures ORDER BY key") == rows
    with Store(Settings(data=data)) as store:
        assert hashlib.sha256(moved.encode()).hexdigest() in withdrawals.hashes(store)
    assert nightly(data).exit_code == 0
    with Store(Settings(data=data)) as store:
        assert hashlib.sha256(moved.encode()).hexdigest() not in withdrawals.hashes(store)
    assert published(data, "SELECT key FROM disclosures ORDER BY key") == rows


def test_a_crawl_db_made_again_remembers_it(data: Path) -> None:
    key, url, _ = victim(data)
    assert invoke("withdraw", key, "--reason", "safety", "--data", str(data)).exit_code == 0
    for path in data.glob("crawl.db*"):
        path.unlink()
    for path in data.glob("staging.db*"):
        path.unlink()
    assert nightly(data).exit_code == 0
    assert nightly(data).exit_code == 0
    with Store(Settings(data=data)) as store:
        assert store.is_barred(url)
        assert store.captures(url) == []
    assert published(data, f"SELECT * FROM disclosures WHERE key = '{key}'") == []


def test_its_line_is_public_after_some_days_and_says_a_class_only(data: Path) -> None:
    key, _, _ = victim(data)
    assert invoke("withdraw", key, "--reason", "mistake", "--data", str(data)).exit_code == 0
    assert published(data, "SELECT * FROM takedowns") == []
    settings = Settings(data=data)
    with Store(settings) as store:
        now = datetime.now(UTC)
        days = settings.takedown_days
        soon = now + timedelta(days=days) - timedelta(minutes=5)
        assert withdrawals.public_lines(store, soon, days) == []
        late = now + timedelta(days=days) + timedelta(minutes=5)
        ((uid, reason, day),) = withdrawals.public_lines(store, late, days)
    assert (reason, day) == ("mistake", now.date())
    assert key not in uid


def test_a_key_that_nothing_has_is_said(data: Path) -> None:
    done = invoke("withdraw", "kent/none", "--reason", "mistake", "--data", str(data))
    assert done.exit_code == 1
    assert "no answer has the key 'kent/none'" in done.output


def test_releases_that_name_it_go(data: Path) -> None:
    key, _, _ = victim(data)
    assert invoke("release", "--data", str(data)).exit_code == 0
    (release,) = releases(data / "releases")
    assert files_with(release, key)
    done = invoke("withdraw", key, "--reason", "mistake", "--data", str(data), "--json")
    assert done.exit_code == 0
    assert json.loads(done.stdout)[0]["releases"] == 1
    assert not whole(release)
    assert files_with(release, key) == []


def test_words_are_an_answers_own_from_a_length_on() -> None:
    just = "x" * (LEAST_WORDS - 3)
    assert text_mark("FOI", just, "yyy") is not None
    assert text_mark("FOI", just, "yy") is None
    assert text_mark("FOI", f"  {just}\n\n", "y\u00a0y") == text_mark("FOI", just, "y y")
    assert text_mark("FOI", just, "yyy") != text_mark("FOI", just, "yyz")
    assert text_mark("FOI 1", just, "yyy") == text_mark("FOI 2", just, "yyy")
    form = "We hold nothing. " * 10
    assert text_mark("FOI 1", "", form) != text_mark("FOI 2", "", form)


def test_the_classes_of_the_command_are_those_of_the_log() -> None:
    assert set(REASONS) == set(TakedownReason)
