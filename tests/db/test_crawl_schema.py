"""Migrations of the private database keep what an older one says."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import sqlite_utils

from db.crawl_schema import crawl_migrations, migrate


def test_a_purged_address_stays_barred(tmp_path: Path) -> None:
    path = tmp_path / "crawl.db"
    older = sqlite_utils.Database(str(path))
    crawl_migrations.apply(older, stop_before="m006_barred")
    with older.conn:
        older.execute(
            "INSERT INTO tombstones (warc_record_id, canonical_url, reason, at, held)"
            " VALUES ('a', 'https://a/', 'asked', '2026-01-01', 1),"
            " ('b', 'https://b/', 'repaired', '2026-01-02', 0)"
        )
    older.close()
    migrate(path)
    with closing(sqlite_utils.Database(str(path)).conn) as connection:
        found = connection.execute("SELECT warc_record_id, barred FROM tombstones ORDER BY 1")
        assert found.fetchall() == [("a", 1), ("b", 0)]
