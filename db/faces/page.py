"""What a page is: one frozen value, of which HTML, JSON, CSV, XLSX and Atom are renderings.

A loader is a pure function over a read-only connection: ``load(reader, asked) -> Page``. It
raises ``Missing``, ``Wrong`` or ``Moved`` where there is no page to give.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any, TypeAlias

from db.faces.charts import Charts

Value: TypeAlias = str | int | float | None
Row: TypeAlias = dict[str, Any]


class Address(str):
    """A path of this site from its root, encoded; absolute in whatever leaves the site."""

    __slots__ = ()


class Form(StrEnum):
    """A rendering beside HTML, as an address ends for it."""

    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"
    ATOM = "atom"
    SVG = "svg"


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere in this site."""

    words: Annotated[str, "What stands at the address"]
    address: Annotated[Address, "Where it leads"]


@dataclass(frozen=True, slots=True)
class Head:
    """What is said of a page as a whole."""

    title: Annotated[str, "Title of the page"]
    address: Annotated[Address, "Its lasting address"]
    about: Annotated[str, "What it shows, in a sentence"] = ""
    lang: Annotated[str, "Language of its content"] = "en"
    indexed: Annotated[bool, "Whether search engines may list it"] = True
    crumbs: Annotated[tuple[Link, ...], "Pages above it"] = ()
    latest: Annotated[str | None, "Latest date that it knows of"] = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows of a page for a spreadsheet: the first is its CSV, all are in its workbook."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a page's feed. ``moment`` is ISO, a day or a UTC moment."""

    ident: str  # lasting; what follows "urn:forcewide:"
    title: str
    address: Address
    moment: str
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Deleted:
    """An entry that a feed had, and that nothing is shown of any more: by its ``ident``."""

    ident: str
    moment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What every page has. Its other fields are its content, and what its JSON says."""

    head: Annotated[Head, "The page as a whole"]

    def sheets(self) -> tuple[Sheet, ...]:
        """Its rows; none where it has no CSV."""
        return ()

    def entries(self) -> tuple[Entry, ...]:
        """What its feed has, newest first; none where it has no feed."""
        return ()

    def deleted(self) -> tuple[Deleted, ...]:
        """What its feed had and may be shown nowhere any more (RFC 6721)."""
        return ()

    def drawn(self) -> Charts | None:
        """Its numbers as lines; None where they are no series."""
        return None

    def forms_of(self, forms: tuple[Form, ...]) -> tuple[Form, ...]:
        """Those of ``forms`` that this page has: a picture only where something is drawn."""
        return tuple(one for one in forms if one is not Form.SVG or self.drawn())


@dataclass(frozen=True, slots=True)
class Site:
    """Where this site stands and what it serves."""

    root: str = ""  # scheme, host and base path, without a slash at the end
    build: str = ""
    contact: str = ""  # of who keeps the instance: an address of mail or of a page


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader asks: the parts of the address, decoded, and what stands after ``?``.

    ``form`` is None for people: a page may then hold only the rows that it shows, with the same
    content; every other form has all.
    """

    parts: Mapping[str, str]
    query: Mapping[str, str]
    site: Site = Site()
    form: Form | None = None

    def word(self, name: str) -> str:
        """A word of the query without space around it; empty where there is none."""
        return self.query.get(name, "").strip()


class Reader:
    """Questions to the published file, each answered with rows as dicts."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    @property
    def connection(self) -> sqlite3.Connection:
        """For what is asked by a pure function over a connection; it reads only."""
        return self._connection

    def rows(self, sql: str, **values: Value) -> list[Row]:
        """Every row of ``sql``; its placeholders are named."""
        cursor = self._connection.execute(sql, values)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor]

    def first(self, sql: str, **values: Value) -> Row:
        """The first row; empty where there is none."""
        return next(iter(self.rows(sql, **values)), {})


class NoPageError(Exception):
    """There is no page to show. ``lead`` says where to go on."""

    status = 500
    title = "Something went wrong"

    def __init__(self, says: str, *lead: Link) -> None:
        super().__init__(says)
        self.says, self.lead = says, lead


class Missing(NoPageError):  # noqa: N818 - named for what is said to a reader
    """Nothing stands at this address."""

    status, title = 404, "Not found"


class Wrong(NoPageError):  # noqa: N818
    """What was asked cannot be understood."""

    status, title = 400, "That could not be understood"


class Moved(Exception):  # noqa: N818
    """The page stands at another address; ``lasting`` where it always will."""

    def __init__(self, address: Address, *, lasting: bool = True) -> None:
        super().__init__(address)
        self.address, self.lasting = address, lasting
