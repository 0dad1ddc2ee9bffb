"""A backup holds what cannot be made again; a torn one is refused; nothing removed comes back."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from scraper.archive.archive import Archive
from scraper.archive.backup import back_up, backups, check, restore
from scraper.archive.store import Store
from scraper.archive.verify import verify
from scraper.crawl.crawl import run_crawl
from scraper.errors import ArchiveError, ArchiveLockedError, BackupError, SettingsError
from scraper.settings import Settings
from tests.scraper.sites import Log, force

UNTIL = date(2026, 3, 31)
NIGHT = datetime(2026, 4, 1, 3, tzinfo=UTC)


@pytest.fixture
def folder(log: Log, settings: Settings) -> Settings:
    small = replace(settings, warc_bytes=4000)
    log.fill(3)
    run_crawl([force(log)], small, until=UNTIL)
    (small.data / "settings.toml").write_text('contact = "foi@newsroom.example.net"\n')
    return small


def everything(data: Path) -> tuple[dict[str, bytes], list[str]]:
    """The bytes of a folder's files, and the rows of its crawl.db."""
    files = {
        path.relative_to(data).as_posix(): path.read_bytes()
        for path in sorted(data.rglob("*"))
        if path.is_file() and ".db" not in path.name and path.name != ".lock"
    }
    with closing(sqlite3.connect(data / "crawl.db")) as connection:
        return files, list(connection.iterdump())


def test_what_was_backed_up_comes_back_to_the_byte(
    log: Log, folder: Settings, tmp_path: Path
) -> None:
    before = everything(folder.data)
    done = back_up(folder, tmp_path / "safe", NIGHT)
    sums = subprocess.run(
        ["sha256sum", "--strict", "--quiet", "-c", "SHA256SUMS"], cwd=done.path, check=True
    )
    assert sums.returncode == 0
    assert done.path.name == "forcewide-backup-20260401T030000Z"
    assert done.path.stat().st_mode & 0o077 == 0
    shutil.rmtree(folder.data)
    about = restore(done.path, folder.data)
    assert (about.files, about.bytes) == (done.files, done.bytes)
    assert everything(folder.data) == before
    with Store(folder) as store:
        assert verify(store).problems == []
    log.site.forget()
    report = (run_crawl([force(log)], folder, until=UNTIL))[0]
    assert (report.verdict, report.new, report.changed) == ("OK", 0, 0)


def test_a_backup_taken_while_rows_are_written_has_one_state(
    folder: Settings, tmp_path: Path
) -> None:
    """What is in the write-ahead log alone is in the copy; what is not committed is not."""
    with closing(sqlite3.connect(folder.crawl_db, isolation_level=None)) as writer:
        writer.execute("UPDATE items SET title = 'committed'")
        writer.execute("BEGIN")
        writer.execute("UPDATE items SET title = 'not committed'")
        done = back_up(folder, tmp_path / "safe", NIGHT)
        writer.execute("ROLLBACK")
    with closing(sqlite3.connect(done.path / "crawl.db")) as copy:
        assert copy.execute("SELECT DISTINCT title FROM items").fetchall() == [("committed",)]
    assert not list(done.path.glob("*-wal"))


def test_a_further_backup_costs_what_was_added(log: Log, folder: Settings, tmp_path: Path) -> None:
    safe = tmp_path / "safe"
    first = back_up(folder, safe, NIGHT)
    log.add("item-9")
    run_crawl([force(log)], folder, until=UNTIL)
    second = back_up(folder, safe, NIGHT + timedelta(days=1))
    linked = [path for path in (second.path / "archive").iterdir() if path.stat().st_nlink == 2]
    assert linked
    assert second.copied <= second.bytes - sum(path.stat().st_size for path in linked)
    assert check(first.path) == check(second.path) == []


def test_only_the_newest_are_kept(folder: Settings, tmp_path: Path) -> None:
    few = replace(folder, backup_keep=2)
    for day in range(4):
        done = back_up(few, tmp_path / "safe", NIGHT + timedelta(days=day))
    names = [path.name for path in backups(tmp_path / "safe")]
    assert names == ["forcewide-backup-20260403T030000Z", "forcewide-backup-20260404T030000Z"]
    assert done.deleted == ("forcewide-backup-20260402T030000Z",)
    assert check(backups(tmp_path / "safe")[0]) == []


def _flip(backup: Path) -> None:
    path = next((backup / "archive").iterdir())
    body = bytearray(path.read_bytes())
    body[len(body) // 2] ^= 1
    path.write_bytes(body)


def _cut(backup: Path) -> None:
    os.truncate(backup / "crawl.db", (backup / "crawl.db").stat().st_size // 2)


def _lose(backup: Path) -> None:
    next((backup / "archive").iterdir()).unlink()


def _unfinished(backup: Path) -> None:
    (backup / "SHA256SUMS").unlink()


def _leading_out(backup: Path) -> None:
    with (backup / "SHA256SUMS").open("a") as sums:
        sums.write("0" * 64 + "  ../../outside\n")


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (_flip, "is not what was backed up"),
        (_cut, "crawl.db is not what was backed up"),
        (_lose, "is missing"),
        (_unfinished, "has no SHA256SUMS"),
        (_leading_out, "is no line of a backup"),
    ],
)
def test_a_torn_backup_is_refused(
    folder: Settings, tmp_path: Path, damage: Callable[[Path], None], words: str
) -> None:
    done = back_up(folder, tmp_path / "safe", NIGHT)
    damage(done.path)
    target = tmp_path / "new"
    with pytest.raises(BackupError, match=words):
        restore(done.path, target)
    assert not target.exists()
    assert not list(tmp_path.glob(".new*"))


def test_a_folder_in_use_is_never_overwritten(folder: Settings, tmp_path: Path) -> None:
    done = back_up(folder, tmp_path / "safe", NIGHT)
    before = everything(folder.data)
    with pytest.raises(SettingsError, match="is not empty; nothing was changed"):
        restore(done.path, folder.data)
    assert everything(folder.data) == before
    with pytest.raises(SettingsError, match="in the data folder"):
        back_up(folder, folder.data / "safe")


def test_no_backup_is_made_of_what_is_damaged_or_written(folder: Settings, tmp_path: Path) -> None:
    safe = tmp_path / "safe"
    with Store(folder) as store, Archive(store), pytest.raises(ArchiveLockedError):
        back_up(folder, safe)
    staging = folder.staging_db
    with closing(sqlite3.connect(staging)) as connection:
        connection.execute("CREATE TABLE t (x)")
        connection.executemany("INSERT INTO t VALUES (?)", [("x" * 500,)] * 500)
        connection.commit()
    with staging.open("r+b") as out:
        out.seek(8192)
        out.write(b"\xff" * 4096)
    with pytest.raises(sqlite3.DatabaseError, match="malformed"):
        back_up(folder, safe)
    staging.unlink()
    shutil.rmtree(folder.archive)
    with pytest.raises(ArchiveError, match="is missing, but"):
        back_up(folder, safe)
    assert backups(safe) == []
    assert not list(safe.glob(".*"))


def test_a_backup_that_was_killed_is_cleared_away(folder: Settings, tmp_path: Path) -> None:
    left = tmp_path / "safe" / ".forcewide-backup-20260101T000000Z.part"
    left.mkdir(parents=True)
    (left / "half").write_text("x")
    done = back_up(folder, tmp_path / "safe", NIGHT)
    assert [path.name for path in (tmp_path / "safe").iterdir()] == [done.path.name]
