"""A stored spreadsheet value as the sheet displays it.

Format codes follow ECMA-376 part 1, 18.8.31 (numFmts): up to four sections parted
by semicolons (positive; negative; zero; text), conditions and colours in brackets,
literal text in quotes or after a backslash. Built-in date formats display the
day first, as a machine set to the United Kingdom does.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal

Stored = str | int | float | bool | datetime | date | time | timedelta
STORED = (str, int, float, bool, datetime, date, time, timedelta)

# Built-in codes 14 and 22 are stored by number only; openpyxl writes the US form.
_UK = {"mm-dd-yy": "dd/mm/yyyy", "m/d/yy": "dd/mm/yyyy", "m/d/yy h:mm": "dd/mm/yyyy hh:mm"}
_QUOTED = re.compile(r'"([^"]{0,200})"|\\(.)|_(.)|\*(.)')
_BRACKET = re.compile(r"\[[^\]]{0,80}\]")
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)(-?\d{1,15}(?:\.\d{1,10})?)\]")
_CURRENCY = re.compile(r"\[\$([^\]-]{0,8})(?:-[^\]]{0,20})?\]")
_DATE_TOKEN = re.compile(
    r"y{1,4}|m{1,5}|d{1,4}|h{1,2}|s{1,2}(?:\.0{1,3})?|am/pm|a/p|.",
    re.IGNORECASE | re.DOTALL,
)
_DIGITS = re.compile(r"[#0?][#0?,]*(?:\.[#0?]*)?,*|\.[#0?]+,*")
# Literal text is kept out of the way as single private-use characters.
_MASK = 0xE000
_EXPONENT = re.compile(r"[eE][+-]0{1,4}")
_FRACTION = re.compile(r"[#0?]/[#0?\d]")


def is_date_format(code: str) -> bool:
    """Whether a format code shows a date or a time."""
    plain = _BRACKET.sub("", _QUOTED.sub("", code))
    return (
        re.search(r"[ymdhs]", plain, re.IGNORECASE) is not None and "general" not in plain.lower()
    )


def displayed(value: Stored, code: str) -> str:
    """The text that a cell shows for ``value`` under format ``code``; "" for ``;;;``."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, str):
        return _text(value, code)
    if isinstance(value, (datetime, date, time, timedelta)):
        return _moment(value, _UK.get(code.split(";")[0].strip(), code.split(";")[0]))
    return _number(value, code)


def display_number(value: Stored, code: str) -> float | None:
    """The stored number in display units: percentages in percentage points."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    section = section_for(float(value), code)[0]
    if "%" in _QUOTED.sub("", section):
        return float(Decimal(repr(value)) * 100)
    return float(value)


def _text(value: str, code: str) -> str:
    sections = code.split(";")
    if len(sections) < 4:
        return value if sections != ["", "", ""] else ""
    shown = sections[3]
    if not shown.strip():
        return ""
    literal = _QUOTED.sub(lambda found: found.group(1) or found.group(2) or "", shown)
    return literal.replace("@", value) if "@" in shown else literal


def section_for(value: float, code: str) -> tuple[str, float]:
    """The section of a code that applies, and the value it is given (without its sign
    where the section is for negative numbers)."""
    sections = code.split(";")
    for section in sections:
        condition = _CONDITION.search(section)
        if condition is not None and _holds(value, condition.group(1), float(condition.group(2))):
            return section, value
    if any(_CONDITION.search(section) for section in sections):
        return next((s for s in reversed(sections) if not _CONDITION.search(s)), "General"), value
    if value < 0 and len(sections) >= 2:
        return sections[1], -value
    if value == 0 and len(sections) >= 3:
        return sections[2], value
    return sections[0], value


def _holds(value: float, sign: str, limit: float) -> bool:
    return {
        "<": value < limit,
        "<=": value <= limit,
        ">": value > limit,
        ">=": value >= limit,
        "=": value == limit,
        "<>": value != limit,
    }[sign]


def _number(value: float, code: str) -> str:
    section, value = section_for(value, code)
    section = _CURRENCY.sub(lambda found: f'"{found.group(1)}"', section)
    section = _BRACKET.sub("", section)
    if section.strip().lower() == "general" or not section.strip():
        return _general(value) if section.strip() else ""
    literals: list[str] = []

    def keep(found: re.Match[str]) -> str:
        literals.append(found.group(1) or found.group(2) or ("" if found.group(4) else " "))
        return chr(_MASK + len(literals) - 1)

    masked = _QUOTED.sub(keep, section)
    shown = _general(value) if _FRACTION.search(masked) else _filled(value, masked)
    for at, literal in enumerate(literals):
        shown = shown.replace(chr(_MASK + at), literal)
    return shown.replace("@", _general(value)).strip()


def _filled(value: float, masked: str) -> str:
    """A section with its digit places filled in; literals are masked."""
    if re.search("general", masked, re.IGNORECASE):
        return re.sub("general", _general(value), masked, count=1, flags=re.IGNORECASE)
    exponent = _EXPONENT.search(masked)
    if exponent is not None:
        places = masked[: exponent.start()].split(".", 1)
        decimals = sum(character in "0#?" for character in places[1]) if len(places) > 1 else 0
        return f"{value:.{decimals}E}"
    found = _DIGITS.search(masked)
    if found is None:
        return masked
    amount = Decimal(repr(value)) * (Decimal(100) ** masked.count("%"))
    digits = _digits(amount, found.group(0))
    return masked[: found.start()] + digits + masked[found.end() :]


def _digits(amount: Decimal, pattern: str) -> str:
    """A number in a pattern of digit places, with thousands parted where it asks."""
    while pattern.endswith(","):
        pattern, amount = pattern[:-1], amount / 1000
    whole, _, part = pattern.partition(".")
    least = sum(character == "0" for character in part)
    most = sum(character in "0#?" for character in part)
    rounded = amount.quantize(Decimal(1).scaleb(-most), rounding=ROUND_HALF_UP)
    sign = "-" if rounded < 0 else ""
    integer, _, decimals = f"{abs(rounded):f}".partition(".")
    while len(decimals) > least and decimals.endswith("0"):
        decimals = decimals[:-1]
    needed = sum(character == "0" for character in whole)
    integer = integer.lstrip("0").rjust(needed, "0")
    if "," in whole and integer:
        integer = f"{int(integer):,}".rjust(needed, "0")
    return f"{sign}{integer}" + (f".{decimals}" if decimals else "")


def _general(value: float) -> str:
    """The General format: whole numbers plain, others to at most ten digits."""
    if float(value).is_integer() and abs(value) < 1e11:
        return str(int(value))
    return f"{value:.10G}"


def _moment(value: datetime | date | time | timedelta, code: str) -> str:
    """A date or time by a format code; ISO where the code shows none."""
    if isinstance(value, timedelta):
        seconds = int(value.total_seconds())
        return f"{seconds // 3600}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
    if not is_date_format(code):
        return value.isoformat(sep=" ") if isinstance(value, datetime) else value.isoformat()
    literals: list[str] = []

    def keep(found: re.Match[str]) -> str:
        literals.append(found.group(1) or found.group(2) or "")
        return chr(_MASK + len(literals) - 1)

    tokens = [t.group(0) for t in _DATE_TOKEN.finditer(_QUOTED.sub(keep, _BRACKET.sub("", code)))]
    shown = "".join(_date_part(value, tokens, at) for at in range(len(tokens)))
    for at, literal in enumerate(literals):
        shown = shown.replace(chr(_MASK + at), literal)
    return shown.strip()


def _date_part(value: datetime | date | time, tokens: list[str], at: int) -> str:
    """One token of a date format as text."""
    code = tokens[at].lower()
    letter = code[0]
    if letter == "m" and len(code) <= 2 and _is_minutes(tokens, at):
        minute = getattr(value, "minute", 0)
        return f"{minute:02d}" if len(code) == 2 else str(minute)
    if letter in "ymd" and isinstance(value, date):
        return _day_part(value, code)
    if letter in "hs":
        twelve = any(each.lower() in ("am/pm", "a/p") for each in tokens)
        number = getattr(value, "hour" if letter == "h" else "second", 0)
        number = (number % 12 or 12) if twelve and letter == "h" else number
        return f"{number:02d}" if len(code) >= 2 else str(number)
    if code in ("am/pm", "a/p"):
        half = "AM" if getattr(value, "hour", 0) < 12 else "PM"
        return half if code == "am/pm" else half[0]
    return tokens[at] if letter not in "ymd" else ""


def _is_minutes(tokens: list[str], at: int) -> bool:
    """``m`` stands for minutes directly after hours or before seconds (18.8.31)."""
    codes = [t.lower()[0] if t[0].lower() in "ymdhs" else "" for t in tokens]
    before = next((code for code in reversed(codes[:at]) if code), "")
    after = next((code for code in codes[at + 1 :] if code), "")
    return before == "h" or after == "s"


def _day_part(value: date, token: str) -> str:
    letter, length = token[0], len(token)
    if letter == "y":
        return f"{value.year:04d}" if length > 2 else f"{value.year % 100:02d}"
    if letter == "m":
        names = {3: value.strftime("%b"), 4: value.strftime("%B"), 5: value.strftime("%b")[0]}
        return names.get(length, f"{value.month:0{min(length, 2)}d}")
    names = {3: value.strftime("%a"), 4: value.strftime("%A")}
    return names.get(length, f"{value.day:0{min(length, 2)}d}")
