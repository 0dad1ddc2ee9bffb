"""The number that opens an item of a list: "1.", "Q2)", "3 -"."""

from __future__ import annotations

import re
from typing import Final

from parsers.letter.rules import rule
from parsers.text.characters import fold

MARKER = re.compile(
    r"\(?(?:q(?:uestion)?\s?\.?\s?)?(?P<number>\d{1,2})(?P<letter>[a-z]?)"
    r"(?:\s?[.):]{1,2}(?!\d)\s?|\s?-(?:\s|$)|(?<=\d)\s(?=[a-z]))"
)
_STRICT = re.compile(
    r"(?:q(?:uestion)?\s?\.?\s?\d{1,2}|\(?\d{1,2}\s?[.):]|\d{1,2}\s-(?:$|\s(?=[a-z])))"
)
# A number without a mark, before a capital that opens no month ("14 January").
_BARE = re.compile(r"\d{1,2} (?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))[A-Z][a-z]")


ANSWERED: Final = rule(
    "prints its own answer",
    True,
    r"^.{6,160}\S ?[-–—:=] ?(?:(?!(?:19|20)\d\d\W*$)£?\d[\d,.]*%?|none|nil|yes|no|n/?a|"
    r"(?:no |data |information )*(?:information|data|record)?s? ?"
    r"(?:not |is |are |was |were |none )*(?:held|recorded|available|known))\W*$",
    "number exported – no information held",
    "number of tractors stolen, by month - 2022",
)


def answers_itself(text: str) -> bool:
    """Whether a numbered item ends in its own answer, behind a dash, a colon or a sign."""
    return number_of(text) is not None and ANSWERED.fits(fold(without_number(text)))


def number_of(text: str) -> int | None:
    """The number that opens a list item: "1.", "Q2)", "3 -", "4 The number of"."""
    match = MARKER.match(fold(text[:24]))
    if not match:
        return None
    marked = _STRICT.match(fold(text[:24])) or _BARE.match(text)
    return int(match["number"]) if marked else None


_LETTERED = re.compile(r"\(?[a-z]\)\s|[a-z]\.\s")


def without_mark(text: str) -> str:
    """An item without the number or the letter that opens it."""
    bare = without_number(text)
    match = _LETTERED.match(fold(bare[:6])) if bare == text else None
    return text[match.end() :] if match else bare


def without_number(text: str) -> str:
    """An item without its number."""
    match = MARKER.match(fold(text[:24]))
    return text[match.end() :].strip() if match and number_of(text) is not None else text
