"""Lists of results in the shapes that real systems give them."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime

import pytest

from parsers.platforms.document_index import DocumentIndex
from parsers.platforms.drupal_log import DrupalLog
from parsers.platforms.pages import printed_date
from parsers.types import Page

BASE = "https://www.loamshire.police.uk"
SITE = DrupalLog(host="www.loamshire.police.uk", log="/foi", items="/foi/", dated=True)
INDEX = DocumentIndex(host="www.loamshire.police.uk", log="/log/", files=("/files/",))


def page(body: str, path: str = "/foi") -> Page:
    raw = body.encode()
    at = datetime(2024, 6, 1, tzinfo=UTC)
    digest = hashlib.sha256(raw).hexdigest()
    return Page(BASE + path, BASE + path, 200, "text/html", raw, at, digest, "utf-8")


def titles(body: str) -> list[str]:
    return [entry.title for entry in SITE.read_listing(page(body)).entries]


@pytest.mark.parametrize(
    "line",
    [
        '<h3><a href="/foi/dogs">Dogs</a></h3><a href="/foi/dogs">Read more about Dog bites</a>',
        '<h3>Dog bites</h3><p>2 May 2024</p><a href="/foi/dogs">Read more</a>',
        '<h2>Dog bites</h2><a href="/foi/dogs">View</a>',
        '<a href="/foi/dogs"><h3>Dog bites</h3></a>',
        '<a href="/foi/dogs">Dog bites (PDF, 112KB)</a>',
        '<a href="/foi/dogs">Continue reading → Dog bites</a>',
    ],
)
def test_the_title_is_the_items_and_not_the_links(line: str) -> None:
    other = '<a href="/foi/cats">View of the cats</a>'
    body = (
        f"<main><h1>FOI</h1><ul><li>{line} 2 May 2024</li><li>{other} 3 May 2024</li></ul></main>"
    )
    assert titles(body) == ["Dog bites", "View of the cats"]


def test_a_form_round_the_whole_page_is_not_furniture() -> None:
    rows = '<p><a href="/foi/dogs">Dog bites</a> 2 May 2024</p>'
    form = f'<form action="x"><input name="__VIEWSTATE"><h1>FOI</h1>{rows}</form>'
    search = '<form><a href="/foi/search-tips">Tips</a></form>'
    assert titles(f"<html><body>{search}{form}</body></html>") == ["Dog bites"]


def test_a_file_without_a_title_is_called_by_its_name() -> None:
    body = '<main><h1>Log</h1><p><a href="/files/12%2024_dog%20bites.pdf">Download</a></p></main>'
    (entry,) = INDEX.read_listing(page(body, "/log/")).entries
    assert entry.title == "12 24 dog bites"


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("February 04, 2026 | Legacy , Reports", date(2026, 2, 4)),
        ("4 February 2026", date(2026, 2, 4)),
        ("Cyhoeddwyd: 4 Chwefror 2026", date(2026, 2, 4)),
        ("04/02/2026", date(2026, 2, 4)),
        ("2026-02-04T09:00:00Z", date(2026, 2, 4)),
        ("02/2026", None),
        ("Section 31, 2026", None),
        ("31/02/2026", None),
    ],
)
def test_a_day_is_read_only_where_a_day_is_printed(words: str, day: date | None) -> None:
    assert printed_date(words) == day
