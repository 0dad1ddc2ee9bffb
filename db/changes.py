"""What happened to a disclosure between two loads, recorded in ``changes``."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Collection, Mapping

from db.records import ChangedPart, ChangeEvent
from db.schema_changes import CHANGED_TEXTS, CHANGED_VALUES
from db.sql import insert_into
from db.versions import Difference, Said, differences, quotable, summary

# One moment records an event once; a load repeated at it keeps the first "before".
_RECORD = """
    INSERT INTO changes (disclosure, at, event, before_sha256, after_sha256, summary)
    VALUES (:disclosure, :at, :event, :before, :after, :summary)
    ON CONFLICT (disclosure, at, event)
    DO UPDATE SET after_sha256 = excluded.after_sha256, summary = excluded.summary
"""
# What is kept of a change beside its line.
INSERT_DETAIL = {
    one.name: insert_into(one.name, one.names).replace("INSERT", "INSERT OR REPLACE", 1)
    for one in (CHANGED_VALUES, CHANGED_TEXTS)
}
DETAILS = ("changed_values", "changed_texts", "change_sources")


def version_hash(parts: Mapping[str, str]) -> str:
    """SHA-256 of a disclosure's facts, from the hashes of its parts (``Rows.version``)."""
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def events(
    *, new: bool, changed: bool, was_gone: bool, is_gone: bool, was_removed: bool
) -> tuple[ChangeEvent, ...]:
    """The events between two versions of one disclosure; none when nothing happened.

    ``new`` is a disclosure that is not there; ``was_removed`` says whether it was there once,
    so that its return is not taken for a new answer. What comes back or goes is one event,
    whatever else differs.
    """
    if new:
        first = ChangeEvent.RESTORED if was_removed and not is_gone else ChangeEvent.ADDED
        return (first, ChangeEvent.REMOVED) if is_gone else (first,)
    if was_gone != is_gone:
        return (ChangeEvent.REMOVED if is_gone else ChangeEvent.RESTORED,)
    return (ChangeEvent.CHANGED,) if changed else ()


def record_event(
    connection: sqlite3.Connection,
    key: str,
    at: str,
    event: ChangeEvent,
    before: Said | None,
    after: Said | None,
) -> None:
    """Write one event, with what it did, inside the caller's transaction."""
    found: list[Difference] = []
    if event is ChangeEvent.CHANGED and before is not None and after is not None:
        found = differences(before, after) or []
    values = {
        "disclosure": key,
        "at": at,
        "event": event,
        "before": before.sha256 if before is not None else None,
        "after": after.sha256 if after is not None else None,
        "summary": summary(found) or None,
    }
    connection.execute(_RECORD, values)
    if before is not None and after is not None:
        _record_details(connection, key, at, before, after, found)


def _record_details(
    connection: sqlite3.Connection,
    key: str,
    at: str,
    before: Said,
    after: Said,
    found: list[Difference],
) -> None:
    kept = quotable(before, after, found)
    for place, one in enumerate(kept):
        table = "changed_texts" if one.part is ChangedPart.TEXT else "changed_values"
        row = {
            "disclosure": key,
            "at": at,
            "position": place,
            "part": one.part,
            "place": one.place or None,
            "table_key": one.table_key,
            "before": one.before,
            "after": one.after,
        }
        connection.execute(INSERT_DETAIL[table], row)
    if kept:
        hashes = {*before.files, *before.pages, *after.files, *after.pages} - {""}
        connection.executemany(
            "INSERT OR IGNORE INTO change_sources (disclosure, at, sha256) VALUES (?, ?, ?)",
            [(key, at, one) for one in sorted(hashes)],
        )


def forget(connection: sqlite3.Connection, key: str) -> None:
    """Take out what is kept of a disclosure's changes; their lines stay."""
    for name in DETAILS:
        connection.execute(f"DELETE FROM {name} WHERE disclosure = ?", [key])  # noqa: S608 (ours)


def forget_read_from(connection: sqlite3.Connection, hashes: Collection[str]) -> None:
    """Take out what was read from bytes that may not be shown any more, on either side."""
    found = connection.execute(
        "SELECT DISTINCT disclosure, at FROM change_sources"
        " WHERE sha256 IN (SELECT value FROM json_each(?))",
        [json.dumps(sorted(hashes))],
    ).fetchall()
    for name in DETAILS:
        connection.executemany(
            f"DELETE FROM {name} WHERE disclosure = ? AND at = ?",  # noqa: S608 (ours)
            [tuple(row) for row in found],
        )


def was_removed(connection: sqlite3.Connection, key: str) -> bool:
    """Whether a disclosure that is not there now was there once and was removed."""
    row = connection.execute(
        "SELECT 1 FROM changes WHERE disclosure = ? AND event = ? LIMIT 1",
        [key, ChangeEvent.REMOVED],
    ).fetchone()
    return row is not None
