"""The words of the published schema that the samples' truth uses.

Kept apart from the parsers' own types, so that samples and parsers share the
contract (docs/schema.md) and no code; a test holds the two against each other.
"""

from __future__ import annotations

from enum import StrEnum


class Outcome(StrEnum):
    """How a request, or one question of it, was answered."""

    GRANTED = "granted"
    GRANTED_SUPPRESSED = "granted_suppressed"
    PARTIAL = "partial"
    WITHHELD = "withheld"
    NOT_HELD = "not_held"
    COST = "cost"
    COST_WITH_DATA = "cost_with_data"
    VEXATIOUS = "vexatious"
    ACCESSIBLE_ELSEWHERE = "accessible_elsewhere"
    FUTURE_PUBLICATION = "future_publication"
    NCND = "ncnd"
    MIXED = "mixed"


class DateBasis(StrEnum):
    """How a reader of the item can know a date."""

    PRINTED = "printed"
    INFERRED_YEAR = "inferred_year"
    UNKNOWN = "unknown"
