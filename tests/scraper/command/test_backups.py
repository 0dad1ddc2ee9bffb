"""Backup and restore from the command line, end to end; and verify --repair."""

from __future__ import annotations

import gzip
import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from samples.faults import Fault
from samples.serve import SampleSites
from scraper.archive.store import Store
from scraper.command.cli import main
from scraper.forcekit import sites
from scraper.settings import Settings

LETTER = (
    "FOI {number}\n\nDear requester,\n\nHow many drones do you own?\n\nWe own {count} drones.\n"
)


def invoke(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(one) for one in arguments])


def well(*arguments: object) -> Result:
    done = invoke(*arguments)
    assert done.exit_code == 0, done.output
    return done


def published(data: Path) -> list[tuple[object, ...]]:
    """Every published answer and its letter; keys and words, not the moments."""
    with closing(sqlite3.connect(data / "forcewide.db")) as connection:
        found = connection.execute("SELECT key, title, n_figures FROM disclosures ORDER BY key")
        return found.fetchall()


def second(data: Path) -> str:
    """The address of the second answer."""
    with Store(Settings(data=data)) as store:
        return next(one.url for one in store.items("kent") if one.url.endswith("00456.txt"))


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two answers that were ingested, and a backup of it."""
    folder = tmp_path_factory.mktemp("given")
    for number, count in (("2024-00123", 3), ("2024-00456", 7)):
        (folder / f"{number}.txt").write_text(LETTER.format(number=number, count=count), "utf-8")
    well("ingest", *sorted(folder.glob("*.txt")), "--force", "kent", "--data", folder / "data")
    well("backup", folder / "safe", "--data", folder / "data")
    return folder


@pytest.fixture
def folder(given: Path, tmp_path: Path) -> Path:
    shutil.copytree(given, tmp_path / "w")
    return tmp_path / "w"


def test_a_lost_folder_comes_back_from_its_backup(folder: Path) -> None:
    data, before = folder / "data", published(folder / "data")
    assert len(before) == 2
    shutil.rmtree(data)
    restored = well("recover", folder / "safe", "--data", data)
    assert "then forcewide publish" in restored.stderr
    well("verify", "--data", data)
    well("publish", "--data", data)
    assert published(data) == before


@pytest.mark.parametrize("how", ["a newer backup", "a newer crawl.db"])
def test_what_was_removed_since_stays_removed(folder: Path, how: str) -> None:
    data = folder / "data"
    url = second(data)
    (row,) = json.loads(well("captures", url, "--data", data, "--json").stdout)
    well("purge", row["id"], "--why", "asked for", "--data", data)
    oldest = min((folder / "safe").iterdir())
    further: tuple[object, ...] = ()
    if how == "a newer backup":
        newer = folder / "safe" / "forcewide-backup-29990101T000000Z"
        done = json.loads(well("backup", folder / "other", "--data", data, "--json").stdout)
        Path(done["path"]).rename(newer)
        shutil.rmtree(data)
    else:
        data.rename(folder / "old")
        further = ("--removed", folder / "old" / "crawl.db")
    restored = well("recover", oldest, "--data", data, *further)
    assert url in restored.stderr
    well("publish", "--data", data)
    assert [key for key, *_ in published(data)] == ["kent/foi-2024-00123"]
    assert "nothing is stored" in invoke("captures", url, "--data", data).stderr
    with Store(Settings(data=data)) as store:
        assert store.is_barred(url)
    for path in data.rglob("*"):
        if path.is_file():
            body = path.read_bytes()
            body = gzip.decompress(body) if path.suffix == ".gz" else body
            assert b"We own 7 drones" not in body
    well("verify", "--data", data)


def test_a_torn_backup_is_one_line(folder: Path) -> None:
    (backup,) = (folder / "safe").iterdir()
    next((backup / "archive").iterdir()).unlink()
    done = invoke("recover", backup, "--data", folder / "new")
    assert done.exit_code == 1
    assert "is missing; nothing was restored; take an earlier backup" in done.stderr
    assert not (folder / "new").exists()
    assert "holds no backup" in invoke("recover", folder / "data" / "archive").stderr


def damage(data: Path, url: str) -> None:
    with Store(Settings(data=data)) as store:
        one = store.latest_ok_capture(url)
    assert one is not None
    with (data / "archive" / one.warc_file).open("r+b") as out:
        out.seek(one.warc_offset + 15)
        out.write(b"\0" * 20)


def test_what_was_given_is_asked_for(folder: Path) -> None:
    data = folder / "data"
    url = second(data)
    before = published(data)
    damage(data, url)
    assert url in invoke("verify", "--data", data).stderr
    done = invoke("verify", "--repair", "--data", data)
    assert done.exit_code == 1
    assert f"{url}: given to us; ingest or import it again" in done.stderr
    well("verify", "--data", data)
    well("publish", "--data", data)
    assert published(data) == before  # the last good reading stays


@pytest.mark.parametrize("blocked", [False, True])
def test_a_crawled_answer_is_fetched_again(tmp_path: Path, blocked: bool) -> None:
    data = tmp_path / "data"
    with SampleSites(("cumbria",)) as served:
        sites.write(data, served.base_urls)
        well("crawl", "--data", data, "--delay", 0)
        with Store(Settings(data=data)) as store:
            known = [item.url for item in store.items("cumbria")]
            url = next(one for one in known if store.latest_ok_capture(one) is not None)
        damage(data, url)
        if blocked:
            served.faults["cumbria"] = Fault.CHALLENGE_403
        done = invoke("verify", "--repair", "--data", data, "--delay", 0, "--json")
    (lost,) = json.loads(done.stdout)["lost"]
    assert lost == {"url": url, "fate": "waits" if blocked else "again"}
    assert done.exit_code == int(blocked)
    assert (f"{url}: not fetched again yet" in done.stderr) is blocked
    well("verify", "--data", data)
