"""What a force's letter is made of: places that a case fills, in the force's own order.

A string is a paragraph, a ``Label`` a heading, a ``Slot`` a place that the case fills.
``{received}`` prints the day of receipt with its year, ``{received_short}`` without.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from samples.model import Label


class Slot(Enum):
    """What the case puts into a letter."""

    REQUEST = auto()
    DECISION = auto()
    ANSWERS = auto()
    INTERLEAVED = auto()  # each question in bold, its answer below
    SIDE_BY_SIDE = auto()  # questions and answers in two columns of a table
    REASONS = auto()
    CAVEATS = auto()
    REVIEW = auto()


Element = str | Label | Slot


@dataclass(frozen=True, slots=True)
class Style:
    """One way in which a force lays out an answer.

    ``point`` marks each answered question; ``asking`` and ``replying`` lead each
    question and answer where they are interleaved.
    """

    order: tuple[Element, ...]
    point: str = "Question {n}"
    marks: tuple[str, ...] = ("1.", "-")
    reasons: str | None = None
    spoken_date: str = "{day} {month} {year}"
    asking: str = "{n}. "
    replying: str = ""

    def prints(self, word: str) -> bool:
        """Whether a placeholder such as ``{received}`` is in this style."""
        return any(isinstance(element, str) and word in element for element in self.order)


BLIND = (
    "The Act asks us to treat every applicant alike, whoever they are, and anything that we "
    "release to one person is released to everybody. This answer may therefore be published."
)

UNIT_OPENING: tuple[Element, ...] = (
    "{responded}",
    "Our Ref: {reference}",
    "Request under the Freedom of Information Act 2000 Ref No: {reference}",
)
UNIT_END: tuple[Element, ...] = (
    Slot.CAVEATS,
    Slot.REASONS,
    "Please quote the reference above if you wish to write to us again about this answer.",
    "Yours sincerely",
    "Information Rights",
    Slot.REVIEW,
)
