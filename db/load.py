"""Typed records into ``staging.db``: one transaction per force, idempotent, streamed."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass, fields, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from db import changes, checks
from db.conserved import lost_in_database, lost_in_rows
from db.coverage import Months, Walk
from db.errors import LoadError, RefusedError
from db.facts import moment
from db.migrations import open_staging
from db.once import Once, mains
from db.records import ChangeEvent, Health, Record, Tripwire
from db.relations import relate
from db.replace import (
    INSERT,
    Previous,
    delete_disclosure,
    insert_disclosure,
    previous_disclosure,
    renew_moments,
    replace_disclosure,
)
from db.rows import Rows, rows_of
from db.sql import upsert
from db.versions import differences, said_of, stored
from parsers.errors import ForcewideError
from parsers.types import Expect, Policy

if TYPE_CHECKING:
    from parsers.directory import Body

# How health calls the night of a force that was never crawled and whose load failed.
NO_VERDICT = "unknown"


@dataclass(frozen=True, slots=True)
class ForceRow:
    """What a load says of its force beside ``parsers.directory``.

    ``policy`` is the force's own (it can only tighten the instance's), ``terms``
    its terms of re-use in a line, ``sample`` whether its site is an invented one.
    """

    slug: str
    name: str
    policy: Policy | None = None
    terms: str | None = None
    sample: bool = False


@dataclass(slots=True)
class LoadReport:
    """What a load did. ``cause`` is empty when it was kept, else it says why it was not."""

    force: str
    cause: str = ""
    added: int = 0
    changed: int = 0
    removed: int = 0
    restored: int = 0
    merged: int = 0
    unchanged: int = 0
    shortfalls: tuple[tuple[Tripwire, str], ...] = ()

    @property
    def loaded(self) -> bool:
        return not self.cause

    def count(self, event: ChangeEvent) -> None:
        setattr(self, event.value, getattr(self, event.value) + 1)


def load_bodies(path: Path, bodies: Iterable[Body]) -> int:
    """Upsert the directory's forces into ``staging.db``; return how many there are."""
    from parsers.directory import Body  # late: it imports every force's platform

    names = [field.name for field in fields(Body)]
    rows = [{name: getattr(body, name) for name in names} | {"sample": 0} for body in bodies]
    sql = upsert("forces", [*names, "sample"], "slug", first=["sample"])
    with closing(open_staging(path)) as connection, transaction(connection):
        connection.executemany(sql, rows)
    return len(rows)


def load_force(
    path: Path,
    force: ForceRow,
    records: Iterable[Record],
    *,
    at: datetime,
    expect: Expect,
    health: Health | None = None,
    complete: bool = True,
    walk: Walk | None = None,
) -> LoadReport:
    """Replace what ``staging.db`` holds of one force by ``records``, in one transaction.

    Records are streamed. ``at`` is the moment recorded in ``changes`` and the day
    ``expect`` counts from. With ``complete`` the records are all that the force
    has: one that is absent is removed, and ``expect`` must be met. Otherwise they
    are added to what is there. ``walk`` is what the crawl knows beside the records, for
    ``coverage``. A load that fails is rolled back and the report says why; the force is
    then stale in ``health``.
    """
    report = LoadReport(force.slug)
    with closing(open_staging(path)) as connection:
        try:
            with transaction(connection):
                months = _load(connection, force, records, moment(at), report, complete)
                months.unread(walk or Walk())
                months.write(connection, force.slug)
                if complete:
                    _expect(connection, force.slug, expect, at)
                if health is not None:
                    _write_health(connection, health)
        except (ForcewideError, sqlite3.IntegrityError) as error:
            report = LoadReport(force.slug, cause=f"{force.slug}: {error}")
            if isinstance(error, RefusedError):
                report.shortfalls = error.shortfalls
            with transaction(connection):
                _mark_stale(connection, force, health, report.cause, moment(at))
    return report


def withdraw(path: Path, keys: Iterable[str], *, at: datetime) -> int:
    """Take disclosures out of ``staging.db`` for good (a takedown); return how many there were.

    Their words are overwritten in the file, not only unlinked. The published file
    keeps them until the next ``publish``, for which ``keep_previous=False`` is meant.
    Neither the next load nor the next publish takes their absence for a log that shrinks.
    """
    with closing(open_staging(path)) as connection:
        with transaction(connection):
            wanted = mains(connection, keys)
            previous = [key for key in wanted if previous_disclosure(connection, key)]
            for key in previous:
                _note_withdrawn(connection, key, moment(at))
                _remove(connection, key, moment(at))
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return len(previous)


def withdrawn_keys(path: Path) -> frozenset[str]:
    """The disclosures that were taken out of a ``staging.db`` on purpose and have not come back."""
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        rows = connection.execute("SELECT disclosure FROM withdrawn").fetchall()
    return frozenset(row[0] for row in rows)


def record_health(path: Path, health: Health) -> None:
    """Write one force's state without touching its rows (a crawl that brought nothing)."""
    with closing(open_staging(path)) as connection, transaction(connection):
        _write_health(connection, health)


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """BEGIN IMMEDIATE .. COMMIT, or ROLLBACK when anything is raised inside."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _load(
    connection: sqlite3.Connection,
    force: ForceRow,
    records: Iterable[Record],
    at: str,
    report: LoadReport,
    complete: bool,
) -> Months:
    _write_force(connection, force)
    once, months = Once(), Months()
    merged: set[str] = set()
    seen: set[str] = set()
    for record in _live_first(force.slug, records):
        if once.main_of(record) == record.key:
            seen.add(record.key)
            months.read(record.disclosure, gone=record.gone_since is not None)
            _load_one(connection, record, at, report)
        else:
            merged.add(record.key)
        merged.update(record.former_keys)
    previous = connection.execute("SELECT key FROM disclosures WHERE force = ?", [force.slug])
    for key in [row["key"] for row in previous if row["key"] not in seen]:
        if key in merged or complete:
            event = ChangeEvent.MERGED if key in merged else ChangeEvent.REMOVED
            _remove(connection, key, at, event)
            report.count(event)
    once.write(connection, force.slug)
    relate(connection, force.slug)
    if lost := lost_in_database(connection, force.slug):
        raise LoadError("; ".join(lost))
    return months


def _live_first(force: str, records: Iterable[Record]) -> Iterator[Record]:
    """A force's records, those last that it has taken down: of one answer a live page stays.

    Raises ``LoadError`` for another force's record, and for a key that is given twice.
    """
    gone: list[Record] = []
    seen: set[str] = set()
    for record in records:
        if record.disclosure.force != force:
            raise LoadError(f"{record.key}: belongs to {record.disclosure.force}")
        if record.key in seen:
            raise LoadError(f"{record.key}: given twice")
        seen.add(record.key)
        if record.gone_since is None:
            yield record
        else:
            gone.append(record)
    yield from gone


def _load_one(connection: sqlite3.Connection, record: Record, at: str, report: LoadReport) -> None:
    rows = rows_of(record)
    if lost := list(lost_in_rows(record, rows)):
        raise LoadError(f"{record.key}: {'; '.join(lost)}")
    try:
        _load_record(connection, rows, at, report)
    except sqlite3.IntegrityError as error:
        raise LoadError(f"{record.key}: {error}") from error


def _write_force(connection: sqlite3.Connection, force: ForceRow) -> None:
    connection.execute(
        "INSERT INTO forces (slug, name, policy, terms, sample) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (slug) DO UPDATE SET policy = excluded.policy,"
        " terms = excluded.terms, sample = excluded.sample",
        [force.slug, force.name, force.policy, force.terms, int(force.sample)],
    )


def has_loaded(connection: sqlite3.Connection, slug: str) -> bool:
    """Whether ``staging.db`` has had a good load of a force."""
    query = "SELECT 1 FROM loads WHERE force = ?"
    return connection.execute(query, [slug]).fetchone() is not None


def last_load(path: Path) -> datetime | None:
    """When ``staging.db`` last took in a force's rows; None where it never did."""
    with closing(open_staging(path)) as connection:
        row = connection.execute("SELECT max(at) FROM loads").fetchone()
    return datetime.fromisoformat(row[0]) if row[0] else None


def _load_record(connection: sqlite3.Connection, rows: Rows, at: str, report: LoadReport) -> None:
    previous = previous_disclosure(connection, rows.key)
    before, after = previous.parts if previous else None, rows.version()
    gone, was_gone = rows.disclosure["gone_since"], previous and previous.row["gone_since"]
    if before != after or (gone is None) != (was_gone is None):
        _tell(connection, rows, previous, at, report)
    else:
        report.unchanged += 1
    if previous is None:
        insert_disclosure(connection, rows, after)
        connection.execute("DELETE FROM withdrawn WHERE disclosure = ?", [rows.key])
    elif before != after:
        replace_disclosure(connection, rows, after)
    else:
        renew_moments(connection, rows, previous)


def _tell(
    connection: sqlite3.Connection,
    rows: Rows,
    previous: Previous | None,
    at: str,
    report: LoadReport,
) -> None:
    """Record what has happened to a disclosure that is not as it was, before its rows are."""
    was = stored(connection, previous.row) if previous else None
    now = said_of(rows.disclosure, rows.children)
    happened = changes.events(
        new=previous is None,
        changed=was is not None and differences(was, now) is not None,
        was_gone=previous is not None and previous.row["gone_since"] is not None,
        is_gone=rows.disclosure["gone_since"] is not None,
        was_removed=previous is None and changes.was_removed(connection, rows.key),
    )
    for event in happened:
        changes.record_event(connection, rows.key, at, event, was, now)
        report.count(event)
    report.unchanged += not happened


def _remove(
    connection: sqlite3.Connection, key: str, at: str, event: ChangeEvent = ChangeEvent.REMOVED
) -> None:
    previous = previous_disclosure(connection, key)
    was = stored(connection, previous.row) if previous else None
    changes.record_event(connection, key, at, event, was, None)
    delete_disclosure(connection, key)


def _note_withdrawn(connection: sqlite3.Connection, key: str, at: str) -> None:
    connection.execute(
        "INSERT INTO withdrawn (disclosure, force, at, counted)"
        " SELECT key, force, ?, gone_since IS NULL FROM disclosures WHERE key = ?"
        " ON CONFLICT (disclosure) DO UPDATE SET at = excluded.at, counted = excluded.counted",
        [at, key],
    )


def _expect(connection: sqlite3.Connection, force: str, expect: Expect, at: datetime) -> None:
    """Hold the force's rows against ``expect`` and remember them as its last good load."""
    last = connection.execute("SELECT live FROM loads WHERE force = ?", [force]).fetchone()
    on_purpose = connection.execute(
        "SELECT count(*), coalesce(sum(counted), 0) FROM withdrawn WHERE force = ?", [force]
    ).fetchone()
    expect = replace(expect, items=max(0, expect.items - on_purpose[0]))
    live = last["live"] - on_purpose[1] if last else None
    found = checks.shortfalls(connection, force, expect, live)
    if found:
        raise RefusedError(tuple((one.tripwire, one.message) for one in found))
    connection.execute(
        "INSERT INTO loads (force, at, live) SELECT :force, :at, count(*) FROM disclosures"
        " WHERE force = :force AND gone_since IS NULL"
        " ON CONFLICT (force) DO UPDATE SET at = excluded.at, live = excluded.live",
        {"force": force, "at": moment(at)},
    )
    connection.execute("UPDATE withdrawn SET counted = 0 WHERE force = ?", [force])


def _write_health(connection: sqlite3.Connection, health: Health) -> None:
    moments = {
        name: moment(value) if value else None
        for name, value in (("since", health.since), ("last_success", health.last_success))
    }
    day = health.newest_on.isoformat() if health.newest_on else None
    said = {
        "newest_on": day,
        "remedy": health.remedy or None,
        "tripwires": json.dumps(health.tripwires),
        "stale": int(health.stale),
    }
    connection.execute(
        INSERT["health"].replace("INSERT", "INSERT OR REPLACE", 1),
        asdict(health) | moments | said,
    )


def _mark_stale(
    connection: sqlite3.Connection, force: ForceRow, health: Health | None, cause: str, at: str
) -> None:
    """Say in ``health`` that the rows shown are those of an earlier load, and why."""
    connection.execute(
        "INSERT INTO forces (slug, name, sample) VALUES (?, ?, ?) ON CONFLICT (slug) DO NOTHING",
        [force.slug, force.name, int(force.sample)],
    )
    before = connection.execute(
        "SELECT since FROM health WHERE force = ? AND stale = 1", [force.slug]
    ).fetchone()
    if health is not None:
        _write_health(connection, health)
    connection.execute(
        "INSERT INTO health (force, verdict, since, note, stale)"
        " VALUES (:force, :verdict, :since, :note, 1)"
        " ON CONFLICT (force) DO UPDATE"
        " SET since = excluded.since, note = excluded.note, stale = 1",
        {
            "force": force.slug,
            "verdict": NO_VERDICT,
            "since": before["since"] if before else at,
            "note": cause,
        },
    )
