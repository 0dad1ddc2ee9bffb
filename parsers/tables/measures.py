"""What is counted and how, read from heading, caption and notes; unknown where they are silent."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from parsers.tables.dates import DATE_INSIDE, read_date
from parsers.tables.tidy import tidy
from parsers.types import Counted, EventDate, Statistic

_COUNTED_WORDS: dict[Counted, str] = {
    Counted.FTE: r"ftes?\b|full[- ]time equivalents?",
    Counted.MONEY: (
        r"costs?\b|spend(?:ing)?\b|expenditure|budgets?\b|income\b|payments?\b|compensation"
    ),
    Counted.REQUESTS: r"(?:foi |information |subject access )requests?\b",
    Counted.VICTIMS: r"victims?\b",
    Counted.SUSPECTS: r"suspects?\b",
    Counted.OFFENDERS: r"offenders?\b|perpetrators?\b",
    Counted.ARRESTS: r"arrests?\b",
    Counted.OFFENCES: r"offences?\b",
    Counted.CRIMES: r"crimes?\b",
    Counted.INCIDENTS: r"incidents?\b",
    Counted.OCCURRENCES: r"occurrences?\b",
    Counted.OFFICERS: r"(?:police )?officers?\b|constables?\b|specials\b",
    Counted.STAFF: r"staff\b|employees?\b|pcsos?\b",
    Counted.PERSONS: (
        r"persons?\b|people\b|individuals?\b|children\b|patients?\b|males?\b|females?\b|drivers?\b"
    ),
    Counted.OTHER: (
        r"searches\b|notices?\b|complaints?\b|vehicles?\b|uses\b|calls?\b|collisions?\b|dogs?\b"
        r"|weapons?\b|seizures?\b|referrals?\b|deployments?\b|warrants?\b|licen[cs]es?\b"
        r"|cameras?\b|reports?\b|investigations?\b|alerts?\b|visits?\b|checks?\b|bikes?\b"
        r"|firearms?\b"
    ),
}
_COUNTED = tuple(
    (counted, re.compile(rf"\b(?:{words})")) for counted, words in _COUNTED_WORDS.items()
)
# "Offence type" names a dimension, "crime reference" an identifier: nothing is counted by them.
_DIMENSION = re.compile(
    r"\b(?:offences?|crimes?|incidents?|victims?|offenders?|suspects?|officers?|arrests?)"
    r"(?:['’]s?)? ?/?(?:sub[- ]?)?(?:types?|groups?|categor(?:y|ies)|class(?:es)?|classifications?"
    r"|descriptions?|codes?|outcomes?|names?|ages?|aged|genders?|sex|ethnicit(?:y|ies)|ranks?"
    r"|ref\w{0,8}|numbers?|status|family|families|title|recording|recorders?|systems?|data|survey"
    r"|agency|figures)\b"
)
_BY = re.compile(
    r"\b(?:by|per|for each|broken down|breakdown|where the|in which|against|involving) .*"
)
_NUMBER_OF = re.compile(
    r"\b(?:(?:number|no\.?|count|total|volume|sum)s? (?:number )?of|how many) (?P<what>.{3,120})"
)

_STATISTICS: dict[Statistic, str] = {
    Statistic.PERCENT: r"%|\bper ?cent(?:age)?s?\b",
    Statistic.RATE: (
        r"\brates?\b|\bper (?:1,?000|10,?000|100,?000|head|capita|thousand|hundred|officer)\b"
    ),
    Statistic.MEDIAN: r"\bmedian\b",
    Statistic.MEAN: r"\b(?:average|mean|avg)\b",
    Statistic.MAX: r"\b(?:maximum|highest|longest|max|oldest)\b",
    Statistic.MIN: r"\b(?:minimum|lowest|shortest|min|youngest)\b",
    Statistic.RATIO: r"\b(?:ratio|proportion)\b",
    Statistic.SUM: (
        r"£|€|\$|\b(?:costs?|spend|spent|expenditure|budget|income|value|amount|salary|salaries"
        r"|paid|payments?|hours|days lost|miles|mileage)\b"
    ),
    Statistic.COUNT: r"\b(?:number|count|no|total|volume)\b",
}
_STATISTIC = tuple((stat, re.compile(words)) for stat, words in _STATISTICS.items())

_EVENTS: dict[EventDate, str] = {
    EventDate.COMMITTED: r"\bcommitted\b|date of offence|offence date|\boccurred\b|took place",
    EventDate.OUTCOME: (
        r"outcome date|date of (?:outcome|disposal)|\bdisposed\b|\b(?:date )?finalised\b"
    ),
    EventDate.RECORDED: (
        r"(?<!not )\brecorded\b|\blogged\b|date (?:recorded|created)|recorded date"
    ),
    EventDate.ARREST: r"date of arrest|arrest date|\barrested\b|\barrests?\b",
}
_EVENT = tuple((event, re.compile(words)) for event, words in _EVENTS.items())

_UNITS: tuple[tuple[str, str], ...] = (
    ("GBP thousand", r"£ ?[’']?000s?|£ ?k\b"),
    ("GBP million", r"£ ?m(?:illion)?\b"),
    ("GBP", r"£|\bgbp\b"),
    ("EUR", r"€"),
    ("percent", r"%|\bper ?cent\b|\bpercentage\b"),
    ("hours", r"\(?\bhours\)?$|\(hours\)|\(hrs\)"),
    ("minutes", r"\(minutes\)|\(mins?\)|\bminutes$"),
    ("seconds", r"\(seconds\)|\(secs?\)|\bseconds$"),
    ("days", r"\(days\)|\b(?:working )?days lost\b|\bdays$"),
    ("FTE", r"\bfte\b|full[- ]time equivalent"),
    ("per 1,000", r"per 1,?000\b(?!,)|per thousand"),
    ("per 10,000", r"per 10,?000\b"),
    ("per 100,000", r"per 100,?000\b"),
)
_UNIT = tuple((unit, re.compile(words)) for unit, words in _UNITS)

# Words that end right before the date at which the data stands.
_AS_AT = re.compile(
    r"\b(?:as at|as of|correct (?:as )?(?:at|on|to)|extracted (?:on|from [^.]{0,40} on)"
    r"|data (?:run|taken|pulled) on|snapshot (?:taken )?(?:on|at|date:?)"
    r"|report (?:run|created|generated) on|accurate (?:as )?at)"
    r" (?:the )?(?:\w{3,9}day,? )?$"
)

_MONEY_UNITS = frozenset({"GBP", "GBP thousand", "GBP million", "EUR", "USD"})
_TIME_UNITS = frozenset({"hours", "minutes", "seconds", "days"})
_PLAIN = (Statistic.UNKNOWN, Statistic.COUNT)


@dataclass(frozen=True, slots=True)
class Measure:
    """What one figure is."""

    statistic: Statistic = Statistic.UNKNOWN
    counted: Counted = Counted.UNKNOWN
    unit: str | None = None
    event_date: EventDate = EventDate.UNKNOWN


@lru_cache(maxsize=2_000)
def counted_in(text: str) -> Counted:
    """What a phrase says is counted: after "number of" where it says so, else its first noun."""
    line = tidy(text).casefold()[:600]
    found = number_of(line)
    return found if found is not Counted.UNKNOWN else _first_noun(line)


def number_of(text: str) -> Counted:
    """What stands after "number of" or its like; unknown where the words are not there."""
    match = _NUMBER_OF.search(tidy(text).casefold())
    return _first_noun(match["what"]) if match else Counted.UNKNOWN


def _first_noun(line: str) -> Counted:
    line = _BY.sub(" ", _DIMENSION.sub(" ", line))
    found = [(match.start(), what) for what, known in _COUNTED if (match := known.search(line))]
    return min(found, default=(0, Counted.UNKNOWN), key=lambda pair: pair[0])[1]


@lru_cache(maxsize=20_000)
def statistic_in(text: str) -> Statistic:
    """What kind of number a heading or label names."""
    line = tidy(text).casefold()
    return next((stat for stat, known in _STATISTIC if known.search(line)), Statistic.UNKNOWN)


@lru_cache(maxsize=2_000)
def event_in(text: str) -> EventDate:
    """Which event a phrase says puts a case into its period."""
    line = tidy(text).casefold()[:600]
    return next((event for event, known in _EVENT if known.search(line)), EventDate.UNKNOWN)


@lru_cache(maxsize=20_000)
def unit_in(text: str) -> str | None:
    """The unit that a heading or label names."""
    line = tidy(text).casefold()
    return next((unit for unit, known in _UNIT if known.search(line)), None)


def as_at(texts: Sequence[str]) -> date | None:
    """The date a table's data is said to stand at, from the nearest words that say so."""
    for text in texts:
        line = tidy(text).casefold()[:4000]
        for match in DATE_INSIDE.finditer(line):
            if _AS_AT.search(line[max(0, match.start() - 80) : match.start()]):
                return read_date(match[0])
    return None


def column_measure(heading: str, near: Sequence[str], far: Counted, *, whole: bool) -> Measure:
    """What the figures of one column are.

    ``heading`` is the column's labels; ``near`` caption, sentence and notes, the
    nearest first; ``far`` what the letter counts. ``whole``: all its numbers are whole.
    What none of these says stays unknown.
    """
    unit = unit_in(heading)
    statistic = statistic_in(heading)
    nouns = (counted_in(text) for text in (heading, *near))
    counted = next((own for own in nouns if own is not Counted.UNKNOWN), Counted.UNKNOWN)
    if counted is Counted.UNKNOWN and statistic in _PLAIN:
        counted = far
    events = (event_in(text) for text in (heading, *near))
    event = next((own for own in events if own is not EventDate.UNKNOWN), EventDate.UNKNOWN)
    if statistic is Statistic.UNKNOWN and counted in (Counted.FTE, Counted.MONEY):
        statistic = Statistic.SUM
    elif statistic is Statistic.UNKNOWN and whole and unit is None:
        statistic = Statistic.COUNT
    return Measure(statistic, counted, unit, event)


@lru_cache(maxsize=2_000)
def _label_counts(label: str) -> Counted:
    return number_of(label)


def with_row(column: Measure, label: str, printed: str | None) -> Measure:
    """One figure's measure: the column's, as its row label and printed unit refine it."""
    unit = printed or column.unit or unit_in(label)
    by_row = statistic_in(label)
    statistic = column.statistic
    if statistic in _PLAIN and by_row not in _PLAIN:
        statistic = by_row
    counted = column.counted
    if (named := _label_counts(label)) is not Counted.UNKNOWN:
        counted = named
    if unit == "percent":
        statistic = Statistic.PERCENT
    elif unit in _MONEY_UNITS:
        counted = Counted.MONEY
        statistic = Statistic.SUM if statistic in _PLAIN else statistic
    elif unit in _TIME_UNITS:
        counted = Counted.TIME
    elif unit == "FTE":
        counted = Counted.FTE
        statistic = Statistic.SUM if statistic in _PLAIN else statistic
    return Measure(statistic, counted, unit, column.event_date)
