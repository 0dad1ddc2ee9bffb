"""The private database ``crawl.db``: what was fetched, what is listed, what each run did.

Migrations are append-only: a table is changed by a new function at the end, never
by editing an old one. Times are ISO 8601 in UTC, dates ISO, hashes lower-case hex.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import sqlite_utils
from sqlite_utils.migrations import Migrations

from db.crawl_archives import ARCHIVE_TABLES
from db.crawl_first import FIRST_TABLES
from db.crawl_nights import NIGHT_TABLES, WITHDRAWAL_TABLES
from db.one_key import rekey

if TYPE_CHECKING:
    from sqlite_utils.db import Database

crawl_migrations = Migrations("forcewide-crawl")


@crawl_migrations()
def m001_fetching(db: Database) -> None:
    """Runs, captures, frontier, items, attachments, issues, tombstones."""
    for statement in FIRST_TABLES.split(
        ";\n"
    ):  # executescript would end the migration's transaction
        db.execute(statement)


@crawl_migrations()
def m002_sessions(db: Database) -> None:
    """One ``crawl`` over several forces: killed, it is resumed as a whole."""
    db.execute(
        """
        CREATE TABLE sessions (
          id INTEGER PRIMARY KEY,
          forces TEXT NOT NULL,                -- slugs, JSON, sorted
          since TEXT,                          -- as asked for; null: by the last good run
          until TEXT NOT NULL,
          started_at TEXT NOT NULL,
          finished_at TEXT
        ) STRICT
        """
    )
    db.execute("ALTER TABLE runs ADD COLUMN session_id INTEGER REFERENCES sessions (id)")


@crawl_migrations()
def m003_read_by(db: Database) -> None:
    """Which parser last read an item: an unchanged page is read again only by a newer one."""
    db.execute("ALTER TABLE items ADD COLUMN read_by TEXT")


@crawl_migrations()
def m004_conversions(db: Database) -> None:
    """Captures that a program made from others (kind ``derived``), and what waits for one.

    A derived capture refers to the one it was made from, as a revisit does.
    """
    db.execute("ALTER TABLE captures ADD COLUMN tool TEXT")  # of a derived one: name and version
    db.execute(
        """
        CREATE TABLE conversions (
          sha256 TEXT PRIMARY KEY,             -- of the body that no reader reads
          conversion TEXT NOT NULL,            -- ocr, office
          tool TEXT,                           -- that was last tried: name and version; null: none
          outcome TEXT NOT NULL,               -- waiting, made, failed
          message TEXT NOT NULL DEFAULT '',
          at TEXT NOT NULL
        ) STRICT, WITHOUT ROWID
        """
    )


@crawl_migrations()
def m005_drift(db: Database) -> None:
    """How each force's log has stood: a new row where its state or cause changes."""
    db.execute(
        """
        CREATE TABLE drift (
          force TEXT NOT NULL,
          since TEXT NOT NULL,                 -- the night on which it came into this state
          state TEXT NOT NULL,                 -- a word of HealthState
          cause TEXT,                          -- a word of Cause; null: none
          tripwires TEXT NOT NULL,             -- what fired (JSON)
          note TEXT NOT NULL DEFAULT '',
          shortfalls TEXT NOT NULL DEFAULT '[]', -- why the last load was refused (JSON pairs)
          run_id INTEGER REFERENCES runs (id),
          checked_at TEXT NOT NULL,
          PRIMARY KEY (force, since)
        ) STRICT, WITHOUT ROWID
        """
    )
    db.execute("CREATE INDEX drift_run ON drift (run_id)")


@crawl_migrations()
def m006_barred(db: Database) -> None:
    """``held`` is the gate's word: a purged address that is not fetched again is barred."""
    db.execute("ALTER TABLE tombstones RENAME COLUMN held TO barred")


@crawl_migrations()
def m007_links(db: Database) -> None:
    """The account of an answer's body: each of its links, and what became of it."""
    db.execute(
        """
        CREATE TABLE links (
          force TEXT NOT NULL,
          item_url TEXT NOT NULL,              -- the item's canonical address
          canonical_url TEXT NOT NULL,
          url TEXT NOT NULL,
          words TEXT NOT NULL,
          kind TEXT NOT NULL,                  -- what its page tells: a word of LinkKind
          fate TEXT NOT NULL,                  -- a word of Fate (scraper/crawl/links.py)
          run_id INTEGER REFERENCES runs (id), -- the run that last read the item's page
          at TEXT NOT NULL,
          PRIMARY KEY (force, item_url, canonical_url),
          FOREIGN KEY (force, item_url) REFERENCES items (force, canonical_url) ON DELETE CASCADE
        ) STRICT, WITHOUT ROWID
        """
    )
    db.execute("CREATE INDEX links_run ON links (run_id, fate)")
    db.execute("CREATE INDEX links_address ON links (force, canonical_url, fate)")


@crawl_migrations()
def m008_days(db: Database) -> None:
    """The day that an item's own page states outranks its line on the listing."""
    db.execute("ALTER TABLE items ADD COLUMN page_day TEXT")
    db.execute("ALTER TABLE items ADD COLUMN day_ground TEXT")  # of the listing's day


@crawl_migrations()
def m009_timeline(db: Database) -> None:
    """When a listing last had an item: an older recording's line changes nothing newer."""
    db.execute("ALTER TABLE items ADD COLUMN listed_at TEXT")
    db.execute("UPDATE items SET listed_at = last_seen WHERE listed_as IS NOT NULL")


@crawl_migrations()
def m010_listings(db: Database) -> None:
    """A chain counts its own items; an answer's other addresses; what a whole walk looked like."""
    db.execute("ALTER TABLE chains ADD COLUMN items INTEGER NOT NULL DEFAULT 0")  # distinct
    db.execute("CREATE INDEX listed_walk ON listed (run_id, chain, walk, canonical_url)")
    db.execute(
        """
        CREATE TABLE aliases (
          force TEXT NOT NULL,
          canonical_url TEXT NOT NULL,         -- another address of an answer
          item_url TEXT NOT NULL,              -- the canonical address of its item
          why TEXT NOT NULL,                   -- address, same_words
          PRIMARY KEY (force, canonical_url)
        ) STRICT, WITHOUT ROWID
        """
    )
    db.execute(
        """
        CREATE TABLE whole_walks (
          force TEXT NOT NULL,
          canonical_url TEXT NOT NULL,         -- of the chain's first page
          walked_at TEXT NOT NULL,
          pages INTEGER NOT NULL,
          first_page TEXT NOT NULL,            -- hash of its lines
          second_url TEXT NOT NULL,
          last_url TEXT NOT NULL,
          last_page TEXT NOT NULL,             -- hash of its lines
          PRIMARY KEY (force, canonical_url)
        ) STRICT, WITHOUT ROWID
        """
    )
    db.execute(
        """
        CREATE TABLE walked (
          force TEXT NOT NULL,
          chain_url TEXT NOT NULL,             -- the whole walk's canonical_url
          page INTEGER NOT NULL,
          position INTEGER NOT NULL,
          canonical_url TEXT NOT NULL,         -- of the item
          PRIMARY KEY (force, chain_url, page, position)
        ) STRICT, WITHOUT ROWID
        """
    )


@crawl_migrations()
def m011_one_key(db: Database) -> None:
    """Every spelling of an address has one key (``parsers.text.addresses.canonical``)."""
    rekey(db)


@crawl_migrations()
def m012_log_accounts(db: Database) -> None:
    """What became of every line and way on of a run's listings, log by log."""
    db.execute(
        """
        CREATE TABLE log_accounts (
          run_id INTEGER NOT NULL REFERENCES runs (id),
          log TEXT NOT NULL,                   -- '' where the force has one
          pages INTEGER NOT NULL,
          failed INTEGER NOT NULL,             -- pages that could not be fetched or read
          lines INTEGER NOT NULL,
          again INTEGER NOT NULL,              -- of these, met before in the run
          quiet INTEGER NOT NULL,              -- lines that stand for read: nothing moved
          ways INTEGER NOT NULL,               -- ways on: the sum of the five that follow
          walked INTEGER NOT NULL,
          known INTEGER NOT NULL,
          outside INTEGER NOT NULL,
          refused INTEGER NOT NULL,
          lost INTEGER NOT NULL,
          PRIMARY KEY (run_id, log)
        ) STRICT, WITHOUT ROWID
        """
    )


@crawl_migrations()
def m013_quiet_nights(db: Database) -> None:
    """Whole walks page by page, with their lines' words: what a quiet night is held against."""
    db.execute("DROP TABLE whole_walks")
    db.execute("DROP TABLE walked")
    db.execute(
        """
        CREATE TABLE whole_walks (
          force TEXT NOT NULL,
          canonical_url TEXT NOT NULL,         -- of the chain's first page
          lines INTEGER NOT NULL,
          a_page INTEGER NOT NULL,             -- lines of page one
          even INTEGER NOT NULL,               -- 1: every page but the last has as many
          claim INTEGER,                       -- the printed total, where there is one
          second_url TEXT NOT NULL,
          PRIMARY KEY (force, canonical_url)
        ) STRICT, WITHOUT ROWID
        """
    )
    db.execute(
        """
        CREATE TABLE walked (
          force TEXT NOT NULL,
          chain_url TEXT NOT NULL,             -- the whole walk's canonical_url
          page INTEGER NOT NULL,
          position INTEGER NOT NULL,
          canonical_url TEXT NOT NULL,         -- of the item
          line TEXT NOT NULL,                  -- hash of the line's words
          PRIMARY KEY (force, chain_url, page, position)
        ) STRICT, WITHOUT ROWID
        """
    )
    db.execute(
        """
        CREATE TABLE walked_pages (
          force TEXT NOT NULL,
          chain_url TEXT NOT NULL,
          page INTEGER NOT NULL,
          url TEXT NOT NULL,
          seen_at TEXT NOT NULL,               -- when it was last read
          PRIMARY KEY (force, chain_url, page)
        ) STRICT, WITHOUT ROWID
        """
    )


@crawl_migrations()
def m014_timeline_of_events(db: Database) -> None:
    """Events are derived from captures: one run may bring several of a kind, and what each
    capture of an item said is remembered."""
    db.execute("ALTER TABLE events RENAME TO events_before")
    db.execute(
        """
        CREATE TABLE events (
          id INTEGER PRIMARY KEY,
          run_id INTEGER NOT NULL REFERENCES runs (id),
          force TEXT NOT NULL,
          item_url TEXT NOT NULL,
          url TEXT NOT NULL,
          event TEXT NOT NULL,
          at TEXT NOT NULL,
          before TEXT,
          after TEXT,
          UNIQUE (run_id, item_url, url, event, at)
        ) STRICT
        """
    )
    db.execute("INSERT INTO events SELECT * FROM events_before")
    db.execute("DROP TABLE events_before")
    db.execute(
        """
        CREATE TABLE capture_versions (
          capture_id INTEGER PRIMARY KEY REFERENCES captures (id) ON DELETE CASCADE,
          reader TEXT NOT NULL,                -- digest of what read it
          version TEXT NOT NULL                -- hash of what the item says
        ) STRICT
        """
    )


@crawl_migrations()
def m015_items_by_version(db: Database) -> None:
    """Whether another item says the same is asked for every page that is read."""
    db.execute("CREATE INDEX IF NOT EXISTS items_version ON items (force, version)")


@crawl_migrations()
def m016_delisted_lines(db: Database) -> None:
    """Lines that a listing, walked to its end, has no more: each is asked and told once."""
    db.execute(
        """
        CREATE TABLE delisted (
          force TEXT NOT NULL,
          canonical_url TEXT NOT NULL,
          at TEXT NOT NULL,                    -- when the listing was found without it
          run_id INTEGER NOT NULL REFERENCES runs (id),
          gone INTEGER NOT NULL DEFAULT 0,     -- 1: the list alone says that the answer is gone
          back_at TEXT,                        -- when it stood there again
          PRIMARY KEY (force, canonical_url, at)
        ) STRICT, WITHOUT ROWID
        """
    )


@crawl_migrations()
def m017_views_of_devices(db: Database) -> None:
    """``view=mobile`` and its like are no part of the key any more; aliases are looked up from
    both sides for every page."""
    rekey(db)
    db.execute("CREATE INDEX aliases_address ON aliases (canonical_url)")
    db.execute("CREATE INDEX aliases_item ON aliases (item_url)")


@crawl_migrations()
def m018_web_archives(db: Database) -> None:
    """Copies from public web archives: where each was had, and what an archive holds."""
    for statement in ARCHIVE_TABLES.split(";\n"):
        db.execute(statement)


@crawl_migrations()
def m019_nights(db: Database) -> None:
    """The ledger of the nights: what each stage did, until when, and why not."""
    for statement in NIGHT_TABLES.split(";\n"):
        db.execute(statement)


@crawl_migrations()
def m020_withdrawals(db: Database) -> None:
    """Takedowns, and what each answer would be known by if it came back."""
    for statement in WITHDRAWAL_TABLES.split(";\n"):
        db.execute(statement)


@crawl_migrations()
def m021_told_of_archives(db: Database) -> None:
    """Rows of an archive's index that are of no use are counted, and copies that it shows no
    more."""
    for name in ("passed_over", "excluded"):
        db.execute(f"ALTER TABLE archive_visits ADD COLUMN {name} INTEGER NOT NULL DEFAULT 0")


def migrate(path: Path) -> None:
    """Create ``crawl.db`` or bring it up to date; an up-to-date file is left as it is."""
    database = sqlite_utils.Database(str(path))
    try:
        if crawl_migrations.pending(database):
            database.conn.execute("PRAGMA journal_mode = WAL")
            crawl_migrations.apply(database)
    finally:
        database.close()
