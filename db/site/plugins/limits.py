"""What one question may cost: SQL from strangers is bounded before it runs.

SQLite's time limit counts steps of its machine, not one long function; so the size of a
value and the shape of a statement are bounded as well (sqlite.org/limits.html), an answer is
bounded while its rows are read, and the functions that compare two long values byte by byte
at every place are those of Python, which do not.
"""

from __future__ import annotations

import sqlite3
from typing import TypeAlias

from pluggy import HookimplMarker

hookimpl = HookimplMarker("datasette")

Value: TypeAlias = str | bytes | int | float | None

_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: 2_000_000,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 50_000,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 200,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 30,
    sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 500,
}
MOST_BYTES = 16_000_000  # of the values of one answer


@hookimpl
def prepare_connection(conn: sqlite3.Connection) -> None:
    for limit, most in _LIMITS.items():
        conn.setlimit(limit, most)
    conn.row_factory = _Counted()
    conn.create_function("instr", 2, _instr, deterministic=True)
    conn.create_function("replace", 3, _replace, deterministic=True)
    conn.create_function("trim", 2, _trim, deterministic=True)
    conn.create_function("ltrim", 2, _ltrim, deterministic=True)
    conn.create_function("rtrim", 2, _rtrim, deterministic=True)


class _Counted:
    """Rows as Datasette wants them; an answer that grows beyond its bytes is refused."""

    def __init__(self) -> None:
        self._cursor: sqlite3.Cursor | None = None
        self._bytes = 0

    def __call__(self, cursor: sqlite3.Cursor, row: tuple[Value, ...]) -> sqlite3.Row:
        if cursor is not self._cursor:
            self._cursor, self._bytes = cursor, 0
        self._bytes += sum(len(one) for one in row if isinstance(one, str | bytes))
        if self._bytes > MOST_BYTES:
            raise sqlite3.OperationalError(f"the answer is larger than {MOST_BYTES:,} bytes")
        return sqlite3.Row(cursor, row)


def _instr(whole: Value, part: Value) -> int | None:
    """SQLite's ``instr``: the place of a part from 1, 0 where there is none."""
    if whole is None or part is None:
        return None
    if isinstance(whole, bytes) and isinstance(part, bytes):
        return whole.find(part) + 1
    return _text(whole).find(_text(part)) + 1


def _replace(whole: Value, part: Value, other: Value) -> str | None:
    if whole is None or part is None or other is None:
        return None
    text, old, new = _text(whole), _text(part), _text(other)
    if not old:
        return text
    grown = len(text) + text.count(old) * (len(new) - len(old))
    if grown > _LIMITS[sqlite3.SQLITE_LIMIT_LENGTH]:
        return "x" * (_LIMITS[sqlite3.SQLITE_LIMIT_LENGTH] + 1)  # which SQLite refuses
    return text.replace(old, new)


def _trim(whole: Value, marks: Value) -> str | None:
    return _rtrim(_ltrim(whole, marks), marks)


def _ltrim(whole: Value, marks: Value) -> str | None:
    if whole is None or marks is None:
        return None
    # Without marks Python would take blanks off; SQLite takes nothing.
    return _text(whole).lstrip(_text(marks)) if _text(marks) else _text(whole)


def _rtrim(whole: Value, marks: Value) -> str | None:
    if whole is None or marks is None:
        return None
    return _text(whole).rstrip(_text(marks)) if _text(marks) else _text(whole)


def _text(value: Value) -> str:
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return str(value)
