"""A force's fixture: a few of its pages, and what reading them must give.

``tests/forces/<slug>/`` holds the pages, ``fixture.json`` (which address and kind each
file is) and ``expected.json``. Reading is here, so that the tests, the damage matrix and
``forcewide add`` read alike; files are opened by those who call.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final

from parsers.answers.reading import read_item
from parsers.answers.stored_item import ItemBytes, crawled_item, item_types
from parsers.errors import DeclarationError
from parsers.letter.references import key
from parsers.types import (
    Anchored,
    Disclosure,
    DocumentRef,
    Force,
    Listing,
    Page,
    RequestKind,
    SourceKind,
)

Json = dict[str, object]
# The span of days whose first request the expectation names.
SINCE: Final = date(2025, 11, 1)
UNTIL: Final = date(2025, 11, 30)
_READ: Final = frozenset({RequestKind.LISTING, RequestKind.ITEM})
_SEEN_AT: Final = datetime(2026, 11, 30, tzinfo=UTC)
_TYPES: Final = {
    "html": "text/html",
    "json": "application/json",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv",
    "xml": "application/xml",
}


@dataclass(frozen=True, slots=True)
class FixturePage:
    """One file of a fixture: its name, what kind of page it is, and the page itself."""

    name: str
    kind: RequestKind
    page: Page


def fixture_page(name: str, kind: RequestKind, url: str, body: bytes) -> FixturePage:
    """A page as a crawl would hand it over. Raises DeclarationError for an unknown ending."""
    ending = name.rsplit(".", 1)[-1]
    if ending not in _TYPES:
        raise DeclarationError(f"{name}: a fixture's pages end in {', '.join(_TYPES)}")
    digest = hashlib.sha256(body).hexdigest()
    charset = "utf-8" if ending in {"html", "json", "csv", "xml"} else None
    page = Page(url, url, 200, _TYPES[ending], body, _SEEN_AT, digest, charset)
    return FixturePage(name, kind, page)


def read_fixture(force: Force, pages: Sequence[FixturePage]) -> Json:
    """All pages of a fixture as a force reads them, in the shape of ``expected.json``.

    Raises ParseError where a page lacks its platform's anchors.
    """
    around = Around.of(force, pages)
    found: Json = {"asks": force.platform.start(SINCE, UNTIL)[0].url}
    for one in pages:
        if one.kind in _READ:
            found[one.name] = read_one(force, one, around)
    return found


@dataclass(frozen=True, slots=True)
class Around:
    """What the other pages of a fixture say of an item: its line in a listing, its files."""

    listed: Mapping[str, tuple[str, date | None]]
    files: Mapping[str, Page]

    @classmethod
    def of(cls, force: Force, pages: Sequence[FixturePage]) -> Around:
        """Raises ParseError where a listing lacks its platform's anchors."""
        listed = {
            entry.url: (entry.title, entry.published_on)
            for one in pages
            if one.kind is RequestKind.LISTING
            for entry in force.platform.read_listing(one.page).entries
        }
        files = {one.page.url: one.page for one in pages if one.kind is RequestKind.ATTACHMENT}
        return cls(listed, files)


def read_one(force: Force, one: FixturePage, around: Around) -> Json:
    """One listing or item. Raises ParseError where it lacks its platform's anchors."""
    if one.kind is RequestKind.LISTING:
        return listing_json(force.platform.read_listing(one.page)) | _anchors(force, one)
    title, on = around.listed.get(one.page.url, ("", None))
    read = _disclosure(force, one.page, title, on, around.files)
    return item_json(read) | _anchors(force, one)


def _anchors(force: Force, one: FixturePage) -> Json:
    """The names of the platform's anchors that a page has."""
    if not isinstance(force.platform, Anchored):
        return {"anchors": []}
    anchors = force.platform.anchors(one.page, one.kind)
    return {"anchors": sorted(anchor.name for anchor in anchors if anchor.found is not None)}


def _disclosure(
    force: Force, page: Page, title: str, listed_on: date | None, files: Mapping[str, Page]
) -> Disclosure:
    refs: tuple[DocumentRef, ...] = ()
    if page.media_type in item_types(force.platform):
        refs = crawled_item(force.platform, page).attachments
    return read_item(
        ItemBytes(
            slug=force.slug,
            force=force,
            url=page.url,
            listed_title=title,
            listed_on=listed_on,
            source_kind=SourceKind.LOG,
            page=page,
            attachments=tuple((ref.url, files.get(ref.url)) for ref in refs),
        )
    )


def listing_json(listing: Listing) -> Json:
    """A page of a log."""
    return {
        "entries": [
            [entry.url, entry.title, _iso(entry.published_on)] for entry in listing.entries
        ],
        "branches": [branch.request.url for branch in listing.branches],
        "next": listing.next.url if listing.next else None,
        "claimed": listing.claimed_total,
        "issues": sorted(issue.code for issue in listing.issues),
    }


def item_json(read: Disclosure) -> Json:
    """An item: the facts that are published of it, and its words in order."""
    tables = [table for document in read.documents for table in document.tables]
    return {
        "title": read.title,
        "reference": read.reference,
        "lang": read.lang,
        "act": read.act.value,
        "received": [_iso(read.received_on), read.received_basis.value],
        "responded": [_iso(read.responded_on), read.responded_basis.value],
        "published": [_iso(read.published_on), read.published_basis.value],
        "outcome": read.outcome.value,
        "exemptions": sorted(
            [one.section, one.subsection, one.applied, one.ncnd] for one in read.exemptions
        ),
        "request": [line for line in read.request.split("\n\n") if line.strip()],
        "response": [line for line in read.response.split("\n\n") if line.strip()],
        "tables": [
            [len(one.table.grid), len(one.table.grid[0]), len(one.reading.figures)]
            for one in tables
        ],
        "files": [document.url for document in read.documents[1:]],
        "issues": sorted({issue.code for issue in read.issues}),
    }


def differences(expected: Json, found: Json) -> list[str]:
    """What a reading gives that is not as expected, a sentence each; empty where all is.

    Words are compared as a reader would: every expected line of request and response
    stands in its part, in order, and nothing of the one has strayed into the other.
    References are compared without their separators, all else exactly.
    """
    told = [f"{name}: missing" for name in expected.keys() - found.keys()]
    told += [f"{name}: not expected" for name in found.keys() - expected.keys()]
    for name in sorted(expected.keys() & found.keys()):
        wanted, got = expected[name], found[name]
        if isinstance(wanted, dict) and isinstance(got, dict):
            told += [f"{name}: {text}" for text in _page_differences(wanted, got)]
        elif wanted != got:
            told.append(f"{name}: {got!r} instead of {wanted!r}")
    return told


def _page_differences(wanted: Json, got: Json) -> list[str]:
    told = []
    for field in sorted(wanted.keys() | got.keys()):
        one, other = wanted.get(field), got.get(field)
        if field in {"request", "response"}:
            opposite = got.get("response" if field == "request" else "request")
            told += _word_differences(field, _lines(one), _lines(other), _lines(opposite))
        elif field == "reference":
            if _key(one) != _key(other):
                told.append(f"reference: {other!r} instead of {one!r}")
        elif one != other:
            told.append(f"{field}: {other!r} instead of {one!r}")
    return told


def _word_differences(
    field: str, wanted: Sequence[str], got: Sequence[str], opposite: Sequence[str]
) -> list[str]:
    words, others = _squeeze(" ".join(got)), _squeeze(" ".join(opposite))
    told, place = [], 0
    for line in wanted:
        plain = _squeeze(line)
        at = words.find(plain, place)
        if at < 0:
            told.append(f"{field}: lacks {line!r}")
        else:
            place = at + len(plain)
        if len(plain) > _TELLING and plain in others:
            told.append(f"{field}: {line!r} stands in the other part")
    if bool(wanted) != bool(got):
        told.append(f"{field}: {'nothing' if wanted else repr(got[0])} was read")
    return told


_TELLING: Final = 30  # characters: shorter lines ("Please see below.") may stand in both
_SPACE: Final = re.compile(r"\s+")


def _squeeze(text: str) -> str:
    return _SPACE.sub(" ", text).strip()


def _lines(value: object) -> list[str]:
    return [str(line) for line in value] if isinstance(value, list) else []


def _key(reference: object) -> str:
    return key(str(reference)) if reference else ""


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
