"""What the rows and columns of a table vary by, and the concept that a label stands for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from db.questions.dimension_data import CONCEPTS, DIMENSIONS
from db.questions.outcome_types import OUTCOMES
from parsers.tables.period_forms import read_span
from parsers.types import PeriodKind

_SURE: Final = 0.6  # the share of labels that must be concepts of a dimension without a heading
_HEADINGS: Final = tuple((row.name, re.compile(row.heading)) for row in DIMENSIONS)
_NUMBERED: Final = re.compile(r"(?:outcome |type |oc ?)?(?P<n>\d{1,2})(?: ?[-:.)] ?(?P<words>.*))?")
_OUTCOME: Final = {row.number: (row.name, re.compile(row.words)) for row in OUTCOMES}
_CONCEPT: Final = tuple((row.dimension, row.name, re.compile(row.labels)) for row in CONCEPTS)
_AGE: Final = re.compile(
    r"(?:aged? )?(?P<from>\d{1,3}) ?(?:-|–|—|to|and) ?(?P<to>\d{1,3})(?: ?(?:yrs?|years?)(?:"
    r" old)?)?"
)
_AGE_FROM: Final = re.compile(
    r"(?:aged? |over )?(?P<from>\d{1,3}) ?(?:\+|(?:years? )?(?:and|&|or) (?:over|above|older))"
)
_AGE_UNDER: Final = re.compile(
    r"(?:aged? )?(?:under|below|less than|<) ?(?P<to>\d{1,3})(?:['’]?s)?|"
    r"(?P<upto>\d{1,3}) (?:and|or) under"
)
_AGE_UNKNOWN: Final = re.compile(r"age (?:unknown|not (?:known|recorded|stated))")
_PERIODS: Final = {
    PeriodKind.CALENDAR_YEAR: "year",
    PeriodKind.FINANCIAL_YEAR: "financial_year",
    PeriodKind.QUARTER: "quarter",
    PeriodKind.MONTH: "month",
    PeriodKind.WEEK: "week",
    PeriodKind.DAY: "day",
    PeriodKind.PART_YEAR: "year",
    PeriodKind.TO_DATE: "year",
}


@lru_cache(maxsize=50_000)
def is_period(label: str) -> bool:
    """Whether a label says no more than a period."""
    return read_span(label) is not None


@lru_cache(maxsize=50_000)
def named_dimension(heading: str) -> str | None:
    """The dimension that a printed heading names."""
    line = " ".join(heading.casefold().split())
    return next((name for name, known in _HEADINGS if known.fullmatch(line)), None)


@lru_cache(maxsize=50_000)
def concept(label: str) -> tuple[str, str] | None:
    """The dimension and concept that a label alone stands for; None leaves it as printed."""
    line = " ".join(label.casefold().split()).strip(" *.:")
    if found := _age(line):
        return "age", found
    if found := outcome(line):
        return "outcome", found
    found_here = [(where, name) for where, name, known in _CONCEPT if known.fullmatch(line)]
    if len(found_here) == 1:
        return found_here[0]
    span = read_span(label)
    if span and span.kind in _PERIODS:
        return _PERIODS[span.kind], line
    return None


def outcome(line: str) -> str | None:
    """The outcome type whose words are printed; its number alone could be anything."""
    numbered = _NUMBERED.fullmatch(line)
    if numbered and (words := numbered["words"]):
        name, known = _OUTCOME.get(int(numbered["n"]), ("", None))
        if known and known.fullmatch(words):
            return name
        line = words
    return next((name for name, known in _OUTCOME.values() if known.fullmatch(line)), None)


def _age(line: str) -> str | None:
    """``18-24``, ``65+``, ``<18``; two numbers are ages only from the younger to the older."""
    if _AGE_UNKNOWN.fullmatch(line):
        return "unknown"
    if match := _AGE_FROM.fullmatch(line):
        return f"{match['from']}+"
    if match := _AGE_UNDER.fullmatch(line):
        return f"<{match['to']}" if match["to"] else f"<{int(match['upto']) + 1}"
    match = _AGE.fullmatch(line)
    if match and int(match["from"]) < int(match["to"]) <= 120:
        return f"{int(match['from'])}-{int(match['to'])}"
    return None


def dimension_of(heading: str | None, labels: Sequence[str]) -> str | None:
    """What labels vary by: as their heading says, else as most of them are concepts of."""
    if heading and (named := named_dimension(heading)):
        return named
    if not labels:
        return None
    found = [known[0] for label in labels if (known := concept(label))]
    if not found:
        return None
    most = max(sorted(set(found)), key=found.count)
    return most if found.count(most) >= _SURE * len(labels) else None
