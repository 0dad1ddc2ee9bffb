"""Columns and rows made from what a type declares of itself (``parsers.types.facts``)."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cache, lru_cache
from typing import TypeAlias

from db.errors import LoadError
from db.spec import Column, Show, SqlType
from parsers.types.facts import PublishedFact, facts, plain

Value: TypeAlias = str | int | float | None
Row: TypeAlias = dict[str, Value]

_PLAIN = json.JSONEncoder(ensure_ascii=False)


def columns(
    of: type,
    *,
    facts_show: Mapping[str, Show] | None = None,
    required: Collection[str] = (),
    link_only: Collection[str] = (),
    only: Collection[str] = (),
    without: Collection[str] = (),
    to: Mapping[str, str] | None = None,
) -> tuple[Column, ...]:
    """A column for each fact of a type; what only the database decides is given by name.

    Raises ``ValueError`` for a name that is no fact of the type.
    """
    shown, leads = facts_show or {}, to or {}
    known = {fact.name for fact in facts(of)}
    if unknown := {*shown, *leads, *required, *link_only, *only, *without} - known:
        raise ValueError(f"{of.__name__} says nothing of {', '.join(sorted(unknown))}")
    return tuple(
        Column(
            fact.name,
            sql_type(fact.holds),
            fact.about,
            to=leads.get(fact.name, ""),
            required=fact.name in required,
            words=fact.words,
            facts=shown.get(fact.name, Show.WHOLE),
            link_only=fact.name in link_only,
        )
        for fact in facts(of)
        if fact.name not in without and (not only or fact.name in only)
    )


def sql_type(holds: type) -> SqlType:
    """How SQLite keeps a plain type: moments, days, words and lists are text, truths 0 or 1."""
    if holds is float:
        return float
    return int if issubclass(holds, int) else str


def row_of(value: object, without: Collection[str] = ()) -> Row:
    """The facts of a value as SQLite keeps them, by the names of their columns."""
    kind: type = type(value)
    return {
        fact.name: kept(fact.take(value)) for fact, kept in _kept(kind) if fact.name not in without
    }


@cache
def _kept(of: type) -> tuple[tuple[PublishedFact, Callable[[object], Value]], ...]:
    return tuple((fact, _keeper(fact.holds)) for fact in facts(of))


def _keeper(holds: type) -> Callable[[object], Value]:
    for kind, keep in _KEEPERS:
        if issubclass(holds, kind):
            return keep
    raise TypeError(f"no column holds a {holds.__name__}")


def as_json(value: object) -> str:
    """JSON text; letters of every script stay as they are."""
    return _PLAIN.encode(plain(value))


def moment(value: datetime) -> str:
    """ISO text in UTC, whole seconds. Raises ``LoadError`` for a moment without a zone."""
    if value.tzinfo is None:
        raise LoadError(f"moment without a time zone: {value.isoformat()}")
    return value.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _as_it_is(value: object) -> Value:
    assert value is None or isinstance(value, str | int | float)
    return value


def _moment(value: object) -> str | None:
    return moment(value) if isinstance(value, datetime) else None


def _day(value: object) -> str | None:
    return value.isoformat() if isinstance(value, date) else None


def _truth(value: object) -> int | None:
    return None if value is None else int(value is True)


@lru_cache(maxsize=4096)
def _labels(value: tuple[object, ...]) -> str:
    return as_json(value)


def _list(value: object) -> str | None:
    if not isinstance(value, tuple):
        return None
    # A table's cells share a few paths and flags.
    return _labels(value) if value and isinstance(value[0], str) else as_json(value)


# The first that fits: a moment is a day too, and a truth a number.
_KEEPERS: tuple[tuple[type, Callable[[object], Value]], ...] = (
    (StrEnum, _as_it_is),
    (bool, _truth),
    (datetime, _moment),
    (date, _day),
    (tuple, _list),
    (str, _as_it_is),
    (int, _as_it_is),
    (float, _as_it_is),
)
