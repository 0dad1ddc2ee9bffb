"""One host among twenty that answers a byte at a time: the others are published in the morning."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from parsers.registry import declared
from parsers.types import Expect
from scraper.command import stages
from scraper.crawl.crawl import crawl
from scraper.forcekit import sites
from scraper.forcekit.sites import Binding, bound
from scraper.settings import Settings

COUNT = 20
DEADLINE = 60.0  # seconds: what the night is given
_PARAMETERS = {"log": "/foi", "items": "/foi/", "labelled": False}
_WORDS = (
    "<h1>FOI {n}/25 Horses</h1><h2>Request</h2><p>How many horses do you have?</p>"
    "<h2>Response</h2><p>We hold the information. There are {n} horses.</p>"
)


class _Handler(BaseHTTPRequestHandler):
    """A log of two answers. ``stop`` ends an answer that would never end."""

    protocol_version = "HTTP/1.1"
    slow = False
    stop = threading.Event()

    def do_GET(self) -> None:
        path = self.path
        if path == "/robots.txt":
            self._send(b"User-agent: *\nDisallow:\n", "text/plain")
        elif path == "/foi" and self.slow:
            self._dribble()
        elif path == "/foi":
            lines = "".join(f'<li><a href="/foi/{n}">FOI {n}/25 Horses</a></li>' for n in (1, 2))
            self._page(f"<h1>FOI log</h1><ul>{lines}</ul>")
        else:
            self._page(_WORDS.format(n=path.rsplit("/", 1)[-1]))

    def _page(self, words: str) -> None:
        page = f"<!doctype html><html><body><main>{words}</main></body></html>"
        self._send(page.encode(), "text/html; charset=utf-8")

    def _send(self, body: bytes, media_type: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _dribble(self) -> None:
        """Never silent for long, and never done."""
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", "1000000")
        self.end_headers()
        with suppress(OSError):
            while not self.stop.wait(0.2):
                self.wfile.write(b" ")
                self.wfile.flush()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def _hosts(slugs: list[str]) -> Iterator[dict[str, Binding]]:
    """A server for each force, the first of them slow."""
    stop = threading.Event()
    servers = []
    for place, _ in enumerate(slugs):
        handler = type("Handler", (_Handler,), {"slow": place == 0, "stop": stop})
        server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        servers.append(server)
    try:
        yield {
            slug: Binding(f"http://127.0.0.1:{server.server_port}", "drupal_log", _PARAMETERS)
            for slug, server in zip(slugs, servers, strict=True)
        }
    finally:
        stop.set()
        for server in servers:
            server.shutdown()
            server.server_close()


@pytest.mark.long
def test_one_slow_host_among_twenty_holds_nobody(tmp_path: Path) -> None:
    plain = [slug for slug, force in declared().items() if force.expect == Expect()]
    slugs = sorted(plain)[:COUNT]
    data = tmp_path / "data"
    settings = Settings(
        data=data,
        user_agent="Forcewide-test/0 (+http://127.0.0.1/; tests@example.org)",
        delay=0.0,
        jitter=0.0,
        allow_loopback=True,
        night_seconds=DEADLINE,
    )
    with _hosts(slugs) as bindings:
        sites.write(data, bindings)
        forces = [bound(slug, bindings[slug]) for slug in slugs]
        rows = asyncio.run(crawl(forces, settings, until=date(2026, 11, 30)))
    verdicts = {row.force: row.verdict for row in rows}
    assert verdicts == {slug: "OUT_OF_TIME" if slug == slugs[0] else "OK" for slug in slugs}
    stages.parse(data, (), 1)
    stages.load(data, ())
    stages.publish(data, None, False)
    with sqlite3.connect(settings.forcewide_db) as published:
        counts = dict(
            published.execute("SELECT force, count(*) FROM disclosures GROUP BY force").fetchall()
        )
        health = dict(published.execute("SELECT force, state FROM health").fetchall())
    assert counts == dict.fromkeys(slugs[1:], 2)
    assert health[slugs[0]] == "not_run"
    assert {health[slug] for slug in slugs[1:]} == {"ok"}
