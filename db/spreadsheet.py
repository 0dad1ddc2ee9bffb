"""Words that a spreadsheet opens as words: in every CSV that leaves us."""

from __future__ import annotations

import re
from typing import Final

_BEGINS: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
_NUMBER: Final = re.compile(r"[+-]?\d{1,400}(?:[.,]\d{1,400}){0,20}(?:e[+-]?\d{1,3})?\s?%?")


def as_text(cell: str) -> str:
    """A cell that no program takes for a formula: an apostrophe before what begins like one."""
    if not cell.lstrip(" ").startswith(_BEGINS) or _NUMBER.fullmatch(cell) or cell == "-":
        return cell
    return f"'{cell}"
