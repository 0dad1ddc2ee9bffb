"""A force filled from a made Common Crawl: an index a crawl, records by their bytes."""

from __future__ import annotations

import gzip
import json
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Self
from urllib.parse import parse_qs, urlsplit

import pytest

from parsers.text.addresses import canonical
from scraper import web_archives
from scraper.archive.store import Store
from scraper.forcekit import sites
from scraper.settings import Settings
from scraper.web_archives import Dialect, WebArchive
from tests.scraper.memento.made_archive import Copy
from tests.scraper.memento.world import FORCE, World, answers, captures, visit
from tests.scraper.recordings.made import base32, record

FILE = "crawl-data/CC-MAIN-2026-05/warc/a.warc.gz"


@dataclass
class MadeCrawl:
    """Context manager: two crawls, the newer of which has the copies, ten rows a page."""

    copies: list[Copy]
    cut: str = ""  # the canonical address whose record was cut, and whose index says so
    cut_unsaid: str = ""  # the same, and only the record says so
    shut: bool = False  # 403 from the files
    log: list[tuple[str, str]] = field(default_factory=list)
    came: list[float] = field(default_factory=list)  # when each question did

    def __post_init__(self) -> None:
        self._server = ThreadingHTTPServer(
            ("127.0.0.1", 0), type("Bound", (Handler,), {"crawl": self})
        )
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self.rows: list[dict[str, str]] = []
        self.file = b""

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    def described(self, pace: float = 0.0, index_pace: float = 0.0) -> WebArchive:
        return WebArchive(
            name="common-crawl",
            title="Common Crawl",
            dialect=Dialect.COMMON_CRAWL,
            index=f"{self.base}/collinfo.json",
            replay=(f"{self.base}/",),
            pace=pace,
            index_pace=index_pace,
            wait=0.01,
        )

    def __enter__(self) -> Self:
        for copy in self.copies:
            self._add(copy)
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def _add(self, copy: Copy) -> None:
        # As CCBot writes it: the body unpacked, its coding kept under another name.
        packed = copy.header("content-encoding") == "gzip"
        body = gzip.decompress(copy.body) if packed else copy.body
        key = canonical(copy.original)
        names = {"content-encoding": "X-Crawl-Content-Encoding"}
        lines = [f"{names.get(k.lower(), k)}: {v}" for k, v in copy.headers]
        head = "\r\n".join([f"HTTP/1.1 {copy.status} X", *lines, "", ""]).encode()
        more = {"WARC_Truncated": "length"} if key in {self.cut, self.cut_unsaid} else {}
        member = gzip.compress(
            record(
                "response",
                copy.original,
                head + body,
                WARC_Date=f"{copy.at:%Y-%m-%dT%H:%M:%SZ}",
                **more,
            )
        )
        row = {
            "urlkey": key,
            "timestamp": copy.stamp,
            "url": copy.original,
            "mime": copy.header("content-type"),
            "status": str(copy.status),
            "digest": base32(body),
            "length": str(len(member)),
            "offset": str(len(self.file)),
            "filename": FILE,
        }
        self.rows.append(row | ({"truncated": "length"} if key == self.cut else {}))
        self.file += member


class Handler(BaseHTTPRequestHandler):
    """One question to Common Crawl."""

    crawl: MadeCrawl

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        query = {name: some[0] for name, some in parse_qs(parts.query).items()}
        self.crawl.came.append(time.monotonic())
        self.crawl.log.append((self.path, self.headers.get("Range", "")))
        if parts.path == "/collinfo.json":
            made = [
                {"id": f"CC-MAIN-2026-{week}", "cdx-api": f"{self.crawl.base}/{week}-index"}
                for week in ("09", "05")
            ]
            self._send(200, json.dumps(made).encode())
        elif parts.path == "/05-index":
            self._index(query)
        elif parts.path == "/09-index":
            self._send(404, json.dumps({"message": f"No Captures found for: {query}"}).encode())
        elif parts.path == f"/{FILE}" and not self.crawl.shut:
            first, last = self.headers["Range"].removeprefix("bytes=").split("-")
            self._send(206, self.crawl.file[int(first) : int(last) + 1])
        else:
            self._send(403 if self.crawl.shut else 404, b"<Error>AccessDenied</Error>")

    def _index(self, query: dict[str, str]) -> None:
        prefix = canonical(query["url"])
        rows = [row for row in self.crawl.rows if row["urlkey"].startswith(prefix)]
        if not rows:
            self._send(404, json.dumps({"message": "No Captures found for: it"}).encode())
        elif "showNumPages" in query:
            self._send(200, json.dumps({"pages": -(-len(rows) // 10), "pageSize": 5}).encode())
        else:
            begun = int(query["page"]) * 10
            lines = [json.dumps(row) for row in rows[begun : begun + 10]]
            self._send(200, "\n".join(lines).encode())

    def _send(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Quiet: the log is ``crawl.log``."""


@pytest.fixture
def empty(world: World, tmp_path: Path) -> Path:
    sites.write(tmp_path, {FORCE: world.base})
    return tmp_path


def test_records_are_fetched_by_their_bytes(world: World, empty: Path) -> None:
    with MadeCrawl(list(world.copies)) as crawl:
        web_archives.write(empty, [crawl.described()])
        said = visit(empty)
        assert said.verdict == "OK"
        asked = len(crawl.log)
        assert visit(empty).requests == 0
        assert len(crawl.log) == asked
    assert len(answers(empty)) > 20
    had = {sha256 for sha256, _ in captures(world.crawled).values()}
    assert {sha256 for sha256, _ in captures(empty).values()} == had
    ranges = [asked for path, asked in crawl.log if path == f"/{FILE}"]
    assert all(asked.startswith("bytes=") for asked in ranges)
    assert len(ranges) == len(set(ranges))
    with Store(Settings(data=empty)) as store:
        rows = store.connection.execute(
            "SELECT DISTINCT archive, digest_matched FROM captures WHERE archive IS NOT NULL"
        ).fetchall()
    assert rows == [("common-crawl:CC-MAIN-2026-05", 1)]


def test_what_was_cut_off_is_a_verdict(world: World, empty: Path) -> None:
    files = [one for one in world.copies if "/SysSiteAssets/" in one.original]
    cut, unsaid = canonical(files[0].original), canonical(files[1].original)
    with MadeCrawl(list(world.copies), cut=cut, cut_unsaid=unsaid) as crawl:
        web_archives.write(empty, [crawl.described()])
        assert visit(empty).refused == 1  # the other is not even asked for
    with Store(Settings(data=empty)) as store:
        rows = store.connection.execute(
            "SELECT verdict, tried_at IS NULL FROM mementos WHERE canonical_url IN (?, ?)"
            " ORDER BY 2",
            [cut, unsaid],
        ).fetchall()
        assert rows == [("TRUNCATED", 0), ("TRUNCATED", 1)]
        assert store.latest_usable(cut) is None
        assert store.latest_usable(unsaid) is None


def test_a_block_ends_the_visit(world: World, empty: Path) -> None:
    with MadeCrawl(list(world.copies)) as crawl:
        crawl.shut = True
        web_archives.write(empty, [crawl.described()])
        assert visit(empty).verdict == "BLOCKED"
        assert len([path for path, _ in crawl.log if path == f"/{FILE}"]) <= 1
