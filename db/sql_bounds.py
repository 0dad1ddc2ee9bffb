"""What one question may cost, whoever asks it: bounds that SQLite keeps, and one on an answer.

SQLite's time limit counts steps of its machine, not one long function; so the size of a value
and the shape of a statement are bounded as well (sqlite.org/limits.html), and an answer is bounded
while its rows are read.
"""

from __future__ import annotations

import sqlite3
from typing import Final, TypeAlias

Value: TypeAlias = str | bytes | int | float | None

_LIMITS: Final = {
    sqlite3.SQLITE_LIMIT_LENGTH: 2_000_000,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 50_000,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 200,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 30,
    sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 500,
}
MOST_BYTES: Final = 16_000_000  # of the values of one answer
# Of one that a reader's own SQL asks for: the site puts it into words while others wait.
MOST_OF_STRANGERS: Final = 4_000_000


def bound(connection: sqlite3.Connection, most: int = MOST_BYTES) -> None:
    """Keep to the bounds on this connection, and answers to ``most`` bytes of values. A statement
    or answer beyond them raises OperationalError, a value DataError or OperationalError."""
    for kind, limit in _LIMITS.items():
        connection.setlimit(kind, limit)
    connection.row_factory = _Counted(most)


class _Counted:
    """Rows as Datasette wants them; an answer that grows beyond its bytes is refused."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._cursor: sqlite3.Cursor | None = None
        self._bytes = 0

    def __call__(self, cursor: sqlite3.Cursor, row: tuple[Value, ...]) -> sqlite3.Row:
        if cursor is not self._cursor:
            self._cursor, self._bytes = cursor, 0
        self._bytes += sum(len(one) for one in row if isinstance(one, str | bytes))
        if self._bytes > self._most:
            raise sqlite3.OperationalError(f"the answer is larger than {self._most:,} bytes")
        return sqlite3.Row(cursor, row)
