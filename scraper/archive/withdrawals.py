"""Takedowns in ``crawl.db``: what each answer would be known by if it came back.

Marks are hashes, so that nothing taken down is written down again. They are kept in a file
beside the databases as well (``withdrawn.jsonl``): a ``crawl.db`` that is made again from the
archive, or comes from a backup, takes them from there.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from scraper.archive.marks import Kind
from scraper.archive.rows import ItemRow, stamp
from scraper.archive.store import Store

FILE: Final = "withdrawn.jsonl"
_BLANK: Final = """
UPDATE items SET title = '', listed_as = NULL, version = NULL
 WHERE force = :force AND canonical_url = :url
"""


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """One takedown: the answer's random name, the class of reason, its marks by kind."""

    uid: str
    reason: str
    at: datetime
    marks: Mapping[str, Kind]


def add(store: Store, one: Withdrawal) -> None:
    """Remember a takedown, first beside the database; again adds marks to it."""
    line = {"uid": one.uid, "reason": one.reason, "at": stamp(one.at), "marks": dict(one.marks)}
    path = store.settings.data / FILE
    with path.open("a", encoding="utf-8") as out:
        out.write(json.dumps(line, sort_keys=True) + "\n")
        out.flush()
        os.fsync(out.fileno())
    with store.transaction() as connection:
        _insert(connection, one)


def read_again(store: Store) -> None:
    """Take over what the file has and this ``crawl.db`` has not; a torn last line is left."""
    path = store.settings.data / FILE
    if not path.is_file():
        return
    with store.transaction() as connection:
        for line in path.read_text("utf-8").splitlines():
            try:
                found = json.loads(line)
            except json.JSONDecodeError:
                continue
            marks = {key: Kind(kind) for key, kind in found["marks"].items()}
            at = datetime.fromisoformat(found["at"])
            _insert(connection, Withdrawal(found["uid"], found["reason"], at, marks))


def _insert(connection: sqlite3.Connection, one: Withdrawal) -> None:
    connection.execute(
        "INSERT INTO withdrawals (uid, reason, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        [one.uid, one.reason, stamp(one.at)],
    )
    connection.executemany(
        "INSERT INTO withdrawn_marks (mark, kind, uid) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        [(hashed, kind, one.uid) for hashed, kind in one.marks.items()],
    )


def marks(store: Store) -> dict[str, str]:
    """Every mark, with the random name of the answer that it is of."""
    rows = store.connection.execute("SELECT mark, uid FROM withdrawn_marks")
    return dict(rows.fetchall())


def withdrawal(store: Store, uid: str) -> Withdrawal:
    """One takedown, without its marks."""
    reason, at = store.connection.execute(
        "SELECT reason, at FROM withdrawals WHERE uid = ?", [uid]
    ).fetchone()
    return Withdrawal(uid, reason, datetime.fromisoformat(at), {})


def public_lines(store: Store, now: datetime, days: int) -> list[tuple[str, str, date]]:
    """The takedowns that are old enough for their line in public: name, class, day."""
    rows = store.connection.execute(
        "SELECT uid, reason, at FROM withdrawals WHERE at <= ? ORDER BY at, uid",
        [stamp(now - timedelta(days=days))],
    )
    return [(uid, reason, datetime.fromisoformat(at).date()) for uid, reason, at in rows]


def addresses(store: Store) -> list[str]:
    """Every canonical address that anything is stored or known of."""
    rows = store.connection.execute(
        "SELECT canonical_url FROM captures UNION SELECT canonical_url FROM items UNION"
        " SELECT canonical_url FROM attachments"
    )
    return [row[0] for row in rows.fetchall()]


def hashes(store: Store) -> list[str]:
    """Every SHA-256 of a stored body."""
    rows = store.connection.execute("SELECT DISTINCT sha256 FROM captures WHERE sha256 <> ''")
    return [row[0] for row in rows.fetchall()]


def items_of(store: Store, keys: Iterable[str]) -> list[tuple[ItemRow, str]]:
    """The items that keys were given to, each with its random name; the pages of an answer that
    has several addresses all."""
    found = []
    for key in keys:
        row = store.connection.execute(
            "SELECT force, canonical_url, uid FROM keys WHERE key = ?", [key]
        ).fetchone()
        if row is not None:
            found += [(one, row[2]) for one in _item(store, row[0], row[1])]
    return found


def _item(store: Store, force: str, address: str) -> list[ItemRow]:
    main = store.connection.execute(
        "SELECT item_url FROM aliases WHERE force = ? AND canonical_url = ?", [force, address]
    ).fetchone()
    wanted = {address, *(main or ())}
    return [one for one in store.items(force) if one.canonical_url in wanted]


def is_shared(store: Store, address: str, item_urls: Iterable[str]) -> bool:
    """Whether another answer links to a file as well."""
    rows = store.connection.execute(
        "SELECT item_url FROM attachments WHERE canonical_url = ?", [address]
    )
    return bool({row[0] for row in rows.fetchall()} - set(item_urls))


def strip(store: Store, item: ItemRow) -> None:
    """Take out of ``crawl.db`` what was read of an item: reading, title, files, issues. Its
    address stays, so that it is known as withdrawn."""
    values = {"force": item.force, "url": item.canonical_url, "printed": item.url}
    with store.erasing() as connection:
        for statement in (
            "DELETE FROM parsed WHERE force = :force AND canonical_url = :url",
            "DELETE FROM attachments WHERE force = :force AND item_url = :url",
            "DELETE FROM links WHERE force = :force AND item_url = :url",
            "DELETE FROM held WHERE force = :force AND item_url = :url",
            "DELETE FROM issues WHERE force = :force AND url IN (:url, :printed)",
            _BLANK,
        ):
            connection.execute(statement, values)
