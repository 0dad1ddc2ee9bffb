"""What stands ahead of each piece of a letter, found in one pass so that the walk stays linear."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from parsers.letter import heads
from parsers.letter.labels import Role
from parsers.letter.pieces import LabelForm, Piece


def subject_lines(pieces: Sequence[Piece]) -> frozenset[int]:
    """Request labels that are only the letter's subject: the covering sentence stands below."""
    found: list[int] = []
    for place, (piece, below) in enumerate(pairwise(pieces)):
        if piece.role is Role.RESPONSE:
            break
        if piece.role is Role.REQUEST and piece.place is LabelForm.LINE and not piece.numbers:
            led = below.role is Role.REQUEST and below.place is LabelForm.SENTENCE
            if led or (below.role is None and heads.covers(below.text)):
                found.append(place)
    return frozenset(found)


def later(roles: Sequence[Role | None], wanted: Role) -> list[bool]:
    """For each place, whether a label of a role stands behind it."""
    found = False
    later: list[bool] = []
    for role in reversed(roles):
        later.append(found)
        found = found or role is wanted
    return later[::-1]


def next_side_asks(roles: Sequence[Role | None]) -> list[bool]:
    """For each place, whether the next label of a side behind it opens a request."""
    asks = False
    found: list[bool] = []
    for role in reversed(roles):
        found.append(asks)
        if role in (Role.REQUEST, Role.RESPONSE):
            asks = role is Role.REQUEST
    return found[::-1]
