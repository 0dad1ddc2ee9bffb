"""Avon and Somerset: its own system, one page an answer, under two paths.

How to recognise it: ``/previous-foi-requests/requests/`` on
www.avonandsomerset.police.uk; "Date of request:" and "Reference:" above the words.

What to set: ``host``; ``log``, the path of the listing today; ``former``, paths at
which it stood before: a link to one of them is read as a link to today's, so that an
answer under two addresses is one item.

What is certain (platforms.md section 5): both paths, the labels, and that the only
day on a page is that of the *request*, in American order in 2021. What is not: how
the listing is paged. The site has terms on copying (docs/forces.md).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar, Final
from urllib.parse import urlsplit, urlunsplit

from parsers.platforms.answers import PageLabel, label
from parsers.platforms.likeness import Mark, Place
from parsers.platforms.ruled_log import RuledLog
from parsers.platforms.site import path_parameter
from parsers.types import RequestKind

MARKS: Final = (
    Mark("address of the log", Place.ADDRESS, re.compile(r"/previous-foi-requests/"), 6),
    Mark("link to an item", Place.LINK, re.compile(r"/previous-foi-requests/requests/[^/]+"), 5),
    Mark(
        "fields above the answer",
        Place.WORDS,
        re.compile(r"Date of request ?: ?.{4,30}Reference ?: ?[\d/ -]{5,12}"),
        4,
        RequestKind.ITEM,
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AvonAndSomerset(RuledLog):
    """The log of one site; see the module's docstring for each parameter."""

    log: str = (
        "/about/freedom-of-information-and-publication-scheme/freedom-of-information/"
        "previous-foi-requests/"
    )
    former: tuple[str, ...] = ("/about/freedom-of-information/previous-foi-requests/",)

    DATED: ClassVar[bool] = False
    SLASH: ClassVar[bool | None] = True
    LABELS: ClassVar[tuple[PageLabel, ...]] = (
        label("requested", r"Date of request ?:", field=True),
        label("reference", r"Reference ?:", field=True),
        label("request", r"Request\s?:?\s*$", required=False),
        label("response", r"Response\s?:?\s*$", required=False),
    )

    def __post_init__(self) -> None:
        RuledLog.__post_init__(self)
        for path in self.former:
            path_parameter("former", path, slash=True)

    def item_rules(self) -> tuple[str, ...]:
        return tuple(rf"{re.escape(root)}requests/[^/?]+/?" for root in (self.log, *self.former))

    def settled(self, address: str) -> str:
        """The item's address under today's path, with the slash that the site adds."""
        parts = urlsplit(address)
        slug = parts.path.rstrip("/").rsplit("/", 1)[-1]
        return urlunsplit(parts._replace(path=f"{self.log}requests/{slug}/", query=""))
