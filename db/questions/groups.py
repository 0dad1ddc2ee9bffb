"""Groups of the same request.

Longer requests found groups, shorter ones join the group that they are most alike. No group is ever
merged with another, so one wrong likeness misplaces one request and joins nothing else.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from db.questions.candidates import candidates
from db.questions.likeness import Relation, Wording, compare
from db.questions.packing import fingerprint, hash_of, unpack
from db.questions.stock import stock_of

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
    """All requests, packed: what 300,000 of them need must fit into a small machine."""

    def __init__(self, requests: Iterable[Request]) -> None:
        self.keys: list[str] = []
        self.years: list[int | None] = []
        self._packed: list[str] = []
        forces: list[tuple[str, dict[int, int]]] = []
        for request in requests:
            self.keys.append(request.key)
            self.years.append(request.year)
            self._packed.append(request.wording)
            found = unpack(request.wording)
            forces.append((request.force, {hash_of(piece): piece.length for piece in found}))
        self._stock = stock_of(forces)
        self.wording = lru_cache(KEPT)(self._wording)

    def _wording(self, position: int) -> Wording:
        found = unpack(self._packed[position])
        return Wording(
            self.years[position],
            tuple(piece for piece in found if hash_of(piece) not in self._stock),
        )

    def fingerprint(self, position: int) -> array[int]:
        """The winnowed hashes of one request."""
        return fingerprint(self._wording(position).pieces)


def group(requests: Iterable[Request]) -> Grouped:
    """Group requests;

    What is told of pairs is symmetric. Linear in the requests but for round robins.
    """
    bank = _Bank(requests)
    sizes = [len(bank.wording(position).shingles) for position in range(len(bank.keys))]
    order = sorted(range(len(sizes)), key=lambda position: (-sizes[position], bank.keys[position]))
    near = _neighbours([bank.fingerprint(position) for position in range(len(sizes))])
    home: dict[int, int] = {}
    pairs: list[Pair] = []
    for one in order:
        votes: dict[int, list[float]] = defaultdict(list)
        for other in near.get(one, ()):
            if other in home:
                found = compare(bank.wording(one), bank.wording(other))
                if found.relation is not Relation.DIFFERENT:
                    pairs.append(
                        Pair(bank.keys[one], bank.keys[other], found.relation, found.score)
                    )
                votes[home[other]].append(found.score if found.relation is Relation.SAME else 0.0)
        home[one] = _chosen(votes, one)
    return Grouped({bank.keys[one]: bank.keys[its] for one, its in home.items()}, tuple(pairs))


def _neighbours(fingerprints: Sequence[array[int]]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {}
    for one, other in candidates(fingerprints):
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return found


def _chosen(votes: Mapping[int, Sequence[float]], own: int) -> int:
    """The group most alike, by the mean over the members it was compared with."""
    strength = {
        name: sum(scores) / len(scores)
        for name, scores in votes.items()
        if 2 * sum(score > 0 for score in scores) >= len(scores)
    }
    return max(strength, key=lambda name: (strength[name], -name), default=own)
