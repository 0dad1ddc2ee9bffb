"""What must not come in again: purged addresses, and the hashes of what was taken down."""

from __future__ import annotations

import hashlib
import sqlite3
from enum import StrEnum
from typing import Final

# An address, the item it stands for, and all other addresses of that: purged and released as one.
ONE_ANSWER: Final = """
SELECT :url UNION SELECT item_url FROM aliases WHERE canonical_url = :url UNION SELECT
 canonical_url FROM aliases WHERE item_url = :url UNION SELECT b.canonical_url FROM aliases a
 JOIN aliases b USING (item_url) WHERE a.canonical_url = :url
"""


class Kind(StrEnum):
    """What a mark is of."""

    KEY = "key"
    ADDRESS = "address"
    DOCUMENT = "document"
    TEXT = "text"


def mark(kind: Kind, value: str) -> str:
    """The hash of a key, a canonical address, a file's SHA-256 or that of a text."""
    return hashlib.sha256(f"{kind}:{value}".encode()).hexdigest()


def is_barred(connection: sqlite3.Connection, canonical_url: str, body: bytes = b"") -> bool:
    """Whether an address was purged or taken down, under whichever of its names, or the bytes
    that somebody has of it were taken down."""
    if body and _has(connection, mark(Kind.DOCUMENT, hashlib.sha256(body).hexdigest())):
        return True
    names = [row[0] for row in connection.execute(ONE_ANSWER, {"url": canonical_url}).fetchall()]
    barred = "SELECT 1 FROM tombstones WHERE barred = 1 AND canonical_url = ?"
    return any(
        connection.execute(barred, [name]).fetchone() is not None
        or _has(connection, mark(Kind.ADDRESS, name))
        for name in names
    )


def _has(connection: sqlite3.Connection, hashed: str) -> bool:
    query = "SELECT 1 FROM withdrawn_marks WHERE mark = ?"
    return connection.execute(query, [hashed]).fetchone() is not None
