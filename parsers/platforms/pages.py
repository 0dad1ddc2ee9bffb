"""What every platform needs of an HTML page: its tree, its links, its dates, its counts."""

from __future__ import annotations

import json
import re
from collections.abc import Container, Iterator, Sequence
from datetime import date
from typing import Final
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from parsers.errors import AnchorMissingError
from parsers.text import decoding
from parsers.text.addresses import resolve
from parsers.text.dates import find
from parsers.types import Page

_LINKING: Final = ("href", "src", "action", "formaction", "data", "data-href", "data-url")
_SPACE: Final = re.compile(r"\s+")


def tree(page: Page) -> BeautifulSoup:
    """Parse a page with lxml, in the encoding that was decided when it was fetched.

    Where a ``<base>`` says what the page's links are relative to, they are made absolute
    here, so that nobody below has to know of it.
    """
    soup = BeautifulSoup(source(page).encode(), "lxml", from_encoding="utf-8")
    base = soup.find("base", href=True)
    if isinstance(base, Tag) and (root := resolve(page.final_url, attribute(base, "href"))):
        for name, node in carrying(soup, _LINKING):
            if node is not base and not attribute(node, name).startswith("#"):
                node[name] = resolve(root, attribute(node, name)) or attribute(node, name)
    return soup


def named(root: Tag, names: Container[str]) -> Iterator[Tag]:
    """The elements below that have one of these names, in their order.

    For several names on whole pages: bs4 tries a rule for each on every element.
    """
    for node in root.descendants:
        if isinstance(node, Tag) and node.name in names:
            yield node


def carrying(root: Tag, names: Sequence[str]) -> list[tuple[str, Tag]]:
    """The elements below with each of these attributes, in the order of the names.

    One walk for all: a search for each would cost the crawl a tenth of its time.
    """
    found: dict[str, list[Tag]] = {name: [] for name in names}
    for node in root.descendants:
        if isinstance(node, Tag):
            for name in found.keys() & node.attrs.keys():
                found[name].append(node)
    return [(name, node) for name, nodes in found.items() for node in nodes]


def open_shadows(soup: BeautifulSoup) -> None:
    """Make the shadow trees that a page declares part of it, as a browser shows them."""
    for template in soup.find_all("template"):
        if attribute(template, "shadowrootmode") or attribute(template, "shadowroot"):
            template.name = "div"
            for words in template.find_all(string=True):
                words.replace_with(NavigableString(str(words)))


def source(page: Page) -> str:
    """A page's text, before anything is made of it."""
    return decoding.text(page.body, page.charset)


def json_object(page: Page) -> dict[str, object]:
    """The JSON object that a page is. Raises AnchorMissingError when it is none."""
    try:
        found = json.loads(source(page))
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
    """A link's absolute address without fragment, as a browser would follow it."""
    return resolve(page.final_url, attribute(node, "href"))


def links(node: Tag, page: Page) -> Iterator[tuple[Tag, str]]:
    """Every ``<a href>`` below a node with its absolute address; mailto and the like left out."""
    for anchor in node.find_all("a", href=True):
        address = href(anchor, page)
        if urlsplit(address).scheme in {"http", "https"}:
            yield anchor, address


def printed_date(text: str) -> date | None:
    """The first day that a field prints; None for none, or for one that does not exist."""
    found = find(text, short_years=True)
    return found[0].value if found else None
