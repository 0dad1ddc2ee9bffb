"""Groups of the same single question, whichever requests it stands in.

Two questions are one where the stems that they ask in are the same. A question that refers to
another ("how many of those") is the same only where that one is the same, too. Within one request
that is known to have gone to many forces, its questions are matched as its sites have printed
them: misspelt, cut, without those before them.

More than a million questions must fit into a small machine: they are read several times, and of
each no more is kept than its number in the order of all.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final, Protocol

from rapidfuzz import fuzz

from db.questions.asked import Asked
from db.questions.likeness import QUESTION, SAME_PIECE, missing

_JOIN: Final = "\n"


@dataclass(frozen=True, slots=True)
class Questions:
    """The questions of one answer by their number, its request's group and year."""

    key: str
    asked: Mapping[int, Asked]
    group: str | None = None
    year: int | None = None


class Source(Protocol):
    """Answers with their questions, to be read as often as needed."""

    def answers(self) -> Iterable[Questions]:
        """All of them, in the order of their keys."""

    def requests(self) -> Iterable[Sequence[Questions]]:
        """Those to one request together, for each group of the same request."""


class Numbered:
    """Every question by its place in the order of answers and of questions in them."""

    def __init__(self) -> None:
        self._keys: list[str] = []
        self._first: dict[str, int] = {}  # answers by key, in their order
        self._starts = array("L")
        self._numbers = array("L")

    def __len__(self) -> int:
        return len(self._numbers)

    def add(self, answer: Questions) -> Iterator[tuple[int, int]]:
        """Number an answer's questions; yield their places with their numbers in the answer."""
        self._first[answer.key] = len(self._keys)
        self._starts.append(len(self._numbers))
        self._keys.append(answer.key)
        for number in sorted(answer.asked):
            yield len(self._numbers), number
            self._numbers.append(number)

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
    numbered, families, first = Numbered(), array("L"), dict[int, int]()
    for answer in source.answers():
        keys = dict(_keys(answer))
        for place, number in numbered.add(answer):
            families.append(place)
            _join(families, first.setdefault(keys[number], place), place)
    first.clear()
    for together in source.requests():
        for one, other in _matched(together):
            places = numbered.place(*one), numbered.place(*other)
            if places[0] is not None and places[1] is not None:
                _join(families, places[0], places[1])
    groups = array("L", range(len(numbered)))
    place = 0
    for answer in source.answers():
        for number in sorted(answer.asked):
            for period in _period(answer, number):
                said = f"{_root(families, place)} {period}"
                _join(groups, first.setdefault(_hash(said), place), place)
            place += 1
    for union in (groups, families):
        for at in range(len(union)):
            union[at] = _root(union, at)
    return Same(numbered, groups, families)


def _keys(answer: Questions) -> Iterator[tuple[int, int]]:
    """Each question's key: its stems, and those of the question that it refers to."""
    before = f"request {answer.group or answer.key}"
    for number, one in sorted(answer.asked.items()):
        own = " ".join(one.stems)
        said = _JOIN.join((before, own)) if one.refers else own
        if not one.refers:
            before = own
        yield number, _hash(said)


def _hash(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest())


Member = tuple[str, int]  # answer and number of the question


def _matched(answers: Sequence[Questions]) -> Iterator[tuple[Member, Member]]:
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


def _period(answer: Questions, number: int) -> Iterator[str]:
    """What two questions of one period have in common: the request, or the dates they print."""
    if answer.group:
        yield f"request {answer.group}"
    dates = answer.asked[number].dates
    yield "|".join(sorted(set(dates))) if dates else f"undated {answer.year}"


def _root(up: array[int], one: int) -> int:
    while up[one] != one:
        up[one] = up[up[one]]
        one = up[one]
    return one


def _join(up: array[int], one: int, other: int) -> None:
    first, second = sorted((_root(up, one), _root(up, other)))
    up[second] = first
