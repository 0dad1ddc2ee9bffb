"""The period of each figure: from header, stub, caption or sentence, in that order."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from parsers.tables.dates import (
    MONTH,
    Span,
    financial_span,
    month_number,
    month_span,
    quarter_span,
)
from parsers.tables.notes import Meaning, Notes
from parsers.tables.period_forms import read_span
from parsers.tables.period_search import spans_inside, the_span
from parsers.types import Flag, PeriodFrom, PeriodKind

_TRAILING_SIGN = re.compile(r"[*†‡#^]{1,3}$")
_TOTAL_OF = re.compile(r"^(?:sub-?)?totals?(?: for)? |(?: sub-?|[ -])totals?$", re.IGNORECASE)
# "Theft Act 1968" and the like name no period.
_LAWS = re.compile(
    r"\b(?:acts?|regulations?|orders?|rules|bill|code|directive|convention),? (?:of )?\d{4}\b",
    re.IGNORECASE,
)
_SHORT_YEAR = re.compile(r"\(?(\d{2})/(\d{2})\)?")
_YEARS = (PeriodKind.CALENDAR_YEAR, PeriodKind.FINANCIAL_YEAR)


@dataclass(frozen=True, slots=True)
class Period:
    """What a figure's period columns say."""

    start: date | None = None
    end: date | None = None
    kind: PeriodKind = PeriodKind.UNKNOWN
    source: PeriodFrom | None = None
    flags: tuple[Flag, ...] = ()


Reads = Callable[[str], Span | None]
LabelledSpan = tuple[Span | None, tuple[Flag, ...]]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around a table about time: named periods, and its rules for labels.

    ``year_starts`` is the month from which a redefined year runs; ``by_month``:
    dates head whole months; ``snapshot``: dates are points in time; ``short``:
    20/21 is a financial year here; ``months``: a bare March is a month, not the town.
    ``reads`` gives the period that a label states, as the table has read it.
    """

    notes: Notes
    reads: Reads = read_span
    caption: Span | None = None
    sentence: Span | None = None
    year_starts: int | None = None
    by_month: bool = False
    snapshot: bool = False
    short: bool = False
    months: bool = False
    answered_on: date | None = None


def read_surroundings(
    captions: Sequence[str],
    sentence: str | None,
    near: Sequence[str],
    labels: Sequence[str],
    notes: Notes,
    answered_on: date | None,
    reads: Reads,
) -> Surroundings:
    """Collect what captions, sentence, notes (``near``) and the run of labels say about time."""
    words = " ".join(near).casefold()[:8000]
    spans = [span for label in dict.fromkeys(labels) if (span := reads(label)) is not None]
    days = [s.start for s in spans if s.kind is PeriodKind.DAY and s.start]
    return Surroundings(
        notes=notes,
        reads=reads,
        caption=the_span(captions),
        sentence=the_span([sentence] if sentence else []),
        year_starts=_redefined_year(words),
        by_month=_runs_by_month(days)
        or ("month" in words and _runs_by_month([day + timedelta(days=1) for day in days])),
        snapshot=any(phrase in words for phrase in ("as at", "snapshot", "as of", "month end")),
        short=_short_years(labels),
        months=len({span.month for span in spans} - {None}) > 1,
        answered_on=answered_on,
    )


# A year said to run from another month: "each year runs 1 November to 31 October".
_REDEFINED = re.compile(
    rf"year.{{0,60}}?\b1(?:st)? ({MONTH}) ?(?:-|–|to|until) ?"
    rf"(?:28|29|30|31)(?:th|st)? ({MONTH})(?! \d{{4}})"
    rf"|year.{{0,40}}?(?:runs?|is|are|defined as|from|=) (?:from )?"
    rf"({MONTH}) (?:-|–|to) ({MONTH})(?! \d{{4}})"
)


def _redefined_year(words: str) -> int | None:
    match = _REDEFINED.search(words)
    if match is None:
        return None
    first = month_number(match[1] or match[3])
    last = month_number(match[2] or match[4])
    return first if last % 12 + 1 == first else None


def _runs_by_month(days: Sequence[date]) -> bool:
    """At least three dates, the first of one month after another: months written as dates."""
    months = sorted({day.year * 12 + day.month for day in days if day.day == 1})
    steps = {b - a for a, b in pairwise(months)}
    return len(months) >= 3 and steps == {1} and all(day.day == 1 for day in days)


def _short_years(labels: Sequence[str]) -> bool:
    """19/20, 20/21, ...: at least two in a row, each ending where the next begins.

    Bands of ages (18/19, 20/21) do not overlap like that.
    """
    matches = [_SHORT_YEAR.fullmatch(label) for label in dict.fromkeys(labels)]
    pairs = sorted({(int(m[1]), int(m[2])) for m in matches if m})
    if len(pairs) < 2 or any(b != (a + 1) % 100 for a, b in pairs):
        return False
    return all(later[0] == earlier[0] + 1 for earlier, later in pairwise(pairs))


# --------------------------------------------------------------------------- labels


def read_place(path: Sequence[str], around: Surroundings) -> LabelledSpan:
    """The innermost period of one label path, completed by the years outside of it."""
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


def _label_span(label: str, around: Surroundings) -> LabelledSpan:
    span = around.reads(_TOTAL_OF.sub("", label))
    if span is None and around.short and (short := _SHORT_YEAR.fullmatch(label)):
        span = around.reads(f"20{short[1]}/{short[2]}")
    if span is None and label.count(" ") > 1:
        span = the_span([_LAWS.sub(" ", label)])
    if span is None or (span.month and not around.months):
        return None, ()
    span = _redefined(_dated(span, around), around)
    sign = _TRAILING_SIGN.search(label)
    for note in around.notes.get(sign[0][:1], ()) if sign else ():
        if note.meaning is Meaning.PART_PERIOD:
            return _part_of(span, note.words), (Flag.PART_PERIOD,)
        if note.meaning is Meaning.PROVISIONAL:
            return span, (Flag.PROVISIONAL,)
    return span, ()


def _dated(span: Span, around: Surroundings) -> Span:
    """A date in a label: a whole month in a run of months, a point in time in a snapshot."""
    if span.kind is not PeriodKind.DAY or span.start is None:
        return span
    if around.by_month:
        return month_span(span.start.year, span.start.month)
    return replace(span, kind=PeriodKind.POINT_IN_TIME) if around.snapshot else span


def _redefined(span: Span, around: Surroundings) -> Span:
    """A slash year under the table's own rule for years."""
    month = around.year_starts
    if span.kind is not PeriodKind.FINANCIAL_YEAR or month in (None, 4) or span.start is None:
        return span
    start, after = (date(span.start.year + n, month or 4, 1) for n in (0, 1))
    return Span(start, after - timedelta(days=1), PeriodKind.RANGE)


def _part_of(span: Span, words: str) -> Span:
    """A starred year whose note says where it stops; no end where it does not."""
    ends = [s.end for s in spans_inside(words) if s.end and s.kind not in _YEARS]
    inside = [e for e in ends if span.start and span.end and span.start <= e <= span.end]
    return Span(span.start, inside[-1] if inside else None, PeriodKind.PART_YEAR)


def _with_year(span: Span, years: Sequence[Span]) -> Span:
    """A bare month or quarter in the first year that stands near it."""
    for year in years:
        if year.start is None or year.end is None:
            continue
        financial = year.kind is PeriodKind.FINANCIAL_YEAR
        if not financial and year.start.year != year.end.year:
            continue
        if span.quarter:
            return quarter_span(year.start.year, span.quarter, financial=financial)
        if span.month:
            return month_span(year.start.year + (financial and span.month < 4), span.month)
    return span


# --------------------------------------------------------------------------- figures


def read_period(header: LabelledSpan, stub: LabelledSpan, around: Surroundings) -> Period:
    """The period of a figure, and where on the page it was read.

    ``header`` and ``stub`` are its two paths as ``read_place`` gives them. A month
    in one place takes its year from another. A year that the caption cuts short
    is a part year: dates are never wider than the caption says.
    """
    places = [(PeriodFrom.HEADER, header, stub[0]), (PeriodFrom.STUB, stub, header[0])]
    if stub[0] and stub[0].wants_year and header[0] and not header[0].wants_year:
        places.reverse()  # a bare month beside years: the month is the period
    for source, (span, flags), other in places:
        if span is None:
            continue
        if span.wants_year:
            years = (other, around.caption, around.sentence)
            span = _with_year(span, [year for year in years if year])
            if span.wants_year and span.quarter:
                continue  # Q1 without a year is as likely the first question
        return _cut(Period(span.start, span.end, span.kind, source, flags), around)
    for source, whole in (
        (PeriodFrom.CAPTION, around.caption),
        (PeriodFrom.SENTENCE, around.sentence),
    ):
        if whole is not None:
            return _closed(Period(whole.start, whole.end, whole.kind, source), around)
    return Period()


def _cut(period: Period, around: Surroundings) -> Period:
    """Cut a year at the edges of the caption's period, where the caption splits it."""
    caption = around.caption
    if period.kind not in _YEARS or caption is None or _is_whole_years(caption):
        return _closed(period, around)
    if not (period.start and period.end and caption.start and caption.end):
        return _closed(period, around)
    start, end = max(period.start, caption.start), min(period.end, caption.end)
    if start > end or (start, end) == (period.start, period.end):
        return period
    flags = tuple(dict.fromkeys((*period.flags, Flag.PART_PERIOD)))
    return replace(period, start=start, end=end, kind=PeriodKind.PART_YEAR, flags=flags)


def _is_whole_years(span: Span) -> bool:
    """A caption of whole years ("2019 to 2021") names columns; it does not cut them."""
    if span.kind in _YEARS:
        return True
    if span.start is None or span.end is None:
        return False
    calendar = (span.start.month, span.start.day, span.end.month, span.end.day) == (1, 1, 12, 31)
    first = financial_span(span.start.year).start
    return calendar or (span.start == first and (span.end.month, span.end.day) == (3, 31))


def _closed(period: Period, around: Surroundings) -> Period:
    """A period "to date" ends at the latest on the day of the answer."""
    end = around.answered_on
    if period.kind is not PeriodKind.TO_DATE or period.end is not None or end is None:
        return period
    return replace(period, end=end) if period.start is None or period.start <= end else period
