"""The closed vocabularies of the search."""

from __future__ import annotations

from enum import StrEnum


class FoundKind(StrEnum):
    """What is found."""

    TOPIC = "topic"
    ANSWER = "answer"


class Facet(StrEnum):
    """What answers are narrowed by."""

    FORCE = "force"
    YEAR = "year"  # of the answer, or of its publication
    OUTCOME = "outcome"
    SECTION = "section"
    FIGURES = "figures"
    FILE = "file"


class Sort(StrEnum):
    """The order of what is found."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
