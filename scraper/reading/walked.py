"""How far a force's log has been walked, and what of it has no reading: for ``db.coverage``."""

from __future__ import annotations

from db.coverage import Unread, UnreadState, Walk
from scraper.archive import readings
from scraper.archive.rows import ItemRow
from scraper.archive.store import Store
from scraper.fetch.verdicts import Verdict


def walked(store: Store, slug: str) -> Walk:
    """What the crawl knows of a force beside its readings."""
    good = store.last_good_run(slug)
    unread = tuple(
        Unread(item.published_on, _state(store, item))
        for item in readings.unread_items(store, slug)
    )
    return Walk(unread, (good.finished_at or good.started_at).date() if good else None)


def _state(store: Store, item: ItemRow) -> UnreadState:
    """What an item without a reading waits for."""
    if store.is_barred(item.url):
        return UnreadState.WITHDRAWN
    if item.last_verdict in (Verdict.OK, Verdict.UNCHANGED):
        return UnreadState.NOT_READABLE
    return UnreadState.NOT_REACHED
