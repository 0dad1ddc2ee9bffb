"""Groups of the same request.

Longer requests found groups, shorter ones join the group that they are most alike. No group is ever
merged with another, so one wrong likeness misplaces one request and joins nothing else.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from struct import Struct
from typing import Final, TypeVar

from db.questions.candidates import candidates
from db.questions.likeness import Likeness, Relation, Wording, compare
from db.questions.packing import fingerprint, hash_of, number_of, unpack
from db.questions.stock import Lengths, stock_of

LEAST_WORDS: Final = 5  # "see attached letter" is not the same request everywhere
COMPARED: Final = 5  # members of a group that a request is compared with, the longest first
KEPT: Final = 4096  # wordings that are kept unpacked while pairs are compared
_FOUND: Final = Struct("<QBd")  # another request, what it is to this one, and the score
_RELATIONS: Final = tuple(Relation)
Other = TypeVar("Other", bound=Hashable)


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


@dataclass(frozen=True, slots=True)
class Copies:
    """Requests of one wording and year: the keys of all, the least number first."""

    wording: str
    year: int | None
    keys: list[str]


class Bank:
    """All requests, packed: what 300,000 of them need must fit into a small machine.

    Their order is that of their numbers, so that the order they come in changes nothing, and a
    request that comes or goes moves no other one.
    """

    def __init__(self, requests: Iterable[Request]) -> None:
        self.entries: list[Copies] = []
        self.wordless: list[str] = []  # keys of requests that say too little to be compared
        self.forces: list[tuple[str, str, Lengths]] = []  # key, force and pieces of each request
        places: dict[tuple[str, int | None], int] = {}
        for request in sorted(requests, key=lambda one: number_of(one.key)):
            lengths = lengths_of(request.wording)
            if says_enough(lengths):
                self._add(places, request)
                self.forces.append((request.key, request.force, lengths))
            else:
                self.wordless.append(request.key)
        self.stock = stock_of([(force, lengths) for _, force, lengths in self.forces])
        self.wording = lru_cache(KEPT)(self._wording)

    def _add(self, places: dict[tuple[str, int | None], int], request: Request) -> None:
        place = places.setdefault((request.wording, request.year), len(self.entries))
        if place == len(self.entries):
            self.entries.append(Copies(request.wording, request.year, []))
        self.entries[place].keys.append(request.key)

    def _wording(self, place: int) -> Wording:
        entry = self.entries[place]
        return without_stock(entry.wording, entry.year, self.stock)

    def fingerprint(self, place: int) -> array[int]:
        """The winnowed hashes of one entry."""
        return fingerprint(self._wording(place).pieces)


def lengths_of(wording: str) -> dict[int, int]:
    """The hashes of a packed request's pieces, with their words."""
    return {hash_of(piece): piece.length for piece in unpack(wording)}


def says_enough(lengths: Lengths) -> bool:
    """Whether a request has the words to be compared with others."""
    return sum(lengths.values()) >= LEAST_WORDS


def without_stock(packed: str, year: int | None, stock: frozenset[int] | set[int]) -> Wording:
    """A packed request without the pieces that are stock wording."""
    return Wording(year, tuple(piece for piece in unpack(packed) if hash_of(piece) not in stock))


@dataclass(frozen=True, slots=True)
class Grouping:
    """Entries of a bank by their place: size, hashes, group, and what they were found to be."""

    bank: Bank
    sizes: Sequence[int]
    prints: Sequence[array[int]]
    homes: Mapping[int, int]
    found: Mapping[int, bytes]  # places of others, as ``written`` packs them


def group(requests: Iterable[Request]) -> Grouped:
    """Group requests; pairs are symmetric. Linear in the requests, also within round robins."""
    made = grouping(requests)
    entries = made.bank.entries
    groups = {
        key: entries[its].keys[0] for one, its in made.homes.items() for key in entries[one].keys
    }
    return Grouped(groups | {key: key for key in made.bank.wordless}, tuple(_pairs(made)))


def grouping(requests: Iterable[Request]) -> Grouping:
    """The same with all that a later night needs to compare only what has changed."""
    bank = Bank(requests)
    places = range(len(bank.entries))
    sizes = array("L", (len(bank.wording(place).shingles) for place in places))
    prints = [bank.fingerprint(place) for place in places]
    order = sorted(places, key=lambda place: (-sizes[place], place))
    longer = _longer(order, prints)
    homes: dict[int, int] = {}
    found: dict[int, bytes] = {}
    for one in order:
        homes[one], its = settle(
            one,
            longer(one),
            homes.__getitem__,
            partial(_compared, bank, bank.wording(one)),
        )
        found[one] = written(its)
    return Grouping(bank, sizes, prints, homes, found)


def _compared(bank: Bank, wording: Wording, other: int) -> Likeness:
    return compare(wording, bank.wording(other))


def settle(
    own: int,
    longer: Iterable[Other],
    home: Callable[[Other], int],
    compared: Callable[[Other], Likeness],
) -> tuple[int, dict[Other, Likeness]]:
    """The group of a request, and what it is to the requests that it was compared with.

    ``longer`` are those that may be the same, the longest first, all with a group; its own number
    names a group that it founds.
    """
    votes: dict[int, list[float]] = defaultdict(list)
    found: dict[Other, Likeness] = {}
    for other in longer:
        its = votes[home(other)]
        if len(its) < COMPARED:
            found[other] = likeness = compared(other)
            its.append(likeness.score if likeness.relation is Relation.SAME else 0.0)
    return _chosen(votes, own), found


def _chosen(votes: Mapping[int, Sequence[float]], own: int) -> int:
    """The group most alike, by the mean over the members it was compared with."""
    strength = {
        name: sum(scores) / len(scores)
        for name, scores in votes.items()
        if 2 * sum(score > 0 for score in scores) >= len(scores)
    }
    return max(strength, key=lambda name: (strength[name], -name), default=own)


def written(found: Mapping[int, Likeness]) -> bytes:
    """What a request was found to be to others, in 17 bytes each."""
    return b"".join(
        _FOUND.pack(other, _RELATIONS.index(one.relation), one.score)
        for other, one in found.items()
    )


def read(packed: bytes) -> Iterator[tuple[int, Likeness]]:
    """What ``written`` packed."""
    for other, relation, score in _FOUND.iter_unpack(packed):
        yield other, Likeness(_RELATIONS[relation], score)


def _pairs(made: Grouping) -> Iterator[Pair]:
    entries = made.bank.entries
    for one in made.homes:
        first, *copies = entries[one].keys
        yield from (Pair(first, copy, Relation.SAME, 1.0) for copy in copies)
        for other, likeness in read(made.found[one]):
            if likeness.relation is not Relation.DIFFERENT:
                yield Pair(first, entries[other].keys[0], likeness.relation, likeness.score)


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
