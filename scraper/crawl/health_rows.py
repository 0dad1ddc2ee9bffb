"""What ``crawl.db`` counts of a force's nights, and what was concluded from them (``drift``)."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from db.records import Tripwire
from scraper.archive.rows import RunRow, stamp
from scraper.archive.store import Store
from scraper.crawl.accounts import of_run

Shortfalls = Sequence[tuple[Tripwire, str]]


@dataclass(frozen=True, slots=True)
class Conclusion:
    """A row of ``drift``: how a force's log was found, and since when."""

    since: datetime
    state: str
    cause: str | None
    tripwires: Sequence[str]
    note: str
    shortfalls: Shortfalls
    run_id: int | None


def conclusion(store: Store, slug: str) -> Conclusion | None:
    """What was last concluded about a force."""
    row = store.connection.execute(
        "SELECT since, state, cause, tripwires, note, shortfalls, run_id FROM drift"
        " WHERE force = ? ORDER BY since DESC LIMIT 1",
        [slug],
    ).fetchone()
    if row is None:
        return None
    since, state, cause, tripwires, note, shortfalls, run_id = row
    return Conclusion(
        datetime.fromisoformat(since),
        state,
        cause,
        json.loads(tripwires),
        note,
        tuple((Tripwire(name), words) for name, words in json.loads(shortfalls)),
        run_id,
    )


def conclude(store: Store, slug: str, found: Conclusion, checked_at: datetime) -> None:
    """Keep a conclusion: a new row where ``since`` is new, else the same renewed."""
    with store.transaction() as connection:
        connection.execute(
            "INSERT INTO drift (force, since, state, cause, tripwires, note, shortfalls, run_id,"
            " checked_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (force, since) DO UPDATE SET state = excluded.state,"
            " cause = excluded.cause, tripwires = excluded.tripwires, note = excluded.note,"
            " shortfalls = excluded.shortfalls, run_id = excluded.run_id,"
            " checked_at = excluded.checked_at",
            [
                slug,
                stamp(found.since),
                found.state,
                found.cause,
                json.dumps(found.tripwires),
                found.note,
                json.dumps(list(found.shortfalls)),
                found.run_id,
                stamp(checked_at),
            ],
        )


def crawled_forces(store: Store) -> list[str]:
    """Every force that this folder has ever crawled."""
    rows = store.connection.execute(
        "SELECT DISTINCT force FROM runs WHERE verdict <> 'IMPORTED' ORDER BY force"
    )
    return [row[0] for row in rows.fetchall()]


def good_before(store: Store, run: RunRow) -> RunRow | None:
    """The last run before this one that walked the whole listing."""
    row = store.connection.execute(
        "SELECT max(id) FROM runs WHERE force = ? AND id < ? AND verdict IN ('OK', 'PARTIAL')",
        [run.force, run.id],
    ).fetchone()
    return store.run(row[0]) if row[0] is not None else None


def known_items(store: Store, slug: str) -> int:
    """How many items of a force we have ever known."""
    query = "SELECT count(*) FROM items WHERE force = ?"
    return int(store.connection.execute(query, [slug]).fetchone()[0])


def publication_days(store: Store, slug: str) -> list[date]:
    """The days on which a force published what it still publishes, oldest first."""
    rows = store.connection.execute(
        "SELECT DISTINCT published_on FROM items WHERE force = ? AND published_on IS NOT NULL"
        " AND gone_since IS NULL ORDER BY published_on",
        [slug],
    )
    return [date.fromisoformat(row[0]) for row in rows.fetchall()]


def issue_codes(store: Store, run_id: int) -> Counter[str]:
    """How often each issue arose in a run."""
    rows = store.connection.execute(
        "SELECT code, count(*) FROM issues WHERE run_id = ? GROUP BY code", [run_id]
    )
    return Counter(dict(rows.fetchall()))


def lost_logs(store: Store, run_id: int) -> list[tuple[str, str]]:
    """The logs of several that could not be read in a run, each with a verdict's word."""
    rows = store.connection.execute(
        "SELECT url, message FROM issues WHERE run_id = ? AND code = 'log_failed' ORDER BY id",
        [run_id],
    )
    return [(row[0], row[1].split(":", 1)[0]) for row in rows]


def silent_logs(store: Store, run_id: int, before: int | None) -> list[str]:
    """The logs of several that list nothing, and did so in the good run before."""
    now = {log: one for log, one in of_run(store, run_id).items() if log}
    had = of_run(store, before) if before is not None else {}
    return [
        log
        for log, one in now.items()
        if not (one.lines or one.quiet or one.failed)
        and log in had
        and (had[log].lines or had[log].quiet)
    ]


def failures(store: Store, run_id: int) -> dict[tuple[str, str], int]:
    """How many items and files of a run failed, by kind and verdict."""
    rows = store.connection.execute(
        "SELECT kind, verdict, count(*) FROM frontier WHERE run_id = ? AND state = 'failed'"
        " AND kind IN ('item', 'attachment') AND verdict IS NOT NULL GROUP BY kind, verdict",
        [run_id],
    )
    return {(kind, verdict): count for kind, verdict, count in rows.fetchall()}


def asked(store: Store, run_id: int) -> dict[str, int]:
    """How many items and files a run has asked for."""
    rows = store.connection.execute(
        "SELECT kind, count(*) FROM frontier WHERE run_id = ? AND state IN ('done', 'failed')"
        " AND kind IN ('item', 'attachment') GROUP BY kind ORDER BY kind DESC",
        [run_id],
    )
    return dict(rows.fetchall())


def listing_moved(store: Store, run_id: int) -> bool:
    """Whether a page of the listing was moved for good in a run."""
    query = (
        "SELECT count(*) FROM issues i JOIN frontier f ON f.run_id = i.run_id AND f.url = i.url"
        " WHERE i.run_id = ? AND i.code = 'moved_permanently' AND f.kind = 'listing'"
    )
    return int(store.connection.execute(query, [run_id]).fetchone()[0]) > 0


@dataclass(frozen=True, slots=True)
class Sources:
    """The newest whole answer that a force's own site gave us, that a recording had, and that a
    web archive had; ``archive`` is its name."""

    live: datetime | None = None
    recorded: datetime | None = None
    archived: datetime | None = None
    archive: str = ""

    @property
    def filled_to(self) -> datetime | None:
        """How far others have filled in."""
        return max((one for one in (self.recorded, self.archived) if one), default=None)


def sources(store: Store, slug: str) -> Sources:
    """Where a force's answers have come from, and until when."""
    rows = store.connection.execute(
        "SELECT CASE WHEN archive IS NOT NULL THEN 2 WHEN kind = 'import' THEN 1 ELSE 0 END,"
        " max(fetched_at), archive FROM captures WHERE force = ? AND kind IN"
        " ('listing', 'item', 'attachment', 'import') AND verdict IN ('OK', 'UNCHANGED')"
        " GROUP BY 1",
        [slug],
    ).fetchall()
    at = {kind: datetime.fromisoformat(moment) for kind, moment, _ in rows}
    archive = next((name for kind, _, name in rows if kind == 2), "")
    return Sources(at.get(0), at.get(1), at.get(2), archive)
