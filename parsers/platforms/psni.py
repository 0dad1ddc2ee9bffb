"""PSNI: the Police Service of Northern Ireland's own system.

How to recognise it: ``/foi-disclosure-log`` on www.psni.police.uk, items flat below
it; "Request Number: FOI/15751", "Category:" and "Subject:" above the words, and a
day in American order with categories ("February 04, 2026 | Legacy , Reports").

What to set: ``host``; ``log`` only if the path of the log has changed.

What is certain (platforms.md section 6): the addresses, the labels, the styles of
reference, that in 2021 the answer stood in the attached file alone. What is not:
how the listing is paged (its "next" link is followed) and whether it prints days.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Final

from bs4 import BeautifulSoup, Tag

from parsers.platforms.answers import PageLabel, label, published_on
from parsers.platforms.likeness import Mark, Place
from parsers.platforms.pages import printed_date, text_of
from parsers.platforms.ruled_log import RuledLog
from parsers.types import Block, Issue, Page, RequestKind

MARKS: Final = (
    Mark(
        "address of the log", Place.ADDRESS, re.compile(r"psni\.police\.uk/foi-disclosure-log"), 8
    ),
    Mark("link to an item", Place.LINK, re.compile(r"^[^?#]{0,60}/foi-disclosure-log/[^/?#]+$"), 4),
    Mark(
        "number of the request",
        Place.WORDS,
        re.compile(r"Request Number: ?FOI/\d+|Reference: ?F-20\d\d-\d+"),
        4,
        RequestKind.ITEM,
    ),
    Mark(
        "day in American order with categories",
        Place.WORDS,
        re.compile(r"\b[A-Z][a-z]{2,8} \d{2}, 20\d\d ?\| ?\w+"),
        2,
    ),
)
_OLD_REFERENCE: Final = re.compile(r"\s*Reference ?: ?F-20\d\d-\d+")
_OF_TODAY: Final = re.compile(r"\b(?:category|subject) label$")
_BANNER: Final = re.compile(r"^\s*([A-Z][a-z]{2,8} \d{1,2}, 20\d\d)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class PoliceServiceNorthernIreland(RuledLog):
    """The log of one site; see the module's docstring for each parameter."""

    log: str = "/foi-disclosure-log"

    SLASH: ClassVar[bool | None] = False
    LABELS: ClassVar[tuple[PageLabel, ...]] = (
        label(
            "reference", r"(?:Request Number|Reference|Request(?= ?: ?F(?:OI)?\b))\s?:", field=True
        ),
        label("category", "Category ?:", required=False, field=True),
        label("subject", "Subject ?:", required=False, field=True),
        label("request", "Request(?: Details| \\d{1,2})?\\s?:?\\s*$", required=False),
    )

    def item_rules(self) -> tuple[str, ...]:
        return (rf"{re.escape(self.log)}/[^/?]+/?",)

    def _label_issues(self, blocks: list[Block], page: Page) -> list[Issue]:
        """Pages of before 2022 ("Reference: F-2021-02200") carry no category and no subject."""
        issues = RuledLog._label_issues(self, blocks, page)
        old = any(_OLD_REFERENCE.match(block.text) for block in blocks)
        return [issue for issue in issues if not (old and _OF_TODAY.search(issue.message))]

    def published(self, soup: BeautifulSoup) -> date | None:
        """The day of the banner: a line of its own near the heading."""
        if found := published_on(soup):
            return found
        for line in soup.find_all(["p", "div", "span", "time"]):
            words = text_of(line) if isinstance(line, Tag) else ""
            if len(words) <= 200 and (hit := _BANNER.match(words)):
                return printed_date(hit[1])
        return None
