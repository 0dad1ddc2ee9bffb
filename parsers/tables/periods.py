"""The period of each figure: from header, stub, caption or sentence, in that order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from parsers.tables.marks import Marks, Meaning
from parsers.tables.period_forms import (
    MONTH,
    Span,
    financial_span,
    month_number,
    month_span,
    quarter_span,
    read_span,
    spans_inside,
)
from parsers.types import Flag, PeriodFrom, PeriodKind

_TRAILING_SIGN = re.compile(r"[*†‡#^]{1,3}$")


@dataclass(frozen=True, slots=True)
class Period:
    """What a figure's period columns say."""

    start: date | None = None
    end: date | None = None
    kind: PeriodKind = PeriodKind.UNKNOWN
    source: PeriodFrom | None = None
    flags: tuple[Flag, ...] = ()


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Periods named around a table, and the rules its notes set for years."""

    caption: Span | None = None
    sentence: Span | None = None
    year_starts: tuple[int, int] | None = None  # (month, day) of a redefined year
    months_by_date: bool = False
    snapshot: bool = False
    answered_on: date | None = None
    marks: Marks | None = None


def read_surroundings(
    captions: Sequence[str],
    sentence: str | None,
    notes: Sequence[str],
    labels: Sequence[str],
    marks: Marks,
    answered_on: date | None,
) -> Surroundings:
    """Collect what caption, sentence, notes and the run of labels say about time."""
    words = " ".join([*captions, sentence or "", *notes]).casefold()
    return Surroundings(
        caption=_one_span(captions),
        sentence=_one_span([sentence] if sentence else []),
        year_starts=_redefined_year(words),
        months_by_date=_month_starts(labels) or ("month" in words and _month_edges(labels)),
        snapshot="as at" in words or "snapshot" in words or "as of" in words,
        answered_on=answered_on,
        marks=marks,
    )


def _one_span(texts: Sequence[str]) -> Span | None:
    """The period a caption names; several years in a row are one range, else none is sure."""
    spans = [span for text in texts for span in spans_inside(text)]
    spans = list(dict.fromkeys(spans))
    if len(spans) == 1:
        return spans[0]
    dated = [(span.start, span.end) for span in spans if span.start and span.end]
    if len(dated) != len(spans) or not dated:
        return None
    dated.sort()
    for (_, end), (start, _) in pairwise(dated):
        if start > end + timedelta(days=1):
            return None
    return Span(dated[0][0], max(end for _, end in dated), PeriodKind.RANGE)


_REDEFINED = re.compile(
    rf"year.{{0,60}}?\b1(?:st)? ({MONTH}) ?(?:-|–|to|until) ?(?:28|29|30|31)(?:th|st)? ({MONTH})(?! \d{{4}})"
    rf"|year.{{0,40}}?(?:runs?|is|are|defined as|from|=) (?:from )?({MONTH}) (?:-|–|to) ({MONTH})(?! \d{{4}})"
)


def _redefined_year(words: str) -> tuple[int, int] | None:
    """A year said to run from another month, e.g. 1 November to 31 October."""
    match = _REDEFINED.search(words[:4000])
    if match is None:
        return None
    first = month_number(match[1] or match[3])
    last = month_number(match[2] or match[4])
    return (first, 1) if last % 12 + 1 == first else None


def _dates_of(labels: Sequence[str]) -> list[date]:
    spans = [read_span(label) for label in dict.fromkeys(labels)]
    return [s.start for s in spans if s and s.kind is PeriodKind.DAY and s.start]


def _month_starts(labels: Sequence[str]) -> bool:
    """At least three dates, the first of one month after another: months written as dates."""
    return _month_by_month(_dates_of(labels))


def _month_edges(labels: Sequence[str]) -> bool:
    return _month_by_month([day + timedelta(days=1) for day in _dates_of(labels)])


def _month_by_month(days: Sequence[date]) -> bool:
    months = sorted({day.year * 12 + day.month for day in days if day.day == 1})
    steps = {b - a for a, b in pairwise(months)}
    return len(months) >= 3 and steps == {1} and all(day.day == 1 for day in days)


def read_period(
    column_path: Sequence[str], row_path: Sequence[str], around: Surroundings
) -> Period:
    """The period of a figure, and where on the page it was read.

    A month in one place takes its year from another. A year that the caption
    cuts short is a part year: dates are never wider than the caption says.
    """
    places = (
        (PeriodFrom.HEADER, tuple(column_path)),
        (PeriodFrom.STUB, tuple(row_path)),
    )
    read = [(source, *_finest(path, around)) for source, path in places]
    for source, span, flags in read:
        if span is None:
            continue
        if span.wants_year:
            years = [s for _, s, _ in read if s and s.start] + [around.caption, around.sentence]
            span = _with_year(span, [s for s in years if s])
        return _cut(Period(span.start, span.end, span.kind, source, flags), around)
    for source, span in (
        (PeriodFrom.CAPTION, around.caption),
        (PeriodFrom.SENTENCE, around.sentence),
    ):
        if span is not None:
            return _closed(Period(span.start, span.end, span.kind, source), around)
    return Period()


def _finest(path: tuple[str, ...], around: Surroundings) -> tuple[Span | None, tuple[Flag, ...]]:
    """The innermost period of a path, completed by the years outside of it."""
    found: Span | None = None
    flags: tuple[Flag, ...] = ()
    for label in reversed(path):
        span, own = _label_span(label, around)
        if span is None:
            continue
        flags += own
        if found is None:
            found = span
        elif found.wants_year and span.start is not None:
            found = _with_year(found, [span])
    return found, flags


def _label_span(label: str, around: Surroundings) -> tuple[Span | None, tuple[Flag, ...]]:
    span = read_span(label)
    if span is None:
        return None, ()
    span = _redefine(_as_month(span, around), around)
    sign = _TRAILING_SIGN.search(label)
    note = (around.marks or {}).get(sign[0][:1]) if sign else None
    if note is None:
        return span, ()
    if note.meaning is Meaning.PART_PERIOD:
        return _part_of(span, note.words), (Flag.PART_PERIOD,)
    return span, (Flag.PROVISIONAL,) if note.meaning is Meaning.PROVISIONAL else ()


def _as_month(span: Span, around: Surroundings) -> Span:
    if span.kind is PeriodKind.DAY and span.start:
        if around.months_by_date:
            return month_span(span.start.year, span.start.month)
        if around.snapshot:
            return replace(span, kind=PeriodKind.POINT_IN_TIME)
    return span


def _redefine(span: Span, around: Surroundings) -> Span:
    """A slash year under the table's own rule for years (1 November to 31 October)."""
    if span.kind is not PeriodKind.FINANCIAL_YEAR or not around.year_starts or not span.start:
        return span
    month, day = around.year_starts
    if month == 4:
        return span
    start = date(span.start.year, month, day)
    after = date(span.start.year + 1, month, day)
    return Span(start, after - timedelta(days=1), PeriodKind.RANGE)


def _part_of(span: Span, words: str) -> Span:
    """A starred year whose note says where it stops; unknown where it does not."""
    ends = [s.end for s in spans_inside(words) if s.end and s.kind is not PeriodKind.CALENDAR_YEAR]
    inside = [e for e in ends if span.start and span.end and span.start <= e <= span.end]
    return Span(span.start, inside[-1] if inside else None, PeriodKind.PART_YEAR)


def _with_year(span: Span, years: Sequence[Span]) -> Span:
    """A bare month or quarter in the one year that stands near it."""
    for year in years:
        if year.start is None or year.end is None:
            continue
        if year.kind is PeriodKind.FINANCIAL_YEAR:
            if span.quarter:
                return quarter_span(year.start.year, span.quarter, financial=True)
            if span.month:
                return month_span(year.start.year + (span.month < 4), span.month)
        if year.start.year == year.end.year:
            if span.quarter:
                return quarter_span(year.start.year, span.quarter, financial=False)
            if span.month:
                return month_span(year.start.year, span.month)
    return span


_YEARS = (PeriodKind.CALENDAR_YEAR, PeriodKind.FINANCIAL_YEAR)


def _cut(period: Period, around: Surroundings) -> Period:
    """Cut a year at the edges of the caption's period, where the caption splits it."""
    caption = around.caption
    if period.kind not in _YEARS or caption is None or not (caption.start and caption.end):
        return _closed(period, around)
    if period.start is None or period.end is None:
        return _closed(period, around)
    start, end = max(period.start, caption.start), min(period.end, caption.end)
    whole_years = caption.kind in _YEARS or _edges_are_years(caption)
    if start > end or (start, end) == (period.start, period.end) or whole_years:
        return period
    flags = (
        (*period.flags, Flag.PART_PERIOD) if Flag.PART_PERIOD not in period.flags else period.flags
    )
    return replace(period, start=start, end=end, kind=PeriodKind.PART_YEAR, flags=flags)


def _edges_are_years(span: Span) -> bool:
    """A caption of whole years ("2019 to 2021") names columns; it does not cut them."""
    if span.start is None or span.end is None:
        return False
    calendar = (span.start.month, span.start.day, span.end.month, span.end.day) == (1, 1, 12, 31)
    first = financial_span(span.start.year).start
    financial = span.start == first and (span.end.month, span.end.day) == (3, 31)
    return calendar or financial


def _closed(period: Period, around: Surroundings) -> Period:
    """A period "to date" ends at the latest on the day of the answer."""
    end = around.answered_on
    if period.kind is not PeriodKind.TO_DATE or period.end is not None or end is None:
        return period
    return replace(period, end=end) if period.start is None or period.start <= end else period
