"""A topic in parts, its charts in a frame and as a file, and what is asked before readers are."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from datasette.app import Datasette

from db.faces import topic
from db.faces.page import Asked, Reader, Wrong
from db.faces.routes import ROUTES
from db.faces.topic import Topic
from db.faces.warm import one_of_each
from db.serve import open_site
from db.served import ask_each

TOPIC = "/topic/bicycle-theft"


@pytest.fixture
async def site(asked: Path) -> AsyncIterator[Datasette]:
    with open_site(asked) as opened:
        await opened.invoke_startup()
        yield opened


async def test_only_the_charts_of_a_topic_may_stand_in_a_frame(site: Datasette) -> None:
    framed = await site.client.get("/embed/bicycle-theft")
    assert "frame-ancestors *" in framed.headers["content-security-policy"]
    page = BeautifulSoup(framed.text, "lxml")
    assert page.select(".multiples svg")
    assert "build" in page.get_text()
    source = page.select_one("a[target=_blank]")
    assert source
    assert str(source["href"]).endswith(TOPIC)
    for path in (TOPIC, "/", "/search?q=embed"):
        policy = (await site.client.get(path)).headers["content-security-policy"]
        assert "frame-ancestors 'none'" in policy
    code = BeautifulSoup((await site.client.get(TOPIC)).text, "lxml").select_one("details code")
    assert code
    frame = BeautifulSoup(code.get_text(), "lxml").iframe
    assert frame
    assert (
        await site.client.get(str(frame["src"]).removeprefix("http://localhost"))
    ).text == framed.text


async def test_pages_are_compressed_for_who_takes_it(site: Datasette) -> None:
    packed = await site.client.get(TOPIC, headers={"accept-encoding": "gzip"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "accept-encoding" in packed.headers["vary"].lower()
    plain = await site.client.get(TOPIC, headers={"accept-encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert packed.text == plain.text
    assert int(packed.headers["content-length"]) < len(plain.content) / 2


async def test_a_former_query_leads_to_its_page(site: Datasette) -> None:
    moved = await site.client.get("/forcewide/search.json?q=bicycle&force=kent&_shape=array")
    assert moved.status_code == 301
    assert (await site.client.get(moved.headers["location"])).json()["total"]


@pytest.fixture
def in_parts(asked: Path, tmp_path: Path) -> Path:
    """The same build, its thefts broken down by offence and nothing else."""
    target = tmp_path / "parts.db"
    target.write_bytes(asked.read_bytes())
    with closing(sqlite3.connect(target)) as opened, opened:
        opened.execute("UPDATE labels SET alone = 1")
    return target


def split(target: Path, **query: str) -> Topic:
    with closing(sqlite3.connect(target)) as opened:
        return topic.load(Reader(opened), Asked({"slug": "theft"}, query))


def test_a_topic_is_split_by_what_its_tables_are_broken_down_by(in_parts: Path) -> None:
    whole = split(in_parts)
    assert whole.split is None
    assert [(one.name, one.forces) for one in whole.dimensions] == [("offence", 3)]
    page = split(in_parts, by="Offence type")
    assert page.split
    assert page.head.address == "/topic/theft?by=offence"
    assert [one.says.rpartition(": ")[2] for one in page.split.parts] == [
        "Bicycle theft",
        "Shed break-in",
    ]
    first = page.split.parts[0]
    assert first.periods == ("2023", "2024", "2025")
    kent = next(line for line in first.lines if line.force == "kent")
    assert [[one.text for one in cell] for cell in kent.cells] == [["41"], ["38"], ["<5"]]
    assert len({one.key for one in page.split.numbers if one.force == "kent"}) == 1
    assert "[low]" in page.shorthand
    drawn = page.drawn()
    assert drawn
    assert "Kent Police: Bicycle theft" in [one.name for one in drawn.charts]
    sheet = next(one for one in page.sheets() if one.name == "Parts")
    assert len(sheet.rows) == len(page.split.numbers) == 18


def test_labels_that_share_a_concept_are_no_part_alone(in_parts: Path) -> None:
    with closing(sqlite3.connect(in_parts)) as opened, opened:
        opened.execute("UPDATE labels SET concept = 'theft'")
    with pytest.raises(Wrong):
        split(in_parts, by="offence")


def test_what_a_topic_cannot_be_split_by_leads_to_what_it_can(in_parts: Path) -> None:
    with pytest.raises(Wrong) as refused:
        split(in_parts, by="shoe size")
    assert "there are offence" in refused.value.says
    assert [one.address for one in refused.value.lead] == ["/topic/theft?by=offence"]


async def test_a_page_of_every_kind_is_asked_before_readers_are(site: Datasette) -> None:
    assert await ask_each(site) == {}
    kinds = await site.get_database("forcewide").execute_fn(lambda one: one_of_each(Reader(one)))
    asked = {
        route.name
        for route in ROUTES
        if any(re.match(route.pattern, str(one).partition("?")[0]) for one in kinds)
    }
    assert {route.name for route in ROUTES} - asked == {"compare", "embed"}
