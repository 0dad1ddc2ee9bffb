"""Sitemaps as they are written: plain text, gzip files, broken XML; and what is none."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from parsers.errors import AnchorMissingError
from parsers.platforms.feeds import read_sitemap
from parsers.types import Page

AT = datetime(2026, 3, 4, tzinfo=UTC)
ONE, TWO = "https://www.x.police.uk/foi/a", "https://www.x.police.uk/foi/b"


def _page(body: bytes, media_type: str = "text/plain") -> Page:
    url = "https://www.x.police.uk/sitemap.txt"
    return Page(url, url, 200, media_type, body, AT, "")


@pytest.mark.parametrize(
    "body",
    [
        f"{ONE}\n{TWO}\n".encode(),
        f"{ONE}\r\n\r\n  {TWO}".encode(),
        f"{ONE}\n{TWO}\n{ONE}\n".encode(),
        f"\ufeff{ONE}\n{TWO}\n".encode(),
        f"{ONE}\n{TWO}\n".encode("utf-16"),
        f"{ONE}\r{TWO}".encode(),
    ],
    ids=["lines", "blanks", "twice", "mark", "UTF-16", "CR"],
)
def test_a_sitemap_in_plain_text(body: bytes) -> None:
    assert read_sitemap(_page(body)).addresses == (ONE, TWO)


@pytest.mark.parametrize(
    "body", [b"", b"Not found", f"See {ONE}\n".encode(), f"# ours\n{ONE} {TWO}\n".encode()]
)
def test_words_are_no_sitemap(body: bytes) -> None:
    with pytest.raises(AnchorMissingError):
        read_sitemap(_page(body))


def test_xml_with_a_bare_ampersand_is_read_as_far_as_it_goes() -> None:
    body = f"\n<urlset><url><loc>{ONE}?a=1&b=2</loc></url><url><loc>{TWO}</loc></url></urlset>"
    found = read_sitemap(_page(body.encode(), "application/xml")).addresses
    assert TWO in found
    assert len(found) == 2
