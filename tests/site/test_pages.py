"""Every page answers, says what it must, and hides what it must (through Datasette itself)."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager, closing
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from datasette.app import Datasette

from db.faces import addresses
from db.schema import SCHEMA
from db.views import VIEWS

KENT = "/a/kent/FOI-100/25"
SURREY = "/a/surrey/01.FOI.22.027825~x"

PATHS = [
    "/",
    "/about",
    "/forcewide",
    "/forcewide?_show_hidden=1",
    "/forcewide?sql=select+key+from+disclosures",
    "/forcewide/disclosures?_search=velodrome",
    "/forcewide/disclosures?force=kent&outcome=partial&_facet=lang",
    "/forcewide/disclosures?_nocol=uid",
    "/forcewide/tables?_search=shed",
    "/force/kent",
    "/force/norfolk",
    "/coverage",
    "/changes",
    "/data",
    "/api",
    "/report",
    "/sitemap.xml",
    "/sitemap-pages.xml",
    "/llms.txt",
    "/forcewide/tidy_figures?disclosure=kent/FOI-100/25",
    KENT,
    SURREY,
    "/robots.txt",
    "/assets/forcewide.css",
    *(f"/forcewide/{table.name}" for table in SCHEMA),
    *(f"/forcewide/{view.name}" for view in VIEWS),
]


async def page(site: Datasette, path: str) -> BeautifulSoup:
    answer = await site.client.get(path)
    assert answer.status_code == 200, answer.text[-500:]
    return BeautifulSoup(answer.text, "lxml")


def words(soup: BeautifulSoup) -> str:
    return re.sub(r"\s+", " ", soup.get_text(" "))


def one(path: Path, sql: str, *values: object) -> str:
    with closing(sqlite3.connect(path)) as connection:
        return str(connection.execute(sql, values).fetchone()[0])


@pytest.mark.parametrize("path", PATHS)
async def test_page_answers(site: Datasette, path: str) -> None:
    answer = await site.client.get(path)
    assert answer.status_code == 200
    assert "undefined" not in answer.text.lower()
    if answer.headers["content-type"].startswith("text/html"):
        soup = BeautifulSoup(answer.text, "lxml")
        title = soup.title.get_text() if soup.title else ""
        assert title.strip().endswith("Forcewide") or path == "/"
        assert "select " not in title.lower()
        assert soup.find_all("script") == []
        assert [tag for tag in soup.find_all(True) if tag.get("style")] == []
        assert len(soup.find_all("h1")) == 1
        assert len(soup.find_all("main")) == 1
        labelled = {label.get("for") for label in soup.find_all("label")}
        for field in soup.find_all(["input", "select", "textarea"]):
            if field.get("type") != "hidden":
                assert field.get("id") in labelled or field.get("aria-label"), field


@pytest.mark.parametrize("path", PATHS)
async def test_page_answers_when_nothing_is_published(
    site_of: Callable[[Path], AbstractContextManager[Datasette]], empty_published: Path, path: str
) -> None:
    expected = 404 if path in (KENT, SURREY) else 200
    with site_of(empty_published) as site:
        await site.invoke_startup()
        assert (await site.client.get(path)).status_code == expected


async def test_every_link_leads_somewhere(site: Datasette) -> None:
    """Whatever the main pages link to inside the site answers, and by no number of a build."""
    numbers = re.compile(r"/forcewide/(disclosures|tables|documents|figures)/\d+(,|$|\?)")
    seen: set[str] = set()
    for path in ("/", "/forcewide", KENT, SURREY, "/force/kent", "/forcewide/figures"):
        for link in (await page(site, path)).find_all("a", href=True):
            seen.add(str(link["href"]).partition("#")[0])
    inside = {href for href in seen if href.startswith("/")}
    assert len(inside) > 60
    assert [href for href in inside if numbers.search(href)] == []
    for href in sorted(inside):
        assert (await site.client.get(href)).status_code == 200, href


async def test_links_out_go_to_the_force_and_pass_nothing_on(site: Datasette) -> None:
    for path in (KENT, SURREY, "/force/kent"):
        for link in (await page(site, path)).find_all("a", href=re.compile("^http")):
            assert {"nofollow", "noopener"} <= set(link.get("rel") or []), link


async def test_home_says_what_it_is_for_and_counts(site: Datasette) -> None:
    soup = await page(site, "/")
    text = words(soup)
    assert "freedom of information answers that police forces publish" in text
    assert "7 answers" in text
    assert "5 forces" in text
    assert "53 bodies without answers here" in text
    assert soup.select_one('form[action="/search"] input[name=q]')
    newest = [link.get_text() for link in soup.select("ol.answers > li > a")]
    assert "A sensitive answer" not in newest
    assert newest[0] == "Bicycle thefts"
    assert len(newest) == 5  # neither the sensitive one nor the removed one


async def test_a_disclosure_shows_everything_that_hangs_on_it(
    site: Datasette, published: Path
) -> None:
    soup = await page(site, KENT)
    text = words(soup)
    for said in (
        "Bicycle thefts, FOI-100/25",
        "Given in part, withheld in part",
        "Answered on 1 January 2026, 20 working days after the request.",
        "4 December 2025 (printed without its year, which was inferred)",
        "4 January 2026 (from the force's list)",
        "20 working days between the printed dates",
        "how many bicycles were stolen near the velodrome",
        "cross-border cases are left out",
        "Section 40(2) used to withhold something, question 2",
        "section 31(1) only mentioned",
        "Change of system: A new system came in 2024.",
        "answer-0.pdf",
        "Totals count hidden cells too, so they cannot be checked",
        "Source named by the force: Niche",
        "printed as fewer than a bound",
        "Fewer than five are shown as <5.",
        "Kent Police, “Bicycle thefts”, answer to a request for information, reference FOI-100/25",
        "http://localhost/a/kent/FOI-100/25",
    ):
        assert said in text, said
    assert "breach" not in text
    assert soup.select_one('a[href="https://example.police.invalid/kent/FOI-100/25/0.pdf"]')
    assert soup.select_one('a[href="https://example.police.invalid/kent/FOI-100/25/0.pdf#page=2"]')
    assert soup.find("meta", attrs={"name": "robots"}) is None
    held = [item.get_text(strip=True) for item in soup.select(".documents li")][1]
    assert held == "A file that is kept back here, because it may hide personal data"


async def test_its_tables_are_tables(site: Datasette) -> None:
    soup = await page(site, KENT)
    table = soup.select("table.printed")[0]
    assert table.caption is not None
    assert table.caption.get_text() == "Thefts by year"
    assert [th.get_text() for th in table.select("thead th[scope=col]")] == [
        "Offence",
        "2023",
        "2024",
        "2025",
    ]
    body = [
        [cell.get_text() for cell in row.find_all(["td", "th"])] for row in table.select("tbody tr")
    ]
    assert body == [
        ["Bicycle theft", "41", "38", "<5"],
        ["Shed break-in", "7", "-", "12"],
        ["Total", "48", "38", "12"],
    ]
    assert [th.get_text() for th in table.select("tbody th[scope=row]")] == [
        "Bicycle theft",
        "Shed break-in",
        "Total",
    ]
    assert len(table.select("td.figure")) == 9
    assert [th.get_text() for th in table.select("tr.total th")] == ["Total"]
    box = table.find_parent(class_="scroll")
    assert box is not None
    assert (box["tabindex"], box["role"]) == ("0", "region")


async def test_spans_languages_and_markup_in_the_force_s_words(site: Datasette) -> None:
    soup = await page(site, SURREY)
    heading = soup.find("h1")
    assert heading is not None
    assert heading.get_text() == 'Stops & "searches" <b>bold</b>'
    assert heading["lang"] == "cy"
    table = soup.select("table.printed")[0]
    head = [
        [(th.get_text(), th.get("rowspan"), th.get("colspan")) for th in row.find_all("th")]
        for row in table.select("thead tr")
    ]
    assert head == [
        [("Ward", "2", None), ("Year", None, "2")],
        [("2024", None, None), ("2025", None, None)],
    ]
    assert "North <script>alert(1)</script>" in table.get_text()
    assert "Printed totals do not agree with their parts" in words(soup)
    assert soup.select_one(".quality-poor")


async def test_a_link_only_force_shows_a_link_only(site: Datasette) -> None:
    soup = await page(site, "/a/sussex/FOI-100/25")
    text = words(soup)
    assert "This force’s terms allow a link only" in text
    assert "FOI-100/25" in text
    for hidden in ("Bicycle", "velodrome", "Section", "Thefts", "Given in part"):
        assert hidden not in text


async def test_a_removed_answer_says_so_and_asks_robots_away(site: Datasette) -> None:
    soup = await page(site, "/a/dorset/FOI-100/25")
    assert "no longer publishes this answer (found 2 March 2026)" in words(soup)
    assert "velodrome" not in words(soup)
    assert soup.find("meta", attrs={"name": "robots", "content": "noindex"})


async def test_a_sensitive_answer_and_its_tables_ask_robots_away(
    site: Datasette, published: Path
) -> None:
    key = one(published, "SELECT key FROM tables WHERE disclosure LIKE 'essex/%' LIMIT 1")
    for path in (
        "/a/essex/FOI-100/25",
        addresses.table(key),
    ):
        soup = await page(site, path)
        assert soup.find("meta", attrs={"name": "robots", "content": "noindex"})


async def test_a_table_s_own_page(site: Datasette, published: Path) -> None:
    key = one(
        published, "SELECT key FROM tables WHERE disclosure LIKE 'kent/%' ORDER BY key LIMIT 1"
    )
    soup = await page(site, addresses.table(key))
    text = words(soup)
    assert "Table 1 of Bicycle thefts" in text
    assert "A new system came in 2024." in text
    assert "Table 1. Read by Forcewide" in text
    assert len(soup.select("table.printed tbody tr")) == 3
    download = soup.select_one('.export-links a[href*=".json"]')
    assert download is not None
    said = (await site.client.get(str(download["href"]))).json()
    assert len(said["table"]["figures"]) == 9
    assert said["table"]["key"] == key


async def test_figures_name_their_table_by_its_key(site: Datasette, published: Path) -> None:
    soup = await page(site, "/forcewide/figures?_size=5")
    cells = soup.select("td.col-table_id a")
    assert len(cells) == 5
    keys = {str(cell["href"]) for cell in cells}
    with closing(sqlite3.connect(published)) as connection:
        known = {addresses.table(row[0]) for row in connection.execute("SELECT key FROM tables")}
    assert keys <= known
    assert "Link" not in [th.get_text(strip=True) for th in soup.select("thead th")]


async def test_search_by_word_reference_and_force(site: Datasette) -> None:
    soup = await page(site, "/search?q=velodrome")
    assert len(soup.select(".answers > li")) == 5
    only = await page(site, "/search?q=bicycles&force=kent")
    assert len(only.select(".answers > li")) == 3
    by_reference = await page(site, "/search?q=FOI-102/25")
    assert by_reference.select(".answers li a[href='/a/kent/FOI-102/25']")


async def test_search_in_the_lists(site: Datasette) -> None:
    """Datasette's own `_search` is on for answers and tables, and is not silently ignored."""
    found = (await site.client.get("/forcewide/disclosures.json?_search=velodrome")).json()
    assert found["filtered_table_rows_count"] == 5
    none = (await site.client.get("/forcewide/disclosures.json?_search=nowhere")).json()
    assert none["filtered_table_rows_count"] == 0
    tables = (await site.client.get("/forcewide/tables.json?_search=saddlebag")).json()
    assert tables["filtered_table_rows_count"] == 4
    assert (await page(site, "/forcewide/tables")).select_one("input[name=_search]")


async def test_nothing_found_is_not_an_error_page(site: Datasette) -> None:
    answer = await site.client.get("/a/kent/absent")
    assert answer.status_code == 404
    assert "Not found" in answer.text
    assert 'name="robots" content="noindex"' in answer.text


async def test_sample_data_is_called_sample_data(
    site: Datasette,
    site_of: Callable[[Path], AbstractContextManager[Datasette]],
    sample_published: Path,
) -> None:
    paths = ("/", KENT, "/search?q=bicycle", "/forcewide/disclosures", "/about")
    with site_of(sample_published) as invented:
        await invented.invoke_startup()
        for path in paths:
            assert "Sample data" in words(await page(invented, path)), path
            assert "Sample data" not in words(await page(site, path)), path


async def test_headers(site: Datasette) -> None:
    for path in ("/", KENT, "/forcewide/disclosures.json", "/assets/forcewide.css", "/nowhere"):
        headers = (await site.client.get(path)).headers
        assert "default-src 'none'" in headers["content-security-policy"], path
        assert "unsafe-inline" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
    for path, hidden in (
        (KENT, False),
        (f"{KENT}.json", True),
        ("/forcewide/disclosures?_facet=lang", True),
        ("/forcewide/disclosures.csv", True),
        ("/about", False),
    ):
        headers = (await site.client.get(path)).headers
        assert (headers.get("x-robots-tag") == "noindex") is hidden, path
    robots = (await site.client.get("/robots.txt")).text
    assert "Disallow: /*?" in robots


async def test_nothing_is_written_and_no_file_is_given_away(site: Datasette) -> None:
    assert (await site.client.get("/forcewide.db")).status_code == 403
    refused = await site.client.get("/forcewide.json?sql=delete+from+disclosures")
    assert refused.status_code == 400
    assert site.databases["forcewide"].is_mutable is False
