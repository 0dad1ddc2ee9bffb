"""What a force changed in an answer, before and after, out of a published file."""

from __future__ import annotations

import sqlite3
from typing import Final

from db.records import ChangedPart
from db.versions import Difference

DETAILS: Final = """
    SELECT position, part, place, table_key, before, after FROM changed_values
    WHERE disclosure = :key AND at = :at UNION ALL
    SELECT position, part, place, table_key, before, after FROM changed_texts
    WHERE disclosure = :key AND at = :at ORDER BY 1
"""


def differences(connection: sqlite3.Connection, key: str, at: str) -> tuple[Difference, ...]:
    """What one change did, as far as the policy of the force shows it; ``at`` as in ``changes``."""
    found = connection.execute(DETAILS, {"key": key, "at": at}).fetchall()
    return tuple(
        Difference(ChangedPart(part), place or "", before, after, table_key)
        for _, part, place, table_key, before, after in found
    )
