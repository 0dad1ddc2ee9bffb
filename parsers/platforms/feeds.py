"""Sitemaps and feeds (RSS, Atom): further lists of a log, to hold its own list against."""

from __future__ import annotations

import re
from typing import Final

from bs4 import BeautifulSoup
from lxml import etree

from parsers.errors import AnchorMissingError
from parsers.platforms.pages import attribute, href, named, source, text_of
from parsers.text.addresses import resolve
from parsers.types import Page, Request, RequestKind, Sitemap

_FEEDS: Final = frozenset({"application/rss+xml", "application/atom+xml"})
_ADDRESS: Final = re.compile(r"https?://\S+", re.IGNORECASE)
_WORDS: Final = ("rss", "atom feed", "web feed")


def feeds_of(soup: BeautifulSoup, page: Page) -> tuple[Request, ...]:
    """The feeds that a listing offers, in its head or as links that say so."""
    found: dict[str, None] = {}
    for node in named(soup, ("link", "a")):
        words = text_of(node).lower()
        offered = attribute(node, "type").lower() in _FEEDS or (
            node.name == "a" and len(words) < 80 and any(one in words for one in _WORDS)
        )
        if offered and node.has_attr("href") and (address := href(node, page)).startswith("http"):
            found.setdefault(address)
    return tuple(Request(address, RequestKind.SITEMAP) for address in found)


def read_sitemap(page: Page) -> Sitemap:
    """Every address of a sitemap or a feed, and the sitemaps that an index leads to.

    Broken XML is read as far as it goes: a bare ``&`` or a line before the declaration is
    how many of them are written. Raises AnchorMissingError where nothing of it is a sitemap.
    """
    if plain := _plain(page):
        return Sitemap(plain, ())
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    try:
        root = etree.fromstring(page.body.lstrip(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise AnchorMissingError(f"not a sitemap: {error}", where=page.url) from error
    name = etree.QName(root).localname.lower() if root is not None else ""
    if name not in {"urlset", "sitemapindex", "rss", "feed", "rdf"}:
        raise AnchorMissingError(f"not a sitemap: its root is {name!r}", where=page.url)
    places = [resolve(page.final_url, place) for place in _places(root, name)]
    whole = tuple(dict.fromkeys(place for place in places if place))
    if name == "sitemapindex":
        return Sitemap((), tuple(Request(place, RequestKind.SITEMAP) for place in whole))
    return Sitemap(whole, ())


def _plain(page: Page) -> tuple[str, ...]:
    """The addresses of a sitemap in plain text: one a line and nothing else (sitemaps.org)."""
    lines = [line.strip() for line in source(page).splitlines() if line.strip()]
    if not lines or not all(_ADDRESS.fullmatch(line) for line in lines):
        return ()
    return tuple(dict.fromkeys(resolve(page.final_url, line) for line in lines))


def _places(root: etree._Element, name: str) -> list[str]:
    if name in {"urlset", "sitemapindex"}:
        return [(node.text or "").strip() for node in root.iter("{*}loc")]
    found = [(node.text or "").strip() for node in root.iter("{*}link") if node.text]
    found += [str(node.get("href")) for node in root.iter("{*}link") if node.get("href")]
    return found
