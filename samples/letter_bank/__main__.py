"""``python -m samples.letter_bank OUT --seed N --half a|b|all``: write the bank."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from samples.letter_bank.build import make
from samples.letter_bank.seen import CSV, plain_wordings
from samples.letter_bank.write import write


def main(arguments: Sequence[str] | None = None) -> None:
    """Command line."""
    parser = argparse.ArgumentParser(prog="python -m samples.letter_bank")
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--half", choices=("a", "b", "all"), default="all")
    parser.add_argument("--csv", type=Path, default=CSV, help="wordings seen on real pages")
    parser.add_argument("--own", action="store_true", help="leave out the wordings of the CSV")
    chosen = parser.parse_args(arguments)
    letters = []
    for which in "ab" if chosen.half == "all" else chosen.half:
        seen = () if chosen.own else plain_wordings(which, chosen.csv)
        letters += make(chosen.seed, which, seen)
    print(f"{write(letters, chosen.out)} letters")


if __name__ == "__main__":
    main()
