"""The tables of the first migration of ``crawl.db``; never edited (``db.crawl_schema``)."""

from __future__ import annotations

from typing import Final

FIRST_TABLES: Final = """
-- One crawl of one force. The verdict is never null: RUNNING until something is known.
CREATE TABLE runs (
  id INTEGER PRIMARY KEY,
  force TEXT NOT NULL,
  since TEXT NOT NULL,
  until TEXT NOT NULL,
  started_at TEXT NOT NULL,
  finished_at TEXT,
  verdict TEXT NOT NULL,
  listed INTEGER NOT NULL DEFAULT 0,   -- distinct items on the listing
  claimed INTEGER,                     -- items the listing says it has; null: it does not say
  new INTEGER NOT NULL DEFAULT 0,
  changed INTEGER NOT NULL DEFAULT 0,
  removed INTEGER NOT NULL DEFAULT 0,
  restored INTEGER NOT NULL DEFAULT 0,
  failed INTEGER NOT NULL DEFAULT 0,
  requests INTEGER NOT NULL DEFAULT 0, -- over the wire: retries, redirects and robots.txt included
  bytes INTEGER NOT NULL DEFAULT 0,    -- of bodies, as received
  planned INTEGER NOT NULL DEFAULT 0,  -- 1 once known items have been put into the frontier
  newest TEXT,                         -- newest publication date on the listing
  note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX runs_force ON runs (force, id);

-- One stored response, redirect, failed fetch or imported file.
CREATE TABLE captures (
  id INTEGER PRIMARY KEY,
  run_id INTEGER REFERENCES runs (id),
  force TEXT,
  kind TEXT NOT NULL,                  -- listing item attachment sitemap robots redirect import
  walk INTEGER NOT NULL DEFAULT 0,     -- which walk of the listing asked for it
  url TEXT NOT NULL,                   -- as asked for
  canonical_url TEXT NOT NULL,
  final_url TEXT NOT NULL,             -- after redirects: the record's own address
  fetched_at TEXT NOT NULL,
  status INTEGER NOT NULL,             -- 0: no answer, or an import
  sha256 TEXT NOT NULL,                -- of the body with Content-Encoding undone; '' if none
  media_type TEXT NOT NULL,            -- sniffed
  charset TEXT,
  bytes INTEGER NOT NULL,              -- of that body
  wire_bytes INTEGER NOT NULL,
  wire_sha256 TEXT NOT NULL,           -- of the body as sent; '' if none
  requests INTEGER NOT NULL,
  etag TEXT,
  last_modified TEXT,
  verdict TEXT NOT NULL,
  message TEXT NOT NULL DEFAULT '',
  refers_to INTEGER REFERENCES captures (id), -- the capture that holds a revisit's body
  warc_file TEXT NOT NULL,
  warc_offset INTEGER NOT NULL,
  warc_length INTEGER NOT NULL,
  warc_record_id TEXT NOT NULL UNIQUE
) STRICT;
CREATE INDEX captures_canonical ON captures (canonical_url, verdict, id);
CREATE INDEX captures_run ON captures (run_id, kind);
CREATE INDEX captures_refers_to ON captures (refers_to);
CREATE INDEX captures_warc ON captures (warc_file, warc_offset);

-- What a run still has to fetch, and what it has fetched.
CREATE TABLE frontier (
  id INTEGER PRIMARY KEY,
  run_id INTEGER NOT NULL REFERENCES runs (id),
  kind TEXT NOT NULL,
  rank INTEGER NOT NULL,               -- what comes first: listing, sitemap, attachment, item
  walk INTEGER NOT NULL DEFAULT 0,     -- 0 first, 1 page one again, 2 second, 3 page one again, ..
  chain INTEGER NOT NULL DEFAULT 0,    -- which of the platform's first requests it follows from
  page INTEGER NOT NULL DEFAULT 0,     -- place in the chain, from 1
  url TEXT NOT NULL,
  canonical_url TEXT NOT NULL,
  parent TEXT,                         -- the item that an attachment belongs to
  whole INTEGER NOT NULL DEFAULT 0,    -- 1: ask without conditions, something has changed
  state TEXT NOT NULL DEFAULT 'pending', -- pending, done, failed, skipped
  verdict TEXT,
  capture_id INTEGER REFERENCES captures (id),
  UNIQUE (run_id, kind, walk, chain, canonical_url)
) STRICT;
CREATE INDEX frontier_next ON frontier (run_id, state, rank, chain, id);
CREATE INDEX frontier_capture ON frontier (capture_id);

-- What stood on the listing pages of a run, chain by chain, in order.
CREATE TABLE listed (
  run_id INTEGER NOT NULL REFERENCES runs (id),
  chain INTEGER NOT NULL,
  walk INTEGER NOT NULL,
  page INTEGER NOT NULL,
  position INTEGER NOT NULL,
  canonical_url TEXT NOT NULL,
  PRIMARY KEY (run_id, chain, walk, page, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX listed_url ON listed (run_id, chain, canonical_url);

-- What a chain of listing pages claimed and how its walk ended.
CREATE TABLE chains (
  run_id INTEGER NOT NULL REFERENCES runs (id),
  chain INTEGER NOT NULL,
  walk INTEGER NOT NULL,
  first_claim INTEGER,
  last_claim INTEGER,
  pages INTEGER NOT NULL DEFAULT 0,
  barren INTEGER NOT NULL DEFAULT 0,   -- pages in a row without a new item
  ended TEXT,                          -- end, budget, trap, failed; null: still walking
  PRIMARY KEY (run_id, chain, walk)
) STRICT, WITHOUT ROWID;

-- One published answer that a force lists, for as long as we have known it.
CREATE TABLE items (
  force TEXT NOT NULL,
  url TEXT NOT NULL,
  canonical_url TEXT NOT NULL,
  title TEXT NOT NULL,
  published_on TEXT,
  source_kind TEXT NOT NULL,
  first_seen TEXT NOT NULL,
  last_seen TEXT NOT NULL,             -- last time the listing or the sitemap had it
  gone_since TEXT,
  last_checked TEXT,
  last_verdict TEXT,
  version TEXT,                        -- hash of what the item says, chrome left out
  listed_as TEXT,                      -- its line on the listing, the last time
  first_run INTEGER REFERENCES runs (id),
  PRIMARY KEY (force, canonical_url)
) STRICT, WITHOUT ROWID;
CREATE INDEX items_checked ON items (force, last_checked);
CREATE INDEX items_first_run ON items (first_run);

-- Files that an item links to, in the page's order.
CREATE TABLE attachments (
  force TEXT NOT NULL,
  item_url TEXT NOT NULL,              -- the item's canonical address
  url TEXT NOT NULL,
  canonical_url TEXT NOT NULL,
  title TEXT NOT NULL,
  position INTEGER NOT NULL,
  first_seen TEXT NOT NULL,
  gone_since TEXT,
  last_checked TEXT,
  last_verdict TEXT,
  version TEXT,                        -- sha256 of the last good body
  PRIMARY KEY (force, item_url, canonical_url),
  FOREIGN KEY (force, item_url) REFERENCES items (force, canonical_url) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- What happened to an item or one of its files in a run: added, changed, removed, restored.
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
  UNIQUE (run_id, item_url, url, event)
) STRICT;

-- Hosts that have said 304 Not Modified of something changed: asked without conditions.
CREATE TABLE distrusted (
  host TEXT PRIMARY KEY,
  since TEXT NOT NULL,
  reason TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Something that did not fit, at any stage.
CREATE TABLE issues (
  id INTEGER PRIMARY KEY,
  run_id INTEGER REFERENCES runs (id),
  force TEXT,
  stage TEXT NOT NULL,
  level TEXT NOT NULL,
  code TEXT NOT NULL,
  message TEXT NOT NULL,
  url TEXT,
  page INTEGER,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX issues_run ON issues (run_id);
CREATE INDEX issues_force ON issues (force, stage, id);

-- A capture removed for good: never its content. While ``held`` its address is not fetched again.
CREATE TABLE tombstones (
  warc_record_id TEXT PRIMARY KEY,
  canonical_url TEXT NOT NULL,
  reason TEXT NOT NULL,
  at TEXT NOT NULL,
  held INTEGER NOT NULL DEFAULT 1
) STRICT, WITHOUT ROWID;
CREATE INDEX tombstones_url ON tombstones (canonical_url);
"""
