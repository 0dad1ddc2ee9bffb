"""The archive: standard files, torn ends, proof, and removal for good."""

from __future__ import annotations

import gzip
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from parsers.types import RequestKind
from scraper.archive.archive import Archive
from scraper.archive.groups import Purpose
from scraper.archive.rows import Capture
from scraper.archive.store import Store
from scraper.archive.verify import verify
from scraper.archive.warc import records
from scraper.crawl.crawl import crawl
from scraper.errors import ArchiveLockedError, CaptureMissingError, TornError
from scraper.fetch.client import Client
from scraper.fetch.exchange import Validators
from scraper.fetch.verdict import judge
from scraper.fetch.verdicts import Verdict
from scraper.settings import Settings
from tests.scraper.sites import PDF, Log, Reply, Site, force

UNTIL = date(2026, 3, 31)
PAGE = b"<!doctype html><html><body><p>Answer one, in full.</p></body></html>"


async def store_one(
    archive: Archive, settings: Settings, site: Site, path: str, *, conditional: bool = False
) -> Capture:
    url = site.base + path
    stored = archive.latest(url)
    asked = Validators(url, stored.etag, stored.last_modified) if conditional and stored else None
    async with Client(settings) as client:
        exchange = await client.fetch(url, {site.host}, validators=asked)
    judgement = judge(exchange, RequestKind.ITEM, stored_sha256=stored.sha256 if stored else None)
    return await archive.put(exchange, judgement, Purpose("item", "testshire"), stored)


def files(settings: Settings) -> list[Path]:
    return sorted(settings.archive.glob("*.warc.gz"))


def problems(settings: Settings) -> list[str]:
    with Store(settings) as store:
        return verify(store).problems


def check_with_warcio(settings: Settings) -> str:
    """What another WARC tool says of every file."""
    command = [sys.executable, "-m", "warcio.cli", "check", "-v", *map(str, files(settings))]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


async def test_what_is_put_comes_back_to_the_byte(site: Site, settings: Settings) -> None:
    site.routes["/a"] = Reply(200, PAGE, {"ETag": '"1"'}, squeeze=True)
    with Store(settings) as store, Archive(store) as archive:
        capture = await store_one(archive, settings, site, "/a")
        page = archive.get(capture)
    assert page.body == PAGE
    assert (page.status, page.media_type, page.charset) == (200, "text/html", "utf-8")
    assert (page.url, page.sha256) == (site.base + "/a", capture.sha256)
    assert capture.bytes == len(PAGE)
    assert capture.wire_bytes == len(gzip.compress(PAGE, mtime=0))


async def test_records_are_standard_warc(site: Site, settings: Settings) -> None:
    site.routes["/a"] = Reply(200, PAGE, {"ETag": '"1"'}, chunked=True)
    site.routes["/b"] = Reply(301, b"", {"Location": "/a"})
    with Store(settings) as store, Archive(store) as archive:
        await store_one(archive, settings, site, "/b")
    with files(settings)[0].open("rb") as stream:
        found = [
            (record.rec_type, record.rec_headers.get_header("WARC-Target-URI"))
            for record in ArchiveIterator(stream, check_digests="raise")
        ]
    assert found == [
        ("warcinfo", None),
        ("request", site.base + "/b"),
        ("metadata", site.base + "/b"),
        ("response", site.base + "/b"),
        ("request", site.base + "/a"),
        ("metadata", site.base + "/a"),
        ("response", site.base + "/a"),
    ]
    assert "digest pass" in check_with_warcio(settings)
    assert problems(settings) == []


async def test_an_unchanged_answer_is_a_revisit_of_the_first(
    site: Site, settings: Settings
) -> None:
    site.routes["/a"] = Reply(200, PAGE, {"ETag": '"1"'})
    with Store(settings) as store, Archive(store) as archive:
        first = await store_one(archive, settings, site, "/a")
        same = await store_one(archive, settings, site, "/a")
        site.routes["/a"] = Reply(304, b"", {"ETag": '"1"'}, media_type=None)
        not_modified = await store_one(archive, settings, site, "/a", conditional=True)
        assert [same.verdict, not_modified.verdict] == [Verdict.UNCHANGED, Verdict.UNCHANGED]
        assert [same.refers_to, not_modified.refers_to] == [first.id, first.id]
        assert archive.get(not_modified).body == PAGE
        assert archive.get(not_modified).fetched_at == first.fetched_at
        profiles = [
            record.headers["WARC-Profile"].rpartition("/")[2]
            for record in records(files(settings)[0])
            if record.kind == "revisit"
        ]
    assert profiles == ["identical-payload-digest", "server-not-modified"]
    assert problems(settings) == []


async def test_a_large_body_is_written_whole(site: Site, settings: Settings) -> None:
    body = b"%PDF-1.7\n" + bytes(range(256)) * 20_000 + b"\n%%EOF\n"
    site.routes["/big.pdf"] = Reply(200, body, media_type="application/pdf")
    with Store(settings) as store, Archive(store) as archive:
        capture = await store_one(archive, settings, site, "/big.pdf")
        assert archive.get(capture).body == body
    assert problems(settings) == []


async def test_files_are_begun_anew_when_full(site: Site, settings: Settings) -> None:
    small = Settings(data=settings.data, allow_loopback=True, delay=0, warc_bytes=3000)
    for number in range(6):
        site.routes[f"/{number}"] = Reply(200, PAGE + str(number).encode())
    with Store(small) as store, Archive(store) as archive:
        for number in range(6):
            await store_one(archive, small, site, f"/{number}")
    assert len(files(settings)) > 1
    assert problems(settings) == []


def test_only_one_writer(settings: Settings) -> None:
    with Store(settings) as store, Archive(store):
        with pytest.raises(ArchiveLockedError, match="another forcewide process"):
            Archive(store)
        with pytest.raises(ArchiveLockedError):
            verify(store)
    with Store(settings) as store, Archive(store):
        pass


@pytest.mark.parametrize("left", [1, 40, 400])
async def test_a_torn_last_group_is_cut_off(site: Site, settings: Settings, left: int) -> None:
    site.routes["/a"] = Reply(200, PAGE)
    site.routes["/b"] = Reply(200, PAGE + b" ")
    with Store(settings) as store, Archive(store) as archive:
        await store_one(archive, settings, site, "/a")
    whole = files(settings)[0].stat().st_size
    with Store(settings) as store, Archive(store) as archive:
        lost = await store_one(archive, settings, site, "/b")
        store.connection.execute("DELETE FROM captures WHERE id = ?", [lost.id])
    size = files(settings)[0].stat().st_size
    with files(settings)[0].open("r+b") as out:
        out.truncate(whole + left)
    with pytest.raises(TornError):
        list(records(files(settings)[0]))
    with Store(settings) as store, Archive(store) as archive:
        assert archive.recovery.cut_bytes == left
        assert files(settings)[0].stat().st_size == whole
        await store_one(archive, settings, site, "/b")
    assert files(settings)[0].stat().st_size == pytest.approx(size, abs=40)
    assert problems(settings) == []


async def test_a_whole_group_without_its_row_is_adopted(site: Site, settings: Settings) -> None:
    site.routes["/a"] = Reply(200, PAGE, {"ETag": '"1"'})
    with Store(settings) as store, Archive(store) as archive:
        await store_one(archive, settings, site, "/a")
        await store_one(archive, settings, site, "/a")
        rows = [store.capture(number) for number in (1, 2)]
        store.connection.execute("DELETE FROM captures WHERE id = 2")
        store.connection.execute("DELETE FROM captures WHERE id = 1")
    with Store(settings) as store, Archive(store) as archive:
        assert archive.recovery.adopted == 2
        assert [store.capture(number) for number in (1, 2)] == rows
    assert problems(settings) == []


async def test_the_index_is_rebuilt_from_the_files_alone(log: Log, settings: Settings) -> None:
    log.fill(3)
    await crawl([force(log)], settings, until=UNTIL)
    with Store(settings) as store:
        before = store.latest_ok_capture(f"{log.site.base}/items/item-2")
    for name in ("crawl.db", "crawl.db-wal", "crawl.db-shm"):
        (settings.data / name).unlink(missing_ok=True)
    with Store(settings) as store, Archive(store) as archive:
        after = store.latest_ok_capture(f"{log.site.base}/items/item-2")
        assert before is not None
        assert after is not None
        assert (after.sha256, after.fetched_at) == (before.sha256, before.fetched_at)
        assert archive.recovery.adopted == 8  # robots.txt, listing, three items and files
    assert problems(settings) == []


async def test_damage_in_the_middle_costs_no_other_byte(site: Site, settings: Settings) -> None:
    for path in ("/a", "/b"):
        site.routes[path] = Reply(200, PAGE + path.encode())
    with Store(settings) as store, Archive(store) as archive:
        capture = await store_one(archive, settings, site, "/a")
        await store_one(archive, settings, site, "/b")
        store.connection.execute("DELETE FROM captures")
    warc = files(settings)[0]
    before = warc.read_bytes()
    with warc.open("r+b") as out:
        out.seek(capture.warc_offset + 20)
        out.write(b"\0" * 30)
    damaged = warc.read_bytes()
    with Store(settings) as store, Archive(store):
        pass
    kept = b"".join(part.read_bytes() for part in sorted(settings.archive.glob(f"{warc.name}*")))
    assert kept == damaged
    assert len(damaged) == len(before)
    assert problems(settings) == []


async def test_bytes_that_vanished_are_fetched_again(log: Log, settings: Settings) -> None:
    log.fill(2)
    await crawl([force(log)], settings, until=UNTIL)
    with files(settings)[0].open("r+b") as out:
        out.truncate(files(settings)[0].stat().st_size // 2)
    assert problems(settings)
    report = (await crawl([force(log)], settings, until=UNTIL))[0]
    assert report.verdict == "OK"
    with Store(settings) as store:
        assert "captures_lost" in {issue.code for issue in store.issues()}
        for item in store.items("testshire"):
            capture = store.latest_ok_capture(item.url)
            assert capture is not None
            assert item.title.encode() in store.load_page(capture).body
    assert problems(settings) == []


async def test_verify_names_a_changed_byte(site: Site, settings: Settings) -> None:
    site.routes["/a"] = Reply(200, PAGE)
    with Store(settings) as store, Archive(store) as archive:
        capture = await store_one(archive, settings, site, "/a")
        store.connection.execute("UPDATE captures SET wire_sha256 = 'no'")
    (problem,) = problems(settings)
    assert "the bytes are not those that were stored" in problem
    path = files(settings)[0]
    with path.open("r+b") as out:
        out.seek(capture.warc_offset + capture.warc_length - 12)
        out.write(b"\xff\xff")
    assert path.name in problems(settings)[0]


# ---------------------------------------------------------------------- removal for good


async def test_a_purged_capture_leaves_no_byte_behind(log: Log, settings: Settings) -> None:
    log.fill(3, files=1)
    log.write("item-2", words="Jo Specimen-Person lives in Sampleton.")
    for _ in range(2):
        await crawl([force(log)], settings, until=UNTIL)
    url = f"{log.site.base}/items/item-2"
    with Store(settings) as store, Archive(store) as archive:
        capture = store.latest_ok_capture(url)
        assert capture is not None
        report = archive.purge(capture.id, "personal data")
        assert report.urls == (url,)
        assert len(report.captures) == 2  # the page, and the revisit of the second night
        assert archive.captures(url) == []
        with pytest.raises(CaptureMissingError):
            store.capture(capture.id)
    for path in files(settings):
        assert b"Specimen-Person" not in b"".join(record.body for record in records(path))
    assert problems(settings) == []
    check_with_warcio(settings)
    # The address is not asked for again, and the other items are still there.
    log.site.forget()
    report_ = (await crawl([force(log)], settings, until=UNTIL))[0]
    assert "/items/item-2" not in log.site.paths()
    assert (report_.verdict, report_.changed, report_.removed) == ("OK", 0, 0)
    with Store(settings) as store:
        assert "purged_address" in {issue.code for issue in store.issues()}
        line = store.connection.execute("SELECT reason, barred FROM tombstones").fetchall()
        assert line == [("personal data", 1)] * 2
        store.release(url)
    log.site.forget()
    await crawl([force(log)], settings, until=UNTIL)
    assert "/items/item-2" in log.site.paths()


@pytest.mark.parametrize("moment", ["before the index", "after the index"])
async def test_a_purge_killed_halfway_is_finished_or_undone(
    log: Log, settings: Settings, moment: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    log.fill(3, files=0)
    await crawl([force(log)], settings, until=UNTIL)

    class Killed(BaseException):
        pass

    def killed(*_: object) -> None:
        raise Killed

    target = (
        "archive.index.forget"
        if moment == "before the index"
        else "archive.store.Store.truncate_log"
    )
    monkeypatch.setattr(f"scraper.{target}", killed)
    with Store(settings) as store, Archive(store) as archive, pytest.raises(Killed):
        archive.purge(4, "a test")
    monkeypatch.undo()
    with Store(settings) as store, Archive(store) as archive:
        assert archive.recovery.lost == archive.recovery.adopted == 0
        left = store.connection.execute("SELECT count(*) FROM captures WHERE id = 4").fetchone()
    assert left[0] == (1 if moment == "before the index" else 0)
    assert len(files(settings)) == 1
    assert problems(settings) == []


# ---------------------------------------------------------------------- files that were given


@pytest.mark.parametrize(
    ("body", "name", "verdict", "media_type"),
    [
        (PDF, "letter.pdf", Verdict.OK, "application/pdf"),
        (PDF[:200], "letter.pdf", Verdict.TRUNCATED, "application/pdf"),
        (b"", "letter.pdf", Verdict.EMPTY, "application/octet-stream"),
        ("Café £5".encode("cp1252"), "a.txt", Verdict.OK, "text/plain"),
    ],
)
def test_an_imported_file_is_a_capture(
    settings: Settings, body: bytes, name: str, verdict: Verdict, media_type: str
) -> None:
    at = datetime(2026, 2, 3, tzinfo=UTC)
    url = f"https://www.example.police.uk/{name}"
    with Store(settings) as store, Archive(store) as archive:
        capture = archive.import_file(body, url, at, force="testshire")
        assert (capture.verdict, capture.media_type, capture.kind) == (
            verdict,
            media_type,
            "import",
        )
        if verdict is Verdict.OK:
            page = archive.get(capture)
            assert (page.body, page.fetched_at, page.status) == (body, at, 200)
        if media_type == "text/plain":
            assert capture.charset == "cp1252"
    assert problems(settings) == []
