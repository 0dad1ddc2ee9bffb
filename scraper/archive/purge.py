"""Removing a capture for good: its bytes, its index row, and what was read from it.

The WARC file is rewritten without the capture's records, and a tombstone line
says that something was removed, when and why. Damaged bytes that were kept go as well.
Killed at any moment, the old files are the true ones or the new (scraper/archive/rewrite.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from scraper.archive import index
from scraper.archive.rewrite import drop_torn, rewrite
from scraper.archive.store import Store


@dataclass(frozen=True, slots=True)
class PurgeReport:
    """What was removed: captures (with revisits of the same body), and the files rewritten."""

    captures: tuple[int, ...]
    urls: tuple[str, ...]
    files: tuple[str, ...]


def purge(store: Store, capture_id: int, reason: str, *, hold: bool) -> PurgeReport:
    """Remove one capture, the revisits that refer to it and what was made of it, and whatever
    was stored of the same answer under its other addresses.

    Call ``Archive.purge`` instead.

    While ``hold``, the address is not fetched again. Raises CaptureMissingError.
    """
    first = store.capture(capture_id)
    others = index.under_aliases(store, first.canonical_url)
    found = {one.id: one for one in (first, *others)}
    found |= {one.id: one for key in list(found) for one in store.revisits_of(key)}
    doomed = list(found.values())
    ids = {capture.warc_record_id for capture in doomed}
    moved = {
        name: rewrite(store.settings.archive / name, ids)
        for name in sorted({capture.warc_file for capture in doomed})
    }
    with store.erasing() as connection:
        now = datetime.now(UTC)
        taken = index.bury(connection, doomed, reason, barred=hold, at=now)
        for rewritten in moved.values():
            index.move(connection, rewritten.name, rewritten.places)
    for name in moved:
        (store.settings.archive / name).unlink()
    drop_torn(store.settings.archive)
    store.truncate_log()
    urls = tuple(sorted({capture.url for capture in doomed}))
    return PurgeReport(tuple(taken), urls, tuple(moved))
