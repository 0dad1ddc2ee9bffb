"""One digest for each answer over all that is published of it, whatever the build's numbers."""

from __future__ import annotations

import hashlib
import sqlite3
from typing import Final

from db.schema import (
    CAVEATS,
    DISCLOSURES,
    DOCUMENTS,
    EXEMPTIONS,
    FIGURES,
    QUESTIONS,
    TABLES,
    TEXTS,
)
from db.spec import Table

# The tables that say what an answer says; those that compare answers are no part of one.
_OF_AN_ANSWER: Final = {
    table.name
    for table in (DISCLOSURES, TEXTS, QUESTIONS, EXEMPTIONS, DOCUMENTS, TABLES, FIGURES, CAVEATS)
}
# Numbers of one build, and the day of the last look: they change and nothing has happened.
_PASSING: Final = frozenset({"id", "table_id", "document_id", "last_seen"})
_BITS: Final = 128


class Digests:
    """Gathers rows in any order; ``found`` has the digest of each answer in hex, by its key."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        rows = connection.execute("SELECT id, disclosure, key FROM tables")
        self._tables = {row[0]: (row[1], row[2]) for row in rows}
        self._sums: dict[str, int] = {}

    def add(self, table: Table, row: tuple[object, ...]) -> None:
        """Take one row; rows of no answer are left alone."""
        if table.name not in _OF_AN_ANSWER:
            return
        values = dict(zip(table.names, row, strict=True))
        owner = values[table.owner]
        more = ""
        if table.owner == "table_id":
            owner, more = self._tables[owner]
        kept = [value for name, value in values.items() if name not in _PASSING]
        said = repr((table.name, more, kept)).encode()
        digest = int.from_bytes(hashlib.blake2b(said, digest_size=_BITS // 8).digest(), "big")
        key = str(owner)
        self._sums[key] = (self._sums.get(key, 0) + digest) % (1 << _BITS)

    @property
    def found(self) -> dict[str, str]:
        return {key: f"{total:032x}" for key, total in self._sums.items()}
