"""How the site says what the database writes: numbers, dates, words of closed vocabularies."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from db.faces.page import Value
from parsers.types import DateBasis

_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)


def whole(value: float) -> int | float:
    """A number as a reader writes it: 12 and not 12.0."""
    return int(value) if value == int(value) and abs(value) < 2**53 else value


def number(value: Value) -> str:
    """``1234567.0`` as ``1,234,567``; nothing as an empty text; words as they are."""
    if value is None or isinstance(value, str):
        return value or ""
    return f"{whole(value):,}"


def day(text: str | None, basis: str | None = None) -> str:
    """``2026-03-02`` (or a moment of that day) as ``2 March 2026``, a month as ``March 2026``.

    A date known from the month in an address (basis ``url_month``) has no day to show.
    """
    if not text:
        return ""
    year, *rest = text[: 7 if basis == DateBasis.URL_MONTH else 10].split("-")
    month, date = [*rest, "", ""][:2]
    words = (str(int(date)) if date else "", _MONTHS[int(month) - 1] if month else "", year)
    return " ".join(filter(None, words))


def moment(text: str | None) -> str:
    """``2026-03-02T04:05:06Z`` as ``2 March 2026, 04:05 UTC``."""
    return f"{day(text)}, {text[11:16]} UTC" if text and len(text) > 15 else day(text)


def some(count: int, one: str, many: str = "") -> str:
    """``3 tables``, ``1 table``."""
    return f"{count:,} {one if count == 1 else many or f'{one}s'}"


def size(count: int | None) -> str:
    """Bytes as a reader says them."""
    if count is None:
        return ""
    for unit, scale in (("MB", 1_000_000), ("kB", 1_000)):
        if count >= scale:
            return f"{count / scale:.1f} {unit}".replace(".0 ", " ")
    return some(count, "byte")


def lowered(text: str) -> str:
    """With a small first letter, unless it begins with an abbreviation."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


FILTERS: Final[dict[str, Callable[..., Any]]] = {
    "number": number,
    "day": day,
    "moment": moment,
    "some": some,
    "size": size,
    "lowered": lowered,
}
