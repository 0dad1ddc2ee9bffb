"""Copies of web archives in a recording: what counts as the site's answer, and when it was."""

from __future__ import annotations

import base64
import gzip
import hashlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from scraper.archive.archive import Archive
from scraper.archive.store import Store
from scraper.archive.verify import verify
from scraper.fetch.verdicts import Verdict
from scraper.recordings.mementos import has_digest, unwrapped
from scraper.recordings.recorded import Recorded
from scraper.settings import Settings
from scraper.web_archives import ARCHIVES
from tests.scraper.recordings.made import (
    BASE,
    Answer,
    body,
    har,
    imported,
    item,
    items,
    pdf,
    warc,
)

TAKEN = datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)
IA = "web.archive.org"
LIMIT = 1_000_000


def http_date(at: datetime) -> str:
    return at.strftime("%a, %d %b %Y %H:%M:%S GMT")


def copy(
    answer: Answer,
    asked: str = "20240506070809",
    *,
    at: datetime | None = TAKEN,
    original: str = "",
    host: str = IA,
    path: str = "/web/",
    more: tuple[tuple[str, str], ...] = (),
) -> Answer:
    """An answer as an archive hands it out under ``id_``; without ``at`` it is no memento."""
    said = [("Link", f'<{original or answer.url}>; rel="original"')]
    if at is not None:
        said.append(("Memento-Datetime", http_date(at)))
    address = f"{path}{asked}id_/{answer.url}"
    return replace(answer, host=host, path=address, more=(*said, *more), at=TAKEN + timedelta(800))


def taken(store: Store, folder: Path, *answers: Answer) -> None:
    path = folder / f"{len(list(folder.iterdir()))}.warc.gz"
    path.write_bytes(warc(answers))
    imported(store, path)


ONE = Answer("/items/one", item("one"))
TWO = Answer("/items/two", item("two"), coding="gzip")


@pytest.mark.parametrize(
    ("host", "path", "name"),
    [
        (IA, "/web/", "internet-archive"),
        ("wayback.archive.org", "/web/", "internet-archive"),
        ("webarchive.nationalarchives.gov.uk", "/ukgwa/", "ukgwa"),
        ("www.webarchive.org.uk", "/wayback/archive/", "ukwa"),
        ("arquivo.pt", "/noFrame/replay/", "arquivo"),
    ],
)
@pytest.mark.parametrize("kind", ["warc", "har"])
def test_an_untouched_copy_is_the_page_at_its_moment(
    host: str, path: str, name: str, kind: str, store: Store, tmp_path: Path
) -> None:
    asked = copy(ONE, host=host, path=path)
    file = tmp_path / "x"
    file.write_bytes(warc((asked,)) if kind == "warc" else har((asked,)))
    imported(store, file)
    found = store.latest_ok_capture(ONE.url)
    assert found is not None
    assert found.fetched_at == TAKEN
    assert found.origin is not None
    assert (found.origin.archive, found.origin.memento) == (name, asked.url)
    assert found.origin.retrieved_at == asked.at
    assert body(store, ONE.url) == ONE.body
    assert items(store)["/items/one"].first_seen == TAKEN
    assert verify(store).problems == []


def test_where_a_copy_came_from_is_in_the_archive_too(store: Store, tmp_path: Path) -> None:
    taken(store, tmp_path, copy(TWO))
    before = store.latest_ok_capture(TWO.url)
    store.close()
    for file in store.settings.data.glob("crawl.db*"):
        file.unlink()
    with Store(Settings(data=store.settings.data)) as again, Archive(again):
        after = again.latest_ok_capture(TWO.url)
        assert before is not None
        assert after is not None
        assert after.origin == before.origin


def test_the_copys_own_moment_and_address_win(store: Store, tmp_path: Path) -> None:
    nearest = datetime(2025, 12, 31, 23, 59, 59, tzinfo=UTC)
    asked = copy(ONE, "20230101", at=nearest, original=f"{BASE}:80/items/one/")
    taken(store, tmp_path, asked)
    found = store.latest_ok_capture(ONE.url)
    assert found is not None
    assert found.fetched_at == nearest
    assert found.url == f"{BASE}/items/one/"


def test_what_is_no_memento_is_the_archive_speaking(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "x.warc.gz"
    path.write_bytes(warc((copy(ONE, at=None),)))
    report = imported(store, path)
    assert report.forces == {}
    assert report.other_hosts == {IA: 1}


@pytest.mark.parametrize(("status", "verdict"), [(404, Verdict.NOT_FOUND), (410, Verdict.GONE)])
def test_an_archived_word_that_a_page_is_gone(
    status: int, verdict: Verdict, store: Store, tmp_path: Path
) -> None:
    later = TAKEN + timedelta(days=30)
    gone = replace(ONE, body=b"<html><body>Gone</body></html>", status=status)
    taken(store, tmp_path, copy(ONE), copy(gone, "20240605070809", at=later))
    row = items(store)["/items/one"]
    assert row.gone_since == later
    assert row.last_seen == TAKEN
    found = store.latest(ONE.url)
    assert found is not None
    assert found.verdict is verdict


@pytest.mark.parametrize(
    "location", [f"/web/20240506070809id_/{BASE}/items/two", "/items/two", f"{BASE}/items/two"]
)
def test_an_archived_redirect_leads_to_the_address_it_led_to(
    location: str, store: Store, tmp_path: Path
) -> None:
    way = replace(ONE, body=b"", status=301, location=location)
    taken(store, tmp_path, copy(way), copy(TWO))
    assert set(items(store)) == {"/items/two"}
    found = store.latest_usable(TWO.url)
    assert found is not None
    assert found.fetched_at == TAKEN


def unpacked(answer: Recorded, digest: str) -> Recorded:
    return unwrapped(answer, ARCHIVES, LIMIT, digest)


def sha1(data: bytes) -> str:
    return base64.b32encode(hashlib.sha1(data).digest()).decode()


@pytest.mark.parametrize("digest_of", ["page", "once", "nothing"])
def test_an_archive_packs_what_was_packed(digest_of: str) -> None:
    page = item("one")
    once = gzip.compress(page, mtime=0)
    twice = gzip.compress(once, mtime=0)
    sent = Recorded(
        f"https://{IA}/web/20240506070809id_/{BASE}/items/one",
        TAKEN,
        twice,
        200,
        headers=(
            ("Content-Type", "text/html"),
            ("Content-Encoding", "gzip"),
            ("Memento-Datetime", http_date(TAKEN)),
            ("X-Archive-Orig-Content-Encoding", "gzip"),
            ("X-Archive-Orig-Content-Length", "999"),
        ),
    )
    digest = {"page": sha1(page), "once": sha1(once), "nothing": ""}[digest_of]
    found = unpacked(sent, digest)
    assert found.body == {"page": page, "once": once, "nothing": once}[digest_of]
    assert found.origin is not None
    assert found.origin.matched is (None if digest_of == "nothing" else True)
    coding = found.header("content-encoding")
    assert coding == (None if digest_of == "page" else "gzip")
    assert found.header("content-length") is None


def test_other_bytes_than_the_index_names_are_marked() -> None:
    sent = Recorded(
        f"https://{IA}/web/20240506070809id_/{BASE}/items/one",
        TAKEN,
        item("one"),
        200,
        headers=(("Memento-Datetime", http_date(TAKEN)),),
    )
    found = unpacked(sent, sha1(b"other"))
    assert found.origin is not None
    assert found.origin.matched is False


@pytest.mark.parametrize(
    ("digest", "wanted"),
    [
        (sha1(b"x"), True),
        (f"sha1:{sha1(b'x')}", True),
        (f"sha256:{hashlib.sha256(b'x').hexdigest()}", True),
        (f"sha256:{base64.b32encode(hashlib.sha256(b'x').digest()).decode()}", True),
        (sha1(b"y"), False),
        ("md5:9dd4e461268c8034f5c8564e155c67a6", None),
        ("", None),
    ],
)
def test_digests_are_written_in_several_ways(digest: str, *, wanted: bool | None) -> None:
    assert has_digest(b"x", digest) is wanted


def test_a_site_cannot_speak_for_another(store: Store, tmp_path: Path) -> None:
    """A page of a stranger that calls itself a copy of the force's is none."""
    forged = copy(ONE, host="archive.example.com")
    path = tmp_path / "x.warc.gz"
    path.write_bytes(warc((forged, copy(Answer("/files/one.pdf", pdf("one"), "application/pdf")))))
    report = imported(store, path)
    assert report.other_hosts == {"archive.example.com": 1}
    assert store.latest_ok_capture(ONE.url) is None
