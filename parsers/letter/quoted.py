"""Quotations that run over several sentences: what they say, the force does not decide."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from parsers.letter.rules import Rule, rule

_OPENS: Final = re.compile(r"“|(?<![^\s(\[:,–—-])\"(?=\S)")
_CLOSES: Final = re.compile(r"”|(?<=\S)\"(?!\w)")

# Words before a quotation that hand over what a paper of the force says.
HANDS_OVER: Final[Rule[bool]] = rule(
    "a paper says",
    True,
    r"^(?!.*\b(?:act|law|legislation|statute|regulations?|commissioner|ico|exemption|you|your|"
    r"sections? \d+\(\d\))\b).*\b(?:passage|paragraph|policy|procedure|instructions?|manual|order|"
    r"clause|wording|chapter|entry|minutes?|log|text|page|it|protocol|strategy|plan|guidance|"
    r"e-?mail|notice|leaflet|report)\b"
    r"(?:[^.;]|\.\d){0,40}\b(?:reads?|says?|states?|is|are|runs?|provides?|as follows)\b"
    r"(?:[^.;]|\.\d){0,60}:? ?$",
    "the passage is at paragraph 4.7:",
    "section 14(1) of the act reads:",
)


def stretches(text: str) -> tuple[tuple[int, int], ...]:
    """``(start, end)`` of each quotation in double marks that is closed; linear in the text."""
    found: list[tuple[int, int]] = []
    place = 0
    while (opening := _OPENS.search(text, place)) is not None:
        closing = _CLOSES.search(text, opening.end())
        if closing is None:
            break
        found.append((opening.start(), closing.end()))
        place = closing.end()
    return tuple(found)


def inside(start: int, quotations: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """The quotation within which a place stands, not at its opening mark."""
    return next((one for one in quotations if one[0] < start < one[1]), None)
