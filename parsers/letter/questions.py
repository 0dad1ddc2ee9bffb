"""The questions of a request, and which words of the response answer each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from parsers.letter import unnumbered
from parsers.letter.labels import Role
from parsers.letter.list_numbers import number_of, without_number
from parsers.letter.parts import Placed
from parsers.letter.pieces import Piece, numbers_in
from parsers.text.characters import fold
from parsers.text.sentences import spans

_NAMED = re.compile(
    r"\b(?:questions?|q|requests?|parts?|points?)\s?((?:no\.?\s?)?\d{1,2}[a-z]?"
    r"(?:\s?(?:,|&|and|to|-)\s?(?:q|question )?\d{1,2}[a-z]?){0,8})\b"
)
_NAMED_LAST = re.compile(
    r"(?:\((?:question|q|part)|\bfor (?:question|request|part|point)) ?(?:no\.? ?)?"
    r"(\d{1,2})\)?\W{0,3}$"
)
_SELF_NAMED = re.compile(r"(?:question|q) ?\d")
_CLOSING = re.compile(
    r"(?:kind regards|many thanks|thank you|thanks|yours|regards|i look forward|best wishes)\b"
)


_POINTER = re.compile(
    r"(?:please )?(?:see|find|refer to)(?: the| our)? (?:attached|enclosed|accompanying)"
    r"[a-z ]{0,40}\.?"
)
_MOST = 100  # numbered questions; what follows belongs to the last


@dataclass(frozen=True)
class Asked:
    """One question; ``number`` as printed, or counted from 1."""

    number: int
    text: str

    @cached_property
    def words(self) -> frozenset[str]:
        return _words(self.text)


def asked(request: Sequence[Placed]) -> tuple[Asked, ...]:
    """The questions of a request, numbered or not, or the whole of it as one question."""
    groups: list[tuple[int, list[str]]] = []
    for placed in request:
        if placed.piece.is_table or placed.piece.role is not None:
            continue
        number = _number(placed, groups)
        text = without_number(placed.piece.text)
        if number is not None and len(groups) < _MOST:
            groups.append((number, [text]))
        elif groups and not _CLOSING.match(fold(text[:30])):
            groups[-1][1].append(text)
    if len(groups) >= 2 or (groups and len(request) == 1):
        numbers = [number for number, _ in groups]
        ascending = all(a < b for a, b in pairwise(numbers))
        return tuple(
            Asked(number if ascending else place, " ".join(words).strip())
            for place, (number, words) in enumerate(groups, 1)
        )
    plain = unnumbered.questions([p.piece for p in request]) if not groups else ()
    if 0 < len(plain) <= _MOST:
        return tuple(Asked(place, text) for place, text in enumerate(plain, 1))
    words = " ".join(p.piece.text for p in request if not p.piece.is_table)
    return (Asked(1, words),) if words.strip() else ()


def _number(placed: Placed, groups: Sequence[tuple[int, list[str]]]) -> int | None:
    """The number of the question that a piece opens, ``None`` where it opens none."""
    last = groups[-1][0] if groups else 0
    own = number_of(placed.piece.text)
    labelled = placed.numbers[0] if placed.numbers else None
    if labelled is not None and labelled != last and all(labelled != n for n, _ in groups):
        return labelled
    if own is not None and labelled is None and (own == last + 1 or not groups):
        return own
    return None


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the response and the questions it answers; none means all of them.

    ``decides`` is false for labels and for questions that are only repeated; ``reason``
    is true in parts that give reasons and no answers.
    """

    start: int
    end: int
    numbers: tuple[int, ...]
    table: int | None = None
    decides: bool = True
    reason: bool = False


def segments(
    response: Sequence[tuple[int, Placed]], questions: Sequence[Asked]
) -> tuple[Segment, ...]:
    """Which questions each paragraph of the response answers.

    ``response`` are the placed pieces with their offsets. A label ("Answer 2"), a
    restated or numbered item, or words such as "In relation to question 3" open an
    answer, and it goes on until the next.
    """
    known = {question.number for question in questions}
    found: list[Segment] = []
    current: tuple[int, ...] = ()
    for offset, placed in response:
        piece = placed.piece
        if piece.role is Role.PART and known <= {n for one in found for n in one.numbers}:
            current = ()  # "Reason for decision" behind the last answer speaks of them all
        named = _named(piece, known) if len(known) > 1 else ()
        restated = _restated(piece, questions) if len(known) > 1 and not named else ()
        current = placed.numbers or named or restated or current
        if named and (len(placed.numbers) > 1 or _SELF_NAMED.match(fold(piece.text[:12]))):
            current = named
        if current and points_only(piece) and _answered(found, current):
            current = ()
        numbers = tuple(number for number in current if number in known)
        length = 0 if piece.is_table else len(piece.text)
        table = piece.paragraph.table if piece.is_table else None
        decides = piece.role in (None, Role.PART) and not is_restated(piece.text, questions)
        found.append(Segment(offset, offset + length, numbers, table, decides, placed.reason))
    return tuple(found)


def named_in(response: Sequence[Placed]) -> tuple[Asked, ...]:
    """The questions that only the answer tells apart: it names or numbers 1, 2 and so on."""
    numbers: list[int] = []
    for placed in response:
        if placed.piece.is_table:
            continue
        text = placed.piece.text
        own = placed.numbers or tuple(filter(None, (number_of(text),)))
        said = (n for a, b in spans(text) for n in _said_any(text[a:b]))
        numbers.extend(n for n in (*own, *said) if n not in numbers)
    counted = numbers == list(range(1, len(numbers) + 1)) and 1 < len(numbers) <= _MOST
    return tuple(Asked(n, "") for n in numbers) if counted else ()


def by_sentence(
    stretches: Sequence[Segment], response: str, questions: Sequence[Asked]
) -> tuple[Segment, ...]:
    """Paragraphs cut where their sentences name different questions ("... With regard to Q2")."""
    known = {question.number for question in questions}
    if len(known) < 2:
        return tuple(stretches)
    return tuple(
        part
        for one in stretches
        for part in (_cut(one, response[one.start : one.end], known) if one.decides else (one,))
    )


def _cut(whole: Segment, text: str, known: set[int]) -> Iterator[Segment]:
    sentences = spans(text) if whole.table is None else []
    named = [_said(text[start:end], known) for start, end in sentences]
    if len({numbers for numbers in named if numbers}) < 2:
        yield whole
        return
    current = whole.numbers
    for place, ((start, _), numbers) in enumerate(zip(sentences, named, strict=True)):
        current = numbers or current
        end = whole.end if place + 1 == len(sentences) else whole.start + sentences[place + 1][0]
        yield replace(whole, start=whole.start + start, end=end, numbers=current)


def _said(sentence: str, known: set[int]) -> tuple[int, ...]:
    """The questions that a sentence names at its beginning or in brackets at its end."""
    return tuple(n for n in _said_any(sentence) if n in known)


def _said_any(sentence: str) -> tuple[int, ...]:
    folded = fold(sentence)
    match = _NAMED.search(folded[:60]) or _NAMED_LAST.search(folded[-40:])
    return tuple(numbers_in(match[1])) if match else ()


def _named(piece: Piece, known: set[int]) -> tuple[int, ...]:
    if piece.is_table:
        return ()
    number = number_of(piece.text)
    if number is not None and number in known:
        return (number,)
    match = _NAMED.search(fold(piece.text[:120]))
    if not match:
        return ()
    return tuple(n for n in numbers_in(match[1]) if n in known)


def points_only(piece: Piece) -> bool:
    """Whether a paragraph only says where the data are ("Please see the attached spreadsheet.")."""
    return not piece.is_table and _POINTER.fullmatch(fold(piece.text[:120])) is not None


def _answered(found: Sequence[Segment], current: tuple[int, ...]) -> bool:
    """Whether words above already answer the question, so that a pointer speaks of them all."""
    return any(one.numbers == current and one.decides and one.end > one.start for one in found)


def _restated(piece: Piece, questions: Sequence[Asked]) -> tuple[int, ...]:
    """The question that a paragraph repeats, where it can be only one."""
    words = _words(without_number(piece.text)) if not piece.is_table else frozenset()
    if len(words) < 4:
        return ()
    same = [one.number for one in questions if _same(words, one.words)]
    return (same[0],) if len(same) == 1 else ()


def is_restated(text: str, questions: Sequence[Asked]) -> bool:
    """Whether a paragraph of the response only repeats a question of the request."""
    words = _words(without_number(text))
    return len(words) >= 4 and any(_same(words, one.words) for one in questions)


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z0-9]{2,}", fold(text)))


def _same(words: frozenset[str], other: frozenset[str]) -> bool:
    """Nearly all words are the same, and no number is new."""
    new = words - other
    return len(new) <= 0.2 * len(words) and not any(word.isdigit() for word in new)
