"""What it costs to call the command: `--help`, and `extract` of a small letter.

    python benchmarks/command.py [--times 7]

Prints the least CPU seconds (user and system, worker processes included) of several
calls, each a process of its own, beside those of an empty Python program. The least is
what the call costs once Python has compiled the sources, as it does at the first call; the
rest is what else the machine was doing. Fails above the limits.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
HELP: Final = 0.25  # seconds
EXTRACT: Final = 0.6
LETTER: Final = """Loamshire Police

14 May 2024

Our Ref: FOI2024/00123

I write in connection with your request received on 22 April 2024. I note you seek access to
the following information:

How many drone flights were there in each year?

RESPONSE - Please see the table below.

Drone flights
Year\tFlights
2022\t41
2023\t57
Total\t98
"""


def cpu_seconds(command: Sequence[str], compiled: Path) -> float:
    """What one call cost in user and system time, its children included.

    ``compiled`` is the folder of the byte code, whatever this shell says of writing any.
    """
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": str(compiled)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> int:
    """Print what the calls cost; 1 when one costs more than its limit."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--times", type=int, default=7)
    times: int = parser.parse_args().times
    with tempfile.TemporaryDirectory() as folder:
        letter = Path(folder) / "letter.txt"
        letter.write_text(LETTER, "utf-8")
        forcewide = (sys.executable, "-m", "scraper")
        extract = (*forcewide, "extract", str(letter), "--json")
        calls: dict[str, tuple[Sequence[str], float]] = {
            "python -c pass": ((sys.executable, "-c", "pass"), float("inf")),
            "forcewide --help": ((*forcewide, "--help"), HELP),
            "forcewide extract letter.txt --json": (extract, EXTRACT),
            "the same with --force cumbria": ((*extract, "--force", "cumbria"), float("inf")),
        }
        failed = False
        print(f"{'call':<38} {'CPU s':>6} {'limit':>6}")
        for name, (command, limit) in calls.items():
            least = min(cpu_seconds(command, Path(folder)) for _ in range(times))
            failed |= least > limit
            print(f"{name:<38} {least:>6.2f} {limit if limit < 9 else '':>6}")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
