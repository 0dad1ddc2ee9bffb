"""``forcewide probe``: which platform a page looks like, and what each tripwire says of it.

One page, from the site or from a file; nothing is stored. The platforms know
themselves (``parsers.platforms.catalogue``); here their words are put together.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from db.records import Tripwire
from parsers.documents.sniff import sniff
from parsers.errors import DeclarationError, ParseError
from parsers.platforms.catalogue import CATALOGUE, likenesses
from parsers.registry import declared
from parsers.text.addresses import host_of
from parsers.text.decoding import charset_of
from parsers.types import Anchored, Force, Item, Likeness, Listing, Page, Platform, RequestKind
from scraper.errors import SettingsError
from scraper.fetch.client import Client
from scraper.fetch.exchange import Exchange
from scraper.fetch.robots import Robots
from scraper.fetch.verdict import Judgement, judge
from scraper.fetch.verdicts import Verdict
from scraper.recordings.intake import read_recording
from scraper.recordings.recorded import Options, Recorded, Trouble
from scraper.settings import Settings

_LABEL_CODES: Final = frozenset({"date_missing", "title_missing", "label_missing"})
_LISTS: Final = frozenset({RequestKind.LISTING, RequestKind.ITEM})


@dataclass(frozen=True, slots=True)
class Probed:
    """A page to look at, with what came back for it."""

    page: Page
    verdict: Verdict
    message: str = ""


@dataclass(frozen=True, slots=True)
class Word:
    """What one tripwire says: it fires (True), it does not (False), one page cannot say (None)."""

    tripwire: Tripwire
    fires: bool | None
    words: str


@dataclass(frozen=True, slots=True)
class ProbeReport:
    """What a page looks like and how it reads; ``force`` is the declared one of its host."""

    url: str
    verdict: Verdict
    likenesses: tuple[Likeness, ...]
    platform: str | None
    kind: RequestKind | None
    force: str | None
    words: tuple[Word, ...]
    read: dict[str, object]


# ---------------------------------------------------------------------- getting the page


def pages_from(source: str, url: str | None, settings: Settings) -> list[Probed]:
    """The page at an address, or the pages in a saved file or recording.

    ``url`` is a saved file's address, or chooses one page of a recording. Raises
    SettingsError where there is no page.
    """
    if source.startswith(("http://", "https://")):
        return [asyncio.run(_fetched(source, settings))]
    path = Path(source)
    if not path.exists():
        raise SettingsError(f"no such file, and no http address: {source}")
    options = Options(url=url, max_bytes=settings.max_bytes, address_options="--url")
    troubles: list[str] = []
    found: list[Probed] = []
    for one in read_recording(path, options, set()):
        if isinstance(one, Trouble):
            troubles.append(f"{one.where}: {one.message}")
        elif url is None or one.url == url:
            found.append(_recorded(one, settings))
    readable = [one for one in found if one.page.body]
    if not readable:
        raise SettingsError(f"{source}: no page in it; {'; '.join(troubles[:3])}".rstrip("; "))
    return readable


async def _fetched(url: str, settings: Settings) -> Probed:
    hosts = {host_of(url)}
    settings.introduced(hosts)
    async with Client(settings) as client:
        robots = Robots(client, settings.user_agent)

        async def keep(exchange: Exchange) -> None:
            exchange.close()

        async def permission(address: str) -> Exchange | None:
            return await robots.refusal(address, hosts, keep)

        exchange = await client.fetch(url, hosts, permission=permission)
    try:
        judgement = judge(exchange, RequestKind.ITEM, max_decompressed=settings.max_decompressed)
    finally:
        exchange.close()
    status = exchange.answer.status if exchange.answer else 0
    return _probed(url, exchange.final_url, status, judgement)


def _recorded(found: Recorded, settings: Settings) -> Probed:
    if found.status:
        exchange = Exchange(found.url, found.at, found.answer())
        judgement = judge(exchange, RequestKind.ITEM, max_decompressed=settings.max_decompressed)
        return _probed(found.url, found.url, found.status, judgement)
    body = found.body
    charset = charset_of(body, found.media_type)
    digest = hashlib.sha256(body).hexdigest()
    media_type = sniff(body, found.url, found.media_type)
    textual = media_type.startswith("text/")
    page = Page(
        found.url, found.url, 200, media_type, body, found.at, digest, charset if textual else None
    )
    return Probed(page, Verdict.OK)


def _probed(url: str, final_url: str, status: int, judgement: Judgement) -> Probed:
    page = Page(
        url=url,
        final_url=final_url,
        status=status,
        media_type=judgement.media_type,
        body=judgement.body,
        fetched_at=datetime.now(UTC),
        sha256=judgement.sha256,
        charset=judgement.charset,
    )
    return Probed(page, judgement.verdict, judgement.message)


# ---------------------------------------------------------------------- looking at it


def probe(found: Probed, today: date) -> ProbeReport:
    """Say what a page looks like and what each tripwire says of it. Pure but for the registry."""
    page = found.page
    alike = likenesses(page) if page.body else ()
    force = force_of(page.final_url)
    platform = force.platform if force else (_platform(alike, page) if alike else None)
    kind = alike[0].kind if alike else None
    reading = _Reading(platform, page, kind)
    return ProbeReport(
        url=page.final_url,
        verdict=found.verdict,
        likenesses=alike,
        platform=_name(platform),
        kind=reading.kind,
        force=force.slug if force else None,
        words=(_verdict(found), *reading.words(today)),
        read=reading.as_words(),
    )


def force_of(url: str) -> Force | None:
    """The one declared force whose host an address is on; None for none or several."""
    host = host_of(url)
    found = [force for force in declared().values() if host in force.platform.hosts]
    return found[0] if len(found) == 1 else None


def _platform(alike: Sequence[Likeness], page: Page) -> Platform | None:
    """The likeliest platform on the page's host; None where it needs more than a host."""
    known = CATALOGUE[alike[0].platform]
    try:
        return known.platform(host=host_of(page.final_url), scheme=urlsplit(page.final_url).scheme)
    except (TypeError, DeclarationError):
        return None


def _name(platform: Platform | None) -> str | None:
    kinds = {known.platform: name for name, known in CATALOGUE.items()}
    return next((name for kind, name in kinds.items() if type(platform) is kind), None)


def _verdict(found: Probed) -> Word:
    text = f"{found.verdict}: {found.message}".rstrip(": ")
    return Word(Tripwire.VERDICT, not found.verdict.usable, text)


class _Reading:
    """A page read by a platform, as the kind it looks like."""

    def __init__(self, platform: Platform | None, page: Page, kind: RequestKind | None) -> None:
        self.kind = kind
        self._platform = platform
        self._page = page
        self._listing: Listing | None = None
        self._item: Item | None = None
        self._problem = ""
        if platform is not None and page.body:
            self._read(platform)

    def _read(self, platform: Platform) -> None:
        """As what it looks like; where that says nothing, as a listing and else as an item."""
        kinds = [self.kind] if self.kind in _LISTS else [RequestKind.LISTING, RequestKind.ITEM]
        for kind in kinds:
            try:
                if kind is RequestKind.LISTING:
                    self._listing = platform.read_listing(self._page)
                else:
                    self._item = platform.read_item(self._page)
            except ParseError as error:
                self._problem = self._problem or error.message
                continue
            self.kind, self._problem = kind, ""
            return

    def words(self, today: date) -> list[Word]:
        return [
            self._anchors(),
            self._labels(),
            self._total(),
            Word(Tripwire.EXPECTATIONS, None, "needs a whole crawl"),
            Word(Tripwire.LAST_GOOD, None, "needs an earlier crawl"),
            self._silence(today),
        ]

    @property
    def _codes(self) -> Counter[str]:
        read = self._listing or self._item
        return Counter(issue.code for issue in read.issues) if read else Counter()

    def _anchors(self) -> Word:
        if self._platform is None:
            return Word(Tripwire.ANCHORS, None, "no platform reads it as it is declared")
        if self._problem:
            return Word(Tripwire.ANCHORS, True, self._problem)
        if not isinstance(self._platform, Anchored) or self.kind is None:
            return Word(Tripwire.ANCHORS, False, "it can be read")
        anchors = self._platform.anchors(self._page, self.kind)
        there = [one.name for one in anchors if one.found is not None]
        missing = [one.name for one in anchors if one.found is None and one.required]
        lacks = [one.name for one in anchors if one.found is None and not one.required]
        text = f"has {', '.join(there) or 'none'}"
        text += f"; lacks {', '.join(missing + lacks)}" if missing or lacks else ""
        return Word(Tripwire.ANCHORS, bool(missing), text)

    def _labels(self) -> Word:
        if self._listing is None and self._item is None:
            return Word(Tripwire.LABELS, None, "nothing was read")
        found = {code: n for code, n in self._codes.items() if code in _LABEL_CODES}
        if not found:
            return Word(Tripwire.LABELS, False, "all there")
        return Word(Tripwire.LABELS, True, ", ".join(f"{c} ({n})" for c, n in found.items()))

    def _total(self) -> Word:
        if self._listing is None:
            return Word(Tripwire.CLAIMED_TOTAL, None, "not a listing")
        others = {c: n for c, n in self._codes.items() if c not in _LABEL_CODES}
        listed, claimed = len(self._listing.entries), self._listing.claimed_total
        text = f"{listed} of {'unknown' if claimed is None else claimed} entries on this page"
        if others:
            text += "; " + ", ".join(f"{code} ({n})" for code, n in others.items())
        short = self._listing.next is None and claimed is not None and listed < claimed
        return Word(Tripwire.CLAIMED_TOTAL, bool(others), text + ("; a last page" if short else ""))

    def _silence(self, today: date) -> Word:
        days = (
            [e.published_on for e in self._listing.entries if e.published_on]
            if (self._listing)
            else []
        )
        if not days:
            return Word(Tripwire.SILENCE, None, "no dates on this page")
        newest = max(days)
        text = f"newest {newest.isoformat()}, {(today - newest).days} days ago"
        return Word(Tripwire.SILENCE, None, f"{text}; the usual pause is known after a crawl")

    def as_words(self) -> dict[str, object]:
        """What was read, in short."""
        if self._listing is not None:
            first = self._listing.entries[0] if self._listing.entries else None
            return {
                "entries": len(self._listing.entries),
                "claimed": self._listing.claimed_total,
                "next": self._listing.next.url if self._listing.next else None,
                "branches": len(self._listing.branches),
                "first": [first.title, first.published_on, first.url] if first else None,
            }
        if self._item is not None:
            return {
                "title": self._item.title,
                "published_on": self._item.published_on,
                "blocks": len(self._item.document.blocks),
                "tables": len(self._item.document.tables),
                "files": [ref.url for ref in self._item.attachments],
            }
        return {}
