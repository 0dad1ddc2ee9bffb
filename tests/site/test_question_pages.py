"""Search, topics, refusals and pasted requests: every form says the same, every number holds."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import sqlite3
import xml.etree.ElementTree as ET
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from bs4 import BeautifulSoup
from datasette.app import Datasette
from openpyxl import load_workbook

from db.faces import refusal
from db.faces.page import Asked, Reader
from db.faces.route import Route
from db.faces.routes import ROUTES
from db.serve import open_site
from tests.db.search.test_find import HOSTILE

TOPIC = "/topic/bicycle-theft"
_ATOM = {"a": "http://www.w3.org/2005/Atom"}


@pytest.fixture
async def site(asked: Path) -> AsyncIterator[Datasette]:
    with open_site(asked) as opened:
        await opened.invoke_startup()
        yield opened


async def got(site: Datasette, path: str) -> Any:
    answer = await site.client.get(path)
    assert answer.status_code == 200, (path, answer.text[:500])
    return answer


async def said(site: Datasette, path: str) -> Any:
    return json.loads((await got(site, path)).text)


async def soup(site: Datasette, path: str) -> BeautifulSoup:
    return BeautifulSoup((await got(site, path)).text, "lxml")


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def with_form(path: str, form: str) -> str:
    plain, _, query = path.partition("?")
    return f"{plain}.{form}{'?' + query if query else ''}"


PAGES = (
    "/search?q=bicycle",
    "/search?q=bicycle&force=kent&sort=newest",
    TOPIC,
    "/refusals",
    "/refusals/FOIA/40",
    "/refusals/FOIA/40?force=kent",
)


@pytest.mark.parametrize("path", PAGES)
async def test_csv_and_every_sheet_of_the_workbook_agree(site: Datasette, path: str) -> None:
    book = load_workbook(io.BytesIO((await got(site, with_form(path, "xlsx"))).content))
    for name in book.sheetnames[:-1]:
        written = [["" if v is None else str(v) for v in row] for row in book[name].values]
        joined = "&" if "?" in path else "?"
        answer = await got(site, f"{with_form(path, 'csv')}{joined}sheet={quote(name)}")
        read = list(csv.reader(io.StringIO(answer.text)))
        assert [[cell.removeprefix("'") for cell in row] for row in read] == written, name


async def test_a_topic_has_the_cells_of_the_build_in_every_form(
    site: Datasette, asked: Path
) -> None:
    with closing(sqlite3.connect(asked)) as connection:
        cells = connection.execute(
            "SELECT force, period_start, value, qualifier FROM topic_cells"
            " WHERE topic = 'bicycle-theft' AND measure_key IS NOT NULL ORDER BY 1, 2, 3"
        ).fetchall()
        others = connection.execute(
            "SELECT count(*) FROM topic_cells WHERE topic = 'bicycle-theft' AND measure_key IS NULL"
        ).fetchone()[0]
    assert cells
    page = await said(site, f"{TOPIC}.json")
    matrices = [page["main"], *page["others"]]
    numbers = [
        one for m in matrices for line in m["lines"] for cell in line["cells"] for one in cell
    ]
    assert sorted(
        (n["force"], n["start"], n["value"], n["qualifier"] or None) for n in numbers
    ) == sorted((f, s, v, q) for f, s, v, q in cells)
    assert len(page["refused"]) + len(page["answered"]) + len(page["silent"]) == others
    rows = list(csv.DictReader(io.StringIO((await got(site, f"{TOPIC}.csv")).text)))
    assert [(r["Force (short)"], r["Period"], r["As printed"]) for r in rows] == [
        (n["force"], n["period"], n["text"]) for n in numbers
    ]
    html = await soup(site, TOPIC)
    shown = [link.get_text() for link in html.select("table.matrix td.figure > a")]
    full = [page["main"], *(m for m in page["others"][:5] if len(m["lines"]) > 1)]
    assert shown == [
        one["text"] for m in full for line in m["lines"] for cell in line["cells"] for one in cell
    ]


async def test_each_number_of_a_topic_leads_to_the_cell_that_has_it(site: Datasette) -> None:
    html = await soup(site, TOPIC)
    for link in html.select("table.matrix td.figure > a")[:6]:
        figure = (await got(site, str(link["href"]))).text
        assert link.get_text() in BeautifulSoup(figure, "lxml").get_text()


async def test_refusals_and_silence_stand_beside_the_numbers(site: Datasette) -> None:
    page = await said(site, f"{TOPIC}.json")
    by_force = {one["force"]: one for one in (*page["refused"], *page["silent"])}
    assert by_force["dorset"]["state"] == "refused"
    assert "40" in by_force["dorset"]["sections"]
    assert by_force["sussex"]["state"] == "links_only"
    assert page["cite"]["bibtex"].startswith("@misc{")
    assert "ER  -" in page["cite"]["ris"]


async def test_charts_have_words_and_no_style(site: Datasette) -> None:
    html = await soup(site, TOPIC)
    charts = html.select(".multiples svg")
    assert charts
    assert all(svg["role"] == "img" and svg["aria-label"] for svg in charts)
    assert not html.select("main [style]")


async def test_every_number_of_the_refusals_is_what_is_behind_it(site: Datasette) -> None:
    sections = (await said(site, "/refusals.json"))["sections"]
    assert sections
    for one in sections:
        path = one["address"].partition("localhost")[2]
        page = await said(site, f"{path}.json")
        assert sum(force["citing"] for force in page["forces"]) == one["answers"]
        assert len(page["forces"]) == one["forces"]
        for force in page["forces"]:
            own = await said(site, f"{path}.json?force={force['force']}")
            assert len(own["uses"]) == force["citing"]
            few = force["answers"] < refusal.LEAST
            assert (force["share"] is None) is few


async def test_a_request_that_some_refused_is_shown_with_both_sides(site: Datasette) -> None:
    page = await said(site, "/refusals/FOIA/40.json")
    for one in page["disagreements"]:
        outcomes = {side["outcome"] for side in one["sides"]}
        assert len(outcomes) > 1


@pytest.mark.parametrize(
    ("given", "leads"),
    [
        ("/refusals/foia/s.40(2)", "/refusals/FOIA/40"),
        ("/refusals/FOIA/Section 40", "/refusals/FOIA/40"),
        ("/compare?q=pedal+cycle+theft", TOPIC),
        ("/compare?q=bike+theft&period=financial", f"{TOPIC}?period=financial_year"),
        ("/compare", "/search"),
    ],
)
async def test_what_is_spelt_otherwise_leads_to_its_page(
    site: Datasette, given: str, leads: str
) -> None:
    answer = await site.client.get(given)
    assert answer.status_code in {301, 302}
    assert answer.headers["location"] == leads


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/topic/nothing", 404),
        (f"{TOPIC}?measure=nope", 400),
        ("/refusals/FOIA/99", 404),
        ("/refusals/FOIA/banana", 404),
        ("/compare?q=zzzz", 404),
        ("/search?force=nope", 400),
        ("/search?year=soon", 400),
    ],
)
async def test_what_there_is_not_says_where_to_go_on(
    site: Datasette, path: str, status: int
) -> None:
    answer = await site.client.get(path)
    assert answer.status_code == status
    assert BeautifulSoup(answer.text, "lxml").select("main a[href]")
    plain, _, query = path.partition("?")
    machine = await site.client.get(f"{plain}.json?{query}")
    assert machine.json()["error"]
    assert "<" not in machine.json()["error"]


async def test_every_facet_leads_to_as_many_results(site: Datasette) -> None:
    html = await soup(site, "/search?q=bicycle")
    checked = 0
    for item in html.select(".facet li"):
        link, count = item.a, item.select_one(".meta")
        assert link is not None
        assert count is not None
        page = await said(site, with_form(str(link["href"]), "json"))
        assert page["total"] == int(count.get_text().replace(",", ""))
        assert page["chips"]
        checked += 1
    assert checked > 8


async def test_results_are_the_same_in_every_form(site: Datasette) -> None:
    path = "/search?q=shed+kent"
    page = await said(site, with_form(path, "json"))
    html = await soup(site, path)
    titles = [one["title"] for one in page["results"]]
    assert [link.get_text() for link in html.select(".results > li > a")] == titles
    rows = list(csv.DictReader(io.StringIO((await got(site, with_form(path, "csv"))).text)))
    assert [row["Title"] for row in rows] == titles
    feed = ET.fromstring((await got(site, with_form(path, "atom"))).text)
    answers = [one for one in page["results"] if one["kind"] == "answer"]
    assert len(feed.findall("a:entry", _ATOM)) == len(answers)
    assert page["results"][-1]["tables"][0]["row"] == "Shed break-in"


async def test_all_results_are_reached_by_next(site: Datasette) -> None:
    path, seen = "/search.json?q=kent", []
    while path:
        page = await said(site, path)
        seen += [one["key"] for one in page["results"]]
        path = (
            with_form((page["next"] or "").partition("localhost")[2], "json")
            if page["next"]
            else ""
        )
    assert len(seen) == len(set(seen)) == page["total"]


@pytest.mark.parametrize("typed", HOSTILE, ids=range(len(HOSTILE)))
async def test_no_question_breaks_a_page(site: Datasette, typed: str) -> None:
    for path in ("/search", "/search.json", "/compare"):
        answer = await site.client.get(path, params={"q": typed[:2000]})
        assert answer.status_code < 500, path
    answer = await site.client.get("/search", params={"force": typed[:200], "section": typed[:200]})
    assert answer.status_code in {200, 400}
    assert "<script>" not in answer.text


async def test_a_pasted_request_finds_its_answers_and_is_kept_nowhere(
    site: Datasette, asked: Path
) -> None:
    before = digest(asked)
    text = "Please tell me how many bicycles were stolen near the velodrome."
    answer = await site.client.post("/ask", data={"text": text})
    assert answer.status_code == 200
    html = BeautifulSoup(answer.text, "lxml")
    assert html.select(".answers .outcome")
    assert "velodrome" not in html.get_text()
    assert answer.headers["cache-control"] == "no-store"
    assert not {"etag", "set-cookie"} & {*answer.headers}
    found = (await site.client.post("/ask.json", data={"text": text})).json()
    assert [one["title"] for one in found["answers"]]
    assert text not in json.dumps(found)
    assert digest(asked) == before
    assert not html.select("form[method=get] textarea")


@pytest.mark.parametrize(
    ("method", "path", "data", "status"),
    [
        ("POST", "/ask", {"text": "x" * 300_000}, 400),
        ("POST", "/ask", {}, 200),
        ("PUT", "/ask", {"text": "x"}, 405),
        ("POST", "/search", {"q": "x"}, 405),
        ("GET", "/ask", {}, 200),
    ],
)
async def test_what_may_be_sent(
    site: Datasette, method: str, path: str, data: dict[str, str], status: int
) -> None:
    given = {"data": data} if method != "GET" else {}
    answer = await site.client.request(method, path, **given)
    assert answer.status_code == status


def route(name: str) -> Route:
    return next(one for one in ROUTES if one.name == name)


def test_nothing_is_published_and_the_pages_say_so(empty_published: Path) -> None:
    with closing(sqlite3.connect(empty_published)) as connection:
        reader = Reader(connection)
        for name in ("search", "refusals", "ask"):
            page = route(name).load(reader, Asked({}, {"q": "taser", "text": "How many tasers?"}))
            assert page.head.title
