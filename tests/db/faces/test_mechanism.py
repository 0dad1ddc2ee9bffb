"""Addresses, patterns and renderings of a page: everything says what the page's own value says."""

from __future__ import annotations

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from typing import Annotated

import pytest
from openpyxl import load_workbook

from db.faces import addresses, render
from db.faces.openapi import document
from db.faces.page import Address, Asked, Entry, Form, Head, Page, Reader, Sheet, Site, Wrong
from db.faces.route import Route, Word
from db.faces.routes import ROUTES

SITE = Site("https://site.invalid/base", "b1")


@dataclass(frozen=True, slots=True)
class Fruit:
    """One kind."""

    name: Annotated[str, "Its name"]
    weight: Annotated[float | None, "Grammes"]
    page: Annotated[Address, "Where it is"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Basket(Page):
    """What is in it."""

    fruits: Annotated[tuple[Fruit, ...], "All of it"]

    def sheets(self) -> tuple[Sheet, ...]:
        rows = tuple((one.name, one.weight, one.page) for one in self.fruits)
        return (
            Sheet("Fruits", ("Name", "Weight", "Page"), rows, notes=("Weighed once.",)),
            Sheet("Names", ("Name",), tuple((one.name,) for one in self.fruits)),
        )

    def entries(self) -> tuple[Entry, ...]:
        return tuple(Entry(one.name, one.name, one.page, "2026-03-02") for one in self.fruits)


def load(reader: Reader, asked: Asked) -> Basket:
    return Basket(
        head=Head("A basket", Address("/basket/a")),
        fruits=(
            Fruit("=1+1", 12.0, Address("/fruit/a")),
            Fruit("pear \x01", None, Address("/fruit/b")),
            Fruit("fig", 1.5, Address("/fruit/c")),
        ),
    )


def basket() -> Basket:
    return load(None, None)  # type: ignore[arg-type]


FORMS = (Form.JSON, Form.CSV, Form.XLSX, Form.ATOM)
ROUTE = Route(
    "basket", "/basket/{name}", "A basket", load, "", FORMS, (Word("ripe", "Only these"),)
)


def test_json_has_every_field_whole_numbers_and_absolute_addresses() -> None:
    said = json.loads(render.as_json(basket(), SITE, FORMS))
    assert said["fruits"][0] == {
        "name": "=1+1",
        "weight": 12,
        "page": "https://site.invalid/base/fruit/a",
    }
    assert isinstance(said["fruits"][0]["weight"], int)
    assert said["fruits"][2]["weight"] == 1.5
    assert said["build"] == "b1"
    assert said["forms"] == {
        form: f"https://site.invalid/base/basket/a.{form}" for form in ("csv", "xlsx", "atom")
    }


def test_csv_is_the_first_sheet_or_the_one_that_is_named() -> None:
    rows = list(csv.reader(io.StringIO(render.as_csv(basket(), SITE).decode())))
    assert rows[0] == ["Name", "Weight", "Page"]
    assert rows[1] == ["=1+1", "12", "https://site.invalid/base/fruit/a"]
    assert rows[3][1] == "1.5"
    named = list(csv.reader(io.StringIO(render.as_csv(basket(), SITE, "Names").decode())))
    assert named[0] == ["Name"]
    with pytest.raises(Wrong, match="'Fruits', 'Names'"):
        render.as_csv(basket(), SITE, "Nuts")


def test_a_workbook_has_all_sheets_words_as_words_and_says_what_it_is() -> None:
    book = load_workbook(io.BytesIO(render.as_xlsx(basket(), SITE)))
    assert book.sheetnames == ["Fruits", "Names", "About"]
    cell = book["Fruits"]["A2"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")
    assert [cell.value for cell in book["Fruits"][3]] == [
        "pear ",
        None,
        "https://site.invalid/base/fruit/b",
    ]
    assert book["Fruits"]["B2"].value == 12
    about = {row[0].value: row[1].value for row in book["About"]}
    assert about["Address"] == "https://site.invalid/base/basket/a"
    assert about["Note on Fruits"] == "Weighed once."


def test_a_feed_is_atom_with_lasting_names() -> None:
    feed = ET.fromstring(render.as_atom(basket(), SITE))
    space = {"a": "http://www.w3.org/2005/Atom"}
    assert feed.findtext("a:id", "", space) == "urn:forcewide:page:/basket/a"
    assert feed.findtext("a:updated", "", space) == "2026-03-02T00:00:00Z"
    entries = feed.findall("a:entry", space)
    assert [entry.findtext("a:title", "", space) for entry in entries] == ["=1+1", "pear ", "fig"]
    assert entries[0].findtext("a:id", "", space) == "urn:forcewide:=1+1"


KEYS = [
    "kent/FOI-100/25",
    "surrey/01.FOI.22.027825~x",
    "essex/a b/ü?#%",
    "essex/x/t/1",
    "essex/file.json",
    "essex/a//b",
    "essex/a/",
    "essex/../b",
    "kent/u-0a1b",
]


@pytest.mark.parametrize("key", KEYS)
def test_a_key_comes_back_out_of_its_address(key: str) -> None:
    routes = (
        Route("table", "/a/{force}/{reference:path}/t/{table}", "", load, ""),
        Route("answer", "/a/{force}/{reference:path}", "", load, ""),
        Route(
            "figure",
            "/f/{force}/{reference:path}/{file}/{position:int}/{row:int}/{column:int}",
            "",
            load,
            "",
        ),
    )

    def read(address: str) -> tuple[str, dict[str, str]]:
        for route in routes:
            if found := re.match(route.pattern, address):
                return route.name, route.parts_of(found.groupdict())
        raise AssertionError(address)

    force, _, reference = key.partition("/")
    whose = {"force": force, "reference": reference}
    assert read(addresses.answer(key)) == ("answer", whose)
    assert read(addresses.table(f"{key}/0123456789ab/3")) == (
        "table",
        whose | {"table": "0123456789ab-3"},
    )
    assert read(addresses.figure(f"{key}/0123456789ab/3", 1, 2)) == (
        "figure",
        whose | {"file": "0123456789ab", "position": "3", "row": "1", "column": "2"},
    )


def test_a_form_is_an_ending_that_the_page_has() -> None:
    route = Route("basket", "/basket/{name}", "", load, "", (Form.JSON, Form.CSV))
    found = re.match(route.pattern, "/basket/a.csv")
    assert found
    assert found.groupdict() == {"name": "a", "form": "csv"}
    other = re.match(route.pattern, "/basket/a.atom")
    assert other
    assert other.groupdict() == {"name": "a.atom", "form": None}
    home = Route("home", "/", "", load, "")
    assert re.match(home.pattern, "/")
    assert re.match(home.pattern, "/home.json")
    assert not re.match(home.pattern, "/other")


def test_openapi_says_what_a_loader_returns() -> None:
    said = document([ROUTE], "b1")
    schema = said["components"]["schemas"]["Fruit"]
    assert schema["properties"]["weight"] == {
        "anyOf": [{"type": "number"}, {"type": "null"}],
        "description": "Grammes",
    }
    assert schema["required"] == ["name", "weight", "page"]
    operation = said["paths"]["/basket/{name}.json"]["get"]
    assert [one["name"] for one in operation["parameters"]] == ["ripe"]


def test_every_page_says_what_its_address_and_words_are() -> None:
    assert len({route.name for route in ROUTES}) == len(ROUTES)
    for route in ROUTES:
        named = set(re.findall(r"\{([a-z_]+)", route.address))
        assert named == {name for name, _ in route.parts}, route.name
        assert issubclass(route.gives, Page)
    assert document(ROUTES, "b1")["paths"]


def test_what_a_page_does_not_take_is_unknown() -> None:
    assert ROUTE.unknown({"ripe", "sheet", "rotten"}) == {"rotten"}
