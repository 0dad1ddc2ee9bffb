"""What must be true of a force's rows, and of a database, before anybody sees it.

Every function returns its findings as plain sentences; none means all is well.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from db.conserved import lost_in_database
from db.create import connect
from db.records import Tripwire
from db.schema import SCHEMA, STAGED
from db.spec import Table
from db.sql import statement
from db.views import SEARCHES
from parsers.types import DocumentVerdict, Expect

# A build with more than this share fewer disclosures than the last is refused.
LARGEST_FALL = 0.05


@dataclass(frozen=True, slots=True)
class Shortfall:
    """One way in which a force's rows fall short, and the tripwire that says so."""

    tripwire: Tripwire
    message: str


def shortfalls(
    connection: sqlite3.Connection, force: str, expect: Expect, last_live: int | None
) -> list[Shortfall]:
    """Why ``force``'s rows must not replace those of its last good load.

    ``last_live`` is the number of its disclosures, removed ones left out, after that
    load. A log that has only gone silent falls short of nothing: see ``silence``.
    """
    live = _live(connection, force)
    found = []
    if live < expect.items:
        text = f"{live} disclosures, expected at least {expect.items}"
        found.append(Shortfall(Tripwire.EXPECTATIONS, text))
    if last_live is not None and live < last_live * (1 - expect.fall):
        text = f"{live} disclosures, {last_live} at the last good load"
        found.append(Shortfall(Tripwire.LAST_GOOD, text))
    return found


def silence(
    connection: sqlite3.Connection, force: str, expect: Expect, on: date
) -> Shortfall | None:
    """That a force's newest publication is older than it declares on the day ``on``, if so.

    A silent force's rows are loaded all the same: what it takes down must go.
    """
    if expect.newest_within_days is None:
        return None
    row = connection.execute(
        "SELECT max(published_on) AS newest FROM disclosures"
        " WHERE force = ? AND gone_since IS NULL",
        [force],
    ).fetchone()
    newest = row["newest"]
    oldest = on - timedelta(days=expect.newest_within_days)
    if newest is not None and date.fromisoformat(newest) >= oldest:
        return None
    text = f"newest publication {newest or 'unknown'}, expected {oldest.isoformat()} or later"
    return Shortfall(Tripwire.SILENCE, text)


def expectations(
    connection: sqlite3.Connection, force: str, expect: Expect, on: date, last_live: int | None
) -> list[str]:
    """How ``force``'s rows fall short of ``expect`` on the day ``on``, silence included."""
    found = shortfalls(connection, force, expect, last_live)
    quiet = silence(connection, force, expect, on)
    return [one.message for one in (*found, *((quiet,) if quiet else ()))]


def _live(connection: sqlite3.Connection, force: str) -> int:
    row = connection.execute(
        "SELECT count(*) AS live FROM disclosures WHERE force = ? AND gone_since IS NULL", [force]
    ).fetchone()
    return int(row["live"])


def integrity(connection: sqlite3.Connection) -> list[str]:
    """What SQLite itself finds: damaged pages, rows without their parents."""
    found = [
        f"integrity_check: {row[0]}"
        for row in connection.execute("PRAGMA integrity_check(20)")
        if row[0] != "ok"
    ]
    orphans: dict[tuple[str, str], int] = {}
    for row in connection.execute("PRAGMA foreign_key_check"):
        orphans[row[0], row[2]] = orphans.get((row[0], row[2]), 0) + 1
    found.extend(
        f"foreign_key_check: {count} rows of {child} without their {parent}"
        for (child, parent), count in orphans.items()
    )
    return found


def vocabularies(connection: sqlite3.Connection, tables: Iterable[Table] = SCHEMA) -> list[str]:
    """Values outside their closed vocabulary; one read of each table."""
    found = []
    for table in tables:
        closed = [column for column in table.columns if column.words]
        for column in closed:
            words = json.dumps([*(column.words or ())])
            sql = statement(
                "SELECT $column FROM $table WHERE $column NOT IN"
                " (SELECT value FROM json_each(?)) LIMIT 1",
                column=column.name,
                table=table.name,
            )
            row = connection.execute(sql, [words]).fetchone()
            if row:
                found.append(f"{table.name}.{column.name}: {row[0]!r} is not in its vocabulary")
    return found


def held_documents(connection: sqlite3.Connection) -> list[str]:
    """Held documents that show more than the word ``held``."""
    facts = ("url", "filename", "media_type", "bytes", "pages", "sha256", "fetched_at")
    sql = "SELECT count(*) FROM documents WHERE verdict = ? AND coalesce($facts) IS NOT NULL"
    row = connection.execute(statement(sql, facts=facts), [DocumentVerdict.HELD]).fetchone()
    return [f"{row[0]} held documents show more than that they are held"] if row[0] else []


def searches(connection: sqlite3.Connection) -> Iterator[str]:
    """Full-text indexes that are damaged or do not have one row for each of their table's."""
    for search in SEARCHES:
        try:
            connection.execute(
                statement("INSERT INTO $fts ($fts) VALUES ('integrity-check')", fts=search.name)
            )
        except sqlite3.DatabaseError as error:
            yield f"{search.name}: {error}"
            continue
        rows, indexed = (
            connection.execute(statement("SELECT count(*) FROM $name", name=name)).fetchone()[0]
            for name in (search.table, f"{search.name}_docsize")
        )
        if rows != indexed:
            yield f"{search.name}: {indexed} rows indexed of {rows}"


def published(connection: sqlite3.Connection) -> list[str]:
    """All that a published file must satisfy, on a writable connection to it."""
    found = integrity(connection)
    if not found:
        found += vocabularies(connection)
        found += held_documents(connection)
        found += lost_in_database(connection)
        found += searches(connection)
    return found


def check_staging(path: Path) -> list[str]:
    """Findings of ``staging.db``, which stays as it is: what would stop a publish."""

    def staged(connection: sqlite3.Connection) -> list[str]:
        found = integrity(connection) + vocabularies(connection, STAGED)
        return found + held_documents(connection) + lost_in_database(connection)

    return _findings(path, staged)


def _findings(path: Path, check: Callable[[sqlite3.Connection], list[str]]) -> list[str]:
    if not path.is_file():
        return [f"{path}: no such file"]
    try:
        with closing(connect(path)) as connection:
            return check(connection)
    except sqlite3.DatabaseError as error:
        return [f"{path}: {error}"]


def fall(before: int, after: int) -> str | None:
    """Why a build of ``after`` disclosures must not replace one of ``before``, if so."""
    if after < before * (1 - LARGEST_FALL):
        return f"{after} disclosures would replace {before}: more than 5 % fewer"
    return None
