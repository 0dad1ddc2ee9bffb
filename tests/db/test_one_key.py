"""An older crawl.db is brought under the keys of today: twins become one, nothing else is lost."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlite_utils import Database

from db import crawl_schema
from db.one_key import rekey


def test_rows_of_older_keys_move(tmp_path: Path) -> None:
    path = tmp_path / "crawl.db"
    crawl_schema.migrate(path)
    with closing(sqlite3.connect(path)) as old, old:
        for url in ("https://www.x.uk/a/", "http://x.uk/a", "https://www.x.uk/b/"):
            old.execute(
                "INSERT INTO items (force, url, canonical_url, title, source_kind, first_seen,"
                " last_seen) VALUES ('x', ?, ?, 't', 'log', '2026', '2026')",
                [url, url],
            )
        old.execute(
            "INSERT INTO tombstones (warc_record_id, canonical_url, reason, at)"
            " VALUES ('1', 'https://www.x.uk/a/', 'asked', '2026')"
        )
    database = Database(str(path))
    try:
        rekey(database)
        database.conn.commit()
        keys = [row[0] for row in database.execute("SELECT canonical_url FROM items ORDER BY 1")]
        barred = [row[0] for row in database.execute("SELECT canonical_url FROM tombstones")]
    finally:
        database.close()
    assert keys == ["http://x.uk/a", "http://x.uk/b"]
    assert barred == ["http://x.uk/a"]
