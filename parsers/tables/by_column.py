"""Forms of numbers that only their column explains: `412 310`, `53,48`, `(12)`.

Alone each could be something else (two cells run together, a list, a remark); where
every cell of its column agrees, it is a number. Each rule has two witnesses.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

_GROUPED: Final = re.compile(r"[-−]?£?\d{1,3}(?: \d{3}){1,4}(?:\.\d{1,4})?")
_SMALL: Final = re.compile(r"[-−]?£?\d{1,3}(?:\.\d{1,4})?")
_COMMA: Final = re.compile(r"[-−]?£?(?:\d{1,6}|\d{1,3}(?:[. ]\d{3}){1,4}),\d{1,2}(?: ?%)?")
_WHOLE: Final = re.compile(r"[-−]?£?\d{1,6}(?: ?%)?")
# Digits in a cell that is neither: then the column is of another kind.
_DIGIT: Final = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way of printing numbers: cells that show it, cells that may stand beside them, and
    the spelling that is read instead. ``match`` and ``leave`` are columns."""

    name: str
    shows: re.Pattern[str]
    beside: re.Pattern[str]
    respell: Callable[[str], str]
    match: tuple[str, ...]
    leave: tuple[str, ...]


def _decimal(text: str) -> str:
    return text.replace(".", "").replace(" ", "").replace(",", ".")


SPELLINGS: Final = (
    Spelling(
        "thousands_by_space",
        _GROUPED,
        _SMALL,
        lambda text: text.replace(" ", ","),
        match=("Calls", "412 310", "980", "14 106"),
        leave=("Calls", "412 310", "1234", "14 106"),
    ),
    Spelling(
        "decimal_comma",
        _COMMA,
        _WHOLE,
        _decimal,
        match=("Rate", "53,48", "7", "66,9"),
        leave=("Rate", "53,48", "7.5", "66,9"),
    ),
)


def respelt(column: Sequence[str]) -> dict[int, str]:
    """The cells of one column that are read in another spelling, by row.

    From the first cell that shows a form on, every cell with a figure in it must show the
    form or be able to stand beside it, and two at the least must show it.
    """
    for form in SPELLINGS:
        shown = [row for row, text in enumerate(column) if form.shows.fullmatch(text)]
        if len(shown) < 2:
            continue
        later = [text for text in column[shown[0] :] if _DIGIT.search(text)]
        if all(form.shows.fullmatch(text) or form.beside.fullmatch(text) for text in later):
            return {row: form.respell(column[row]) for row in shown}
    return {}
