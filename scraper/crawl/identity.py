"""Keys of disclosures: given once, kept in ``crawl.db``, never given to another.

A key is ``slug/reference`` (docs/schema.md), ``~2`` and so on for further items
with one reference, or ``slug/u-`` and 12 hex digits of the item's canonical
address where no reference is printed. The ``uid`` is random: the public takedown
log must not lead back to a key.
"""

from __future__ import annotations

import hashlib
import secrets
import sqlite3
from collections.abc import Iterable
from datetime import datetime

from parsers.answers.normalise import reference_slug
from scraper.archive.store import Store


def give_key(
    connection: sqlite3.Connection,
    force: str,
    canonical_url: str,
    reference: str | None,
    at: datetime,
) -> tuple[str, str]:
    """The (key, uid) of an item, given now if it has none yet. Runs in the caller's transaction."""
    row = connection.execute(
        "SELECT key, uid FROM keys WHERE force = ? AND canonical_url = ?", [force, canonical_url]
    ).fetchone()
    if row is not None:
        return row[0], row[1]
    key = _free(connection, _wanted(force, canonical_url, reference))
    uid = secrets.token_hex(8)
    connection.execute(
        "INSERT INTO keys (force, canonical_url, key, uid, given_at) VALUES (?, ?, ?, ?, ?)",
        [force, canonical_url, key, uid, at.isoformat()],
    )
    return key, uid


def keys_of(store: Store, canonical_url: str) -> list[str]:
    """The keys of the disclosures that an address stands behind, as item or as attachment."""
    rows = store.connection.execute(
        "SELECT key FROM keys WHERE canonical_url = :url OR (force, canonical_url) IN"
        " (SELECT force, item_url FROM attachments WHERE canonical_url = :url UNION"
        " SELECT force, item_url FROM aliases WHERE canonical_url = :url)",
        {"url": canonical_url},
    )
    return [row[0] for row in rows.fetchall()]


def addresses_of(store: Store, keys: Iterable[str]) -> list[str]:
    """The addresses that these keys were given to and of which a whole body is stored."""
    found = [
        row[0]
        for key in keys
        for row in store.connection.execute("SELECT canonical_url FROM keys WHERE key = ?", [key])
    ]
    return [url for url in dict.fromkeys(found) if store.latest_ok_capture(url) is not None]


def _wanted(force: str, canonical_url: str, reference: str | None) -> str:
    slug = reference_slug(reference) if reference else ""
    if slug:
        return f"{force}/{slug}"
    return f"{force}/u-{hashlib.sha256(canonical_url.encode()).hexdigest()[:12]}"


def _free(connection: sqlite3.Connection, wanted: str) -> str:
    taken = {
        row[0]
        for row in connection.execute(
            "SELECT key FROM keys WHERE key = ? OR key GLOB ?", [wanted, f"{wanted}~*"]
        )
    }
    key, number = wanted, 1
    while key in taken:
        number += 1
        key = f"{wanted}~{number}"
    return key
