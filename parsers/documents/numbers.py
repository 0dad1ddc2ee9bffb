"""Whether a piece of text looks like a figure: enough to find columns and rows.

What a figure *means* is read elsewhere (parsers/tables); here it only matters
that a number never wraps over two lines and that prose is not a number.
"""

from __future__ import annotations

import re
from functools import lru_cache

_FIGURE = re.compile(
    r"[<>≤≥~(£$€±+\-–—−]{0,3}\s{0,2}\d[\d,. ]{0,20}\s{0,2}(?:%|p|k|m|bn)?[)*†‡^⁰¹²³⁴-⁹]{0,3}",
    re.IGNORECASE,
)
_PLACEHOLDER = re.compile(r"[-–—−*.…~]{1,3}|n/?a\.?|nil|x|c|\[[a-z]\]|:", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d{2}(?:\s{0,2}[/\-–]\s{0,2}(?:\d{2}|\d{4}))?")


@lru_cache(maxsize=8192)
def is_figure(text: str) -> bool:
    """Whether ``text`` is one printed number, with its signs and marks."""
    return _FIGURE.fullmatch(text.strip()) is not None


@lru_cache(maxsize=8192)
def is_value(text: str) -> bool:
    """Whether ``text`` is a number or one of the marks that stand for one."""
    return is_figure(text) or _PLACEHOLDER.fullmatch(text.strip()) is not None


def is_year(text: str) -> bool:
    """Whether ``text`` is a year or a financial year, as headers print them."""
    return _YEAR.fullmatch(text.strip()) is not None
