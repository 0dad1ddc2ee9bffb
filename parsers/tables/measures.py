"""What is counted and how, read from heading, caption and notes; unknown where they are silent."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from parsers.tables.matrix import tidy
from parsers.tables.period_forms import DATE_INSIDE, read_date
from parsers.types import Counted, EventDate, Statistic

_COUNTED_WORDS: tuple[tuple[Counted, str], ...] = (
    (Counted.FTE, r"ftes?\b|full[- ]time equivalents?|working time equivalents?"),
    (
        Counted.MONEY,
        r"costs?\b|spend(?:ing)?\b|expenditure|budgets?\b|income\b|payments?\b|compensation",
    ),
    (Counted.REQUESTS, r"(?:foi |information |subject access )requests?\b"),
    (Counted.VICTIMS, r"victims?\b"),
    (Counted.SUSPECTS, r"suspects?\b"),
    (Counted.OFFENDERS, r"offenders?\b|perpetrators?\b"),
    (Counted.ARRESTS, r"arrests?\b"),
    (Counted.OFFENCES, r"offences?\b"),
    (Counted.CRIMES, r"crimes?\b"),
    (Counted.INCIDENTS, r"incidents?\b"),
    (Counted.OCCURRENCES, r"occurrences?\b"),
    (Counted.OFFICERS, r"(?:police )?officers?\b|constables?\b|specials\b"),
    (Counted.STAFF, r"staff\b|employees?\b|pcsos?\b"),
    (
        Counted.PERSONS,
        r"persons?\b|people\b|individuals?\b|children\b|patients?\b|males?\b|females?\b|drivers?\b",
    ),
    (
        Counted.OTHER,
        r"searches\b|notices?\b|complaints?\b|vehicles?\b|uses\b|calls?\b|collisions?\b|dogs?\b"
        r"|weapons?\b|seizures?\b|referrals?\b|deployments?\b|warrants?\b|licen[cs]es?\b|cameras?\b"
        r"|reports?\b|investigations?\b|alerts?\b|visits?\b|checks?\b|bikes?\b|firearms?\b",
    ),
)
_COUNTED = tuple((counted, re.compile(rf"\b(?:{words})")) for counted, words in _COUNTED_WORDS)
# "Offence type" names a dimension, "crime reference" an identifier: nothing is counted by them.
_DIMENSION = re.compile(
    r"\b(?:offences?|crimes?|incidents?|victims?|offenders?|suspects?|officers?|arrests?)"
    r"(?:['’]s?)? ?/?(?:sub[- ]?)?(?:types?|groups?|categor(?:y|ies)|classes|classifications?|class"
    r"|descriptions?|codes?|outcomes?|names?|ages?|aged|genders?|sex|ethnicit(?:y|ies)|ranks?|ref\w{0,8}"
    r"|numbers?|status|families|family|title|recording|recorders?|systems?|data|survey|agency|figures)\b"
)
_BY = re.compile(
    r"\b(?:by|per|for each|broken down|breakdown|where the|in which|against|involving) .*"
)
_NUMBER_OF = re.compile(
    r"\b(?:number|no\.?|count|total|volume|sum)s? (?:number )?of (?P<what>.{3,120})"
)

_STATISTICS: tuple[tuple[Statistic, str], ...] = (
    (Statistic.PERCENT, r"%|\bper ?cent(?:age)?s?\b|\bproportion\b"),
    (
        Statistic.RATE,
        r"\brates?\b|\bper (?:1,?000|10,?000|100,?000|head|capita|thousand|hundred)\b",
    ),
    (Statistic.MEDIAN, r"\bmedian\b"),
    (Statistic.MEAN, r"\b(?:average|mean|avg)\b"),
    (Statistic.MAX, r"\b(?:maximum|highest|longest|max|oldest)\b"),
    (Statistic.MIN, r"\b(?:minimum|lowest|shortest|min|youngest)\b"),
    (Statistic.RATIO, r"\bratio\b"),
    (
        Statistic.SUM,
        r"£|€|\$|\b(?:cost|costs|spend|spent|expenditure|budget|income|value|amount|salary|salaries"
        r"|paid|payments?|hours|days lost|miles|mileage)\b",
    ),
    (Statistic.COUNT, r"\b(?:number|count|no|total|volume)\b"),
)
_STATISTIC = tuple((stat, re.compile(words)) for stat, words in _STATISTICS)

_EVENTS: tuple[tuple[EventDate, str], ...] = (
    (EventDate.COMMITTED, r"\bcommitted\b|date of offence|offence date|\boccurred\b|took place"),
    (
        EventDate.OUTCOME,
        r"outcome date|date of (?:outcome|disposal)|\bdisposed\b|date finalised|finalised",
    ),
    (EventDate.ARREST, r"date of arrest|arrest date|\barrested\b|\barrests?\b"),
    (
        EventDate.RECORDED,
        r"(?<!not )\brecorded\b|\blogged\b|date (?:recorded|created)|recorded date",
    ),
)
_EVENT = tuple((event, re.compile(words)) for event, words in _EVENTS)

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

_AS_AT = re.compile(
    r"\b(?:as at|as of|correct (?:as )?(?:at|on|to)|extracted (?:on|from [^.]{0,40} on)|data (?:run|taken|pulled)"
    r" on|snapshot (?:taken )?(?:on|at|date:?)|report (?:run|created|generated) on|accurate (?:as )?at)"
    r" (?:the )?(?:\w{3,9}day,? )?$"
)


@dataclass(frozen=True, slots=True)
class Measure:
    """What one figure is."""

    statistic: Statistic = Statistic.UNKNOWN
    counted: Counted = Counted.UNKNOWN
    unit: str | None = None
    event_date: EventDate = EventDate.UNKNOWN


def counted_in(text: str) -> Counted:
    """What a phrase says is counted: after "number of" if it stands there, else its first noun."""
    line = tidy(text).casefold()[:600]
    if match := _NUMBER_OF.search(line):
        found = _first_noun(match["what"])
        if found is not Counted.UNKNOWN:
            return found
    return _first_noun(line)


def _first_noun(line: str) -> Counted:
    line = _BY.sub(" ", _DIMENSION.sub(" ", line))
    found = [
        (match.start(), counted) for counted, known in _COUNTED if (match := known.search(line))
    ]
    return min(found, default=(0, Counted.UNKNOWN), key=lambda pair: pair[0])[1]


def statistic_in(text: str) -> Statistic:
    line = tidy(text).casefold()
    return next((stat for stat, known in _STATISTIC if known.search(line)), Statistic.UNKNOWN)


def event_in(text: str) -> EventDate:
    line = tidy(text).casefold()[:600]
    return next((event for event, known in _EVENT if known.search(line)), EventDate.UNKNOWN)


def unit_in(text: str) -> str | None:
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


def read_measure(
    heading: str,
    row_label: str,
    around: Sequence[str],
    far: str,
    *,
    whole: bool,
    printed: str | None,
) -> Measure:
    """The measure of one line of figures.

    ``heading`` is the column's labels, ``around`` caption, sentence and notes in
    order of nearness, ``far`` the letter. ``whole``: every number is a whole one.
    ``printed`` is the unit printed in the cells themselves.
    """
    unit = printed or unit_in(heading) or unit_in(row_label)
    statistic = statistic_in(heading)
    if statistic in (Statistic.UNKNOWN, Statistic.COUNT):
        by_row = statistic_in(row_label)
        statistic = by_row if by_row not in (Statistic.UNKNOWN, Statistic.COUNT) else statistic
    if printed == "percent":
        statistic = Statistic.PERCENT
    elif printed in ("GBP", "EUR", "USD") and statistic in (Statistic.UNKNOWN, Statistic.COUNT):
        statistic = Statistic.SUM
    counted = _counted(heading, around, far, statistic, unit)
    if statistic is Statistic.UNKNOWN and whole and unit is None and counted is not Counted.MONEY:
        statistic = Statistic.COUNT
    if counted is Counted.FTE and statistic is Statistic.UNKNOWN:
        statistic = Statistic.SUM
    event = next(
        (e for t in (heading, *around) if (e := event_in(t)) is not EventDate.UNKNOWN), None
    )
    return Measure(statistic, counted, unit, event or EventDate.UNKNOWN)


def _counted(
    heading: str, around: Sequence[str], far: str, statistic: Statistic, unit: str | None
) -> Counted:
    if unit in ("GBP", "GBP thousand", "GBP million", "EUR", "USD"):
        return Counted.MONEY
    if unit in ("hours", "minutes", "seconds", "days"):
        return Counted.TIME
    if unit == "FTE":
        return Counted.FTE
    for text in (heading, *around):
        found = counted_in(text)
        if found is not Counted.UNKNOWN:
            return found
    if statistic in (Statistic.UNKNOWN, Statistic.COUNT) and (
        match := _NUMBER_OF.search(far.casefold())
    ):
        return _first_noun(match["what"])
    return Counted.UNKNOWN
