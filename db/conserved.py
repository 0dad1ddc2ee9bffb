"""Nothing is lost on the way into the databases: what was read is what is loaded and shown.

Every function returns its findings as plain sentences; none means all is well.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from db.records import Record
from db.rows import Rows


def lost_in_rows(record: Record, rows: Rows) -> Iterator[str]:
    """Tables and figures of a record that are not among its rows, or that its own account
    does not know."""
    documents = record.disclosure.documents
    tables = [table for document in documents for table in document.tables]
    figures = sum(len(table.reading.figures) for table in tables)
    numbers = sum(table.reading.numbers for table in tables)
    account = record.disclosure.account
    counts = (
        ("tables", account.tables.published, len(rows.children["tables"])),
        ("numbers in figures", account.numbers.in_figures, numbers),
        ("figures", figures, len(rows.children["figures"])),
    )
    for what, read, made in counts:
        if read != made:
            yield f"the account does not add up: {read} {what} were read, {made} are left"
    yield from (f"the account does not add up: {gap}" for gap in account.gaps())


def lost_in_database(connection: sqlite3.Connection, force: str | None = None) -> list[str]:
    """Disclosures whose tables or figures are not as many as they say; those of all forces, or
    of one. A disclosure that shows its link alone says no number."""
    rows = connection.execute(
        "SELECT d.key, d.n_tables AS tables, count(DISTINCT t.id) AS has_tables,"
        " d.n_figures AS figures, count(f.table_id) AS has_figures"
        " FROM disclosures d LEFT JOIN tables t ON t.disclosure = d.key"
        " LEFT JOIN figures f ON f.table_id = t.id"
        " WHERE :force IS NULL OR d.force = :force"
        " GROUP BY d.key HAVING tables <> has_tables OR figures <> has_figures ORDER BY d.key",
        {"force": force},
    )
    return [
        f"{row['key']}: {row['has_tables']} tables with {row['has_figures']} figures,"
        f" {row['tables']} with {row['figures']} were read"
        for row in rows
    ]
