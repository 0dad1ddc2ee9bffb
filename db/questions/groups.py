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
from zlib import crc32

from db.questions.candidates import candidates, winnow
from db.questions.likeness import Relation, Wording, compare, shingles
from db.questions.stock import stock_of
from db.questions.voices import is_stock
from db.questions.wording import Piece, pieces
from db.questions.years import year_of

KEPT: Final = 4096  # wordings that are kept unpacked while pairs are compared


@dataclass(frozen=True, slots=True)
class Request:
    """One request as its force printed it; ``date`` is a year, month or day in ISO form."""

    key: str
    force: str
    text: str
    date: str | None = None
    reference: str | None = None


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
            found = [piece for piece in pieces(request.text) if not is_stock(piece.words)]
            self.keys.append(request.key)
            self.years.append(year_of(request.date, request.reference))
            self._packed.append("\n".join(map(_pack, found)))
            forces.append((request.force, {_hash(piece): piece.length for piece in found}))
        self._stock = stock_of(forces)
        self.wording = lru_cache(KEPT)(self._wording)

    def _wording(self, position: int) -> Wording:
        unpacked = map(_unpack, self._packed[position].splitlines())
        return Wording(
            self.years[position],
            tuple(piece for piece in unpacked if _hash(piece) not in self._stock),
        )

    def fingerprint(self, position: int) -> array[int]:
        """The winnowed hashes of one request."""
        return array("I", sorted(set(winnow(list(shingles(self._wording(position).pieces))))))


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


def _hash(piece: Piece) -> int:
    return crc32(piece.words.encode()) << 16 | len(piece.words) & 0xFFFF


def _pack(piece: Piece) -> str:
    return f"{'?' if piece.asks else '.'}{piece.words}\t{'|'.join(piece.dates)}"


def _unpack(line: str) -> Piece:
    words, dates = line[1:].split("\t")
    return Piece(words, tuple(dates.split("|")) if dates else (), line[0] == "?")
