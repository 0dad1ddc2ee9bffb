"""Is a database file whole? Asked after a fault, and before a file is served."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path


def require_readable(path: Path) -> None:
    """Raise sqlite3.Error where a file is no database or its first table cannot be read."""
    with closing(_opened(path)) as connection:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        connection.execute("SELECT count(*) FROM disclosures").fetchone()


def damage(path: Path) -> str | None:
    """What SQLite says is wrong with a file; None when nothing is, or it is not there."""
    if not path.is_file():
        return None
    try:
        with closing(_opened(path)) as connection:
            (found,) = connection.execute("PRAGMA quick_check(1)").fetchone()
            (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.Error as error:
        return str(error)
    if found != "ok":
        return str(found).replace("\n", " ")
    return None if tables else "it has no tables"


def _opened(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
