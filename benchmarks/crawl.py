"""Crawl 5,000 sample pages over 20 hosts without delay, archive on; and Scrapy doing the same.

    python benchmarks/crawl.py [--pages 5000] [--hosts 20] [--rounds 2]

Prints pages per CPU second (of the crawler alone, imports left out), wall time and
peak memory, and our peak memory for a fifth and for twice the pages. Scrapy
(``pip install .[bench]``) walks the same listing with the same reader, one request at a
time on a host, robots.txt obeyed, its HTTP cache (gzip) as the archive, and once more
with nothing kept; without Scrapy only our figures are printed. Fails if we use more
CPU a page than Scrapy that keeps its answers, or 1.5 times that of Scrapy that keeps none.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import importlib.util
import json
import multiprocessing
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final
from urllib.parse import urljoin

from parsers.types import (
    Block,
    BlockKind,
    Document,
    Entry,
    Force,
    Item,
    Listing,
    Page,
    ReadVerdict,
    Request,
    RequestKind,
    Sitemap,
)
from samples.http import SiteRequest
from samples.single_online_home import SampleSite
from samples.site.markup import markup
from samples.world import world

# Our CPU a page against Scrapy's, at most: the same work (answers kept), and no work of keeping.
LIMITS: Final = {"scrapy": 1.0, "scrapy, nothing kept": 1.5}
PER_LISTING: Final = 25
SINCE, UNTIL = date(2023, 1, 1), date(2025, 12, 31)
_LINK: Final = re.compile(rb'<a href="(/items/\d+/)">([^<]{0,200})</a>')
_NEXT: Final = re.compile(rb'<a rel="next" href="([^"]{1,200})">')
_TITLE: Final = re.compile(rb"<h1[^>]{0,200}>(.{0,400}?)</h1>", re.DOTALL)


# ---------------------------------------------------------------------- the sites


def pages_of(host: int, count: int) -> dict[bytes, bytes]:
    """What one host serves, ready to be sent: item pages of the sample sites, and a listing."""
    site = SampleSite(world("cleveland"), markup("cards", 1))
    paths = [row.path for row in site.rows]
    bodies = [
        answer.body
        for answer in (
            site.answer(SiteRequest("GET", path, "", {}, "http://sample")) for path in paths
        )
        if answer.status == 200
    ]
    items = count - -(-count // (PER_LISTING + 1))
    served = {b"/robots.txt": reply(b"User-agent: *\nDisallow: /private\n", b"text/plain")}
    for number in range(items):
        mark = f"<!-- {host} {number} -->".encode()
        served[b"/items/%d/" % number] = reply(bodies[number % len(bodies)] + mark)
    for page, start in enumerate(range(0, items, PER_LISTING), start=1):
        lines = b"".join(
            b'<li><a href="/items/%d/">Answer %d</a></li>' % (number, number)
            for number in range(start, min(start + PER_LISTING, items))
        )
        more = b'<a rel="next" href="/log?page=%d">Next</a>' % (page + 1)
        body = b"<!doctype html><html><body><p>Answers</p><ol>%s</ol>%s</body></html>" % (
            lines,
            more if start + PER_LISTING < items else b"",
        )
        served[b"/log?page=%d" % page] = reply(body)
    return served


def reply(body: bytes, media_type: bytes = b"text/html; charset=utf-8") -> bytes:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
    return head % (media_type, len(body)) + body


class Server(asyncio.Protocol):
    """The least HTTP server there can be: its time is not what is measured."""

    def __init__(self, served: dict[bytes, bytes]) -> None:
        self._served = served
        self._buffer = b""
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        while b"\r\n\r\n" in self._buffer:
            head, self._buffer = self._buffer.split(b"\r\n\r\n", 1)
            path = head.split(b" ", 2)[1]
            missing = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
            assert self._transport is not None
            self._transport.write(self._served.get(path, missing))


def serve(hosts: int, per_host: int, pipe: Connection) -> None:
    """Each host has a loopback address of its own: crawlers tell hosts by name."""

    async def run() -> None:
        loop = asyncio.get_running_loop()
        names = []
        for number in range(hosts):
            served = pages_of(number, per_host)
            server = await loop.create_server(partial(Server, served), f"127.0.0.{number + 2}", 0)
            names.append("{}:{}".format(*server.sockets[0].getsockname()))
        pipe.send(names)
        await asyncio.Event().wait()

    asyncio.run(run())


@contextlib.contextmanager
def sites(hosts: int, pages: int) -> Iterator[list[str]]:
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.Process(
        target=serve, args=(hosts, pages // hosts, theirs), daemon=True
    )
    process.start()
    try:
        yield ours.recv()
    finally:
        process.terminate()
        process.join()


# ---------------------------------------------------------------------- one reader for both


@dataclass(frozen=True, slots=True)
class BenchLog:
    """A platform that costs next to nothing to read: fetching is what is measured."""

    host: str

    @property
    def hosts(self) -> frozenset[str]:
        return frozenset({self.host})

    def start(self, since: date, until: date) -> tuple[Request, ...]:
        return (Request(f"http://{self.host}/log?page=1", RequestKind.LISTING),)

    def read_listing(self, page: Page) -> Listing:
        entries = tuple(
            Entry(urljoin(page.url, path.decode()), title.decode())
            for path, title in _LINK.findall(page.body)
        )
        found = _NEXT.search(page.body)
        following = (
            Request(urljoin(page.url, found[1].decode()), RequestKind.LISTING) if found else None
        )
        return Listing(entries, following, None)

    def read_sitemap(self, page: Page) -> Sitemap:
        raise NotImplementedError("the benchmark has no sitemap")

    def unlisted(self, sitemap: Sitemap, listed: frozenset[str]) -> tuple[str, ...]:
        return ()

    def read_item(self, page: Page) -> Item:
        found = _TITLE.search(page.body)
        title = found[1].decode() if found else ""
        document = Document(
            page.final_url,
            page.sha256,
            page.media_type,
            None,
            ReadVerdict.PARSED,
            blocks=(Block(BlockKind.HEADING, title),),
        )
        return Item(page.url, title, None, "en", document)


# ---------------------------------------------------------------------- the two crawlers


def crawl_ours(hosts: list[str], folder: Path) -> int:
    from scraper.crawl.crawl import run_crawl
    from scraper.settings import Settings

    settings = Settings(
        data=folder,
        user_agent="Forcewide-bench/0 (+http://127.0.0.1/)",
        delay=0.0,
        allow_loopback=True,
    )
    forces = [
        Force(slug=f"force-{number}", name=host, platform=BenchLog(host))
        for number, host in enumerate(hosts)
    ]
    started = time.process_time()
    reports = run_crawl(forces, settings, until=UNTIL)
    report(started)
    assert {row.verdict for row in reports} == {"OK"}, reports
    return sum(row.new for row in reports)


def crawl_scrapy(hosts: list[str], folder: Path, *, keep: bool) -> int:
    import scrapy  # type: ignore[import-not-found, unused-ignore]
    from scrapy.crawler import CrawlerProcess  # type: ignore[import-not-found, unused-ignore]

    done: list[str] = []

    class Spider(scrapy.Spider):  # type: ignore[misc, unused-ignore]
        name = "bench"

        async def start(self):  # type: ignore[no-untyped-def]
            for host in hosts:
                yield scrapy.Request(f"http://{host}/log?page=1", callback=self.listing)

        def listing(self, response):  # type: ignore[no-untyped-def]
            listing = BenchLog("").read_listing(as_page(response.url, response.body))
            for entry in listing.entries:
                yield scrapy.Request(entry.url, callback=self.item)
            if listing.next is not None:
                yield scrapy.Request(listing.next.url, callback=self.listing)

        def item(self, response):  # type: ignore[no-untyped-def]
            done.append(BenchLog("").read_item(as_page(response.url, response.body)).title)

    process = CrawlerProcess(
        settings={
            "USER_AGENT": "Forcewide-bench/0 (+http://127.0.0.1/)",
            "ROBOTSTXT_OBEY": True,
            "DOWNLOAD_DELAY": 0,
            "CONCURRENT_REQUESTS": len(hosts),
            "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
            "HTTPCACHE_ENABLED": keep,
            "HTTPCACHE_GZIP": True,
            "HTTPCACHE_DIR": str(folder / "cache"),
            "LOG_LEVEL": "ERROR",
            "TELNETCONSOLE_ENABLED": False,
        }
    )
    process.crawl(Spider)
    started = time.process_time()
    process.start()
    report(started)
    return len(done)


CRAWLERS: Final[dict[str, Callable[[list[str], Path], int]]] = {
    "ours": crawl_ours,
    "scrapy": partial(crawl_scrapy, keep=True),
    "scrapy, nothing kept": partial(crawl_scrapy, keep=False),
}


def as_page(url: str, body: bytes) -> Page:
    return Page(url, url, 200, "text/html", body, datetime.now(UTC), "")


def report(started: float) -> None:
    """One line of JSON for the parent: CPU seconds since ``started`` and peak memory in MiB."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(json.dumps({"cpu": time.process_time() - started, "peak": peak}) + "\n")
    sys.stdout.flush()


# ---------------------------------------------------------------------- measuring


@dataclass(frozen=True)
class Figures:
    """What one crawl cost."""

    pages: int
    cpu: float
    wall: float
    peak: float

    def line(self, name: str) -> str:
        return (
            f"{name:<22} {self.pages:>6} pages  {self.pages / self.cpu:7.0f} pages/CPU s"
            f"  {1000 * self.cpu / self.pages:5.2f} ms/page  {self.wall:6.1f} s wall"
            f"  {self.peak:6.0f} MiB peak"
        )


def measure(crawler: str, hosts: int, pages: int) -> Figures:
    with sites(hosts, pages) as names, tempfile.TemporaryDirectory() as folder:
        began = time.monotonic()
        command = [sys.executable, __file__, "--worker", crawler, "--folder", folder, *names]
        finished = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
        wall = time.monotonic() - began
        said = [json.loads(line) for line in finished.stdout.splitlines()]
        found = next(line for line in said if "cpu" in line)
        items = next(line["items"] for line in said if "items" in line)
        expected = hosts * (pages // hosts - -(-(pages // hosts) // (PER_LISTING + 1)))
        assert items == expected, f"{crawler} had {items} of {expected} items"
        return Figures(pages, found["cpu"], wall, found["peak"])


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--pages", type=int, default=5000)
    options.add_argument("--hosts", type=int, default=20)
    options.add_argument("--rounds", type=int, default=2)
    options.add_argument("--worker", choices=tuple(CRAWLERS), help=argparse.SUPPRESS)
    options.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    options.add_argument("names", nargs="*", help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.worker:
        items = CRAWLERS[given.worker](given.names, given.folder / "data")
        sys.stdout.write(json.dumps({"items": items}) + "\n")
        return 0
    rivals = ["ours"]
    if importlib.util.find_spec("scrapy"):
        rivals += ["scrapy", "scrapy, nothing kept"]
    else:
        print("Scrapy is not installed (pip install .[bench]): only our own figures")
    best: dict[str, Figures] = {}
    for _ in range(given.rounds):
        for name in rivals:
            figures = measure(name, given.hosts, given.pages)
            print(figures.line(name), flush=True)
            if name not in best or figures.cpu < best[name].cpu:
                best[name] = figures
    for share in (0.2, 2.0):
        pages = int(given.pages * share)
        print(measure("ours", given.hosts, pages).line(f"ours, {share:g} of the pages"))
    if "scrapy" not in best:
        return 0
    ratios = {name: best["ours"].cpu / best[name].cpu for name in rivals[1:]}
    for name, ratio in ratios.items():
        print(f"CPU a page against {name}: {ratio:.2f} (must be at most {LIMITS[name]})")
    return int(any(ratio > LIMITS[name] for name, ratio in ratios.items()))


if __name__ == "__main__":
    sys.exit(main())
