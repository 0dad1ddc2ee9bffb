"""Hosts that go wrong below HTTP, or with every address: each ends at its caps, another force is
crawled whole in the same night."""

from __future__ import annotations

import itertools
import socketserver
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from parsers.types import Force, Request, RequestKind
from scraper.archive.store import Store
from scraper.archive.verify import verify
from scraper.crawl.crawl import run_crawl
from scraper.settings import Settings
from tests.scraper.fetch.test_tls import certificate
from tests.scraper.sites import Log, PlainLog, Reply, Site, force

UNTIL = date(2026, 3, 31)
_CAP = 200_000  # bytes of an answer
_REQUESTS = 60  # of a force in a night
_ATTEMPTS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class SecureLog(PlainLog):
    """The same log, by HTTPS."""

    def start(self, since: date, until: date) -> tuple[Request, ...]:
        return (Request(f"https://{self.host}{self.path}", RequestKind.LISTING),)


@dataclass(slots=True)
class Wire:
    """A listening port that writes what it likes to whoever connects."""

    host: str = ""
    sent: int = 0
    connections: int = 0


@contextmanager
def wire(chunks: Callable[[], Iterator[bytes]], pause: float = 0.0) -> Iterator[Wire]:
    """Serve ``chunks`` to each connection until it is closed."""
    seen, over = Wire(), threading.Event()

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            seen.connections += 1
            try:
                self.request.recv(4096)
                for chunk in chunks():
                    self.request.sendall(chunk)
                    seen.sent += len(chunk)
                    if over.wait(pause):
                        return
            except OSError:
                return  # the client has gone

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        seen.host = f"127.0.0.1:{server.server_address[1]}"
        try:
            yield seen
        finally:
            over.set()
            server.shutdown()
            thread.join()


def _http2() -> Iterator[bytes]:
    """SETTINGS and GOAWAY(HTTP_1_1_REQUIRED is what a client would want to hear): RFC 9113."""
    yield b"\x00\x00\x00\x04\x00\x00\x00\x00\x00"
    yield b"\x00\x00\x08\x07\x00\x00\x00\x00\x00" + b"\x00" * 7 + b"\x01"


def _continues() -> Iterator[bytes]:
    yield from itertools.repeat(b"HTTP/1.1 100 Continue\r\n\r\n" * 64)


def _headers() -> Iterator[bytes]:
    yield b"HTTP/1.1 200 OK\r\n"
    for number in itertools.count():
        yield b"X-Header-%d: %s\r\n" % (number, b"x" * 4000)


def _slow_head() -> Iterator[bytes]:
    yield b"HTTP/1.1 200 OK\r\nX-Slow: "
    yield from itertools.repeat(b"x")


def _night(settings: Settings, good: Site, bad: Force) -> dict[str, str]:
    """Both forces in one night: their verdicts. What is stored is whole."""
    forces = [force(good, "good"), bad]
    found = {one.force: str(one.verdict) for one in run_crawl(forces, settings, until=UNTIL)}
    with Store(settings) as store:
        assert len(list(store.items("good"))) == 6
        assert verify(store).problems == []
    return found


@pytest.fixture
def capped(settings: Settings) -> Settings:
    return replace(
        settings,
        attempts=_ATTEMPTS,
        read_seconds=2.0,
        total_seconds=3.0,
        max_bytes=_CAP,
        max_decompressed=_CAP,
        max_requests=_REQUESTS,
    )


@pytest.fixture
def good(new_site: Callable[[], Site]) -> Site:
    site = new_site()
    Log(site).fill(6)
    return site


@pytest.mark.long
@pytest.mark.parametrize(
    ("chunks", "pause", "verdicts"),
    [
        pytest.param(_http2, 0.0, {"SERVER_ERROR"}, id="HTTP/2 only"),
        pytest.param(_continues, 0.0, {"UNREACHABLE", "TOO_SLOW", "TOO_LARGE"}, id="100 Continue"),
        pytest.param(_headers, 0.0, {"SERVER_ERROR"}, id="endless headers"),
        pytest.param(_slow_head, 0.2, {"UNREACHABLE", "TOO_SLOW"}, id="slow head"),
    ],
)
def test_a_host_that_speaks_no_http(
    chunks: Callable[[], Iterator[bytes]],
    pause: float,
    verdicts: set[str],
    capped: Settings,
    good: Site,
) -> None:
    with wire(chunks, pause) as bad:
        found = _night(capped, good, Force(slug="bad", name="B", platform=PlainLog(host=bad.host)))
    assert found["good"] == "OK"
    assert found["bad"] in verdicts
    assert bad.connections <= 2 * _ATTEMPTS  # robots.txt and the log
    print(f"{found['bad']}: {bad.connections} connections, {bad.sent:,} bytes were sent")


def test_a_host_without_an_address(capped: Settings, good: Site) -> None:
    nowhere = Force(slug="bad", name="B", platform=PlainLog(host="no-such-host.invalid"))
    assert _night(capped, good, nowhere) == {"good": "OK", "bad": "UNREACHABLE"}


def test_a_certificate_that_nobody_has_signed(capped: Settings, good: Site, tmp_path: Path) -> None:
    _, context = certificate(tmp_path, "own")
    site = Site(context)
    try:
        own = Force(slug="bad", name="B", platform=SecureLog(host=site.host))
        assert _night(capped, good, own) == {"good": "OK", "bad": "TLS_ERROR"}
        assert site.asked == []  # nothing was said to it
    finally:
        site.close()


@pytest.mark.parametrize("kind", ["sessions", "calendar"])
def test_addresses_without_end(
    kind: str, capped: Settings, good: Site, new_site: Callable[[], Site]
) -> None:
    """A new session in every link, or a next month for ever: the same answers again and again."""
    site, numbers = new_site(), itertools.count()
    site.routes["/robots.txt"] = Reply(200, b"User-agent: *\nDisallow:\n", media_type="text/plain")

    def listing(path: str, headers: object) -> Reply:
        sid = next(numbers)
        lines = "".join(
            f'<li><a href="/item-{n}?sid={sid}" data-date="2026-02-0{n}">Item {n}</a></li>'
            for n in (1, 2, 3)
        )
        lines = lines if kind == "sessions" else ""
        more = f"/log?sid={sid}" if kind == "sessions" else f"/log?month={sid}"
        return Reply(
            200,
            f'<html><body><ol class="log">{lines}</ol><p>No results</p>'
            f'<a rel="next" href="{more}">Next</a></body></html>'.encode(),
        )

    def item(path: str, headers: object) -> Reply:
        words = "<html><body><article><h1>Item</h1><p>Some words.</p></article></body></html>"
        return Reply(200, words.encode())

    site.routes["/log"] = listing
    site.routes |= {f"/item-{n}": item for n in (1, 2, 3)}
    found = _night(capped, good, force(site, "bad"))
    assert found["good"] == "OK"
    assert found["bad"] != "OK"
    assert len(site.paths()) <= _REQUESTS
    print(f"{kind}: {found['bad']} after {len(site.paths())} requests")
