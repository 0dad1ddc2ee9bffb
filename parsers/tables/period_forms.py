"""Printed labels to periods: the forms that police answers use.

A form that names no dates gives ``None``: a period is never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from parsers.tables.dates import (
    DATE,
    GLUE,
    JOIN,
    MONTH,
    ORDINAL,
    YEAR4,
    Span,
    between,
    financial_span,
    full_year,
    month_end,
    month_number,
    month_span,
    quarter_span,
    read_date,
    safe_date,
    year_span,
)
from parsers.tables.part_years import YEAR_OR_SLASH, cut_year
from parsers.tables.tidy import tidy
from parsers.types import PeriodKind

Kind = PeriodKind

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


def _half_year(match: re.Match[str]) -> Span | None:
    first = 1 if match["h"] == "1" else 7
    year = int(match["y"])
    return Span(date(year, first, 1), month_end(year, first + 5), Kind.RANGE)


def _year(match: re.Match[str]) -> Span | None:
    return year_span(int(match["y"]))


def _form(pattern: str, reader: Reader) -> tuple[re.Pattern[str], Reader]:
    return re.compile(pattern), reader


_SLASH = rf"(?P<a>{YEAR4}) ?[/\-–—_] ?(?P<b>\d{{4}}|\d{{2}})"
_MONTH_YEAR = rf"{MONTH}{GLUE}(?:{YEAR4}|\d{{2}})"
_MONTHS_TO = rf"{MONTH}(?:{GLUE}(?:{YEAR4}|\d{{2}}))?{JOIN}{_MONTH_YEAR}"

_YEAR_OR_SLASH = YEAR_OR_SLASH
_OPEN_WORDS = (
    r"latest(?: available)?(?: data)?|date|present|now|current|onwards|ytd|year to date"
    r"|part[- ]year"
)

_FORMS: tuple[tuple[re.Pattern[str], Reader], ...] = (
    _form(rf"(?:calendar year |cy ?|year |during |in )?(?P<y>{YEAR4})(?: calendar year)?", _year),
    _form(rf"(?:fy ?|financial year |f/y |year )?{_SLASH}(?: financial year| fy)?", _slash_year),
    _form(r"(?:fy ?|financial year )(?P<a>\d{2})[/\-–](?P<b>\d{2})", _slash_year),
    _form(rf"{YEAR4}(?: ?[/,] ?{YEAR4}){{2,30}}", _year_list),
    _form(
        rf"(?:from |between )?(?P<a>{YEAR4}) ?(?:to|until|through|and) ?(?P<b>{YEAR4})", _years_to
    ),
    _form(rf"(?P<m>{MONTH}){GLUE}(?P<y>{YEAR4}|\d{{2}})", _month_year),
    _form(rf"(?P<y>{YEAR4}){GLUE}(?P<m>{MONTH})", _month_year),
    _form(rf"(?P<y>{YEAR4})[-_/. ]?(?P<m>\d{{2}})", _numeric_month),
    _form(rf"(?P<m>\d{{1,2}})[/.](?P<y>{YEAR4})", _numeric_month),
    _form(
        rf"(?:from |between )?(?P<m1>{MONTH})(?:{GLUE}(?P<y1>{YEAR4}|\d{{2}}))?(?:{JOIN}| and )"
        rf"(?P<m2>{MONTH}){GLUE}(?P<y2>{YEAR4}|\d{{2}})",
        _month_range,
    ),
    _form(rf"{_MONTHS_TO}(?: ?; ?{_MONTHS_TO}){{1,20}}", _month_range_list),
    _form(rf"(?:from |between )?(?P<a>{DATE})(?:{JOIN}| and )(?P<b>{DATE})(?: inclusive)?", _dates),
    _form(
        rf"(?:from |between )?(?P<d>\d{{1,2}}){ORDINAL} (?P<m>{MONTH})(?:{JOIN}| and )"
        rf"(?P<b>\d{{1,2}}{ORDINAL} {MONTH},? {YEAR4})",
        _dates_one_year,
    ),
    _form(DATE, _day),
    _form(rf"(?:as at|as of|snapshot(?: date)?:?|on|at) (?P<a>{DATE})", _as_at),
    _form(rf"(?:up )?to (?P<a>{DATE})", _up_to),
    _form(
        r"(?:from |since )?(?P<a>[a-z0-9 /.,\-–]{4,24}?)[ ,]{0,2}(?:-|–|—|to|onwards)? ?"
        rf"(?:\(?(?:{_OPEN_WORDS})\)?)",
        _open_ended,
    ),
    _form(
        rf"(?:q|qtr ?|quarter )(?P<q>[1-4])(?:[ ,:\-]{{1,3}}(?:of )?(?P<y>{_YEAR_OR_SLASH}))?",
        _quarter,
    ),
    _form(rf"(?P<y>{_YEAR_OR_SLASH})[ ,:\-]{{1,3}}(?:q|qtr ?|quarter )(?P<q>[1-4])", _quarter),
    _form(MONTH, _month_alone),
    _form(rf"(?:w/|week ?)(?P<w>c|e|commencing|beginning|ending|starting):? (?P<a>{DATE})", _week),
    _form(
        r"(?:rolling )?(?:12|twelve)[ -]months? (?:rolling )?(?:to|ending|ended) (?:the end of )?"
        rf"(?P<a>{DATE}|{_MONTH_YEAR})",
        _twelve_months,
    ),
    _form(rf"(?:year (?:ending|ended|to)|y/?e) (?P<a>{DATE}|{_MONTH_YEAR})", _twelve_months),
    _form(rf"h(?:alf )?(?P<h>[12])[ ,:-]{{1,3}}(?P<y>{YEAR4})", _half_year),
)
_ACADEMIC = re.compile(r"academic|school year")  # these run from a month that differs
_MAX_LABEL = 80
# A count or a share, as most cells of a table are: no form begins with it and ends there.
_COUNT = re.compile(r"\d{1,3}(?:,\d{3}){0,4}(?:\.\d{1,3})?%?")
_QUARTERS = {f"q{n}": Span(kind=Kind.QUARTER, quarter=n) for n in (1, 2, 3, 4)}


def read_span(text: str) -> Span | None:
    """The period that a whole label states, or None.

    ``2022/23 (financial year) to date (22/8/2022)`` and ``2015/16 (up to
    26.01.16)`` are a year cut at a date; a star or a footnote sign after the
    label is left off, for its note to explain.
    """
    line = tidy(text).casefold().strip(" :;,*†‡#^").removesuffix(".")
    if _COUNT.fullmatch(line):
        return None
    if not 3 <= len(line) <= _MAX_LABEL or _ACADEMIC.search(line):
        return _QUARTERS.get(line)
    for form, reader in _FORMS:
        match = form.fullmatch(line)
        if match and (span := reader(match)) is not None:
            return span
    if line[:1] == "(" and line[-1:] == ")":
        return read_span(line[1:-1])
    return cut_year(line, read_span)
