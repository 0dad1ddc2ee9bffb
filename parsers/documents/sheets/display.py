"""What a stored cell shows, and whether its format shows the value at all."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from parsers.documents.sheets.model import Stored, Style, Value
from parsers.documents.sheets.number_format import (
    display_number,
    displayed,
    is_date_format,
    section_for,
)

# Serial 60 is 29 February 1900, which never was (ECMA-376 part 1, 18.17.4.1).
_EPOCH_1900 = datetime.fromisoformat("1899-12-30")
_EPOCH_1904 = datetime.fromisoformat("1904-01-01")
_LAST_SERIAL = 2_958_466
_ELAPSED = re.compile(r"\[(?:h{1,2}|m{1,2}|s{1,2})\]", re.IGNORECASE)
_PLAIN = frozenset({"", "General", "@", "0", "#,##0"})
_SHOWS = re.compile(r"[0#?@ymdhs]|general", re.IGNORECASE)
_LITERAL = re.compile(r'"[^"]{0,200}"|\\.|_.|\*.|\[[^\]]{0,80}\]')
# Words that a format may show in a number's place without keeping anything back.
_ANSWERS = frozenset({"yes", "no", "true", "false", "on", "off", "y", "n"})


def moment(serial: float, date_1904: bool) -> datetime | time | None:
    """A stored day number as a date; a time where it is less than a day; None if neither."""
    if not 0 <= serial < _LAST_SERIAL:
        return None
    if serial < 1 and not date_1904:
        seconds = min(round(serial * 86_400), 86_399)
        return (_EPOCH_1904 + timedelta(seconds=seconds)).time()
    epoch = _EPOCH_1904 if date_1904 else _EPOCH_1900
    shift = 1 if not date_1904 and serial < 60 else 0
    whole = epoch + timedelta(days=serial + shift)
    # Day fractions are binary: to the nearest millisecond.
    return whole.replace(microsecond=0) + timedelta(milliseconds=round(whole.microsecond / 1000))


def shown(stored: Stored, style: Style, date_1904: bool = False) -> str:
    """The text that a cell shows, on one line; empty where its format shows nothing."""
    if stored.text is not None:
        return " ".join(stored.text.split())
    value = stored.value
    if type(value) is float:
        return _number_shown(value, style.code, date_1904)
    return " ".join(displayed(value, style.code).split())


@lru_cache(maxsize=4096)
def _number_shown(value: float, code: str, date_1904: bool) -> str:
    if code not in _PLAIN and is_date_format(code):
        return " ".join(displayed(dated(value, code, date_1904), code).split())
    if code in ("General", "@", "") and value.is_integer() and abs(value) < 1e11:
        return str(int(value))
    return " ".join(displayed(value, code or "General").split())


def dated(value: float, code: str, date_1904: bool) -> Value:
    """A number under a date format as the moment it stands for."""
    if _ELAPSED.search(code):
        return timedelta(days=value) if abs(value) < _LAST_SERIAL else value
    found = moment(value, date_1904)
    return value if found is None else found


def number_of(stored: Stored, style: Style) -> float | None:
    """The stored number in display units; None for dates, and where the format shows
    something else in its place."""
    value = stored.value
    if type(value) is not float:
        return None
    if style.code in _PLAIN:
        return value
    if is_date_format(style.code) or masked(value, style.code):
        return None
    return display_number(value, style.code)


@lru_cache(maxsize=4096)
def masked(value: float, code: str) -> bool:
    """Whether a format shows words of its own in a number's place, like ``[<5]"<5"``.

    Nought may be shown as a dash, and a yes or no as such: they keep nothing back.
    """
    if value == 0 or code in _PLAIN or is_date_format(code):
        return False
    section = _LITERAL.sub("", section_for(value, code)[0])
    if _SHOWS.search(section) is not None:
        return False
    text = " ".join(displayed(value, code).split())
    return bool(text) and text.casefold() not in _ANSWERS


def iso(value: Value, style: Style, date_1904: bool) -> str | None:
    """A date's own day, however it is shown; None for anything else."""
    if type(value) is float and is_date_format(style.code):
        found = dated(value, style.code, date_1904)
    else:
        found = value
    if isinstance(found, datetime):
        return found.date().isoformat()
    return found.isoformat() if isinstance(found, date) else None
