"""Groups of the same single question, whichever requests it stands in.

Two questions are one where the stems that they ask in are the same. A question that refers to
another ("how many of those") is the same only where that one is the same, too. Within one request
that is known to have gone to many forces, its questions are matched as its sites have printed
them: misspelt, cut, without those before them.

More than a million questions must fit into a small machine: of each no more is kept than its
number in the order of all and a few hashes.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple, Protocol

from rapidfuzz import fuzz

from db.questions.asked import Asked
from db.questions.likeness import QUESTION, SAME_PIECE, missing
from db.questions.packing import number_of

_JOIN: Final = "\n"


@dataclass(frozen=True, slots=True)
class Questions:
    """The questions of one answer by their number, and its request's group."""

    key: str
    asked: Mapping[int, Asked]
    group: str | None = None


class OneQuestion(NamedTuple):
    """A question by its number in its answer, what it says, and what its period is known by."""

    number: int
    said: int
    request: str | None
    dated: str


Member = tuple[str, int]  # answer and number of the question


class Source(Protocol):
    """Answers with their questions."""

    def answers(self) -> Iterable[tuple[str, Iterable[OneQuestion]]]:
        """All of them, in the order of their keys and of the questions in each."""

    def pairs(self) -> Iterable[tuple[Member, Member]]:
        """Questions of one request's copies that are one although they say it otherwise."""


class Numbered:
    """Every question by its place in the order of answers and of questions in them."""

    def __init__(self) -> None:
        self._keys: list[str] = []
        self._first: dict[str, int] = {}  # answers by key, in their order
        self._starts = array("L")
        self._numbers = array("L")

    def __len__(self) -> int:
        return len(self._numbers)

    def begin(self, key: str) -> None:
        """Begin an answer."""
        self._first[key] = len(self._keys)
        self._starts.append(len(self._numbers))
        self._keys.append(key)

    def add(self, number: int) -> int:
        """Number a question of the answer that was begun last."""
        self._numbers.append(number)
        return len(self._numbers) - 1

    def place(self, key: str, number: int) -> int | None:
        """The place of a question; None where there is none."""
        answer = self._first.get(key)
        if answer is None:
            return None
        start = self._starts[answer]
        end = self._starts[answer + 1] if answer + 1 < len(self._starts) else len(self)
        found = bisect_left(self._numbers, number, start, end)
        return found if found < end and self._numbers[found] == number else None

    def member(self, place: int) -> tuple[str, int]:
        """The answer and the number of a question."""
        return self._keys[bisect_right(self._starts, place) - 1], self._numbers[place]


@dataclass(frozen=True, slots=True)
class Same:
    """By a question's place, the first of the same period, and the first of any period."""

    numbered: Numbered
    groups: array[int]
    families: array[int]


def same_questions(source: Source) -> Same:
    """Group questions; a group and a family are named by the place of their first one."""
    numbered, families = Numbered(), array("L")
    periods: tuple[array[int], array[int]] = array("Q"), array("Q")
    first: dict[int, int] = {}
    for key, lines in source.answers():
        numbered.begin(key)
        for line in lines:
            place = numbered.add(line.number)
            families.append(place)
            _join(families, first.setdefault(line.said, place), place)
            periods[0].append(number_of(f"request {line.request}") if line.request else 0)
            periods[1].append(number_of(line.dated))
    first.clear()
    for one, other in source.pairs():
        places = numbered.place(*one), numbered.place(*other)
        if places[0] is not None and places[1] is not None:
            _join(families, places[0], places[1])
    for at in range(len(families)):
        families[at] = _root(families, at)
    return Same(numbered, _by_period(families, periods), families)


def _by_period(families: array[int], periods: Sequence[array[int]]) -> array[int]:
    """Each question's group: those of its family to one request, or with the same dates."""
    groups = array("L", range(len(families)))
    shared = bytearray(len(families))
    for place, family in enumerate(families):
        if family != place:
            shared[family] = 1
    first: dict[int, int] = {}
    for place, family in enumerate(families):
        if shared[family]:
            for period in (its[place] for its in periods if its[place]):
                _join(groups, first.setdefault(hash((family, period)), place), place)
    for at in range(len(groups)):
        groups[at] = _root(groups, at)
    return groups


def said(answer: Questions) -> Iterator[tuple[int, int]]:
    """Each question's number and hash: its stems, and those of the question that it refers to."""
    before = f"request {answer.group or answer.key}"
    for number, one in sorted(answer.asked.items()):
        own = " ".join(one.stems)
        every = _JOIN.join((before, own)) if one.refers else own
        if not one.refers:
            before = own
        yield number, number_of(every)


def dated(dates: Iterable[str], year: int | None) -> str:
    """What two questions of one period have in common beside their request."""
    return "|".join(sorted(set(dates))) or f"undated {year}"


def matched(answers: Sequence[Questions]) -> Iterator[tuple[Member, Member]]:
    """The questions of one request's copies that are one, longest wordings first."""
    every = [
        ((answer.key, number), one) for answer in answers for number, one in answer.asked.items()
    ]
    founders: dict[tuple[str, ...], Member] = {}
    kinds: list[tuple[Member, Asked]] = []
    for member, one in sorted(every, key=lambda item: (-len(item[1].words), item[0])):
        alike = founders.get(one.stems) or next(
            (founder for founder, kind in kinds if founder[0] != member[0] and _alike(one, kind)),
            None,
        )
        if alike:
            yield alike, member
        else:
            kinds.append((member, one))
        founders.setdefault(one.stems, alike or member)


def _alike(one: Asked, other: Asked) -> bool:
    """Whether two questions are one, misspelt or cut short; numbers in them are the same."""
    if one.numbers != other.numbers:
        return False
    shorter, longer = sorted((one.words, other.words), key=len)
    if longer.startswith(shorter):
        return shorter.count(" ") >= QUESTION - 1
    return (
        fuzz.ratio(shorter, longer) >= SAME_PIECE
        and not missing(shorter, longer)
        and not missing(longer, shorter)
    )


def _root(up: array[int], one: int) -> int:
    while up[one] != one:
        up[one] = up[up[one]]
        one = up[one]
    return one


def _join(up: array[int], one: int, other: int) -> None:
    first, second = sorted((_root(up, one), _root(up, other)))
    up[second] = first
