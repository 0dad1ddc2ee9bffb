"""What a publish costs: seconds, memory and bytes for so many answers.

    python benchmarks/publish.py [--answers 300000] [--folder FOLDER]

Fills a ``staging.db`` (``benchmarks/made_answers.py``: a table of 33 figures an answer), publishes
it twice in a process of its own, the second time beside the first, and prints seconds, CPU seconds
and peak memory of each. A folder that is named is kept.
"""

from __future__ import annotations

import argparse
import contextlib
import multiprocessing
import resource
import sys
import tempfile
import time
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from benchmarks.made_answers import fill
from db.publish import publish


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one publish: seconds by the clock and of CPU, peak memory in bytes, and what came out."""

    seconds: float
    cpu: float
    memory: int
    bytes: int
    disclosures: int
    figures: int


def _publish(folder: Path, pipe: Connection) -> None:
    begun = time.monotonic()
    done = publish(folder / "staging.db", folder / "forcewide.db")
    used = resource.getrusage(resource.RUSAGE_SELF)
    pipe.send(
        Cost(
            seconds=time.monotonic() - begun,
            cpu=used.ru_utime + used.ru_stime,
            memory=used.ru_maxrss << 10,
            bytes=done.bytes,
            disclosures=done.disclosures,
            figures=done.figures,
        )
    )


def measured(folder: Path) -> Cost:
    """One publish of a folder, in a process of its own."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_publish, args=(folder, theirs))
    process.start()
    theirs.close()
    found: Cost = ours.recv()
    process.join()
    return found


def main() -> int:
    """Fill, publish twice, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--answers", type=int, default=300_000)
    parser.add_argument("--folder", type=Path)
    asked = parser.parse_args()
    with contextlib.ExitStack() as stack:
        folder = asked.folder or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        folder.mkdir(exist_ok=True)
        if not (folder / "staging.db").exists():
            begun = time.monotonic()
            figures = fill(folder / "staging.db", asked.answers)
            _print(f"filled: {figures:,} figures in {time.monotonic() - begun:.0f} s")
        for name in ("first", "second"):
            one = measured(folder)
            _print(
                f"{name}: {one.disclosures:,} answers, {one.figures:,} figures,"
                f" {one.bytes / 1e6:,.0f} MB in {one.seconds:.0f} s ({one.cpu:.0f} CPU s),"
                f" peak {one.memory / 1e6:,.0f} MB"
            )
    return 0


def _print(line: str) -> None:
    """At once: a run takes its time."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
