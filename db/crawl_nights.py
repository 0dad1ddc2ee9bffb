"""The tables of ``crawl.db`` about nights and takedowns, as their migration made them; never edited
(``db.crawl_schema``)."""

from __future__ import annotations

from typing import Final

NIGHT_TABLES: Final = """
-- One `forcewide nightly`, by the moment it began. Without an end: under way, or cut off.
CREATE TABLE nights (
  started_at TEXT PRIMARY KEY,
  deadline_at TEXT NOT NULL,           -- when the crawl of the night ends, whatever is missing
  ended_at TEXT
) STRICT, WITHOUT ROWID;

-- One stage of a night.
CREATE TABLE night_stages (
  night TEXT NOT NULL REFERENCES nights (started_at) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  stage TEXT NOT NULL,
  state TEXT NOT NULL,                 -- a word of StageState (scraper/archive/nights.py)
  started_at TEXT NOT NULL,
  ended_at TEXT,
  deadline_at TEXT,                    -- null: it has none of its own
  "rows" INTEGER NOT NULL DEFAULT 0,
  failures INTEGER NOT NULL DEFAULT 0,
  late INTEGER NOT NULL DEFAULT 0,     -- forces that were not done by the deadline
  counts TEXT NOT NULL DEFAULT '{}',   -- sums of the report's numbers by column (JSON)
  cause TEXT NOT NULL DEFAULT '',      -- why it failed or was left out, in a line
  PRIMARY KEY (night, position)
) STRICT, WITHOUT ROWID
"""

WITHDRAWAL_TABLES: Final = """
-- One takedown, by the random name of its answer; never what was taken down.
CREATE TABLE withdrawals (
  uid TEXT PRIMARY KEY,
  reason TEXT NOT NULL,                -- a word of TakedownReason (db/records.py)
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What an answer would be known by if it came back: SHA-256 of kind and value.
CREATE TABLE withdrawn_marks (
  mark TEXT PRIMARY KEY,
  kind TEXT NOT NULL,                  -- key, address, document, text
  uid TEXT NOT NULL REFERENCES withdrawals (uid)
) STRICT, WITHOUT ROWID
"""
