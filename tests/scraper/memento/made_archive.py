"""A small web archive on loopback that behaves like the Internet Archive, or misbehaves.

It holds what a crawled data folder holds. Written after the oddities that are on record:
header-row JSON with resume keys, copies under ``id_`` with ``X-Archive-Orig-``, 302 to the
nearest copy, 404 without Memento-Datetime, exclusions, 429 without Retry-After.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Final, Self
from urllib.parse import parse_qs, urlsplit

from parsers.text.addresses import canonical, located
from scraper.archive.rows import Capture
from scraper.archive.store import Store
from scraper.archive.warc import record_at
from scraper.settings import Settings
from scraper.web_archives import Dialect, WebArchive, moment

_NAMES: Final = ["urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length"]
_KINDS: Final = {"item", "attachment", "redirect"}
EXCLUSION: Final = (
    "org.archive.wayback.exception.AdministrativeAccessControlException: blocked site"
)


@dataclass(frozen=True)
class Copy:
    """One capture that the archive has; ``body`` as it went over the wire."""

    original: str
    at: datetime
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    @property
    def stamp(self) -> str:
        return f"{self.at:%Y%m%d%H%M%S}"

    @property
    def digest(self) -> str:
        return base64.b32encode(hashlib.sha1(self.body).digest()).decode()

    def header(self, name: str) -> str:
        return next((v for k, v in self.headers if k.lower() == name), "")


def copies_of(data: Path, at: datetime) -> list[Copy]:
    """The answers of a crawled folder, listings and robots.txt left out, all taken at once."""
    settings = Settings(data=data)
    with Store(settings) as store:
        rows = store.connection.execute("SELECT id FROM captures ORDER BY id").fetchall()
        found = [store.capture(row[0]) for row in rows]
    return [
        _copy(settings, one, at)
        for one in found
        if one.kind in _KINDS and one.status and one.refers_to is None
    ]


def _copy(settings: Settings, capture: Capture, at: datetime) -> Copy:
    record = record_at(settings.archive / capture.warc_file, capture.warc_offset)
    return Copy(capture.final_url, at, capture.status, record.http_headers, record.body)


@dataclass
class Misbehaviour:
    """What the archive does beside answering; counts are of questions."""

    too_many: int = 0  # the next questions are answered 429
    cycle: bool = False  # the index's cursor goes round
    barren: bool = False  # an empty page with a key comes first
    pack: bool = False  # gzip over what is sent
    excluded: set[str] = field(default_factory=set)  # canonical addresses
    html_index: bool = False  # the index answers with a page
    robots: str = "User-agent: *\nDisallow: /save/\n"
    page: int = 25  # rows of one answer of the index
    excluded_index: bool = False  # the index says the same of everything
    lines: bool = False  # the index answers as pywb's: a JSON object a line, all at once
    odd_rows: bool = True  # mailto:, a revisit, a row without length, another host


@dataclass(frozen=True)
class Asked:
    """One question, when it came."""

    at: float
    path: str

    @property
    def is_index(self) -> bool:
        return self.path.startswith("/cdx/")

    @property
    def is_copy(self) -> bool:
        return self.path.startswith("/web/")


class MadeArchive:
    """Context manager: the archive on a free port."""

    def __init__(self, copies: Iterable[Copy]) -> None:
        self.copies = list(copies)
        self.how = Misbehaviour()
        self.log: list[Asked] = []
        self._server = ThreadingHTTPServer(
            ("127.0.0.1", 0), type("Bound", (Handler,), {"archive": self})
        )
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    def described(self, *, pace: float = 0.0, index_pace: float = 0.0) -> WebArchive:
        return WebArchive(
            name="own" if self.how.lines else "internet-archive",
            title="an archive of our own" if self.how.lines else "the Internet Archive",
            dialect=Dialect.PYWB if self.how.lines else Dialect.WAYBACK,
            index=f"{self.base}/cdx/search/cdx",
            replay=(f"{self.base}/web/",),
            pace=pace,
            index_pace=index_pace,
            wait=0.01,
        )

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    # ------------------------------------------------------------------ the index

    def index(self, query: dict[str, str]) -> str:
        prefix = canonical(query["url"])
        rows = [self._row(one) for one in self.copies if canonical(one.original).startswith(prefix)]
        rows.sort(key=lambda row: (row[0], row[1]))
        rows += self._odd(rows) if self.how.odd_rows else []
        if self.how.lines:
            names = ["urlkey", "timestamp", "url", "mime", "status", "digest", "length"]
            shown = (row for row in rows if len(row) == len(names))
            return "".join(json.dumps(dict(zip(names, row, strict=True))) + "\n" for row in shown)
        limit = min(int(query.get("limit", "100000")), self.how.page)
        key = query.get("resumeKey", "")
        begun = int(key.partition("+")[2] or 0) if key else 0
        if self.how.barren and not key:
            return json.dumps([_NAMES, [], ["barren+0"]])
        part, rest = rows[begun : begun + limit], len(rows) > begun + limit
        if not rows:
            return "[]"
        if not rest and not self.how.cycle:
            return json.dumps([_NAMES, *part])
        following = 0 if self.how.cycle and not rest else begun + limit
        return json.dumps([_NAMES, *part, [], [f"key+{following}"]])

    @staticmethod
    def _row(copy: Copy) -> list[str]:
        media_type = copy.header("content-type").partition(";")[0]
        key = canonical(copy.original).partition("://")[2]
        status, size = str(copy.status), str(len(copy.body))
        return [key, copy.stamp, copy.original, media_type, status, copy.digest, size]

    @staticmethod
    def _odd(rows: list[list[str]]) -> list[list[str]]:
        if not rows:
            return []
        first = rows[0]
        return [
            [first[0], first[1], "mailto:foi@example.police.uk", "-", "-", "-", "-"],
            [first[0], first[1], "https://elsewhere.example/foi-ai/x", *first[3:]],
            [first[0], "20240001", first[2], "warc/revisit", "-", first[5]],
        ]

    # ------------------------------------------------------------------ copies

    def nearest(self, stamp: str, original: str) -> Copy | None:
        wanted, key = moment(stamp) or datetime.now(UTC), canonical(original)
        same = [one for one in self.copies if canonical(one.original) == key]
        return min(same, key=lambda one: abs(one.at - wanted), default=None)


class Handler(BaseHTTPRequestHandler):
    """One question to an self.archive."""

    archive: MadeArchive
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.archive.log.append(Asked(time.monotonic(), self.path))
        if self.path == "/robots.txt":
            self._send(200, [("Content-Type", "text/plain")], self.archive.how.robots.encode())
        elif self.archive.how.too_many:
            self.archive.how.too_many -= 1
            self._send(429, [("Content-Type", "text/html")], b"<h1>Too many requests</h1>")
        elif self.path.startswith("/cdx/"):
            self._index()
        else:
            self._copy()

    def _index(self) -> None:
        query = {name: some[0] for name, some in parse_qs(urlsplit(self.path).query).items()}
        if self.archive.how.excluded_index:
            headers = [("X-Archive-Wayback-Runtime-Error", EXCLUSION)]
            self._send(403, headers, b"Blocked Site Error")
            return
        page = "<html><title>503</title></html>" if self.archive.how.html_index else None
        self._send(
            200,
            [("Content-Type", "application/json")],
            (page or self.archive.index(query)).encode(),
        )

    def _copy(self) -> None:
        stamp, _, original = self.path.removeprefix("/web/").partition("id_/")
        found = self.archive.nearest(stamp, original)
        if canonical(original) in self.archive.how.excluded:
            headers = [("X-Archive-Wayback-Runtime-Error", EXCLUSION)]
            self._send(403, headers, b"<h1>Blocked</h1>")
        elif found is None:
            body = b"<html><body>The archive has not saved that address.</body></html>"
            self._send(404, [("Content-Type", "text/html")], body)
        elif found.stamp != stamp:
            self._send(302, [("Location", f"/web/{found.stamp}id_/{found.original}")], b"")
        else:
            self._memento(found)

    def _memento(self, found: Copy) -> None:
        headers = [(f"X-Archive-Orig-{name}", value) for name, value in found.headers]
        headers += [
            ("Memento-Datetime", f"{found.at:%a, %d %b %Y %H:%M:%S} GMT"),
            ("Link", f'<{found.original}>; rel="original", <{self.archive.base}>; rel="timegate"'),
            ("Content-Type", found.header("content-type") or "text/html"),
        ]
        status, body = found.status, found.body
        if location := found.header("location"):
            target = located(found.original, location)
            headers.append(("Location", f"/web/{found.stamp}id_/{target}"))
            status = 302
        if self.archive.how.pack:
            headers.append(("Content-Encoding", "gzip"))
            body = gzip.compress(body, mtime=0)
        self._send(status, headers, body)

    def _send(self, status: int, headers: list[tuple[str, str]], body: bytes) -> None:
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Quiet: the log is ``archive.log``."""
