"""Which known items a night looks at again, beside those that are new on the listing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from scraper.archive.rows import stamp
from scraper.archive.store import Store
from scraper.settings import Settings


def due(store: Store, force: str, since: date, settings: Settings) -> Iterator[str]:
    """Addresses of the known items whose turn it is tonight.

    Those published since ``since``; those that were never had whole or failed
    last time; and of the rest, by turns, enough to see all in ``rotation_days``:
    ``rotation_at_least`` each night, more only of what was not looked at this week.
    """
    db = store.connection
    recent = db.execute(
        "SELECT url FROM items WHERE force = ? AND source_kind <> 'import' AND"
        " (published_on >= ? OR version IS NULL OR last_verdict IS NULL OR"
        " last_verdict NOT IN ('OK', 'UNCHANGED', 'NOT_FOUND', 'GONE'))",
        [force, since.isoformat()],
    )
    yield from (row[0] for row in recent)
    known = db.execute("SELECT count(*) FROM items WHERE force = ?", [force]).fetchone()[0]
    share = max(settings.rotation_at_least, -(-known // settings.rotation_days))
    week = stamp(datetime.now(UTC) - timedelta(days=settings.rotation_days / 4))
    turn = db.execute(
        "SELECT url, last_checked FROM items WHERE force = ? AND source_kind <> 'import'"
        " ORDER BY last_checked, canonical_url LIMIT ?",
        [force, share],
    )
    for number, (url, checked) in enumerate(turn.fetchall()):
        if number < settings.rotation_at_least or checked is None or checked < week:
            yield url


def dropped(store: Store, force: str, run_id: int, since: date, until: date) -> list[str]:
    """Items of these days that the listing once had, has no more, and that are not gone."""
    rows = store.connection.execute(
        "SELECT url FROM items WHERE force = ? AND published_on BETWEEN ? AND ?"
        " AND listed_as IS NOT NULL AND gone_since IS NULL AND canonical_url NOT IN"
        " (SELECT coalesce(a.item_url, l.canonical_url) FROM listed l LEFT JOIN aliases a"
        " ON a.force = ? AND a.canonical_url = l.canonical_url WHERE l.run_id = ?)"
        " ORDER BY canonical_url",
        [force, since.isoformat(), until.isoformat(), force, run_id],
    )
    return [row[0] for row in rows]
