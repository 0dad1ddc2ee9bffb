"""Group made-up requests and look up the closest ones.

    python benchmarks/questions.py [--requests 300000] [--folder FOLDER]

Prints, for a tenth, a third and all of them, CPU seconds, peak memory and how many groups are
whole; then the time of look-ups among all: in one process, and each in a process of its own with
nothing of the file in memory; and how many reworded texts find the request that they are made of.
Fails if grouping all takes more than twice as much a request as a tenth, 15 minutes or 2 GiB, or if
one look-up in twenty takes longer than 200 ms.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from typing import Final

from sqlite_utils import Database

from benchmarks.made_requests import requests
from db.create import make_searches, make_table
from db.questions.groups import Request, group
from db.questions.lookup import write_common_words, write_prints
from db.questions.match import closest
from db.questions.packing import pack
from db.schema_questions import COMMON_WORDS, REQUEST_PRINTS
from db.views import DISCLOSURES_FTS

SHARES: Final = (0.1, 0.3, 1.0)
SECONDS: Final = 15 * 60
MIB: Final = 2048
LOOKUP: Final = 0.2
LOOKUPS: Final = 50
LIMIT: Final = 2.0  # of the cost a request among all to that among a tenth


def measure(count: int) -> None:
    """Group so many requests and print what it cost; for a process of its own."""
    begun = time.process_time()
    packed = (
        Request(f"{one.group}/{number}", one.force, pack(one.text))
        for number, one in enumerate(requests(count))
    )
    grouped = group(packed)
    done = time.process_time()
    together: dict[str, set[str]] = {}
    apart: dict[str, set[str]] = {}
    for key, name in grouped.groups.items():
        together.setdefault(key.split("/")[0], set()).add(name)
        apart.setdefault(name, set()).add(key.split("/")[0])
    whole = sum(len(names) == 1 == len(apart[next(iter(names))]) for names in together.values())
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(count, done - begun, memory, whole / len(together), len(grouped.pairs))


def fill(path: Path, count: int) -> None:
    """Make a file in which so many requests can be looked up."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for pragma in ("page_size = 8192", "journal_mode = OFF", "synchronous = OFF"):
            connection.execute(f"PRAGMA {pragma}")
        database = Database(connection)
        for table in (REQUEST_PRINTS, COMMON_WORDS):
            make_table(database, table)
        make_searches(database, [DISCLOSURES_FTS])
        connection.execute(
            "CREATE TABLE disclosures (id INTEGER PRIMARY KEY, key, force, title_shown,"
            " outcome, responded_on, published_on, repeats)"
        )
        connection.execute("BEGIN")
        for number, one in enumerate(requests(count), 1):
            connection.execute(
                "INSERT INTO disclosures (id, key, force) VALUES (?, ?, ?)",
                [number, f"{one.force}/{number}", one.force],
            )
            connection.execute(
                "INSERT INTO disclosures_fts (rowid, request, response) VALUES (?, ?, ?)",
                [number, one.text, one.text],
            )
        write_prints(connection, ((n, pack(one.text)) for n, one in enumerate(requests(count), 1)))
        connection.execute("INSERT INTO disclosures_fts (disclosures_fts) VALUES ('optimize')")
        write_common_words(connection)
        connection.execute("COMMIT")
        connection.execute("ANALYZE")


def asked(count: int) -> list[str]:
    """Texts to look up: requests that are there, each with a question of another one."""
    every = max(1, count // LOOKUPS)
    found = [one for number, one in enumerate(requests(count)) if number % every == 0][:LOOKUPS]
    chance = random.Random(11)
    return [f"{one.text}\n{chance.choice(found).asked[0]}" for one in found]


def seconds(path: Path, text: str) -> float:
    """How long one look-up takes, with the opening of the file."""
    begun = time.perf_counter()
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        closest(connection, text)
    return time.perf_counter() - begun


def in_a_new_process(path: Path, text: str) -> float:
    """The same by a process that has read nothing yet, from a file not in memory."""
    with path.open("rb") as file:
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    command = [sys.executable, __file__, "--look-up", str(path)]
    run = subprocess.run(command, input=text, capture_output=True, text=True, check=True)
    return float(run.stdout)


def lookups(count: int, folder: Path | None) -> float:
    """Print the times of look-ups among so many requests; return the slower 95th percentile."""
    with tempfile.TemporaryDirectory(dir=folder) as made:
        path = Path(made) / "lookup.db"
        fill(path, count)
        texts = asked(count)
        seconds(path, texts[0])
        slowest = 0.0
        for name, look_up in (("one process", seconds), ("new processes", in_a_new_process)):
            times = sorted(look_up(path, text) for text in texts)
            high = times[int(0.95 * len(times)) - 1]
            slowest = max(slowest, high)
            print(
                f"look-up among {count:,} in {name}: median {1000 * statistics.median(times):.0f}"
                f" ms, 95th {1000 * high:.0f} ms, most {1000 * times[-1]:.0f} ms",
                flush=True,
            )
        print(f"the file has {path.stat().st_size / 2**20:,.0f} MiB")
        print(f"right one found among {count:,}: {recall(path, count)} of {LOOKUPS} reworded texts")
    return slowest


def recall(path: Path, count: int) -> int:
    """Of texts that have a third of a request's words in another order, how many find it first."""
    chance = random.Random(5)
    places = set(chance.sample(range(count), min(LOOKUPS, count)))
    made = [one for number, one in enumerate(requests(count)) if number in places]
    groups = {one.group for one in made}
    copies = {
        f"{r.force}/{n}": r.group for n, r in enumerate(requests(count), 1) if r.group in groups
    }
    right = 0
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        for one in made:
            words = " ".join(one.asked).replace("?", "").split()
            chance.shuffle(words)
            found = closest(connection, " ".join(words[: max(6, len(words) // 3)]), 1)
            right += bool(found) and copies.get(found[0].key) == one.group
    return right


def main() -> int:
    """Measure every size in a process of its own; 1 if a promise is not kept."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--requests", type=int, default=300_000)
    parser.add_argument("--folder", type=Path, help="where the file to look up in is made")
    parser.add_argument("--alone", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--look-up", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--no-groups", action="store_true", help="look-ups only")
    given = parser.parse_args()
    if given.alone:
        measure(given.alone)
        return 0
    if given.look_up:
        print(seconds(given.look_up, sys.stdin.read()))
        return 0
    kept = given.no_groups or grouped_in_time(given.requests)
    return 0 if lookups(given.requests, given.folder) <= LOOKUP and kept else 1


def grouped_in_time(count: int) -> bool:
    """Group every size, print the costs, and say whether the promises are kept."""
    print("requests  grouping s     MiB  whole groups    pairs")
    rows = []
    for share in SHARES:
        command = [sys.executable, __file__, "--alone", str(int(count * share))]
        printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        rows.append([float(value) for value in printed.split()])
        size, grouping, memory, whole, pairs = rows[-1]
        print(
            f"{size:>8,.0f} {grouping:>11.1f} {memory:>7.0f} {whole:>13.1%} {pairs:>8,.0f}",
            flush=True,
        )
    each = [row[1] / row[0] for row in rows]
    print("growth a request: " + ", ".join(f"{two / one:.2f}" for one, two in pairwise(each)))
    return each[-1] <= LIMIT * each[0] and rows[-1][1] <= SECONDS and rows[-1][2] <= MIB


if __name__ == "__main__":
    raise SystemExit(main())
