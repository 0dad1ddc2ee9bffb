"""What every platform needs of an HTML page: its tree, its links, its dates, its counts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Final
from urllib.parse import urldefrag, urljoin, urlsplit

from bs4 import BeautifulSoup, Tag

from parsers.errors import AnchorMissingError
from parsers.text.dates import MONTHS
from parsers.types import Page

_SPACE: Final = re.compile(r"\s+")
_ISO: Final = re.compile(r"\b(20\d\d)-(\d\d)-(\d\d)")
_SLASHED: Final = re.compile(r"\b(\d{1,2})/(\d{1,2})/(20\d\d)\b")
_WORDED: Final = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)? ([A-Za-z]{3,10}),? (20\d\d)\b")
# American order is plain to see where the month is a word: "February 04, 2026" (PSNI).
_AMERICAN: Final = re.compile(r"\b([A-Za-z]{3,10}) (\d{1,2}),? (20\d\d)\b")


def tree(page: Page) -> BeautifulSoup:
    """Parse a page with lxml, in the encoding that was decided when it was fetched."""
    return BeautifulSoup(page.body, "lxml", from_encoding=page.charset)


def json_object(page: Page) -> dict[str, object]:
    """The JSON object that a page is. Raises AnchorMissingError when it is none."""
    try:
        found = json.loads(page.body.decode(page.charset or "utf-8", "replace"))
    except ValueError as error:
        raise AnchorMissingError(f"not JSON: {error}", where=page.url) from error
    if not isinstance(found, dict):
        raise AnchorMissingError("not a JSON object", where=page.url)
    return found


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
    """A link's absolute address without fragment, resolved against the page's final address.

    Forces print addresses with spaces at either end and inside; both are mended,
    because such a link works in a browser.
    """
    raw = attribute(node, "href").strip().replace(" ", "%20")
    return urldefrag(urljoin(page.final_url, raw)).url if raw else ""


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
