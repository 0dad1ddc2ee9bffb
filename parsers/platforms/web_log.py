"""Web log: any log of HTML pages, declared by rules over addresses and by the labels it prints.

How to recognise it: a list of answers, each with a page (or a file) of its own, on a
system that no other platform here knows: Jadu (``/directory_record/12/name``), GOSS
(``/article/1234/Title``), SharePoint (``DispForm.aspx?ID=12``), iCasework
(``/RequestSummary?ref=..``), Infreemation (``/redirect/<client>?id=12`` on its own host),
an index from A to Z, a page a month. The platforms of single systems (Drupal,
WordPress, Northumbria and others) are this one with their rules filled in.

What to set: ``host``; ``log``, the path at which the list begins, with its query where it
needs one; ``items``, a regular expression that the path *and query* of an answer match
whole (``/directory_record/\\d+/[^/]+``, ``/foi/detail\\?id=\\d+``). ``further``: more lists of
the same site. ``lists``: an expression for lists below the log that are not found as
letters, years or months; its groups ``year`` and ``month`` say which days they hold.
``aliases``: other hosts on which answers lie. ``files``: an expression for files that are
answers themselves. ``labels``: what item pages print before their fields (``Reference``,
``Date of response``); ``required``: those among them without which a page is not read.
``dated``, ``counted``: the list prints a day beside each line, a total.

What is certain: only what the declaration says. Ways on, totals, letters, years, feeds
and data in the page are found as on every platform.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from parsers.errors import DeclarationError
from parsers.platforms.answers import PageLabel, label
from parsers.platforms.likeness import Mark, Place
from parsers.platforms.ruled_log import RuledLog
from parsers.types import Request, RequestKind

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
            r"(?:foi|request|disclosure|redirect/)[^?#]*\?(?:\w+=[^&#]*&)*(?:id|ref\w*)=",
            re.IGNORECASE,
        ),
        3,
        RequestKind.LISTING,
    ),
    Mark(
        "answer or month below a log",
        Place.LINK,
        re.compile(r"/(?:foi|disclosure)[\w-]*/[^/?#.]*[a-z][^/?#.]*/?$", re.IGNORECASE),
        2,
        RequestKind.LISTING,
    ),
    Mark(
        "index of letters",
        Place.LINK,
        re.compile(r"/a-to-z/[A-Z]$"),
        3,
        RequestKind.LISTING,
    ),
    Mark("heading of a log", Place.WORDS, re.compile(r"\bdisclosure log\b", re.IGNORECASE), 1),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class WebLog(RuledLog):
    """The log of one site; see the module's docstring for each parameter."""

    items: str = ""
    further: tuple[str, ...] = ()
    lists: str = ""
    files: str = ""
    labels: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    dated: bool = False
    counted: bool = False

    def __post_init__(self) -> None:
        RuledLog.__post_init__(self)
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

    def item_rules(self) -> tuple[str, ...]:
        return (self.items, self.files)

    def list_rule(self) -> str:
        return self.lists

    def start(self, since: date, until: date) -> tuple[Request, ...]:
        """Every list of the site, each to its end."""
        first = RuledLog.start(self, since, until)
        rest = (Request(self.absolute(path), RequestKind.LISTING) for path in self.further)
        return (*first, *rest)

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
