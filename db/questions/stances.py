"""Whether an outcome gives what was asked for: forces that released beside forces that refused."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from parsers.types import Outcome


class Stance(StrEnum):
    """What a force did with a request as a whole."""

    RELEASED = "released"
    PART = "part"
    REFUSED = "refused"
    NEITHER = "neither"  # not held, passed on, not understood: nothing was weighed


STANCES: Final[dict[Outcome, Stance]] = {
    Outcome.GRANTED: Stance.RELEASED,
    Outcome.GRANTED_SUPPRESSED: Stance.RELEASED,
    Outcome.PARTIAL: Stance.PART,
    Outcome.COST_WITH_DATA: Stance.PART,
    Outcome.MIXED: Stance.PART,
    Outcome.WITHHELD: Stance.REFUSED,
    Outcome.COST: Stance.REFUSED,
    Outcome.COST_NCND: Stance.REFUSED,
    Outcome.NCND: Stance.REFUSED,
    Outcome.MANIFESTLY_UNREASONABLE: Stance.REFUSED,
    Outcome.VEXATIOUS: Stance.REFUSED,
    Outcome.REPEATED: Stance.REFUSED,
    Outcome.NOT_HELD: Stance.NEITHER,
    Outcome.ACCESSIBLE_ELSEWHERE: Stance.NEITHER,
    Outcome.FUTURE_PUBLICATION: Stance.NEITHER,
    Outcome.TRANSFERRED: Stance.NEITHER,
    Outcome.CLARIFICATION: Stance.NEITHER,
    Outcome.LAPSED: Stance.NEITHER,
    Outcome.INVALID: Stance.NEITHER,
    Outcome.INTERNAL_REVIEW: Stance.NEITHER,
    Outcome.UNKNOWN: Stance.NEITHER,
}


def stance(outcome: str | None) -> str:
    """The stance of an outcome by its word; an answer without one is neither."""
    return STANCES[Outcome(outcome)] if outcome else Stance.NEITHER
