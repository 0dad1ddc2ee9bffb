"""Removing a capture for good: its bytes, its index row, and what was read from it.

The WARC file is written anew without the capture's records, and a tombstone line
says that something was removed, when and why. Killed at any moment, either the
old files are still the true ones or the new ones are (scraper/archive/recovery.py).
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from db.parse_schema import migrate as migrate_parsed
from scraper.archive.recovery import forget
from scraper.archive.rows import Capture, stamp
from scraper.archive.store import Store
from scraper.archive.warc import Place, ends_group, members


@dataclass(frozen=True, slots=True)
class PurgeReport:
    """What was removed: captures (with revisits of the same body), and the files rewritten."""

    captures: tuple[int, ...]
    urls: tuple[str, ...]
    files: tuple[str, ...]


def purge(store: Store, capture_id: int, reason: str, *, hold: bool) -> PurgeReport:
    """Remove one capture, the revisits that refer to it and what was made of it.

    Call ``Archive.purge`` instead.

    While ``hold``, the address is not fetched again. Raises CaptureMissingError.
    """
    migrate_parsed(store.settings.crawl_db)
    first = store.capture(capture_id)
    doomed = [first, *store.revisits_of(capture_id)]
    ids = {capture.warc_record_id for capture in doomed}
    moved = {
        name: _rewrite(store.settings.archive / name, ids)
        for name in sorted({capture.warc_file for capture in doomed})
    }
    store.connection.execute("PRAGMA secure_delete = ON")
    with store.transaction() as connection:
        connection.executemany(
            "INSERT INTO tombstones (warc_record_id, canonical_url, reason, at, held)"
            " VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            [
                (c.warc_record_id, c.canonical_url, reason, stamp(datetime.now(UTC)), int(hold))
                for c in doomed
            ],
        )
        taken = forget(connection, [capture.id for capture in doomed])
        for rewritten in moved.values():
            connection.executemany(
                "UPDATE captures SET warc_file = ?, warc_offset = ? WHERE warc_record_id = ?",
                [(rewritten.name, p.offset, p.record_id) for p in rewritten.places],
            )
        _forget_readings(store, doomed)
        connection.executemany(
            "DELETE FROM conversions WHERE sha256 = ?", [(c.sha256,) for c in doomed]
        )
    for name in moved:
        (store.settings.archive / name).unlink()
    store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    urls = tuple(sorted({capture.url for capture in doomed}))
    return PurgeReport(tuple(taken), urls, tuple(moved))


@dataclass(frozen=True, slots=True)
class _Rewritten:
    name: str
    places: Sequence[Place]


def _rewrite(path: Path, doomed: set[str]) -> _Rewritten:
    """The file again without the doomed groups, under another name; new places of the rest."""
    target = _next_name(path)
    part = target.with_name(target.name + ".part")
    places: list[Place] = []
    group: list[bytes] = []
    with part.open("wb") as out:
        for record, raw in members(path):
            group.append(raw)
            if record.kind != "warcinfo" and not ends_group(record):
                continue
            if record.place.record_id not in doomed:
                start = out.tell() + sum(map(len, group[:-1]))
                out.write(b"".join(group))
                places.append(Place(start, len(raw), record.place.record_id))
            group.clear()
        out.flush()
        os.fsync(out.fileno())
    part.rename(target)
    return _Rewritten(target.name, places)


def _next_name(path: Path) -> Path:
    """``name.warc.gz`` -> ``name-p1.warc.gz`` -> ``name-p2.warc.gz``."""
    stem, mark, number = path.name.removesuffix(".warc.gz").rpartition("-p")
    if mark and number.isdigit():
        return path.with_name(f"{stem}-p{int(number) + 1}.warc.gz")
    return path.with_name(f"{path.name.removesuffix('.warc.gz')}-p1.warc.gz")


def _forget_readings(store: Store, doomed: Sequence[Capture]) -> None:
    """What was parsed from the bytes goes too; the next parse reads what is left."""
    for capture in doomed:
        address = capture.canonical_url
        owners = store.connection.execute(
            "SELECT force, item_url FROM attachments WHERE canonical_url = :url UNION"
            " SELECT force, canonical_url FROM items WHERE canonical_url = :url",
            {"url": address},
        ).fetchall()
        for force, item_url in owners:
            store.connection.execute(
                "DELETE FROM parsed WHERE force = ? AND canonical_url = ?", [force, item_url]
            )
