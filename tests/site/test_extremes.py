"""Pages of what is very wide, very long, written from right to left, or partly unread."""

from __future__ import annotations

import csv
import io
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from datasette.app import Datasette

from db.faces import addresses
from db.publish import publish
from db.serve import open_site
from parsers.types import Policy
from tests.db.records import load
from tests.site.extremes import ARABIC, COLUMNS, ROWS, extremes


@pytest.fixture(scope="module")
def extreme(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("extreme")
    load(folder / "staging.db", "kent", extremes("kent"))
    publish(folder / "staging.db", folder / "forcewide.db", policy=Policy.FULL)
    return folder / "forcewide.db"


@pytest.fixture
async def site(extreme: Path) -> AsyncIterator[Datasette]:
    with open_site(extreme) as opened:
        await opened.invoke_startup()
        yield opened


async def soup_of(site: Datasette, address: str) -> BeautifulSoup:
    answer = await site.client.get(address, follow_redirects=True)
    assert answer.status_code == 200, address
    return BeautifulSoup(answer.text, "lxml")


@pytest.mark.long
async def test_very_many_rows_come_page_by_page_and_as_one_file(site: Datasette) -> None:
    answer = await soup_of(site, "/a/kent/FOI-1/26")
    assert len(answer.select("table.printed tbody tr")) == 60
    more = answer.find("a", string=f"{ROWS - 60:,} more rows of table 1")
    assert more
    first = await soup_of(site, str(more["href"]))
    pages = [str(link["href"]) for link in first.select('nav[aria-label="Rows"] a')]
    assert len(pages) == 10
    seen = []
    for address in pages:
        body = (await soup_of(site, address)).select("table.printed tbody tr")
        seen += [[cell.get_text() for cell in row.find_all(["th", "td"])] for row in body]
    assert len(seen) == ROWS
    text = (await site.client.get(f"{pages[0]}.csv")).text
    assert list(csv.reader(io.StringIO(text)))[1:] == seen
    key = (await site.client.get(f"{pages[0]}.json")).json()["table"]["key"]
    last = await soup_of(site, addresses.figure(key, ROWS, 1))
    assert [one.get_text() for one in last.select("td.here")] == [f"{ROWS}001"]
    assert len(last.select("table.printed tbody tr")) == 13


async def test_four_hundred_columns_stand_in_their_own_box(site: Datasette) -> None:
    soup = await soup_of(site, "/a/kent/FOI-2/26/t/1")
    table = soup.select_one(".scroll > table.printed")
    assert table
    assert len(table.select("tbody tr")[0].find_all(["th", "td"])) == COLUMNS + 1
    assert len(table.select("td.figure a")) == 3 * COLUMNS


async def test_a_title_of_ten_thousand_letters_takes_no_ten_screens(site: Datasette) -> None:
    soup = await soup_of(site, "/a/kent/FOI-3/26")
    assert soup.h1
    assert "long" in soup.h1["class"]
    assert soup.title
    assert len(soup.title.get_text()) < 150


async def test_words_from_right_to_left_are_left_so(site: Datasette) -> None:
    soup = await soup_of(site, "/a/kent/FOI-4/26")
    assert soup.h1
    assert (soup.h1.get_text(), soup.h1["dir"], soup.h1["lang"]) == (ARABIC, "auto", "ar")


async def test_what_could_not_be_read_is_said_first(site: Datasette) -> None:
    soup = await soup_of(site, "/a/kent/FOI-5/26")
    warning = soup.select_one("p.warning")
    assert warning
    assert "pages 2 to 3 are pictures" in warning.get_text()
    assert "Not all of it could be read." in soup.select(".short p")[0].get_text()
