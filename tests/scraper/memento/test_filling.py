"""A blocked force filled from a made Internet Archive, without any listing page."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from samples.serve import SampleSites
from scraper import web_archives
from scraper.archive.store import Store
from scraper.archive.verify import verify
from scraper.command.cli import main
from scraper.forcekit import sites
from scraper.settings import Settings
from tests.scraper.memento.made_archive import Copy, MadeArchive, copies_of

FORCE = "dyfed-powys"
# What tells of the night, of the archive or of chance, not of what the force published.
MOMENTS = {
    *("uid", "first_seen", "last_seen", "fetched_at", "warc_record_id", "last_day", "at"),
    *("published_on", "published_basis"),  # a month instead of the listing's day
}


def run(*arguments: str, status: int = 0) -> Result:
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == status, result.output
    return result


@dataclass(frozen=True)
class World:
    """A force's site, crawled once; it is down since."""

    base: str
    crawled: Path
    copies: tuple[Copy, ...]


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    crawled = tmp_path_factory.mktemp("crawled")
    with SampleSites([FORCE], markup="list", seed=5) as served:
        sites.write(crawled, served.base_urls)
        options = ("--delay", "0", "--policy", "full", "--jobs", "1")
        run("nightly", "--data", str(crawled), *options)
        base = served.base_urls[FORCE]
    return World(base, crawled, tuple(copies_of(crawled)))


@pytest.fixture
def archive(world: World) -> Iterator[MadeArchive]:
    with MadeArchive(world.copies) as made:
        yield made


@pytest.fixture
def data(world: World, archive: MadeArchive, tmp_path: Path) -> Path:
    sites.write(tmp_path, {FORCE: world.base})
    web_archives.write(tmp_path, [archive.described()])
    return tmp_path


def fill(data: Path, status: int = 0) -> dict[str, object]:
    options = ("--data", str(data), "--policy", "full", "--json")
    found = json.loads(run("archive", FORCE, *options, status=status).stdout)
    assert isinstance(found[0], dict)
    return found[0]


def published(data: Path, table: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(data / "forcewide.db")) as connection:
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info([{table}])")]
        kept = ", ".join(f"[{name}]" for name in columns if name not in MOMENTS)
        return sorted(connection.execute(f"SELECT {kept} FROM [{table}]").fetchall(), key=repr)


def captures(data: Path) -> dict[str, tuple[str, str]]:
    with Store(Settings(data=data)) as store:
        rows = store.connection.execute(
            "SELECT canonical_url, sha256, wire_sha256 FROM captures"
            " WHERE kind IN ('item', 'attachment', 'import') AND verdict = 'OK'"
        )
        return {row[0]: (row[1], row[2]) for row in rows}


def test_every_answer_is_rebuilt_without_a_listing(
    world: World, archive: MadeArchive, data: Path
) -> None:
    said = fill(data)
    assert said["verdict"] == "OK"
    assert not [one for one in archive.log if "published-items" in one.path]
    wanted = published(world.crawled, "disclosures")
    assert len(wanted) > 20
    assert published(data, "disclosures") == wanted
    for table in ("documents", "tables", "figures", "exemptions_applied", "relations"):
        assert published(data, table) == published(world.crawled, table), table
    had, ours = captures(world.crawled), captures(data)
    assert {key: had[key] for key in ours} == ours  # byte-equal, packed and unpacked
    assert len(ours) == len(had)
    with Store(Settings(data=data)) as store:
        assert verify(store).problems == []


def test_twice_is_no_change_and_asks_nothing_again(archive: MadeArchive, data: Path) -> None:
    fill(data)
    before = {table: published(data, table) for table in ("disclosures", "captures", "documents")}
    asked = len(archive.log)
    said = fill(data)
    assert len(archive.log) == asked
    assert (said["kept"], said["requests"]) == (0, 0)
    assert {table: published(data, table) for table in before} == before
