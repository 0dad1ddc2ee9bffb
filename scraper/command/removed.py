"""What was removed since a backup was made is removed again when it is restored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from db.load import withdraw, withdrawn_keys
from scraper.archive import index
from scraper.archive.archive import Archive
from scraper.archive.backup import backups
from scraper.archive.store import Store
from scraper.crawl.identity import keys_of


@dataclass(frozen=True, slots=True)
class Removals:
    """Purged records, and the keys of answers that were withdrawn."""

    tombstones: Sequence[index.Tombstone]
    keys: frozenset[str]


def newer_removals(backup: Path, crawl_db: Path | None) -> Removals:
    """What the backups newer than this one, and a ``crawl.db`` with its ``staging.db``, know."""
    newer = [one for one in backups(backup.parent) if one.name > backup.name]
    places = [one / "crawl.db" for one in newer] + ([crawl_db] if crawl_db else [])
    tombstones = {
        one.record_id: one
        for place in places
        if place.is_file()
        for one in index.tombstones_of(place)
    }
    staged = [path for place in places if (path := place.with_name("staging.db")).is_file()]
    keys = frozenset(key for path in staged for key in withdrawn_keys(path))
    return Removals(list(tombstones.values()), keys)


def remove_again(store: Store, removals: Removals, at: datetime) -> list[str]:
    """Purge and withdraw in a restored folder; the addresses and keys that were removed."""
    done: list[str] = []
    staging, keys = store.settings.staging_db, set(removals.keys)
    with Archive(store) as archive:
        for one in removals.tombstones:
            capture = store.capture_of_record(one.record_id)
            if capture is not None:
                keys |= set(keys_of(store, capture.canonical_url))
                done += archive.purge(capture.id, one.reason, hold=one.barred).urls
        index.bar(store, removals.tombstones)
    if staging.is_file() and (keys := keys - withdrawn_keys(staging)):
        withdraw(staging, sorted(keys), at=at)
        done += keys
    return sorted(set(done))
