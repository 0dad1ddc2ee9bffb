"""Closes what Datasette 0.65 forgets: connections to no file, opened to see what SQLite can do.

Python 3.13 warns of each, and a warning fails a test. Connections of our own are not touched:
they must be closed where they were opened.
"""

from __future__ import annotations

import sqlite3
import sys
from typing import Any, cast

_connect: Any = sqlite3.connect


class Forgotten(sqlite3.Connection):
    """A connection that closes itself when nobody refers to it any more."""

    def __del__(self) -> None:
        self.close()


def connect(database: Any, *args: Any, **named: Any) -> sqlite3.Connection:
    """``sqlite3.connect``, but for ``:memory:`` when Datasette's own code calls it."""
    asker = str(sys._getframe(1).f_globals.get("__name__", ""))
    if database == ":memory:" and asker.startswith("datasette."):
        named |= {"factory": Forgotten, "check_same_thread": False}
    opened: sqlite3.Connection = _connect(database, *args, **named)
    return opened


def install() -> None:
    """Put it in place; before Datasette is imported, which opens the first."""
    sqlite3.connect = cast("Any", connect)
