"""WhatDoTheyKnow: requests that people have made in public, for a body that has no log.

How to recognise it: ``/body/<slug>`` and ``/request/<slug>`` on www.whatdotheyknow.com,
or another site that runs Alaveteli.

What to set: ``body``, the body's name there (``the_met``, ``port_of_dover_police``);
``shown``, how many requests the site shows of one list.

What is certain (platforms.md section 10): the addresses, the fields of the JSON, and
the robots rules: feeds, searches and single responses are not fetched, so a body's
own page is walked and each request read from its JSON; a list ends after 500 requests,
and the form on a body's page asks for those made between two days, so a longer list is
walked by years, then by halves of them. What is not: the page's markup, how a day is
written there; requests are known by their address. It is a different kind of source: the
requester's side of an answer, marked ``whatdotheyknow`` and never a disclosure log.
Who asked is not read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import ClassVar, Final
from urllib.parse import parse_qs, urlencode, urlsplit

from bs4 import Tag

from parsers.errors import AnchorMissingError, DeclarationError
from parsers.platforms import answers
from parsers.platforms.html_log import HtmlLog
from parsers.platforms.likeness import Mark, Place
from parsers.platforms.pages import json_object, printed_date, source
from parsers.types import (
    Anchor,
    Block,
    BlockKind,
    Branch,
    Entry,
    Issue,
    Item,
    Listing,
    Page,
    Request,
    RequestKind,
    SourceKind,
)

MARKS: Final = (
    Mark("host", Place.ADDRESS, re.compile(r"//www\.whatdotheyknow\.com/"), 8),
    Mark("page of a body", Place.ADDRESS, re.compile(r"/body/[a-z0-9_]+"), 3, RequestKind.LISTING),
    Mark("link to a request", Place.LINK, re.compile(r"/request/[a-z0-9_]+(?:#|$)"), 3),
    Mark(
        "fields of a request", Place.SOURCE, re.compile(r"\"described_state\""), 6, RequestKind.ITEM
    ),
)
_REQUEST: Final = re.compile(r"/request/([a-z0-9_-]+?)(?:\.json)?/?")
_AFTER, _BEFORE, _DAY = "request_date_after", "request_date_before", "%Y/%m/%d"
_BEGAN: Final = 2008  # the year in which the site began
_KEYS: Final = ("title", "created_at", "described_state")


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatDoTheyKnow(HtmlLog):
    """One body's requests; see the module's docstring for each parameter."""

    body: str
    host: str = "www.whatdotheyknow.com"
    shown: int = 500

    DATED: ClassVar[bool] = False
    ITEM_TYPES: ClassVar[frozenset[str]] = frozenset({"text/plain", "application/json"})

    def __post_init__(self) -> None:
        HtmlLog.__post_init__(self)
        if not re.fullmatch(r"[a-z0-9_]+", self.body):
            raise DeclarationError(f"body must be its name in the address, not {self.body!r}")

    @property
    def item_types(self) -> frozenset[str]:
        return self.ITEM_TYPES

    @property
    def log_path(self) -> str:
        return f"/body/{self.body}"

    def is_item(self, path: str) -> bool:
        return _REQUEST.fullmatch(path) is not None and not path.endswith("/new")

    def settled(self, address: str) -> str:
        """The JSON of the request that a link leads to."""
        found = _REQUEST.fullmatch(urlsplit(address).path)
        return self.absolute(f"/request/{found[1]}.json") if found else address

    def read_listing(self, page: Page) -> Listing:
        """One page of a body's requests; a list that is too long leads to its parts by days."""
        listing = HtmlLog.read_listing(self, page)
        beyond = sum(1 for _ in listing.entries) * _page_number(page) >= self.shown
        total = listing.claimed_total or 0
        if total <= self.shown and not (beyond and listing.next is not None):
            return listing
        parts = _parts(page)
        if not parts:
            text = f"more than {self.shown} requests of one day"
            return replace(listing, next=None, more=text)
        branches = (Branch(self._asked(first, last), first, last) for first, last in parts)
        return replace(listing, next=None, claimed_total=None, branches=tuple(branches))

    def _asked(self, first: date, last: date) -> Request:
        query = urlencode({_AFTER: f"{first:{_DAY}}", _BEFORE: f"{last:{_DAY}}"}, safe="/")
        return Request(f"{self.log_url}?{query}", RequestKind.LISTING)

    def _entries(self, main: Tag, page: Page) -> tuple[list[Entry], list[Issue]]:
        """Titles alone: the lines beside them name people and days of single messages."""
        entries, issues = HtmlLog._entries(self, main, page)
        kind = SourceKind.WHATDOTHEYKNOW
        return [
            replace(entry, published_on=None, summary=None, source_kind=kind) for entry in entries
        ], issues

    def read_item(self, page: Page) -> Item:
        """Read the JSON of one request: its title, day and state.

        Raises AnchorMissingError when it is not such JSON, or lacks one of them.
        """
        found = json_object(page)
        title, created, state = (found.get(key) for key in _KEYS)
        asked = printed_date(str(created))
        if not isinstance(title, str) or not title or asked is None or not state:
            raise AnchorMissingError("a title, day or state is missing", where=page.url)
        lines = [
            f"Date of request: {asked:%d %B %Y}",
            f"State of the request: {found.get('display_status') or state}",
        ]
        slug = str(found.get("url_title") or _slug(page.final_url))
        return Item(
            url=self.absolute(f"/request/{slug}"),
            title=title,
            published_on=asked,
            lang="",
            document=answers.document_of(
                page, [Block(BlockKind.PARAGRAPH, line) for line in lines], []
            ),
            fields=(("state", str(state)), ("law", str(found.get("law_used") or ""))),
        )

    def anchors(self, page: Page, kind: RequestKind) -> tuple[Anchor, ...]:
        """For a request the keys without which it is not read."""
        if kind is not RequestKind.ITEM:
            return HtmlLog.anchors(self, page, kind)
        text = source(page)
        return tuple(
            Anchor(key, kind, True, f'"{key}"' if f'"{key}"' in text else None) for key in _KEYS
        )


def _page_number(page: Page) -> int:
    number = parse_qs(urlsplit(page.final_url).query).get("page", ["1"])[0]
    return int(number) if number.isascii() and number.isdigit() else 1


def _parts(page: Page) -> list[tuple[date, date]]:
    """The spans of days into which a list falls: years at first, then halves; none of one day."""
    asked = parse_qs(urlsplit(page.url).query)
    first, last = (printed_date(asked.get(name, [""])[0]) for name in (_AFTER, _BEFORE))
    if first is None or last is None:
        years = range(page.fetched_at.year, _BEGAN - 1, -1)
        return [(date(year, 1, 1), date(year, 12, 31)) for year in years]
    if first >= last:
        return []
    middle = first + (last - first) // 2
    return [(first, middle), (middle + timedelta(days=1), last)]


def _slug(address: str) -> str:
    found = _REQUEST.fullmatch(urlsplit(address).path)
    return found[1] if found else ""
