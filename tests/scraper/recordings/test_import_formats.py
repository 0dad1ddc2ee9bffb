"""One small log as WARC, WACZ, HAR, saved pages and a mirror: the same items from each."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from parsers.types import SourceKind
from scraper.archive.archive import Archive
from scraper.archive.store import Store
from scraper.archive.verify import verify
from scraper.command.cli import main
from scraper.errors import SettingsError
from scraper.fetch.verdicts import Verdict
from scraper.recordings.files import read_addresses
from scraper.recordings.recorded import Options
from tests.scraper.recordings.made import (
    AT,
    BASE,
    HOST,
    LOG,
    Answer,
    base32,
    block_of,
    body,
    har,
    imported,
    item,
    items,
    listing,
    made,
    pdf,
    record,
    troubles,
    warc,
)


@pytest.mark.parametrize("kind", ["warc", "warc.gz", "wacz", "har", "mirror"])
def test_every_kind_of_recording_gives_the_same_items(
    kind: str, store: Store, tmp_path: Path
) -> None:
    path = made(kind, tmp_path)
    options = None
    if kind == "mirror":  # a mirror does not say whether it was made over TLS
        names = [a.path for a in LOG if a.host == HOST]
        options = Options(addresses={f"{HOST}{name}": BASE + name for name in names})
    report = imported(store, path, options=options)
    assert troubles(report) == (
        []
        if kind != "mirror"
        else ["elsewhere.example/index.html: no address: give --url or --addresses"]
    )
    found = items(store)
    assert sorted(found) == ["/items/one", "/items/three", "/items/two"]
    assert {str(row.published_on) for row in found.values()} == {"2026-03-01", "2026-03-02"}
    assert {row.source_kind for row in found.values()} == {SourceKind.LOG}
    assert {row.first_seen for row in found.values()} == {AT}
    for answer in LOG[:-1]:
        assert body(store, answer.url) == answer.body
        capture = store.latest_ok_capture(answer.url)
        assert capture is not None
        assert capture.fetched_at == AT
    files = store.attachments("testshire", f"{BASE}/items/two")
    assert [(f.url, f.last_verdict) for f in files] == [(f"{BASE}/files/two.pdf", Verdict.OK)]
    # The third item's letter was not recorded: known, and not had.
    assert store.attachments("testshire", f"{BASE}/items/three")[0].last_verdict is None
    assert verify(store).problems == []


def test_importing_again_changes_nothing(store: Store, tmp_path: Path) -> None:
    path = made("warc", tmp_path)
    first = imported(store, path).forces["testshire"]
    captures = store.connection.execute("SELECT count(*), max(id) FROM captures").fetchone()
    before = items(store)
    again = imported(store, path, made("har", tmp_path)).forces["testshire"]
    assert (first.stored, first.repeated) == (7, 0)
    assert (again.stored, again.repeated) == (0, 14)
    assert again.run is not None
    assert (again.run.new, again.run.changed, again.run.removed) == (0, 0, 0)
    assert captures == store.connection.execute("SELECT count(*), max(id) FROM captures").fetchone()
    assert items(store) == before


def test_foreign_hosts_are_counted_and_not_taken(store: Store, tmp_path: Path) -> None:
    report = imported(store, made("warc", tmp_path))
    assert report.other_hosts == {"elsewhere.example": 1}
    hosts = store.connection.execute("SELECT DISTINCT url FROM captures").fetchall()
    assert all(HOST in url for (url,) in hosts)


def test_items_without_a_listing(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "x.warc"
    path.write_bytes(warc(LOG[2:5]))
    imported(store, path)
    found = items(store)
    assert sorted(found) == ["/items/one", "/items/three", "/items/two"]
    assert {row.published_on for row in found.values()} == {None}
    assert {row.title for row in found.values()} == {"one", "two", "three"}
    codes = [issue.code for issue in store.issues(force="testshire")]
    assert codes.count("unlisted_item") == 3


def test_a_recorded_redirect_is_followed(store: Store, tmp_path: Path) -> None:
    answers = (
        Answer("/log", listing("old")),
        Answer("/items/old", b"", status=301, location="/items/new"),
        Answer("/items/new", item("new")),
    )
    path = tmp_path / "x.warc"
    path.write_bytes(warc(answers))
    imported(store, path)
    assert body(store, f"{BASE}/items/old") == item("new")
    capture = store.latest_ok_capture(f"{BASE}/items/old")
    assert capture is not None
    assert capture.final_url == f"{BASE}/items/new"
    assert verify(store).problems == []


def test_what_the_site_said_is_gone_is_gone(store: Store, tmp_path: Path) -> None:
    later = AT.replace(day=9)
    gone = Answer("/items/one", b"<html><body><p>Removed.</p></body></html>", status=410, at=later)
    imported(store, made("warc", tmp_path))
    path = tmp_path / "later.warc"
    path.write_bytes(warc((gone,)))
    report = imported(store, path)
    assert items(store)["/items/one"].gone_since == later
    run = report.forces["testshire"].run
    assert run is not None
    assert run.removed == 1


def test_an_older_recording_does_not_undo_what_is_known(store: Store, tmp_path: Path) -> None:
    imported(store, made("warc", tmp_path))
    before = items(store)
    old = AT.replace(year=2025)
    answers = tuple(
        replace(a, at=old, body=a.body.replace(b"words", b"old words").replace(b"2026-", b"2025-"))
        for a in LOG[:5]
    )
    path = tmp_path / "old.warc"
    path.write_bytes(warc(answers))
    report = imported(store, path).forces["testshire"]
    assert report.stored == 5  # history is kept
    after = items(store)
    assert {row.first_seen for row in after.values()} == {old}  # but it reaches further back
    assert {
        path: replace(row, first_seen=before[path].first_seen) for path, row in after.items()
    } == before
    assert body(store, f"{BASE}/items/one") == item("one")


def test_a_block_that_was_recorded_is_no_page(store: Store, tmp_path: Path) -> None:
    block = Answer("/items/one", b"<html><h1>403 Forbidden</h1></html>", status=403)
    path = tmp_path / "x.warc"
    path.write_bytes(warc((LOG[0], block, LOG[2])))
    report = imported(store, path).forces["testshire"]
    assert report.unusable == {"BLOCKED": 1}
    assert body(store, f"{BASE}/items/one") == item("one")


def test_a_purged_address_stays_away(store: Store, tmp_path: Path) -> None:
    path = made("warc", tmp_path)
    imported(store, path)
    capture = store.latest_ok_capture(f"{BASE}/files/one.pdf")
    assert capture is not None
    with Archive(store) as archive:
        archive.purge(capture.id, "a test")
    report = imported(store, path)
    assert report.purged == 1
    assert store.latest_ok_capture(f"{BASE}/files/one.pdf") is None


@pytest.mark.parametrize("request_first", [True, False])
def test_a_form_that_was_sent_is_no_page(
    store: Store, tmp_path: Path, *, request_first: bool
) -> None:
    lines = []
    for method in ("POST", "GET"):
        url = f"{BASE}/items/{method.lower()}"
        answer = Answer(f"/items/{method.lower()}", item(method.lower()))
        told = record("response", url, block_of(answer), WARC_Record_ID=f"<urn:x:{method}>")
        asked = f"{method} /items HTTP/1.1\r\nHost: {HOST}\r\n\r\n".encode()
        by = record("request", url, asked, WARC_Concurrent_To=f"<urn:x:{method}>")
        lines += [by, told] if request_first else [told, by]
    path = tmp_path / "x.warc"
    path.write_bytes(b"".join(lines))
    imported(store, path)
    assert sorted(items(store)) == ["/items/get"]


def test_a_revisit_has_the_body_it_refers_to(store: Store, tmp_path: Path) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
    known = f"sha1:{base32(LOG[4].body)}"
    path = tmp_path / "x.warc"
    path.write_bytes(
        warc((LOG[0], LOG[4]), packed=False)
        + record("revisit", f"{BASE}/items/one", head, WARC_Payload_Digest=known)
        + record("revisit", f"{BASE}/items/two", head, WARC_Payload_Digest="sha1:" + "A" * 32)
    )
    report = imported(store, path)
    assert body(store, f"{BASE}/items/one") == item("three")
    assert troubles(report) == [
        f"{BASE}/items/two: a revisit of a record that is not in the recording"
    ]


# ---------------------------------------------------------------------- saved files


def test_saved_pages_say_where_they_are_from(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "saved"
    folder.mkdir()
    address = f"{BASE}/items/one"
    mark = f"<!-- saved from url=({len(address):04d}){address} -->\n".encode()
    (folder / "one.html").write_bytes(mark + item("one"))
    single = (
        f"<!--\n Page saved with SingleFile \n url: {BASE}/items/two \n"
        " saved date: Tue Mar 03 2026 10:15:00 GMT+0000 (Greenwich Mean Time)\n-->"
    )
    (folder / "two.html").write_bytes(single.encode() + item("two"))
    (folder / "unknown.html").write_bytes(item("unknown"))
    taken = AT.replace(month=2)
    os.utime(folder / "one.html", (taken.timestamp(), taken.timestamp()))
    report = imported(store, folder)
    assert {path: row.first_seen for path, row in items(store).items()} == {
        "/items/one": taken,
        "/items/two": datetime(2026, 3, 3, 10, 15, tzinfo=UTC),
    }
    assert troubles(report) == ["unknown.html: no address: give --url or --addresses"]


def test_a_table_of_addresses_and_a_moment(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "saved"
    folder.mkdir()
    (folder / "page.html").write_bytes(item("one"))
    (folder / "letter.pdf").write_bytes(pdf("one"))
    (folder / "alone.pdf").write_bytes(pdf("alone"))
    table = tmp_path / "addresses.csv"
    rows = ["page.html,/items/one", "letter.pdf,/files/one.pdf", "alone.pdf,/files/alone.pdf"]
    lines = [f"{row.replace(',/', f',{BASE}/')}" for row in rows]
    table.write_text("file,url\n" + "\n".join(lines) + "\n", "utf-8")
    imported(store, folder, options=Options(addresses=read_addresses(table), captured_at=AT))
    found = items(store)
    assert {path: row.source_kind for path, row in found.items()} == {
        "/items/one": SourceKind.LOG,
        "/files/alone.pdf": SourceKind.IMPORT,  # an answer by a person's word alone
    }
    assert {row.first_seen for row in found.values()} == {AT}
    assert body(store, f"{BASE}/files/one.pdf") == pdf("one")


# ---------------------------------------------------------------------- the command


def test_a_recording_of_nobody_we_know(tmp_path: Path) -> None:
    path = tmp_path / "x.har"
    path.write_bytes(har(LOG))
    options = ("--data", str(tmp_path / "data"), "--json", "--force", "kent")
    result = CliRunner().invoke(main, ["import", str(path), *options])
    assert result.exit_code == 1
    assert "nothing here is of www.kent.police.uk" in result.stderr
    assert f"{HOST} (7)" in result.stderr
    report = json.loads(result.stdout)
    assert report["forces"] == []
    assert report["other_hosts"] == {HOST: 7, "elsewhere.example": 1}
    assert not (tmp_path / "data" / "forcewide.db").exists()


def test_a_shared_host_needs_a_name(tmp_path: Path) -> None:
    page = replace(LOG[4], host="www.gov.uk", path="/government/publications/x")
    path = tmp_path / "x.har"
    path.write_bytes(har((page, page)))
    result = CliRunner().invoke(main, ["import", str(path), "--data", str(tmp_path)])
    assert result.exit_code == 1
    assert result.stderr.count("name one with --force") == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("no-such-file.warc",), "no such file: no-such-file.warc"),
        ((".", "--url", "https://x.police.uk/"), "--url goes with one saved file"),
        ((".", "--captured-at", "yesterday"), "does not match"),
        ((".", "--force", "nowhere"), "nowhere"),
        (("--addresses", "none.csv", "."), "none.csv"),
    ],
)
def test_wrong_usage(arguments: tuple[str, ...], said: str, tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["import", *arguments, "--data", str(tmp_path)])
    assert result.exit_code == 2
    assert said in result.output


@pytest.mark.parametrize("text", ["a,b\n1,2\n", "file,url\nx,\n", "file,url\nx,1\nx,2\n", "\xff"])
def test_a_table_that_is_none(text: str, tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_bytes(text.encode("latin-1"))
    with pytest.raises(SettingsError, match=r"t\.csv"):
        read_addresses(table)
