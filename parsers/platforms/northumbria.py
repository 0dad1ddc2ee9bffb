"""Northumbria: the force's two older generations of site, by category.

How to recognise it: ``/accessing-information/disclosure-log/<category>/`` on
beta.northumbria.police.uk (2017 to 2023), or ``/freedom_of_information/
disclosure_log/disclosure_log_<category>/`` on northumbria.police.uk and
ww1.northumbria.police.uk (to about 2017); "You asked:" and "In response:"; a title
that ends in " - 1446/21". The newest generation is Single Online Home.

What to set: ``host``; ``generation``, ``beta`` or ``old``.

What is certain (platforms.md section 3): both generations' addresses and labels, and
the banner that says that the beta site is no longer live. What is not: how a
category's page lists its items; a "next" link is followed. The last two digits of an
address are the year of the reference.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar, Final
from urllib.parse import urlsplit

from parsers.errors import DeclarationError
from parsers.platforms.answers import PageLabel, label
from parsers.platforms.html_log import HtmlLog
from parsers.platforms.likeness import Mark, Place
from parsers.types import Branch, Page, Request, RequestKind

MARKS: Final = (
    Mark(
        "address of the beta site's log",
        Place.ADDRESS,
        re.compile(r"/about-us/publications-and-documents/accessing-information/disclosure-log/"),
        8,
    ),
    Mark(
        "address of the older log",
        Place.ADDRESS,
        re.compile(r"/freedom_of_information/disclosure_log/"),
        8,
    ),
    Mark(
        "labels of an answer",
        Place.WORDS,
        re.compile(r"You asked: .{0,20000}In [Rr]esponse:", re.DOTALL),
        4,
        RequestKind.ITEM,
    ),
    Mark(
        "the day of the answer",
        Place.WORDS,
        re.compile(r"Date Responded:? \d{1,2} [A-Z][a-z]+ 20\d\d|Disclosure Details"),
        3,
        RequestKind.ITEM,
    ),
)
_LOGS: Final = {
    "beta": "/about-us/publications-and-documents/accessing-information/disclosure-log/",
    "old": "/freedom_of_information/disclosure_log/",
}
_CATEGORY: Final = {"beta": r"[a-z]+(?:-[a-z]+)*/?", "old": r"disclosure_log_[a-z_]+/?"}
_SLUG: Final = {"beta": r"/[^/]*-\d{3,7}/?", "old": r"/[^/]*_\d{3,7}/?"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Northumbria(HtmlLog):
    """One generation of the site; see the module's docstring for each parameter."""

    generation: str = "beta"

    DATED: ClassVar[bool] = False
    LABELS: ClassVar[tuple[PageLabel, ...]] = (
        label("request", r"You asked ?:"),
        label("response", r"In response ?:"),
        label("responded", r"Date (?:Responded|of response) ?:?", required=False, field=True),
    )
    RESIDUE: ClassVar[re.Pattern[str]] = re.compile(
        r".{0,120}\bno longer (?:live|updated|maintained)\b.{0,200}|Disclosure Details",
        re.IGNORECASE,
    )

    def __post_init__(self) -> None:
        HtmlLog.__post_init__(self)
        if self.generation not in _LOGS:
            wanted = " or ".join(_LOGS)
            raise DeclarationError(f"generation must be {wanted}, not {self.generation!r}")

    @property
    def log_path(self) -> str:
        return _LOGS[self.generation]

    def _below(self, path: str) -> str:
        return path.removeprefix(self.log_path) if path.startswith(self.log_path) else ""

    def is_item(self, path: str) -> bool:
        category = _CATEGORY[self.generation].removesuffix("/?")
        return re.fullmatch(category + _SLUG[self.generation], self._below(path)) is not None

    def branch(self, address: str, words: str, page: Page) -> Branch | None:
        """A category of the log."""
        if re.fullmatch(_CATEGORY[self.generation], self._below(urlsplit(address).path)):
            return Branch(Request(address, RequestKind.LISTING))
        return None
