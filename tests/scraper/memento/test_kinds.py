"""What holds of each kind of archive: what is purged or withdrawn stays away in every spelling,
exclusions are honoured, and who gave what first changes nothing."""

from __future__ import annotations

import gzip
import json
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, closing
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise, permutations
from pathlib import Path

import pytest

from parsers.text.addresses import canonical
from scraper import web_archives
from scraper.archive.archive import Archive
from scraper.archive.store import Store
from scraper.console import ticking
from scraper.forcekit import sites
from scraper.recordings.intake import import_recordings
from scraper.recordings.recorded import Options
from scraper.settings import Settings
from tests.scraper.memento.made_archive import Copy, MadeArchive
from tests.scraper.memento.test_common_crawl import FILE, MadeCrawl
from tests.scraper.memento.test_filling import HTML
from tests.scraper.memento.world import (
    FORCE,
    World,
    answers,
    codes,
    fill,
    gone_live,
    published,
    run,
    spellings,
    visit,
)
from tests.scraper.recordings.made import record

Made = MadeArchive | MadeCrawl
Makes = Callable[[list[Copy]], AbstractContextManager[Made]]


def wayback(copies: list[Copy]) -> MadeArchive:
    return MadeArchive(copies)


def pywb(copies: list[Copy]) -> MadeArchive:
    made = MadeArchive(copies)
    made.how.lines = True
    return made


KINDS: tuple[Makes, ...] = (wayback, pywb, MadeCrawl)


def moments(made: Made) -> tuple[list[float], list[float]]:
    """When its index was asked, and when copies were, by the server's own log."""
    if isinstance(made, MadeArchive):
        index = [one.at for one in made.log if one.is_index]
        return index, [one.at for one in made.log if one.is_copy]
    asked = [(path, at) for (path, _), at in zip(made.log, made.came, strict=True)]
    copies = [at for path, at in asked if path == f"/{FILE}"]
    return [at for path, at in asked if path != f"/{FILE}" and path != "/robots.txt"], copies


def asked_for_copies(made: Made) -> int:
    if isinstance(made, MadeArchive):
        return len([one for one in made.log if one.is_copy])
    return len([path for path, _ in made.log if path == f"/{FILE}"])


def an_item(world: World) -> Copy:
    return next(one for one in world.copies if one.status == 200 and "/foi-ai/" in one.original)


@pytest.fixture
def empty(world: World, tmp_path: Path) -> Path:
    sites.write(tmp_path, {FORCE: world.base})
    return tmp_path


def later(page: Copy) -> list[Copy]:
    """Copies of a page in ten spellings, each a day after the last."""
    return [
        replace(page, original=url, at=page.at + timedelta(days=20 + day))
        for day, url in enumerate(spellings(page.original))
    ]


@pytest.mark.parametrize("makes", KINDS)
def test_the_pace_of_each_kind_is_its_own(world: World, empty: Path, makes: Makes) -> None:
    pages = [one for one in world.copies if one.status == 200 and "/foi-ai/" in one.original][:8]
    with makes(pages) as made:
        web_archives.write(empty, [made.described(pace=0.05, index_pace=0.11)])
        assert visit(empty).verdict == "OK"
        index, copies = moments(made)
    assert len(index) > 2
    assert len(copies) >= 8
    assert min(later - at for at, later in pairwise(index)) >= 0.11
    assert min(later - at for at, later in pairwise(copies)) >= 0.05
    assert not [one for one in made.log if "/save" in str(one)]


@pytest.mark.parametrize("makes", KINDS)
def test_a_purged_answer_stays_away_from_each_kind(world: World, empty: Path, makes: Makes) -> None:
    page = an_item(world)
    with makes([page]) as made:
        web_archives.write(empty, [made.described()])
        assert visit(empty).kept == 1
    with Store(Settings(data=empty)) as store:
        found = store.latest_ok_capture(page.original)
        assert found is not None
    run("purge", str(found.id), "--why", "asked", "--data", str(empty))
    with makes(later(page)) as made:
        web_archives.write(empty, [made.described()])
        said = visit(empty)
        assert (said.verdict, said.kept) == ("OK", 0)
        assert said.indexed >= 9
        assert asked_for_copies(made) == 0
    with Store(Settings(data=empty)) as store:
        assert store.sightings(canonical(page.original)) == []


@pytest.mark.parametrize("makes", KINDS)
def test_a_withdrawn_answer_stays_away_from_each_kind(
    world: World, empty: Path, makes: Makes
) -> None:
    page = an_item(world)
    with makes([page]) as made:
        web_archives.write(empty, [made.described()])
        visit(empty)
    gone_live(empty, page, page.at + timedelta(days=10))
    with makes(later(page)) as made:
        web_archives.write(empty, [made.described()])
        assert visit(empty).kept >= 1
    state = {canonical(url): word for url, word in answers(empty).items()}
    assert state == {canonical(page.original): "gone"}
    assert "withdrawn_in_archive" in codes(empty)


def _a_month_later(data: Path) -> None:
    with Store(Settings(data=data)) as store:
        store.connection.execute("DELETE FROM captures WHERE kind = 'index'")
        store.connection.execute("UPDATE mementos SET tried_at = '2026-01-01T00:00:00+00:00'")


def test_what_an_archive_excludes_later_leaves(
    world: World, archive: MadeArchive, data: Path
) -> None:
    fill(data)
    before = {row[0] for row in _rows(data)}
    shut, absent = [
        one for one in world.copies if one.status == 200 and "/foi-ai/" in one.original
    ][:2]
    archive.copies = [
        one
        for one in archive.copies
        if canonical(one.original) not in {canonical(shut.original), canonical(absent.original)}
    ]
    archive.how.excluded = {canonical(shut.original)}
    begun = len(archive.log)
    said = fill(data)
    assert (said["excluded"], len(archive.log)) == (0, begun)  # its month is not over
    _a_month_later(data)
    said = fill(data)
    assert (said["verdict"], said["excluded"]) == ("OK", 1)
    assert "archive_excluded" in codes(data)
    # An index that shows an address no more says nothing by itself.
    assert before - {row[0] for row in _rows(data)} == {shut.original}
    with Store(Settings(data=data)) as store:
        assert store.latest_usable(shut.original) is None
        assert store.latest_usable(absent.original) is not None
    said = fill(data)
    assert (said["excluded"], said["kept"]) == (0, 0)


def _rows(data: Path) -> list[tuple[object, ...]]:
    query = "SELECT url FROM disclosures WHERE title IS NOT NULL"
    with closing(sqlite3.connect(data / "forcewide.db")) as connection:
        return connection.execute(query).fetchall()


def test_an_archive_that_excludes_a_site_gives_nothing_of_it(
    world: World, archive: MadeArchive, data: Path
) -> None:
    visit(data)
    archive.how.excluded_index = True
    archive.how.excluded = {canonical(one.original) for one in world.copies}
    _a_month_later(data)
    said = visit(data)
    assert said.verdict == "OK"
    assert said.excluded > 20
    with Store(Settings(data=data)) as store:
        assert not [one for one in store.items(FORCE) if store.latest_usable(one.url)]


def test_rows_that_are_of_no_use_are_counted(archive: MadeArchive, data: Path) -> None:
    said = visit(data)
    assert said.indexed > said.passed_over == 6  # mailto: and another host, below three roots


def test_months_say_what_each_source_has_given(
    world: World, archive: MadeArchive, data: Path
) -> None:
    left_out = [one for one in world.copies if "/SysSiteAssets/" in one.original][:2]
    archive.copies = [one for one in archive.copies if one not in left_out]
    visit(data)
    found = json.loads(run("missing", FORCE, "--months", "--data", str(data), "--json").stdout)
    months = [one["month"] for one in found if one["month"] != "undated"]
    assert months == sorted(months, reverse=True)
    total = {name: sum(one[name] for one in found) for name in found[0] if name != "month"}
    assert total["answers"] == total["answers_archive"] > 20
    assert (total["answers_site"], total["answers_recording"], total["answers_missing"]) == (
        0,
        0,
        0,
    )
    assert (total["files"] - total["files_archive"], total["files_missing"]) == (2, 2)
    (warc,) = (world.crawled / "archive").glob("*.warc.gz")
    run("import", str(warc), "--data", str(data), "--policy", "full")
    found = json.loads(run("missing", FORCE, "--months", "--data", str(data), "--json").stdout)
    assert sum(one["files_missing"] for one in found) == 0
    assert sum(one["answers_recording"] for one in found) > 20
    said = run("missing", FORCE, "--months", "--data", str(data)).output.split()
    assert {"known", "site", "recording", "archive", "missing", "answers", "files"} <= set(said)


ORDERS = list(permutations(range(3)))


def _recorded(path: Path, copies: list[Copy]) -> Path:
    """Copies as a WARC file, as a person's browser would have recorded them."""
    members = []
    for one in copies:
        lines = [f"{name}: {value}" for name, value in one.headers]
        head = "\r\n".join([f"HTTP/1.1 {one.status} X", *lines, "", ""]).encode()
        at = f"{one.at:%Y-%m-%dT%H:%M:%SZ}"
        members.append(
            gzip.compress(record("response", one.original, head + one.body, WARC_Date=at))
        )
    path.write_bytes(b"".join(members))
    return path


def _recording_read(data: Path, warc: Path) -> None:
    """What ``forcewide import`` does before anything is read and published."""
    settings = Settings(data=data)
    with Store(settings) as store, Archive(store) as keeper, ticking("Reading") as ticker:
        forces = [sites.forces(data)[FORCE]]
        report = import_recordings(store, keeper, forces, [warc], Options(), ticker)
    assert report.left_out == []


def _history(data: Path) -> list[object]:
    """What is known of each answer: since when and until when, and the version that is shown."""
    found: list[object] = []
    with Store(Settings(data=data)) as store:
        for item in sorted(store.items(FORCE), key=lambda one: one.canonical_url):
            shown = store.latest_usable(item.url)
            seen = [
                (one.fetched_at, one.verdict.usable) for one in store.sightings(item.canonical_url)
            ]
            told = (item.first_seen, item.last_seen, item.gone_since)
            found.append((item.canonical_url, told, seen, shown and shown.sha256))
    return found


def _gone(page: Copy) -> Copy:
    return replace(page, status=410, body=b"<html><body>Gone</body></html>", headers=HTML)


def _three_sources(world: World) -> list[list[Copy]]:
    """The same pages a month apart: one corrected and corrected back, one gone and back, one
    gone for good, one that each source has spelt its own way, one that only the second has."""
    pages = [one for one in world.copies if one.status == 200 and "/foi-ai/dyfed" in one.original]
    found = []
    for place in range(3):
        back, lost, spelt, alone, *same = (
            replace(one, at=one.at + timedelta(days=30 * place)) for one in pages[:7]
        )
        if place == 1:
            plain = gzip.decompress(back.body).replace(b"</h1>", b" (corrected)</h1>", 1)
            back = replace(back, body=gzip.compress(plain, mtime=0))
        lost = _gone(lost) if place == 2 else lost
        spelt = replace(spelt, original=spellings(spelt.original)[2 * place])
        same[0] = _gone(same[0]) if place == 1 else same[0]
        found.append([back, lost, spelt, *same, *([alone] if place == 1 else [])])
    return found


@pytest.mark.parametrize(
    "orders", [(ORDERS[0], ORDERS[-1]), pytest.param(ORDERS, marks=pytest.mark.long)]
)
def test_the_order_of_sources_changes_no_history(
    world: World, tmp_path: Path, orders: Sequence[tuple[int, ...]]
) -> None:
    sources = _three_sources(world)
    warc = _recorded(tmp_path / "walk.warc.gz", sources[2])
    found = []
    for place, order in enumerate(orders):
        data = tmp_path / str(place)
        sites.write(data, {FORCE: world.base})
        for step in order:
            if step == 2:
                _recording_read(data, warc)
                continue
            with (wayback, pywb)[step](sources[step]) as made:
                web_archives.write(data, [made.described()])
                visit(data)
        found.append(_history(data))
    assert len(found[0]) == 7
    differ = [order for order, known in zip(orders, found, strict=True) if known != found[0]]
    assert differ == []


def _named(data: Path) -> dict[str, list[tuple[object, ...]]]:
    """The published rows with addresses for keys: a key is given once, by what was known then,
    and stays; which of two answers with one reference has the plain one is a matter of history."""
    tables = ("disclosures", "documents", "tables", "figures", "relations")
    with closing(sqlite3.connect(data / "forcewide.db")) as connection:
        keys = dict(connection.execute("SELECT key, url FROM disclosures").fetchall())

    def plain(value: object) -> object:
        if not isinstance(value, str) or not value.startswith(f"{FORCE}/"):
            return value
        head, _, rest = value.partition("/")
        key, _, part = rest.partition("/")
        return f"{keys[f'{head}/{key}']} {part}" if f"{head}/{key}" in keys else value

    return {
        table: sorted((tuple(map(plain, row)) for row in published(data, table)), key=repr)
        for table in tables
    }


@pytest.mark.long
def test_the_order_and_the_split_of_sources_change_nothing(world: World, tmp_path: Path) -> None:
    """Half of what there is from one archive, half from another, and a recording of all, each
    read and published before the next comes."""
    (warc,) = (world.crawled / "archive").glob("*.warc.gz")
    found = []
    for place, order in enumerate(ORDERS):
        data = tmp_path / str(place)
        sites.write(data, {FORCE: world.base})
        for step in order:
            if step == 2:
                run("import", str(warc), "--data", str(data), "--policy", "full")
                continue
            with (wayback, pywb)[step](list(world.copies[step::2])) as made:
                web_archives.write(data, [made.described()])
                fill(data)
        found.append(_named(data))
    assert len(found[0]["disclosures"]) > 20
    for table, rows in found[0].items():
        differ = [o for o, known in zip(ORDERS, found, strict=True) if known[table] != rows]
        assert (table, differ) == (table, [])
