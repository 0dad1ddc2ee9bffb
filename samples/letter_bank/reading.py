"""Run the reader over a bank: ``python -m samples.letter_bank.reading OUT READ_DIR``.

One process a force, as the reader is told whose letter it is.
"""

import argparse
import json
import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from samples.letter_bank.write import TRUTH


def by_force(out: Path) -> dict[str, list[Path]]:
    """The files of a bank by the force that wrote them."""
    files: dict[str, list[Path]] = defaultdict(list)
    for line in (out / TRUTH).read_text(encoding="utf-8").splitlines():
        truth = json.loads(line)
        files[truth["force"]].append(out / truth["file"])
    return dict(sorted(files.items()))


def read(out: Path, read_dir: Path, jobs: int = 1, checkout: Path | None = None) -> None:
    """Have ``forcewide extract`` read all letters. Raises CalledProcessError where it fails.

    ``checkout`` is another copy of the project, to compare readers.
    """
    command = str(Path(sys.executable).with_name("forcewide"))
    place = dict(os.environ)
    if checkout is not None:
        place["PYTHONPATH"] = str(checkout)
    for force, files in by_force(out).items():
        options = ["--force", force, "--out", str(read_dir), "--jobs", str(jobs)]
        line = [command, "extract", *options, *map(str, files)]
        subprocess.run(line, check=True, stderr=subprocess.DEVNULL, env=place)  # noqa: S603 - our own command


def main(arguments: Sequence[str] | None = None) -> None:
    """Command line."""
    parser = argparse.ArgumentParser(prog="python -m samples.letter_bank.reading")
    parser.add_argument("out", type=Path)
    parser.add_argument("read", type=Path)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--checkout", type=Path, help="another copy of the project to read with")
    chosen = parser.parse_args(arguments)
    read(chosen.out, chosen.read, chosen.jobs, chosen.checkout)


if __name__ == "__main__":
    main()
