"""Document index: a page of links to files, each of them an answer.

How to recognise it: a plain page, or a tree of pages, whose links end in ``.pdf``
(or another document's ending) and lie in one folder of files.

What to set: ``host``; ``log``, the path of the page; ``files``, path prefixes of the
files that are answers. ``below``, a path prefix, where further pages of the log
stand (a page for each committee, year, letter of the alphabet); ``skip``, prefixes
that are not the log's though they lie under ``files`` or ``below``. ``dated`` where
the page prints a day beside each file.

What is certain: only what the declaration says. A file's title is its link's words,
or its name where the link says no more than "Download". An item here is a file: an
HTML page in its place is an error.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import ClassVar, Final
from urllib.parse import unquote, urlsplit

from bs4 import Tag

from parsers.errors import AnchorMissingError, DeclarationError
from parsers.platforms import results
from parsers.platforms.html_list import FILES
from parsers.platforms.likeness import Mark, Place
from parsers.platforms.ruled_log import RuledLog
from parsers.platforms.site import path_parameter
from parsers.types import Branch, Entry, Issue, Item, Page, Request, RequestKind

MARKS: Final = (
    Mark(
        "link to a document about disclosures",
        Place.LINK,
        re.compile(r"(?:foi|disclosure)[^?#]{0,200}\.(?:pdf|docx?)$", re.IGNORECASE),
        2,
        RequestKind.LISTING,
    ),
    Mark(
        "heading of a log",
        Place.WORDS,
        re.compile(r"\b(?:FOI )?disclosure log\b", re.IGNORECASE),
        1,
        RequestKind.LISTING,
    ),
)
# What lies in a folder of files is a file, unless its name says that it is a page or a folder.
_PAGE: Final = re.compile(r".*/|.+\.(?:html?|aspx?|php)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentIndex(RuledLog):
    """The log of one site; see the module's docstring for each parameter."""

    files: tuple[str, ...]
    below: str = ""
    skip: tuple[str, ...] = ()
    dated: bool = False

    IN_PASSING: ClassVar[bool] = False

    def __post_init__(self) -> None:
        RuledLog.__post_init__(self)
        if not self.log.startswith("/"):
            raise DeclarationError(f"log must begin with '/', not {self.log!r}")
        if not self.files:
            raise DeclarationError("files must name at least one folder of answers")
        for name, values in (("files", self.files), ("skip", self.skip)):
            for value in values:
                path_parameter(name, value, slash=True)
        if self.below:
            path_parameter("below", self.below, slash=True)

    def is_item(self, path: str) -> bool:
        within = path.startswith(self.files) and not path.startswith(self.skip or ("\0",))
        page = _PAGE.fullmatch(path) is not None
        return within and not page and urlsplit(self.log).path.rstrip("/") != path.rstrip("/")

    def is_item_at(self, path: str, query: str) -> bool:
        return self.is_item(path)

    def prints_days(self) -> bool:
        return self.dated

    def branch(self, address: str, words: str, page: Page) -> Branch | None:
        """A further page of the log, deeper than this one."""
        path = urlsplit(address).path
        here = urlsplit(page.final_url).path
        deeper = path.startswith(here.rstrip("/") + "/") and path != here
        if not self.below or not path.startswith(self.below) or not deeper:
            return None
        if path.startswith(self.skip or ("\0",)) or FILES.fullmatch(path):
            return None
        return Branch(Request(address, RequestKind.LISTING))

    def _entries(self, main: Tag, page: Page) -> tuple[list[Entry], list[Issue]]:
        entries, issues = RuledLog._entries(self, main, page)
        return [_titled(entry) for entry in entries], issues

    def read_item(self, page: Page) -> Item:
        """Raises AnchorMissingError: a page stands where a file was listed."""
        raise AnchorMissingError("a page where the log lists a file", where=page.url)


def _titled(entry: Entry) -> Entry:
    if not results.says_nothing(entry.title):
        return entry
    name = unquote(urlsplit(entry.url).path).rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return replace(entry, title=re.sub(r"[_\s]+", " ", name).strip())
