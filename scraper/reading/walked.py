"""How far a force's log has been walked, and what of it has no reading: for ``db.coverage``."""

from __future__ import annotations

from datetime import date
from typing import Final

import msgspec

from db.coverage import Months, Unread, UnreadState, Walk
from db.records import Coverage
from parsers.types import DocumentVerdict
from parsers.types.account import Account
from scraper.archive import readings
from scraper.archive.rows import ItemRow
from scraper.archive.sources import given
from scraper.archive.store import Store
from scraper.fetch.verdicts import Verdict


class _Judged(msgspec.Struct, frozen=True):
    verdict: DocumentVerdict


class _Counted(msgspec.Struct, frozen=True):
    """What is counted of a disclosure; the rest of it is not decoded."""

    published_on: date | None = None
    responded_on: date | None = None
    documents: tuple[_Judged, ...] = ()
    account: Account = Account()


_DECODER: Final = msgspec.json.Decoder(_Counted)


def coverage(store: Store, slug: str) -> list[Coverage]:
    """What became of a force's items by month, down to pages, tables and numbers, as far as
    they have been read; the load counts the same, and an answer with two items once."""
    months = Months()
    for item in store.items(slug):
        if (reading := readings.reading_of(store, item)) is not None:
            months.read(_DECODER.decode(reading.disclosure), gone=item.gone_since is not None)
    months.unread(walked(store, slug))
    return months.rows(slug)


def walked(store: Store, slug: str) -> Walk:
    """What the crawl knows of a force beside its readings."""
    good = store.last_good_run(slug)
    unread = tuple(
        Unread(item.published_on, _state(store, item))
        for item in readings.unread_items(store, slug)
    )
    whole_on = (good.finished_at or good.started_at).date() if good else None
    return Walk(unread, whole_on, tuple(given(store, slug)))


def _state(store: Store, item: ItemRow) -> UnreadState:
    """What an item without a reading waits for."""
    if store.is_barred(item.url):
        return UnreadState.WITHDRAWN
    if item.last_verdict in (Verdict.OK, Verdict.UNCHANGED):
        return UnreadState.NOT_READABLE
    return UnreadState.NOT_REACHED
