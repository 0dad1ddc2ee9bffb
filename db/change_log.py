"""What forces changed, newest first, out of a published file: for a page, a feed, a command."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from db.records import ChangedPart, ChangeEvent
from db.versions import Difference

_EVENTS = """
    SELECT c.disclosure, c.at, c.event, c.summary, d.force, d.title_shown, d.url
    FROM changes c JOIN disclosures d ON d.key = c.disclosure
    WHERE (:force IS NULL OR d.force = :force) AND (:key IS NULL OR c.disclosure = :key)
        AND (:before IS NULL OR c.at < :before)
        AND c.event IN ('changed', 'removed', 'restored')
    ORDER BY c.at DESC, c.disclosure, c.event LIMIT :limit
"""
_DETAILS = """
    SELECT position, part, place, table_key, before, after FROM changed_values
    WHERE disclosure = :key AND at = :at UNION ALL
    SELECT position, part, place, table_key, before, after FROM changed_texts
    WHERE disclosure = :key AND at = :at ORDER BY 1
"""


@dataclass(frozen=True, slots=True)
class Change:
    """One event with what it did, as far as the policy of the force shows it."""

    disclosure: str
    force: str
    at: str
    event: ChangeEvent
    summary: str
    title: str | None
    url: str | None
    differences: tuple[Difference, ...]


def recent(
    connection: sqlite3.Connection,
    limit: int,
    *,
    force: str | None = None,
    key: str | None = None,
    before: str | None = None,
) -> list[Change]:
    """The last changes, removals and returns; of one force or one disclosure if asked, and from
    ``before`` (a moment as in ``changes.at``) back for the page after this."""
    rows = connection.execute(
        _EVENTS, {"force": force, "key": key, "before": before, "limit": limit}
    ).fetchall()
    return [
        Change(
            disclosure,
            of,
            at,
            ChangeEvent(event),
            summary or "",
            title,
            url,
            tuple(_differences(connection, disclosure, at)) if event == "changed" else (),
        )
        for disclosure, at, event, summary, of, title, url in rows
    ]


def _differences(connection: sqlite3.Connection, key: str, at: str) -> list[Difference]:
    found = connection.execute(_DETAILS, {"key": key, "at": at}).fetchall()
    return [
        Difference(ChangedPart(part), place or "", before, after, table_key)
        for _, part, place, table_key, before, after in found
    ]
