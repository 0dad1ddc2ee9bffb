"""Periods named inside captions and sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise

from parsers.tables.dates import DATE, GLUE, JOIN, MONTH, ORDINAL, YEAR4, Span
from parsers.tables.period_forms import read_span
from parsers.tables.tidy import tidy
from parsers.types import PeriodKind

Kind = PeriodKind

_INSIDE = re.compile(
    rf"{DATE}(?:{JOIN}| and ){DATE}"
    rf"|\d{{1,2}}{ORDINAL} {MONTH}(?:{JOIN}| and )\d{{1,2}}{ORDINAL} {MONTH},? {YEAR4}"
    rf"|{MONTH}(?:{GLUE}(?:{YEAR4}|\d{{2}}))?(?:{JOIN}| and ){MONTH}{GLUE}(?:{YEAR4}|\d{{2}}(?!\d))"
    rf"|(?:as at|as of|snapshot(?: date)?:?) {DATE}|up to {DATE}"
    rf"|(?:12|twelve)[ -]months? (?:to|ending|ended) (?:{DATE}|{MONTH} {YEAR4})"
    rf"|year (?:ending|ended) (?:{DATE}|{MONTH} {YEAR4})"
    rf"|{YEAR4}(?: ?[/\-–—] ?(?:{YEAR4}|\d{{2}}(?![\d/])))?(?: ?(?:to|until|through|-|–|—) ?"
    rf"{YEAR4}(?: ?[/\-–—] ?(?:{YEAR4}|\d{{2}}(?![\d/])))?)?"
    rf"|{MONTH} {YEAR4}|{DATE}"
)


def spans_inside(text: str) -> list[Span]:
    """Every period named inside a caption or sentence, in order, longest form first."""
    line = tidy(text).casefold()[:2000]
    found = []
    for match in _INSIDE.finditer(line):
        before, after = line[: match.start()][-1:], line[match.end() : match.end() + 1]
        if before.isalnum() or before in "/£" or after.isalnum():
            continue
        span = read_span(match[0]) or _from_year_to_year(match[0])
        if span and (span.start or span.end):
            found.append(span)
    return found


def the_span(texts: Sequence[str]) -> Span | None:
    """The one period that texts name; years in a row make a range, else none is sure."""
    spans = list(dict.fromkeys(span for text in texts for span in spans_inside(text)))
    if len(spans) == 1:
        return spans[0]
    dated = sorted((span.start, span.end) for span in spans if span.start and span.end)
    if not dated or len(dated) != len(spans):
        return None
    if any(start > end + timedelta(days=1) for (_, end), (start, _) in pairwise(dated)):
        return None
    return Span(dated[0][0], max(end for _, end in dated), Kind.RANGE)


_TWO_YEARS = re.compile(
    rf"({YEAR4}(?: ?[/\-–—] ?\d{{2,4}})?) ?(?:to|until|through|-|–|—) ?"
    rf"({YEAR4}(?: ?[/\-–—] ?\d{{2,4}})?)"
)


def _from_year_to_year(text: str) -> Span | None:
    """``2019/20 to 2023/24``: from the start of the first year to the end of the last."""
    match = _TWO_YEARS.fullmatch(text)
    first, last = (read_span(match[1]), read_span(match[2])) if match else (None, None)
    if first and last and first.start and last.end and first.start < last.end:
        return Span(first.start, last.end, Kind.RANGE)
    return None
