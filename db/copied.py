"""A database copied while others may use it: one state of it, in one file, checked."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

from db.damage import damage

_MAGIC: Final = b"SQLite format 3\0"


def is_database(path: Path) -> bool:
    """Whether a file begins as SQLite's do."""
    with path.open("rb") as stream:
        return stream.read(len(_MAGIC)) == _MAGIC


def copy_database(source: Path, target: Path) -> None:
    """Copy a database, with what lies in its write-ahead log, into a file that needs none.

    Raises sqlite3.DatabaseError where the source, and so the copy, is damaged.
    """
    with (
        closing(sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro", uri=True)) as old,
        closing(sqlite3.connect(target)) as new,
    ):
        old.backup(new)
        new.execute("PRAGMA journal_mode = DELETE")
    if found := damage(target):
        raise sqlite3.DatabaseError(f"database disk image is malformed: {found}")
