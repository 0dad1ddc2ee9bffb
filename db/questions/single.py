"""Groups of the same single question, whichever requests it stands in.

Two questions are one where the stems that they ask in are the same. A question that refers to
another ("how many of those") is the same only where that one is the same, too. Within one request
that is known to have gone to many forces, its questions are matched as its sites have printed
them: misspelt, cut, without those before them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final

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


Member = tuple[str, int]  # answer and number of the question


@dataclass(frozen=True, slots=True)
class Same:
    """Each question that others ask too: those of the same period, those of any."""

    groups: Mapping[Member, Member]
    families: Mapping[Member, Member]


def same_questions(given: Iterable[Questions]) -> Same:
    """Group questions; groups and families are named by their first member."""
    answers = sorted(given, key=lambda one: one.key)
    families = _Union()
    first: dict[bytes, Member] = {}
    by_request: dict[str, list[Questions]] = defaultdict(list)
    for answer in answers:
        for number, key in _keys(answer):
            member = (answer.key, number)
            families.join(first.setdefault(key, member), member)
        if answer.group:
            by_request[answer.group].append(answer)
    for together in by_request.values():
        for one, other in _matched(together):
            families.join(one, other)
    family_of = families.roots()
    periods = _Union()
    stands_for: dict[tuple[Member, object], Member] = {}
    for answer in answers:
        for number in answer.asked:
            member = (answer.key, number)
            for name in _period(answer, number):
                periods.join(stands_for.setdefault((family_of[member], name), member), member)
    return Same(periods.roots(), family_of)


def _keys(answer: Questions) -> Iterator[tuple[int, bytes]]:
    """Each question's key: its stems, and those of the question that it refers to."""
    before = f"request {answer.group or answer.key}"
    for number, one in sorted(answer.asked.items()):
        own = " ".join(one.stems)
        said = _JOIN.join((before, own)) if one.refers else own
        if not one.refers:
            before = own
        yield number, blake2b(said.encode(), digest_size=8).digest()


def _matched(answers: Sequence[Questions]) -> Iterator[tuple[Member, Member]]:
    """The questions of one request's copies that are one, longest wordings first."""
    every = [
        ((answer.key, number), one) for answer in answers for number, one in answer.asked.items()
    ]
    founders: dict[tuple[str, ...], list[tuple[Member, Asked]]] = defaultdict(list)
    kinds: list[tuple[Member, Asked]] = []
    for member, one in sorted(every, key=lambda item: (-len(item[1].words), item[0])):
        alike = (
            founders.get(one.stems)
            or [kind for kind in kinds if kind[0][0] != member[0] and _alike(one, kind[1])][:1]
        )
        if alike:
            yield alike[0][0], member
        else:
            kinds.append((member, one))
        if one.stems not in founders:
            founders[one.stems] = alike or [(member, one)]


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


def _period(answer: Questions, number: int) -> Iterator[object]:
    """What two questions of one period have in common: the request, or the dates they print."""
    if answer.group:
        yield answer.group
    dates = answer.asked[number].dates
    yield frozenset(dates) if dates else (answer.year, "undated")


class _Union:
    """Sets that are joined by their members."""

    def __init__(self) -> None:
        self._up: dict[Member, Member] = {}

    def root(self, one: Member) -> Member:
        up = self._up
        up.setdefault(one, one)
        while up[one] != one:
            up[one] = up[up[one]]
            one = up[one]
        return one

    def join(self, one: Member, other: Member) -> None:
        first, second = sorted((self.root(one), self.root(other)))
        self._up[second] = first

    def roots(self) -> dict[Member, Member]:
        return {one: self.root(one) for one in self._up}
