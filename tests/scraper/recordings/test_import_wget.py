"""A WARC that wget made of the sample sites fills a database like a crawl of them."""

from __future__ import annotations

import json
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import quote

import pytest
from click.testing import CliRunner, Result

from samples.faults import Fault
from samples.registry import SITES
from samples.serve import SampleSites
from scraper.archive.store import Store
from scraper.archive.verify import verify
from scraper.command.cli import main
from scraper.forcekit import sites
from scraper.forcekit.sites import Binding
from scraper.settings import Settings

# What tells of the night, of the archive or of chance, not of what the forces published.
NOT_COMPARED = {"health", "changes"}
MOMENTS = {"uid", "first_seen", "last_seen", "fetched_at", "warc_record_id", "last_day", "at"}
LISTING = "/foi-ai/af/accessing-information/published-items/?q=&dt=" + quote("Disclosure log")


def run(*arguments: str, status: int = 0) -> Result:
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == status, result.output
    return result


def published(data: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every published row, without moments and random names."""
    with closing(sqlite3.connect(data / "forcewide.db")) as connection:
        names = [
            name
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            if "_fts" not in name and not name.startswith("sqlite_") and name not in NOT_COMPARED
        ]
        return {name: _rows(connection, name) for name in names}


def _rows(connection: sqlite3.Connection, table: str) -> list[tuple[object, ...]]:
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info([{table}])")]
    kept = ", ".join(f"[{name}]" for name in columns if name not in MOMENTS)
    return sorted(connection.execute(f"SELECT {kept} FROM [{table}]").fetchall(), key=repr)


@dataclass(frozen=True)
class Worlds:
    """The same sites crawled into one folder and recorded by wget, still up."""

    sites: SampleSites
    crawled: Path
    warc: Path


@pytest.fixture(scope="module")
def worlds(
    tmp_path_factory: pytest.TempPathFactory, program: Callable[[str, str], str]
) -> Iterator[Worlds]:
    wget = program("wget", "wget")
    folder = tmp_path_factory.mktemp("wget")
    with SampleSites(["dyfed-powys"], markup="list", seed=5) as served:
        crawled = folder / "crawled"
        sites.write(crawled, served.base_urls)
        options = ("--allow-loopback", "--delay", "0", "--policy", "full", "--jobs", "1")
        run("nightly", "--data", str(crawled), *options)
        starts = [
            base + path
            for base in served.base_urls.values()
            for path in (LISTING, "/sitemap.xml", "/sitemap-foi.xml", "/sitemap-other.xml")
        ]
        command = [wget, "-q", "-r", "-l", "4", "-e", "robots=off", "--warc-file", "site"]
        command += ["--delete-after", "--no-warc-compression", *starts]
        subprocess.run(command, cwd=folder, check=False, timeout=120)
        yield Worlds(served, crawled, folder / "site.warc")


@pytest.mark.long
def test_the_rows_are_those_of_the_crawl(worlds: Worlds, tmp_path: Path) -> None:
    sites.write(tmp_path, worlds.sites.base_urls)
    asked = len(worlds.sites.log)
    options = ("--data", str(tmp_path), "--policy", "full", "--json")
    report = json.loads(run("import", str(worlds.warc), *options).stdout)
    assert len(worlds.sites.log) == asked  # nothing was asked of the sites
    assert report["left_out"] == []
    assert {row["force"] for row in report["forces"]} == {"dyfed-powys"}
    wanted, found = published(worlds.crawled), published(tmp_path)
    assert found.keys() == wanted.keys()
    assert len(wanted["disclosures"]) > 20
    assert {row[2] for row in wanted["relations"]} == {"welsh_twin"}
    for table in wanted:
        if table not in {"captures", "coverage"}:
            assert found[table] == wanted[table], table
    # A recording is no whole walk: a month without an answer is not known to be empty.
    assert set(found["coverage"]) < set(wanted["coverage"])
    assert all(row[2] == 0 for row in set(wanted["coverage"]) - set(found["coverage"]))
    with Store(Settings(data=tmp_path)) as store:
        assert verify(store).problems == []


def test_a_blocked_force_is_filled_and_stays_blocked(worlds: Worlds, tmp_path: Path) -> None:
    sites.write(tmp_path, worlds.sites.base_urls)
    worlds.sites.faults.update(dict.fromkeys(worlds.sites.base_urls, Fault.FORBIDDEN))
    options = ("--data", str(tmp_path), "--policy", "full")
    try:
        run("nightly", *options, "--allow-loopback", "--delay", "0", "--jobs", "1", status=1)
    finally:
        worlds.sites.faults.clear()
    assert published(tmp_path)["disclosures"] == []
    run("import", str(worlds.warc), *options)
    assert published(tmp_path)["disclosures"] == published(worlds.crawled)["disclosures"]
    found = json.loads(run("health", "--data", str(tmp_path), "--json", status=1).stdout)
    assert {(row["state"], row["cause"]) for row in found} == {("blocked", "BLOCKED")}


# What a mirror of pages cannot hold: JSON that no page links to (govuk, whatdotheyknow).
OTHERS = {
    SITES[name].platform: name
    for name in reversed(list(SITES))
    if SITES[name].platform not in {"single_online_home", "govuk", "whatdotheyknow"}
}


@pytest.mark.long
@pytest.mark.parametrize("name", sorted(OTHERS.values()))
def test_every_platform_that_has_pages(
    name: str, tmp_path: Path, program: Callable[[str, str], str]
) -> None:
    wget, kind = program("wget", "wget"), SITES[name]
    crawled, imported = tmp_path / "crawled", tmp_path / "imported"
    with SampleSites([name], markup="list", seed=5) as served:
        binding = Binding(served.base_urls[name], kind.platform, kind.parameters)
        for data in (crawled, imported):
            sites.write(data, {kind.force: binding})
        options = ("--allow-loopback", "--delay", "0", "--policy", "full", "--jobs", "1")
        run("nightly", "--data", str(crawled), *options)
        force = sites.forces(crawled)[kind.force]
        starts = [r.url for r in force.platform.start(date(2005, 1, 1), date(2025, 12, 31))]
        command = [wget, "-q", "-r", "-l", "6", "-e", "robots=off", "--warc-file", "site"]
        command += ["--delete-after", *starts]
        subprocess.run(command, cwd=tmp_path, check=False, timeout=120)
    run("import", str(tmp_path / "site.warc.gz"), "--data", str(imported), "--policy", "full")
    wanted, found = published(crawled), published(imported)
    assert wanted["disclosures"]
    for table in wanted:
        if table != "captures":
            assert found[table] == wanted[table], table
