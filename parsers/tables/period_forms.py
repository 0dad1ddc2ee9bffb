"""Printed words to a span of dates: the forms police answers use (day always first).

A form that names no dates gives ``None``. Financial years run from 1 April to
31 March, which is what police and government returns mean by 2018/19.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from parsers.tables.matrix import tidy
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


_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_YEAR4 = r"(?:19[6-9]\d|20[0-4]\d)"
_JOIN = r"(?: ?(?:-{1,2}|–|—|to|until|through|till) ?)"
_GLUE = r"[^a-z0-9()<>+]{0,3}"  # Apr-18, Apr’18, Apr 18, and the broken Apr¿18
_ORDINAL = r"(?:st|nd|rd|th)?"

_DATE = (
    rf"(?:\d{{1,2}}[/.]\d{{1,2}}[/.](?:{_YEAR4}|\d{{2}})|{_YEAR4}-\d{{2}}-\d{{2}}"
    rf"|\d{{1,2}}\^?{_ORDINAL} ?(?:of )?{MONTH},? {_YEAR4}|{MONTH} \d{{1,2}}{_ORDINAL},? {_YEAR4}"
    rf"|\d{{1,2}}-{MONTH}-(?:{_YEAR4}|\d{{2}}))"
)
_NUMERIC = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{2}|\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_WORDED = re.compile(rf"(\d{{1,2}})\^?{_ORDINAL} ?-?(?:of )?({MONTH}),?[ -](\d{{4}}|\d{{2}})")
_WORDED_US = re.compile(rf"({MONTH}) (\d{{1,2}}){_ORDINAL},? (\d{{4}})")
DATE_INSIDE = re.compile(rf"(?<![\d/.]){_DATE}(?![\d/])")


def month_number(word: str) -> int:
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


# --------------------------------------------------------------------------- the forms

Reader = Callable[[re.Match[str]], "Span | None"]


def _slash_year(match: re.Match[str]) -> Span | None:
    first = full_year(match["a"])
    second = int(match["b"])
    if len(match["b"]) == 2:
        second += first // 100 * 100 + (100 if first % 100 == 99 else 0)
    if second == first + 1:
        return financial_span(first)
    if second > first and len(match["b"]) == 4:
        return Span(date(first, 1, 1), date(second, 12, 31), Kind.RANGE)
    return None


def _year_list(match: re.Match[str]) -> Span | None:
    years = [int(year) for year in re.findall(r"\d{4}", match[0])]
    if years != list(range(years[0], years[0] + len(years))):
        return None
    return Span(date(years[0], 1, 1), date(years[-1], 12, 31), Kind.RANGE)


def _years_to(match: re.Match[str]) -> Span | None:
    first, last = int(match["a"]), int(match["b"])
    if first >= last:
        return None
    return Span(date(first, 1, 1), date(last, 12, 31), Kind.RANGE)


def _month_year(match: re.Match[str]) -> Span | None:
    return month_span(full_year(match["y"]), month_number(match["m"]))


def _numeric_month(match: re.Match[str]) -> Span | None:
    month = int(match["m"])
    return month_span(int(match["y"]), month) if 1 <= month <= 12 else None


def _month_range(match: re.Match[str]) -> Span | None:
    last = full_year(match["y2"])
    first = full_year(match["y1"]) if match["y1"] else last
    start = date(first, month_number(match["m1"]), 1)
    return between(start, month_end(last, month_number(match["m2"])))


def _month_range_list(match: re.Match[str]) -> Span | None:
    spans = [read_span(part) for part in match[0].split(";")]
    starts = [span.start for span in spans if span and span.start]
    ends = [span.end for span in spans if span and span.end]
    if len(starts) != len(spans) or len(ends) != len(spans):
        return None
    return between(min(starts), max(ends))


def _dates(match: re.Match[str]) -> Span | None:
    start, end = read_date(match["a"]), read_date(match["b"])
    return between(start, end) if start and end else None


def _dates_one_year(match: re.Match[str]) -> Span | None:
    """``1 January to 30 June 2020``: the year stands once."""
    end = read_date(match["b"])
    if end is None:
        return None
    start = safe_date(end.year, month_number(match["m"]), int(match["d"]))
    return between(start, end) if start else None


def _day(match: re.Match[str]) -> Span | None:
    day = read_date(match[0])
    return Span(day, day, Kind.DAY) if day else None


def _as_at(match: re.Match[str]) -> Span | None:
    day = read_date(match["a"])
    return Span(day, day, Kind.POINT_IN_TIME) if day else None


def _up_to(match: re.Match[str]) -> Span | None:
    end = read_date(match["a"])
    return Span(None, end, Kind.TO_DATE) if end else None


def _open_ended(match: re.Match[str]) -> Span | None:
    inner = match["a"].strip()
    span = read_span(inner)
    start = span.start if span else read_date(inner)
    return Span(start, None, Kind.TO_DATE) if start else None


def _quarter(match: re.Match[str]) -> Span | None:
    quarter = int(match["q"])
    if match["y"] is None:
        return Span(kind=Kind.QUARTER, quarter=quarter)
    year = read_span(match["y"])
    if year is None or year.start is None:
        return None
    return quarter_span(year.start.year, quarter, financial=year.kind is Kind.FINANCIAL_YEAR)


def _month_alone(match: re.Match[str]) -> Span | None:
    return Span(kind=Kind.MONTH, month=month_number(match[0]))


def _week(match: re.Match[str]) -> Span | None:
    day = read_date(match["a"])
    if day is None:
        return None
    six = timedelta(days=6)
    start = day - six if match["w"] in ("ending", "e") else day
    return Span(start, start + six, Kind.WEEK)


def _twelve_months(match: re.Match[str]) -> Span | None:
    """``year ending March 2020``, ``12 months to 31 March 2020``: a rolling year."""
    end = read_date(match["a"])
    if end is None:
        span = read_span(match["a"])
        end = span.end if span and span.kind is Kind.MONTH else None
    if end is None:
        return None
    after = end + timedelta(days=1)
    start = safe_date(after.year - 1, after.month, after.day)
    return Span(start, end, Kind.ROLLING) if start else None


def _year(match: re.Match[str]) -> Span | None:
    return year_span(int(match["y"]))


def _fy(match: re.Match[str]) -> Span | None:
    """``FY20/21``: two digits are years only after such a word; ``FY21`` alone is unclear."""
    span = _slash_year(match)
    return span if span and span.kind is Kind.FINANCIAL_YEAR else None


_SLASH = rf"(?P<a>{_YEAR4}) ?[/\-–—_] ?(?P<b>\d{{4}}|\d{{2}})"
_MONTH_YEAR = rf"{MONTH}{_GLUE}(?:{_YEAR4}|\d{{2}})"
_MONTHS_TO = rf"{MONTH}(?:{_GLUE}(?:{_YEAR4}|\d{{2}}))?{_JOIN}{_MONTH_YEAR}"

_FORMS: tuple[tuple[str, Reader], ...] = (
    (rf"(?:calendar year |cy ?|year |during |in )?(?P<y>{_YEAR4})(?: calendar year)?", _year),
    (rf"(?:fy ?|financial year |f/y |year )?{_SLASH}(?: financial year| fy)?", _slash_year),
    (r"(?:fy ?|financial year )(?P<a>\d{2})[/\-–](?P<b>\d{2})", _fy),
    (rf"{_YEAR4}(?: ?[/,] ?{_YEAR4}){{2,30}}", _year_list),
    (rf"(?:from )?(?P<a>{_YEAR4}) ?(?:to|until|through) ?(?P<b>{_YEAR4})", _years_to),
    (rf"(?P<m>{MONTH}){_GLUE}(?P<y>{_YEAR4}|\d{{2}})", _month_year),
    (rf"(?P<y>{_YEAR4}){_GLUE}(?P<m>{MONTH})", _month_year),
    (rf"(?P<y>{_YEAR4})[-_/. ]?(?P<m>\d{{2}})", _numeric_month),
    (rf"(?P<m>\d{{1,2}})[/.](?P<y>{_YEAR4})", _numeric_month),
    (
        rf"(?:from )?(?P<m1>{MONTH})(?:{_GLUE}(?P<y1>{_YEAR4}|\d{{2}}))?{_JOIN}"
        rf"(?P<m2>{MONTH}){_GLUE}(?P<y2>{_YEAR4}|\d{{2}})",
        _month_range,
    ),
    (rf"{_MONTHS_TO}(?: ?; ?{_MONTHS_TO}){{1,20}}", _month_range_list),
    (rf"(?:from |between )?(?P<a>{_DATE})(?:{_JOIN}| and )(?P<b>{_DATE})(?: inclusive)?", _dates),
    (
        rf"(?:from )?(?P<d>\d{{1,2}}){_ORDINAL} (?P<m>{MONTH}){_JOIN}"
        rf"(?P<b>\d{{1,2}}{_ORDINAL} {MONTH},? {_YEAR4})",
        _dates_one_year,
    ),
    (_DATE, _day),
    (rf"(?:as at|as of|snapshot(?: date)?:?|on|at) (?P<a>{_DATE})", _as_at),
    (rf"(?:up )?to (?P<a>{_DATE})", _up_to),
    (
        r"(?:from |since )?(?P<a>[a-z0-9 /.,\-–]{4,24}?)[ ,]{0,2}(?:-|–|—|to|onwards)? ?"
        r"(?:\(?(?:latest(?: available)?(?: data)?|date|present|now|current|onwards|ytd"
        r"|year to date)\)?)",
        _open_ended,
    ),
    (
        r"(?:q|qtr ?|quarter )(?P<q>[1-4])"
        rf"(?:[ ,:\-]{{1,3}}(?:of )?(?P<y>{_YEAR4}(?: ?[/\-–] ?(?:\d{{4}}|\d{{2}}))?))?",
        _quarter,
    ),
    (
        rf"(?P<y>{_YEAR4}(?: ?[/\-–] ?(?:\d{{4}}|\d{{2}}))?)[ ,:\-]{{1,3}}"
        r"(?:q|qtr ?|quarter )(?P<q>[1-4])",
        _quarter,
    ),
    (MONTH, _month_alone),
    (rf"(?:w/|week ?)(?P<w>c|e|commencing|beginning|ending|starting):? (?P<a>{_DATE})", _week),
    (
        rf"(?:rolling )?(?:12|twelve)[ -]months? (?:rolling )?(?:to|ending|ended) (?:the end of )?"
        rf"(?P<a>{_DATE}|{MONTH} {_YEAR4})",
        _twelve_months,
    ),
    (rf"year (?:ending|ended|to) (?P<a>{_DATE}|{MONTH} {_YEAR4})", _twelve_months),
)
_COMPILED = tuple((re.compile(form), reader) for form, reader in _FORMS)
_ACADEMIC = re.compile(r"academic|school year")
_MAX_LABEL = 80


@lru_cache(maxsize=20_000)
def read_span(text: str) -> Span | None:
    """The period that a whole label states, or None.

    ``2022/23 (financial year) to date (22/8/2022)`` and ``2015/16 (up to
    26.01.16)`` are a year cut at a date; a star or a footnote sign after the
    label is left off, for its note to explain.
    """
    line = tidy(text).casefold().strip(" :;,*†‡#^").removesuffix(".")
    if (
        not line
        or len(line) > _MAX_LABEL
        or not any(ch.isdigit() or ch in "abjmnosd" for ch in line)
    ):
        return None
    if _ACADEMIC.search(line):
        return None
    for form, reader in _COMPILED:
        match = form.fullmatch(line)
        if match and (span := reader(match)) is not None:
            return span
    return _cut_year(line)


_CUT = re.compile(
    rf"(?P<y>{_YEAR4}(?: ?[/\-–] ?(?:\d{{4}}|\d{{2}}))?) ?(?:\(financial year\)|financial year)? ?"
    rf"(?:\(?(?:ytd|to date|part year|part-year|year to date|up to|to|until|as at|till)[ :,]{{0,2}})"
    rf"\(?(?:up to |to |as at )?(?P<d>{_DATE})?\)?"
)
_PART = re.compile(rf"(?P<y>{_YEAR4}) ?\((?P<m1>{MONTH}){_JOIN}(?P<m2>{MONTH})\)")


def _cut_year(line: str) -> Span | None:
    if match := _CUT.fullmatch(line):
        span = read_span(match["y"])
        end = read_date(match["d"]) if match["d"] else None
        if span is None or span.start is None:
            return None
        if end is not None and not (span.end and span.start <= end <= span.end):
            return None
        return Span(span.start, end, Kind.TO_DATE)
    if match := _PART.fullmatch(line):
        year, last = int(match["y"]), month_number(match["m2"])
        start = date(year, month_number(match["m1"]), 1)
        found = between(start, month_end(year, last))
        whole = found is not None and found.kind is Kind.CALENDAR_YEAR
        return found if found is None or whole else replace(found, kind=Kind.PART_YEAR)
    if line[:1] == "(" and line[-1:] == ")":
        return read_span(line[1:-1])
    return None


_INSIDE = re.compile(
    rf"(?:between |from )?{_DATE}(?:{_JOIN}| and ){_DATE}"
    rf"|\d{{1,2}}{_ORDINAL} {MONTH}{_JOIN}\d{{1,2}}{_ORDINAL} {MONTH},? {_YEAR4}"
    rf"|{MONTH}(?:{_GLUE}(?:{_YEAR4}|\d{{2}}))?{_JOIN}{MONTH}{_GLUE}(?:{_YEAR4}|\d{{2}}(?!\d))"
    rf"|(?:as at|as of|snapshot(?: date)?:?) {_DATE}|up to {_DATE}"
    rf"|(?:12|twelve)[ -]months? (?:to|ending|ended) (?:{_DATE}|{MONTH} {_YEAR4})"
    rf"|year (?:ending|ended) (?:{_DATE}|{MONTH} {_YEAR4})"
    rf"|{_YEAR4}(?: ?[/\-–—] ?(?:{_YEAR4}|\d{{2}}(?![\d/])))?(?: ?(?:to|until|through|-|–|—) ?"
    rf"{_YEAR4}(?: ?[/\-–—] ?(?:{_YEAR4}|\d{{2}}(?![\d/])))?)?"
    rf"|{MONTH} {_YEAR4}|{_DATE}"
)
_EDGE = re.compile(r"(?<![\w/.£])$")


def spans_inside(text: str) -> list[Span]:
    """Every period named inside a caption or sentence, in order, longest form first."""
    line = tidy(text).casefold()[:2000]
    found = []
    for match in _INSIDE.finditer(line):
        before, after = line[: match.start()][-1:], line[match.end() : match.end() + 1]
        if before.isalnum() or before in "/£" or after.isalnum():
            continue
        span = read_span(match[0]) or _from_year_to_year(match[0])
        if span and span.start is not None:
            found.append(span)
        elif span and span.end is not None:
            found.append(span)
    return found


_TWO_YEARS = re.compile(
    rf"({_YEAR4}(?: ?[/\-–—] ?\d{{2,4}})?) ?(?:to|until|through|-|–|—) ?"
    rf"({_YEAR4}(?: ?[/\-–—] ?\d{{2,4}})?)"
)


def _from_year_to_year(text: str) -> Span | None:
    """``2019/20 to 2023/24``: from the start of the first year to the end of the last."""
    match = _TWO_YEARS.fullmatch(text)
    first, last = (read_span(match[1]), read_span(match[2])) if match else (None, None)
    if first and last and first.start and last.end and first.start < last.end:
        return Span(first.start, last.end, Kind.RANGE)
    return None
