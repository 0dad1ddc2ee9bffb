"""The life of a run: begun or resumed, counted, and always left with a verdict."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from parsers.types import Force
from scraper.archive.rows import RunRow, stamp
from scraper.archive.store import Store
from scraper.fetch.verdicts import Verdict
from scraper.settings import Settings


class RunVerdict(StrEnum):
    """How a run ended; where the site itself was the reason, the Verdict's word is used instead."""

    RUNNING = "RUNNING"
    OK = "OK"
    PARTIAL = "PARTIAL"
    INCOMPLETE = "INCOMPLETE"
    LAYOUT_CHANGED = "LAYOUT_CHANGED"
    BUDGET = "BUDGET"
    OUT_OF_TIME = "OUT_OF_TIME"
    CANCELLED = "CANCELLED"
    KILLED = "KILLED"
    CRASHED = "CRASHED"
    IMPORTED = "IMPORTED"

    @property
    def remedy(self) -> str:
        """What the operator can do about it."""
        return REMEDIES[self]


REMEDIES = {
    RunVerdict.RUNNING: "Wait; a run that was killed says KILLED after the next start.",
    RunVerdict.OK: "Nothing to do.",
    RunVerdict.PARTIAL: "Read the issues: the listing is complete, some items or files are not.",
    RunVerdict.INCOMPLETE: "The listing did not add up; the next night walks it again.",
    RunVerdict.LAYOUT_CHANGED: "The site was rebuilt: repair the platform on the archived pages.",
    RunVerdict.BUDGET: "A trap, or a bigger log than expected: look, then raise max_requests.",
    RunVerdict.OUT_OF_TIME: "Raise force_seconds or night_seconds; the next night goes on.",
    RunVerdict.CANCELLED: "Run crawl again within resume_hours: it goes on where it stopped.",
    RunVerdict.KILLED: "Nothing to do: a later run has taken over.",
    RunVerdict.CRASHED: "A fault of ours: the issue names it; please report it.",
    RunVerdict.IMPORTED: "Nothing to do: a recording was read; it says nothing of the site today.",
}
RESUMABLE = (RunVerdict.RUNNING, RunVerdict.CANCELLED)


@dataclass(frozen=True, slots=True)
class Window:
    """The publication dates a run asks for, inclusive."""

    since: date
    until: date


def window(store: Store, force: str, since: date | None, until: date, settings: Settings) -> Window:
    """What to ask for: since the last good run's newest item, less an overlap; all at first."""
    if since is None:
        last = store.last_good_run(force)
        newest = last.newest if last else None
        overlap = timedelta(days=settings.overlap_days)
        since = min(newest, until) - overlap if newest else settings.first_date
    return Window(min(max(since, settings.first_date), until), until)


@dataclass(frozen=True, slots=True)
class Session:
    """One call of ``crawl``; ``resumed`` if an earlier call with the same words was cut short."""

    id: int
    resumed: bool


def open_session(
    store: Store, slugs: Sequence[str], since: date | None, until: date, settings: Settings
) -> Session:
    """The session to work in: the last one if it was killed or cancelled, else a new one."""
    now = datetime.now(UTC)
    asked = (
        json.dumps(sorted(slugs)),
        since.isoformat() if since else None,
        until.isoformat(),
    )
    with store.transaction() as connection:
        last = connection.execute(
            "SELECT id, forces, since, until, started_at FROM sessions"
            " WHERE finished_at IS NULL ORDER BY id DESC LIMIT 1"
        ).fetchone()
        if last is not None and tuple(last[1:4]) == asked:
            age = now - datetime.fromisoformat(last[4])
            if age < timedelta(hours=settings.resume_hours):
                return Session(last[0], resumed=True)
        cursor = connection.execute(
            "INSERT INTO sessions (forces, since, until, started_at) VALUES (?, ?, ?, ?)",
            [*asked, stamp(now)],
        )
        assert cursor.lastrowid is not None
        return Session(cursor.lastrowid, resumed=False)


def close_session(store: Store, session: Session) -> None:
    """All forces have their verdicts: the next ``crawl`` is another night."""
    with store.transaction() as connection:
        connection.execute(
            "UPDATE sessions SET finished_at = ? WHERE finished_at IS NULL AND id <= ?",
            [stamp(datetime.now(UTC)), session.id],
        )


def begin(store: Store, force: Force, session: Session, span: Window) -> tuple[RunRow, bool]:
    """The run of a force in a session, and whether it is an earlier one.

    An earlier one that has its verdict is done; one cut short is resumed.
    """
    now = datetime.now(UTC)
    with store.transaction() as connection:
        last = store.last_run(force.slug)
        if last is not None and session.resumed and last.session_id == session.id:
            if last.verdict in RESUMABLE:
                connection.execute(
                    "UPDATE runs SET verdict = ?, finished_at = NULL, note = '' WHERE id = ?",
                    [RunVerdict.RUNNING, last.id],
                )
            return store.run(last.id), True
        connection.execute(
            "UPDATE runs SET verdict = ?, finished_at = coalesce(finished_at, ?)"
            " WHERE force = ? AND verdict = ?",
            [RunVerdict.KILLED, stamp(now), force.slug, RunVerdict.RUNNING],
        )
        cursor = connection.execute(
            "INSERT INTO runs (force, session_id, since, until, started_at, verdict)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            [
                force.slug,
                session.id,
                span.since.isoformat(),
                span.until.isoformat(),
                stamp(now),
                RunVerdict.RUNNING,
            ],
        )
        assert cursor.lastrowid is not None
        return store.run(cursor.lastrowid), False


def begin_import(store: Store, force: str, first: datetime, last: datetime) -> RunRow:
    """The run of an import: its events hang on it, and no crawl ever goes on with it."""
    with store.transaction() as connection:
        cursor = connection.execute(
            "INSERT INTO runs (force, since, until, started_at, verdict) VALUES (?, ?, ?, ?, ?)",
            [
                force,
                first.date().isoformat(),
                last.date().isoformat(),
                stamp(datetime.now(UTC)),
                RunVerdict.IMPORTED,
            ],
        )
        assert cursor.lastrowid is not None
        return store.run(cursor.lastrowid)


def finish(
    store: Store,
    run: RunRow,
    verdict: RunVerdict | Verdict,
    *,
    listed: int,
    claimed: int | None,
    note: str = "",
) -> RunRow:
    """Count what the run did and give it its verdict."""
    with store.transaction() as connection:
        connection.execute(
            _FINISH,
            {
                "id": run.id,
                "verdict": verdict.value,
                "now": stamp(datetime.now(UTC)),
                "listed": listed,
                "claimed": claimed,
                "note": note,
            },
        )
    return store.run(run.id)


_FINISH = """
UPDATE runs SET verdict = :verdict, finished_at = :now, listed = :listed, claimed = :claimed,
 note = :note,
 new = (SELECT count(DISTINCT item_url) FROM events WHERE run_id = :id AND event = 'added'),
 changed = (SELECT count(DISTINCT item_url) FROM events e WHERE run_id = :id AND event = 'changed'),
 removed = (SELECT count(*) FROM events
            WHERE run_id = :id AND event = 'removed' AND url = item_url),
 restored = (SELECT count(*) FROM events
             WHERE run_id = :id AND event = 'restored' AND url = item_url),
 failed = (SELECT count(*) FROM frontier
           WHERE run_id = :id AND state = 'failed' AND kind IN ('item', 'attachment')),
 requests = (SELECT coalesce(sum(requests), 0) FROM captures WHERE run_id = :id),
 bytes = (SELECT coalesce(sum(wire_bytes), 0) FROM captures WHERE run_id = :id),
 newest = (SELECT max(published_on) FROM items WHERE force = runs.force AND canonical_url IN
           (SELECT canonical_url FROM listed WHERE run_id = :id)
           AND published_on <= runs.until)
WHERE id = :id
"""


def plan(connection: sqlite3.Connection, run_id: int) -> bool:
    """Mark a run's known items as put into its frontier; false where that was done before."""
    query = "UPDATE runs SET planned = 1 WHERE id = ? AND planned = 0"
    return bool(connection.execute(query, [run_id]).rowcount)
