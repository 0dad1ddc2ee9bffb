"""The kinds of table that forces print, as specifications that ``samples.tables`` fills.

The kinds come from what real answers were seen to hold: crosstabs of years by
offence, one label column that carries several levels, months, financial years,
shares, money, and small numbers shown in five different ways.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


class Small(StrEnum):
    """How a force prints counts that are small or nil."""

    SHOWN = "shown"  # every number as it is, nil as 0
    BLANK = "blank"  # nil is an empty cell
    DASH = "dash"  # nil is a dash, and a note says so
    LESS_THAN = "less_than"  # 1 to 4 printed as <5
    STAR = "star"  # 1 to 4 printed as *, and a note says so


class Periods(StrEnum):
    """What the columns (or rows) of time are."""

    CALENDAR = "calendar"
    FINANCIAL = "financial"  # 2022/23
    FINANCIAL_DASH = "financial_dash"  # 2022-23
    TO_DATE = "to_date"  # calendar years, the last one up to a printed day
    TO_DATE_STARRED = "to_date_starred"  # the same, the day in a note: 2025*
    BEFORE_CHANGE = "before_change"  # two years, cut off where a new system began
    AFTER_CHANGE = "after_change"  # two years from that day on


@dataclass(frozen=True, slots=True)
class Crosstab:
    """Categories by periods. ``rare`` counts the last rows, whose numbers are small.

    ``turned`` puts the periods into rows. ``caption`` may hold ``{period}``.
    """

    caption: str
    corner: str
    rows: tuple[str, ...]
    periods: Periods = Periods.CALENDAR
    years: int = 3
    low: int = 8
    high: int = 90
    rare: int = 0
    total_row: str | None = "Total"
    total_column: str | None = None
    small: Small = Small.SHOWN
    turned: bool = False
    sourced: bool = False
    wrong: bool = False

    def __post_init__(self) -> None:
        if self.small not in (Small.LESS_THAN, Small.STAR):
            return
        if self.low < 5:
            raise ValueError(f"{self.caption}: low must be 5 or more where small numbers hide")
        if (self.total_row or self.total_column) and self.rare == 1:
            raise ValueError(f"{self.caption}: a single hidden cell could be worked out")


@dataclass(frozen=True, slots=True)
class Monthly:
    """Months down, years across."""

    caption: str
    years: int = 2
    low: int = 5
    high: int = 60
    total_row: str | None = "Total"
    corner: str = "Month"


@dataclass(frozen=True, slots=True)
class Tree:
    """One label column with levels below each other; parents print the sum of children.

    ``branches`` are (parent, ((child, leaves), ...)); ``top`` is one more level above all.
    """

    caption: str
    corner: str
    branches: tuple[tuple[str, tuple[str, ...]], ...]
    top: str | None = None
    years: int = 2
    high: int = 20
    periods: Periods = Periods.CALENDAR
    total_row: str | None = "Grand Total"
    total_column: str | None = "Grand Total"
    sourced: bool = True


@dataclass(frozen=True, slots=True)
class MonthTree:
    """``2023 | 25`` and then its months: a parent row for the year, no mark of level."""

    caption: str
    counted: str
    years: int = 2
    high: int = 9


@dataclass(frozen=True, slots=True)
class Shares:
    """Category, number and percentage (one decimal), with a total of 100%."""

    caption: str
    corner: str
    rows: tuple[str, ...]
    counted: str = "Number"
    low: int = 12
    high: int = 160


@dataclass(frozen=True, slots=True)
class Money:
    """Pounds by category and financial year. ``pence`` prints two decimals."""

    caption: str
    corner: str
    rows: tuple[str, ...]
    years: int = 3
    low: int = 900
    high: int = 90_000
    pence: bool = False
    total_row: str | None = "Total"


@dataclass(frozen=True, slots=True)
class Averages:
    """Means with one decimal; they have no totals. ``unit`` is in the caption."""

    caption: str
    corner: str
    rows: tuple[str, ...]
    years: int = 3
    low: float = 6.0
    high: float = 60.0


@dataclass(frozen=True, slots=True)
class TwoHeaders:
    """Two header rows: each year spans the same sub-columns."""

    caption: str
    corner: str
    rows: tuple[str, ...]
    sub: tuple[str, ...] = ("Female", "Male")
    years: int = 2
    low: int = 3
    high: int = 70
    total_row: str | None = "Total"


@dataclass(frozen=True, slots=True)
class Nested:
    """Two label columns; the first label is printed once and spans its rows."""

    caption: str
    corners: tuple[str, str]
    groups: tuple[str, ...]
    rows: tuple[str, ...]
    years: int = 2
    low: int = 4
    high: int = 50


@dataclass(frozen=True, slots=True)
class Given:
    """A table written out: its rows as printed, the first one its heads."""

    caption: str | None
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()


Shape = (
    Crosstab | Monthly | Tree | MonthTree | Shares | Money | Averages | TwoHeaders | Nested | Given
)
