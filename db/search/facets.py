"""Facets as words of the index, and file types as people say them.

A token begins with ``z`` and ends with ``0``, so that the stemmer leaves it alone.
"""

from __future__ import annotations

import json
import re
from typing import Final, NamedTuple

from db.search.vocabulary import Facet

_LETTERS: Final[dict[Facet, str]] = {
    Facet.FORCE: "f",
    Facet.YEAR: "y",
    Facet.OUTCOME: "o",
    Facet.SECTION: "s",
    Facet.FIGURES: "n",
    Facet.FILE: "t",
}
_OF_LETTER: Final = {letter: facet for facet, letter in _LETTERS.items()}
_OTHER: Final = re.compile(r"[^a-z0-9]+")
SUBJECT: Final = "x"


class FileType(NamedTuple):
    """One sort of file: its short name, what it is called, and a pattern of media types."""

    slug: str
    name: str
    pattern: str
    yes: str
    no: str


FILE_TYPES: Final = (
    FileType("pdf", "PDF", r"application/pdf", "application/pdf", "application/zip"),
    FileType(
        "spreadsheet",
        "Spreadsheet",
        r".*(?:spreadsheet|ms-excel|text/csv).*",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    FileType(
        "document",
        "Word document",
        r".*(?:wordprocessing|msword|opendocument\.text|rtf).*",
        "application/msword",
        "application/vnd.ms-excel",
    ),
    FileType(
        "slides",
        "Slides",
        r".*(?:presentation|powerpoint).*",
        "application/vnd.ms-powerpoint",
        "application/pdf",
    ),
    FileType("page", "Web page", r"(?:text/html|application/xhtml.*)", "text/html", "text/csv"),
)


def file_type(media_type: str | None) -> str:
    """The short name of a media type; ``other`` for what has no name here."""
    bare = (media_type or "").partition(";")[0].strip().casefold()
    return next((one.slug for one in FILE_TYPES if re.fullmatch(one.pattern, bare)), "other")


def token(facet: Facet, value: str) -> str:
    """A facet's value as one word of the index."""
    return f"z{_LETTERS[facet]}{_OTHER.sub('9', value.casefold())}0"


def subject_token(slug: str) -> str:
    """A subject as one word of the index."""
    return f"z{SUBJECT}{_OTHER.sub('9', slug.casefold())}0"


def facet_of(word: str) -> Facet | None:
    """The facet that a token is of."""
    return _OF_LETTER.get(word[1:2])


def tokens(
    force: str, on: str | None, outcome: str | None, figures: int | None, *lists: str | None
) -> str:
    """All tokens of one answer; ``lists`` are its sections and its media types (JSON)."""
    sections, media = (json.loads(one or "[]") for one in lists)
    values = [
        (Facet.FORCE, force),
        *([(Facet.YEAR, on[:4])] if on else []),
        (Facet.OUTCOME, outcome or "unknown"),
        (Facet.FIGURES, "yes" if figures else "no"),
        *((Facet.SECTION, one) for one in sections),
        *((Facet.FILE, file_type(one)) for one in media),
    ]
    return " ".join(dict.fromkeys(token(facet, value) for facet, value in values))
