"""Stock wording: what stands around many requests, learned from the requests themselves.

A site's cookie notice, a force's opener and a requester's "please answer by e-mail" come back in
requests to one force that share nothing else. A sentence of a request sent to many forces does
not: the same force gets it once, or again with the rest of the same request.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from statistics import median
from typing import Final

REPEATED: Final = 3  # requests that have a piece before it is looked at
PAIRS: Final = 3  # pairs of requests to one force that must have it
LOOKED_AT: Final = 3  # requests of one force that are compared with each other
ALIKE: Final = 0.8  # of the shorter request's words: more in common is the same request again

Lengths = Mapping[int, int]  # the hashes of a request's pieces, with their words


def stock_of(requests: Sequence[tuple[str, Lengths]]) -> frozenset[int]:
    """The hashes of stock pieces, given each request's force and its pieces' hashes and lengths."""
    found = set()
    for piece, pairs in _pairs(requests):
        common = [_in_common(requests[one][1], requests[other][1]) for one, other in pairs]
        if len(common) >= PAIRS and median(common) < ALIKE:
            found.add(piece)
    return frozenset(found)


def _pairs(requests: Sequence[tuple[str, Lengths]]) -> Iterator[tuple[int, list[tuple[int, int]]]]:
    """Each piece that comes back, with pairs of requests to one force that have it."""
    repeated = _repeated(requests)
    places: dict[int, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for position, (force, lengths) in enumerate(requests):
        for piece in lengths:
            if piece in repeated and len(places[piece][force]) < LOOKED_AT:
                places[piece][force].append(position)
    for piece, by_force in places.items():
        yield piece, [pair for one in by_force.values() for pair in combinations(one, 2)]


def _repeated(requests: Sequence[tuple[str, Lengths]]) -> frozenset[int]:
    """Pieces of enough requests. Sorted numbers cost less memory than a count of each."""
    every = array("Q", sorted(one for _, lengths in requests for one in lengths))
    step = REPEATED - 1
    return frozenset(
        every[place] for place in range(step, len(every)) if every[place] == every[place - step]
    )


def _in_common(one: Lengths, other: Lengths) -> float:
    """The words of the pieces that two requests share, as a part of the shorter one's."""
    shared = sum(length for piece, length in one.items() if piece in other)
    return shared / min(sum(one.values()), sum(other.values()))
