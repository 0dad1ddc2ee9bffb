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
from typing import ClassVar, Final

from parsers.platforms.likeness import Mark, Place
from parsers.platforms.ruled_log import RuledLog
from parsers.types import RequestKind

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
_MONTHS: Final = r"(?:disclosure-log-|0/)?20\d\d/[a-z]{3,9}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PoliceScotland(RuledLog):
    """The log of one site; see the module's docstring for each parameter."""

    log: str = "/access-to-information/freedom-of-information/disclosure-log/"

    DATED: ClassVar[bool] = False
    SLASH: ClassVar[bool | None] = True
    # A year, or a month of one: what is published in a month is filed under it.
    LISTS: ClassVar[str] = (
        r"{log}(?:disclosure-log-|0/)?(?P<year>20\d\d)(?:/(?P<month>[a-z]{{3,9}}))?/?"
    )

    def item_rules(self) -> tuple[str, ...]:
        return (rf"{re.escape(self.log)}{_MONTHS}/\d\d-\d{{3,5}}(?:-[^/]*)?/?",)
