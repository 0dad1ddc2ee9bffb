"""``/data`` and ``/api``: all of it for those who want the rows, and how to ask by programme."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Annotated, Final

from db.faces import addresses
from db.faces.page import Address, Asked, Form, Head, Page, Reader, Sheet
from db.faces.route import Route
from db.schema import SCHEMA
from db.sql import statement
from db.views import VIEWS

# What most readers of rows want, in this order; all others are listed after them.
_FIRST: Final = ("tidy_figures", "series_values", "answers", "answer_tables", "answer_sections")
_PART: Final = re.compile(r"\{([a-z_]+)(?::(?:path|int))?\}")


@dataclass(frozen=True, slots=True)
class Listing:
    """A table or view of the published file."""

    name: Annotated[str, "Its name in addresses"]
    about: Annotated[str, "What a row is"]
    rows: Annotated[int | None, "Rows; null for a view, which is counted when asked"]
    address: Annotated[Address, "Its rows, to filter and sort"]
    csv: Annotated[Address, "All its rows as CSV"]
    json: Annotated[Address, "Its rows as JSON, a page at a time"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Data(Page):
    """All of it, as rows."""

    listings: Annotated[tuple[Listing, ...], "What there is"]
    build: Annotated[str, "Build that this site serves"]

    def sheets(self) -> tuple[Sheet, ...]:
        columns = ("Name", "What a row is", "Rows", "CSV", "JSON")
        rows = tuple((one.name, one.about, one.rows, one.csv, one.json) for one in self.listings)
        return (Sheet("Tables", columns, rows),)


def load(reader: Reader, asked: Asked) -> Data:
    """The tables and views that are no inner works."""
    counted = [table for table in SCHEMA if not table.hidden]
    views = [view for view in VIEWS if not view.hidden]
    found = [_listing(one.name, one.about, _rows(reader, one.name)) for one in counted]
    found += [_listing(one.name, one.about, None) for one in views]
    place = {name: number for number, name in enumerate(_FIRST)}
    found.sort(key=lambda one: place.get(one.name, len(place)))
    return Data(
        head=Head(
            title="All of it as data",
            address=Address("/data"),
            about="Every answer, table and number of the published file as rows, each column"
            " described, as CSV and JSON.",
        ),
        listings=tuple(found),
        build=asked.site.build,
    )


def _rows(reader: Reader, name: str) -> int | None:
    """What ANALYZE counted when the build was made: no table is read for it."""
    row = reader.first(
        "SELECT CAST(stat AS INTEGER) AS n FROM sqlite_stat1 WHERE tbl = :name LIMIT 1", name=name
    )
    if row:
        return int(row["n"])
    # ANALYZE writes nothing of an empty table.
    empty = reader.first(statement("SELECT 1 AS one FROM $name LIMIT 1", name=name))
    return None if empty else 0


def _listing(name: str, about: str, rows: int | None) -> Listing:
    return Listing(
        name=name,
        about=about,
        rows=rows,
        address=addresses.in_datasette(name),
        csv=addresses.with_form(f"/forcewide/{name}", Form.CSV, "_stream=on"),
        json=addresses.with_form(f"/forcewide/{name}", Form.JSON, "_shape=objects"),
    )


@dataclass(frozen=True, slots=True)
class Call:
    """One kind of page, as a programme asks for it."""

    address: Annotated[str, "Its address, with parts in braces"]
    about: Annotated[str, "What it gives"]
    forms: Annotated[tuple[str, ...], "Endings that it takes"]
    words: Annotated[tuple[tuple[str, str], ...], "Words of the query, and what they are"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Api(Page):
    """How to ask by programme."""

    calls: Annotated[tuple[Call, ...], "Every kind of page"]
    examples: Annotated[tuple[Address, ...], "Calls that answer here and now"]

    def sheets(self) -> tuple[Sheet, ...]:
        rows = tuple((one.address, one.about, ", ".join(one.forms)) for one in self.calls)
        return (Sheet("Pages", ("Address", "What it gives", "Endings"), rows),)


def api_of(routes: Iterable[Route]) -> Callable[[Reader, Asked], Api]:
    """The loader of the page about ``routes``, with examples made of what is published."""
    calls = tuple(
        Call(
            _PART.sub(r"{\1}", route.address),
            route.about,
            tuple(f".{form}" for form in route.forms),
            tuple((word.name, word.about) for word in route.words),
        )
        for route in routes
    )

    def load_api(reader: Reader, asked: Asked) -> Api:
        return _api(calls, reader)

    return load_api


def _api(calls: tuple[Call, ...], reader: Reader) -> Api:
    return Api(
        head=Head(
            title="By programme",
            address=Address("/api"),
            about="Every page is also JSON, and where it has rows CSV and a spreadsheet: put the"
            " ending behind its address. No key is needed.",
        ),
        calls=calls,
        examples=_examples(reader),
    )


def _examples(reader: Reader) -> tuple[Address, ...]:
    row = reader.first(
        "SELECT t.key, t.disclosure, g.row, g.col FROM tables t"
        " CROSS JOIN figures g ON g.table_id = t.id ORDER BY t.id, g.row, g.col LIMIT 1"
    )
    found = [Address("/home.json"), Address("/changes.atom"), Address("/coverage.csv")]
    if row:
        found += [
            addresses.with_form(addresses.answer(row["disclosure"]), Form.JSON),
            addresses.with_form(addresses.table(row["key"]), Form.CSV),
            addresses.with_form(addresses.table(row["key"]), Form.CSV, "sheet=Tidy"),
            addresses.with_form(addresses.figure(row["key"], row["row"], row["col"]), Form.JSON),
        ]
    return (*found, Address("/openapi.json"))
