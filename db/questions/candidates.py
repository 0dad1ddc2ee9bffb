"""Which requests are worth comparing: those that share a run of words which few others have.

Of the hashes of a request only the least of each window is kept (winnowing: Schleimer, Wilkerson
and Aiken, SIGMOD 2003), so that two requests with seven words in a row in common always share
one, wherever they stand and however much of either is lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

WINDOW: Final = 5  # shingles of three words: a common run of seven words is always found
CROWD: Final = 24  # requests that may share a hash before only neighbours among them are paired
PARTS: Final = 8  # of the hashes, sorted one after another
NEIGHBOURS: Final = 12  # that each of a crowd is paired with


def winnow(hashes: Sequence[int]) -> Iterator[int]:
    """The least hash of each window, each once in a row."""
    last = None
    for start in range(max(1, len(hashes) - WINDOW + 1)):
        least = min(hashes[start : start + WINDOW], default=None)
        if least is not None and least != last:
            last = least
            yield least


def candidates(fingerprints: Sequence[Sequence[int]]) -> Iterator[tuple[int, int]]:
    """Pairs of positions (earlier, later) that share a hash, each pair once for each.

    ``fingerprints`` are winnowed hashes of 32 bits. Time and memory are linear in them: of a crowd,
    each is paired with its nearest predecessors only; and a part of the hashes is sorted at a time.
    """
    for part in range(PARTS):
        for members in _runs(sorted(_packed(fingerprints, part))):
            reach = len(members) if len(members) <= CROWD else NEIGHBOURS
            for place, later in enumerate(members):
                for earlier in members[max(0, place - reach) : place]:
                    yield earlier, later


def _packed(fingerprints: Sequence[Sequence[int]], part: int) -> Iterator[int]:
    """Hash and position in one number, so that sorting brings equal hashes together."""
    for position, hashes in enumerate(fingerprints):
        for one in hashes:
            if one % PARTS == part:
                yield one << 32 | position


def _runs(postings: Sequence[int]) -> Iterator[list[int]]:
    """The positions under each hash that more than one request has."""
    run: list[int] = []
    current = -1
    for packed in postings:
        if packed >> 32 != current:
            if len(run) > 1:
                yield run
            run, current = [], packed >> 32
        run.append(packed & 0xFFFFFFFF)
    if len(run) > 1:
        yield run
