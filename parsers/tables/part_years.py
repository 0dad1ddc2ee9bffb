"""Years cut at a date in their own label: "2018 (to 22 May)", "2018 (Athena from 23 May)"."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from parsers.tables.dates import (
    DATE,
    JOIN,
    MONTH,
    ORDINAL,
    YEAR4,
    Span,
    between,
    month_end,
    month_number,
    read_date,
    safe_date,
)
from parsers.types import PeriodKind

YEAR_OR_SLASH = rf"{YEAR4}(?: ?[/\-–] ?(?:\d{{4}}|\d{{2}}))?"
# A system or a remark before the date: "(CMS to 22 May)".
_NAMED = r"(?:[a-z][a-z&/]{1,14}[ ,:-]{1,3}){0,3}?"
_TO = re.compile(
    rf"(?P<y>{YEAR_OR_SLASH}) ?(?:\(financial year\)|financial year)? ?[(\-–,]? ?{_NAMED}"
    r"(?:ytd|to date|part[- ]year|year to date|up to|to|until|as at|till)[ :,]{0,2}"
    rf"\(?(?:up to |to |as at )?(?:(?P<d>{DATE})|(?:the )?(?:end of |end )?"
    rf"(?:(?P<dm>\d{{1,2}}){ORDINAL} )?(?P<m>{MONTH}))?\)?"
)
_FROM = re.compile(
    rf"(?P<y>{YEAR_OR_SLASH}) ?[(\-–,]? ?{_NAMED}(?P<w>from|since|after|on or after) "
    rf"(?:(?P<d>{DATE})|(?:(?P<dm>\d{{1,2}}){ORDINAL} )?(?P<m>{MONTH}))(?: onwards)?\)?"
)
_BETWEEN = re.compile(
    rf"(?P<y>{YEAR_OR_SLASH}) ?\({_NAMED}(?:(?P<adm>\d{{1,2}}){ORDINAL} )?(?P<am>{MONTH}){JOIN}"
    rf"(?:(?P<bdm>\d{{1,2}}){ORDINAL} )?(?P<bm>{MONTH})\)"
)
_REMARK = re.compile(rf"(?P<y>{YEAR_OR_SLASH}) ?\((?P<w>[a-z][a-z &/-]{{1,24}})\)")
_CUTS = re.compile(
    r"\b(?:part|partial|to|from|since|after|before|until|till|only|excl\w*)\b|academic"
)

Reader = Callable[[str], "Span | None"]


def cut_year(line: str, read_span: Reader) -> Span | None:
    """The part of a year that a folded label names; a year with a plain remark is the year."""
    for form, reader in ((_TO, _to), (_FROM, _from), (_BETWEEN, _between), (_REMARK, _remark)):
        match = form.fullmatch(line)
        whole = read_span(match["y"]) if match else None
        if match and whole is not None and whole.start and whole.end:
            return reader(match, whole, read_span)
    return None


def _to(match: re.Match[str], whole: Span, _: Reader) -> Span | None:
    if not (match["d"] or match["m"]):
        return Span(whole.start, None, PeriodKind.TO_DATE)
    end = _day(match, "", whole, last=True)
    if end is None or not _inside(end, whole):
        return None
    return Span(whole.start, end, PeriodKind.TO_DATE)


def _from(match: re.Match[str], whole: Span, _: Reader) -> Span | None:
    start = _day(match, "", whole, last=match["w"] == "after")
    if start is not None and match["w"] == "after":
        start += timedelta(days=1)
    return _part(start, whole.end, whole)


def _between(match: re.Match[str], whole: Span, _: Reader) -> Span | None:
    return _part(_day(match, "a", whole, last=False), _day(match, "b", whole, last=True), whole)


def _remark(match: re.Match[str], whole: Span, read_span: Reader) -> Span | None:
    """ "2018 (CMS)" is the year; "2018 (part)" names no dates, "2018 (Apr)" a month."""
    words = match["w"]
    if _CUTS.search(words):
        return None
    month = re.fullmatch(MONTH, words)
    if month:
        first = _month_day(words, None, whole, last=False)
        return _part(first, _month_day(words, None, whole, last=True), whole)
    return whole if read_span(words) is None else None


def _part(start: date | None, end: date | None, whole: Span) -> Span | None:
    if start is None or end is None or not (_inside(start, whole) and _inside(end, whole)):
        return None
    found = between(start, end)
    if found is None or (found.start, found.end) == (whole.start, whole.end):
        return whole if found else None
    month = PeriodKind.MONTH if found.kind is PeriodKind.MONTH else PeriodKind.PART_YEAR
    return Span(start, end, month)


def _inside(day: date, whole: Span) -> bool:
    return bool(whole.start and whole.end and whole.start <= day <= whole.end)


def _day(match: re.Match[str], which: str, whole: Span, *, last: bool) -> date | None:
    """A day or month of the label; without a year it lies inside the label's own."""
    printed = match.groupdict().get(f"{which}d")
    if printed:
        return read_date(printed)
    return _month_day(match[f"{which}m"], match[f"{which}dm"], whole, last=last)


def _month_day(month: str, day: str | None, whole: Span, *, last: bool) -> date | None:
    if whole.start is None:
        return None
    number = month_number(month)
    year = whole.start.year + (number < whole.start.month)
    if day:
        return safe_date(year, number, int(day))
    return month_end(year, number) if last else date(year, number, 1)
