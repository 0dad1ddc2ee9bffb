"""How alike two requests are, and whether they are one request, one for another period, or two.

Copies lose their introduction, their lists or their end, and gain answers in between; what is
left of the shorter copy still stands in the longer one. Near misses share a preamble and ask
something else. So the measure is how much of one stands in the other, and what both still ask
beyond it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Final
from zlib import crc32

from rapidfuzz import fuzz

from db.questions.wording import Piece

SHINGLE: Final = 3  # words
LEAST_SHARED: Final = 10  # shingles that two requests must share: a common phrase is no request
CONTAINED: Final = 0.6  # of the shorter request's shingles
BARELY: Final = 0.42  # suffices where every question of one of them stands in the other
SAME_PIECE: Final = 78  # rapidfuzz's ratio (0 to 100) from which two pieces are one, reworded
ASKED_ELSE: Final = 6  # words of questions that only one of them asks, before they count
APART: Final = 2  # years between two requests that make them two waves of one template
ASKED_APART: Final = 0.5  # of both requests' questions: asked by one alone on either side


class Relation(StrEnum):
    """What two requests are to each other."""

    SAME = "same"
    PERIOD = "same_but_period"
    DIFFERENT = "different"


@dataclass(frozen=True)
class Wording:
    """One request made comparable: its pieces without stock wording."""

    year: int | None
    pieces: tuple[Piece, ...]

    @cached_property
    def shingles(self) -> frozenset[int]:
        """Hashes of every run of three words of a piece."""
        return frozenset(shingles(self.pieces))

    @cached_property
    def words(self) -> str:
        """All its words, for looking up a piece that lost its line breaks."""
        return " ".join(piece.words for piece in self.pieces)


def shingles(pieces: Iterable[Piece]) -> Iterator[int]:
    """A lasting hash of each run of three words in a piece; a shorter piece is one run."""
    for piece in pieces:
        words = piece.words.split()
        for start in range(max(1, len(words) - SHINGLE + 1)):
            yield crc32(" ".join(words[start : start + SHINGLE]).encode())


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two requests are to each other; ``score`` is the part of the shorter in the longer."""

    relation: Relation
    score: float


_UNLIKE: Final = Likeness(Relation.DIFFERENT, 0.0)


def compare(one: Wording, other: Wording) -> Likeness:
    """Whether two requests are the same. Symmetric."""
    shared = len(one.shingles & other.shingles)
    shorter = min(len(one.shingles), len(other.shingles))
    if shared < min(LEAST_SHARED, shorter) or not shorter:
        return _UNLIKE
    score = shared / shorter
    if score < BARELY:
        return Likeness(Relation.DIFFERENT, score)
    left, right = _asked_alone(one, other), _asked_alone(other, one)
    apart = min(left.alone, right.alone)
    if apart >= ASKED_ELSE and apart >= ASKED_APART * min(left.asked, right.asked):
        return Likeness(Relation.DIFFERENT, score)
    if score < CONTAINED and apart:
        return Likeness(Relation.DIFFERENT, score)
    return Likeness(Relation.PERIOD if other_period(one, other) else Relation.SAME, score)


@dataclass(frozen=True, slots=True)
class _Asked:
    asked: int  # words of its questions
    alone: int  # words of those that the other request does not have


def _asked_alone(one: Wording, other: Wording) -> _Asked:
    asking = [piece for piece in one.pieces if piece.asks]
    alone = sum(piece.length for piece in asking if not _stands_in(piece, other))
    return _Asked(sum(piece.length for piece in asking), alone)


def _stands_in(piece: Piece, other: Wording) -> bool:
    if set(shingles([piece])) <= other.shingles:
        return True
    if piece.length < SHINGLE:
        return f" {piece.words} " in f" {other.words} "
    return fuzz.partial_ratio(piece.words, other.words, score_cutoff=SAME_PIECE) > 0


def other_period(one: Wording, other: Wording) -> bool:
    """Whether two wordings of one template ask for different periods, or years apart."""
    both = list(_dated_alike(one, other))
    if both:
        return 2 * sum(first != second for first, second in both) > len(both)
    first, second = _years(one.pieces), _years(other.pieces)
    if first and second and 2 * len(first & second) < len(first | second):
        return True
    return one.year is not None and other.year is not None and abs(one.year - other.year) >= APART


def _dated_alike(one: Wording, other: Wording) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    """The dates of pieces that are the same but for their dates."""
    theirs = [piece for piece in other.pieces if piece.dates]
    for piece in one.pieces:
        if piece.dates and theirs:
            best = max(theirs, key=lambda their: fuzz.ratio(piece.words, their.words))
            if fuzz.ratio(piece.words, best.words) >= SAME_PIECE:
                yield frozenset(piece.dates), frozenset(best.dates)


def _years(pieces: Sequence[Piece]) -> set[str]:
    return {date[:4] for piece in pieces for date in piece.dates if date[:4].isdigit()}
