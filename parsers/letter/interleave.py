"""Questions and answers that alternate without labels, bold type the only separator."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from parsers.letter.labels import Role
from parsers.letter.list_numbers import number_of, without_number
from parsers.letter.openers import is_opener
from parsers.letter.pieces import Piece
from parsers.text.characters import fold
from parsers.types import BlockKind

_SUB_ITEM = re.compile(r"(?:[-*•–·▪]\s|\(?[a-z][.)]\s|\(?[ivx]{1,4}[.)]\s)")
_ASKS = re.compile(
    r"(?:how|what|please|can|could|do|does|did|is|are|was|were|has|have|the (?:total )?(?:number|"
    r"amount)|"
    r"number|of (?:those|these|the)|if|when|where|who|why|which|total|a (?:copy|list|breakdown)|"
    r"any|"
    r"for each|details|copies|i (?:would|want)|provide|over|in the|between|under)\b"
)
_ANSWERS = re.compile(
    r"(?:\byes\b|\bno\b|\bnone\b|\bnil\b|\bzero\b|n/a|not held|\bheld\b|\bwe\b|\bour\b|\bthe "
    r"force\b|"
    r"police (?:do|does|has|have|is|are|hold)|constabulary (?:do|does|has|have|is|are|hold)|"
    r"\d|£|information|please (?:see|find|refer)|attached|exempt|section)"
)


@dataclass(frozen=True, slots=True)
class Pair:
    """One question with the pieces that answer it; ``number`` as printed or counted."""

    number: int
    question: tuple[Piece, ...]
    answer: tuple[Piece, ...]


def pair(pieces: Sequence[Piece]) -> tuple[tuple[Piece, ...], tuple[Pair, ...]] | None:
    """The words before the first question, and questions with their answers.

    ``None`` where the pieces do not alternate: then the questions stand together.
    """
    if any(piece.role in (Role.REQUEST, Role.RESPONSE) for piece in pieces):
        return None  # labels decide
    for starts in (_numbered(pieces), _asked(pieces)):
        if len(starts) < 2:
            continue
        ends = [start for _, start in starts[1:]] + [len(pieces)]
        pairs = [
            _pair(number, pieces[start:end])
            for (number, start), end in zip(starts, ends, strict=True)
        ]
        if _alternates(pairs):
            return tuple(pieces[: starts[0][1]]), tuple(pairs)
    return None


def _numbered(pieces: Sequence[Piece]) -> list[tuple[int, int]]:
    """Places of 1, 2, 3 ... in order, each the first after the one before."""
    found: list[tuple[int, int]] = []
    for place, piece in enumerate(pieces):
        number = None if piece.is_table else number_of(piece.text)
        if number == len(found) + 1:
            found.append((number, place))
    return found


def _asked(pieces: Sequence[Piece]) -> list[tuple[int, int]]:
    places = [
        place
        for place, piece in enumerate(pieces)
        if not piece.is_table and piece.text.rstrip().endswith("?") and len(piece.text) < 600
    ]
    return list(enumerate(places, 1))


def _pair(number: int, pieces: Sequence[Piece]) -> Pair:
    """The question is its opening piece and the sub-items under it."""
    end = 1
    while end < len(pieces) and not pieces[end].is_table and _belongs(pieces, end):
        end += 1
    return Pair(number, tuple(pieces[:end]), tuple(pieces[end:]))


def _belongs(pieces: Sequence[Piece], place: int) -> bool:
    piece = pieces[place]
    folded = fold(piece.text)
    if folded.rstrip().endswith("?"):
        return True
    complete = pieces[0].text.rstrip().endswith("?")  # then an unmarked item is the answer
    itemised = piece.paragraph.kind is BlockKind.LIST_ITEM and not complete
    listed = bool(_SUB_ITEM.match(folded)) or itemised
    return listed and not is_opener(piece.text)


def _alternates(pairs: Sequence[Pair]) -> bool:
    """Whether most questions have an answer that reads like one."""
    asking = sum(1 for one in pairs if _looks_asked(one.question[0].text))
    answered = sum(1 for one in pairs if any(_looks_answered(piece) for piece in one.answer))
    opened = sum(1 for one in pairs if any(is_opener(piece.text) for piece in one.answer))
    early = sum(1 for one in pairs[:-1] if one.answer)
    return (
        max(asking, opened) * 2 >= len(pairs)
        and answered * 2 >= len(pairs)
        and answered >= 2
        and early * 2 >= len(pairs) - 1
        and early > 0
    )


def _looks_asked(text: str) -> bool:
    return text.rstrip().endswith("?") or bool(_ASKS.match(fold(without_number(text))))


def _looks_answered(piece: Piece) -> bool:
    return piece.is_table or bool(_ANSWERS.search(fold(piece.text[:300])))
