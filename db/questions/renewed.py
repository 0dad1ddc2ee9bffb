"""Rows of a table in the place of those before; what is as it was is not written again."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Final

from db.spec import Table
from db.sql import insert_into, statement

_MAKE: Final = "CREATE TEMP TABLE renewed ($columns, PRIMARY KEY ($key)) WITHOUT ROWID"
_GONE: Final = "DELETE FROM $table AS t WHERE NOT EXISTS (SELECT 1 FROM temp.renewed n WHERE"
_COME: Final = "INSERT INTO $table ($columns) SELECT $columns FROM temp.renewed t"
_NEW: Final = "WHERE NOT EXISTS (SELECT 1 FROM $table n WHERE"


def renew_rows(
    connection: sqlite3.Connection, table: Table, rows: Iterable[tuple[object, ...]]
) -> None:
    """Make ``table`` have exactly these rows, best in the order of its key.

    In the caller's transaction. Raises ``sqlite3.IntegrityError`` for a key that comes twice.
    """
    names = {"table": table.name, "columns": table.names, "key": table.key}
    connection.execute(statement(_MAKE, **names))
    connection.executemany(
        insert_into("renewed", table.names),
        (dict(zip(table.names, row, strict=True)) for row in rows),
    )
    same = " AND ".join(statement("n.$name IS t.$name", name=name) for name in table.names)
    connection.execute(f"{statement(_GONE, **names)} {same})")
    one = " AND ".join(statement("n.$name = t.$name", name=name) for name in table.key)
    connection.execute(f"{statement(_COME, **names)} {statement(_NEW, **names)} {one})")
    connection.execute("DROP TABLE temp.renewed")
