"""Whether a word is anywhere in a database: in a row, or only in a search index."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path


def in_rows(path: Path, word: str) -> bool:
    """Rows, because a long one lies on several pages; and each search index by its own words."""
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        connection.text_factory = bytes
        tables = connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'table'"
        ).fetchall()
        for name, sql in ((name.decode(), (sql or b"").decode()) for name, sql in tables):
            if "fts5" in sql:
                query = f'SELECT count(*) FROM "{name}" WHERE "{name}" MATCH ?'  # noqa: S608
                if connection.execute(query, [f'"{word}"']).fetchone()[0]:
                    return True
                continue
            for row in connection.execute(f'SELECT * FROM "{name}"'):  # noqa: S608 (its own name)
                if any(isinstance(one, bytes) and word.encode() in one for one in row):
                    return True
    return False
