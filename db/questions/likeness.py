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
from rapidfuzz.distance import ScoreAlignment

from db.questions.telling import is_telling
from db.questions.wording import Piece

SHINGLE: Final = 3  # words
LEAST_SHARED: Final = 10  # shingles that two requests must share: a common phrase is no request
CONTAINED: Final = 0.6  # of the shorter request's shingles
BARELY: Final = 0.42  # suffices where every question of one of them stands in the other
SAME_PIECE: Final = 78  # rapidfuzz's ratio (0 to 100) from which two pieces are one, reworded
QUESTION: Final = 4  # words that make a question by itself
QUESTIONS_APART: Final = 0.3  # of each request's questions: asked by it alone
SAME_WORD: Final = 75  # the same ratio from which two words are one, misspelt or inflected
APART: Final = 2  # years between two requests that make them two waves of one template


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
        return frozenset().union(*self.runs)

    @cached_property
    def runs(self) -> tuple[frozenset[int], ...]:
        """The same of each piece by itself."""
        return tuple(frozenset(shingles([piece])) for piece in self.pieces)

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
    one, other = sorted((one, other), key=lambda wording: len(wording.shingles))
    short = _asked_alone(one, other)
    if short.words_alone:  # else whatever the longer one asks more, one request has all of another
        long = _asked_alone(other, one)
        if _ask_else(short, long) or (score < CONTAINED and long.words_alone):
            return Likeness(Relation.DIFFERENT, score)
    return Likeness(Relation.PERIOD if other_period(one, other) else Relation.SAME, score)


@dataclass(frozen=True, slots=True)
class _Asked:
    """How many questions a request asks, how many of them another does not, and in what words."""

    questions: int
    alone: int
    words_alone: int


def _asked_alone(one: Wording, other: Wording) -> _Asked:
    asked = [
        (piece.length, runs <= other.shingles or _stands_in(piece, other))
        for piece, runs in zip(one.pieces, one.runs, strict=True)
        if piece.asks
    ]
    long = [there for length, there in asked if length >= QUESTION]
    return _Asked(
        len(long),
        long.count(False),
        sum(length for length, there in asked if not there),
    )


def _ask_else(left: _Asked, right: _Asked) -> bool:
    """Whether each of two requests asks enough that the other does not."""
    return all(one.alone and one.alone >= QUESTIONS_APART * one.questions for one in (left, right))


def _stands_in(piece: Piece, other: Wording) -> bool:
    """Whether a piece that has no exact copy in another request stands there reworded."""
    if piece.length < SHINGLE:
        return f" {piece.words} " in f" {other.words} "
    found = fuzz.partial_ratio_alignment(piece.words, other.words, score_cutoff=SAME_PIECE)
    return found is not None and not missing(piece.words, _whole_words(other.words, found))


def _whole_words(words: str, found: ScoreAlignment) -> str:
    """The words that an alignment lies in."""
    start = words.rfind(" ", 0, found.dest_start + 1) + 1
    end = words.find(" ", found.dest_end)
    return words[start : end if end >= 0 else len(words)]


def missing(words: str, among: str) -> bool:
    """Whether a word that says what is asked is not among others: the same asked of else."""
    there = among.split()
    return any(
        is_telling(word)
        and word not in there
        and not any(fuzz.ratio(word, one, score_cutoff=SAME_WORD) for one in there)
        for word in words.split()
    )


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
                dates, others = frozenset(piece.dates), frozenset(best.dates)
                yield (dates, dates) if _cut(piece, best) else (dates, others)


def _cut(one: Piece, other: Piece) -> bool:
    """Whether one of two pieces is the beginning of the other, so that dates of it may be lost."""
    shorter, longer = sorted((one, other), key=lambda piece: len(piece.words))
    return (
        shorter.words != longer.words
        and longer.words.startswith(shorter.words)
        and set(shorter.dates) <= set(longer.dates)
    )


def _years(pieces: Sequence[Piece]) -> set[str]:
    return {date[:4] for piece in pieces for date in piece.dates if date[:4].isdigit()}
