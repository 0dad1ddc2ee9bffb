"""Every number of likeness and stock, just inside and just outside."""

from __future__ import annotations

from itertools import count

import pytest

from db.questions.groups import LEAST_WORDS, Request, group
from db.questions.likeness import (
    APART,
    QUESTION,
    QUESTIONS_APART,
    SAME_PIECE,
    SAME_WORD,
    Relation,
    Wording,
    compare,
)
from db.questions.packing import pack
from db.questions.stock import stock_of
from db.questions.wording import Piece

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def words(number: int, start: int = 0) -> str:
    """So many words that no other call with another start has."""
    return " ".join(
        f"{_LETTERS[n // 676 % 26]}{_LETTERS[n // 26 % 26]}{_LETTERS[n % 26]}"
        for n in range(start, start + number)
    )


def pair(shared: int, own: int, asked: int = 0) -> tuple[Wording, Wording]:
    """Two requests with so many shingles in common and of their own, and words only they ask."""
    common = Piece(words(shared + 2), asks=True)
    starts = count(1_000, 1_000)

    def one() -> Wording:
        pieces = [common, Piece(words(own + 2, next(starts)))] if own else [common]
        if asked:
            pieces.append(Piece(words(asked, next(starts)), asks=True))
        return Wording(None, tuple(pieces))

    return one(), one()


@pytest.mark.parametrize(
    ("shared", "own", "asked", "relation"),
    [
        (10, 0, 0, Relation.SAME),  # LEAST_SHARED; a whole request of fewer is looked at, too
        (9, 4, 0, Relation.DIFFERENT),
        (10, 4, 0, Relation.SAME),
        (42, 58, 0, Relation.SAME),  # BARELY, where nothing is asked apart
        (41, 59, 0, Relation.DIFFERENT),
        (60, 39, 3, Relation.SAME),  # CONTAINED, where a little is asked apart
        (60, 40, 3, Relation.DIFFERENT),
        (4, 0, 5, Relation.DIFFERENT),
    ],
)
def test_how_much_of_one_stands_in_the_other(
    shared: int, own: int, asked: int, relation: Relation
) -> None:
    one, other = pair(shared, own, asked)
    assert compare(one, other).relation is relation
    assert compare(other, one) == compare(one, other)


@pytest.mark.parametrize(
    ("shared", "length", "relation"),
    [
        (2, QUESTION, Relation.DIFFERENT),  # QUESTIONS_APART: one of three on either side
        (3, QUESTION, Relation.SAME),  # one of four: each copy has lost another question
        (2, QUESTION - 1, Relation.SAME),  # QUESTION: three words are a remark
    ],
)
def test_what_is_asked_apart(shared: int, length: int, relation: Relation) -> None:
    both = []
    for start in (2_000, 3_000):
        asked = [Piece(words(40, 50 * n), asks=True) for n in range(shared)]
        both.append(Wording(None, (*asked, Piece(words(length, start), asks=True))))
    assert QUESTIONS_APART == 0.3
    assert compare(*both).relation is relation


@pytest.mark.parametrize(
    ("asked", "relation"),
    [
        ("how many motorbikes were reported stoeln in each district", Relation.SAME),
        ("how many motorboats were reported stolen in each district", Relation.DIFFERENT),
    ],
)
def test_one_word_that_is_another_makes_another_question(asked: str, relation: Relation) -> None:
    """SAME_WORD: "stoeln" is 83 to 100 like "stolen", "motorboats" 70 like "motorbikes"."""
    given = "how many motorbikes were reported stolen in each district"
    assert SAME_WORD == 75
    preamble = Piece(words(40))
    one, other = (Wording(None, (preamble, Piece(text, asks=True))) for text in (given, asked))
    assert compare(one, other).relation is relation


@pytest.mark.parametrize(("years", "relation"), [(1, Relation.SAME), (2, Relation.PERIOD)])
def test_how_long_after_makes_another_wave(years: int, relation: Relation) -> None:
    assert APART == 2
    pieces = (Piece(words(20), asks=True),)
    assert compare(Wording(2019, pieces), Wording(2019 + years, pieces)).relation is relation


@pytest.mark.parametrize(
    ("given", "relation"),
    [
        ("how many swans were rescued from the river by officers", Relation.SAME),
        ("which boats had been hired and for what price by whom", Relation.DIFFERENT),
    ],
)
def test_a_reworded_piece_is_the_same_piece(given: str, relation: Relation) -> None:
    assert SAME_PIECE == 78
    preamble = Piece(words(40))
    asked = Piece("how many swans were rescued from a river by an officer", asks=True)
    one, other = (Wording(None, (preamble, piece)) for piece in (asked, Piece(given, asks=True)))
    assert compare(one, other).relation is relation


@pytest.mark.parametrize(
    ("forces", "shared", "stock"),
    [
        ("aaa", 79, True),
        ("aaa", 80, False),  # ALIKE: the same request again
        ("aabbcc", 20, True),  # PAIRS: three, whichever force they are of
        ("aabbc", 20, False),
        ("abcdef", 20, False),  # nobody gets it twice
        ("aa", 20, False),  # REPEATED
    ],
)
def test_what_is_stock(forces: str, shared: int, stock: bool) -> None:
    requests = [(force, {1: shared, 100 + n: 100 - shared}) for n, force in enumerate(forces)]
    assert stock_of(requests) == ({1} if stock else frozenset())


@pytest.mark.parametrize(("length", "together"), [(LEAST_WORDS, True), (LEAST_WORDS - 1, False)])
def test_how_few_words_are_a_request(length: int, together: bool) -> None:
    given = [Request(force, force, pack(words(length))) for force in ("kent", "essex")]
    assert (len(set(group(given).groups.values())) == 1) is together
