"""How many documents a second are read by one process, two, and two workers of Dask.

    python benchmarks/parse.py [--documents 2000]

The letters of ``samples/letter_bank``, each with a line of its own, are imported once and read
three times, every time from the stored bytes to the rows; the rows must be equal. Without the extra
``dask`` the third reading is left out. Fails where rows differ.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib.util
import itertools
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from parsers.types import SourceKind
from scraper.archive.archive import Archive
from scraper.archive.store import Store
from scraper.caps import MIB, Caps
from scraper.console import ticking
from scraper.reading.parse import parse_force, records
from scraper.reading.work import pool_of
from scraper.settings import Settings

_FORCE: Final = "cumbria"
_BANK: Final = Path(__file__).parents[1] / "samples" / "letter_bank"
_CAPS: Final = Caps(memory=1024 * MIB, cpu_seconds=60, wall_seconds=600)
_NOW: Final = datetime(2026, 3, 2, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Reading:
    """How long it took, and what was read."""

    seconds: float
    rows: list[tuple[str, object]]


def store_letters(settings: Settings, count: int) -> None:
    """So many letters in the archive, as they are after ``forcewide ingest``."""
    letters = [path.read_bytes() for path in sorted(_BANK.rglob("*.txt"))]
    with Store(settings) as store, Archive(store) as archive:
        for number, letter in enumerate(itertools.islice(itertools.cycle(letters), count)):
            url = f"import:item-{number}.txt"
            archive.import_file(
                letter + f"\n\nOur reference {number}\n".encode(), url, _NOW, force=_FORCE
            )
            store.add_item(_FORCE, url, f"Item {number}", None, SourceKind.IMPORT, _NOW)


def read(settings: Settings, jobs: int, dask: str | None) -> Reading:
    """Read everything. The workers are started, and have imported, before the clock is."""
    with (
        Store(settings) as store,
        pool_of(jobs, _CAPS, None, dask) as (pool, ahead),
        ticking("benchmark") as ticker,
    ):
        store.connection.execute("DELETE FROM parsed")
        for future in [pool.submit(len, "") for _ in range(8)]:
            future.result()
        begun = time.monotonic()
        parse_force(store, _FORCE, None, pool, ahead=ahead, ticker=ticker)
        seconds = time.monotonic() - begun
        return Reading(seconds, [(one.key, one.disclosure) for one in records(store, _FORCE)])


@contextlib.contextmanager
def cluster() -> Iterator[str]:
    """The address of a scheduler with two workers on this machine."""
    from distributed import LocalCluster

    with LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, memory_limit="1GiB"
    ) as local:
        yield str(local.scheduler_address)


def main() -> int:
    """Read, print, compare."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--documents", type=int, default=2000)
    asked = parser.parse_args()
    equal = True
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(data=Path(folder))
        store_letters(settings, asked.documents)
        one = read(settings, 1, None)
        _print("1 process", one)
        two = read(settings, 2, None)
        _print("2 processes", two)
        equal &= one.rows == two.rows
        if importlib.util.find_spec("distributed"):
            with cluster() as address:
                spread = read(settings, 1, address)
            _print("Dask, 2 workers", spread)
            equal &= one.rows == spread.rows
    sys.stdout.write("rows are equal\n" if equal else "ROWS DIFFER\n")
    return 0 if equal else 1


def _print(how: str, found: Reading) -> None:
    rate = len(found.rows) / found.seconds
    sys.stdout.write(f"{how}: {len(found.rows)} in {found.seconds:.1f} s, {rate:.0f} a second\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
