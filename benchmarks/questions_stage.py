"""The whole stage ``questions`` over made-up answers: seconds, memory, bytes.

    python benchmarks/questions_stage.py [--answers 300000] [--folder FOLDER]

Fills a ``staging.db`` for a tenth, a third and all of the answers, each with a table of 33
figures, and runs the stage on each in a process of its own: once over everything, once over the
same again (a quiet night), once after one force has changed a hundred answers. Fails if all cost
more than twice as much an answer as a tenth, or more than 2 GiB.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

from benchmarks.made_answers import change, fill
from benchmarks.made_requests import FORCES
from db.questions.answered import name_subjects
from db.questions.measure_stage import measure_tables
from db.questions.stage import relate_requests

SHARES: Final = (0.1, 1 / 3, 1.0)
LIMIT: Final = 2.0
MIB: Final = 2048
CHANGED: Final = 100
STEPS: Final = (relate_requests, name_subjects, measure_tables)


def run_stage(path: Path) -> None:
    """Run the stage and print CPU seconds and wall seconds of each step, and peak memory."""
    printed = []
    for step in STEPS:
        begun, wall = time.process_time(), time.perf_counter()
        report = step(path)
        printed += [time.process_time() - begun, time.perf_counter() - wall]
        print(step.__name__, report, file=sys.stderr)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(*(f"{value:.1f}" for value in printed), memory)


def measured(path: Path, what: str, answers: int, figures: int) -> list[float]:
    """Run the stage on a file in a process of its own; print and return its figures."""
    before = _bytes(path)
    command = [sys.executable, __file__, "--stage", str(path)]
    run = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    found = [float(value) for value in run.stdout.split()]
    added = (_bytes(path) - before) / 2**20
    cpu, memory = sum(found[0:6:2]), found[6]
    print(
        f"{what:<12} {answers:>8,} {figures:>11,} {found[0]:>9.1f} {found[2]:>9.1f}"
        f" {found[4]:>9.1f} {cpu:>8.1f} {sum(found[1:6:2]):>8.1f} {memory:>7.0f} {added:>8.1f}",
        flush=True,
    )
    return [cpu, memory]


def _bytes(path: Path) -> int:
    return sum(one.stat().st_size for one in path.parent.glob(f"{path.name}*"))


def main() -> int:
    """Measure every size; 1 if a promise is not kept."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--answers", type=int, default=300_000)
    parser.add_argument("--folder", type=Path, help="where the files are made")
    parser.add_argument("--only-all", action="store_true", help="no smaller sizes")
    parser.add_argument("--stage", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.stage:
        run_stage(given.stage)
        return 0
    print(
        "night         answers     figures  groups s subjects s measures s   CPU s   wall s"
        "     MiB MiB added"
    )
    each = []
    for share in SHARES[2:] if given.only_all else SHARES:
        with tempfile.TemporaryDirectory(dir=given.folder) as folder:
            path, count = Path(folder) / "staging.db", int(given.answers * share)
            begun = time.perf_counter()
            figures = fill(path, count)
            print(f"made in {time.perf_counter() - begun:.0f} s", file=sys.stderr, flush=True)
            cpu, memory = measured(path, "first", count, figures)
            each.append(cpu / count)
            measured(path, "quiet", count, figures)
            change(path, FORCES[0], CHANGED)
            measured(path, "one force", count, figures)
    growth = each[-1] / each[0]
    print(f"growth of CPU an answer, from the least to the most: {growth:.2f}")
    return 0 if growth <= LIMIT and memory <= MIB else 1


if __name__ == "__main__":
    raise SystemExit(main())
