"""Whether a piece of text looks like a figure: enough to find columns and rows.

What a figure *means* is read elsewhere (parsers/tables); here it only matters
that a number never wraps over two lines and that prose is not a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

_FIGURE = re.compile(
    r"[<>≤≥~(£$€±+\-–—−]{0,3}\s{0,2}\d[\d,. ]{0,20}\s{0,2}(?:%|p|k|m|bn)?"
    r"[)*†‡^⁰¹²³⁴-⁹ᵃᵇᶜᵈᵉᶠᵍʰ]{0,3}",
    re.IGNORECASE,
)
_PLACEHOLDER = re.compile(r"[-–—−*.…~]{1,3}|n/?a\.?|nil|x|c|\[[a-z]\]|:", re.IGNORECASE)
_YEAR_BEGUN = re.compile(r"((?:19|20)\d{2})\s?[/\-–]\s?(\d{0,3})")
_YEAR_END = re.compile(r"[/\-–]\d{1,4}")
_YEAR = re.compile(r"(?:19|20)\d{2}(?:\s{0,2}[/\-–]\s{0,2}(?:\d{2}|\d{4}))?")


_RAISED = str.maketrans("0123456789,abcdefgh", "⁰¹²³⁴⁵⁶⁷⁸⁹˒ᵃᵇᶜᵈᵉᶠᵍʰ")
_MARKS = re.compile(r"\s?(?:\d{1,2}|[a-h])(?:[, ]{1,2}(?:\d{1,2}|[a-h])){0,5}\s?")


def raised(text: str) -> str:
    """Raised figures and letters ("1,2", "a") behind a number or a word, as characters that
    show it; "th" and "nd" are none."""
    return text.translate(_RAISED) if _MARKS.fullmatch(text) else text


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


def is_year_begun(text: str) -> bool:
    """Whether ``text`` is the first half of a financial year that a narrow cell broke."""
    begun = _YEAR_BEGUN.fullmatch(text.strip())
    if begun is None:
        return False
    following = str(int(begun[1]) + 1)
    return begun[2] != following[2:] and len(begun[2]) < 4 and following.startswith(begun[2])


def wrapped_year(above: str, below: str) -> str | None:
    """A financial year that a narrow cell broke over two lines ("2012/20" above "13"), made
    whole; None where the two lines are not the halves of one."""
    rest = below.strip()
    if _YEAR_END.fullmatch(rest) and is_year_begun(above.strip() + rest):
        return above.strip() + rest  # "2018" above "/201": a third line ends it
    begun = _YEAR_BEGUN.fullmatch(above.strip())
    if begun is None or not (rest.isascii() and rest.isdigit() and len(rest) <= 4):
        return None
    after = begun[2] + rest
    following = str(int(begun[1]) + 1)
    return above.strip() + rest if after in (following, following[2:]) else None


def joined_lines(texts: Iterable[str]) -> str:
    """The lines of one cell as text: a space between them, none inside a year."""
    text = ""
    for line in texts:
        text = (wrapped_year(text, line) or f"{text} {line}") if text else line
    return text
