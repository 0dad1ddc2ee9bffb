"""Answers that are very wide, very long, written from right to left, or partly unread."""

from __future__ import annotations

from db.records import Record
from parsers.types import (
    Cell,
    Figure,
    PublishedTable,
    Quality,
    Table,
    TableKind,
    TableReading,
    Totals,
)
from tests.db.records import document, edited, record

ROWS, COLUMNS = 5000, 400
ARABIC = "طلب معلومات عن سرقة الدراجات"


def table(rows: int, columns: int) -> PublishedTable:
    """Numbers that say where they stand: row 7, column 3 prints 7003."""
    head = tuple(Cell(f"c{number}" if number else "", header=True) for number in range(columns + 1))
    body = [
        (Cell(f"r{row}"), *(Cell(str(row * 1000 + col)) for col in range(1, columns + 1)))
        for row in range(1, rows + 1)
    ]
    figures = tuple(
        Figure(
            row, col, (f"r{row}",), (f"c{col}",), str(row * 1000 + col), row * 1000.0 + col, None
        )
        for row in range(1, rows + 1)
        for col in range(1, columns + 1)
    )
    reading = TableReading(
        TableKind.CROSSTAB, 1, 1, Totals.NONE, Quality.CLEAN, ("Row",), ("Column",), None, figures
    )
    return PublishedTable(Table(position=0, grid=(head, *body), page=1), reading)


def extremes(force: str) -> list[Record]:
    """FOI-1/26 to FOI-5/26: many rows, many columns, a long title, Arabic, pages not read."""
    given = []
    for number, (rows, columns) in enumerate([(ROWS, 1), (3, COLUMNS)], 1):
        one = record(force, f"FOI-{number}/26", day=number)
        given.append(edited(one, documents=(document(one.key, 0, table(rows, columns)),)))
    long = edited(record(force, "FOI-3/26", day=3), title="Bicycles " * 1100)
    right = edited(record(force, "FOI-4/26", day=4), title=ARABIC, lang="ar")
    unread = edited(record(force, "FOI-5/26", day=5), unread="pages 2 to 3 are pictures")
    return [*given, long, right, unread]
