"""Group made-up requests and look up the closest ones.

    python benchmarks/questions.py [--requests 300000]

Three requests in five are alone, the others go to up to 40 forces, each copy with questions lost
and inside its force's own stock wording. Prints, for a tenth, a third and all of them, CPU
seconds, peak memory, how many groups are whole, and the time of a look-up. Fails if grouping all
takes more than twice as much a request as a tenth, 15 minutes or 2 GiB, or if half of the
look-ups take longer than 200 ms.
"""

from __future__ import annotations

import argparse
import random
import resource
import sqlite3
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from itertools import accumulate, pairwise
from typing import Final

from sqlite_utils import Database

from db.create import make_table
from db.questions.groups import Request, group
from db.questions.match import closest
from db.questions.packing import fingerprint, pack, unpack
from db.schema_questions import REQUEST_PRINTS

SHARES: Final = (0.1, 0.3, 1.0)
SECONDS: Final = 15 * 60
MIB: Final = 2048
LOOKUP: Final = 0.2
LIMIT: Final = 2.0  # of the cost a request among all to that among a tenth
FORCES: Final = tuple(f"force-{number}" for number in range(48))
VOCABULARY: Final = 20_000


def requests(count: int) -> Iterator[tuple[str, str, str]]:
    """``count`` requests: key (its group, a slash, a number), force and text."""
    chance = random.Random(7)
    words = _words(chance)
    weights = list(accumulate(1 / (rank + 3) for rank in range(VOCABULARY)))
    made = groups = 0
    while made < count:
        groups += 1
        asked = [
            f"How many {' '.join(chance.choices(words, cum_weights=weights, k=length))}?"
            for length in (chance.randint(8, 20) for _ in range(chance.randint(2, 9)))
        ]
        copies = 1 if chance.random() < 0.6 else chance.randint(2, 40)
        for force in chance.sample(FORCES, min(copies, count - made)):
            kept = [question for question in asked if chance.random() < 0.92] or asked
            text = "\n".join([f"What {force} prints around every request it gets.", *kept])
            yield f"{groups}/{made}", force, text
            made += 1


def _words(chance: random.Random) -> list[str]:
    return [
        "".join(chance.choice("bcdfglmnprstv") + chance.choice("aeiou") for _ in range(length))
        for length in (chance.randint(2, 4) for _ in range(VOCABULARY))
    ]


def measure(count: int) -> None:
    """Group so many requests and print what it cost; for a process of its own."""
    begun = time.process_time()
    packed = [Request(key, force, pack(text)) for key, force, text in requests(count)]
    read = time.process_time()
    grouped = group(packed)
    done = time.process_time()
    together: dict[str, set[str]] = {}
    apart: dict[str, set[str]] = {}
    for key, name in grouped.groups.items():
        together.setdefault(key.split("/")[0], set()).add(name)
        apart.setdefault(name, set()).add(key.split("/")[0])
    whole = sum(len(names) == 1 == len(apart[next(iter(names))]) for names in together.values())
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(count, read - begun, done - read, memory, whole / len(together), len(grouped.pairs))


def lookups(count: int) -> float:
    """The median seconds of a look-up among so many requests."""
    with closing(sqlite3.connect(":memory:")) as connection:
        make_table(Database(connection), REQUEST_PRINTS)
        connection.executescript(
            "CREATE TABLE disclosures (id INTEGER PRIMARY KEY, key, force, title_shown,"
            " outcome, responded_on, published_on, repeats);"
            "CREATE VIRTUAL TABLE disclosures_fts USING fts5(request, content='')"
        )
        asked: list[str] = []
        for number, (key, force, text) in enumerate(requests(count)):
            prints = fingerprint(unpack(pack(text)))
            connection.executemany(
                "INSERT INTO request_prints VALUES (?, ?, ?)",
                ((one, number, len(prints)) for one in prints),
            )
            connection.execute(
                "INSERT INTO disclosures (id, key, force) VALUES (?, ?, ?)", [number, key, force]
            )
            connection.execute(
                "INSERT INTO disclosures_fts (rowid, request) VALUES (?, ?)", [number, text]
            )
            if number % (count // 50) == 0:
                asked.append(text)
        return statistics.median(_seconds(connection, text) for text in asked)


def _seconds(connection: sqlite3.Connection, text: str) -> float:
    begun = time.perf_counter()
    closest(connection, text)
    return time.perf_counter() - begun


def main() -> int:
    """Measure every size in a process of its own; 1 if a promise is not kept."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--requests", type=int, default=300_000)
    parser.add_argument("--alone", type=int, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.alone:
        measure(given.alone)
        return 0
    print("requests  packing s  grouping s     MiB  whole groups    pairs")
    rows = []
    for share in SHARES:
        command = [sys.executable, __file__, "--alone", str(int(given.requests * share))]
        printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        rows.append([float(value) for value in printed.split()])
        size, packing, grouping, memory, whole, pairs = rows[-1]
        print(
            f"{size:>8,.0f} {packing:>10.1f} {grouping:>11.1f} {memory:>7.0f}"
            f" {whole:>13.1%} {pairs:>8,.0f}"
        )
    median = lookups(given.requests)
    print(f"one look-up among all: {1000 * median:.0f} ms")
    each = [(row[1] + row[2]) / row[0] for row in rows]
    kept = (
        each[-1] <= LIMIT * each[0]
        and rows[-1][1] + rows[-1][2] <= SECONDS
        and rows[-1][3] <= MIB
        and median <= LOOKUP
    )
    print("growth a request: " + ", ".join(f"{two / one:.2f}" for one, two in pairwise(each)))
    return 0 if kept else 1


if __name__ == "__main__":
    raise SystemExit(main())
