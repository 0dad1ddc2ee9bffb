"""What is shown of a hit: the words around what was looked for, and the rows that match."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from db.questions.porter import stem
from db.search.asked import Asked
from db.words import shorten

AROUND: Final = 160  # letters around the first hit
TABLES: Final = 2  # tables of an answer that are shown
CELLS: Final = 6  # cells of a row
LOOKED_AT: Final = 4_000  # figures of an answer in which a row is looked for
_WORD: Final = re.compile(r"[^\W_]+")
FIGURES: Final = """
    SELECT t.key, t.caption, g.row, g.row_label, g.column_label, g.text, g.row_total, g.col
    FROM tables t JOIN figures g ON g.table_id = t.id
    WHERE t.disclosure = :key AND t.duplicate_of IS NULL
    ORDER BY t.id, g.row, g.col LIMIT :most
"""
# Tables that count what the words name, whatever their captions say.
OF_SUBJECTS: Final = """
    SELECT DISTINCT n.table_key FROM tables t JOIN measures n ON n.table_key = t.key
    WHERE t.disclosure = :key AND n.subject IN (SELECT value FROM json_each(:subjects))
"""


@dataclass(frozen=True, slots=True)
class CellHit:
    """One cell of a row: its column, its text and its place."""

    label: str
    text: str
    col: int


@dataclass(frozen=True, slots=True)
class TableHit:
    """A table that matches, with the row that does (or its total)."""

    key: str
    caption: str | None
    row: int
    label: str
    cells: tuple[CellHit, ...]


def stems_of(text: str | None) -> frozenset[str]:
    """The stems of a text's words."""
    return frozenset(stem(word) for word in _WORD.findall((text or "").casefold()))


def shown_words(text: str | None, stems: AbstractSet[str]) -> str | None:
    """The words around the first hit in a text; None where it has none."""
    for match in _WORD.finditer(text or ""):
        if stem(match[0].casefold()) in stems:
            plain = " ".join((text or "")[max(0, match.start() - AROUND // 2) :].split())
            if match.start() > AROUND // 2:
                plain = "…" + plain.partition(" ")[2]
            return shorten(plain, AROUND)
    return None


def shown_rows(connection: sqlite3.Connection, key: str, asked: Asked) -> tuple[TableHit, ...]:
    """The best rows of an answer's tables, of each table one."""
    stems = asked.stems
    found = connection.execute(FIGURES, {"key": key, "most": LOOKED_AT}).fetchall()
    subjects = json.dumps([one.slug for one in asked.subjects])
    about = {row[0] for row in connection.execute(OF_SUBJECTS, {"key": key, "subjects": subjects})}
    scored = []
    for place, (table, figures) in enumerate(groupby(found, key=lambda row: row[0])):
        rows = [list(row) for _, row in groupby(figures, key=lambda one: one[2])]
        caption = len(stems_of(rows[0][0][1]) & stems)
        score, row = max(
            ((len(stems_of(one[0][3]) & stems), one) for one in rows),
            key=lambda item: (item[0], item[1][0][6], -item[1][0][2]),
        )
        if caption or score or table in about:
            scored.append((-(2 * score + caption), place, table, row))
    # What only counts the same is shown where no table has the words themselves.
    if any(one[0] for one in scored):
        scored = [one for one in scored if one[0]]
    return tuple(_hit(table, row) for _, _, table, row in sorted(scored)[:TABLES])


def _hit(table: str, row: list[tuple[object, ...]]) -> TableHit:
    cells = (CellHit(str(one[4] or ""), str(one[5] or ""), int(str(one[7]))) for one in row[:CELLS])
    caption, number, label = row[0][1], row[0][2], row[0][3]
    return TableHit(
        table,
        None if caption is None else str(caption),
        int(str(number)),
        str(label or ""),
        tuple(cells),
    )
