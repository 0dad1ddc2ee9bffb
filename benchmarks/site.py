"""The site over 300,000 answers, 600,000 tables and 10 million figures: how long a reader waits.

    forcewide demo --no-serve
    python benchmarks/site.py [--demo data/demo] [--copies 660] [--made FOLDER]

Copies the demo's rows by SQL and publishes them (``--made`` takes a folder that was made so), then
serves the file as `forcewide serve` does and, in the same run, by stock Datasette. Each kind of
page is asked at addresses of its own, first by one client, then by eight at once, with no cache.
Prints median and 95th percentile in milliseconds, of the server's CPU and of the wait, and the
compressed weight. On a machine that has other work only the CPU is a page's own. Fails where a
95th percentile of one client, or a weight, is over its limit.
"""

from __future__ import annotations

import argparse
import gzip
import http.client
import random
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import quote, unquote

from datasette.utils import tilde_encode

from benchmarks.made_site import make
from db.faces import addresses

LIMITS: Final = {  # milliseconds, 95th percentile
    "home": 60,
    "search": 250,
    "topic": 300,
    "compare": 300,
    "answer": 100,
    "answer json": 60,
    "table": 100,
    "figure": 50,
    "force": 100,
}
WEIGHT: Final = 60_000  # bytes, compressed
CLIENTS: Final = (1, 8)
_SEARCHES: Final = (
    *("taser", "spiking", "bicycle theft", "machete", "section 40", "body worn video", "dog"),
    *("taser OR drone", "scoot*", "total", "police", "tasr", "knife crime kent", '"drink spiking"'),
)
_COMPARED: Final = ("pedal cycle theft", "spiking", "taser", "knife crime", "e-scooter", "dog")
_WAIT: Final = 180.0  # seconds for a server to answer at all


@dataclass(frozen=True, slots=True)
class Server:
    """A server of the file: what it is called, where it listens, its processes."""

    name: str
    port: int
    pid: int

    def cpu(self) -> float:
        """CPU seconds of it and of its children that live, to a part of a millisecond."""
        return sum(_cpu(pid) for pid in (self.pid, *_children(self.pid)))


def _cpu(pid: int) -> float:
    told = Path(f"/proc/{pid}/task").glob("*/schedstat")
    return sum(int(one.read_text().split()[0]) for one in told) / 1e9


def _children(pid: int) -> list[int]:
    try:
        told = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return []
    return [int(one) for one in told]


@contextmanager
def serving(name: str, command: list[str], port: int) -> Iterator[Server]:
    """A server as a process of its own, for as long as the block lasts."""
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        end = time.monotonic() + _WAIT
        while True:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/-/versions.json").close()
                break
            except OSError:
                if child.poll() is not None or time.monotonic() > end:
                    raise SystemExit(f"{name} does not answer: {' '.join(command)}") from None
                time.sleep(0.2)
        yield Server(name, port, child.pid)
    finally:
        child.terminate()
        child.wait()


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def pages(file: Path, count: int) -> dict[str, list[str]]:
    """``count`` addresses of each kind of page, the same in each run."""
    chance = random.Random(5)
    with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as connection:

        def some(sql: str, top: int) -> list[tuple[str, ...]]:
            found = [connection.execute(sql, [chance.randint(1, top)]) for _ in range(count)]
            return [row for row in (one.fetchone() for one in found) if row]

        (answers,) = connection.execute("SELECT max(id) FROM disclosures").fetchone()
        (tables,) = connection.execute("SELECT max(id) FROM tables").fetchone()
        keys = [key for (key,) in some("SELECT key FROM disclosures WHERE id = ?", answers)]
        own = [key for (key,) in some("SELECT key FROM tables WHERE id = ?", tables)]
        cells = some(
            "SELECT t.key, g.row, g.col FROM tables t JOIN figures g ON g.table_id = t.id"
            " WHERE t.id = ? LIMIT 1",
            tables,
        )
        topics = [slug for (slug,) in connection.execute("SELECT slug FROM topics ORDER BY slug")]
        forces = [slug for (slug,) in connection.execute("SELECT slug FROM forces ORDER BY slug")]
    found: dict[str, list[str]] = {
        "home": ["/"],
        "search": [f"/search?q={quote(words)}" for words in _SEARCHES],
        "topic": [addresses.topic(slug) for slug in topics],
        "compare": [f"/compare?q={quote(words)}" for words in _COMPARED],
        "answer": [addresses.answer(key) for key in keys],
        "answer json": [f"{addresses.answer(key)}.json" for key in keys],
        "table": [addresses.table(key) for key in own],
        "figure": [addresses.figure(key, int(row), int(col)) for key, row, col in cells],
        "force": [addresses.force(slug) for slug in forces],
    }
    return {kind: _filled(chance, all_of_it, count) for kind, all_of_it in found.items()}


def _filled(chance: random.Random, found: list[str], count: int) -> list[str]:
    mixed = chance.sample(found, len(found))
    return (mixed * (count // len(mixed) + 1))[:count]


def stock_pages(file: Path, count: int) -> dict[str, list[str]]:
    """What stock Datasette has in the place of these pages."""
    own = pages(file, count)
    name = f"/{file.stem}"
    keys = [path.removeprefix("/a/") for path in own["answer"]]
    rows = [f"{name}/disclosures/{tilde_encode(unquote(key))}" for key in keys]
    searches = [f"{name}/disclosures?_search={quote(words)}" for words in _SEARCHES]
    forces = [f"{name}/disclosures?force={path.rpartition('/')[2]}" for path in own["force"]]
    return {
        "home": [name] * count,
        "search": (searches * count)[:count],
        "answer": rows,
        "answer json": [f"{row}.json" for row in rows],
        "force": forces,
    }


@dataclass(frozen=True, slots=True)
class Seen:
    """One answer of a server."""

    seconds: float
    cpu: float
    status: int
    weight: int
    path: str


def ask(server: Server, path: str) -> Seen:
    """Ask once, redirects followed, on a connection of its own."""
    before, begun = server.cpu(), time.perf_counter()
    for _ in range(4):
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=_WAIT)
        connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        where = answer.headers.get("Location", "")
        if answer.status not in {301, 302} or not where:
            break
        path = where.removeprefix(f"http://127.0.0.1:{server.port}")
    seconds = time.perf_counter() - begun
    packed = answer.headers.get("Content-Encoding") == "gzip"
    cpu = server.cpu() - before  # its own, where nobody else asks
    return Seen(seconds, cpu, answer.status, len(body if packed else gzip.compress(body, 6)), path)


def measure(server: Server, kinds: dict[str, list[str]], limits: dict[str, int]) -> list[str]:
    """Print a line a kind; what is over its limit, in words."""
    wrong: list[str] = []
    print(f"\n{server.name}\nkind          limit   CPU: p50    p95   1 client: p50    p95", end="")
    print("   8 clients: p50    p95   kB (most)")
    for kind, paths in kinds.items():
        ask(server, paths[0])
        printed = []
        heaviest = 0
        for clients in CLIENTS:
            with ThreadPoolExecutor(clients) as pool:
                seen = list(pool.map(lambda path: ask(server, path), paths))
            bad = [f"{one.path}: {one.status}" for one in seen if one.status != 200]
            wrong += [f"{server.name}: {one}" for one in bad] if limits else []
            times = [one.seconds * 1000 for one in seen]
            high = percentile(times)
            if clients == 1:
                own = [one.cpu * 1000 for one in seen]
                printed += [statistics.median(own), percentile(own)]
            printed += [statistics.median(times), high]
            heaviest = max(heaviest, *(one.weight for one in seen))
            limit = limits.get(kind)
            if limit and clients == 1 and high > limit:
                wrong.append(f"{kind}: {high:.0f} ms, {limit} allowed")
        if limits and kind != "answer json" and heaviest > WEIGHT:
            most = max(seen, key=lambda one: one.weight)
            wrong.append(f"{kind}: {heaviest:,} bytes at {most.path}, {WEIGHT:,} allowed")
        print(
            f"{kind:<12} {limits.get(kind, ''):>6} {printed[0]:>10.1f} {printed[1]:>6.1f}"
            f" {printed[2]:>15.1f} {printed[3]:>6.1f} {printed[4]:>16.1f} {printed[5]:>6.1f}"
            f" {heaviest / 1000:>8.1f}",
            flush=True,
        )
    return wrong


def percentile(values: list[float]) -> float:
    """The 95th, of values in any order."""
    return sorted(values)[min(len(values) - 1, int(len(values) * 0.95))]


def main() -> int:
    """Make, serve, measure; 1 if a limit is broken."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--demo", type=Path, default=Path("data/demo"))
    parser.add_argument("--copies", type=int, default=660)
    parser.add_argument("--made", type=Path, help="a folder with the published file")
    parser.add_argument("--requests", type=int, default=80, help="of each kind")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = given.made or Path(made)
        if not given.made:
            if not (given.demo / "staging.db").is_file():
                print(f"{given.demo}: run `forcewide demo --no-serve` first", file=sys.stderr)
                return 1
            begun = time.process_time()
            print(make(given.demo / "staging.db", folder, given.copies))
            print(f"made in {time.process_time() - begun:.0f} CPU s", flush=True)
        wrong = _serve_both((folder / "forcewide.db").resolve(), given.requests)
    print("\n".join(wrong) or "every limit is kept")
    return 1 if wrong else 0


def _serve_both(file: Path, count: int) -> list[str]:
    port = free_port()
    ours = [sys.executable, "-m", "scraper", "serve", "--data", str(file.parent)]
    with serving("forcewide", [*ours, "--port", str(port)], port) as server:
        wrong = measure(server, pages(file, count), LIMITS)
    port = free_port()
    stock = [sys.executable, "-m", "datasette", "serve", "-i", str(file)]
    with serving("stock Datasette", [*stock, "--port", str(port)], port) as server:
        measure(server, stock_pages(file, max(count // 8, 5)), {})
    return wrong


if __name__ == "__main__":
    raise SystemExit(main())
