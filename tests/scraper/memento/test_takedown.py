"""What a force has withdrawn stays away, whoever has a copy; who fills in for a blocked one."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from db.faces import force
from db.faces.page import Asked, Reader
from parsers.text.addresses import canonical
from samples.faults import Fault
from samples.serve import SampleSites
from scraper import web_archives
from scraper.archive.store import Store
from scraper.command.cli import main
from scraper.crawl.timeline import Moment, standing
from scraper.forcekit import sites
from scraper.settings import Settings
from tests.scraper.memento.made_archive import Copy, MadeArchive, copies_of
from tests.scraper.memento.world import FORCE, World, answers, fill, gone_live, here, run, visit

GIVEN = (
    "SELECT sum(answers_site), sum(answers_recording), sum(answers_archive), sum(answers_missing),"
    " sum(files), sum(files_site), sum(files_recording), sum(files_archive), sum(files_missing)"
    " FROM coverage"
)


def rows(data: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(data / "forcewide.db")) as connection:
        return connection.execute(query).fetchall()


def force_page(data: Path) -> force.Force:
    """What the site's page of the force has to say."""
    with closing(sqlite3.connect(data / "forcewide.db")) as connection:
        return force.load(Reader(connection), Asked({"slug": FORCE}, {}))


def a_page(world: World) -> Copy:
    return next(one for one in world.copies if one.status == 200 and "/foi-ai/" in one.original)


def test_what_the_force_has_withdrawn_waits_for_a_person(
    world: World, archive: MadeArchive, data: Path
) -> None:
    visit(data)
    page = a_page(world)
    gone_live(data, page, page.at + timedelta(days=10))
    archive.copies.append(replace(page, at=page.at + timedelta(days=20)))
    archive.copies.append(
        replace(page, at=page.at + timedelta(days=21), original=page.original.rstrip("/"))
    )
    with Store(Settings(data=data)) as store:
        store.connection.execute("DELETE FROM captures WHERE kind = 'index'")
        store.connection.execute(
            "UPDATE mementos SET verdict = NULL WHERE original = ?", [page.original]
        )
    fill(data)
    key = canonical(page.original)
    state = {canonical(url): word for url, word in answers(data).items()}
    assert state[key] == "gone"
    (row,) = rows(
        data,
        "SELECT title, gone_since, archived_copy, n_documents FROM disclosures"
        f" WHERE url = '{page.original}'",
    )
    assert row[1] is not None
    assert (row[0], row[2]) == (None, None)  # neither its words nor the way to a copy of it
    wanted = json.loads(run("missing", FORCE, "--data", str(data), "--json").stdout)
    waiting = [one["url"] for one in wanted if one["kind"] == "decision"]
    assert [canonical(url) for url in waiting] == [key]
    run("restore", waiting[0], "--by", "A. Editor", "--why", "asked the force", "--data", str(data))
    state = {canonical(url): word for url, word in answers(data).items()}
    assert state[key] == "here"
    again = CliRunner().invoke(
        main, ["restore", waiting[0], "--by", "A", "--why", "x", "--data", str(data)]
    )
    assert again.exit_code == 1
    assert "no withdrawn answer" in again.stderr


@pytest.mark.parametrize(
    ("story", "kept"),
    [
        ("OK", [1]),
        ("OK,a", [1, 2]),
        ("a,404,a", [1, 2]),  # withdrawn by the site itself
        ("a,404,OK", [1, 2, 3]),  # and restored by it
        ("a,404,OK,a", [1, 2, 3, 4]),
        ("a,503,a", [1, 2, 3]),  # an error withdraws nothing
        ("a,404a,a", [1, 2, 3]),  # an archived 404 is no word of today's site
        ("a,404,503,a", [1, 2, 3]),
    ],
)
def test_archives_do_not_bring_back_what_the_site_took_down(story: str, kept: list[int]) -> None:
    said = {
        "OK": (True, False, False),
        "a": (True, False, True),
        "404": (False, True, False),
        "404a": (False, True, True),
        "503": (False, False, False),
    }
    told = [
        Moment(str(day), None, usable=usable, gone=gone, archived=archived)
        for day, (usable, gone, archived) in enumerate(
            (said[one] for one in story.split(",")), start=1
        )
    ]
    assert [int(one.at) for one in standing(told)] == kept


def test_a_blocked_force_is_filled_and_stays_blocked(tmp_path: Path) -> None:
    """The whole way: the crawl is turned away, the night fills it, health says so, a recording
    of the rest shortens what is missing."""
    with SampleSites([FORCE], markup="list", seed=5) as served:
        crawled, data = tmp_path / "crawled", tmp_path / "data"
        options = ("--delay", "0", "--policy", "full", "--jobs", "1")
        sites.write(crawled, served.base_urls)
        run("nightly", "--data", str(crawled), *options)
        copies = copies_of(crawled, datetime(2026, 2, 3, tzinfo=UTC))
        left_out = [one for one in copies if "/SysSiteAssets/" in one.original][:2]
        sites.write(data, served.base_urls)
        served.faults[FORCE] = Fault.CHALLENGE_403
        with MadeArchive(one for one in copies if one not in left_out) as archive:
            web_archives.write(data, [archive.described()])
            run("nightly", "--data", str(data), *options, status=1)
            asked = len(archive.log)
            run("nightly", "--data", str(data), *options, status=1)
            assert len(archive.log) == asked  # an archive is asked monthly
    assert here(data) > 20
    (health,) = json.loads(run("health", FORCE, "--data", str(data), "--json", status=1).stdout)
    assert (health["state"], health["live"], health["recorded"]) == ("blocked", None, None)
    assert health["archived"].startswith("2026-02-03")
    assert "blocked, filled to 2026-02-03 from the Internet Archive" in health["note"]
    kinds = {row[0] for row in rows(data, "SELECT DISTINCT source_kind FROM disclosures")}
    assert kinds == {"archive"}
    copy = rows(data, "SELECT archived_in, archived_at, archived_copy, url FROM disclosures")[0]
    assert copy[:2] == ("the Internet Archive", "2026-02-03T00:00:00Z")
    assert str(copy[2]).endswith(f"/web/20260203000000id_/{copy[3]}")
    (counts,) = rows(data, GIVEN)
    assert counts == (0, 0, here(data), 0, 8, 0, 0, 6, 2)
    page = force_page(data)
    filled = f"{here(data)} items of its log from a public web archive"
    assert page.sources == f"{filled}; 2 of 8 files missing"
    assert "Its site turns us away" in page.health[0]
    wanted = json.loads(run("missing", FORCE, "--data", str(data), "--json").stdout)
    files = [one["url"] for one in wanted if one["kind"] == "file"]
    assert sorted(files) == sorted(one.original for one in left_out)
    printed = run("missing", FORCE, "--data", str(data), "--addresses").stdout.split()
    assert set(files) < set(printed)
    (warc,) = (crawled / "archive").glob("*.warc.gz")
    said = run("import", str(warc), "--data", str(data), "--policy", "full")
    assert "files" not in said.stderr.split("still missing")[-1]
    kinds = {row[0] for row in rows(data, "SELECT DISTINCT source_kind FROM disclosures")}
    (counts,) = rows(data, GIVEN)
    assert counts == (0, here(data), here(data), 0, 8, 0, 8, 6, 0)
    assert "missing" not in force_page(data).sources
    assert kinds == {"log"}  # a recording of the force's own site gave the same bytes


def test_a_letter_says_who_asks_for_what(data: Path) -> None:
    refused = CliRunner().invoke(
        main, ["letter", FORCE, "--address", "192.0.2.1", "--data", str(data)]
    )
    assert refused.exit_code == 1
    assert "a letter needs a contact address" in refused.stderr
    contact = ("--contact", "foi@forcewide.org.uk")
    text = run("letter", FORCE, "--address", "192.0.2.1", *contact, "--data", str(data)).stdout
    for wanted in ("Dyfed-Powys Police", "192.0.2.1", "Forcewide/", "1 seconds", contact[1]):
        assert wanted in text
