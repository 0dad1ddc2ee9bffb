"""Web log: any log of HTML pages, declared by rules over addresses and by the labels it prints.

How to recognise it: a list of answers, each with a page (or a file) of its own, on a
system that no other platform here knows: Jadu (``/directory_record/12/name``), GOSS
(``/article/1234/Title``), SharePoint (``DispForm.aspx?ID=12``), iCasework
(``/RequestSummary?ref=..``), Infreemation (``/redirect/<client>?id=12`` on its own host),
an index from A to Z, a page a month.

What to set: ``host``; ``log``, the path at which the list begins, with its query where it
needs one; ``items``, a regular expression that the path *and query* of an answer match
whole (``/directory_record/\\d+/[^/]+``, ``/foi/detail\\?id=\\d+``). ``further``: more lists of
the same site. ``lists``: an expression for lists below the log that are not found as
letters, years or months. ``aliases``: other hosts on which answers lie. ``files``: an
expression for files that are answers themselves. ``labels``: what item pages print before
their fields (``Reference``, ``Date of response``); ``required``: those among them without
which a page is not read. ``dated``, ``counted``: the list prints a day beside each line, a
total.

What is certain: only what the declaration says. Ways on, totals, letters, years, feeds
and data in the page are found as on every platform.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final
from urllib.parse import urlsplit

from parsers.errors import DeclarationError
from parsers.platforms.answers import PageLabel, label
from parsers.platforms.html_log import FILES, HtmlLog
from parsers.platforms.likeness import Mark, Place
from parsers.types import Branch, Page, Request, RequestKind

MARKS: Final = (
    Mark(
        "link to a record of a directory (Jadu)",
        Place.LINK,
        re.compile(r"/directory_record/\d+/"),
        4,
        RequestKind.LISTING,
    ),
    Mark(
        "article of a numbered system (GOSS)",
        Place.LINK,
        re.compile(r"/article/\d+/[^/]*FOI", re.IGNORECASE),
        4,
        RequestKind.LISTING,
    ),
    Mark(
        "answer known by its query",
        Place.LINK,
        re.compile(
            r"(?:foi|request|disclosure)[^?#]*\?(?:\w+=[^&#]*&)*(?:id|ref\w*)=", re.IGNORECASE
        ),
        3,
        RequestKind.LISTING,
    ),
    Mark("heading of a log", Place.WORDS, re.compile(r"\bdisclosure log\b", re.IGNORECASE), 1),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class WebLog(HtmlLog):
    """The log of one site; see the module's docstring for each parameter."""

    log: str
    items: str = ""
    further: tuple[str, ...] = ()
    lists: str = ""
    files: str = ""
    labels: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    dated: bool = False
    counted: bool = False

    def __post_init__(self) -> None:
        HtmlLog.__post_init__(self)
        for path in (self.log, *self.further):
            if not path.startswith("/"):
                raise DeclarationError(f"log and further must begin with '/', not {path!r}")
        for name, pattern in (("items", self.items), ("lists", self.lists), ("files", self.files)):
            try:
                re.compile(pattern)
            except re.error as error:
                text = f"{name} must be a regular expression: {error} in {pattern!r}"
                raise DeclarationError(text) from error
        if not self.items and not self.files:
            raise DeclarationError("set items, files or both: else nothing is an item")
        if unknown := sorted(set(self.required) - set(self.labels)):
            raise DeclarationError(
                f"required names a label that is not among labels: {unknown[0]!r}"
            )

    @property
    def log_path(self) -> str:
        return self.log

    def start(self, since: date, until: date) -> tuple[Request, ...]:
        """Every list of the site, each to its end."""
        first = HtmlLog.start(self, since, until)
        rest = (Request(self.absolute(path), RequestKind.LISTING) for path in self.further)
        return (*first, *rest)

    def is_item(self, path: str) -> bool:
        """Whether a path, with its query if there is one, is an answer."""
        for pattern in (self.items, self.files):
            if pattern and re.fullmatch(pattern, path, re.IGNORECASE):
                return True
        return False

    def is_item_at(self, path: str, query: str) -> bool:
        return self.is_item(path) or (bool(query) and self.is_item(f"{path}?{query}"))

    def branch(self, address: str, words: str, page: Page) -> Branch | None:
        """A list below the log."""
        parts = urlsplit(address)
        whole = f"{parts.path}?{parts.query}" if parts.query else parts.path
        if not self.lists or FILES.fullmatch(parts.path):
            return None
        if re.fullmatch(self.lists, whole) or re.fullmatch(self.lists, parts.path):
            return Branch(Request(address, RequestKind.LISTING))
        return None

    def page_labels(self) -> tuple[PageLabel, ...]:
        return tuple(
            label(
                words.lower(),
                rf"{re.escape(words)}\s?(?::|$|(?=\s))",
                required=words in self.required,
                field=True,
            )
            for words in self.labels
        )

    def prints_days(self) -> bool:
        return self.dated

    def prints_count(self) -> bool:
        return self.counted
