"""The closed vocabularies of measures and series."""

from __future__ import annotations

from enum import StrEnum


class SubjectPlace(StrEnum):
    """Where the words stand that say what is counted."""

    CAPTION = "caption"
    QUESTION = "question"
    TITLE = "title"
    ROW = "row"
    COLUMN = "column"


class SubjectRole(StrEnum):
    """How a subject stands in what is counted."""

    COUNTED = "counted"  # every case counted is one of it
    AMONG = "among"  # it is added together with others


class Standing(StrEnum):
    """How a value of a series stands in its table."""

    PRINTED_TOTAL = "printed_total"  # a total that the force printed
    ONLY_ROW = "only_row"  # nothing is broken down: there is one line
    NAMED_ROW = "named_row"  # a line whose label names the subject itself
    SUM = "sum"  # added up here, where the table's own totals say that parts add up
