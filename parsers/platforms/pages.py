"""What every platform needs of an HTML page: its tree, its links, its dates, its counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, Tag

from parsers.text.addresses import resolve
from parsers.text.dates import MONTHS
from parsers.types import Page

_LINKING: Final = ("href", "src", "action", "formaction", "data", "data-href", "data-url")
_SPACE: Final = re.compile(r"\s+")
_ISO: Final = re.compile(r"\b(20\d\d)-(\d\d)-(\d\d)")
_SLASHED: Final = re.compile(r"\b(\d{1,2})/(\d{1,2})/(20\d\d)\b")
_WORDED: Final = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)? ([A-Za-z]{3,10}),? (20\d\d)\b")
# American order is plain to see where the month is a word: "February 04, 2026" (PSNI).
_AMERICAN: Final = re.compile(r"\b([A-Za-z]{3,10}) (\d{1,2}),? (20\d\d)\b")


def tree(page: Page) -> BeautifulSoup:
    """Parse a page with lxml, in the encoding that was decided when it was fetched.

    Where a ``<base>`` says what the page's links are relative to, they are made absolute
    here, so that nobody below has to know of it.
    """
    soup = BeautifulSoup(page.body, "lxml", from_encoding=page.charset)
    base = soup.find("base", href=True)
    if isinstance(base, Tag) and (root := resolve(page.final_url, attribute(base, "href"))):
        for name in _LINKING:
            for node in soup.find_all(True, attrs={name: True}):
                if node is not base and not attribute(node, name).startswith("#"):
                    node[name] = resolve(root, attribute(node, name)) or attribute(node, name)
    return soup


def text_of(node: Tag) -> str:
    """The words of a node, on one line."""
    return _SPACE.sub(" ", node.get_text(" ")).strip()


def attribute(node: Tag, name: str) -> str:
    """An attribute's value as one string, empty when it is absent."""
    value = node.get(name)
    if value is None:
        return ""
    return value if isinstance(value, str) else " ".join(value)


def href(node: Tag, page: Page) -> str:
    """A link's absolute address without fragment, as a browser would follow it."""
    return resolve(page.final_url, attribute(node, "href"))


def links(node: Tag, page: Page) -> Iterator[tuple[Tag, str]]:
    """Every ``<a href>`` below a node with its absolute address; mailto and the like left out."""
    for anchor in node.find_all("a", href=True):
        address = href(anchor, page)
        if urlsplit(address).scheme in {"http", "https"}:
            yield anchor, address


def printed_date(text: str) -> date | None:
    """The first date of a listing or page field, day first; None for none or an impossible one."""
    if found := _ISO.search(text):
        return _date(found[1], found[2], found[3])
    if found := _SLASHED.search(text):
        return _date(found[3], found[2], found[1])
    if found := _WORDED.search(text):
        month = MONTHS.get(found[2].lower())
        return _date(found[3], str(month), found[1]) if month else None
    if found := _AMERICAN.search(text):
        month = MONTHS.get(found[1].lower())
        return _date(found[3], str(month), found[2]) if month else None
    return None


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
