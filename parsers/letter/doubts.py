"""What a letter cut into request and response leaves open: told as issues."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.letter.labels import Role
from parsers.letter.parts import Sections
from parsers.letter.pieces import LabelForm, Piece
from parsers.types import BlockKind, Issue, Level

_MOST_NUMBERS = 60


def unknown_headings(sections: Sections) -> list[Issue]:
    """A heading within the request, or a list before it: a label has been renamed or lost."""
    found = [one.piece for one in sections.request if one.piece.role is None]
    told = [piece.text for piece in found if piece.paragraph.kind is BlockKind.HEADING]
    listed = [one.text for one in sections.head if one.paragraph.kind is BlockKind.LIST_ITEM]
    if listed and not told:
        message = "a list stands before any label; it may be the request"
        return [Issue(Level.INFO, "request_in_head", f"{message}: {listed[0][:60]!r}")]
    message = "a heading in the request that is no label known"
    return [Issue(Level.INFO, "label_unknown", f"{message}: {told[0][:60]!r}")] if told else []


def unpaired(pieces: Sequence[Piece]) -> list[Issue]:
    """Numbered labels of questions and of answers that do not name the same numbers."""
    asked, answered = _numbers(pieces, Role.REQUEST), _numbers(pieces, Role.RESPONSE)
    if not asked or not answered or max(asked | answered) > _MOST_NUMBERS:
        return []
    alone = sorted((set(range(1, max(asked) + 1)) | answered) - (asked & answered))
    if not alone:
        return []
    message = f"questions or answers without the other: {', '.join(map(str, alone))}"
    return [Issue(Level.INFO, "numbers_unpaired", message)]


def _numbers(pieces: Sequence[Piece], role: Role) -> set[int]:
    return {
        number
        for piece in pieces
        if piece.role is role and piece.place is LabelForm.LINE
        for number in piece.numbers
    }
