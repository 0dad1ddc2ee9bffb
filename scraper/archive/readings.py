"""What was read of each item, in ``crawl.db``: readings, their issues and their keys."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from scraper.archive.rows import ItemRow
from scraper.archive.store import Store


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


def also_at(store: Store, item: ItemRow) -> tuple[str, ...]:
    """The other addresses that the crawl has found to lead to an item."""
    rows = store.connection.execute(
        "SELECT canonical_url FROM aliases WHERE force = ? AND item_url = ? ORDER BY 1",
        [item.force, item.canonical_url],
    )
    return tuple(row[0] for row in rows.fetchall())


def former_keys(store: Store, item: ItemRow) -> tuple[str, ...]:
    """The keys that were given to an item under its other addresses."""
    rows = store.connection.execute(
        "SELECT k.key FROM aliases a JOIN keys k USING (force, canonical_url)"
        " WHERE a.force = ? AND a.item_url = ? ORDER BY k.key",
        [item.force, item.canonical_url],
    )
    return tuple(row[0] for row in rows.fetchall())


def in_order_of_keys(store: Store, slug: str) -> list[ItemRow]:
    """The items of a force that have a reading: dated ones first, by when their keys were given.

    Of two items that are one answer the earlier stays, with its key.
    """
    rows = store.connection.execute(
        "SELECT canonical_url FROM keys WHERE force = ? ORDER BY given_at, key", [slug]
    )
    place = {row[0]: number for number, row in enumerate(rows.fetchall())}
    items = [item for item in store.items(slug) if item.canonical_url in place]
    return sorted(items, key=lambda i: (i.published_on is None, place[i.canonical_url]))


def unread_items(store: Store, slug: str) -> list[ItemRow]:
    """The items of a force that have no reading.

    An address that only a sitemap or a feed had, and that was gone when it was asked for, was
    never one of the log's.
    """
    rows = store.connection.execute(
        "SELECT canonical_url FROM parsed WHERE force = :force UNION SELECT canonical_url"
        " FROM items WHERE force = :force AND listed_at IS NULL AND gone_since IS NOT NULL",
        {"force": slug},
    ).fetchall()
    left_out = {row[0] for row in rows}
    return [item for item in store.items(slug) if item.canonical_url not in left_out]


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


# Issues by which a reading doubts an outcome (docs/letters.md), each with what it says in words.
DOUBTS: Mapping[str, str] = {
    "cost_section_without_cost": "cite section 12 and are no cost refusal",
    "withheld_without_section": "withhold and cite no section",
    "field_contradicts_outcome": "contradict the force's own field",
    "refusal_without_reason": "refuse and do not say why",
}


@dataclass(frozen=True, slots=True)
class Doubted:
    """How many answers of a force and year carry one issue of ``DOUBTS``."""

    year: str
    code: str
    answers: int


def doubts(store: Store, slug: str) -> list[Doubted]:
    """Outcomes that a force's readings doubt, by year of the answer and code."""
    rows = store.connection.execute(
        "SELECT coalesce(substr(p.disclosure ->> '$.responded_on', 1, 4),"
        " substr(i.published_on, 1, 4), substr(p.disclosure ->> '$.published_on', 1, 4),"
        " 'undated'), s.code, count(DISTINCT i.canonical_url)"
        " FROM issues s JOIN items i ON i.force = s.force AND i.url = s.url"
        " JOIN parsed p ON p.force = i.force AND p.canonical_url = i.canonical_url"
        " WHERE s.force = ? AND s.code IN (SELECT value FROM json_each(?))"
        " GROUP BY 1, 2 ORDER BY 1, 2",
        [slug, json.dumps(list(DOUBTS))],
    )
    return [Doubted(*row) for row in rows]


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
