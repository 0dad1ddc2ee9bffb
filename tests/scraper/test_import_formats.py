"""One small log as WARC, WACZ, HAR, saved pages and a mirror: the same items from each."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import os
import uuid
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import brotli
import pytest

from parsers.types import Force, SourceKind
from scraper.archive import Archive
from scraper.console import ticking
from scraper.importing import ImportReport, import_recordings
from scraper.importing_files import read_addresses
from scraper.importing_recorded import Options
from scraper.rows import ItemRow
from scraper.settings import Settings
from scraper.store import Store
from scraper.verdicts import Verdict
from scraper.verify import verify
from tests.scraper.sites import PDF, PlainLog

HOST = "www.testshire.police.uk"
BASE = f"http://{HOST}"
AT = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)
FORCE = Force(slug="testshire", name="Testshire", platform=PlainLog(host=HOST))


@dataclass(frozen=True)
class Answer:
    """One recorded answer, body as a browser would see it."""

    path: str
    body: bytes
    media_type: str = "text/html; charset=utf-8"
    status: int = 200
    at: datetime = AT
    coding: str = ""
    location: str = ""
    host: str = HOST

    @property
    def url(self) -> str:
        return f"http://{self.host}{self.path}"

    @property
    def wire(self) -> bytes:
        coders: dict[str, Callable[[bytes], bytes]] = {"gzip": gzip.compress, "br": brotli.compress}
        return coders[self.coding](self.body) if self.coding else self.body

    @property
    def headers(self) -> list[tuple[str, str]]:
        found = [("Content-Type", self.media_type)]
        found += [("Content-Encoding", self.coding)] if self.coding else []
        return [*found, ("Location", self.location)] if self.location else found


def listing(*names: str, following: str = "", total: int | None = None) -> bytes:
    lines = "".join(
        f'<li><a href="/items/{name}" data-date="2026-03-0{place}">{name}</a></li>'
        for place, name in enumerate(names, start=1)
    )
    link = f'<a rel="next" href="{following}">Next</a>' if following else ""
    count = f'<b class="count">{total or len(names)}</b> results'
    return (
        f"<!doctype html><html><head><title>Log</title></head><body><p>{count}</p>"
        f'<ol class="log">{lines}</ol>{link}</body></html>'
    ).encode()


def item(name: str, words: str = "Some words.") -> bytes:
    return (
        f"<!doctype html><html><head><title>{name}</title></head><body><article><h1>{name}</h1>"
        f'<p>{words}</p><a class="file" href="/files/{name}.pdf">Letter</a></article></body></html>'
    ).encode()


def pdf(name: str) -> bytes:
    return PDF + name.encode() + b"\n%%EOF\n"


LOG = (
    Answer("/log", listing("one", "two", following="/log?page=2", total=3)),
    Answer("/log?page=2", listing("three", total=3)),
    Answer("/items/one", item("one"), coding="gzip"),
    Answer("/items/two", item("two"), coding="br"),
    Answer("/items/three", item("three")),
    Answer("/files/one.pdf", pdf("one"), "application/pdf"),
    Answer("/files/two.pdf", pdf("two"), "application/pdf"),
    Answer("/", b"<html><body>Welcome</body></html>", host="elsewhere.example"),
)


# ---------------------------------------------------------------------- the same log, five ways


def record(kind: str, url: str, block: bytes, **headers: str) -> bytes:
    """One WARC record, written by hand."""
    named = {
        "WARC-Type": kind,
        "WARC-Record-ID": f"<urn:uuid:{uuid.uuid4()}>",
        "WARC-Target-URI": url,
        "WARC-Date": AT.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "Content-Type": f"application/http; msgtype={kind}",
        "WARC-Block-Digest": f"sha1:{base32(block)}",
        **{name.replace("_", "-"): value for name, value in headers.items()},
        "Content-Length": str(len(block)),
    }
    lines = [f"{name}: {value}" for name, value in named.items() if value]
    return "\r\n".join(["WARC/1.0", *lines, "", ""]).encode() + block + b"\r\n\r\n"


def base32(body: bytes) -> str:
    return base64.b32encode(hashlib.sha1(body).digest()).decode()


def block_of(answer: Answer, *, chunked: bool = False) -> bytes:
    headers, body = answer.headers, answer.wire
    if chunked:
        headers = [*headers, ("Transfer-Encoding", "chunked")]
        half = len(body) // 2
        parts = (body[:half], body[half:])
        body = b"".join(b"%x\r\n%s\r\n" % (len(p), p) for p in parts if p) + b"0\r\n\r\n"
    lines = [f"HTTP/1.1 {answer.status} Status", *(f"{k}: {v}" for k, v in headers), "", ""]
    return "\r\n".join(lines).encode() + body


def records(answers: tuple[Answer, ...], *, chunked: bool = False) -> list[bytes]:
    """A WARC's records: what it is, and one answer each."""
    info = record("warcinfo", "", b"software: a test\r\n", Content_Type="application/warc-fields")
    return [
        info,
        *(
            record(
                "response",
                answer.url,
                block_of(answer, chunked=chunked),
                WARC_Date=answer.at.strftime("%Y-%m-%dT%H:%M:%SZ"),
                WARC_Payload_Digest=f"sha1:{base32(answer.body)}",
            )
            for answer in answers
        ),
    ]


def warc(answers: tuple[Answer, ...], *, packed: bool = True, chunked: bool = False) -> bytes:
    made = records(answers, chunked=chunked)
    return b"".join(gzip.compress(one) if packed else one for one in made)


def wacz(path: Path, files: dict[str, bytes], **changed: object) -> Path:
    """The standard's layout: WARC files in archive/, and a package that describes them."""
    resources = [
        {
            "name": name.rsplit("/", 1)[-1],
            "path": name,
            "bytes": len(body),
            "hash": f"sha256:{hashlib.sha256(body).hexdigest()}",
            **changed,
        }
        for name, body in files.items()
    ]
    package = {"profile": "data-package", "wacz_version": "1.1.1", "resources": resources}
    with zipfile.ZipFile(path, "w") as made:
        for name, body in files.items():
            made.writestr(name, body)
        made.writestr("pages/pages.jsonl", '{"format": "json-pages-1.0", "id": "pages"}\n')
        made.writestr("datapackage.json", json.dumps(package))
    return path


def har(answers: tuple[Answer, ...]) -> bytes:
    entries = [
        {
            "startedDateTime": answer.at.isoformat().replace("+00:00", "Z"),
            "request": {"method": "GET", "url": answer.url, "headers": []},
            "response": {
                "status": answer.status,
                "statusText": "Status",
                "headers": [{"name": name, "value": value} for name, value in answer.headers],
                "redirectURL": answer.location,
                "content": _content(answer),
            },
        }
        for answer in answers
    ]
    return json.dumps({"log": {"version": "1.2", "entries": entries}}).encode()


def _content(answer: Answer) -> dict[str, object]:
    content: dict[str, object] = {"size": len(answer.body), "mimeType": answer.media_type}
    if answer.media_type.startswith("text/"):
        return {**content, "text": answer.body.decode()}
    return {**content, "text": base64.b64encode(answer.body).decode(), "encoding": "base64"}


def mirror(folder: Path, answers: tuple[Answer, ...]) -> Path:
    for answer in answers:
        parts = urlsplit(answer.url)
        name = parts.path + ("index.html" if parts.path.endswith("/") else "")
        path = folder / answer.host / (name.strip("/") + (f"?{parts.query}" * bool(parts.query)))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(answer.body)
        os.utime(path, (answer.at.timestamp(), answer.at.timestamp()))
    return folder


def made(kind: str, folder: Path) -> Path:
    """The log as one kind of recording."""
    if kind == "wacz":
        return wacz(folder / "x.wacz", {"archive/data.warc.gz": warc(LOG)})
    if kind == "mirror":
        return mirror(folder / "mirror", LOG)
    bodies = {
        "warc": lambda: warc(LOG, packed=False),
        "warc.gz": lambda: warc(LOG, chunked=True),
        "har": lambda: har(LOG),
    }
    path = folder / f"x.{kind}"
    path.write_bytes(bodies[kind]())
    return path


# ---------------------------------------------------------------------- importing


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    settings = Settings(data=tmp_path / "data", max_decompressed=4_000_000)
    with Store(settings) as opened:
        yield opened


def imported(store: Store, *paths: Path, options: Options | None = None) -> ImportReport:
    options = options or Options()
    with Archive(store) as archive, ticking("Importing") as ticker:
        return import_recordings(store, archive, [FORCE], paths, options, ticker)


def items(store: Store) -> dict[str, ItemRow]:
    return {urlsplit(row.url).path: row for row in store.items("testshire")}


def body(store: Store, url: str) -> bytes:
    capture = store.latest_ok_capture(url)
    assert capture is not None, url
    return store.load_page(capture).body


def troubles(report: ImportReport) -> list[str]:
    return [f"{trouble.where}: {trouble.message}" for trouble in report.left_out]


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
    assert items(store) == before
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


def test_a_web_archives_untouched_copy(store: Store, tmp_path: Path) -> None:
    copy = replace(
        LOG[4], host="web.archive.org", path=f"/web/20240506070809id_/{BASE}/items/three"
    )
    path = tmp_path / "x.har"
    path.write_bytes(har((copy,)).replace(b"http://web", b"https://web"))
    imported(store, path)
    capture = store.latest_ok_capture(f"{BASE}/items/three")
    assert capture is not None
    assert capture.fetched_at == datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)
