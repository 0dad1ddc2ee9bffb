"""The pages of ``db.faces``: every rendering of a page says the same, and errors say what to do."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup, Tag
from datasette.app import Datasette
from openpyxl import load_workbook

from db.faces.page import Form
from db.faces.routes import ROUTES
from db.serve import open_site
from db.serve import site_of as served_site

KENT = "/a/kent/FOI-100/25"
SURREY = "/a/surrey/01.FOI.22.027825~x"
# One address of every kind of page, of what the fixture has.
EXAMPLES = {
    "home": "/",
    "data": "/data",
    "api": "/api",
    "about": "/about",
    "topics": "/topics",
    "answer": KENT,
    "report": "/report?about=/a/kent/FOI-100/25",
    "force": "/force/kent",
    "coverage": "/coverage",
    "changes": "/changes",
}


@pytest.fixture
async def site(published: Path) -> AsyncIterator[Datasette]:
    with open_site(published) as opened:
        await opened.invoke_startup()
        yield opened


@pytest.fixture(scope="module")
def keys(published: Path) -> dict[str, str]:
    """Addresses that hold what only the fixture's bytes say."""
    with closing(sqlite3.connect(published)) as connection:
        (key,) = connection.execute(
            "SELECT key FROM tables WHERE disclosure = 'kent/FOI-100/25' ORDER BY id"
        ).fetchone()
    digits = key.split("/")[-2]
    return EXAMPLES | {
        "table": f"{KENT}/t/{digits}-0",
        "figure": f"/f/kent/FOI-100/25/{digits}/0/1/1",
    }


def ending(address: str, form: str) -> str:
    path, _, query = address.partition("?")
    path = "/home" if path == "/" else path
    return f"{path}.{form}{f'?{query}' if query else ''}"


async def get(site: Datasette, address: str) -> Any:
    answer = await site.client.get(address)
    assert answer.status_code == 200, (address, answer.text[-300:])
    return answer


def grid(table: Tag) -> list[list[str]]:
    return [
        [cell.get_text(" ", strip=True) for cell in row.find_all(["td", "th"])]
        for row in table.find_all("tr")
    ]


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.name)
async def test_every_page_has_all_its_forms(
    site: Datasette, keys: dict[str, str], route: Any
) -> None:
    address = keys.get(route.name)
    if address is None:
        pytest.skip("its tests stand beside it")
    page = await get(site, address)
    soup = BeautifulSoup(page.text, "lxml")
    assert len(soup.find_all("h1")) == 1
    assert soup.find_all("script") == []
    assert [tag for tag in soup.find_all(True) if tag.get("style")] == []
    assert not re.search(r"(?<!-)\bNone\b", soup.get_text())
    canonical = soup.select_one("link[rel=canonical]")
    assert canonical
    assert str(canonical["href"]).startswith("http://localhost/")
    said = json.loads((await get(site, ending(address, "json"))).text)
    assert said["head"]["address"] == canonical["href"]
    assert said["head"]["title"]
    for form in route.forms:
        other = await get(site, ending(address, form))
        assert other.headers["access-control-allow-origin"] == "*"
        assert f"{form}" in page.text
    unchanged = await site.client.get(address, headers={"if-none-match": page.headers["etag"]})
    assert unchanged.status_code == 304


async def test_a_table_says_the_same_in_every_form(site: Datasette, keys: dict[str, str]) -> None:
    address = keys["table"]
    soup = BeautifulSoup((await get(site, address)).text, "lxml")
    table = soup.select_one("table.printed")
    assert table
    seen = grid(table)
    assert seen[1] == ["Bicycle theft", "41", "38", "<5"]
    printed = list(csv.reader(io.StringIO((await get(site, ending(address, "csv"))).text)))
    assert printed == seen
    book = load_workbook(io.BytesIO((await get(site, ending(address, "xlsx"))).content))
    assert [[cell.value for cell in row] for row in book["As printed"]] == seen
    said = (await get(site, ending(address, "json"))).json()["table"]
    assert [[c["text"] for c in row["cells"]] for row in said["head"] + said["body"]] == seen
    tidy = (await get(site, f"{ending(address, 'csv')}?sheet=Tidy")).text
    numbers = list(csv.DictReader(io.StringIO(tidy)))
    assert len(numbers) == len(said["figures"]) == 9
    for row, figure in zip(numbers, said["figures"], strict=True):
        assert row["As printed"] == seen[figure["row"]][figure["column"]]
        assert row["Value"] == ("" if figure["value"] is None else str(figure["value"]))
        assert row["SHA-256"] == said["sha256"]
        assert row["Address"] == figure["address"]


async def test_an_answer_says_the_same_in_every_form(site: Datasette) -> None:
    soup = BeautifulSoup((await get(site, KENT)).text, "lxml")
    said = (await get(site, ending(KENT, "json"))).json()
    book = load_workbook(io.BytesIO((await get(site, ending(KENT, "xlsx"))).content))
    for number, table in enumerate(soup.select("article.table table.printed")):
        seen = grid(table)
        told = said["tables"][number]
        assert [[c["text"] for c in r["cells"]] for r in told["head"] + told["body"]] == seen
        sheet = book[f"Table {told['number']}"]
        assert [[cell.value for cell in row] for row in sheet] == seen
    asked = [item.p.get_text() for item in soup.select(".questions > li") if item.p]
    assert asked == [q["question"] for q in said["questions"]]
    rows = list(book["Questions"].iter_rows(min_row=2, values_only=True))
    assert [row[2] for row in rows] == [q["outcome_says"] for q in said["questions"]]
    held = [one for one in said["files"] if one["verdict"] == "held"]
    assert held
    assert {str(value) for one in held for name, value in one.items() if "verdict" not in name} <= {
        "",
        "None",
        "[]",
    }


async def test_two_clicks_from_a_number_to_the_file_its_page_hash_and_capture(
    site: Datasette,
) -> None:
    soup = BeautifulSoup((await get(site, KENT)).text, "lxml")
    number = soup.find("a", string="41")
    assert isinstance(number, Tag)
    trail = BeautifulSoup((await get(site, str(number["href"]))).text, "lxml")
    assert trail.select_one('a[href$=".pdf#page=2"]')
    marked = trail.select("td.here mark")
    assert [one.get_text() for one in marked] == ["41"]
    words = re.sub(r"\s+", " ", trail.get_text(" "))
    assert "1 January 2023 to 31 December 2023 (calendar year)" in words
    assert "sha256sum --check" in words
    assert "Captured 2 March 2026, 03:00 UTC" in words


@pytest.mark.parametrize(
    ("asked", "leads", "status"),
    [
        ("/a/kent/foi-100/25", None, 404),
        ("/a/kent/FOI-100/25/t/1", "/a/kent/FOI-100/25/t/", 302),
        ("/a/kent/FOI-100/25/t/1.csv", ".csv", 302),
        ("/a/kent/FOI-100/25/t/99", None, 404),
        ("/a/kent/none", None, 404),
        ("/a/nowhere/none.json", None, 404),
        ("/f/kent/FOI-100/25/000000000000/0/1/1", None, 404),
        ("/force/Kent%20Police", "/force/kent", 302),
        ("/force/nowhere.json", None, 404),
        ("/changes?force=nowhere", None, 400),
        ("/changes.json?wrong=1", None, 400),
        ("/changes.csv?sheet=none", None, 400),
    ],
)
async def test_what_is_not_there_leads_on(
    site: Datasette, asked: str, leads: str | None, status: int
) -> None:
    answer = await site.client.get(asked)
    assert answer.status_code == status
    if leads:
        assert leads in answer.headers["location"]
    elif any(f".{form}" in asked for form in Form):
        said = answer.json()
        assert (said["ok"], said["status"]) == (False, status)
        assert said["error"].endswith(".")
        assert all(one["address"].startswith("http") for one in said["lead"])
    else:
        assert BeautifulSoup(answer.text, "lxml").select("main ul a")


async def test_a_report_is_a_letter_begun_with_the_page_and_the_build(published: Path) -> None:
    kept = served_site(
        published, ident="b1", contact="data@example.invalid", settings={"num_sql_threads": 0}
    )
    try:
        await kept.invoke_startup()
        soup = BeautifulSoup((await get(kept, "/report?about=/a/kent/FOI-100/25")).text, "lxml")
        link = soup.select_one('a[href^="mailto:"]')
        assert link
        letter = unquote(str(link["href"]))
        assert letter.startswith("mailto:data@example.invalid?subject=Something is wrong: /a/kent/")
        assert "Page: http://localhost/a/kent/FOI-100/25\nBuild: b1\n" in letter
        for elsewhere in ("//other.invalid/x", "https://other.invalid/"):
            said = (await get(kept, f"/report.json?about={elsewhere}")).json()
            assert said["about"] == "http://localhost/"
    finally:
        kept.get_database("forcewide")._read_connection.close()


async def test_robots_find_every_answer_that_may_be_found(site: Datasette) -> None:
    robots = (await get(site, "/robots.txt")).text
    index = re.findall(r"Sitemap: http://localhost(\S+)", robots)
    files = re.findall(r"<loc>http://localhost([^<]+)</loc>", (await get(site, index[0])).text)
    maps = [(await get(site, one)).text for one in files]
    found = re.findall(r"<loc>http://localhost([^<]+)</loc>", "".join(maps))
    assert KENT in found
    assert SURREY in found
    assert "/a/essex/FOI-100/25" not in found  # sensitive
    assert "/a/dorset/FOI-100/25" not in found  # removed
    for address in found:
        assert (await site.client.get(address)).status_code == 200, address
    assert (await site.client.get("/sitemap-7.xml")).status_code == 404
    assert "/a/{force}" in (await get(site, "/llms.txt")).text
    icon = await site.client.get("/favicon.ico", follow_redirects=True)
    assert icon.headers["content-type"].startswith("image/svg+xml")


async def test_only_reading_is_allowed(site: Datasette) -> None:
    answer = await site.client.post("/changes")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")


async def test_what_may_not_be_listed_says_so(site: Datasette, keys: dict[str, str]) -> None:
    assert "noindex" not in (await site.client.get(KENT)).headers.get("x-robots-tag", "")
    secret = await get(site, "/a/essex/FOI-100/25")
    assert secret.headers["x-robots-tag"] == "noindex"
    assert "A sensitive answer" not in (await get(site, "/changes.atom")).text
    assert (await get(site, keys["figure"])).headers["x-robots-tag"] == "noindex"


async def test_a_page_in_welsh_says_so_and_markup_stays_words(site: Datasette) -> None:
    soup = BeautifulSoup((await get(site, SURREY)).text, "lxml")
    assert soup.h1
    assert soup.h1["lang"] == "cy"
    assert soup.h1.get_text() == 'Stops & "searches" <b>bold</b>'
    assert soup.find("script") is None
    assert soup.html
    assert soup.html["lang"] == "cy"
    assert soup.main
    assert soup.main["lang"] == "en"  # what has no Welsh is English
    said = {one.get_text(strip=True) for one in soup.select("main [lang=cy]")}
    assert {"Yn gryno", "Cofnod", "Dyfynnu", "Ni chedwir y wybodaeth"} <= said
    menu = soup.select_one("nav[aria-label=Main]")
    assert menu
    assert "Chwilio" in menu.get_text()
    english = BeautifulSoup((await get(site, KENT)).text, "lxml")
    assert english.html
    assert english.html["lang"] == "en"
    assert not english.select("[lang=cy]")


async def test_a_link_only_and_a_removed_answer_show_their_facts_alone(site: Datasette) -> None:
    for key in ("sussex", "dorset"):
        soup = BeautifulSoup((await get(site, f"/a/{key}/FOI-100/25")).text, "lxml")
        assert soup.select("table.printed, .words, blockquote") == []
        assert soup.select_one("p.warning")


async def test_the_description_of_the_api_covers_every_page(site: Datasette) -> None:
    said = (await get(site, "/openapi.json")).json()
    assert len(said["paths"]) == len(ROUTES)
    references = re.findall(r'"#/components/schemas/(\w+)"', json.dumps(said))
    assert set(references) <= set(said["components"]["schemas"])


async def test_the_json_is_as_it_is_described(site: Datasette, keys: dict[str, str]) -> None:
    said = (await get(site, "/openapi.json")).json()
    schemas = said["components"]["schemas"]
    for route in ROUTES:
        if route.name in keys:
            schema = schemas[route.gives.__name__]
            given = (await get(site, ending(keys[route.name], "json"))).json()
            assert described(given, schema, schemas) == [], route.name


def described(value: Any, schema: dict[str, Any], schemas: dict[str, Any]) -> list[str]:
    """What of a value its schema does not say."""
    if "$ref" in schema:
        return described(value, schemas[schema["$ref"].rpartition("/")[2]], schemas)
    if "anyOf" in schema:
        tried = [described(value, one, schemas) for one in schema["anyOf"]]
        return [] if [] in tried else tried[0]
    kinds = {
        "string": str,
        "integer": int,
        "number": int | float,
        "boolean": bool,
        "null": type(None),
        "array": list,
        "object": dict,
    }
    if not isinstance(value, kinds[schema["type"]]):
        return [f"{value!r} is no {schema['type']}"]
    if "enum" in schema and value not in schema["enum"]:
        return [f"{value!r} is no word of {schema['enum']}"]
    if isinstance(value, list):
        items = schema.get("prefixItems", [schema.get("items", {})] * len(value))
        return [
            w for one, of in zip(value, items, strict=True) for w in described(one, of, schemas)
        ]
    if isinstance(value, dict) and "properties" in schema:
        missing = [name for name in schema["required"] if name not in value]
        return missing + [
            wrong
            for name, of in schema["properties"].items()
            for wrong in described(value.get(name), of, schemas)
        ]
    return []


def test_the_check_of_the_description_can_fail() -> None:
    schema = {"type": "object", "properties": {"a": {"type": "integer"}}, "required": ["a"]}
    assert described({"a": "1"}, schema, {}) == ["'1' is no integer"]
    assert described({}, schema, {})
