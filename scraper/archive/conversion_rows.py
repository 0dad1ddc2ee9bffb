"""The table ``conversions`` of ``crawl.db``: bodies that a program is to make readable."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from scraper.archive.rows import stamp
from scraper.archive.store import Store

WAITING: Final = "waiting"
MADE: Final = "made"
FAILED: Final = "failed"


@dataclass(frozen=True, slots=True)
class ConversionRow:
    """One body to be converted, and what came of it: ``outcome`` is one of the words above."""

    conversion: str
    outcome: str
    tool: str | None
    message: str


@dataclass(frozen=True, slots=True)
class CandidateRow:
    """A body of a force that a program could make readable; ``made`` is what one made of it."""

    conversion: str
    outcome: str
    tool: str | None
    capture_id: int
    made: int | None


def ask(connection: sqlite3.Connection, sha256: str, conversion: str, at: datetime) -> None:
    """Put a body on the list, unless it is there already."""
    connection.execute(
        "INSERT INTO conversions (sha256, conversion, outcome, at) VALUES (?, ?, ?, ?)"
        " ON CONFLICT DO NOTHING",
        [sha256, conversion, WAITING, stamp(at)],
    )


def of(store: Store, sha256: str | None) -> ConversionRow | None:
    """What is known of the conversion of a body."""
    query = "SELECT conversion, outcome, tool, message FROM conversions WHERE sha256 = ?"
    row = store.connection.execute(query, [sha256]).fetchone()
    return ConversionRow(*row) if row else None


def candidates(store: Store, slug: str) -> list[CandidateRow]:
    """The bodies of a force that are on the list, each once, in the order they were fetched."""
    rows = store.connection.execute(
        "SELECT n.conversion, n.outcome, n.tool, min(c.id), max(d.id) FROM conversions n"
        " JOIN captures c ON c.sha256 = n.sha256 AND c.kind NOT IN ('derived', 'redirect')"
        " AND c.refers_to IS NULL"
        " LEFT JOIN captures d ON d.canonical_url = 'derived:' || n.sha256"
        " WHERE c.force = ? GROUP BY n.sha256 ORDER BY min(c.id)",
        [slug],
    )
    return [CandidateRow(*row) for row in rows.fetchall()]


def settle(
    connection: sqlite3.Connection,
    sha256: str,
    outcome: str,
    tool: str | None,
    message: str,
    at: datetime,
) -> None:
    """Write down what came of a conversion."""
    connection.execute(
        "UPDATE conversions SET outcome = ?, tool = ?, message = ?, at = ? WHERE sha256 = ?",
        [outcome, tool, message, stamp(at), sha256],
    )


def counts(store: Store, slug: str) -> dict[tuple[str, str], int]:
    """How many bodies of a force there are, by conversion and outcome."""
    rows = store.connection.execute(
        "SELECT n.conversion, n.outcome, count(DISTINCT n.sha256) FROM conversions n"
        " JOIN captures c ON c.sha256 = n.sha256 WHERE c.force = ? GROUP BY 1, 2",
        [slug],
    )
    return {(conversion, outcome): count for conversion, outcome, count in rows.fetchall()}
