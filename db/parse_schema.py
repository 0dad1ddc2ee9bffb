"""The parse stage's tables in ``crawl.db``: the keys given, and what each item was read as.

Migrations are append-only, like those of ``db/crawl_schema.py``.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import sqlite_utils
from sqlite_utils.migrations import Migrations

if TYPE_CHECKING:
    from sqlite_utils.db import Database

parse_migrations = Migrations("forcewide-parse")


@parse_migrations()
def m001_keys_and_parsed(db: Database) -> None:
    """Keys given once, and the last good reading of each item."""
    db.executescript(_M001)


@parse_migrations()
def m002_gate(db: Database) -> None:
    """What the gate holds back, and what people decided about it."""
    db.executescript(_M002)


_M001 = """
-- Public identity of an item; never reassigned, kept even when the item is gone.
CREATE TABLE keys (
  force TEXT NOT NULL,
  canonical_url TEXT NOT NULL,
  key TEXT NOT NULL UNIQUE,
  uid TEXT NOT NULL UNIQUE,
  given_at TEXT NOT NULL,
  PRIMARY KEY (force, canonical_url)
) STRICT, WITHOUT ROWID;

-- The last good reading. ``inputs`` is the sha256 over every body read and the parser's version:
-- while it stays the same there is nothing to read again.
CREATE TABLE parsed (
  force TEXT NOT NULL,
  canonical_url TEXT NOT NULL,
  inputs TEXT NOT NULL,
  disclosure TEXT NOT NULL,            -- parsers.types.Disclosure as JSON
  at TEXT NOT NULL,
  PRIMARY KEY (force, canonical_url)
) STRICT;
"""

_M002 = """
-- Documents held back by the gate, renewed with every reading of their item.
CREATE TABLE held (
  force TEXT NOT NULL,
  item_url TEXT NOT NULL,              -- the item's canonical address
  position INTEGER NOT NULL,           -- the document's place in the disclosure
  url TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  findings TEXT NOT NULL,              -- code, place, message (JSON); never the content
  since TEXT NOT NULL,
  PRIMARY KEY (force, item_url, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX held_sha256 ON held (sha256);

-- What people decided: release, notify, keep, destroy, fetch_again. Append-only.
CREATE TABLE gate_log (
  id INTEGER PRIMARY KEY,
  action TEXT NOT NULL,
  canonical_url TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  codes TEXT NOT NULL,                 -- finding codes the decision was made on (JSON)
  decided_by TEXT NOT NULL,
  why TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
"""


def migrate(path: Path) -> None:
    """Bring ``crawl.db`` up to date; an up-to-date file is left as it is."""
    database = sqlite_utils.Database(str(path))
    try:
        if parse_migrations.pending(database):
            parse_migrations.apply(database)
    finally:
        database.close()
