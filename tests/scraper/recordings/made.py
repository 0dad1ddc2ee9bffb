"""One small log as WARC, WACZ, HAR and a mirror, and what an import makes of them."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import os
import uuid
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import brotli

from parsers.types import Force
from scraper.archive.archive import Archive
from scraper.archive.rows import ItemRow
from scraper.archive.store import Store
from scraper.console import ticking
from scraper.recordings.intake import ImportReport, import_recordings
from scraper.recordings.recorded import Options
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
        coders: dict[str, Callable[[bytes], bytes]] = {
            "gzip": partial(gzip.compress, mtime=0),
            "br": brotli.compress,
        }
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
        "WARC-Record-ID": f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, kind + url)}>",
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
    return b"".join(gzip.compress(one, mtime=0) if packed else one for one in made)


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


def imported(
    store: Store, *paths: Path, options: Options | None = None, force: Force = FORCE
) -> ImportReport:
    options = options or Options()
    with Archive(store) as archive, ticking("Importing") as ticker:
        return import_recordings(store, archive, [force], paths, options, ticker)


def items(store: Store) -> dict[str, ItemRow]:
    return {urlsplit(row.url).path: row for row in store.items("testshire")}


def body(store: Store, url: str) -> bytes:
    capture = store.latest_ok_capture(url)
    assert capture is not None, url
    return store.load_page(capture).body


def troubles(report: ImportReport) -> list[str]:
    return [f"{trouble.where}: {trouble.message}" for trouble in report.left_out]
