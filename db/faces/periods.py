"""Periods as a reader says them: 2023, 2023/24, March 2024, 1 January 2020 to 31 May 2024."""

from __future__ import annotations

from db.faces.wording import day
from parsers.types import PeriodKind

_NAMES = {
    PeriodKind.CALENDAR_YEAR: "Calendar years",
    PeriodKind.FINANCIAL_YEAR: "Financial years (April to March)",
    PeriodKind.MONTH: "Months",
    PeriodKind.QUARTER: "Quarters",
    PeriodKind.WEEK: "Weeks",
    PeriodKind.DAY: "Days",
    PeriodKind.RANGE: "Longer spans",
    PeriodKind.PART_YEAR: "Parts of a year",
    PeriodKind.TO_DATE: "Years not over yet",
    PeriodKind.ROLLING: "Twelve months to a date",
    PeriodKind.POINT_IN_TIME: "On a day",
    PeriodKind.UNKNOWN: "Period not clear",
}


def kind_words(kind: str | None) -> str:
    """What periods of a kind are called."""
    return _NAMES[PeriodKind(kind)] if kind else _NAMES[PeriodKind.UNKNOWN]


def period_words(kind: str | None, start: str | None, end: str | None) -> str:
    """One period."""
    first, last = start or "", end or ""
    if not (first or last):
        return "Not stated"
    if kind == PeriodKind.CALENDAR_YEAR:
        return first[:4]
    if kind == PeriodKind.FINANCIAL_YEAR:
        return f"{first[:4]}/{last[2:4]}"
    if kind == PeriodKind.MONTH:
        return day(first[:7])
    if not first or not last or first == last:
        return day(first or last)
    return f"{day(first)} to {day(last)}"
