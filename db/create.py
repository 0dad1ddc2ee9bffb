"""Makes the tables, indexes, views and search indexes of ``db.schema`` through sqlite-utils."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from sqlite_utils import Database

from db.schema import SCHEMA
from db.spec import Search, Table, View
from db.views import SEARCHES, VIEWS


def connect(path: Path) -> sqlite3.Connection:
    """Open a database for explicit transactions: nothing begins or commits by itself."""
    connection = sqlite3.connect(path, isolation_level=None, uri=True)
    connection.row_factory = sqlite3.Row
    return connection


def make_table(db: Database, table: Table) -> None:
    """Create one STRICT table with its foreign keys, and index their child side."""
    sql = db.create_table_sql(
        table.name,
        {column.name: column.holds for column in table.columns},
        pk=table.key if len(table.key) > 1 else table.key[0],
        foreign_keys=[(c.name, *_target(c.to)) for c in table.columns if c.to],
        not_null=[c.name for c in table.columns if c.required],
        strict=True,
    )
    # sqlite-utils has no option for WITHOUT ROWID.
    db.execute(sql if table.rowid else sql.rstrip().removesuffix(";") + ", WITHOUT ROWID")


def _target(to: str) -> tuple[str, str]:
    table, _, column = to.partition(".")
    return table, column


def make_indexes(db: Database, table: Table) -> None:
    """Index what ``table`` names, and every foreign key that nothing else leads with."""
    for column in table.unique:
        db.table(table.name).create_index([column], unique=True, if_not_exists=True)
    for columns in table.indexes:
        db.table(table.name).create_index(columns, if_not_exists=True)
    led = {table.key[0], *table.unique, *(columns[0] for columns in table.indexes)}
    for column in (c.name for c in table.columns if c.to and c.name not in led):
        db.table(table.name).create_index([column], if_not_exists=True)


def make_tables(db: Database, tables: Iterable[Table] = SCHEMA) -> None:
    for table in tables:
        make_table(db, table)
        # A parent's unique column must be there before a child table refers to it.
        make_indexes(db, table)


def make_views(db: Database, views: Iterable[View] = VIEWS) -> None:
    for view in views:
        db.create_view(view.name, view.sql)


def make_searches(db: Database, searches: Iterable[Search] = SEARCHES) -> None:
    """Create the empty FTS5 indexes; ``db.publish`` fills them once, at the end.

    sqlite-utils' ``enable_fts`` would copy the content table's words, but under the
    policy ``facts`` the words indexed are not the words shown.
    """
    for search in searches:
        content = "content=''"
        if search.content:
            content = f'content="{search.content}", content_rowid="id"'
        columns = ", ".join(search.columns)
        db.execute(
            f"CREATE VIRTUAL TABLE {search.name} USING fts5"
            f"({columns}, tokenize='{search.tokenize}', {content})"
        )
