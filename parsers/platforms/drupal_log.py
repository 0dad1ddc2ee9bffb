"""Drupal: the logs of West Yorkshire and Norfolk, and of any force with such a site.

How to recognise it: files under ``/sites/default/files/``, clean paths without an
ending, pages counted by ``?page=`` from 0. West Yorkshire prints "FOI date 09/2023"
and "FOI reference FOI 1759225/23" above the words of a page.

What to set: ``host``; ``log``, the path of the listing; ``items``, the path below
which item pages stand (empty where every item is a file); ``files``, the folder of
files that are items themselves (West Yorkshire's answers of 2020 to 2022, Norfolk's
letters). ``labelled`` where item pages carry the two FOI fields; ``dated`` where the
listing prints the day of publication.

What is certain (platforms.md sections 4 and 9): West Yorkshire's addresses and
labels, Norfolk's listing address and its letters. What is not: how the listings
look; their "next" link is followed, whatever its form.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar, Final

from parsers.errors import DeclarationError
from parsers.platforms.answers import PageLabel, label
from parsers.platforms.html_list import FILES
from parsers.platforms.likeness import Mark, Place
from parsers.platforms.ruled_log import RuledLog
from parsers.platforms.site import path_parameter
from parsers.types import RequestKind

MARKS: Final = (
    Mark("file of a Drupal site", Place.LINK, re.compile(r"/sites/[^/]+/files/"), 4),
    Mark("generator", Place.SOURCE, re.compile(r"<meta name=\"Generator\" content=\"Drupal"), 4),
    Mark(
        "address of West Yorkshire's log",
        Place.ADDRESS,
        re.compile(r"westyorkshire\.police\.uk/freedom-of-information"),
        8,
    ),
    Mark(
        "address of Norfolk's log",
        Place.ADDRESS,
        re.compile(r"norfolk\.police\.uk/about-us/our-data/disclosure-logs"),
        8,
        RequestKind.LISTING,
    ),
    Mark(
        "item named by month and number",
        Place.LINK,
        re.compile(r"/[a-z]+-20\d\d-foi-\d+-\d\d-"),
        4,
        RequestKind.LISTING,
    ),
    Mark(
        "fields above the answer",
        Place.WORDS,
        re.compile(r"FOI date.{0,40}FOI reference"),
        4,
        RequestKind.ITEM,
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DrupalLog(RuledLog):
    """The log of one site; see the module's docstring for each parameter."""

    items: str = ""
    files: str = "/sites/default/files/foi/"
    labelled: bool = False
    dated: bool = False

    SLASH: ClassVar[bool | None] = False
    LABELS: ClassVar[tuple[PageLabel, ...]] = (
        label("date", "FOI date", field=True),
        label("reference", "FOI reference", field=True),
    )

    def __post_init__(self) -> None:
        RuledLog.__post_init__(self)
        for name, value in (("items", self.items), ("files", self.files)):
            if value:
                path_parameter(name, value, slash=True)
        if not self.items and not self.files:
            raise DeclarationError("set items, files or both: else nothing is an item")

    def item_rules(self) -> tuple[str, ...]:
        pages = self.items and rf"{re.escape(self.items)}/*[^/?]+/*"
        return pages, self.files and rf"{re.escape(self.files)}{FILES.pattern}"

    def page_labels(self) -> tuple[PageLabel, ...]:
        return self.LABELS if self.labelled else ()

    def prints_days(self) -> bool:
        return self.dated
