"""What ``crawl.db`` keeps of public web archives: where each copy was had, and what they hold."""

from __future__ import annotations

from typing import Final

ARCHIVE_TABLES: Final = """
-- of a web archive's copy: its archive; null: the site itself, or a recording of it
ALTER TABLE captures ADD COLUMN archive TEXT;
-- the copy's own address
ALTER TABLE captures ADD COLUMN memento TEXT;
-- when it came here; fetched_at is when the archive had it
ALTER TABLE captures ADD COLUMN retrieved_at TEXT;
-- what the archive's index says of the bytes
ALTER TABLE captures ADD COLUMN named_digest TEXT;
-- whether they have it; null: nobody can say
ALTER TABLE captures ADD COLUMN digest_matched INTEGER;
CREATE INDEX captures_memento ON captures (memento);
CREATE TABLE mementos (
  force TEXT NOT NULL,
  archive TEXT NOT NULL,
  memento TEXT NOT NULL,               -- the copy's address
  original TEXT NOT NULL,              -- the address it is a copy of, as spelt there
  canonical_url TEXT NOT NULL,
  at TEXT NOT NULL,                    -- the moment that the index gives it
  status INTEGER,                      -- null: the index does not say
  digest TEXT NOT NULL,
  verdict TEXT,                        -- of the copy; null: not asked for yet
  message TEXT NOT NULL DEFAULT '',
  seen_at TEXT NOT NULL,               -- when the index last had it
  tried_at TEXT,
  PRIMARY KEY (force, memento)
) STRICT, WITHOUT ROWID;
CREATE INDEX mementos_address ON mementos (canonical_url);
CREATE TABLE archive_visits (
  id INTEGER PRIMARY KEY,
  force TEXT NOT NULL,
  archive TEXT NOT NULL,
  started_at TEXT NOT NULL,
  finished_at TEXT,                    -- null: cut short
  verdict TEXT NOT NULL,               -- how the archive answered: a word of fetching
  note TEXT NOT NULL DEFAULT '',
  indexed INTEGER NOT NULL DEFAULT 0,  -- rows of its index
  answers INTEGER NOT NULL DEFAULT 0,  -- addresses that are answers
  kept INTEGER NOT NULL DEFAULT 0,     -- copies taken
  refused INTEGER NOT NULL DEFAULT 0,  -- copies that are no answer: challenges, errors
  left_over INTEGER NOT NULL DEFAULT 0, -- copies for the next visit
  requests INTEGER NOT NULL DEFAULT 0,
  seconds REAL NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE restored (
  canonical_url TEXT PRIMARY KEY,      -- withdrawn, and shown from an archive all the same
  by TEXT NOT NULL,
  why TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX archive_visits_force ON archive_visits (force, archive, id);
"""
