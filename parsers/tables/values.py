"""One cell's text to a value, a qualifier, bounds, flags and a unit.

Rules of docs/schema.md: only a printed 0, or a word for none, has value 0; `<5`,
`*`, blank and the like have none; bounds only as printed; percentages in
percentage points. A form that is not known stays text: nothing is guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from parsers.tables.matrix import tidy
from parsers.types import Cell, Flag, Qualifier


@dataclass(frozen=True, slots=True)
class Value:
    """What one cell says. ``mark`` is a sign that only a note can explain (``*``, ``-``)."""

    value: float | None = None
    qualifier: Qualifier | None = None
    low: float | None = None
    high: float | None = None
    flags: tuple[Flag, ...] = ()
    unit: str | None = None
    mark: str = ""
    step: float = 0.0  # the least difference that the number's print shows; 0 when exact
    strict: bool = True  # the bound itself is outside: <5, not "5 or fewer"
    bracketed: float | None = None  # the number inside plain brackets

    @property
    def is_data(self) -> bool:
        """True where a body cell would be: a number, or a known word or sign in its place."""
        return self.qualifier not in (Qualifier.TEXT, Qualifier.BLANK)


BLANK = Value(qualifier=Qualifier.BLANK)
TEXT = Value(qualifier=Qualifier.TEXT)

# Words in the place of a number, casefolded and without brackets and final stops.
WORDS: dict[str, Qualifier] = {
    "nil": Qualifier.NIL,
    "none": Qualifier.NIL,
    "nil return": Qualifier.NIL,
    "none recorded": Qualifier.NIL,
    "zero": Qualifier.NIL,
    "dim": Qualifier.NIL,  # Welsh
    "n/a": Qualifier.NOT_APPLICABLE,
    "na": Qualifier.NOT_APPLICABLE,
    "n.a": Qualifier.NOT_APPLICABLE,
    "#n/a": Qualifier.NOT_APPLICABLE,
    "not applicable": Qualifier.NOT_APPLICABLE,
    "z": Qualifier.NOT_APPLICABLE,
    "not recorded": Qualifier.NOT_RECORDED,
    "not monitored": Qualifier.NOT_RECORDED,
    "unrecorded": Qualifier.NOT_RECORDED,
    "not known": Qualifier.NOT_RECORDED,
    "unknown": Qualifier.NOT_RECORDED,
    "nk": Qualifier.NOT_RECORDED,
    "n/k": Qualifier.NOT_RECORDED,
    "nr": Qualifier.NOT_RECORDED,
    "n/r": Qualifier.NOT_RECORDED,
    "not held": Qualifier.NOT_HELD,
    "no information held": Qualifier.NOT_HELD,
    "information not held": Qualifier.NOT_HELD,
    "no info held": Qualifier.NOT_HELD,
    "data not held": Qualifier.NOT_HELD,
    "no data held": Qualifier.NOT_HELD,
    "no data": Qualifier.NOT_HELD,
    "no data available": Qualifier.NOT_HELD,
    "data not available": Qualifier.NOT_HELD,
    "not available": Qualifier.NOT_HELD,
    "unavailable": Qualifier.NOT_HELD,
    "x": Qualifier.NOT_HELD,
    "redacted": Qualifier.REDACTED,
    "link redacted": Qualifier.REDACTED,
    "withheld": Qualifier.WITHHELD,
    "exempt": Qualifier.WITHHELD,
    "exempted": Qualifier.WITHHELD,
    "suppressed": Qualifier.SUPPRESSED,
    "low numbers": Qualifier.SUPPRESSED,
    "low number": Qualifier.SUPPRESSED,
    "low data": Qualifier.SUPPRESSED,
    "low": Qualifier.SUPPRESSED,
    "c": Qualifier.SUPPRESSED,
    "confidential": Qualifier.SUPPRESSED,
    "ncnd": Qualifier.NCND,
    "neither confirm nor deny": Qualifier.NCND,
    "neither confirmed nor denied": Qualifier.NCND,
}
# Single letters stand for a word only in square brackets, the Government Statistical
# Service's shorthand, or where a note explains them; "x" alone could be a tick.
_BRACKET_ONLY = frozenset({"x", "z", "low", "nr"})

STARS = frozenset({"*", "**", "***"})
DASHES = frozenset({"-", "--", "–", "—", "−", "‐", "‑"})
UNEXPLAINED = frozenset({"..", "...", "…", ":", "~", "#", "^", "†", "‡", "x"})
_CONFIDENTIAL = "c"  # the statistical offices' letter for a confidential figure

# Single letters scale money only: 5m may be metres.
_SCALES = {"k": 1e3, "thousand": 1e3, "m": 1e6, "mn": 1e6, "million": 1e6, "bn": 1e9}
_SCALES |= {"billion": 1e9}
_CURRENCIES = {"£": "GBP", "€": "EUR", "$": "USD"}
UNITS = {
    "%": "percent",
    "per cent": "percent",
    "percent": "percent",
    "sec": "seconds",
    "secs": "seconds",
    "second": "seconds",
    "seconds": "seconds",
    "min": "minutes",
    "mins": "minutes",
    "minute": "minutes",
    "minutes": "minutes",
    "hr": "hours",
    "hrs": "hours",
    "hour": "hours",
    "hours": "hours",
    "day": "days",
    "days": "days",
    "working days": "working days",
    "weeks": "weeks",
    "months": "months",
    "years": "years",
    "miles": "miles",
    "mph": "mph",
    "km": "km",
    "kg": "kg",
    "grams": "grams",
    "litres": "litres",
    "fte": "FTE",
}

_NUMBER = r"(?:\d{1,3}(?:,\d{3}){1,5}|\d{1,15})(?:\.\d{1,15})?|\.\d{1,15}"
# A fixed space between thousands is a separator; a plain one may part two merged cells.
_FIXED_SPACE = re.compile("(?<=\\d)[\u00a0\u2009\u202f](?=\\d{3}(?!\\d))")
_PLAIN = re.compile(rf"(?P<n>{_NUMBER})")
_AMOUNT = re.compile(
    rf"(?P<sign>[-+−–]?) ?(?P<cur>[£€$]?) ?(?P<n>{_NUMBER}) ?(?P<unit>%|[A-Za-z][A-Za-z ]{{0,13}})?"
)
_MARKED = re.compile(
    r"(?P<body>.{0,40}?[\d%]) ?(?P<mark>[*†‡#^~]{1,3}|\[[a-z0-9]{1,2}\]|\([prxe]\))"
)
_BELOW = re.compile(
    rf"(?:(?P<op><=|=<|≤|<|less than or equal to|less than|fewer than|under|below|up to)"
    rf" ?(?P<n>{_NUMBER})|(?P<m>{_NUMBER}) (?:or|and) (?:fewer|less|under|below))"
)
_ABOVE = re.compile(
    rf"(?:(?P<op>>=|=>|≥|>|more than|greater than|over|above|at least) ?(?P<n>{_NUMBER})"
    rf"|(?P<m>{_NUMBER})(?:\+| (?:or|and) (?:more|over|above)))"
)
_RANGE = re.compile(
    rf"(?:(?P<low>{_NUMBER})(?P<p> ?%)? ?(?:-|–|—|to) ?(?P<high>{_NUMBER})"
    rf"|between (?P<low2>{_NUMBER}) and (?P<high2>{_NUMBER}))"
)
_ABOUT = re.compile(
    rf"(?:c\.? |c\.|ca\.? |circa |approx\.? ?|approximately |about |around |roughly |est\. ?"
    rf"|estimated |~ ?|≈ ?)(?P<rest>[£€$]?(?:{_NUMBER}).{{0,16}})"
)
# FOIA ss.12, 14 and 21 to 44 (FOISA 25 to 41 lie within); other numbers name offences.
_SECTION = re.compile(
    r"(?:exempt\w{0,6}|withheld|refused|redacted)?[ :,-]{0,3}(?:under )?(?:foia?,? )?"
    r"(?:s|ss|sec|section|sections)\.? ?(?:12|14|2[1-9]|3\d|4[0-4])(?: ?\([0-9a-z]{1,3}\)){0,4}"
    r"(?: ?(?:and|&|,|/) ?(?:s\.? ?)?(?:12|14|2[1-9]|3\d|4[0-4])(?: ?\([0-9a-z]{1,3}\)){0,4}){0,4}"
    r"(?:[ :,-]{1,3}(?:of the )?(?:foia?|freedom of information act(?: 2000)?|exempt\w{0,6}"
    r"|appl\w{1,4}|personal (?:data|information)|law enforcement)){0,2}"
)
_QUOTES = "‘’“”'\"`"


@lru_cache(maxsize=50_000)
def read_text(text: str) -> Value:
    """Read one cell's text alone; a mark that needs a note is left in ``mark``."""
    line = tidy(_FIXED_SPACE.sub(",", text)).strip(_QUOTES).strip()
    if not line:
        return BLANK if not tidy(text) else TEXT
    for read in (_sign, _word, _number, _bound, _about, _marked, _section):
        found = read(line)
        if found is not None:
            return found
    return TEXT


def read_cell(cell: Cell) -> Value:
    """Read one cell; a spreadsheet's stored number wins where a number is displayed.

    Where the display hides the number (a blank, a star), the display is what was
    published, and the stored number is not read at all.
    """
    shown = read_text(cell.text)
    if cell.number is None:
        return shown
    if shown.value is not None and shown.qualifier in (None, Qualifier.APPROXIMATE):
        return replace(shown, value=cell.number)
    if cell.number == 0 and shown.mark in DASHES:
        return Value(0.0, Qualifier.NIL)
    return shown


_DURATION = re.compile(
    r"\d{1,4}:\d{2}(?::\d{2})?|(?:\d{1,4} ?(?:hours?|hrs?|minutes?|mins?|seconds?|secs?|days?)"
    r"(?: ?(?:,|and)? ?)){1,4}"
)


def is_duration(text: str) -> bool:
    """A length of time that is kept as text: `0:08:00` (minutes or seconds?), `1 min 30 secs`."""
    return _DURATION.fullmatch(tidy(text).casefold()) is not None


def to_number(digits: str) -> float:
    return float(digits.replace(",", "").replace(" ", ""))


def _sign(line: str) -> Value | None:
    bare = line.replace(" ", "")
    if bare in STARS:
        return Value(qualifier=Qualifier.SUPPRESSED, mark="*")
    if bare.casefold() == _CONFIDENTIAL:
        return Value(qualifier=Qualifier.SUPPRESSED, mark=_CONFIDENTIAL)
    if bare in DASHES:
        return Value(qualifier=Qualifier.TEXT, mark="-")
    if bare.casefold() in UNEXPLAINED:
        return Value(qualifier=Qualifier.TEXT, mark=bare.casefold())
    return None


def _word(line: str) -> Value | None:
    word = line.casefold().rstrip(".:;,*").strip()
    bracketed = word[:1] in "([" and word[-1:] in ")]"
    word = word.strip("()[]").strip()
    if word in _BRACKET_ONLY and not bracketed:
        return None
    found = WORDS.get(word)
    if found is None:
        return None
    return Value(0.0 if found is Qualifier.NIL else None, found)


def _number(line: str) -> Value | None:
    match = _AMOUNT.fullmatch(line)
    if match is None:
        return _brackets(line)
    sign, currency, digits = match["sign"], match["cur"], match["n"]
    value = to_number(digits)
    decimals = len(digits.partition(".")[2])
    step = 10.0**-decimals if decimals else 0.0
    unit = _CURRENCIES.get(currency)
    word = (match["unit"] or "").casefold().strip()
    if word in _SCALES and (unit or len(word) > 1):
        value, step = round(value * _SCALES[word], 6), (step or 1.0) * _SCALES[word]
    elif word and word in UNITS:
        unit = UNITS[word]
    elif word:
        return None
    return Value(-value if sign in ("-", "−", "–") else value, unit=unit, step=step)


def _brackets(line: str) -> Value | None:
    """``(£12)`` and ``£(12)`` are negative money; ``(12)`` alone is left to a note."""
    if line[-1:] != ")":
        return None
    inner = line[:-1].replace("(", "", 1)
    if inner[:1] in _CURRENCIES and "(" in line[:2]:
        found = _number(inner)
        if found is not None and found.value is not None:
            return replace(found, value=-found.value)
    if line[0] == "(" and _PLAIN.fullmatch(inner):
        return Value(qualifier=Qualifier.TEXT, mark="()", bracketed=to_number(inner))
    return None


def _bound(line: str) -> Value | None:
    lower = line.casefold()
    unit = "percent" if lower.endswith("%") else None
    bare = lower.removesuffix("%").strip()
    if match := _BELOW.fullmatch(bare):
        strict = match["op"] in ("<", "less than", "fewer than", "under", "below")
        high = to_number(match["n"] or match["m"])
        return Value(qualifier=Qualifier.LESS_THAN, high=high, unit=unit, strict=strict)
    if match := _ABOVE.fullmatch(bare):
        strict = match["op"] in (">", "more than", "greater than", "over", "above")
        low = to_number(match["n"] or match["m"])
        return Value(qualifier=Qualifier.MORE_THAN, low=low, unit=unit, strict=strict)
    if match := _RANGE.fullmatch(bare):
        low, high = (to_number(match[end] or match[end + "2"]) for end in ("low", "high"))
        years = (match["low"] or "").isdigit() and 1900 <= low <= 2100
        if low < high and not years:
            return Value(qualifier=Qualifier.RANGE, low=low, high=high, unit=unit)
    return None


def _about(line: str) -> Value | None:
    match = _ABOUT.fullmatch(line.casefold())
    found = _number(match["rest"]) if match else None
    if found is None or found.value is None:
        return None
    return replace(found, qualifier=Qualifier.APPROXIMATE)


def _marked(line: str) -> Value | None:
    """``27*``: the number, with a sign for the notes to explain."""
    match = _MARKED.fullmatch(line)
    found = None
    if match:
        found = _number(match["body"].strip()) or _bound(match["body"].strip())
    if match is None or found is None or found.qualifier is Qualifier.TEXT:
        return None
    mark = match["mark"].strip("()[]")
    flags = {"p": (Flag.PROVISIONAL,), "e": (Flag.ESTIMATED,)}.get(mark, ())
    return replace(found, mark="" if flags else mark[:1], flags=flags)


def _section(line: str) -> Value | None:
    """A cell that cites a section instead of a figure: `S.40(2)`, `Exempt - s31`."""
    lower = line.casefold()
    if "neither confirm" in lower:
        return Value(qualifier=Qualifier.NCND)
    if len(line) <= 80 and _SECTION.fullmatch(lower) and not lower.startswith("section of"):
        return Value(qualifier=Qualifier.WITHHELD)
    return None
