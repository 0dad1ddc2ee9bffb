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


def migrate(path: Path) -> None:
    """Bring ``crawl.db`` up to date; an up-to-date file is left as it is."""
    database = sqlite_utils.Database(str(path))
    try:
        if parse_migrations.pending(database):
            parse_migrations.apply(database)
    finally:
        database.close()
