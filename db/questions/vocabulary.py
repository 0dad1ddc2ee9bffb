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


class Axis(StrEnum):
    """Where labels stand in a table."""

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


class TopicKind(StrEnum):
    """What makes a topic."""

    SUBJECT = "subject"  # a subject of the thesaurus
    REQUEST = "request"  # one request that several forces were sent


class Dispute(StrEnum):
    """What else the tables of the same answer, or of one day, say of a thing and period."""

    OUTWEIGHED = "outweighed"  # a better grounded table says something else, and is the latest
    OPEN = "open"  # others say something else, and nothing decides; none of them is the latest


class TopicState(StrEnum):
    """What a force has said about a topic, for a period or at all."""

    VALUE = "value"
    DISPUTED = "disputed"  # one of several that one answer gives for the same
    BOUNDS = "bounds"
    SUPPRESSED = "suppressed"
    NO_NUMBER = "no_number"
    ANSWERED = "answered"
    PART = "part"
    REFUSED = "refused"
    NOT_HELD = "not_held"
    OTHER = "other"
    HELD = "held"
    NOT_READABLE = "not_readable"
    NOTHING_FOUND = "nothing_found"
    NOT_ALL_READ = "not_all_read"
    LINKS_ONLY = "links_only"
    READ_TO = "read_to"
    NOT_READ = "not_read"
    NO_LOG = "no_log"
