"""Removing a capture for good: its bytes, its index row, and what was read from it.

The WARC file is rewritten without the capture's records, and a tombstone line
says that something was removed, when and why. Killed at any moment, either the
old files are still the true ones or the new ones are (scraper/archive/recovery.py).
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from scraper.archive import index
from scraper.archive.store import Store
from scraper.archive.warc import Place, ends_group, members


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
        name: _rewrite(store.settings.archive / name, ids)
        for name in sorted({capture.warc_file for capture in doomed})
    }
    with store.erasing() as connection:
        now = datetime.now(UTC)
        taken = index.bury(connection, doomed, reason, barred=hold, at=now)
        for rewritten in moved.values():
            index.move(connection, rewritten.name, rewritten.places)
    for name in moved:
        (store.settings.archive / name).unlink()
    store.truncate_log()
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
