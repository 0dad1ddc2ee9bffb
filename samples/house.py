"""How a sample force runs its site and its letters: addresses, folders, references."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from samples.periods import PeriodStyle
from samples.shapes import MONTHS

ENGLISH_MONTHS = tuple(month.lower() for month in MONTHS)
WELSH_MONTHS = (
    "ionawr",
    "chwefror",
    "mawrth",
    "ebrill",
    "mai",
    "mehefin",
    "gorffennaf",
    "awst",
    "medi",
    "hydref",
    "tachwedd",
    "rhagfyr",
)


@dataclass(frozen=True, slots=True)
class House:
    """One sample force.

    ``folder`` and ``welsh_folder`` are templates over year, month and mm (its number);
    ``media`` the same for files. ``references`` and ``titles`` are templates taken in
    turn, over what ``fields`` gives, titles over topic as well. A ``small`` house has
    few items and none of the traps.
    """

    slug: str
    name: str
    welsh_name: str | None
    systems: tuple[str, ...]
    folder: str
    welsh_folder: str | None
    media: str
    references: tuple[str, ...]
    titles: tuple[str, ...]
    first_number: int
    numbers_a_day: float
    periods: PeriodStyle
    thousands: str
    address: tuple[str, ...]
    small: bool = False


def fields(serial: int, received: date, published: date) -> dict[str, object]:
    """What the templates of references and titles may print."""
    start = received.year if received.month >= 4 else received.year - 1
    return {
        "n": serial,
        "yy": received.year % 100,
        "yyyy": received.year,
        "mm": received.month,
        "fy": f"{start}-{(start + 1) % 100:02d}",
        "fys": f"{start}/{(start + 1) % 100:02d}",
        "mon": MONTHS[published.month - 1][:3],
        "year": published.year,
    }
