"""Brings every row of ``crawl.db`` under the key that its address has today.

``parsers.text.addresses.canonical`` gives all spellings of an address one key; rows of an
older key move to it, and a row whose twin is there already goes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from parsers.text.addresses import canonical

if TYPE_CHECKING:
    from sqlite_utils.db import Database

# Foreign keys are off in a migration: the order does not matter.
_KEYED: Final = {
    "captures": ("canonical_url",),
    "tombstones": ("canonical_url",),
    "gate_log": ("canonical_url",),
    "events": ("item_url", "url"),
    "keys": ("canonical_url",),
    "parsed": ("canonical_url",),
    "held": ("item_url",),
    "items": ("canonical_url",),
    "attachments": ("item_url", "canonical_url"),
    "links": ("item_url", "canonical_url"),
    "frontier": ("canonical_url",),
    "listed": ("canonical_url",),
    "aliases": ("canonical_url", "item_url"),
    "walked": ("canonical_url",),
    "delisted": ("canonical_url",),
}


def rekey(db: Database) -> None:
    """Move every row to the key of today. Belongs into a migration's transaction."""
    for table, columns in _KEYED.items():
        if not db[table].exists():
            continue
        for column in columns:
            query = f"SELECT DISTINCT {column} FROM {table}"  # noqa: S608 (names above)
            for (old,) in db.execute(query).fetchall():
                new = canonical(old)
                if new == old:
                    continue
                db.execute(
                    f"UPDATE OR IGNORE {table} SET {column} = ? WHERE {column} = ?",  # noqa: S608
                    [new, old],
                )
                db.execute(f"DELETE FROM {table} WHERE {column} = ?", [old])  # noqa: S608
