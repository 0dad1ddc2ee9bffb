"""Moves: what a sentence of a response does.

A response is a sequence of moves. Only ``DECISION`` and ``ANSWER`` decide. ``CLOSED`` moves decide
nothing whatever else they say; an open one (an opener, a search report) may carry a decision in
the same sentence, which then goes first.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Move(StrEnum):
    """What a sentence does."""

    OPENER = "opener"
    RECITAL = "recital"  # the duties of the Act
    QUOTATION = "quotation"  # statute or guidance
    SEARCH = "search"
    DECISION = "decision"
    ANSWER = "answer"
    REASON = "reason"  # effort, harm, public interest
    ADVICE = "advice"
    SUPPOSED = "supposed"  # a case that is only imagined
    EARLIER = "earlier"  # what an earlier answer said, which a review may replace
    CAVEAT = "caveat"
    RIGHTS = "rights"
    APOLOGY = "apology"
    HEADING = "heading"
    WORDS = "words"  # none of these


CLOSED: Final = frozenset(
    {
        Move.RECITAL,
        Move.QUOTATION,
        Move.ADVICE,
        Move.SUPPOSED,
        Move.EARLIER,
        Move.CAVEAT,
        Move.RIGHTS,
    }
)
