"""The parts of a letter, and what a piece of one shows by itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from parsers.letter import boilerplate, heads, list_numbers, numbers_said, openers
from parsers.letter.labels import Role
from parsers.letter.pieces import Piece
from parsers.text.characters import fold
from parsers.text.sentences import spans
from parsers.types import BlockKind, Issue


class Part(Enum):
    """The part of the letter that the walk is in."""

    HEAD = auto()
    REQUEST = auto()
    BETWEEN = auto()  # after the words on how requests are handled
    RESPONSE = auto()
    RIGHTS = auto()
    AFTER = auto()  # behind "Yours sincerely"


class Annex(Enum):
    """What stands behind a heading such as "Appendix A"."""

    LEGAL = auto()
    DATA = auto()


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece of the response with the questions it answers."""

    piece: Piece
    numbers: tuple[int, ...] = ()
    reason: bool = False


@dataclass(slots=True)
class Sections:
    """The parts of a letter, in reading order."""

    head: list[Piece] = field(default_factory=list)
    request: list[Placed] = field(default_factory=list)
    response: list[Placed] = field(default_factory=list)
    boilerplate: list[str] = field(default_factory=list)
    fields: list[str] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    clarified: bool = False
    labelled: bool = False  # a label opens the response
    guessed: bool = False  # only the last resort says where the response begins


def first_answer(pieces: Sequence[Piece]) -> int | None:
    """The last resort: a statement with a figure in it, straight below a question.

    Below a label that announces request and answer together ("Below is your request and
    our response"), whatever follows the last question is the answer.
    """
    place = figure_below_question(pieces)
    return place if place is not None else _below_last_question(pieces)


def figure_below_question(pieces: Sequence[Piece]) -> int | None:
    """The first statement with a figure in it that stands straight below a question."""
    for place in range(1, len(pieces)):
        piece, above = pieces[place], pieces[place - 1]
        if piece.is_table or piece.role or not openers.asks(above.text):
            continue
        listed = list_numbers.number_of(piece.text) is not None
        if (
            not listed
            and not openers.asks(piece.text)
            and numbers_said.answers_with_number(piece.text)
        ):
            return place
    return None


def _below_last_question(pieces: Sequence[Piece]) -> int | None:
    if all(piece.role is not Role.COMBINED for piece in pieces):
        return None
    asking = [n for n, p in enumerate(pieces) if not p.role and p.text.rstrip().endswith("?")]
    after = asking[-1] + 1 if asking else len(pieces)
    return after if after < len(pieces) and pieces[after].role is None else None


# A phrase that only names what is wanted has none of these.
_FINITE = re.compile(
    r"\b(?:is|are|was|were|am|has|have|had|do|does|did|will|would|can|could|may|shall|must|i|we|"
    r"our|us|cannot|not|your|you)\b|n't\b"
)
_REQUESTERS = re.compile(r"dear (?:[a-z ]{0,30}(?:police|constabulary|foi)|sirs?\b.{0,40}freedom)")
_LONGEST_PHRASE = 240


def below_the_request(pieces: Sequence[Piece], start: int) -> int | None:
    """The very last resort in a letter of the force: below what asks or names what is wanted.

    ``start`` is where the body begins. A letter to the force itself has no answer.
    """
    if any(_REQUESTERS.match(fold(piece.text[:90])) for piece in pieces[:start]):
        return None
    place = start
    while place < len(pieces) and _wants(pieces[place]):
        place += 1
    if place >= len(pieces) or pieces[place].role is not None:
        return None
    return place


def _wants(piece: Piece) -> bool:
    """Whether a piece asks, lists or only names what is wanted."""
    if piece.is_table or piece.paragraph.kind is BlockKind.LIST_ITEM or openers.asks(piece.text):
        return True
    named = len(piece.text) < _LONGEST_PHRASE and not _FINITE.search(fold(piece.text))
    return named or list_numbers.number_of(piece.text) is not None


def last_resort(pieces: Sequence[Piece], body: int | None) -> int | None:
    """Where the answer begins in a letter whose words do not say so, or ``None``."""
    place = first_answer(pieces)
    return place if place is not None else below_the_request(pieces, _below_labels(pieces, body))


def _below_labels(pieces: Sequence[Piece], body: int | None) -> int:
    """Where the words of an unanswered request begin: at the body, or below its last label."""
    if body is not None:
        return body
    sides = (Role.REQUEST, Role.COMBINED)
    return max((n for n, piece in enumerate(pieces) if piece.role in sides), default=-1) + 1


def annex_of(pieces: Sequence[Piece], place: int) -> Annex | None:
    """Whether an annex begins here, and whether it is the text of the Act or data."""
    text = pieces[place].text
    if len(text) > 80 or not heads.ANNEX.match(fold(text)):
        return None
    legal = fold(text).startswith("legal ") or any(
        boilerplate.is_legal_annex(fold(one.text)) for one in pieces[place : place + 4]
    )
    return Annex.LEGAL if legal else Annex.DATA


def without_boilerplate(piece: Piece, part: Part) -> tuple[Piece | None, list[str]]:
    """The piece without its boilerplate sentences, and what was cut."""
    families = boilerplate.CUT_FROM[part.name]
    if piece.role is not None or not families:
        return piece, []
    sentences = [piece.text[start:end] for start, end in spans(piece.text)]
    marked = [boilerplate.family_of(fold(one), families) is not None for one in sentences]
    if not any(marked):
        return piece, []
    if marked[0]:
        return None, [piece.text]
    kept = " ".join(one for one, cut in zip(sentences, marked, strict=True) if not cut)
    cut = [one for one, is_cut in zip(sentences, marked, strict=True) if is_cut]
    return Piece(kept, piece.paragraph), cut
