"""Police Scotland: its own system, a log by year and month, under the Scottish Act.

How to recognise it: ``/access-to-information/freedom-of-information/disclosure-log/``
on www.scotland.police.uk, folders ``disclosure-log-2024/march/`` below it, items named
``24-0634-topic``, files under ``/spa-media/``.

What to set: ``host``; ``log`` only if the path of the log has changed. The Act is
the force's ``regime``, not the platform's.

What is certain (platforms.md section 7): the addresses of years, months and items,
the older form ``/0/2019/may/19-0954-data02``, the files. What is not: the body of an
item and whether days are printed; more than 3,000 requests a year are listed. A
month is walked only where it lies within the days of a crawl.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar, Final
from urllib.parse import urlsplit

from parsers.platforms.html_log import HtmlLog
from parsers.platforms.likeness import Mark, Place
from parsers.platforms.site import path_parameter
from parsers.text.dates import MONTHS
from parsers.types import Branch, Page, Request, RequestKind

MARKS: Final = (
    Mark(
        "address of the log",
        Place.ADDRESS,
        re.compile(r"/freedom-of-information/disclosure-log/"),
        5,
    ),
    Mark("folder of a year", Place.LINK, re.compile(r"/disclosure-log/disclosure-log-20\d\d/"), 5),
    Mark("item named by year and number", Place.LINK, re.compile(r"/\d\d-\d{4}-[a-z]"), 3),
    Mark("file under /spa-media/", Place.LINK, re.compile(r"/spa-media/"), 5, RequestKind.ITEM),
    Mark(
        "the Scottish Act",
        Place.WORDS,
        re.compile(r"Freedom of Information \(Scotland\) Act", re.IGNORECASE),
        2,
    ),
)
_YEAR: Final = re.compile(r"(?:disclosure-log-|0/)?(20\d\d)/?")
_MONTH: Final = re.compile(r"(?:disclosure-log-|0/)?(20\d\d)/([a-z]{3,9})/?")
_ITEM: Final = re.compile(r"(?:disclosure-log-|0/)?20\d\d/[a-z]{3,9}/\d\d-\d{3,5}(?:-[^/]*)?/?")


@dataclass(frozen=True, slots=True, kw_only=True)
class PoliceScotland(HtmlLog):
    """The log of one site; see the module's docstring for each parameter."""

    log: str = "/access-to-information/freedom-of-information/disclosure-log/"

    DATED: ClassVar[bool] = False

    def __post_init__(self) -> None:
        HtmlLog.__post_init__(self)
        path_parameter("log", self.log, slash=True)

    @property
    def log_path(self) -> str:
        return self.log

    def _below(self, path: str) -> str | None:
        return path.removeprefix(self.log) if path.startswith(self.log) else None

    def is_item(self, path: str) -> bool:
        below = self._below(path)
        return below is not None and _ITEM.fullmatch(below) is not None

    def branch(self, address: str, words: str, page: Page) -> Branch | None:
        """A year, or a month of one. What is published in a month is filed under it."""
        below = self._below(urlsplit(address).path)
        if below is None:
            return None
        if found := _YEAR.fullmatch(below):
            year = int(found[1])
            return _branch(address, date(year, 1, 1), date(year, 12, 31))
        found = _MONTH.fullmatch(below)
        month = MONTHS.get(found[2]) if found else None
        if found is None or month is None:
            return None
        first = date(int(found[1]), month, 1)
        return _branch(address, first, (first + timedelta(days=31)).replace(day=1) - timedelta(1))


def _branch(address: str, first: date, last: date) -> Branch:
    return Branch(Request(address, RequestKind.LISTING), first, last)
