"""What one question may cost: SQL from strangers is bounded before it runs.

SQLite's time limit counts steps of its machine, not one long function; so the size of a
value and the shape of a statement are bounded as well (sqlite.org/limits.html).
"""

from __future__ import annotations

import sqlite3

from pluggy import HookimplMarker

hookimpl = HookimplMarker("datasette")

_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: 2_000_000,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 50_000,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 200,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 30,
    sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 500,
}


@hookimpl
def prepare_connection(conn: sqlite3.Connection) -> None:
    for limit, most in _LIMITS.items():
        conn.setlimit(limit, most)
