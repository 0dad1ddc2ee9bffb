"""The year of a request, from its date or, failing that, from its reference."""

from __future__ import annotations

import re
from typing import Final

# "489/2023", "FOI2024/01218", "0195.2024-25"; then "771A/23", "242-24", "01.FOI.22.023079",
# "FOI/69/20/IR".
_LONG: Final = re.compile(r"(?<!\d)(20[012]\d)(?=\D|$)")
_SHORT: Final = re.compile(r"(?:[/-]\s?|\bFOI\.)([012]\d)(?=$|[/.]|\s)")


def year_of(date: str | None, reference: str | None) -> int | None:
    """The year of a request; ``date`` is a year, a month or a day in ISO form."""
    if date and date[:4].isdigit():
        return int(date[:4])
    if reference is None:
        return None
    if found := _LONG.search(reference):
        return int(found.group(1))
    found = _SHORT.search(reference)
    return 2000 + int(found.group(1)) if found else None
