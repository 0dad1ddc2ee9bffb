"""What a quiet night costs: a log is crawled for the first time, and then every night.

    python benchmarks/nights.py [--items 10000] [--nights 30] [--growth 1000,5000,20000]

One log of pages of twenty lines, its days spread over ten years, served on loopback by a
process of its own, and really crawled. Prints requests and CPU seconds (of the crawler
alone) of the first night, the second, the dearest and the mean of the nights that follow;
between two of them everything that was stored ages by a day, so that all turns come
round. ``--growth`` prints first and second night for logs of other sizes; ``--nights 0`` that
alone. Fails where a
quiet night asks for more than 2 % of what the first asked for, or where the CPU seconds
of a quiet night grow faster than the log.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import itertools
import multiprocessing
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final

from benchmarks.crawl import Server, reply
from parsers.platforms.drupal_log import DrupalLog
from parsers.types import Force
from scraper.archive.store import Store
from scraper.crawl.crawl import run_crawl
from scraper.settings import Settings

SHARE: Final = 0.02  # of the first night's requests
PER_PAGE: Final = 20
YEARS: Final = 10
UNTIL: Final = date(2026, 11, 30)
# Every moment that a night decides by.
_MOMENTS: Final = (
    ("items", "last_checked"),
    ("items", "first_seen"),
    ("items", "last_seen"),
    ("items", "listed_at"),
    ("walked_pages", "seen_at"),
)


@dataclass(frozen=True, slots=True)
class Night:
    """What one night asked for and took."""

    requests: int
    seconds: float
    verdict: str


def pages_of(items: int) -> dict[bytes, bytes]:
    """The log's pages and its answers, ready to be sent; all stay as they are."""
    served = {b"/robots.txt": reply(b"User-agent: *\nDisallow:\n", b"text/plain")}
    step = timedelta(days=365 * YEARS) / items
    last = -(-items // PER_PAGE)
    for page in range(last):
        lines = "".join(
            f'<li><a href="/foi/answer-{n}">FOI {n} Offences of kind {n}</a>'
            f" <span>Published: {UNTIL - timedelta(days=1) - step * n:%d/%m/%Y}</span></li>"
            for n in range(page * PER_PAGE, min(items, (page + 1) * PER_PAGE))
        )
        more = f'<a href="/foi?page={page + 1}">Next page</a>' if page + 1 < last else ""
        body = f"<html><body><main><h1>FOI log</h1><ul>{lines}</ul>{more}</main></body></html>"
        served[b"/foi" if not page else b"/foi?page=%d" % page] = reply(body.encode())
    for n in range(items):
        body = (
            f"<html><body><main><h1>FOI {n} Offences of kind {n}</h1><h2>Request</h2>"
            f"<p>How many offences of kind {n} were recorded?</p><h2>Response</h2>"
            f"<p>We hold the information: {n % 97} were recorded.</p></main></body></html>"
        )
        served[b"/foi/answer-%d" % n] = reply(body.encode())
    return served


def serve(items: int, pipe: Connection) -> None:
    """Serve the log until the process is ended."""

    async def run() -> None:
        loop = asyncio.get_running_loop()
        server = await loop.create_server(partial(Server, pages_of(items)), "127.0.0.1", 0)
        pipe.send("{}:{}".format(*server.sockets[0].getsockname()))
        await asyncio.Event().wait()

    asyncio.run(run())


@contextlib.contextmanager
def served(items: int) -> Iterator[str]:
    """The host of a log of so many items."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=serve, args=(items, theirs), daemon=True)
    process.start()
    try:
        yield str(ours.recv())
    finally:
        process.terminate()
        process.join()


def night(host: str, settings: Settings) -> Night:
    """One crawl."""
    platform = DrupalLog(host="www.x.police.uk", log="/foi", items="/foi/", dated=True)
    force = Force(slug="x", name="X Police", platform=platform.at(host, "http"))
    begun = time.process_time()
    report = run_crawl([force], settings, until=UNTIL)[0]
    return Night(report.requests, time.process_time() - begun, report.verdict)


def a_day_passes(settings: Settings) -> None:
    """Everything stored was stored a day earlier."""
    with Store(settings) as store, store.transaction() as connection:
        for table, column in _MOMENTS:
            connection.execute(
                f"UPDATE {table} SET {column} ="
                f" strftime('%Y-%m-%dT%H:%M:%f', {column}, '-1 day') || '000+00:00'"
                f" WHERE {column} IS NOT NULL"
            )


def nights(items: int, count: int) -> list[Night]:
    """The first night of a log and those that follow."""
    with tempfile.TemporaryDirectory() as folder, served(items) as host:
        settings = Settings(
            data=Path(folder), delay=0.0, jitter=0.0, allow_loopback=True, max_requests=200_000
        )
        found = [night(host, settings)]
        for _ in range(count - 1):
            a_day_passes(settings)
            found.append(night(host, settings))
    return found


def main() -> int:
    """Run, print, and say whether the limits hold."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--items", type=int, default=10_000)
    parser.add_argument("--nights", type=int, default=30)
    parser.add_argument("--growth", default="1000,5000,20000")
    asked = parser.parse_args()
    sizes = [int(size) for size in asked.growth.split(",") if size]
    seconds: list[tuple[int, float]] = []
    for size in sizes:
        one, two = nights(size, 2)
        seconds.append((size, two.seconds))
        _print(
            f"{size} items: first night {one.requests} requests, {one.seconds:.1f} CPU s;"
            f" second {two.requests} requests ({two.requests / one.requests:.2%}),"
            f" {two.seconds:.2f} CPU s"
        )
    linear = all(
        later <= 1.5 * earlier * bigger / smaller
        for (smaller, earlier), (bigger, later) in itertools.pairwise(seconds)
    )
    if not asked.nights:
        return 0 if linear else 1
    found = nights(asked.items, asked.nights)
    first, quiet = found[0], found[1:]
    dearest = max(one.requests for one in quiet)
    mean = sum(one.requests for one in quiet) / len(quiet)
    _print(
        f"{asked.items} items, first night: {first.requests} requests, {first.seconds:.1f} CPU s"
    )
    _print(
        f"second night: {quiet[0].requests} requests"
        f" ({quiet[0].requests / first.requests:.2%}), {quiet[0].seconds:.2f} CPU s"
    )
    _print(
        f"nights 2 to {len(found)}: mean {mean:.0f} requests ({mean / first.requests:.2%}),"
        f" dearest {dearest} ({dearest / first.requests:.2%}),"
        f" {sum(one.seconds for one in quiet) / len(quiet):.2f} CPU s in the mean"
    )
    _print("requests by night: " + ", ".join(str(one.requests) for one in found))
    whole = all(one.verdict == "OK" for one in found)
    return 0 if whole and dearest <= SHARE * first.requests and linear else 1


def _print(line: str) -> None:
    """At once: a run takes its time."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
