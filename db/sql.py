"""SQL whose names come from ``db.schema``: checked here, while values are always bound."""

from __future__ import annotations

import re
from collections.abc import Iterable
from string import Template

_IDENTIFIER = re.compile(r"[a-z][a-z0-9_]{0,63}")


def statement(template: str, **names: str | Iterable[str]) -> str:
    """Fill ``$name`` in ``template`` with an identifier, or several joined by commas.

    Raises ``ValueError`` for anything that is not a plain lower-case identifier.
    """
    return Template(template).substitute({k: ", ".join(_checked(v)) for k, v in names.items()})


def insert_into(table: str, columns: Iterable[str]) -> str:
    """``INSERT`` of rows given as dicts by column name."""
    columns = list(_checked(columns))
    values = ", ".join(f":{column}" for column in columns)
    head = statement("INSERT INTO $table ($columns)", table=table, columns=columns)
    return f"{head} VALUES ({values})"


def update(table: str, columns: Iterable[str], key: str) -> str:
    """``UPDATE`` of the row whose ``key`` is given, from a dict by column name."""
    sets = ", ".join(f"{column} = :{column}" for column in _checked(columns))
    where = statement("WHERE $key = :$key", key=key)
    return " ".join(["UPDATE", *_checked(table), "SET", sets, where])


def upsert(table: str, columns: Iterable[str], key: str, first: Iterable[str] = ()) -> str:
    """``INSERT`` that updates a row that is there already, except what ``first`` names."""
    columns, kept = list(columns), {key, *first}
    sets = ", ".join(f"{column} = excluded.{column}" for column in columns if column not in kept)
    conflict = statement("ON CONFLICT ($key) DO UPDATE SET", key=key)
    return " ".join([insert_into(table, columns), conflict, sets])


def _checked(names: str | Iterable[str]) -> Iterable[str]:
    for name in [names] if isinstance(names, str) else names:
        if not _IDENTIFIER.fullmatch(name):
            raise ValueError(f"not an identifier: {name!r}")
        yield name
