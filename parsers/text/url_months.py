"""The month that a force filed an answer under, where its address says so.

It is the month of publication, not of the answer; the day is not known, so the
date that stands for it is the first of the month and its basis ``url_month``.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final
from urllib.parse import unquote, urlsplit

from parsers.text.dates import MONTHS

_NAME: Final = "|".join(sorted(MONTHS, key=len, reverse=True))
# The name of a month alone, or numbered in front: "january", "09---september".
_MONTH: Final = re.compile(rf"(?:\d{{1,2}}[-_ ]{{1,4}})?({_NAME})")
# A month with its year leading a folder or a slug: "july-2022", "february_2022_foi_1009-22".
_MONTH_YEAR: Final = re.compile(rf"({_NAME})[-_ ](20\d\d)(?![0-9])")
_YEAR_MONTH: Final = re.compile(r"(20\d\d)-(0[1-9]|1[0-2])")
# One year ends the folder above: "2026", "disclosure-2024"; "2021-22" is no one year.
_YEAR: Final = re.compile(r"(?:^|[-_ ])(20\d\d)$")


def month_of(url: str) -> date | None:
    """The first day of the month in an item's address; None where no one month stands there."""
    parts = [unquote(part).casefold() for part in urlsplit(url).path.split("/") if part]
    for above, part in zip([None, *parts], parts, strict=False):
        if found := _MONTH_YEAR.match(part):
            return date(int(found[2]), MONTHS[found[1]], 1)
        if found := _YEAR_MONTH.fullmatch(part):
            return date(int(found[1]), int(found[2]), 1)
        month, year = _MONTH.fullmatch(part), _YEAR.search(above or "")
        if month and year:
            return date(int(year[1]), MONTHS[month[1]], 1)
    return None
