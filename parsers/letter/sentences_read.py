"""Every sentence of a response with its move and what it claims."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from parsers.letter import claims_welsh
from parsers.letter.claims import Reach, Says
from parsers.letter.claims_read import (
    GIVING,
    REFUSING,
    ROWS,
    claims_of,
    reach_of,
    suppressed,
    uncut,
)
from parsers.letter.move import CLOSED, Move
from parsers.letter.moves import NEUTRAL, REASONS
from parsers.letter.numbers_said import answers_with_number
from parsers.letter.questions import Segment
from parsers.letter.rules import first, plain
from parsers.text.sentences import spans

ALL_MOVES: Final = (*claims_welsh.MOVES, *NEUTRAL)

# Claims that a closed move cannot hide: the sentence decides although it supposes.
_DECIDES_ANYWAY: Final = frozenset({"one part exceeds", "this is the notice", "the exemption is"})


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, its place in the response, and what it does there.

    ``numbers`` are the questions it answers; ``reason`` says that it stands in a part that
    only gives reasons; ``figure`` that it gives a number, or yes or no, as an answer.
    """

    start: int
    end: int
    text: str
    move: Move
    says: frozenset[Says] = frozenset()
    reach: Reach = Reach.ALL
    numbers: tuple[int, ...] = ()
    reason: bool = False
    figure: bool = False

    @property
    def refuses(self) -> bool:
        return bool(self.says & REFUSING)


def read(response: str, segments: Sequence[Segment]) -> tuple[Sentence, ...]:
    """The sentences of the segments that decide, in order. Linear in the words."""
    return tuple(
        one
        for segment in segments
        if segment.decides and segment.end > segment.start
        for one in _sentences(response, segment)
    )


def _sentences(response: str, segment: Segment) -> Iterator[Sentence]:
    text = response[segment.start : segment.end]
    for start, end in spans(text):
        sentence = text[start:end]
        move, says, reach, figure = _judged(sentence, segment.reason)
        yield Sentence(
            segment.start + start,
            segment.start + end,
            sentence,
            move,
            says,
            reach,
            segment.numbers,
            segment.reason,
            figure,
        )


@lru_cache(maxsize=4096)
def _judged(sentence: str, reason: bool) -> tuple[Move, frozenset[Says], Reach, bool]:
    words = plain(sentence)
    neutral = first(ALL_MOVES, words)
    if neutral is not None and neutral.meaning in CLOSED and not _decides_anyway(words):
        return neutral.meaning, frozenset(), Reach.ALL, False
    left = uncut(words)
    says = claims_of(left, reason=reason) | suppressed(words)
    reach = reach_of(left)
    because = first(REASONS, words)
    figure = (
        not (because or reason)
        and (neutral is None or neutral.meaning is not Move.APOLOGY)
        and _gives_number(sentence, says)
    )
    return _move(says, figure, neutral.meaning if neutral else None, because), says, reach, figure


def _decides_anyway(words: str) -> bool:
    return any(one.fits(words) for one in ROWS if one.name in _DECIDES_ANYWAY)


def _gives_number(sentence: str, says: frozenset[Says]) -> bool:
    """A number in a sentence, or in that clause of it which refuses nothing."""
    if Says.LINKED in says:
        return False
    if not says & REFUSING:
        return answers_with_number(sentence)
    clauses = sentence.split(";")
    return len(clauses) > 1 and any(
        not claims_of(uncut(plain(clause))) & REFUSING and answers_with_number(clause)
        for clause in clauses
    )


def _move(
    says: frozenset[Says], figure: bool, neutral: Move | None, because: object | None
) -> Move:
    if says - GIVING - {Says.SUPPRESSED, Says.GOODWILL, Says.NONE_FOUND}:
        return Move.DECISION
    if because is not None:
        return Move.REASON
    if says or figure:
        return Move.ANSWER
    return neutral or Move.WORDS
