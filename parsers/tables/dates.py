"""Printed dates, months and years (day always first), and the spans they make.

Financial years run from 1 April to 31 March, which is what police and
government returns mean by 2018/19.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date

from parsers.types import PeriodKind

Kind = PeriodKind


@dataclass(frozen=True, slots=True)
class Span:
    """A period as printed. ``month`` or ``quarter`` alone still wants a year from elsewhere."""

    start: date | None = None
    end: date | None = None
    kind: PeriodKind = PeriodKind.UNKNOWN
    month: int | None = None
    quarter: int | None = None

    @property
    def wants_year(self) -> bool:
        return self.start is None and (self.month is not None or self.quarter is not None)


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
YEAR4 = r"(?:19[6-9]\d|20[0-4]\d)"
JOIN = r"(?: ?(?:-{1,2}|–|—|to|until|through|till) ?)"
GLUE = r"[^a-z0-9()<>+]{0,3}"  # Apr-18, Apr’18, Apr 18, and the broken Apr¿18
ORDINAL = r"(?:st|nd|rd|th)?"

DATE = (
    rf"(?:\d{{1,2}}[/.]\d{{1,2}}[/.](?:{YEAR4}|\d{{2}})|{YEAR4}-\d{{2}}-\d{{2}}"
    rf"|\d{{1,2}}\^?{ORDINAL} ?(?:of )?{MONTH},? {YEAR4}|{MONTH} \d{{1,2}}{ORDINAL},? {YEAR4}"
    rf"|\d{{1,2}}-{MONTH}-(?:{YEAR4}|\d{{2}}))"
)
_NUMERIC = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{2}|\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_WORDED = re.compile(rf"(\d{{1,2}})\^?{ORDINAL} ?-?(?:of )?({MONTH}),?[ -](\d{{4}}|\d{{2}})")
_WORDED_US = re.compile(rf"({MONTH}) (\d{{1,2}}){ORDINAL},? (\d{{4}})")
DATE_INSIDE = re.compile(rf"(?<![\d/.]){DATE}(?![\d/])")


def month_number(word: str) -> int:
    """1 to 12 for a month's name or its first three letters."""
    return _MONTHS.index(word[:3].casefold()) + 1


def full_year(digits: str) -> int:
    """Four digits as they are; two digits fall between 1970 and 2069."""
    year = int(digits)
    return year if len(digits) == 4 else year + (1900 if year >= 70 else 2000)


def safe_date(year: int, month: int, day: int) -> date | None:
    """A date, or None for one that does not exist (31 September)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def read_date(text: str) -> date | None:
    """One whole printed date, day first."""
    if match := _NUMERIC.fullmatch(text):
        return safe_date(full_year(match[3]), int(match[2]), int(match[1]))
    if match := _ISO.fullmatch(text):
        return safe_date(int(match[1]), int(match[2]), int(match[3]))
    if match := _WORDED.fullmatch(text):
        return safe_date(full_year(match[3]), month_number(match[2]), int(match[1]))
    if match := _WORDED_US.fullmatch(text):
        return safe_date(int(match[3]), month_number(match[1]), int(match[2]))
    return None


def month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def month_span(year: int, month: int) -> Span:
    return Span(date(year, month, 1), month_end(year, month), Kind.MONTH)


def year_span(year: int) -> Span:
    return Span(date(year, 1, 1), date(year, 12, 31), Kind.CALENDAR_YEAR)


def financial_span(year: int) -> Span:
    return Span(date(year, 4, 1), date(year + 1, 3, 31), Kind.FINANCIAL_YEAR)


def quarter_span(year: int, quarter: int, *, financial: bool) -> Span:
    """Quarter 1 begins in April of a financial year and in January of a calendar year."""
    first = 3 * quarter - 2 + (3 if financial else 0)
    year, first = (year + 1, first - 12) if first > 12 else (year, first)
    return Span(date(year, first, 1), month_end(year, first + 2), Kind.QUARTER)


def between(start: date, end: date) -> Span | None:
    """A span from two dates, with the name of the year, quarter or month that it exactly is."""
    if start > end:
        return None
    whole = Span(start, end, Kind.RANGE)
    if start == end:
        return replace(whole, kind=Kind.DAY)
    named = [year_span(start.year), financial_span(start.year), month_span(start.year, start.month)]
    if start.month % 3 == 1:
        named.append(quarter_span(start.year, (start.month + 2) // 3, financial=False))
    return next((n for n in named if (n.start, n.end) == (start, end)), whole)
