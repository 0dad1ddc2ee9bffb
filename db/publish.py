"""``staging.db`` into a new ``forcewide.db``, built beside the old one and swapped in."""

from __future__ import annotations

import fcntl
import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from sqlite_utils import Database

from db import builds, checks
from db.build import (
    copy_tables,
    fill_lookup,
    fill_searches,
    fill_subjects,
    fill_summaries,
    number_rows,
)
from db.create import connect, make_indexes, make_searches, make_table, make_views
from db.errors import CheckError, PublishError
from db.questions.topics import fill_topics
from db.schema import SCHEMA
from db.search.index import fill_answers, fill_topics_and_words
from db.sql import statement
from parsers.types import Policy


@dataclass(frozen=True, slots=True)
class PublishReport:
    """What was published where. ``before`` counts the disclosures of the build replaced."""

    path: Path
    forces: int
    disclosures: int
    tables: int
    figures: int
    bytes: int
    before: int | None
    build: str


def publish(
    staging: Path,
    target: Path,
    *,
    policy: Policy = Policy.FACTS,
    force: bool = False,
    keep_previous: bool = True,
    moment: datetime | None = None,
) -> PublishReport:
    """Build ``target`` from ``staging``, check it and put it in the place of the old.

    ``policy`` is the instance's default; a force's own policy can only tighten it.
    ``force`` publishes even if more than 5 % of the disclosures are gone. The build
    replaced is kept, unless ``keep_previous`` is false or it shows what may not be shown
    any more: a disclosure withdrawn since, a document held, a force's looser policy.
    ``moment`` (aware, by default now) is when it was built. Two builds of one staging file
    have equal rows. Raises ``PublishError`` when there is nothing to publish from or the
    build is refused, ``CheckError`` when it fails its checks; the published file is then as
    it was.
    """
    if not staging.is_file():
        raise PublishError(f"{staging}: no staging database; load a force first")
    target.parent.mkdir(parents=True, exist_ok=True)
    with _only_one(target):
        building = target.with_name(f".{target.name}.building")
        building.unlink(missing_ok=True)
        try:
            with closing(connect(building)) as connection:
                _build(connection, staging, policy)
                report = _report(connection, target, _count_published(target, staging, force=force))
                keep_previous &= report.before is not None and not _shows_more(connection, target)
            refusal = checks.fall(report.before or 0, report.disclosures)
            if refusal and not force:
                raise PublishError(f"{target}: {refusal}; --force publishes all the same")
            when = moment or datetime.now(UTC)
            return _swap(building, target, report, when, keep_previous=keep_previous)
        finally:
            building.unlink(missing_ok=True)


def rollback(target: Path) -> builds.Build:
    """Make the build before the published one current again. Raises ``PublishError`` where none
    is kept, or while another build is being published."""
    with _only_one(target):
        return builds.rollback(target)


def _build(connection: sqlite3.Connection, staging: Path, policy: Policy) -> None:
    # The file is thrown away if anything fails, so it needs no journal.
    for pragma in ("page_size = 8192", "journal_mode = OFF", "synchronous = OFF"):
        connection.execute(f"PRAGMA {pragma}")
    db = Database(connection)
    for table in SCHEMA:
        make_table(db, table)
    make_searches(db)
    connection.execute("ATTACH ? AS staging", [f"{staging.resolve().as_uri()}?mode=ro"])
    connection.execute("BEGIN")  # one snapshot of staging, whatever is loaded meanwhile
    number_rows(connection, policy)
    copy_tables(connection)
    fill_searches(connection)
    seen = fill_answers(connection)
    fill_lookup(connection)
    fill_subjects(connection)
    connection.execute("COMMIT")
    connection.execute("DETACH staging")
    for table in SCHEMA:
        make_indexes(db, table)
    make_views(db)
    fill_summaries(connection)
    fill_topics(connection)
    fill_topics_and_words(connection, seen)
    connection.execute("ANALYZE")
    problems = checks.published(connection)
    if problems:
        raise CheckError(tuple(problems))
    connection.execute("PRAGMA journal_mode = DELETE")


def _report(connection: sqlite3.Connection, target: Path, before: int | None) -> PublishReport:
    counts = {
        name: int(connection.execute(statement("SELECT count(*) FROM $t", t=name)).fetchone()[0])
        for name in ("forces", "disclosures", "tables", "figures")
    }
    return PublishReport(path=target, bytes=0, before=before, build="", **counts)


def _count_published(target: Path, staging: Path, *, force: bool) -> int | None:
    """Disclosures in the file that would be replaced, without those that were taken out on
    purpose since; ``None`` when there is none."""
    if not target.exists():
        return None
    try:
        with closing(connect(target)) as connection:
            everything = connection.execute("SELECT count(*) FROM disclosures").fetchone()[0]
            return int(everything) - _withdrawn(connection, staging)
    except sqlite3.DatabaseError as error:
        if force:
            return None
        raise PublishError(
            f"{target} cannot be read ({error}); staging.db and the archive are as they were;"
            " `forcewide publish --force` replaces it"
        ) from error


def still_published(staging: Path, target: Path) -> int:
    """How many disclosures of the published file have been taken out on purpose since."""
    if not target.exists():
        return 0
    with closing(connect(target)) as connection:
        return _withdrawn(connection, staging)


def _withdrawn(connection: sqlite3.Connection, staging: Path) -> int:
    connection.execute("ATTACH ? AS staging", [f"{staging.resolve().as_uri()}?mode=ro"])
    found = connection.execute(
        "SELECT count(*) FROM main.disclosures WHERE key IN (SELECT disclosure"
        " FROM staging.withdrawn EXCEPT SELECT key FROM staging.disclosures)"
    )
    return int(found.fetchone()[0])


# What a build shows that the next may not: rows gone, held, or under a tighter policy.
_SHOWS_MORE = """
    SELECT EXISTS (SELECT key FROM was.disclosures EXCEPT SELECT key FROM main.disclosures)
        OR EXISTS (SELECT 1 FROM was.documents o JOIN main.documents n USING (key)
            WHERE o.verdict = 'parsed' AND n.verdict <> 'parsed')
        OR EXISTS (SELECT 1 FROM was.forces o JOIN main.forces n USING (slug)
            WHERE n.policy <> o.policy)
"""


def _shows_more(connection: sqlite3.Connection, target: Path) -> bool:
    """Whether the published build shows what this new one must not."""
    connection.execute("ATTACH ? AS was", [f"{target.resolve().as_uri()}?mode=ro"])
    try:
        return bool(connection.execute(_SHOWS_MORE).fetchone()[0])
    except sqlite3.DatabaseError:
        return True  # of an older schema: nobody can tell
    finally:
        connection.execute("DETACH was")


def _swap(
    building: Path, target: Path, report: PublishReport, moment: datetime, *, keep_previous: bool
) -> PublishReport:
    """Put the build in place under its own name."""
    size = building.stat().st_size
    counts = building.with_name(f"{building.name}.inspect.json")
    found = _inspect(building, target)
    counts.write_text(json.dumps({target.stem: found}, indent=2), encoding="utf-8")
    for path in (building, counts):
        _sync(path)
    ident = builds.build_id(moment, str(found["hash"]))
    build = builds.put_in_place(building, counts, target, ident, keep=keep_previous)
    return replace(report, bytes=size, build=build.id)


def _inspect(building: Path, target: Path) -> dict[str, object]:
    """What ``datasette inspect`` prints, under the name the file is going to have."""
    from datasette.inspect import inspect_hash  # late: all of Datasette comes with it

    with closing(connect(building)) as connection:
        names = [
            row["name"]
            for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        ]
        counts = {
            name: connection.execute(statement("SELECT count(*) FROM $t", t=name)).fetchone()[0]
            for name in names
        }
    return {
        "hash": inspect_hash(building),
        "size": building.stat().st_size,
        "file": target.name,
        "tables": {name: {"count": count} for name, count in counts.items()},
    }


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _only_one(target: Path) -> Iterator[None]:
    """Hold the right to publish ``target``. Raises ``PublishError`` when another has it."""
    with target.with_name(f".{target.name}.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise PublishError(f"{target}: another publish is under way") from error
        yield


def published_policy(target: Path) -> Policy | None:
    """The policy that a published file was built with: the loosest of its forces; None where
    nobody can tell."""
    if not target.exists():
        return None
    try:
        with closing(connect(target)) as connection:
            found = {row[0] for row in connection.execute("SELECT policy FROM forces")}
    except sqlite3.DatabaseError:
        return None
    return next((one for one in (Policy.FULL, Policy.FACTS) if one in found), None)
