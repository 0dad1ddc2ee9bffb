"""What the gate holds back must leave the rows already loaded, whatever else happens tonight.

A force that fails its expectations keeps its last good rows; those may be older
than the rule, or the decision, by which a document is held.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

from db.changes import forget_read_from
from db.load import transaction, withdraw
from db.migrations import open_staging


def hold_back(path: Path, hashes: Iterable[str], *, at: datetime) -> list[str]:
    """Take out every disclosure that still shows a document with one of these SHA-256.

    The whole disclosure goes: its texts may have been read from that document. It
    comes back, with the document as ``held``, at its force's next good load. What is kept of a
    change goes, too, where it was read from such a document before or after.
    Returns the keys taken out.
    """
    with closing(open_staging(path)) as connection:
        connection.execute("CREATE TEMP TABLE hidden (sha256 TEXT PRIMARY KEY) WITHOUT ROWID")
        wanted = set(hashes)
        connection.executemany("INSERT OR IGNORE INTO hidden VALUES (?)", [(h,) for h in wanted])
        with transaction(connection):
            forget_read_from(connection, wanted)
        rows = connection.execute(
            "SELECT DISTINCT disclosure FROM documents JOIN hidden USING (sha256) UNION"
            " SELECT DISTINCT disclosure FROM captures JOIN hidden USING (sha256) ORDER BY 1"
        )
        keys = [row["disclosure"] for row in rows.fetchall()]
    if keys:
        withdraw(path, keys, at=at)
    return keys


def record_hidden_data(path: Path, rows: Iterable[tuple[str, str, int, int]]) -> None:
    """Renew the counts by cause: (code, sentence, files released, files destroyed)."""
    with closing(open_staging(path)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("DELETE FROM hidden_data")
        connection.executemany(
            "INSERT INTO hidden_data (code, about, released, destroyed) VALUES (?, ?, ?, ?)", rows
        )
        connection.execute("COMMIT")


def record_takedowns(path: Path, rows: Iterable[tuple[str, str, date]]) -> None:
    """Renew the public takedown log: (random name, class of reason, day)."""
    with closing(open_staging(path)) as connection, transaction(connection):
        connection.execute("DELETE FROM takedowns")
        connection.executemany(
            "INSERT INTO takedowns (uid, reason, at) VALUES (?, ?, ?)",
            [(uid, reason, day.isoformat()) for uid, reason, day in rows],
        )
