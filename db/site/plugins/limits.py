"""Bounds on what one question may cost, and strangers' own SQL kept apart from the pages."""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, TypeAlias
from urllib.parse import parse_qs

from pluggy import HookimplMarker

from db.sql_bounds import bound
from db.strangers import OF_READERS, asks_in_sql

hookimpl = HookimplMarker("datasette")

App: TypeAlias = Callable[[MutableMapping[str, Any], Any, Any], Awaitable[None]]


@hookimpl
def prepare_connection(conn: sqlite3.Connection) -> None:
    bound(conn)


@hookimpl
def asgi_wrapper() -> Callable[[App], App]:
    return _told_apart


def _told_apart(app: App) -> App:
    async def told(scope: MutableMapping[str, Any], receive: Any, send: Any) -> None:
        words = parse_qs(scope.get("query_string", b"").decode("latin-1"), keep_blank_values=True)
        token = asks_in_sql.set(not OF_READERS.isdisjoint(words))
        try:
            await app(scope, receive, send)
        finally:
            asks_in_sql.reset(token)

    return told
