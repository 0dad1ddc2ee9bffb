"""Removing captures for good: their bytes, their index rows, and what was read from them.

A WARC file is rewritten without their records, and a tombstone line for each
says that something was removed, when and why. Damaged bytes that were kept go as well.
Killed at any moment, the old files are the true ones or the new (scraper/archive/rewrite.py).
"""

from __future__ import annotations

from collections.abc import Iterable
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


def of(store: Store, addresses: Iterable[str], hashes: Iterable[str]) -> list[int]:
    """The captures of some addresses and of some bytes."""
    found = dict.fromkeys(one.id for address in addresses for one in store.captures(address))
    found |= dict.fromkeys(key for sha256 in hashes for key in index.with_bytes(store, sha256))
    return list(found)


def purge(store: Store, wanted: Iterable[int], reason: str, *, hold: bool) -> PurgeReport:
    """Remove captures, the revisits that refer to them and what was made of them, and whatever
    was stored of the same answers under their other addresses. Each file is rewritten once.

    Call ``Archive.purge`` or ``Archive.purge_all`` instead.

    While ``hold``, the addresses are not fetched again. Raises CaptureMissingError.
    """
    found = {key: store.capture(key) for key in wanted}
    for address in {one.canonical_url for one in found.values()}:
        found |= {one.id: one for one in index.under_aliases(store, address)}
    found |= {one.id: one for key in list(found) for one in store.revisits_of(key)}
    doomed = list(found.values())
    if not doomed:
        return PurgeReport((), (), ())
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
