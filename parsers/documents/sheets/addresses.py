"""Cell addresses: ``B7`` and ``$A$1:$D$9`` to rows and columns from 0, and back."""

from __future__ import annotations

import re
from functools import cache

from parsers.documents.sheets.model import CellPlace, Rect

_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")
_AREA = re.compile(
    r"\$?([A-Za-z]{1,3})?\$?(\d{1,7})?(?::\$?([A-Za-z]{1,3})?\$?(\d{1,7})?)?",
)
LAST_ROW, LAST_COL = 1_048_575, 16_383


@cache
def column_number(letters: str) -> int:
    """``A`` is 0, ``XFD`` 16383."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1


@cache
def column_letters(col: int) -> str:
    """0 is ``A``."""
    letters = ""
    col += 1
    while col:
        col, rest = divmod(col - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def address(row: int, col: int) -> str:
    """(6, 1) is ``B7``."""
    return f"{column_letters(col)}{row + 1}"


def cell_place(text: str) -> CellPlace | None:
    """The row and column of ``B7``; None for anything else."""
    found = _CELL.fullmatch(text)
    return None if found is None else (int(found[2]) - 1, column_number(found[1]))


def area(text: str) -> Rect | None:
    """The block of ``B7``, ``A1:D9``, ``A:D`` or ``1:9``; None for anything else."""
    found = _AREA.fullmatch(text.strip())
    if found is None or not text.strip():
        return None
    left, top, right, bottom = found.groups()
    single = ":" not in text
    if single and not (left and top):
        return None
    first_row = int(top) - 1 if top else 0
    first_col = column_number(left) if left else 0
    last_row = first_row if single else int(bottom) - 1 if bottom else LAST_ROW
    last_col = first_col if single else column_number(right) if right else LAST_COL
    return Rect(
        min(first_row, last_row),
        min(first_col, last_col),
        max(first_row, last_row),
        max(first_col, last_col),
    )


def areas(text: str) -> tuple[Rect, ...]:
    """All blocks of a list parted by spaces, as ``sqref`` writes them."""
    return tuple(found for part in text.split() if (found := area(part)) is not None)
