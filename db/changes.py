"""What happened to a disclosure between two loads, recorded in ``changes``."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Mapping

from db.records import ChangeEvent

# One moment records an event once; a load repeated at it keeps the first "before".
_RECORD = """
    INSERT INTO changes (disclosure, at, event, before_sha256, after_sha256, summary)
    VALUES (:disclosure, :at, :event, :before, :after, :summary)
    ON CONFLICT (disclosure, at, event)
    DO UPDATE SET after_sha256 = excluded.after_sha256, summary = excluded.summary
"""


def version_hash(parts: Mapping[str, str]) -> str:
    """SHA-256 of a disclosure's facts, from the hashes of its parts (``Rows.version``)."""
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def events(
    before: Mapping[str, str] | None,
    after: Mapping[str, str],
    *,
    was_gone: bool,
    is_gone: bool,
    was_removed: bool,
) -> tuple[ChangeEvent, ...]:
    """The events between two versions of one disclosure; none when nothing happened.

    ``before`` is ``None`` for a disclosure that is not there; ``was_removed`` says
    whether it was there once, so that its return is not taken for a new answer.
    """
    if before is None:
        first = ChangeEvent.RESTORED if was_removed and not is_gone else ChangeEvent.ADDED
        return (first, ChangeEvent.REMOVED) if is_gone else (first,)
    happened = [ChangeEvent.CHANGED] if dict(before) != dict(after) else []
    if was_gone != is_gone:
        happened.append(ChangeEvent.REMOVED if is_gone else ChangeEvent.RESTORED)
    return tuple(happened)


def differing(before: Mapping[str, str], after: Mapping[str, str]) -> str:
    """The names of the parts that differ, in alphabetical order."""
    return ", ".join(
        name for name in sorted({*before, *after}) if before.get(name) != after.get(name)
    )


def record_event(
    connection: sqlite3.Connection,
    key: str,
    at: str,
    event: ChangeEvent,
    before: Mapping[str, str] | None,
    after: Mapping[str, str] | None,
) -> None:
    """Write one event inside the caller's transaction."""
    summary = None
    if event is ChangeEvent.CHANGED and before is not None and after is not None:
        summary = differing(before, after)
    values = {
        "disclosure": key,
        "at": at,
        "event": event,
        "before": version_hash(before) if before is not None else None,
        "after": version_hash(after) if after is not None else None,
        "summary": summary,
    }
    connection.execute(_RECORD, values)


def was_removed(connection: sqlite3.Connection, key: str) -> bool:
    """Whether a disclosure that is not there now was there once and was removed."""
    row = connection.execute(
        "SELECT 1 FROM changes WHERE disclosure = ? AND event = ? LIMIT 1",
        [key, ChangeEvent.REMOVED],
    ).fetchone()
    return row is not None
