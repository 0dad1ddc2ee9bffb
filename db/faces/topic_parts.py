"""The parts of a topic's page: numbers, matrices of one measure and kind of period, force rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from db.faces.page import Address
from db.questions.vocabulary import TopicState
from parsers.types import PeriodKind


@dataclass(frozen=True, slots=True)
class Number:
    """What one force says for one period, with the cell that it stands in."""

    force: Annotated[str, "Force"]
    force_name: Annotated[str, "Its name"]
    measure: Annotated[str, "The same for every number of the same thing"]
    period_kind: Annotated[PeriodKind, "Shape of the period"]
    period: Annotated[str, "The period in words"]
    start: Annotated[str, "Its first day"]
    end: Annotated[str, "Its last day"]
    text: Annotated[str, "As the force prints it; the sum where it is added up here"]
    value: Annotated[float | None, "The number; none where none is printed"]
    qualifier: Annotated[str, "Why there is no plain number"]
    low: Annotated[float | None, "Lower bound, only as printed"]
    high: Annotated[float | None, "Upper bound, only as printed"]
    shorthand: Annotated[str, "Government Analysis Function's shorthand: [c], [x], [z], [low]"]
    state: Annotated[TopicState, "What it says"]
    how: Annotated[str, "How it stands in the table"]
    address: Annotated[Address, "The cell it stands in; the table where it is a sum"]
    answer: Annotated[Address, "The answer it is from"]
    key: Annotated[str, "Key of the answer"]
    reference: Annotated[str, "The force's reference"]
    dated: Annotated[str, "Day of the answer or of its publication"]
    source: Annotated[str, "The force's own page"]
    caption: Annotated[str, "Words above the table"]
    notes: Annotated[tuple[int, ...], "Numbers of the notes that the force prints about it"] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One force in a matrix: for each period the numbers that it gives, mostly one or none."""

    force: Annotated[str, "Force"]
    force_name: Annotated[str, "Its name"]
    cells: Annotated[tuple[tuple[Number, ...], ...], "In the order of the matrix's periods"]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Numbers of one thing in periods of one kind, a line for each force that gives any."""

    measure: Annotated[str, "The same for every number of the same thing"]
    says: Annotated[str, "What is counted, in words"]
    period_kind: Annotated[PeriodKind, "Shape of its periods; kinds are never mixed"]
    kind_says: Annotated[str, "The same in words"]
    periods: Annotated[tuple[str, ...], "Its columns"]
    lines: Annotated[tuple[Line, ...], "Its rows, by the forces' names"]
    numbers: Annotated[int, "How many numbers it has"]
    address: Annotated[Address, "The page with this matrix first"]


@dataclass(frozen=True, slots=True)
class Said:
    """What one force says of the topic as a whole, its silence included."""

    force: Annotated[str, "Force"]
    force_name: Annotated[str, "Its name"]
    state: Annotated[TopicState, "What it says"]
    says: Annotated[str, "The same in words"]
    numbers: Annotated[int, "Numbers that it gives"]
    answer: Annotated[Address | None, "The answer that says so"] = None
    reference: Annotated[str, "The force's reference"] = ""
    dated: Annotated[str, "Day of the answer or of its publication"] = ""
    sections: Annotated[str, "Sections used to refuse"] = ""
    quote: Annotated[str, "The sentence that decided"] = ""
    read_to: Annotated[str, "Day on which its log was last read whole"] = ""
    unread: Annotated[int, "Items of its log in which nothing could be found"] = 0


@dataclass(frozen=True, slots=True)
class Definition:
    """A sentence that says what counts, and the forces that print it."""

    sentence: Annotated[str, "The sentence; empty for forces that print none"]
    forces: Annotated[tuple[str, ...], "Names of the forces"]


@dataclass(frozen=True, slots=True)
class Note:
    """A warning that forces print beside their numbers."""

    number: Annotated[int, "Its number on this page"]
    forces: Annotated[tuple[str, ...], "Names of the forces that print it"]
    sentence: Annotated[str, "The sentence"]
