"""Number plates (DVLA INF104)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from parsers.text.characters import fold

_PLATE = re.compile(
    r"(?<![A-Z0-9/.-])(?:[A-HJ-PR-Y][A-HJ-PR-Y](?:0[2-9]|1\d|2[0-9]|5[1-9]|6\d|"
    r"7\d)\s?[A-HJ-PR-Z]{3}"
    r"|[A-HJ-NPR-TV-Y]\d{1,3}[A-HJ-PR-Y]{3}|[A-HJ-PR-Y]{3}\d{1,3}[A-HJ-NPR-TV-Y])(?![A-Z0-9/-])"
)
_LABELLED_PLATE = re.compile(
    r"\b(?:registration(?: (?:number|mark|plate|no\.?))?|reg(?:\.|istered)?(?: (?:number|no\.?|"
    r"mark|plate))?|vrm|vrn|"
    r"number plate|plate|index(?: number)?|vehicle)\s?(?:is|was|:|-)?\s{0,2}"
    r"(?P<plate>(?=[a-z0-9 ]{0,7}\d)(?=[a-z0-9 ]{0,7}[a-z])[a-z0-9]{1,4}\s?[a-z0-9]{2,4})\b"
)
_SHAPE = re.compile(
    r"[a-z]{1,2}\d{1,4}\s?[a-z]{3}|[a-z]{3}\s?\d{1,4}[a-z]?|[a-z]{1,3}\s?\d{1,4}|"
    r"\d{1,4}\s?[a-z]{1,3}"
)
# Written together as on a plate, so that "registration of 12 dogs" is none.
_JOINED = re.compile(r"[a-z]{2}\d{2}\s?[a-z]{3}|[a-z]\d{1,3}\s?[a-z]{3}|[a-z]{3}\s?\d{1,3}[a-z]")


def plates(text: str, folded: str) -> Iterator[tuple[int, int]]:
    """Current and older marks in capitals, others behind a label."""
    for match in _PLATE.finditer(text):
        yield match.span()
    for match in _LABELLED_PLATE.finditer(folded):
        start, end = match.span("plate")
        if text[start:end].upper() == text[start:end] and _SHAPE.fullmatch(match["plate"]):
            yield start, end


def in_capitals(text: str) -> str:
    """A file name or slug with the mark behind a label in capitals, as it would be written."""
    spans = [
        match.span("plate")
        for match in _LABELLED_PLATE.finditer(fold(text))
        if _JOINED.fullmatch(match["plate"])
    ]
    return "".join(
        char.upper() if any(start <= at < end for start, end in spans) else char
        for at, char in enumerate(text)
    )
