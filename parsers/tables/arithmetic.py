"""Sums of printed cells: what a cell may stand for, and whether parts make a total.

A cell is a pair of bounds. A blank counts as 0 here and nowhere else; a hidden
cell lies between its bounds; a cell that no sum can use is None.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from enum import StrEnum

from parsers.tables.values import Value
from parsers.types import Qualifier

Bounds = tuple[float, float]
Line = list["Bounds | None"]

ZERO: Bounds = (0.0, 0.0)
HIDDEN: Bounds = (0.0, math.inf)
ABSENT: Bounds = (0.0, 1e300)  # not held, not applicable: perhaps none, but no secret
_HIDDEN_WORDS = frozenset(
    {
        Qualifier.SUPPRESSED,
        Qualifier.WITHHELD,
        Qualifier.REDACTED,
        Qualifier.NCND,
    }
)
_ABSENT_WORDS = frozenset({Qualifier.NOT_HELD, Qualifier.NOT_RECORDED, Qualifier.NOT_APPLICABLE})


class Check(StrEnum):
    """What one sum says."""

    AGREE = "agree"
    DISAGREE = "disagree"
    POSSIBLE = "possible"  # within the bounds of hidden parts
    SHOWN_ONLY = "shown_only"  # parts are hidden, and the total is the sum of the rest
    UNTESTED = "untested"


def bounds(value: Value) -> Bounds | None:
    """The least and the most that a printed cell can stand for in a sum."""
    if value.qualifier is None and value.value is not None:
        return value.value, value.value
    if value.qualifier in (Qualifier.BLANK, Qualifier.NIL) or value.mark == "-":
        return ZERO
    if value.qualifier is Qualifier.LESS_THAN and value.high is not None:
        return 0.0, max(0.0, value.high - 1 if value.strict and value.high >= 1 else value.high)
    if value.qualifier is Qualifier.RANGE and value.low is not None and value.high is not None:
        return value.low, value.high
    if value.qualifier is Qualifier.MORE_THAN and value.low is not None:
        return value.low, math.inf
    if value.qualifier in _ABSENT_WORDS:
        return ABSENT
    return HIDDEN if value.qualifier in _HIDDEN_WORDS else None


def slack(total: float, parts: int, each: float) -> float:
    """How far rounded parts may drift from a rounded total; exact numbers not at all."""
    return (parts + 1) * each + 1e-6 * max(1.0, abs(total))


def check(total: Bounds | None, parts: Sequence[Bounds | None], each: float = 0.0) -> Check:
    """Compare a printed total with its parts; ``each`` is how far one number may be off."""
    if total is None or not parts or any(part is None for part in parts):
        return Check.UNTESTED
    low = sum(part[0] for part in parts if part)
    high = sum(part[1] for part in parts if part)
    room = slack(total[0], len(parts), each)
    if total[1] < low - room or total[0] > high + room:
        return Check.DISAGREE
    if total[0] != total[1]:
        return Check.POSSIBLE
    if low == high:
        return Check.AGREE
    if abs(total[0] - low) > room:
        return Check.POSSIBLE
    hidden = [part for part in parts if part and part[0] != part[1] and part != ABSENT]
    if not hidden:
        return Check.AGREE
    return Check.SHOWN_ONLY if all(part[0] == 0 for part in hidden) else Check.POSSIBLE


def bits(total: Bounds | None, each: float = 0.0) -> float:
    """How telling an agreement is: sums of about this size hit it once in 2**bits."""
    if total is None or total[0] != total[1]:
        return 0.0
    return min(12.0, math.log2(1.0 + abs(total[0]) / (1.0 + 4.0 * each)))
