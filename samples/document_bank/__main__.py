"""Writes the bank: ``python -m samples.document_bank OUT --half a``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from samples.document_bank.bank import write


def main() -> None:
    """Reads the command line and writes."""
    parser = argparse.ArgumentParser(prog="python -m samples.document_bank", description=__doc__)
    parser.add_argument("out", type=Path, help="folder for the files and their truth")
    parser.add_argument("--half", choices=("a", "b", "all"), default="all")
    options = parser.parse_args()
    count = write(options.out, options.half)
    sys.stdout.write(f"{count} files in {options.out}\n")


if __name__ == "__main__":
    main()
