"""A large published file out of the demo's: every answer many times over, by SQL alone.

Copy n of an answer has ``.n`` behind its key, other words, dates and groups, and is asked at
another time; three tables in five are there twice. Only the first copy keeps its place as a
force's latest number for a period, as a force has one. The copies are then published as any
night's rows are.
"""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Final

from sqlite_utils import Database

from benchmarks.made_requests import words_of
from db.create import connect, make_indexes, make_table
from db.publish import PublishReport, publish
from db.schema import STAGED
from db.spec import Column, Table
from parsers.types import Policy

_TWICE: Final = "x.id % 5 < 3"  # tables that are there twice
_STRIDE: Final = 10_000_000  # numbers of tables a copy
_YEARS: Final = 3650  # days over which the copies' dates are spread
# How a copy's value differs; `$x` is the column, `c.n` the copy's number.
_AS_IT_IS: Final = "x.$x"
_KEY: Final = "iif(c.n = 0, x.$x, x.$x || '.' || c.n)"
_INNER: Final = "iif(c.n = 0, x.$x, $owner || '.' || c.n || substr(x.$x, length($owner) + 1))"
_DAY: Final = f"iif(c.n = 0, x.$x, date(x.$x, '-' || (c.n * 37 % {_YEARS}) || ' days'))"
_MORE_WORDS: Final = "x.$x || ' ' || made_words(c.n, {})"
_KEYS: Final = frozenset({"group_key", "question_key", "family_key", "uid", "url", "reference"})
_DAYS: Final = frozenset({"published_on", "received_on", "responded_on"})
_WORDS: Final = {"title": 2, "title_shown": 2, "request": 12, "response": 40, "caption": 2}
# By the name of a column, and where one table has its own rule.
_OF_NAME: Final = {
    **dict.fromkeys(("id", "table_id"), f"x.$x + c.n * {_STRIDE}"),
    **dict.fromkeys(_DAYS, _DAY),
    **{name: f"iif(c.n = 0, x.$x, {_MORE_WORDS.format(n)})" for name, n in _WORDS.items()},
}
_RULES: Final = {
    ("disclosures", "key"): _KEY,
    ("aliases", "alias"): _KEY,
    ("series", "latest"): "iif(c.n = 0, x.$x, 0)",
    ("series", "disputed"): "iif(c.n = 0, x.$x, NULL)",
    ("documents", "sha256"): "substr(x.$x, 1, 56) || printf('%08x', c.n)",
}
_WORDING: Final = "x.$x || '?how many ' || made_words(c.n, 12) || char(9)"

_COUNTED_AGAIN: Final = """
    UPDATE disclosures SET
        n_tables = (SELECT count(*) FROM tables t WHERE t.disclosure = disclosures.key),
        n_figures = (SELECT count(*) FROM tables t JOIN figures g ON g.table_id = t.id
            WHERE t.disclosure = disclosures.key)
    WHERE n_tables > 0
"""


def fill(demo: Path, staging: Path, copies: int) -> None:
    """Write ``staging`` with ``copies`` times the rows of the demo's ``staging.db``."""
    with closing(connect(staging)) as connection:
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -400000"):
            connection.execute(f"PRAGMA {pragma}")
        made = _words()
        connection.create_function("made_words", 2, made, deterministic=True)
        db = Database(connection)
        connection.execute("ATTACH ? AS base", [f"{demo.resolve().as_uri()}?mode=ro"])
        connection.execute("CREATE TEMP TABLE copies (n INTEGER PRIMARY KEY)")
        connection.executemany("INSERT INTO copies VALUES (?)", ((n,) for n in range(copies)))
        connection.execute("BEGIN")
        for table in STAGED:
            make_table(db, table)
            connection.execute(_copied(table))
        _copy_tables_again(connection)
        _copy_what_is_staged_only(connection)
        for table in STAGED:
            make_indexes(db, table)
        connection.execute(_COUNTED_AGAIN)
        connection.execute("COMMIT")


def make(demo: Path, folder: Path, copies: int) -> PublishReport:
    """Fill a staging file and publish it in ``folder``, everything shown."""
    fill(demo, folder / "staging.db", copies)
    report = publish(folder / "staging.db", folder / "forcewide.db", policy=Policy.FULL)
    (folder / "staging.db").unlink()
    return report


def _words() -> Callable[[int, int], str]:
    words = words_of(random.Random(11))

    def some(copy: int, count: int) -> str:
        chance = random.Random(copy * 100 + count)
        return " ".join(chance.choices(words, k=count))

    return some


def _copied(table: Table) -> str:
    """The rows of one table with all copies. What is of a force or a count stands once."""
    if not table.owner:
        return (
            f"INSERT INTO main.{table.name} SELECT {', '.join(table.names)} FROM base.{table.name}"
        )
    join, owner = _joined(table)
    values = ", ".join(_value(table, column, owner) for column in table.columns)
    key = ", ".join(f"x.{name}" for name in table.key)
    return (
        f"INSERT INTO main.{table.name} SELECT {values} FROM copies c CROSS JOIN"
        f" base.{table.name} x {join} ORDER BY c.n, {key}"
    )


def _joined(table: Table) -> tuple[str, str]:
    """How the disclosure of a row is reached, and what it is then called."""
    if table.owner == "table_key":
        return "JOIN base.tables t ON t.key = x.table_key", "t.disclosure"
    return "", "x.disclosure"


def _value(table: Table, column: Column, owner: str) -> str:
    name = column.name
    rule = _RULES.get((table.name, name), "")
    if not rule:
        to_answer = column.to == "disclosures.key" or name in {*_KEYS, "disclosure"}
        inner = column.to in {"tables.key", "documents.key"} or name == "key"
        rule = _KEY if to_answer else _INNER if inner else _OF_NAME.get(name, _AS_IT_IS)
    return rule.replace("$x", f'"{name}"').replace("$owner", owner)


def _copy_tables_again(connection: sqlite3.Connection) -> None:
    """Three tables in five once more in their file, with their numbers."""
    far = 400_000_000_000_000_000
    names = [column.name for table in STAGED if table.name == "tables" for column in table.columns]
    own = {
        "key": "substr(x.key, 1, length(x.key) - length(x.position)) || (x.position + 1000)",
        "id": f"x.id + {far}",
        "position": "x.position + 1000",
        "duplicate_of": "NULL",
    }
    values = ", ".join(own.get(name, f'x."{name}"') for name in names)
    connection.execute(
        f"INSERT INTO main.tables SELECT {values} FROM main.tables x WHERE {_TWICE} ORDER BY x.id"
    )
    figures = [c.name for table in STAGED if table.name == "figures" for c in table.columns]
    values = ", ".join(f"x.table_id + {far}" if n == "table_id" else f'x."{n}"' for n in figures)
    connection.execute(
        f"INSERT INTO main.figures SELECT {values} FROM main.figures x"
        " WHERE x.table_id % 5 < 3 ORDER BY x.table_id, x.row, x.col"
    )


def _copy_what_is_staged_only(connection: sqlite3.Connection) -> None:
    """What `publish` reads beside the published tables: wordings, for the closest requests."""
    wording = f"iif(c.n = 0, x.wording, {_WORDING.replace('$x', 'wording')})"
    key = _KEY.replace("$x", "disclosure")
    connection.execute("CREATE TABLE wordings (disclosure TEXT PRIMARY KEY, wording TEXT)")
    connection.execute(
        f"INSERT INTO main.wordings SELECT {key}, {wording}"
        " FROM copies c CROSS JOIN base.wordings x ORDER BY c.n, x.disclosure"
    )
    connection.execute("CREATE TABLE withdrawn (disclosure TEXT PRIMARY KEY, counted INTEGER)")
