"""Stock wording: what a site prints around every request, learned from the requests themselves.

A cookie notice, an opener or a recital of section 1 stands beside requests that share nothing
else; a sentence of a request sent to many forces stands beside the rest of the same request. So a
piece is stock when it recurs although most of its requests have words that nobody else has.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

OF_ONE_FORCE: Final = 3  # so many requests of one force have what it prints around each
RARE: Final = 2  # a piece of at most so many requests is one of their own words
OWN_WORDS: Final = 12  # so many words of its own ...
OWN_PART: Final = 0.25  # ... and this part of all make a request one that shares little else
SHARE: Final = 0.5  # of a stock piece's requests have words of their own


def stock_of(requests: Sequence[tuple[str, Mapping[int, int]]]) -> frozenset[int]:
    """The hashes of stock pieces, given each request's force and its pieces' hashes and lengths."""
    counts = _counts(requests)
    seen: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    by_force: Counter[tuple[int, str]] = Counter()
    for force, lengths in requests:
        own = sum(length for one, length in lengths.items() if one not in counts)
        is_own = own >= max(OWN_WORDS, OWN_PART * sum(lengths.values()))
        for one in lengths:
            if one in counts:
                seen[one][is_own] += 1
                by_force[one, force] += 1
    repeated = {one for (one, _), count in by_force.items() if count >= OF_ONE_FORCE}
    return frozenset(one for one in repeated if seen[one][True] >= SHARE * sum(seen[one]))


def _counts(requests: Sequence[tuple[str, Mapping[int, int]]]) -> frozenset[int]:
    """The pieces that more than ``RARE`` requests have.

    Sorted numbers cost less memory than a count of each.
    """
    every = array("Q", sorted(one for _, lengths in requests for one in lengths))
    return frozenset(
        every[place] for place in range(RARE, len(every)) if every[place] == every[place - RARE]
    )
