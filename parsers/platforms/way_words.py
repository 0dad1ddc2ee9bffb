"""Words, arrows, pictures and indexes that lead on in a list, as rows with witnesses.

``NEXT`` are the names of a further page, ``MORE`` those of a control that loads more
into this one. ``PART`` are the parts into which logs are divided: letters, years, months,
quarters. Labels are compared whole, without the arrows and counts around them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from parsers.text.dates import MONTHS

_THINGS: Final = (
    r"(?:(?:published|disclosure|foi|search) )?(?:results?|items?|records?|entries|posts|articles"
    r"|disclosures|requests|responses|answers|documents|publications|stories|news)"
)
_ARROWS: Final = "›»→>▶►⟩❯⟶➔➜⇒"
_BACK: Final = "‹«←<◀◄⟨❮⟵"
_EDGES: Final = re.compile(rf"^[\s.:|…{_ARROWS}{_BACK}]+|[\s.:|…{_ARROWS}{_BACK}]+$")
_COUNT: Final = re.compile(r"\s*[(\[]\d[\d,]*[)\]]$")


@dataclass(frozen=True, slots=True)
class Row:
    """A label's pattern, compared with the whole label; ``reads`` and ``spares`` are witnesses."""

    pattern: re.Pattern[str]
    reads: str
    spares: str


def _row(pattern: str, reads: str, spares: str) -> Row:
    return Row(re.compile(pattern, re.IGNORECASE), reads, spares)


NEXT: Final = (
    _row(
        rf"(?:go to (?:the )?)?next(?: page)?(?: (?:of )?{_THINGS})?",
        "Go to the next page of results",
        "Next steps",
    ),
    _row(rf"next (?:[-–] )?\d{{1,4}}(?: {_THINGS})?", "Next 10 items", "Next 2 years of work"),
    _row(rf"next set(?: of {_THINGS})?", "Next set of results", "Next setting"),
    _row(r"(?:y )?(?:[td]udalen )?nesaf", "Tudalen nesaf", "Camau nesaf"),
    _row(
        rf"(?:(?:forward|go) to |(?:show|view|see|load) )?(?:older|earlier) {_THINGS}",
        "Show older requests",
        "Older people",
    ),
    _row(r"older|forward", "Older", "Older than this"),
    _row(r"previous (?:posts|entries|articles)", "Previous posts", "Previous requests"),
    _row(r"continue to page \d{1,4}", "Continue to page 2", "Continue to the form"),
    _row(r"next (?:month|year|week|day)", "Next month", "Next months of work"),
)
MORE: Final = (
    _row(
        rf"(?:(?:load|show|view|see|get|display) )?(?:\d{{1,4}} )?more(?: {_THINGS})?",
        "Load more results",
        "Find out more about crime",
    ),
    _row(rf"view (?:all|further|older) {_THINGS}", "View older posts", "View all forces"),
)
# A list of older answers beside this one.
ARCHIVE: Final = (
    _row(
        rf"(?:older|earlier|previous|past) {_THINGS} \(archived?\)|archived? {_THINGS}"
        rf"|(?:{_THINGS}|log|foi) archives?|archives?(?: of {_THINGS})?",
        "Older responses (archive)",
        "Archive policy",
    ),
)
# What leads the other way, though it may say Next to those who read backwards in time.
NEWER: Final = (
    _row(r"(?:next|newer) (?:posts|entries|articles)", "Newer posts", "Next page"),
    _row(r"newer|latest", "Newer", "Newer vehicles"),
)
_BACKWARDS: Final = re.compile(
    r"(?:go to (?:the )?)?(?:prev(?:ious)?|back|first|blaenorol|newer)\b.{0,30}", re.IGNORECASE
)
_CLASS: Final = re.compile(
    r"(?:^|[\s_-])next(?:$|[\s_-])|(?:^|\s)(?:older|forward)(?:$|\s)", re.IGNORECASE
)
_PICTURE: Final = re.compile(
    r"(?:next|right|forward)[^/]*\.(?:gif|png|svg|jpe?g|webp)", re.IGNORECASE
)


def bare(label: str) -> str:
    """A label without blanks, arrows and full stops around it."""
    return _EDGES.sub("", " ".join(label.split()))


def _is(label: str, rows: tuple[Row, ...]) -> bool:
    words = bare(label)
    return bool(words) and any(row.pattern.fullmatch(words) for row in rows)


def says_next(label: str) -> bool:
    """Whether a label names the next page, in words or by an arrow to the right alone."""
    text = "".join(label.split())
    if text and all(sign in _ARROWS for sign in text):
        return True
    return _is(label, NEXT)


def says_more(label: str) -> bool:
    return _is(label, MORE)


def says_archive(label: str) -> bool:
    """Whether a label names the older part of a log."""
    return _is(label, ARCHIVE)


def says_newer(label: str) -> bool:
    return _is(label, NEWER)


def names_next(label: str | None) -> bool:
    """Whether a label says it in words."""
    return label is not None and _is(label, NEXT)


def says_back(label: str) -> bool:
    """Whether a label leads to a page before this one, or to one of any number."""
    return _BACKWARDS.fullmatch(bare(label)) is not None or page_number(label) is not None


def class_says_next(classes: str) -> bool:
    return _CLASS.search(classes) is not None


def picture_says_next(source: str) -> bool:
    return _PICTURE.search(source) is not None


_A_PAGE: Final = re.compile(
    r"(?:go to )?(?:page|tudalen) (\d{1,4}(?: ?[-–] ?\d{1,5})?)(?: (?:of|o) \d{1,4})?",
    re.IGNORECASE,
)


def page_number(label: str) -> tuple[int, int] | None:
    """The page, or the first and last line of one, that a label numbers: "3", "11-20"."""
    words = _A_PAGE.sub(r"\1", bare(label))
    if re.fullmatch(r"\d{1,4}", words):
        number = int(words)
        return None if 1990 <= number <= 2100 else (number, number)
    found = re.fullmatch(r"(\d{1,5}) ?[-–] ?(\d{1,5})", words)
    if found and int(found[1]) < int(found[2]) and not 1990 <= int(found[1]) <= 2100:
        return int(found[1]), int(found[2])
    return None


# ---------------------------------------------------------------------- parts of a log


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a log that a label names: its kind, and the days that may be published in it.

    An answer may be published long after the year it is filed under, so the days have
    slack at their end; letters have none at all.
    """

    kind: str
    first: date | None = None
    last: date | None = None


_LETTER: Final = re.compile(r"[A-Z]|[A-Z] ?(?:-|–|to) ?[A-Z]|0 ?(?:-|–) ?9|#")
_YEAR: Final = re.compile(r"(?:[a-z]+ ){0,3}(20[0-4]\d|199\d)(?: [a-z]+){0,2}", re.IGNORECASE)
_FINANCIAL: Final = re.compile(
    r"(?:[a-z]+ ){0,3}(20[0-4]\d) ?[-–/] ?(?:20)?(\d\d)(?: [a-z]+){0,2}", re.IGNORECASE
)
_MONTH: Final = re.compile(r"([A-Za-z]{3,10})(?:,? (20[0-4]\d))?")
_QUARTER: Final = re.compile(
    r"(?:quarter|q) ?[1-4](?: (?:of )?20\d\d(?:[-/]\d\d)?)?", re.IGNORECASE
)
_WEEK: Final = re.compile(r"week (?:no\.? ?)?\d{1,2}(?: (?:of )?20\d\d)?", re.IGNORECASE)


def part_of(label: str) -> Part | None:
    """The part of a log that a link or an option with this label leads to."""
    words = _COUNT.sub("", bare(label))
    if _LETTER.fullmatch(words):
        return Part("letter")
    if (month := _month(words)) is not None:
        return month
    if found := _FINANCIAL.fullmatch(words):
        year = int(found[1])
        if (year + 1) % 100 == int(found[2]):
            return Part("year", date(year, 1, 1), date(year + 2, 12, 31))
    if found := _YEAR.fullmatch(words):
        year = int(found[1])
        return Part("year", date(year, 1, 1), date(year + 1, 12, 31))
    if _QUARTER.fullmatch(words):
        return Part("quarter")
    if _WEEK.fullmatch(words):
        return Part("week")
    return None


def _month(words: str) -> Part | None:
    found = _MONTH.fullmatch(words)
    month = MONTHS.get(found[1].lower()) if found else None
    if found is None or month is None:
        return None
    if found[2] is None:
        return Part("month")
    year = int(found[2])
    return Part("month", date(year, month, 1), date(year + 1, month, 28))


def fewest(kind: str) -> int:
    """So many links of a kind make an index: a lone letter or year is a word."""
    return 3 if kind == "letter" else 2
