"""Sitemaps that are gzip files (``sitemap.xml.gz``), unpacked before they are read."""

from __future__ import annotations

from dataclasses import replace

from parsers.types import Page
from scraper.fetch.exchange import decode
from scraper.fetch.verdict import GZIP


def unpacked(page: Page, limit: int) -> Page:
    """A sitemap as platforms read it, at most ``limit`` bytes of it.

    The verdict has looked inside already; raises UndecodableError where it has not.
    """
    if not page.body.startswith(GZIP):
        return page
    return replace(page, body=decode(page.body, "gzip", limit))
