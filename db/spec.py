"""What ``db/schema.py`` is written in: columns, tables, views and how each policy shows them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

SqlType: TypeAlias = type[str] | type[int] | type[float] | type[bytes]


class Show(StrEnum):
    """What the policy ``facts`` leaves of a column."""

    WHOLE = "whole"
    QUOTE = "quote"  # at most QUOTE_LENGTH characters
    QUESTION = "question"  # at most QUESTION_LENGTH characters
    CELLS = "cells"  # JSON: each text in it at most QUOTE_LENGTH characters
    GRID = "grid"  # as CELLS for tables that have figures, else empty
    EMPTY = "empty"


QUOTE_LENGTH = 300
QUESTION_LENGTH = 200


@dataclass(frozen=True, slots=True)
class Column:
    """One column. ``to`` is ``table.column`` of a foreign key, ``words`` its closed vocabulary.

    ``facts`` says what the policy ``facts`` leaves of it; ``link_only`` whether it
    stays under ``link_only`` and once the force has taken the item down.
    """

    name: str
    holds: SqlType
    about: str
    to: str = ""
    required: bool = False
    words: type[StrEnum] | None = None
    facts: Show = Show.WHOLE
    link_only: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One table. ``staged`` tables are in ``staging.db`` too.

    Without ``rowid`` its key comes first: where it does not, the integrity check of
    SQLite 3.40 takes a null in another column for one in a column that has none.

    ``owner`` is the column that names the disclosure whose policy rules the row
    (or ``table_id``); without one the row is about a force or a count. Rows of
    an owned table leave altogether under ``link_only`` unless ``stays``.
    """

    name: str
    about: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    indexes: tuple[tuple[str, ...], ...] = ()
    unique: tuple[str, ...] = ()
    rowid: bool = True
    staged: bool = True
    owner: str = ""
    stays: bool = False
    hidden: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)


@dataclass(frozen=True, slots=True)
class View:
    """One view; ``columns`` maps each of its columns to a description."""

    name: str
    about: str
    sql: str
    columns: tuple[tuple[str, str], ...]
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Search:
    """One FTS5 index over ``table``; ``content`` is a view by ``id``, or empty (contentless)."""

    name: str
    table: str
    columns: tuple[str, ...]
    content: str
    tokenize: str = "porter unicode61"
