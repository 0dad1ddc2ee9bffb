"""How each force's log stands: evidence out of ``crawl.db``, the conclusion, and since when.

``drift`` decides; here the evidence is gathered and the conclusion remembered.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from db.records import Health, Tripwire
from parsers.types import Force
from scraper.archive.rows import RunRow, stamp
from scraper.archive.store import Store
from scraper.crawl.drift import (
    ASIDE,
    REMEDIES,
    Drift,
    Evidence,
    decide,
    needs_person,
    usual_silence,
)

Shortfalls = Sequence[tuple[Tripwire, str]]


@dataclass(frozen=True, slots=True)
class Standing:
    """A force's conclusion, since when it holds, and whether a person should look."""

    force: str
    drift: Drift
    since: datetime
    run: RunRow | None
    good: RunRow | None
    newest: date | None
    needs_person: bool
    aside: str = ""  # pages that were kept aside because they are no answers, in words

    @property
    def remedy(self) -> str:
        return REMEDIES[self.drift.cause] if self.drift.cause else ""


def crawled_forces(store: Store) -> list[str]:
    """Every force that this folder has ever crawled."""
    rows = store.connection.execute(
        "SELECT DISTINCT force FROM runs WHERE verdict <> 'IMPORTED' ORDER BY force"
    )
    return [row[0] for row in rows.fetchall()]


def standing(
    store: Store,
    slug: str,
    force: Force | None,
    now: datetime,
    *,
    shortfalls: Shortfalls | None = None,
    invented: bool = False,
) -> Standing:
    """How a force stands now. Changes nothing.

    ``shortfalls`` are those of a load that has just been tried; None takes those of
    the last one. An ``invented`` world (sample sites) has an end, and is not silent.
    """
    run, good = store.last_run(slug), store.last_good_run(slug)
    if shortfalls is None:
        shortfalls = _remembered_shortfalls(store, slug, run)
    found = evidence(store, slug, force, run, now, shortfalls, invented=invented)
    drift = decide(found)
    since = _since(store, slug, drift, run, now)
    days = (now - since) / timedelta(days=1)
    person = needs_person(drift, days)
    aside = kept_aside(found.failures)
    return Standing(slug, drift, since, run, good, found.newest, person, aside)


def kept_aside(failures: Mapping[tuple[str, str], int]) -> str:
    """Item pages that stand where an answer stood and are none, in words; "" if none.

    The answers themselves are still shown as they were.
    """
    found = {word: n for (kind, word), n in failures.items() if kind == "item" and word in ASIDE}
    words = ", ".join(f"{word} {n}" for word, n in sorted(found.items()))
    return f"pages that are not the answer, kept aside: {words}" if words else ""


def evidence(
    store: Store,
    slug: str,
    force: Force | None,
    run: RunRow | None,
    now: datetime,
    shortfalls: Shortfalls,
    *,
    invented: bool,
) -> Evidence:
    """What ``crawl.db`` knows of a force's last night."""
    days = _publication_days(store, slug)
    newest = days[-1] if days else None
    today = None if invented else now.date()
    declared = force.expect.newest_within_days if force else None
    if run is None:
        return Evidence(None, known=len(days))
    before = _good_before(store, run)
    return Evidence(
        verdict=run.verdict,
        hours=(now - (run.finished_at or run.started_at)) / timedelta(hours=1),
        codes=_codes(store, run.id),
        failures=_failures(store, run.id),
        asked=_asked(store, run.id),
        listed=run.listed,
        claimed=run.claimed,
        claimed_before=before.claimed if before else None,
        dated_before=before is not None and before.newest is not None,
        known=_count(store, "SELECT count(*) FROM items WHERE force = ?", slug),
        listing_moved=_listing_moved(store, run.id),
        shortfalls=tuple(shortfalls),
        newest=newest,
        silent_after=usual_silence(days, now.date(), declared),
        today=today,
    )


def remember(store: Store, found: Standing, now: datetime, shortfalls: Shortfalls) -> None:
    """Keep a conclusion: a new row where state or cause have changed, else the same renewed."""
    drift = found.drift
    with store.transaction() as connection:
        connection.execute(
            "INSERT INTO drift (force, since, state, cause, tripwires, note, shortfalls, run_id,"
            " checked_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (force, since) DO UPDATE SET state = excluded.state,"
            " cause = excluded.cause, tripwires = excluded.tripwires, note = excluded.note,"
            " shortfalls = excluded.shortfalls, run_id = excluded.run_id,"
            " checked_at = excluded.checked_at",
            [
                found.force,
                stamp(found.since),
                drift.state,
                drift.cause,
                json.dumps(drift.tripwires),
                drift.words,
                json.dumps(list(shortfalls)),
                found.run.id if found.run else None,
                stamp(now),
            ],
        )


def health_row(found: Standing, *, stale: bool, note: str) -> Health:
    """A conclusion as the published health table tells it. Needs a crawl."""
    run, drift = found.run, found.drift
    assert run is not None
    return Health(
        force=found.force,
        verdict=run.verdict,
        since=found.since,
        last_success=found.good.finished_at if found.good else None,
        listed=run.listed,
        claimed=run.claimed,
        new=run.new,
        changed=run.changed,
        removed=run.removed,
        failed=run.failed,
        newest_on=found.newest,
        note="; ".join(words for words in (drift.words, run.note, found.aside, note) if words),
        state=drift.state,
        cause=drift.cause,
        remedy=found.remedy,
        tripwires=drift.tripwires,
        stale=stale or drift.stale,
    )


# ---------------------------------------------------------------------- out of crawl.db


def _since(store: Store, slug: str, drift: Drift, run: RunRow | None, now: datetime) -> datetime:
    """Since when: what was remembered if nothing has changed, else this night."""
    row = store.connection.execute(
        "SELECT since, state, cause FROM drift WHERE force = ? ORDER BY since DESC LIMIT 1", [slug]
    ).fetchone()
    if row is not None and (row[1], row[2]) == (drift.state, drift.cause):
        return datetime.fromisoformat(row[0])
    return run.started_at if run is not None else now


def _remembered_shortfalls(store: Store, slug: str, run: RunRow | None) -> Shortfalls:
    """Why the last load was refused, if there has been no crawl since."""
    row = store.connection.execute(
        "SELECT shortfalls, run_id FROM drift WHERE force = ? ORDER BY since DESC LIMIT 1", [slug]
    ).fetchone()
    if row is None or run is None or row[1] != run.id:
        return ()
    return tuple((Tripwire(name), words) for name, words in json.loads(row[0]))


def _good_before(store: Store, run: RunRow) -> RunRow | None:
    row = store.connection.execute(
        "SELECT max(id) FROM runs WHERE force = ? AND id < ? AND verdict IN ('OK', 'PARTIAL')",
        [run.force, run.id],
    ).fetchone()
    return store.run(row[0]) if row[0] is not None else None


def _publication_days(store: Store, slug: str) -> list[date]:
    rows = store.connection.execute(
        "SELECT DISTINCT published_on FROM items WHERE force = ? AND published_on IS NOT NULL"
        " AND gone_since IS NULL ORDER BY published_on",
        [slug],
    )
    return [date.fromisoformat(row[0]) for row in rows.fetchall()]


def _codes(store: Store, run_id: int) -> Counter[str]:
    rows = store.connection.execute(
        "SELECT code, count(*) FROM issues WHERE run_id = ? GROUP BY code", [run_id]
    )
    return Counter(dict(rows.fetchall()))


def _failures(store: Store, run_id: int) -> dict[tuple[str, str], int]:
    rows = store.connection.execute(
        "SELECT kind, verdict, count(*) FROM frontier WHERE run_id = ? AND state = 'failed'"
        " AND kind IN ('item', 'attachment') AND verdict IS NOT NULL GROUP BY kind, verdict",
        [run_id],
    )
    return {(kind, verdict): count for kind, verdict, count in rows.fetchall()}


def _asked(store: Store, run_id: int) -> dict[str, int]:
    rows = store.connection.execute(
        "SELECT kind, count(*) FROM frontier WHERE run_id = ? AND state IN ('done', 'failed')"
        " AND kind IN ('item', 'attachment') GROUP BY kind ORDER BY kind DESC",
        [run_id],
    )
    return dict(rows.fetchall())


def _listing_moved(store: Store, run_id: int) -> bool:
    query = (
        "SELECT count(*) FROM issues i JOIN frontier f ON f.run_id = i.run_id AND f.url = i.url"
        " WHERE i.run_id = ? AND i.code = 'moved_permanently' AND f.kind = 'listing'"
    )
    return _count(store, query, run_id) > 0


def _count(store: Store, query: str, value: str | int) -> int:
    return int(store.connection.execute(query, [value]).fetchone()[0])
