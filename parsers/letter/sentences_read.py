"""Every sentence of a response with its move and what it claims."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Final

from parsers.letter import claims_welsh, quoted
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
from parsers.letter.frames import FRAMES
from parsers.letter.list_numbers import without_mark
from parsers.letter.move import CLOSED, Move
from parsers.letter.moves import NEUTRAL, REASONS, UPHELD
from parsers.letter.numbers_said import answers_with_number
from parsers.letter.questions import Segment
from parsers.letter.rules import first
from parsers.letter.wording import plain
from parsers.text.sentences import spans

ALL_MOVES: Final = (*claims_welsh.MOVES, *NEUTRAL)

# Claims that a closed move cannot hide: the sentence decides although it supposes.
_DECIDES_ANYWAY: Final = frozenset(
    {
        "one part exceeds",
        "this is the notice",
        "the exemption is",
        "relieved of the duty to say",
    }
)


_ANYWAY: Final = tuple(one for one in (*ROWS, *FRAMES) if one.name in _DECIDES_ANYWAY)


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
    found = tuple(
        one
        for segment in segments
        if segment.decides and segment.end > segment.start
        for one in _sentences(response, segment)
    )
    found = _without_quoted(response, segments, _adopted(found))
    if any(Says.REVIEWED in one.says for one in found):
        found = tuple(replace(one, move=Move.EARLIER) if _is_past(one) else one for one in found)
    if all(one.move is not Move.EARLIER for one in found):
        return found
    upheld = any(UPHELD.fits(plain(one.text)) for one in found)
    return tuple(_earlier(one, upheld=upheld) if one.move is Move.EARLIER else one for one in found)


def _adopted(found: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """What a law allows is what is done, where the next sentence says so ("We do so here.")."""
    read_again = list(found)
    for place, (quoted_law, after) in enumerate(pairwise(found)):
        if quoted_law.move in _CLAUSED and _DOES_SO.match(plain(after.text)):
            words = f"{plain(quoted_law.text).rstrip('.')} and we do"
            move, says, reach, figure = _of_words(words, "", quoted_law.reason)
            read_again[place] = replace(
                quoted_law, move=move, says=says, reach=reach, figure=figure
            )
    return tuple(read_again)


def _without_quoted(
    response: str, segments: Sequence[Segment], found: tuple[Sentence, ...]
) -> tuple[Sentence, ...]:
    """What a quotation of several sentences says is no decision, unless nothing else decides."""
    if not any(mark in response for mark in '"“'):
        return found
    quotations = [
        (segment.start + start, segment.start + end)
        for segment in segments
        for start, end in quoted.stretches(response[segment.start : segment.end])
    ]
    within = {one.start: where for one in found if (where := quoted.inside(one.start, quotations))}
    if not within:
        return found
    running = set(within.values())
    read_again = [_before_quotation(one, within, running) for one in found]
    decides = any(
        one.move in (Move.DECISION, Move.ANSWER) and one.says != {Says.PROMISED}
        for one in read_again
    )
    return tuple(read_again) if decides else found


def _before_quotation(
    one: Sentence, within: Mapping[int, tuple[int, int]], running: Collection[tuple[int, int]]
) -> Sentence:
    """A sentence within a quotation says nothing; one that leads to it, what stands before."""
    if one.start in within:
        return replace(one, move=Move.QUOTATION, says=frozenset(), reach=Reach.ALL, figure=False)
    opening = next((start for start, _ in running if one.start <= start < one.end), None)
    if opening is None:
        return one
    lead = one.text[: opening - one.start].strip()
    move, says, reach, figure = _judged(lead, one.reason)
    if move not in CLOSED and not says and quoted.HANDS_OVER.fits(plain(lead)):
        move, says, figure = Move.ANSWER, frozenset({Says.GIVEN}), False
    return replace(one, move=move, says=says, reach=reach, figure=figure)


_PAST: Final = re.compile(
    r"\b(?:was|were|had|did|refused|withheld|cited|applied|relied|declined|quoted|claimed)\b"
)
_PRESENT: Final = re.compile(
    r"\b(?:is|are|am|has been|have been|remains?|now|will|continues?|still|uphold|upheld|"
    r"maintain\w*|"
    r"rightly|correctly|i have|we have)\b"
)


def _is_past(one: Sentence) -> bool:
    """Whether a sentence of a review tells only how the request was refused at first."""
    words = plain(one.text)
    tells = one.refuses and Says.REVIEWED not in one.says
    return tells and bool(_PAST.search(words)) and not _PRESENT.search(words)


def _earlier(one: Sentence, *, upheld: bool) -> Sentence:
    """What an earlier answer said, which decides only where a review upholds it."""
    if not upheld:
        return replace(one, says=frozenset(), figure=False)
    return replace(one, move=_move(one.says, one.figure, None, None))


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


_Judged = tuple[Move, frozenset[Says], Reach, bool]
# "Although the limit is reached, we have ...": the clause that decides is the second.
_CONCESSION: Final = re.compile(
    r"(?P<but>(?:although|though|even though|while|whilst|notwithstanding|despite)\b[^,;.]{8,200}"
    r"(?:, [^,;.]{3,60},)?), (?P<main>[^,].{12,})"
)


# Where a sentence that quotes, recites or supposes goes on to decide.
_CLAUSES: Final = re.compile(
    r"; |,? (?:and|so|but|therefore|accordingly)(?: so)?,? (?=(?:i|we|this (?:is|letter|response)|"
    r"your "
    r"request|the (?:force|constabulary)|for (?:that|this) reason|that is (?:what|why)|section \d|"
    r"s\.? ?\d)\b)|, (?=this (?:is|letter|response|e-?mail|acts)\b)"
)
_CLAUSED: Final = frozenset(
    {Move.SUPPOSED, Move.EARLIER, Move.ADVICE, Move.QUOTATION, Move.RECITAL}
)
_PARTED: Final = re.compile(r";|\b(?:but|however)\b")
_IN_FULL: Final = re.compile(r"\bin full\b|\bin (?:its|their) entirety\b")


@lru_cache(maxsize=4096)
def _judged(sentence: str, reason: bool) -> _Judged:
    words = plain(without_mark(sentence))
    parted = _CONCESSION.match(words)
    if parted is None:
        return _of_clauses(words, sentence, reason)
    main = _of_words(parted["main"], sentence, reason)
    before = _of_words(parted["but"], "", reason)
    if before[0] in CLOSED or main[0] in CLOSED:
        return main if main[0] not in CLOSED else before
    if Says.GIVEN in main[1] and _IN_FULL.search(parted["main"]):
        return main
    both = main[1] | before[1]
    reach = main[2] if main[1] & REFUSING or not before[1] & REFUSING else before[2]
    return _move(both, main[3], main[0], None) if both else main[0], both, reach, main[3]


def _of_clauses(words: str, sentence: str, reason: bool) -> _Judged:
    """A sentence whose one clause decides nothing whatever it says: the others do."""
    whole = _of_words(words, sentence, reason)
    clauses = _CLAUSES.split(words)
    if whole[0] not in _CLAUSED or len(clauses) < 2:
        return whole
    judged = [_of_words(one, one, reason) for one in clauses]
    left = [one for one in judged if one[0] not in CLOSED and one[1]]
    return left[-1] if left else whole


def _of_words(words: str, sentence: str, reason: bool) -> _Judged:
    neutral = first(ALL_MOVES, words)
    closed = (
        neutral is not None
        and neutral.meaning in CLOSED
        and not _decides_anyway(words)
        and not _AND_WE_DO.search(words)
    )
    if closed and neutral is not None and neutral.meaning is Move.ADVICE:
        closed = not _advises_with_figures(words, sentence)
    if closed and neutral is not None and neutral.meaning is not Move.EARLIER:
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
    if closed:
        return Move.EARLIER, says, reach, figure
    return _move(says, figure, neutral.meaning if neutral else None, because), says, reach, figure


def _advises_with_figures(words: str, sentence: str) -> bool:
    """Whether help is not offered but given: "under section 16 I can supply ..., which is 41"."""
    gives = claims_of(uncut(words)) & {Says.GIVEN, Says.GOODWILL}
    return bool(gives) and answers_with_number(_SECTION.sub(" ", sentence))


_SECTION: Final = re.compile(r"(?i)\b(?:section|s\.?) ?16\b")


# "Section 14(2) allows us to decline, and we do.": what is quoted is what is done.
_AND_WE_DO: Final = re.compile(
    r"\b(?:and|which|as) (?:we|i|it|[a-z ]{3,40}(?:force|police|constabulary|service)) "
    r"(?:therefore )?"
    r"(?:do|does|have done|has done|intend to do)(?: so)?(?: here| now| in this case)?\W*$"
)
_DOES_SO: Final = re.compile(
    r"(?:we|i|[a-z ]{3,40}(?:force|police|constabulary|service)) (?:therefore )?(?:do|does|have "
    r"done|"
    r"has done) so\b|(?:we|i) (?:rely|relied) on (?:it|that|this)\b|(?:that|this) is (?:the case|"
    r"what "
    r"(?:we|i)|so) (?:here|do|did|in this case)"
)


def _decides_anyway(words: str) -> bool:
    return any(one.fits(words) for one in _ANYWAY)


def _gives_number(sentence: str, says: frozenset[Says]) -> bool:
    """A number in a sentence, or in that clause of it which refuses nothing."""
    if Says.LINKED in says:
        return False
    if not says & REFUSING:
        return answers_with_number(sentence)
    clauses = _PARTED.split(sentence)
    return len(clauses) > 1 and any(
        not claims_of(uncut(plain(clause))) & REFUSING and answers_with_number(clause)
        for clause in clauses
    )


def _move(
    says: frozenset[Says], figure: bool, neutral: Move | None, because: object | None
) -> Move:
    if says - GIVING - {Says.SUPPRESSED, Says.AVOIDED, Says.GOODWILL, Says.NONE_FOUND}:
        return Move.DECISION
    if because is not None:
        return Move.REASON
    if says or figure:
        return Move.ANSWER
    return neutral or Move.WORDS
