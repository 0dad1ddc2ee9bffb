"""The state of each force's log: evidence out of ``crawl.db``, the conclusion, and since when.

``drift`` decides; here the evidence is gathered and the conclusion remembered.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from db.records import Health, HealthState
from parsers.types import Force
from scraper.archive.rows import RunRow
from scraper.archive.store import Store
from scraper.crawl import health_rows
from scraper.crawl.drift import (
    ASIDE,
    REMEDIES,
    Drift,
    Evidence,
    decide,
    needs_person,
    usual_silence,
)
from scraper.crawl.health_rows import Conclusion, Shortfalls, Sources
from scraper.web_archives import title_of


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
    sources: Sources = field(default_factory=Sources)

    @property
    def filled(self) -> str:
        """Who has filled in for a log that turns us away, and until when, in words; "" if none:
        its rows may be fresh, the log is still not well."""
        to = self.sources.filled_to
        if self.drift.state is not HealthState.BLOCKED or to is None:
            return ""
        archived = self.sources.archived == to
        title = title_of(self.sources.archive) if archived else "a recording"
        return f"blocked, filled to {to:%Y-%m-%d} from {title}"

    @property
    def remedy(self) -> str:
        return REMEDIES[self.drift.cause] if self.drift.cause else ""


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
    whence = health_rows.sources(store, slug)
    return Standing(slug, drift, since, run, good, found.newest, person, aside, whence)


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
    days = health_rows.publication_days(store, slug)
    newest = days[-1] if days else None
    today = None if invented else now.date()
    declared = force.expect.newest_within_days if force else None
    if run is None:
        return Evidence(None, known=len(days))
    before = health_rows.good_before(store, run)
    return Evidence(
        verdict=run.verdict,
        hours=(now - (run.finished_at or run.started_at)) / timedelta(hours=1),
        codes=health_rows.issue_codes(store, run.id),
        failures=health_rows.failures(store, run.id),
        asked=health_rows.asked(store, run.id),
        listed=run.listed,
        claimed=run.claimed,
        claimed_before=before.claimed if before else None,
        dated_before=before is not None and before.newest is not None,
        known=health_rows.known_items(store, slug),
        lost_logs=health_rows.lost_logs(store, run.id),
        silent_logs=health_rows.silent_logs(store, run.id, before.id if before else None),
        listing_moved=health_rows.listing_moved(store, run.id),
        shortfalls=tuple(shortfalls),
        newest=newest,
        silent_after=usual_silence(days, now.date(), declared),
        today=today,
    )


def remember(store: Store, found: Standing, now: datetime, shortfalls: Shortfalls) -> None:
    """Keep a conclusion: a new row where state or cause have changed, else the same renewed."""
    drift = found.drift
    row = Conclusion(
        since=found.since,
        state=drift.state,
        cause=drift.cause,
        tripwires=drift.tripwires,
        note=drift.words,
        shortfalls=shortfalls,
        run_id=found.run.id if found.run else None,
    )
    health_rows.conclude(store, found.force, row, now)


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
        note="; ".join(
            words for words in (drift.words, run.note, found.filled, found.aside, note) if words
        ),
        state=drift.state,
        cause=drift.cause,
        remedy=found.remedy,
        tripwires=drift.tripwires,
        stale=stale or drift.stale,
    )


# ---------------------------------------------------------------------- out of crawl.db


def _since(store: Store, slug: str, drift: Drift, run: RunRow | None, now: datetime) -> datetime:
    """Since when: what was remembered if nothing has changed, else this night."""
    last = health_rows.conclusion(store, slug)
    if last is not None and (last.state, last.cause) == (drift.state, drift.cause):
        return last.since
    return run.started_at if run is not None else now


def _remembered_shortfalls(store: Store, slug: str, run: RunRow | None) -> Shortfalls:
    """Why the last load was refused, if there has been no crawl since."""
    last = health_rows.conclusion(store, slug)
    return last.shortfalls if last is not None and run is not None and last.run_id == run.id else ()
