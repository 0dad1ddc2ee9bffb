"""The day of publication of a line: what decides, and what gives none."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from bs4 import BeautifulSoup, Tag

from parsers.platforms import days
from parsers.platforms.day_words import Day, Ground
from parsers.types import Page

DAY = date(2026, 2, 16)
LINK = '<a href="/foi/a">Stops 01/04/2022 to 31/03/2023</a>'


def line(markup: str) -> Day | None:
    soup = BeautifulSoup(f"<main><ul><li>{LINK} {markup}</li></ul></main>", "lxml")
    anchor, around = soup.find("a"), soup.find("li")
    assert isinstance(anchor, Tag)
    assert isinstance(around, Tag)
    return days.of_line([anchor], around)


@pytest.mark.parametrize(
    ("markup", "ground"),
    [
        ('<time datetime="2026-02-16T00:30:00+01:00">posted</time>', Ground.TIME),
        ('<span data-date="2026-02-16">Monday</span>', Ground.METADATA),
        ("<p>Published: 10:00 16/02/2026</p>", Ground.LABEL),
        ("<p>Received: 01/02/2025</p><p>Published: 16/02/2026</p>", Ground.LABEL),
        ("<span>Last updated 20 November 2026. Published: 16 February 2026</span>", Ground.LABEL),
        ("<dl><dt>Date published</dt><dd>16 February 2026</dd></dl>", Ground.LABEL),
        ("<p>Cyhoeddwyd: 16 Chwefror 2026</p>", Ground.LABEL),
        ("16 February 2026", Ground.PLACE),
        ("16 February 2026 | Crime, Traffic", Ground.PLACE),
        ("<p>Covers 01/04/2022 to 31/03/2023</p><p>16.02.26</p>", Ground.PLACE),
        ("<div><span>16</span><span>Feb</span><span>2026</span></div>", Ground.PLACE),
        ("<b>16<sup>th</sup> February 2026</b>", Ground.PLACE),
    ],
)
def test_what_decides(markup: str, ground: Ground) -> None:
    assert line(markup) == Day(DAY, ground)


@pytest.mark.parametrize(
    "markup",
    [
        "",  # the title's days are no publication day
        "<p>We hold figures from 16 February 2026 for three stations.</p>",
        "<p>Last updated: 16/02/2026</p>",
        "<p>Received: 16/02/2026</p>",
        "<p>16/02/2026 to 28/02/2026</p>",
        "<p>16/02/2026</p><p>17/02/2026</p>",
        "<p>31/02/2026</p>",
        "<p>February 2026</p>",
        "<p>Last updated <time datetime='2026-02-16'>16 February</time></p>",
    ],
)
def test_what_gives_none(markup: str) -> None:
    assert line(markup) is None


def main_of(soup: BeautifulSoup) -> Tag:
    assert isinstance(soup.main, Tag)
    return soup.main


def line_of(anchor: Tag) -> Tag:
    line = anchor.find_parent(["li", "tr"])
    assert isinstance(line, Tag)
    return line


def test_a_heading_and_a_spanning_cell_date_their_lines() -> None:
    soup = BeautifulSoup(
        "<main><h2>16 February 2026</h2><ul><li><a href='/a'>Dogs</a></li></ul>"
        "<table><tr><td rowspan='2'>3 April 2026</td><td><a href='/b'>Cats</a></td></tr>"
        "<tr><td><a href='/c'>Horses</a></td></tr></table></main>",
        "lxml",
    )
    found = [days.of_line([a], line_of(a)) for a in soup.find_all("a")]
    assert [one.value if one else None for one in found] == [
        DAY,
        date(2026, 4, 3),
        date(2026, 4, 3),
    ]


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2026-02-16T10:00:00+00:00">',
        '<meta name="DCTERMS.issued" content="2026-02-16">',
        '<script type="application/ld+json">{"@graph":[{"datePublished":"2026-02-16"}]}</script>',
    ],
)
def test_metadata_of_a_page(head: str) -> None:
    soup = BeautifulSoup(
        f"<html><head>{head}</head><main><h1>Stops 2022</h1><p>On 1 May 2020 we wrote.</p></main>",
        "lxml",
    )
    found = days.of_page(soup, main_of(soup))
    assert found == Day(DAY, Ground.METADATA)


def test_the_letters_own_date_is_no_publication() -> None:
    page = (
        "<main><h1>Stops</h1><p>Date: 16 February 2026</p><p>Response date: 17/02/2026</p></main>"
    )
    soup = BeautifulSoup(page, "lxml")
    assert days.of_page(soup, main_of(soup)) is None
    assert line("<p>Date: 16 February 2026</p>") == Day(DAY, Ground.LABEL)


def test_no_day_in_the_future_of_its_page() -> None:
    page = Page("u", "u", 200, "text/html", b"", datetime(2026, 2, 16, 23, tzinfo=UTC), "")
    assert days.past(date(2026, 2, 17), page) == date(2026, 2, 17)
    assert days.past(date(2026, 2, 18), page) is None
