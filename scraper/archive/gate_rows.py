"""What the gate holds back and what was decided about it, as rows of ``crawl.db``.

``held`` is renewed with every reading; ``gate_log`` is append-only.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import msgspec

from scraper.archive.rows import ItemRow, stamp
from scraper.archive.store import Store


@dataclass(frozen=True, slots=True)
class LogRow:
    """One line of ``gate_log``; ``codes`` are those of the findings it was made on."""

    action: str
    canonical_url: str
    sha256: str
    codes: frozenset[str]
    by: str
    why: str
    at: datetime


@dataclass(frozen=True, slots=True)
class HeldRow:
    """One document held now; ``findings`` are JSON, ``key`` its published key."""

    key: str
    force: str
    url: str
    sha256: str
    since: datetime
    findings: str


def log(store: Store) -> list[LogRow]:
    """Every decision, oldest first."""
    rows = store.connection.execute(
        "SELECT action, canonical_url, sha256, codes, decided_by, why, at FROM gate_log ORDER BY id"
    )
    return [
        LogRow(
            action,
            url,
            sha256,
            frozenset(msgspec.json.decode(codes, type=list[str])),
            by,
            why,
            datetime.fromisoformat(at),
        )
        for action, url, sha256, codes, by, why, at in rows.fetchall()
    ]


def write(store: Store, rows: Iterable[LogRow]) -> None:
    """Add lines to the log."""
    store.connection.executemany(
        "INSERT INTO gate_log (action, canonical_url, sha256, codes, decided_by, why, at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (
                *(row.action, row.canonical_url, row.sha256),
                msgspec.json.encode(sorted(row.codes)).decode(),
                *(row.by, row.why, stamp(row.at)),
            )
            for row in rows
        ],
    )


def held(store: Store) -> list[HeldRow]:
    """Everything held back now, longest first."""
    rows = store.connection.execute(
        "SELECT k.key || '/' || h.position, h.force, h.url, h.sha256, h.since, h.findings"
        " FROM held h JOIN keys k ON k.force = h.force AND k.canonical_url = h.item_url"
        " ORDER BY h.since, 1"
    )
    return [
        HeldRow(key, force, url, sha256, datetime.fromisoformat(since), findings)
        for key, force, url, sha256, since, findings in rows.fetchall()
    ]


def renew(
    connection: sqlite3.Connection,
    item: ItemRow,
    found: Iterable[tuple[int, str, str, str]],
    at: datetime,
) -> None:
    """Put what is held of one item now (position, address, SHA-256, findings as JSON) in
    place of what was; ``since`` stays while the same bytes are held."""
    of_item = [item.force, item.canonical_url]
    query = "SELECT sha256, since FROM held WHERE force = ? AND item_url = ?"
    since = dict(connection.execute(query, of_item).fetchall())
    connection.execute("DELETE FROM held WHERE force = ? AND item_url = ?", of_item)
    connection.executemany(
        "INSERT INTO held (force, item_url, position, url, sha256, findings, since)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (*of_item, position, url, sha256, findings, since.get(sha256, stamp(at)))
            for position, url, sha256, findings in found
        ],
    )


def no_longer_held(store: Store, sha256: str) -> None:
    """Forget that these bytes are held: they are gone."""
    store.connection.execute("DELETE FROM held WHERE sha256 = ?", [sha256])


def hashes(store: Store, action: str) -> frozenset[str]:
    """The SHA-256 of everything held, and of everything about which ``action`` was decided."""
    rows = store.connection.execute(
        "SELECT sha256 FROM held UNION SELECT sha256 FROM gate_log WHERE action = ?", [action]
    )
    return frozenset(row[0] for row in rows.fetchall())
