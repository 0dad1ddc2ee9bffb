"""Dates as forces print them, day first; listed forms only, nothing guessed.

Forms: ``17th September 2019``, ``09 May 2018``, ``24 November, 2009``, ``Monday, 6
November, 2017``, ``January 21, 2025``, ``05/06/2015``, ``25/08/20``, ``07.05.17``,
``2019-08-19``, ``2019/08/19``, ``16-02-2026``, ``16 / 02 / 2026``, ``16·02·2026``,
``16-Feb-2026``, ``16^th February 2024``, ``1th January``, ``19th August`` (no year), ``16 o
Chwefror 2026``. Where a place holds
nothing but a day (a column, a field), ``short_years`` also reads ``16-02-26`` and
``16 Feb 26``, which in running text may be anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from parsers.text.characters import fold

_ENGLISH = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_WELSH = [
    "ionawr",
    "chwefror",
    "mawrth",
    "ebrill",
    "mai",
    "mehefin",
    "gorffennaf",
    "awst",
    "medi",
    "hydref",
    "tachwedd",
    "rhagfyr",
]
# As they stand after "o" and behind a number (soft mutation), and shortened.
_WELSH_TOO = {
    "fawrth": 3,
    "fai": 5,
    "fehefin": 6,
    "orffennaf": 7,
    "fedi": 9,
    "dachwedd": 11,
    "ragfyr": 12,
    "chwef": 2,
    "ebr": 4,
    "meh": 6,
    "gorff": 7,
    "tach": 11,
    "rhag": 12,
}
MONTHS: dict[str, int] = {
    **{name: n for n, name in enumerate(_ENGLISH, 1)},
    **{name[:3]: n for n, name in enumerate(_ENGLISH, 1)},
    "sept": 9,
    **{name: n for n, name in enumerate(_WELSH, 1)},
    **_WELSH_TOO,
}
_MONTH = "(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s{1,3})?"
_ORDINAL = r"(?:\s?\^?\s?(?:st|nd|rd|th|ain|fed|af|eg|ydd))?"
_YEAR = r"(?P<year>(?:19|20)\d{2}(?!\d)|'\d{2}(?!\d))"

_AFTER = r"(?![\w/-]|\.\d)"  # what no date is followed by
_CLOCK = r"(?:(?=t\d\d)|(?![\w/-]|\.\d))"  # but a time of day may be joined to one
_JOIN = r"[\s-]{1,3}"

_FORMS: tuple[re.Pattern[str], ...] = (
    re.compile(
        rf"(?<![\d/.:£])\b{_WEEKDAY}(?P<day>\d{{1,2}}){_ORDINAL}\s{{0,3}}(?:of?\s{{1,3}})?{_MONTH}"
        rf"(?:,?\s{{0,3}}{_YEAR})?"
    ),
    re.compile(rf"\b{_MONTH}\s{{1,3}}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s{{1,3}}{_YEAR}"),
    re.compile(
        r"(?<![\w/.-])(?P<year>(?:19|20)\d{2})(?P<mark>[-/.])(?P<month>\d{2})(?P=mark)(?P<day>\d{2})"
        + _CLOCK
    ),
    re.compile(
        r"(?<![\w/.£$-])(?P<day>\d{1,2})\s?(?P<mark>[/.])(?P<month>\d{1,2})(?P=mark)"
        rf"(?P<year>(?:19|20)\d{{2}}|\d{{2}}){_CLOCK}"
    ),
    re.compile(
        r"(?<![\w/.£$·-])(?<![/·] )(?P<day>\d{1,2})(?P<mark> ?· ?| [/.] )(?P<month>\d{1,2})"
        rf"(?P=mark)(?P<year>(?:19|20)\d{{2}}){_AFTER}"
    ),
    re.compile(
        r"(?<![\w/.£$-])(?P<day>\d{1,2})-(?P<month>\d{1,2})-(?P<year>(?:19|20)\d{2})" + _CLOCK
    ),
    re.compile(
        rf"(?<![\w/.£$-])(?P<day>\d{{1,2}})-{_MONTH}-(?P<year>(?:19|20)\d{{2}}|\d{{2}}){_AFTER}"
    ),
)
_NUMERIC = frozenset(_FORMS[3:6])
_SHORT_YEARS: tuple[re.Pattern[str], ...] = (
    re.compile(r"(?<![\w/.£$-])(?P<day>\d{1,2})-(?P<month>\d{1,2})-(?P<year>\d{2})" + _CLOCK),
    re.compile(
        rf"(?<![\d/.:£])\b(?P<day>\d{{1,2}}){_ORDINAL}{_JOIN}{_MONTH},?{_JOIN}(?P<year>\d{{2}}){_AFTER}"
    ),
)


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date where it stands. ``year`` is ``None`` where none is printed; ``value`` is
    ``None`` where the year is missing or the day does not exist (``possible`` is false)."""

    text: str
    start: int
    end: int
    day: int
    month: int
    year: int | None

    @property
    def possible(self) -> bool:
        return _make(self.year or 2000, self.month, self.day) is not None

    @property
    def value(self) -> date | None:
        return None if self.year is None else _make(self.year, self.month, self.day)

    def latest_before(self, limit: date) -> date | None:
        """The latest such day not after ``limit``: a letter of January means last December."""
        for year in range(limit.year, limit.year - 9, -1):
            value = _make(year, self.month, self.day)
            if value is not None and value <= limit:
                return value
        return None


_DIGIT = re.compile(r"\d")


def find(
    text: str, *, month_first: bool = False, short_years: bool = False
) -> tuple[PrintedDate, ...]:
    """All dates in ``text`` in order. ``month_first`` reads 05/06/2015 as 6 May."""
    if _DIGIT.search(text) is None:
        return ()
    folded = fold(text)
    found: list[PrintedDate] = []
    for form in (*_FORMS, *(_SHORT_YEARS if short_years else ())):
        found.extend(_read(text, folded, form, month_first=month_first))
    found.sort(key=lambda item: (item.start, -item.end))
    kept: list[PrintedDate] = []
    for item in found:
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
    return tuple(kept)


def _read(
    text: str, folded: str, form: re.Pattern[str], *, month_first: bool
) -> Iterator[PrintedDate]:
    for match in form.finditer(folded):
        parts = match.groupdict()
        day, month = int(parts["day"]), _month(parts["month"])
        if form in _NUMERIC and month_first:
            day, month = month, day
        if not 1 <= day <= 31 or month < 1 or (month > 12 and not 1 <= day <= 12):
            continue  # not the shape of any date: a fraction, a code, a count
        if month > 31:
            continue
        yield PrintedDate(
            text[match.start() : match.end()],
            match.start(),
            match.end(),
            day,
            month,
            _year(parts["year"]),
        )


def _month(printed: str) -> int:
    return int(printed) if printed.isdecimal() else MONTHS[printed]


def _year(printed: str | None) -> int | None:
    if printed is None:
        return None
    number = int(printed.lstrip("'"))
    return number if number > 99 else 2000 + number  # the Act is of 2000


def _make(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
