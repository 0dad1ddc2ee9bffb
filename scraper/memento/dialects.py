"""What the indexes of web archives say, read into one kind of row. Pure.

IA: github.com/internetarchive/wayback, wayback-cdx-server: one JSON array, its first row the
names, at the end ``[]`` and ``[resume key]``. pywb (Web archives of the UK, Arquivo.pt, Common
Crawl's index): an object a line, or CDXJ (``urlkey timestamp {...}``).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from scraper.errors import IndexUnreadError
from scraper.web_archives import moment

_REVISIT: Final = "warc/revisit"
_NOTHING: Final = "-"
_SCHEMES: Final = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class IndexRow:
    """One capture that an archive says it has.

    ``stamp`` is its moment as the index writes it; ``status`` None where the index does
    not say (``-``, as for a revisit). ``file``, ``offset`` and ``length`` are the place of its
    record (Common Crawl); ``truncated`` says why a payload was cut.
    """

    original: str
    at: datetime
    stamp: str
    status: int | None
    media_type: str
    digest: str
    revisit: bool = False
    length: int | None = None
    file: str = ""
    offset: int | None = None
    truncated: str = ""


@dataclass(frozen=True, slots=True)
class IndexPage:
    """One answer of an index; ``unread`` counts rows that are no capture of a page (a
    ``mailto:``, no moment), ``resume`` is where the rest begins."""

    rows: tuple[IndexRow, ...] = ()
    resume: str = ""
    unread: int = 0


@dataclass(frozen=True, slots=True)
class Collection:
    """One crawl of Common Crawl, with the address of its index."""

    name: str
    index: str


def read_wayback(text: str) -> IndexPage:
    """The Internet Archive's JSON. Raises IndexUnreadError."""
    if not text.strip():
        return IndexPage()
    table = _json(text)
    if not isinstance(table, list) or not all(isinstance(row, list) for row in table):
        raise IndexUnreadError("not the rows of an index")
    if not table:
        return IndexPage()
    resume = ""
    names, rows = [str(name) for name in table[0]], table[1:]
    if len(rows) >= 2 and rows[-2] == [] and len(rows[-1]) == 1:
        resume, rows = str(rows[-1][0]), rows[:-2]
    if "timestamp" not in names or "original" not in names:
        raise IndexUnreadError(f"an index without moment or address: {', '.join(names)}")
    pairs = [dict(zip(names, row, strict=False)) for row in rows if row]
    return _page(pairs, resume)


def read_lines(text: str) -> IndexPage:
    """An object a line, or CDXJ, as pywb and Common Crawl write them. Raises IndexUnreadError."""
    return _page(_objects(text))


def read_pages(text: str) -> int:
    """How many pages an index has (``showNumPages``). Raises IndexUnreadError."""
    found = _json(text)
    pages = found.get("pages") if isinstance(found, dict) else found
    if not isinstance(pages, int) or isinstance(pages, bool) or pages < 0:
        raise IndexUnreadError("no number of pages")
    return pages


def says_nothing_found(text: str) -> bool:
    """Whether Common Crawl's 404 says that it holds nothing, not that its index is gone."""
    try:
        found = json.loads(text)
    except ValueError:
        return False
    return (
        isinstance(found, dict)
        and "no captures found" in str(found.get("message") or found.get("error") or "").casefold()
    )


def read_collections(text: str) -> tuple[Collection, ...]:
    """Common Crawl's list of its indexes, newest first. Raises IndexUnreadError."""
    found = _json(text)
    if not isinstance(found, list):
        raise IndexUnreadError("no list of collections")
    made = [
        Collection(str(one["id"]), str(one["cdx-api"]))
        for one in found
        if isinstance(one, dict) and one.get("id") and one.get("cdx-api")
    ]
    if found and not made:
        raise IndexUnreadError("collections without name or address")
    return tuple(made)


def _objects(text: str) -> Iterator[Mapping[str, object]]:
    for line in text.splitlines():
        if not line.strip():
            continue
        head, mark, rest = line.partition("{")
        found = _json(mark + rest)
        if not isinstance(found, dict):
            raise IndexUnreadError("a line that is no row")
        if head.strip():
            parts = head.split()
            if len(parts) != 2:
                raise IndexUnreadError("a line that is no CDXJ")
            found = {"timestamp": parts[1], **found}
        yield found


def _page(rows: Iterable[Mapping[str, object]], resume: str = "") -> IndexPage:
    read = [_row(row) for row in rows]
    made = tuple(row for row in read if row is not None)
    return IndexPage(made, resume, len(read) - len(made))


def _row(said: Mapping[str, object]) -> IndexRow | None:
    def text(*names: str) -> str:
        value = next((said[name] for name in names if said.get(name) is not None), "")
        return "" if str(value) == _NOTHING else str(value).strip()

    original, stamp = text("original", "url"), text("timestamp")
    at = moment(stamp)
    if at is None or not original.lower().startswith(_SCHEMES):
        return None
    media_type = text("mimetype", "mime").lower()
    return IndexRow(
        original=original,
        at=at,
        stamp=stamp,
        status=_number(text("statuscode", "status")),
        media_type=media_type,
        digest=text("digest"),
        revisit=media_type == _REVISIT,
        length=_number(text("length")),
        file=text("filename"),
        offset=_number(text("offset")),
        truncated=text("truncated"),
    )


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() else None


def _json(text: str) -> object:
    try:
        return json.loads(text)
    except ValueError as error:
        raise IndexUnreadError(f"not JSON: {error}") from error
