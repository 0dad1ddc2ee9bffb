"""Lines of a listing that are data in the page: JSON that a script would draw.

``application/json`` (``__NEXT_DATA__`` among it) and ``application/ld+json``. An object
is a line where one of its values is the address of an answer and another a title.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Final

from bs4 import BeautifulSoup

from parsers.platforms.pages import attribute, printed_date
from parsers.text.addresses import resolve
from parsers.types import Entry, Page

_TITLES: Final = ("title", "name", "headline", "heading", "label", "subject")
_ADDRESSES: Final = ("url", "href", "link", "path", "uri", "slug", "permalink", "@id")
_DAYS: Final = (
    "published",
    "datepublished",
    "publishedat",
    "published_at",
    "date",
    "publisheddate",
)
_DEPTH: Final = 40


def embedded_entries(
    soup: BeautifulSoup, page: Page, is_item: Callable[[str], bool], settled: Callable[[str], str]
) -> list[Entry]:
    """The lines that the page's data hold, once each, in their order."""
    found: dict[str, Entry] = {}
    for script in soup.find_all("script"):
        if "json" not in attribute(script, "type").lower():
            continue
        try:
            data = json.loads(script.string or "")
        except ValueError:
            continue
        for one in _objects(data):
            entry = _entry(one, page, is_item, settled)
            if entry is not None:
                found.setdefault(entry.url, entry)
    return list(found.values())


def _objects(data: object, depth: int = 0) -> Iterator[dict[str, object]]:
    if depth > _DEPTH:
        return
    if isinstance(data, dict):
        yield data
        for value in data.values():
            yield from _objects(value, depth + 1)
    elif isinstance(data, list):
        for value in data:
            yield from _objects(value, depth + 1)


def _entry(
    one: dict[str, object],
    page: Page,
    is_item: Callable[[str], bool],
    settled: Callable[[str], str],
) -> Entry | None:
    values = {key.lower(): value for key, value in one.items() if isinstance(value, str) and value}
    title = next((values[key] for key in _TITLES if key in values), "")
    for key in _ADDRESSES:
        address = resolve(page.final_url, values.get(key, ""))
        if address.startswith("http") and is_item(address):
            day = next((d for k in _DAYS if (d := printed_date(values.get(k, "")))), None)
            return Entry(settled(address), " ".join(title.split()), day)
    return None
