"""One printed cell as every step sees it: its text, and what it says as a value and a period."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from parsers.tables.dates import Span
from parsers.tables.period_forms import read_span
from parsers.tables.values import Value, is_unclear_time, read_text, spelt_scale, with_stored
from parsers.types import Qualifier

_BARE_UNITS = (None, "percent", "GBP", "EUR", "USD")
_COUNTED_THINGS = re.compile(r"\d{1,4} ?[x×] [A-Za-z]")


@dataclass(frozen=True)
class Printed:
    """A text and its value, read once for each text of a table."""

    text: str
    value: Value

    @cached_property
    def span(self) -> Span | None:
        """The period that the text names, if it is one."""
        return read_span(self.text)

    @property
    def is_period(self) -> bool:
        return self.span is not None

    @property
    def is_number(self) -> bool:
        """A bare number, percentage or amount: `33`, `8.2%`, `£35K`, but not `12 months`."""
        own = self.value
        return own.value is not None and own.qualifier is None and own.unit in _BARE_UNITS

    @property
    def is_sign(self) -> bool:
        """A word or sign that stands where a number would: `<5`, `*`, `-`, N/A, Nil."""
        if self.is_number or self.value.clock:
            return False
        return self.value.is_data or bool(self.value.mark)

    @property
    def is_data(self) -> bool:
        """A number, a sign in its place, or a list of counted things ("4 x White British")."""
        return self.is_number or self.is_sign or _COUNTED_THINGS.match(self.text) is not None

    @property
    def is_word(self) -> bool:
        """A known word for no number (Not known, N/A), which may as well be a label."""
        return self.is_sign and self.text[:1].isalpha()

    @property
    def is_time(self) -> bool:
        """A length of time or a time of day, as the column's heading may say."""
        return self.value.clock or is_unclear_time(self.text)

    @property
    def is_text(self) -> bool:
        return self.value.qualifier is Qualifier.TEXT


def read_printed(text: str, spelt: str | None = None, stored: float | None = None) -> Printed:
    """A text read as a cell; ``spelt`` is the spelling to read its number in, ``stored`` the
    number that a spreadsheet keeps behind it."""
    own = read_text(text if spelt is None else spelt)
    if stored is not None and own.qualifier is Qualifier.TEXT and not own.mark:
        return Printed(text, spelt_scale(text, stored) or own)
    return Printed(text, with_stored(own, stored))
