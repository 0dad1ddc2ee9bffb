"""The private ``staging.db``: its tables and how an older file is brought up to date.

``staging.db`` holds the published tables as loaded, whole and unshortened, plus
four of its own: ``versions`` (what was last loaded of each disclosure), ``loads`` (each
force's last good load), ``withdrawn`` (what was taken out on purpose) and ``change_sources``
(the bytes that a change was read from). A change to
``db.schema`` adds a step here that looks whether the old file still needs it, because the
first step makes new files by the schema of today.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlite_utils import Database, Migrations

from db.create import connect, make_tables
from db.schema import ALIASES, STAGED
from db.schema_changes import CHANGED_TEXTS, CHANGED_VALUES
from db.schema_forces import COVERAGE, HIDDEN_DATA
from db.schema_kept import ASKED, DERIVED, DERIVED_FORCES, KEPT, WORDINGS
from db.schema_questions import (
    ANSWER_SUBJECTS,
    GROUP_MEMBERS,
    LABELS,
    MEASURES,
    QUESTION_MEMBERS,
    SERIES,
)
from db.spec import Column, Table

VERSIONS = Table(
    "versions",
    "What was last loaded of one disclosure",
    key=("disclosure",),
    columns=(
        Column("disclosure", str, "Disclosure", to="disclosures.key", required=True),
        Column("sha256", str, "SHA-256 of its facts", required=True),
        Column("parts", str, "SHA-256 of each part (JSON)", required=True),
    ),
)

LOADS = Table(
    "loads",
    "The last good load of one force",
    key=("force",),
    columns=(
        Column("force", str, "Force", to="forces.slug", required=True),
        Column("at", str, "When", required=True),
        Column("live", int, "Disclosures not gone", required=True),
    ),
)

WITHDRAWN = Table(
    "withdrawn",
    "A disclosure taken out on purpose, which is no shrinking of its force's log",
    key=("disclosure",),
    columns=(
        Column("disclosure", str, "Its key; its row is gone", required=True),
        Column("force", str, "Force", to="forces.slug", required=True),
        Column("at", str, "When", required=True),
        Column("counted", int, "1 while its force's last good load counts it", required=True),
    ),
)

CHANGE_SOURCES = Table(
    "change_sources",
    "Bytes that what is kept of a change was read from",
    key=("disclosure", "at", "sha256"),
    columns=(
        Column("disclosure", str, "Disclosure", required=True),
        Column("at", str, "When it was loaded", required=True),
        Column("sha256", str, "SHA-256 of a file or page before or after", required=True),
    ),
)

STAGING = Migrations("staging")


@STAGING()
def m001_tables(db: Database) -> None:
    make_tables(db, (*STAGED, VERSIONS, LOADS, WORDINGS))


@STAGING()
def m002_hidden_data(db: Database) -> None:
    if not db[HIDDEN_DATA.name].exists():
        make_tables(db, [HIDDEN_DATA])


@STAGING()
def m003_causes(db: Database) -> None:
    """What is concluded about a force, beside how its crawl ended."""
    known = {column.name for column in db["health"].columns}
    for name in ("state", "cause", "remedy", "tripwires"):
        if name not in known:
            db.execute(f"ALTER TABLE health ADD COLUMN {name} TEXT")
    if "stale" not in known:
        db.execute("ALTER TABLE health ADD COLUMN stale INTEGER")


@STAGING()
def m004_pages(db: Database) -> None:
    """The pages that a table is on, as `extract` has always printed them."""
    if "pages" not in {column.name for column in db["tables"].columns}:
        db.execute("ALTER TABLE tables ADD COLUMN pages TEXT")


@STAGING()
def m005_unread(db: Database) -> None:
    """What of an answer could not be read, in words."""
    if "unread" not in {column.name for column in db["disclosures"].columns}:
        db.execute("ALTER TABLE disclosures ADD COLUMN unread TEXT")


@STAGING()
def m006_decisions(db: Database) -> None:
    """What kind of document an answer is, the sentence that decided it and on what ground."""
    known = {column.name for column in db["disclosures"].columns}
    for name in ("kind", "outcome_quote", "outcome_basis"):
        if name not in known:
            db.execute(f"ALTER TABLE disclosures ADD COLUMN {name} TEXT")


@STAGING()
def m007_withdrawn(db: Database) -> None:
    """What was taken out on purpose."""
    make_tables(db, [WITHDRAWN])


@STAGING()
def m008_coverage(db: Database) -> None:
    """What was read by force and month: before, the table was never filled."""
    if {column.name for column in db[COVERAGE.name].columns} != set(COVERAGE.names):
        db[COVERAGE.name].drop()
        make_tables(db, [COVERAGE])


@STAGING()
def m009_questions(db: Database) -> None:
    """Which requests are the same, and what is kept of each to know it."""
    make_tables(db, [one for one in (GROUP_MEMBERS, WORDINGS) if not db[one.name].exists()])


@STAGING()
def m010_measures(db: Database) -> None:
    """What tables measure, with their series, and what these were made from."""
    tables = (MEASURES, SERIES)
    make_tables(db, [one for one in tables if not db[one.name].exists()])


@STAGING()
def m011_once(db: Database) -> None:
    """One answer once: its aliases, what it repeats, its title as shown."""
    known = {column.name for column in db["disclosures"].columns}
    for name in ("title_shown", "repeats"):
        if name not in known:
            db.execute(f"ALTER TABLE disclosures ADD COLUMN {name} TEXT")
    if not db[ALIASES.name].exists():
        make_tables(db, [ALIASES])


@STAGING()
def m012_subjects(db: Database) -> None:
    """What each answer is about, and what that was read from."""
    if not db[ANSWER_SUBJECTS.name].exists():
        make_tables(db, [ANSWER_SUBJECTS])


@STAGING()
def m013_derived(db: Database) -> None:
    """One note of what each step has read; what older steps made is made again."""
    for name in ("measured", "subjected"):
        db[name].drop(ignore=True)
    if "sha256" in {column.name for column in db[WORDINGS.name].columns}:
        db[WORDINGS.name].drop()
        make_tables(db, [WORDINGS])
    if "disputed" not in {column.name for column in db[SERIES.name].columns}:
        db[SERIES.name].drop()
        make_tables(db, [SERIES])
    make_tables(db, [one for one in (DERIVED, DERIVED_FORCES) if not db[one.name].exists()])


@STAGING()
def m014_single_questions(db: Database) -> None:
    """Which single questions are the same, and what is kept of each to know it."""
    make_tables(db, [one for one in (QUESTION_MEMBERS, ASKED) if not db[one.name].exists()])


@STAGING()
def m015_labels(db: Database) -> None:
    """What the labels of tables stand for; all are measured again to know it."""
    if not db[LABELS.name].exists():
        make_tables(db, [LABELS])


@STAGING()
def m016_archive_copies(db: Database) -> None:
    """The web archive's copy that an answer was read from."""
    new = {
        "disclosures": ("archived_in", "archived_at", "archived_copy"),
        "captures": ("archive", "memento"),
    }
    for table, names in new.items():
        known = {column.name for column in db[table].columns}
        for name in names:
            if name not in known:
                db.execute(f"ALTER TABLE {table} ADD COLUMN {name} TEXT")


@STAGING()
def m017_what_changed(db: Database) -> None:
    """What a change did, and the bytes that this was read from."""
    new = (CHANGED_VALUES, CHANGED_TEXTS, CHANGE_SOURCES)
    make_tables(db, [one for one in new if not db[one.name].exists()])


@STAGING()
def m018_compared(db: Database) -> None:
    """What is kept of requests and questions so that only changed ones are compared again."""
    make_tables(db, [one for one in KEPT if not db[one.name].exists()])
    if "said" not in {column.name for column in db[ASKED.name].columns}:
        db[ASKED.name].drop()
        make_tables(db, [ASKED])


@STAGING()
def m019_sources(db: Database) -> None:
    """Which sources have given the answers and files of a month."""
    known = {column.name for column in db[COVERAGE.name].columns}
    for column in COVERAGE.columns:
        if column.name not in known:
            db.execute(f"ALTER TABLE coverage ADD COLUMN {column.name} INTEGER DEFAULT 0")


def open_staging(path: Path) -> sqlite3.Connection:
    """Open ``staging.db`` (made if absent) in WAL mode, migrated, foreign keys enforced."""
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = connect(path)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA busy_timeout = 30000")
        # What is taken out must not be found in the file's free pages.
        connection.execute("PRAGMA secure_delete = ON")
        database = Database(connection)
        if STAGING.pending(database):
            STAGING.apply(database)
        connection.execute("PRAGMA foreign_keys = ON")
    except BaseException:
        connection.close()
        raise
    return connection
