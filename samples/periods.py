"""The periods a letter's tables cover, always in the past of the day it was asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from samples.shapes import Periods


@dataclass(frozen=True, slots=True)
class Window:
    """Column labels, the share of a year each covers, and the whole span in words."""

    labels: tuple[str, ...]
    shares: tuple[float, ...]
    first: date
    last: date

    note: str | None = None


def window(periods: Periods, received: date, years: int) -> Window:
    """The last ``years`` complete periods before ``received``; TO_DATE adds the current year."""
    if periods in (Periods.FINANCIAL, Periods.FINANCIAL_DASH):
        return _financial(received, years, "/" if periods is Periods.FINANCIAL else "-")
    if periods in (Periods.BEFORE_CHANGE, Periods.AFTER_CHANGE):
        return _around_change(received, before=periods is Periods.BEFORE_CHANGE)
    last = received.year - 1
    span = range(last - years + 1, last + 1)
    labels = [str(year) for year in span]
    shares = [1.0] * years
    end = date(last, 12, 31)
    note = None
    if periods in (Periods.TO_DATE, Periods.TO_DATE_STARRED) and received.month > 1:
        end = received.replace(day=1) - timedelta(days=1)
        until = f"{end.day} {end:%B %Y}"
        if periods is Periods.TO_DATE:
            labels.append(f"{received.year} (to {until})")
        else:
            labels.append(f"{received.year}*")
            note = f"* {received.year} is up to {until}."
        shares.append(end.month / 12)
    return Window(tuple(labels), tuple(shares), date(span[0], 1, 1), end, note)


def _around_change(received: date, *, before: bool) -> Window:
    """A new recording system began on 23 May two years ago; that year is in both tables."""
    year = received.year - 2
    change = date(year, 5, 23)
    if before:
        labels = (str(year - 1), str(year))
        return Window(labels, (1.0, 0.4), date(year - 1, 1, 1), change - timedelta(days=1))
    return Window((str(year), str(year + 1)), (0.6, 1.0), change, date(year + 1, 12, 31))


class PeriodStyle(StrEnum):
    """How a caption prints a span of days."""

    SLASHES = "slashes"  # 01/01/2022 - 31/12/2024
    DOTS = "dots"  # 01.01.2022 - 31.12.2024
    WORDS = "words"  # 1 January 2022 to 31 December 2024


def in_words(span: Window, style: PeriodStyle) -> str:
    """The whole span of a window as one force's captions print it."""
    first, last = span.first, span.last
    match style:
        case PeriodStyle.SLASHES:
            return f"{first:%d/%m/%Y} - {last:%d/%m/%Y}"
        case PeriodStyle.DOTS:
            return f"{first:%d.%m.%Y} - {last:%d.%m.%Y}"
        case PeriodStyle.WORDS:
            return f"{first.day} {first:%B %Y} to {last.day} {last:%B %Y}"


def _financial(received: date, years: int, mark: str) -> Window:
    """Financial years run from 1 April to 31 March."""
    last = received.year - 1 if received.month >= 4 else received.year - 2
    span = range(last - years + 1, last + 1)
    labels = tuple(f"{year}{mark}{(year + 1) % 100:02d}" for year in span)
    return Window(labels, (1.0,) * years, date(span[0], 4, 1), date(last + 1, 3, 31))


def ordinal(day: int) -> str:
    """``1st``, ``2nd``, ``17th``, as letters print a day."""
    if 10 <= day % 100 <= 20:
        return f"{day}th"
    return f"{day}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th') }"


def working_day(day: date) -> date:
    """The same day, or the Monday after a weekend."""
    return day + timedelta(days=max(0, 7 - day.weekday())) if day.weekday() >= 5 else day


def add_weekdays(day: date, count: int) -> date:
    """``count`` weekdays later; bank holidays are not looked at."""
    while count > 0:
        day += timedelta(days=1)
        if day.weekday() < 5:
            count -= 1
    return day
