"""A blocked force filled from a made Internet Archive, without any listing page."""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from parsers.text.addresses import canonical
from scraper import web_archives
from scraper.archive.store import Store
from scraper.archive.verify import verify
from scraper.archive.warc import SOURCE, record_at
from scraper.fetch.verdicts import Verdict
from scraper.recordings.intake import Intake
from scraper.recordings.recorded import Recorded, Trouble
from scraper.settings import Settings
from tests.scraper.memento.made_archive import Copy, MadeArchive
from tests.scraper.memento.world import (
    FORCE,
    World,
    answers,
    captures,
    codes,
    fill,
    here,
    published,
    run,
    spellings,
    visit,
)


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
    assert set(ours.values()) == set(had.values())  # an old address leads to one of them
    with Store(Settings(data=data)) as store:
        assert verify(store).problems == []
        found = store.latest_ok_capture(an_item(world).original)
        assert found is not None
        record = record_at(store.settings.archive / found.warc_file, found.warc_offset)
    assert found.memento
    assert record.headers[SOURCE] == found.memento


def test_twice_is_no_change_and_asks_nothing_again(archive: MadeArchive, data: Path) -> None:
    fill(data)
    before = {table: published(data, table) for table in ("disclosures", "captures", "documents")}
    asked = len(archive.log)
    said = fill(data)
    assert len(archive.log) == asked
    assert (said["kept"], said["requests"]) == (0, 0)
    assert {table: published(data, table) for table in before} == before


def an_item(world: World) -> Copy:
    """An answer's page that has been fetched once, in English."""
    once = [one for one in world.copies if one.status == 200 and "/foi-ai/dyfed" in one.original]
    return once[0]


def test_too_many_questions_are_repeated_after_a_wait(archive: MadeArchive, data: Path) -> None:
    archive.how.too_many = 2
    assert visit(data).verdict == "OK"
    assert len(answers(data)) > 20


def test_an_archive_that_stays_unwilling_is_left_alone(archive: MadeArchive, data: Path) -> None:
    archive.how.too_many = 1000
    said = visit(data)
    assert said.verdict == "RATE_LIMITED"
    assert said.requests == 5  # robots.txt, and one question with three repeats
    assert codes(data) == {"archive_rate_limited"}
    archive.how.too_many = 0
    assert visit(data).verdict == "OK"
    assert len(answers(data)) > 20


_LONG = pytest.mark.long


@pytest.mark.parametrize(
    ("cycle", "barren"),
    [(True, True), *(pytest.param(*one, marks=_LONG) for one in ((True, False), (False, True)))],
)
def test_cursors_that_mislead(
    world: World, archive: MadeArchive, data: Path, *, barren: bool, cycle: bool
) -> None:
    archive.how.barren, archive.how.cycle = barren, cycle
    assert visit(data).verdict == "OK"
    assert here(data) == len(published(world.crawled, "disclosures"))
    assert codes(data) == ({"index_cursor"} if cycle else set())


@_LONG
def test_an_index_that_is_a_page_is_asked_again_next_time(archive: MadeArchive, data: Path) -> None:
    archive.how.html_index = True
    assert visit(data).verdict == "WRONG_TYPE"
    archive.how.html_index = False
    assert visit(data).verdict == "OK"


def test_robots_of_the_archive_are_obeyed(archive: MadeArchive, data: Path) -> None:
    archive.how.robots = "User-agent: *\nDisallow: /cdx/\n"
    assert visit(data).verdict == "FORBIDDEN_BY_ROBOTS"
    assert [one.path for one in archive.log] == ["/robots.txt"]


def test_an_archive_that_is_down_says_nothing_of_the_force(world: World, data: Path) -> None:
    with MadeArchive([]) as gone:
        web_archives.write(data, [gone.described()])
    assert visit(data).verdict == "UNREACHABLE"
    with Store(Settings(data=data)) as store:
        assert store.last_run(FORCE) is None


@_LONG
def test_packed_once_more(world: World, archive: MadeArchive, data: Path) -> None:
    archive.how.pack = True
    assert visit(data).verdict == "OK"
    had = captures(world.crawled)
    assert {key: had[key] for key in captures(data)} == captures(data)


def test_an_exclusion_is_recorded_and_passed_over(
    world: World, archive: MadeArchive, data: Path
) -> None:
    shut = an_item(world)
    archive.how.excluded = {canonical(shut.original)}
    said = visit(data)
    assert (said.verdict, said.refused) == ("OK", 1)
    assert canonical(shut.original) not in map(canonical, answers(data))
    with Store(Settings(data=data)) as store:
        (row,) = store.connection.execute(
            "SELECT verdict, message FROM mementos WHERE canonical_url = ?",
            [canonical(shut.original)],
        ).fetchall()
    assert row[0] == "BLOCKED"
    assert "AdministrativeAccessControlException" in row[1]


CHALLENGE = (
    b"<!doctype html><html><head><title>Just a moment...</title></head><body>"
    b"<p>Checking your browser before accessing the site.</p>"
    b'<script src="/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1"></script>'
    b"</body></html>"
)
HTML = (("Content-Type", "text/html; charset=utf-8"),)


@pytest.mark.parametrize("status", [200, *(pytest.param(n, marks=_LONG) for n in (403, 503))])
def test_an_archived_challenge_is_no_version(
    status: int, world: World, archive: MadeArchive, data: Path
) -> None:
    page = an_item(world)
    after = page.at + timedelta(days=40)
    archive.copies.append(Copy(page.original, after, status, HTML, CHALLENGE))
    assert visit(data).verdict == "OK"
    with Store(Settings(data=data)) as store:
        found = store.latest_usable(page.original)
        assert found is not None
        assert found.fetched_at == page.at
        (item,) = [
            one for one in store.items(FORCE) if one.canonical_url == canonical(page.original)
        ]
    assert (item.first_seen, item.last_seen, item.gone_since) == (page.at, page.at, None)


@pytest.mark.parametrize(("status", "verdict"), [(404, Verdict.NOT_FOUND), (410, Verdict.GONE)])
def test_an_archived_word_that_it_is_gone_counts_when_nothing_is_newer(
    status: int, verdict: Verdict, world: World, archive: MadeArchive, data: Path
) -> None:
    page = an_item(world)
    body = b"<html><body>Page not found</body></html>"
    days = [page.at - timedelta(days=9), page.at + timedelta(days=9), page.at + timedelta(days=30)]
    archive.copies += [Copy(page.original, day, status, HTML, body) for day in days]
    assert visit(data).verdict == "OK"
    with Store(Settings(data=data)) as store:
        sightings = store.sightings(canonical(page.original))
        item = {one.canonical_url: one for one in store.items(FORCE)}[canonical(page.original)]
    assert [(one.verdict, one.fetched_at) for one in sightings] == [
        (Verdict.OK, page.at),
        (verdict, days[1]),
    ]
    assert item.gone_since == days[1]


def test_versions_and_sightings_make_a_history(
    world: World, archive: MadeArchive, data: Path
) -> None:
    """A B A: the last A is current; equal digests are sightings that cost no request."""
    page = an_item(world)
    other = replace(
        page,
        at=page.at + timedelta(days=10),
        body=gzip.compress(
            gzip.decompress(page.body).replace(b"</h1>", b" (corrected)</h1>", 1), mtime=0
        ),
    )
    again = replace(page, at=page.at + timedelta(days=20))
    oldest = replace(page, at=page.at - timedelta(days=100))
    archive.copies += [other, again, oldest]
    assert visit(data).verdict == "OK"
    with Store(Settings(data=data)) as store:
        seen = store.sightings(canonical(page.original))
        item = {one.canonical_url: one for one in store.items(FORCE)}[canonical(page.original)]
        shown = store.latest_ok_capture(page.original)
    assert [one.fetched_at for one in seen] == [oldest.at, page.at, other.at, again.at]
    assert (item.first_seen, item.last_seen) == (oldest.at, again.at)
    assert shown is not None
    assert shown.wire_sha256 == hashlib.sha256(page.body).hexdigest()
    asked = [one.path for one in archive.log if page.original in one.path]
    assert len(asked) == 2  # one for each version


@_LONG
def test_policies_below_the_same_root_are_not_asked_for(
    world: World, archive: MadeArchive, data: Path
) -> None:
    base = f"{world.base}/foi-ai/dyfed-powys-police"
    others = [
        f"{base}/Policy/it/freedom-of-information-sop-w1019/",
        f"{base}/our-priorities/plan/introduction-and-purpose/",
        f"{world.base}/foi-ai/af/accessing-information/published-items/?q=dogs",
    ]
    page = an_item(world)
    archive.copies += [replace(page, original=url) for url in others]
    assert visit(data).verdict == "OK"
    assert here(data) == len(published(world.crawled, "disclosures"))
    assert not [one for one in archive.log if any(url in one.path for url in others)]


def test_spellings_of_an_address_are_one_answer(
    world: World, archive: MadeArchive, data: Path
) -> None:
    page = an_item(world)
    bare = page.original.rstrip("/")
    archive.copies += [
        replace(page, original=url, at=page.at - timedelta(days=day))
        for day, url in enumerate(
            (bare, f"{bare}/?utm_source=x", bare.replace("http:", "https:")), start=1
        )
    ]
    assert visit(data).verdict == "OK"
    assert here(data) == len(published(world.crawled, "disclosures"))


def test_a_purged_address_stays_away(world: World, archive: MadeArchive, data: Path) -> None:
    visit(data)
    page = an_item(world)
    with Store(Settings(data=data)) as store:
        found = store.latest_ok_capture(page.original)
        assert found is not None
    run("purge", str(found.id), "--why", "asked", "--data", str(data))
    archive.copies += [
        replace(page, original=url, at=page.at + timedelta(days=day))
        for day, url in enumerate(spellings(page.original), start=1)
    ]
    with Store(Settings(data=data)) as store:
        store.connection.execute("DELETE FROM captures WHERE kind = 'index'")
    begun = len(archive.log)
    said = visit(data)
    assert said.kept == 0
    assert not [one for one in archive.log[begun:] if one.is_copy]
    with Store(Settings(data=data)) as store:
        assert store.sightings(canonical(page.original)) == []


def test_a_visit_that_is_cut_short_is_resumed(
    archive: MadeArchive, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed before anything was read: the next visit asks for the rest alone."""
    taken = 0
    take = Intake.take

    def killed(self: Intake, found: Recorded | Trouble) -> None:
        nonlocal taken
        taken += 1
        if taken == 10:
            raise KeyboardInterrupt
        take(self, found)

    with monkeypatch.context() as patch:
        patch.setattr(Intake, "take", killed)
        with pytest.raises(KeyboardInterrupt):
            visit(data)
    assert taken == 10
    had = len([one for one in archive.log if one.is_copy])
    assert answers(data) == {}
    assert visit(data).verdict == "OK"
    asked = [one.path for one in archive.log if one.is_copy]
    assert not set(asked[: had - 2]) & set(asked[had:])
    assert len(answers(data)) > 20
