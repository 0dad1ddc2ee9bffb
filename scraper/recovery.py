"""After a crash: files and index are made to agree before anything new is written.

A torn group is cut off, a whole group that the index had not heard of is put
into it, and captures whose bytes are no longer there are forgotten.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from scraper.errors import TornError
from scraper.groups import FACTS, INSERT
from scraper.store import Store
from scraper.warc import Record, ends_group, records


@dataclass(frozen=True, slots=True)
class Recovery:
    """What opening the archive had to mend after a crash."""

    cut_bytes: int = 0
    adopted: int = 0
    lost: int = 0


def warc_files(folder: Path) -> list[Path]:
    """The archive's files, oldest first."""
    return sorted(folder.glob("*.warc.gz"))


def recover(store: Store) -> Recovery:
    """Make files and index agree: cut what is torn, adopt what is whole, drop what is lost."""
    ends = dict(
        store.connection.execute(
            "SELECT warc_file, max(warc_offset + warc_length) FROM captures GROUP BY 1"
        )
    )
    cut = adopted = lost = 0
    for path in warc_files(store.settings.archive):
        end = int(ends.pop(path.name, 0))
        if path.stat().st_size > end:
            found, torn = _adopt(store, path, end)
            adopted, cut = adopted + found, cut + torn
        elif path.stat().st_size < end:
            lost += _drop(store, path.name, path.stat().st_size)
    lost += sum(_drop(store, name, 0) for name in ends)
    return Recovery(cut, adopted, lost)


def _adopt(store: Store, path: Path, start: int) -> tuple[int, int]:
    """Index whole groups after ``start``; cut off the rest. Returns (adopted, bytes cut)."""
    good, adopted = start, 0
    facts: dict[str, object] | None = None
    try:
        for record in records(path, start):
            facts = record.facts or facts
            if record.kind == "warcinfo":
                good = record.place.offset + record.place.length
            elif ends_group(record) and facts is not None:
                adopted += _adopt_group(store, path.name, record, facts)
                good = record.place.offset + record.place.length
                facts = None
    except TornError:
        pass  # what follows the last whole group is cut off below, and counted
    size = path.stat().st_size
    if size > good:
        with path.open("r+b") as out:
            out.truncate(good)
            os.fsync(out.fileno())
    return adopted, size - good


def _adopt_group(store: Store, name: str, record: Record, facts: dict[str, object]) -> int:
    with store.transaction() as connection:
        holder = connection.execute(
            "SELECT id FROM captures WHERE warc_record_id = ?",
            [record.headers.get("WARC-Refers-To")],
        ).fetchone()
        known = connection.execute(
            "SELECT 1 FROM captures WHERE warc_record_id = ?1 UNION ALL"
            " SELECT 1 FROM tombstones WHERE warc_record_id = ?1",
            [record.place.record_id],
        ).fetchone()
        if known:
            return 0
        place = record.place
        values = [facts[field] for field in FACTS]
        where = [name, place.offset, place.length, place.record_id]
        connection.execute(INSERT, [*values, holder[0] if holder else None, *where])
    return 1


def _drop(store: Store, name: str, size: int) -> int:
    """Forget captures whose bytes are no longer there (a disk that lost its cache)."""
    with store.transaction() as connection:
        lost = [
            row[0]
            for row in connection.execute(
                "SELECT id FROM captures WHERE warc_file = ? AND warc_offset + warc_length > ?",
                [name, size],
            )
        ]
        forget(connection, lost)
    return len(lost)


def forget(connection: sqlite3.Connection, capture_ids: Sequence[int]) -> list[int]:
    """Take captures out of the index, and revisits that refer to them; all ids taken out.

    What a run still needs of them will be fetched again.
    """
    taken = list(capture_ids)
    for capture_id in capture_ids:
        rows = connection.execute("SELECT id FROM captures WHERE refers_to = ?", [capture_id])
        taken.extend(row[0] for row in rows if row[0] not in taken)
    ids = [(capture_id,) for capture_id in taken]
    connection.executemany(
        "UPDATE frontier SET capture_id = NULL, state = 'pending' WHERE capture_id = ?", ids
    )
    connection.executemany("UPDATE captures SET refers_to = NULL WHERE id = ?", ids)
    connection.executemany("DELETE FROM captures WHERE id = ?", ids)
    return taken
