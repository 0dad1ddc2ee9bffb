"""Is it a letter? One decision, before anything is read as a request or an outcome.

A sheet, a CSV and an annex of statistics ask nothing and answer nothing: a sentence
under their tables ("No information is held before 2021") decides no request. ``SIGNS``
is the whole decision: what only letters have, each with its weight; a document whose
signs weigh ``ENOUGH`` is a letter. Every sign has a sentence it must match and one it
must leave alone, run by ``tests/answers/test_letterhood.py``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from parsers.documents import sniff
from parsers.letter.claims import Says
from parsers.letter.claims_read import claims_of, uncut
from parsers.letter.flattened import unflatten
from parsers.letter.heads import SALUTATION, covers, is_reference
from parsers.letter.labels import Role
from parsers.letter.layout import unfold
from parsers.letter.openers import asks, is_opener, is_strong
from parsers.letter.paragraphs import paragraphs
from parsers.letter.pieces import LabelForm, Piece, cut
from parsers.letter.wording import plain
from parsers.text.characters import fold
from parsers.types import Block, Document, Letter, LetterStyle
from parsers.types.account import DropCode

# A salutation or thanks for a request are enough; of the other signs no single one is beside a
# table: a bulletin may say "Question" over it, or close with whom to ask. Words alone are no sheet.
ENOUGH: Final = 3
ENOUGH_OF_WORDS: Final = 1
# Formats that hold data. A workbook of questions and answers is data, too: its table decides.
DATA_TYPES: Final = frozenset(
    {sniff.XLSX, sniff.XLSM, sniff.XLSB, sniff.XLS, sniff.ODS, sniff.CSV, sniff.TSV}
)
_SIDES: Final = frozenset({Role.REQUEST, Role.COMBINED, Role.RESPONSE})
# What the force does with what "you" asked for; and the words that name an exemption.
_DECIDED = re.compile(
    r"\b(?:decided|decision|unable|refus\w{1,4}|withh\w{2,6}|disclos\w{1,4}|provid\w{1,4}|suppl\w{1,4})"
    r"\b[^.\n]{0,80}\b(?:information|data|details|records?)\s(?:that |which )?you (?:have )?"
    r"(?:requested|asked for|sought)"
)
_OF_A_REQUEST = re.compile(
    r"\b(?:refer to|in answer to|reply to|response to|review of|handling of|decision on) your\b|"
    r"\b(?:you asked|you requested|your (?:foi )?request|date received)\b"
)
_EXEMPT = re.compile(r"\bexempt(?:ion|ions|ed)?\b[^.\n]{0,60}\bsection\s\d")


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing that letters have: its weight, what shows it, and its two witnesses."""

    name: str
    weight: int
    shows: Callable[[Piece], bool]
    match: str
    leave: str


# What only an answer to a request claims; that something is not held, a sheet says as well.
_REFUSES: Final = frozenset(
    {Says.NCND, Says.DETERMINE, Says.COST, Says.VEXATIOUS, Says.REPEATED, Says.EXEMPT}
    | {Says.PARTLY, Says.REFUSED, Says.INVALID, Says.UNREASONABLE}
)


def _refuses(piece: Piece) -> bool:
    return not piece.is_table and bool(claims_of(uncut(plain(piece.text[:900]))) & _REFUSES)


def _is_label(*roles: Role) -> Callable[[Piece], bool]:
    return lambda piece: piece.role in roles and piece.place is not LabelForm.RUN_IN


SIGNS: Final = (
    Sign(
        "salutation",
        3,
        lambda piece: SALUTATION.match(fold(piece.text[:90])) is not None,
        "Dear Ms Ashdown,",
        "Dear colleagues asked why: here are the numbers.",
    ),
    Sign(
        "request_label",
        2,
        _is_label(Role.REQUEST, Role.COMBINED),
        "Request for information",
        "Requests for information by month",
    ),
    Sign("response_label", 2, _is_label(Role.RESPONSE), "Our response", "Response times"),
    Sign("closing", 2, _is_label(Role.CLOSING), "Yours sincerely", "Sincerely held beliefs"),
    Sign(
        "rights",
        2,
        _is_label(Role.RIGHTS),
        "Complaint rights",
        "Complaints by ward",
    ),
    Sign(
        "to_a_requester",
        2,
        lambda piece: piece.role is None and not piece.is_table and is_strong(piece.text),
        "Your request has been considered and my response is below.",
        "Requests are counted in the month in which they were received.",
    ),
    Sign(
        "thanks",
        3,
        lambda piece: covers(piece.text) and "your" in fold(piece.text).split(),
        "Thank you for your request for information about dogs, dated 4 May 2023.",
        "Thanks are due to the analysts who kept the record.",
    ),
    Sign(
        "decided",
        2,
        lambda piece: _DECIDED.search(fold(piece.text)) is not None,
        "We have decided not to disclose the information you requested.",
        "Information that you may find useful is listed below.",
    ),
    Sign(
        "reference",
        2,
        lambda piece: is_reference(piece.text),
        "Our Ref: FOI2019/05348",
        "Reference population: 2019",
    ),
    Sign(
        "of_a_request",
        2,
        lambda piece: not piece.is_table and _OF_A_REQUEST.search(fold(piece.text)) is not None,
        "We refer to your email dated 22 March 2021, which we treat as a request.",
        "Requests by e-mail and by letter, 2021.",
    ),
    Sign(
        "refuses",
        2,
        _refuses,
        "This request is refused under section 12(1), as the cost would exceed the limit.",
        "Refused charge, by year.",
    ),
    Sign(
        "asks",
        1,
        lambda piece: piece.role is None and not piece.is_table and asks(piece.text),
        "Please provide the number of drones that you own.",
        "Drones owned, by year.",
    ),
    Sign(
        "exempt",
        1,
        lambda piece: _EXEMPT.search(fold(piece.text)) is not None,
        "It falls under the exemption in section 22 of the Act.",
        "People detained under section 136 of the Mental Health Act.",
    ),
    Sign(
        "answering",
        1,
        lambda piece: piece.role is None and not piece.is_table and is_opener(piece.text),
        "No information is held for that year.",
        "Held for questioning: by year and station.",
    ),
    Sign(
        "run_in_label",
        1,
        lambda piece: piece.role in _SIDES and piece.place is LabelForm.RUN_IN,
        "Request: how many dogs were trained?",
        "Requests: 14",
    ),
)

# The signs that read the claims of a text are asked last, the weightier first: where it fails,
# the other can seldom still decide. All others cost next to nothing.
_COSTS: Final = {"refuses": 1, "answering": 2}


def weigh(document: Document, style: LetterStyle) -> dict[str, int]:
    """The signs that a document shows, with their weights."""
    return signs_of(_pieces(document, style))


def _pieces(document: Document, style: LetterStyle) -> Sequence[Piece]:
    own_labels = (*style.request_labels, *style.response_labels)
    laid = unfold(paragraphs(document.blocks, own_labels), document.tables)
    return cut(unflatten(laid.paragraphs), style)


def signs_of(pieces: Sequence[Piece]) -> dict[str, int]:
    """The signs among the pieces of a document, with their weights."""
    return {sign.name: sign.weight for sign in SIGNS if any(map(sign.shows, pieces))}


def is_letter(document: Document, style: LetterStyle) -> bool:
    """Whether a document may hold a request and an answer to it."""
    if document.media_type in DATA_TYPES:
        return False
    enough = ENOUGH if document.tables else ENOUGH_OF_WORDS
    return is_enough(_pieces(document, style), enough)


def is_enough(pieces: Sequence[Piece], enough: int = ENOUGH) -> bool:
    """Whether the signs among pieces weigh enough. What reads every claim of every piece is
    asked last, and only where it can still decide."""
    left, found = sum(sign.weight for sign in SIGNS), 0
    for sign in sorted(SIGNS, key=lambda sign: _COSTS.get(sign.name, 0)):
        if found >= enough or found + left < enough:
            break
        left -= sign.weight
        found += sign.weight if any(map(sign.shows, pieces)) else 0
    return found >= enough


def dropped(document: Document, letter: Letter) -> dict[int, DropCode]:
    """The tables that are no data, by position, each with the reason why.

    Without a response nothing says where the request ends: then no table is the
    requester's. Where no label parts request and answer, a table is the requester's only
    if the words straight above it ask for something: what stands above the first deciding
    sentence may as well be the answer's data.
    """
    if not letter.response_blocks:
        return {}
    inferred = any(issue.code == "split_inferred" for issue in letter.issues)
    blocks = document.blocks
    found: dict[int, DropCode] = {}
    for place in letter.request_blocks:
        table = blocks[place].table
        if table is None:
            continue
        if place in letter.layout_blocks:
            found[table] = DropCode.LAYOUT
        elif not inferred or asks(_above(blocks, place)):
            found[table] = DropCode.IN_REQUEST
    return found


def _above(blocks: Sequence[Block], place: int) -> str:
    """The nearest words above a block."""
    return next((block.text for block in reversed(blocks[:place]) if block.text.strip()), "")
