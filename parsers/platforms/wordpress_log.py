"""WordPress: the archive of West Midlands Police's answers, one post each.

How to recognise it: ``foi.west-midlands.police.uk``, files under
``/wp-content/uploads/``, posts at the root whose address and title end in the
reference ("Retail theft (1508A/23)", ``/retail-theft-1508a-23/``), year archives such
as ``/2022/page/4/``.

What to set: ``host``; ``log``, the path of the listing, ``/`` where the posts
themselves are the front page.

What is certain (platforms.md section 2): the addresses, the title, the labels
Request and Response (sometimes dropped), the files, and the template's own line
"Include attachments here", which is left out. What is not: the feed, the JSON
interface and whether the listing prints days; year archives that the listing links
to are walked as far as their years are asked for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar, Final

from parsers.platforms.answers import PageLabel, label
from parsers.platforms.likeness import Mark, Place
from parsers.platforms.ruled_log import RuledLog
from parsers.types import RequestKind

MARKS: Final = (
    Mark("host of the archive", Place.ADDRESS, re.compile(r"//foi\.west-midlands\.police\.uk/"), 8),
    Mark("file of a WordPress site", Place.LINK, re.compile(r"/wp-content/"), 4),
    Mark(
        "post named by its reference",
        Place.LINK,
        re.compile(r"/[a-z0-9-]+-\d{1,5}a?[-_]\d\d/?$"),
        3,
        RequestKind.LISTING,
    ),
    Mark("archive of a year", Place.LINK, re.compile(r"//[^/]+/20\d\d/(?:page/\d+/)?$"), 2),
    Mark("reference in the title", Place.WORDS, re.compile(r"\(\d{2,5}A?[/_]\d\d\)"), 4),
)
_ITEM: Final = r"/(?:[a-z0-9_%-]{1,200}-)?\d{1,5}a?[-_]\d{2}/?"


@dataclass(frozen=True, slots=True, kw_only=True)
class WordPressLog(RuledLog):
    """The log of one site; see the module's docstring for each parameter."""

    log: str = "/disclosure-log/"

    DATED: ClassVar[bool] = False
    SLASH: ClassVar[bool | None] = True
    LISTS: ClassVar[str] = r"/(?P<year>20\d\d)/?"
    LABELS: ClassVar[tuple[PageLabel, ...]] = (
        label("request", r"Request\s?:?\s*$", required=False),
        label("response", r"Response\s?:?\s*$", required=False),
    )
    RESIDUE: ClassVar[re.Pattern[str]] = re.compile(
        r"Include attachments here\.?|(?:Leave a (?:comment|reply)|Posted in|Filed under).{0,200}",
        re.IGNORECASE,
    )

    @property
    def roots(self) -> tuple[str, ...]:
        """The whole site: posts lie at its root."""
        return (self.absolute("/"),)

    def item_rules(self) -> tuple[str, ...]:
        return (_ITEM,)
