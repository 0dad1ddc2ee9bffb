"""One small log as records: a list, two answers and a letter, to be written in odd ways."""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import json
import zipfile
from dataclasses import dataclass

from samples.crawl_forms.pages import item_page, page, pdf

FORCE = "surrey"
BASE = "https://www.surrey.police.uk"
LISTING = (
    f"{BASE}/foi-ai/af/accessing-information/published-items/"
    "?q=&dt=Disclosure+log&fdte=2026-02-01&tdte=2026-02-28&ic="
)
AT = "2026-03-01T10:00:00Z"
HTML = "text/html; charset=utf-8"
_ITEMS = "/foi-ai/surrey-police/disclosure/2026/"
_FILE = "/SysSiteAssets/foi-media/surrey/foi-201.pdf"


@dataclass(frozen=True, slots=True)
class Recorded:
    """One answer as a recorder saw it."""

    url: str
    media_type: str
    body: bytes
    at: str = AT


def listing() -> bytes:
    lines = "".join(
        f'<li><h3><a href="{_ITEMS}foi-20{k}/">FOI 20{k} Lanterns</a></h3>'
        f"<p>Published: 10:00 1{k}/02/2026</p></li>"
        for k in (1, 2)
    )
    body = f"<main><h1>Published items</h1><p>2 results</p><ul>{lines}</ul></main>"
    return page(body).encode()


def answer(k: int, words: str = "") -> bytes:
    link = f'<p><a href="{_FILE}">The letter</a></p>' if k == 1 else ""
    extra = f"<p>Published: 10:00 1{k}/02/2026</p>{link}<p>{words}</p>"
    return item_page(f"FOI 20{k} Lanterns", extra).encode()


def item_url(k: int) -> str:
    return f"{BASE}{_ITEMS}foi-20{k}/"


LOG = (
    Recorded(LISTING, HTML, listing()),
    Recorded(item_url(1), HTML, answer(1)),
    Recorded(item_url(2), HTML, answer(2)),
    Recorded(f"{BASE}{_FILE}", "application/pdf", pdf("Our reference FOI 201/26")),
)


def warc(
    one: Recorded,
    *,
    kind: str = "response",
    url: str = "",
    head: str = "",
    http: str = "",
    status: str = "HTTP/1.1 200 OK",
    body: bytes | None = None,
    version: str = "WARC/1.0",
) -> bytes:
    """One record. ``head`` are further WARC fields, ``http`` further HTTP fields."""
    sent = one.body if body is None else body
    block = sent
    if kind == "response":
        fields = f"{status}\r\nContent-Type: {one.media_type}\r\n{http}"
        if "Transfer-Encoding" not in http:
            fields += f"Content-Length: {len(sent)}\r\n"
        block = fields.encode() + b"\r\n" + sent
    inner = "application/http; msgtype=response" if kind == "response" else one.media_type
    number = hashlib.md5(block + url.encode(), usedforsecurity=False).hexdigest()
    opening = (
        f"{version}\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url or one.url}\r\n"
        f"WARC-Date: {one.at}\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
        f"Content-Type: {inner}\r\n{head}Content-Length: {len(block)}\r\n\r\n"
    )
    return opening.encode() + block + b"\r\n\r\n"


def packed(records: list[bytes]) -> bytes:
    """A member for each record, as the standard asks."""
    return b"".join(gzip.compress(one, mtime=0) for one in records)


def chunked(body: bytes) -> bytes:
    parts = [body[i : i + 400] for i in range(0, len(body), 400)]
    return b"".join(b"%X;x=1\r\n%s\r\n" % (len(p), p) for p in parts) + b"0\r\n\r\n"


def zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data)
    return out.getvalue()


def wacz(files: dict[str, bytes], *, described: bool = True) -> bytes:
    resources = [
        {
            "name": name.rsplit("/", 1)[-1],
            "path": name,
            "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
            "bytes": len(data),
        }
        for name, data in files.items()
    ]
    package = {"profile": "data-package", "wacz_version": "1.1.1", "resources": resources}
    extra = {"datapackage.json": json.dumps(package).encode()} if described else {}
    return zipped(files | extra)


Entry = dict[str, object]


def entry(
    one: Recorded,
    *,
    method: str = "GET",
    status: int = 200,
    url: str = "",
    text: str | None = None,
    coded: bool | None = None,
    headers: tuple[tuple[str, str], ...] = (),
    started: str | None = "2026-03-01T10:00:00.000Z",
    location: str = "",
) -> Entry:
    """One HAR entry; bodies that are no text go in as base64."""
    binary = one.media_type == "application/pdf" if coded is None else coded
    body = base64.b64encode(one.body).decode() if binary else one.body.decode()
    content: dict[str, object] = {"size": len(one.body), "mimeType": one.media_type}
    content["text"] = body if text is None else text
    if binary:
        content["encoding"] = "base64"
    named = [{"name": "content-type", "value": one.media_type}]
    named += [{"name": n, "value": v} for n, v in headers]
    made: Entry = {
        "time": 1,
        "request": {
            "method": method, "url": url or one.url, "httpVersion": "h2", "headers": [],
            "queryString": [], "cookies": [], "headersSize": -1, "bodySize": 0,
        },
        "response": {
            "status": status, "statusText": "", "httpVersion": "h2", "headers": named,
            "cookies": [], "content": content, "redirectURL": location,
            "headersSize": -1, "bodySize": -1,
        },
        "cache": {},
        "timings": {"send": 0, "wait": 1, "receive": 1},
    }  # fmt: skip
    if started is not None:
        made["startedDateTime"] = started
    return made


def har(entries: list[Entry]) -> bytes:
    log = {"version": "1.2", "creator": {"name": "recorder", "version": "1"}, "entries": entries}
    return json.dumps({"log": log}).encode()
