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
from parsers.tables.value_forms import (
    ABOUT,
    ABOVE,
    AMOUNT,
    BELOW,
    BRACKET_ONLY,
    CONFIDENTIAL,
    CURRENCIES,
    DASHES,
    FIXED_SPACE,
    MARKED,
    PLAIN,
    RANGE,
    SCALES,
    SECTION,
    SPELT,
    SPELT_INSIDE,
    STARS,
    UNEXPLAINED,
    UNITS,
    WORDS,
)
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

_QUOTES = "‘’“”'\"`"


@lru_cache(maxsize=50_000)
def read_text(text: str) -> Value:
    """Read one cell's text alone; a mark that needs a note is left in ``mark``."""
    line = tidy(FIXED_SPACE.sub(",", text)).strip(_QUOTES).strip()
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
        return replace(shown, value=cell.number, step=0.0)
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
    if bare == CONFIDENTIAL:
        return Value(qualifier=Qualifier.SUPPRESSED, mark=CONFIDENTIAL)
    if bare in DASHES:
        return Value(qualifier=Qualifier.TEXT, mark="-")
    if bare in UNEXPLAINED:
        return Value(qualifier=Qualifier.TEXT, mark=bare)
    return None


def _word(line: str) -> Value | None:
    word = line.casefold().rstrip(".:;,*").strip()
    bracketed = word[:1] in "([" and word[-1:] in ")]"
    word = word.strip("()[]").strip()
    if word in BRACKET_ONLY and not bracketed:
        return None
    if word in SPELT:
        return Value(float(SPELT[word]))
    found = WORDS.get(word)
    if found is None:
        return None
    return Value(0.0 if found is Qualifier.NIL else None, found)


def _number(line: str) -> Value | None:
    match = AMOUNT.fullmatch(line)
    if match is None:
        return _brackets(line)
    sign, currency, digits = match["sign"], match["cur"], match["n"]
    value = to_number(digits)
    decimals = len(digits.partition(".")[2])
    step = 10.0**-decimals if decimals else 0.0
    unit = CURRENCIES.get(currency)
    word = (match["unit"] or "").casefold().strip()
    if word in SCALES and (unit or len(word) > 1):
        value, step = round(value * SCALES[word], 6), (step or 1.0) * SCALES[word]
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
    if inner[:1] in CURRENCIES and "(" in line[:2]:
        found = _number(inner)
        if found is not None and found.value is not None:
            return replace(found, value=-found.value)
    if line[0] == "(" and PLAIN.fullmatch(inner):
        return Value(qualifier=Qualifier.TEXT, mark="()", bracketed=to_number(inner))
    return None


def _bound(line: str) -> Value | None:
    lower = SPELT_INSIDE.sub(lambda match: SPELT[match[0]], line.casefold())
    unit = "percent" if lower.endswith("%") else None
    bare = lower.removesuffix("%").strip()
    if match := BELOW.fullmatch(bare):
        strict = match["op"] in ("<", "less than", "fewer than", "under", "below")
        high = to_number(match["n"] or match["m"])
        return Value(qualifier=Qualifier.LESS_THAN, high=high, unit=unit, strict=strict)
    if match := ABOVE.fullmatch(bare):
        strict = match["op"] in (">", "more than", "greater than", "over", "above")
        low = to_number(match["n"] or match["m"])
        return Value(qualifier=Qualifier.MORE_THAN, low=low, unit=unit, strict=strict)
    if match := RANGE.fullmatch(bare):
        low, high = (to_number(match[end] or match[end + "2"]) for end in ("low", "high"))
        years = (match["low"] or "").isdigit() and 1900 <= low <= 2100
        if low < high and not years:
            return Value(qualifier=Qualifier.RANGE, low=low, high=high, unit=unit)
    return None


def _about(line: str) -> Value | None:
    match = ABOUT.fullmatch(line.casefold())
    found = _number(match["rest"]) if match else None
    if found is None or found.value is None:
        return None
    return replace(found, qualifier=Qualifier.APPROXIMATE)


def _marked(line: str) -> Value | None:
    """``27*``: the number, with a sign for the notes to explain."""
    match = MARKED.fullmatch(line)
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
    if len(line) <= 80 and SECTION.fullmatch(lower) and not lower.startswith("section of"):
        return Value(qualifier=Qualifier.WITHHELD)
    return None
