"""What was read of each item, in ``crawl.db``: readings, their issues and their keys."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import msgspec

from db.records import Coverage
from parsers.types.account import Account, total
from scraper.archive.rows import ItemRow
from scraper.archive.store import Store

_ACCOUNT = msgspec.json.Decoder(Account)


@dataclass(frozen=True, slots=True)
class Reading:
    """The last good reading of an item: its public key and its disclosure as JSON."""

    key: str
    uid: str
    disclosure: str


def inputs_of(store: Store, slug: str) -> Mapping[str, str]:
    """What each item of a force was last read from: a digest, by canonical address."""
    query = "SELECT canonical_url, inputs FROM parsed WHERE force = ?"
    return dict(store.connection.execute(query, [slug]).fetchall())


def reading_of(store: Store, item: ItemRow) -> Reading | None:
    """The last good reading of an item."""
    row = store.connection.execute(
        "SELECT k.key, k.uid, p.disclosure FROM parsed p JOIN keys k USING (force,"
        " canonical_url) WHERE p.force = ? AND p.canonical_url = ?",
        [item.force, item.canonical_url],
    ).fetchone()
    return Reading(*row) if row else None


def keys_at(store: Store, canonical_urls: Collection[str]) -> list[str]:
    """The keys of the items whose own page, or file, is at one of these addresses."""
    return [
        row[0]
        for address in canonical_urls
        for row in store.connection.execute(
            "SELECT key FROM keys WHERE canonical_url = ?", [address]
        )
    ]


def keep(
    connection: sqlite3.Connection, item: ItemRow, inputs: str, disclosure: str, at: datetime
) -> None:
    """Put a new reading in place of the last one."""
    connection.execute(
        "INSERT OR REPLACE INTO parsed (force, canonical_url, inputs, disclosure, at)"
        " VALUES (?, ?, ?, ?, ?)",
        [item.force, item.canonical_url, inputs, disclosure, at.isoformat()],
    )


def drop(connection: sqlite3.Connection, item: ItemRow) -> None:
    """Take the last good reading of an item away."""
    connection.execute(
        "DELETE FROM parsed WHERE force = ? AND canonical_url = ?",
        [item.force, item.canonical_url],
    )


def clear_issues(connection: sqlite3.Connection, item: ItemRow, stage: str) -> None:
    """Forget what an earlier reading of an item found."""
    connection.execute(
        "DELETE FROM issues WHERE force = ? AND stage = ? AND url = ?",
        [item.force, stage, item.url],
    )


def coverage(store: Store, slug: str) -> list[Coverage]:
    """What became of a force's items by month, down to pages, tables and numbers: the accounts
    of its last good readings added up."""
    rows = store.connection.execute(
        "SELECT coalesce(substr(i.published_on, 1, 7),"
        " substr(p.disclosure ->> '$.published_on', 1, 7),"
        " substr(p.disclosure ->> '$.responded_on', 1, 7), 'undated'), p.disclosure -> '$.account'"
        " FROM items i LEFT JOIN parsed p USING (force, canonical_url)"
        " WHERE i.force = ? ORDER BY 1",
        [slug],
    )
    months: dict[str, list[Account | None]] = {}
    for month, said in rows:
        months.setdefault(month, []).append(_ACCOUNT.decode(said) if said else None)
    return [_month(slug, month, accounts) for month, accounts in months.items()]


def _month(slug: str, month: str, accounts: Sequence[Account | None]) -> Coverage:
    read = [account for account in accounts if account is not None]
    whole = total(read)
    return Coverage(
        force=slug,
        month=month,
        listed=len(accounts),
        parsed=len(read),
        not_readable=len(accounts) - len(read),
        pages=whole.pages.total,
        pages_unread=whole.pages.scanned + whole.pages.failed,
        tables_found=whole.tables.found,
        tables_published=whole.tables.published,
        tables_dropped=len(whole.tables.dropped),
        numbers_seen=whole.numbers.seen,
        numbers_in_figures=whole.numbers.in_figures,
        numbers_elsewhere=sum(count for _, count in whole.numbers.elsewhere),
    )


def errors_by_code(
    store: Store, slug: str, stage: str, codes: Collection[str]
) -> list[tuple[str, int]]:
    """How many errors with these codes the readings of a force have met."""
    return store.connection.execute(
        "SELECT code, count(DISTINCT url || ' ' || message) FROM issues"
        " WHERE force = ? AND stage = ? AND level = 'error'"
        " AND code IN (SELECT value FROM json_each(?)) GROUP BY code ORDER BY code",
        [slug, stage, json.dumps(list(codes))],
    ).fetchall()
