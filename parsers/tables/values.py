"""One cell's text to a value, a qualifier, bounds, flags and a unit.

Rules of docs/schema.md: only a printed 0, or a word for none, has value 0; `<5`,
`*`, blank and the like have none; bounds only as printed; percentages in
percentage points. A form that is not known stays text: nothing is guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from parsers.tables.tidy import tidy
from parsers.tables.value_forms import (
    ABOUT,
    ABOVE,
    AMOUNT,
    BELOW,
    BRACKET_ONLY,
    CONFIDENTIAL,
    CURRENCIES,
    DASHES,
    DIGITS,
    EXPONENT,
    FIXED_SPACE,
    FRACTION,
    FRACTIONS,
    LETTERED,
    MARKED,
    PART_OF,
    PLAIN,
    RANGE,
    SCALES,
    SECTION,
    SHARED,
    SPELT,
    SPELT_INSIDE,
    STARS,
    TWICE,
    UNEXPLAINED,
    UNITS,
    WORDS,
)
from parsers.types import Flag, Qualifier


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
    plus: bool = False  # printed with its sign: +12
    clock: bool = False  # a length of time that may as well be a time of day: 0:09:40

    @property
    def is_data(self) -> bool:
        """True where a body cell would be: a number, or a known word or sign in its place."""
        return self.qualifier not in (Qualifier.TEXT, Qualifier.BLANK)


BLANK = Value(qualifier=Qualifier.BLANK)
TEXT = Value(qualifier=Qualifier.TEXT)

_QUOTES = "‘’“”'\"`"


def read_text(text: str) -> Value:
    """Read one cell's text alone; a mark that needs a note is left in ``mark``."""
    line = tidy(FIXED_SPACE.sub(",", text)).strip(_QUOTES).strip()
    if not line:
        return BLANK if not tidy(text) else TEXT
    if DIGITS.fullmatch(line):
        return Value(float(line))
    for read in _FORMS:
        found = read(line)
        if found is not None:
            return found
    return TEXT


def with_stored(shown: Value, stored: float | None) -> Value:
    """A cell's value where a spreadsheet stores a number behind what it shows.

    The stored number wins where it is the number displayed, before rounding. Where the
    display scales it (``#,##0,`` shows thousands) it is scaled alike; where the display
    shows something else (a blank, a star, another number), what is shown was published
    and the stored number is not read.
    """
    if stored is None or shown.clock:
        return shown
    if shown.bracketed is not None and _rounds_to(stored, -shown.bracketed, 1.0):
        return Value(stored)
    if shown.value is not None and shown.qualifier in (None, Qualifier.APPROXIMATE):
        scales = _SCALES if shown.value else _SCALES[:1]
        scale = next(
            (s for s in scales if _rounds_to(stored / s, shown.value, shown.step or 1.0)), None
        )
        return shown if scale is None else replace(shown, value=stored / scale, step=0.0)
    if stored == 0 and shown.mark in DASHES:
        return Value(0.0, Qualifier.NIL)
    return shown


def spelt_scale(text: str, stored: float) -> Value | None:
    """``212.4m`` where the cell stores 212,400,000: letters that only its number explains."""
    match = LETTERED.fullmatch(text)
    if match is None:
        return None
    digits = match["n"]
    step = 10.0 ** -len(digits.partition(".")[2])
    number = to_number(digits)
    fits = any(_rounds_to(stored / scale, number, step) for scale in _SCALES[1:])
    return Value(stored, unit=CURRENCIES.get(match["cur"])) if number and fits else None


_SCALES = (1.0, 1e3, 1e6, 1e9)


def _rounds_to(stored: float, shown: float, step: float) -> bool:
    """Whether a number is shown as another that has so fine a step (rounded or cut)."""
    return abs(stored - shown) <= step * (1 + 1e-9)


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
    if bare[:1] in CURRENCIES and bare[1:] in DASHES:  # how accounts print a nought
        return Value(qualifier=Qualifier.TEXT, mark="-", unit=CURRENCIES[bare[0]])
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
    step = _step(digits)
    unit = CURRENCIES.get(currency)
    word = (match["unit"] or "").casefold().strip()
    if word in SCALES and (unit or len(word) > 1):
        value, step = round(value * SCALES[word], 6), (step or 1.0) * SCALES[word]
    elif word and word in UNITS:
        unit = UNITS[word]
    elif word:
        return None
    signed = -value if sign in ("-", "−", "–") else value
    return Value(signed, unit=unit, step=step, plus=sign == "+")


def _step(digits: str) -> float:
    decimals = len(digits.partition(".")[2])
    return 10.0**-decimals if decimals else 0.0


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
        step = _step(inner)
        return Value(qualifier=Qualifier.TEXT, mark="()", bracketed=to_number(inner), step=step)
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
    found = _number(match["rest"] or match["behind"]) if match else None
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
    if match["mark"][0] in "⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍʰ":
        return found
    mark = match["mark"].strip("()[]")
    flags = {"p": (Flag.PROVISIONAL,), "e": (Flag.ESTIMATED,)}.get(mark, ())
    return replace(found, mark="" if flags else mark[:1], flags=flags)


_UNCLEAR_TIME = re.compile(r"\d{1,3}:[0-5]\d")


def is_unclear_time(text: str) -> bool:
    """Two parts alone, ``12:34``: hours and minutes, minutes and seconds, or a time of day."""
    return _UNCLEAR_TIME.fullmatch(text) is not None


# What a heading says of two parts alone: seconds in the first of them.
_TWO_PARTS: Final = (
    (re.compile(r"\bm{1,2}:ss\b|\bmin(?:ute)?s?(?::| and | & )sec(?:ond)?s?\b"), 60),
    (re.compile(r"\bh{1,2}:mm\b|\bh(?:ou)?rs?(?::| and | & )min(?:ute)?s?\b"), 3_600),
)


def measured_time(text: str, heading: str) -> Value | None:
    """``12:34`` in seconds where the heading says which parts they are: "Wait (mm:ss)"."""
    if not is_unclear_time(text):
        return None
    first, second = map(int, text.split(":"))
    for says, size in _TWO_PARTS:
        if says.search(heading.casefold()):
            return Value(float(first * size + second * size // 60), unit="seconds")
    return None


_CLOCK = re.compile(r"(?P<h>\d{1,4}):(?P<m>[0-5]\d):(?P<s>[0-5]\d)(?:\.\d{1,3})?")
_PARTS = re.compile(
    r"(?:(?P<d>\d{1,4}) ?(?:days?|d))?(?: ?(?:,|and)? ?)(?:(?P<h>\d{1,4}) ?(?:hours?|hrs?|h))?"
    r"(?: ?(?:,|and)? ?)(?:(?P<m>\d{1,4}) ?(?:minutes?|mins?|m))?"
    r"(?: ?(?:,|and)? ?)(?:(?P<s>\d{1,4}) ?(?:seconds?|secs?|s))?"
)
_SECONDS = {"d": 86_400, "h": 3_600, "m": 60, "s": 1}


def _duration(line: str) -> Value | None:
    """A length of time in seconds: ``0:09:40``, ``255:10:10``, "1 minute 30 seconds".

    Two parts alone (``12:34``) may be hours or minutes, and stay text.
    """
    match = _CLOCK.fullmatch(line)
    clock = match is not None
    if match is None:
        match = _PARTS.fullmatch(line.casefold())
        if match is None or sum(part is not None for part in match.groups()) < 2:
            return None
    parts = match.groupdict()
    seconds = sum(int(parts.get(key) or 0) * size for key, size in _SECONDS.items())
    return Value(float(seconds), unit="seconds", clock=clock)


def _shared(line: str) -> Value | None:
    """``12 (34%)``, ``12 / 34%``: a number with its share behind it; the number counts."""
    match = SHARED.fullmatch(line)
    return _number(match["n"]) if match else None


def _part_of(line: str) -> Value | None:
    """``12 of 30``: the number that is a part counts."""
    match = PART_OF.fullmatch(line.casefold())
    return (
        _number(match["n"])
        if match and to_number(match["n"]) <= to_number(match["whole"])
        else None
    )


def _twice(line: str) -> Value | None:
    """``12 (twelve)``: one number in figures and in words."""
    match = TWICE.fullmatch(line)
    if match is None:
        return None
    one, other = (SPELT.get(match[part].casefold(), match[part]) for part in ("a", "b"))
    worded = match["a"].isalpha() is not match["b"].isalpha()
    return _number(one) if worded and one == other else None


def _fraction(line: str) -> Value | None:
    """``2½``."""
    match = FRACTION.fullmatch(line)
    return Value(int(match["n"] or 0) + FRACTIONS[match["f"]], step=0.01) if match else None


def _exponent(line: str) -> Value | None:
    """``1.2E-05``: a float as a program prints it."""
    match = EXPONENT.fullmatch(line)
    if match is None:
        return None
    step = 10.0 ** (int(match["e"]) - len(match["d"] or ""))
    return Value(float(line.replace("−", "-")), step=step)


def _section(line: str) -> Value | None:
    """A cell that cites a section instead of a figure: `S.40(2)`, `Exempt - s31`."""
    lower = line.casefold()
    if "neither confirm" in lower:
        return Value(qualifier=Qualifier.NCND)
    if len(line) <= 80 and SECTION.fullmatch(lower) and not lower.startswith("section of"):
        return Value(qualifier=Qualifier.WITHHELD)
    return None


# What a cell may be, in the order in which it is asked.
_FORMS: Final = (
    *(_sign, _word, _number, _bound, _about, _marked, _exponent, _duration, _shared, _part_of),
    *(_twice, _fraction, _section),
)
