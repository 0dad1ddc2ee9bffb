"""Groups of the same request.

Longer requests found groups, shorter ones join the group that they are most alike. No group is ever
merged with another, so one wrong likeness misplaces one request and joins nothing else.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from db.questions.candidates import candidates
from db.questions.likeness import Relation, Wording, compare
from db.questions.packing import fingerprint, hash_of, unpack
from db.questions.stock import stock_of

LEAST_WORDS: Final = 5  # "see attached letter" is not the same request everywhere
COMPARED: Final = 5  # members of a group that a request is compared with, the longest first
KEPT: Final = 4096  # wordings that are kept unpacked while pairs are compared


@dataclass(frozen=True, slots=True)
class Request:
    """One request made comparable; ``wording`` is what ``pack`` makes of its text."""

    key: str
    force: str
    wording: str
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two requests that were found alike."""

    one: str
    other: str
    relation: Relation
    score: float


@dataclass(frozen=True, slots=True)
class Grouped:
    """Each request's group, named by its founder, and the pairs that were found alike."""

    groups: Mapping[str, str]
    pairs: tuple[Pair, ...]


class _Bank:
    """All requests, packed: what 300,000 of them need must fit into a small machine.

    Requests of one wording and year are one entry with several keys.
    """

    def __init__(self, requests: Iterable[Request]) -> None:
        self.keys: list[list[str]] = []
        self.wordless: list[str] = []  # keys of requests that say too little to be compared
        self._entries: list[tuple[str, int | None]] = []
        places: dict[tuple[str, int | None], int] = {}
        forces: list[tuple[str, dict[int, int]]] = []
        # In the order of their keys, so that the order they come in changes nothing.
        for request in sorted(requests, key=lambda one: one.key):
            lengths = {hash_of(piece): piece.length for piece in unpack(request.wording)}
            if sum(lengths.values()) >= LEAST_WORDS:
                self._add(places, request)
                forces.append((request.force, lengths))
            else:
                self.wordless.append(request.key)
        self._stock = stock_of(forces)
        self.wording = lru_cache(KEPT)(self._wording)

    def _add(self, places: dict[tuple[str, int | None], int], request: Request) -> None:
        entry = (request.wording, request.year)
        place = places.setdefault(entry, len(self.keys))
        if place == len(self.keys):
            self.keys.append([])
            self._entries.append(entry)
        self.keys[place].append(request.key)

    def _wording(self, place: int) -> Wording:
        packed, year = self._entries[place]
        found = (piece for piece in unpack(packed) if hash_of(piece) not in self._stock)
        return Wording(year, tuple(found))

    def fingerprint(self, place: int) -> array[int]:
        """The winnowed hashes of one entry."""
        return fingerprint(self._wording(place).pieces)


def group(requests: Iterable[Request]) -> Grouped:
    """Group requests; pairs are symmetric. Linear in the requests, also within round robins."""
    bank = _Bank(requests)
    sizes = [len(bank.wording(place).shingles) for place in range(len(bank.keys))]
    order = sorted(range(len(sizes)), key=lambda place: (-sizes[place], bank.keys[place]))
    longer = _longer(order, [bank.fingerprint(place) for place in range(len(sizes))])
    home: dict[int, int] = {}
    pairs: list[Pair] = []
    for one in order:
        first, *copies = bank.keys[one]
        pairs += (Pair(first, copy, Relation.SAME, 1.0) for copy in copies)
        votes: dict[int, list[float]] = defaultdict(list)
        for other in longer(one):
            if len(votes[home[other]]) < COMPARED:
                found = compare(bank.wording(one), bank.wording(other))
                if found.relation is not Relation.DIFFERENT:
                    pairs.append(Pair(first, bank.keys[other][0], found.relation, found.score))
                votes[home[other]].append(found.score if found.relation is Relation.SAME else 0.0)
        home[one] = _chosen(votes, one)
    groups = {key: bank.keys[its][0] for one, its in home.items() for key in bank.keys[one]}
    return Grouped(groups | {key: key for key in bank.wordless}, tuple(pairs))


def _longer(
    order: Sequence[int], fingerprints: Sequence[array[int]]
) -> Callable[[int], Iterator[int]]:
    """What finds the longer requests that may be the same as a request, the longest first."""
    rank = array("I", bytes(4 * len(order)))
    for place, one in enumerate(order):
        rank[one] = place
    found: dict[int, set[int]] = {}
    for one, other in candidates(fingerprints):
        shorter, longer = (
            (rank[one], rank[other]) if rank[one] > rank[other] else (rank[other], rank[one])
        )
        found.setdefault(shorter, set()).add(longer)
    return lambda one: (order[place] for place in sorted(found.pop(rank[one], ())))


def _chosen(votes: Mapping[int, Sequence[float]], own: int) -> int:
    """The group most alike, by the mean over the members it was compared with."""
    strength = {
        name: sum(scores) / len(scores)
        for name, scores in votes.items()
        if 2 * sum(score > 0 for score in scores) >= len(scores)
    }
    return max(strength, key=lambda name: (strength[name], -name), default=own)
