"""Every wording seen on real pages, alone in a minimal letter.

``python -m samples.letter_bank.wordings OUT`` writes the letters and their truth; the bank's own
``reading`` and ``score`` measure them. ``seen`` says which category means what.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

from samples.letter_bank.model import Letter, Page, Truth
from samples.letter_bank.seen import CSV, Seen, read_seen
from samples.letter_bank.write import write

RECEIVED, RESPONDED = "2020-03-02", "2020-03-27"


def minimal(seen: Seen, number: int) -> Letter:
    """The phrase in the smallest letter that has a reference, dates, a request and a response."""
    scots = seen.act == "FOISA"
    reference = "IM-FOI-2020-0455" if scots else "20/03/455"
    figures = "2018: 14\n2019: 31"
    asked, told = "How many were recorded in 2018 and 2019?", seen.phrase
    if seen.where == "request":
        asked, told = f"{asked}\n\n{seen.phrase}", figures
    elif seen.data:
        told = f"{figures}\n\n{told}"
    if seen.kind == "exemption_applied":
        told = f"The information is exempt by virtue of the following.\n\n{told}"
    head = f"FOI Reference: {reference}\nDate received: 2 March 2020\n"
    day = "27 March 2020"
    text = (
        f"{head}Date: {day}\n\n{told}"
        if seen.where == "alone"
        else f"{head}Date of response: {day}\n\nRequest:\n\n{asked}\n\nResponse:\n\n{told}"
    )
    truth = Truth(
        file=f"{number:03}-{seen.kind}-{seen.key}.txt",
        force="scotland" if scots else "kent",
        half="",
        kind="answer" if seen.where != "alone" else seen.meaning,
        structure=seen.kind,
        source="seen",
        outcome=seen.outcomes or (),
        reference=(reference,),
        received=(RECEIVED,),
        responded=(RESPONDED, None) if seen.where == "alone" else (RESPONDED,),
        applied=seen.applied or (),
        optional=(),
        mentioned=(),
        lang="en",
        wordings=(seen.key,),
        deciding=seen.phrase,
        judged=tuple(
            name
            for name, value in (("outcome", seen.outcomes), ("sections", seen.applied))
            if value is not None
        ),
    )
    return Letter(Page(text, (reference,)), truth)


def main(arguments: Sequence[str] | None = None) -> None:
    """Command line."""
    parser = argparse.ArgumentParser(prog="python -m samples.letter_bank.wordings")
    parser.add_argument("out", type=Path)
    parser.add_argument("--csv", type=Path, default=CSV)
    chosen = parser.parse_args(arguments)
    letters = [minimal(seen, n) for n, seen in enumerate(read_seen(chosen.csv), 1)]
    print(f"{write(letters, chosen.out)} letters")


if __name__ == "__main__":
    main()
