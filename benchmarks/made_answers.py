"""A ``staging.db`` full of made-up answers, filled by SQL: 300,000 answers in a minute or two.

Requests are those of ``benchmarks/questions.py``; tables are a few dozen made ones, copied with
other numbers. Every answer has a table of about 33 figures.
"""

from __future__ import annotations

import json
import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import product
from pathlib import Path
from typing import Final

from benchmarks.made_requests import Made, requests
from db.migrations import open_staging
from db.schema import BY_NAME
from db.sql import insert_into

TEMPLATES: Final = 48
SUBJECTS: Final = (
    *("Bicycle theft", "Knife crime", "Burglary", "Robbery", "Stalking", "Drug possession"),
    *("Shoplifting", "Arson", "Criminal damage", "Rape", "Vehicle theft", "Hate crime"),
)
LABELS: Final = (
    *("North", "South", "East", "West", "Central", "Harbour", "Airport", "Moor", "Coast", "Forest"),
)
YEARS: Final = ("2022", "2023", "2024")
_COPY: Final = """
    INSERT INTO figures SELECT t.id, f.row, f.col, f.row_path, f.column_path,
        CAST((f.value + t.id % 89) AS INTEGER), f.value + t.id % 89, f.qualifier, f.low, f.high,
        f.flags, f.statistic, f.counted, f.unit, f.period_start, f.period_end, f.period_kind,
        f.period_from, f.event_date, f.row_total, f.col_total, f.subject_force, f.row_label,
        f.column_label, f.is_total
    FROM tables t JOIN template f ON f.table_id = t.id % ? ORDER BY t.id, f.row, f.col
"""
FIGURES: Final = len(YEARS) * (len(LABELS) + 1)


def fill(path: Path, count: int) -> int:
    """Make ``path`` with so many answers; return how many figures they have."""
    path.unlink(missing_ok=True)
    with closing(open_staging(path)) as connection:
        for pragma in ("foreign_keys = OFF", "synchronous = OFF", "secure_delete = OFF"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("PRAGMA cache_size = -200000")
        connection.execute("BEGIN")
        _fill_rows(connection, count)
        connection.execute("CREATE TEMP TABLE template AS SELECT * FROM figures LIMIT 0")
        blank = dict.fromkeys(BY_NAME["figures"].names)
        connection.executemany(
            insert_into("template", BY_NAME["figures"].names),
            [blank | row for number in range(TEMPLATES) for row in _figures(number)],
        )
        connection.execute("CREATE INDEX temp.template_table ON template (table_id, row, col)")
        connection.execute(_COPY, [TEMPLATES])
        figures = int(connection.execute("SELECT count(*) FROM figures").fetchone()[0])
        connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute("ANALYZE")
    return figures


def change(path: Path, force: str, count: int) -> None:
    """Have so many answers of one force come back with other words and other facts."""
    with closing(open_staging(path)) as connection:
        keys = [
            row[0]
            for row in connection.execute(
                "SELECT key FROM disclosures WHERE force = ? ORDER BY key LIMIT ?", [force, count]
            )
        ]
        connection.execute("BEGIN")
        for key in keys:
            connection.execute(
                "UPDATE texts SET request = request || ' Which of them?' WHERE disclosure = ?",
                [key],
            )
            connection.execute(
                "UPDATE versions SET sha256 = sha256 || '+' WHERE disclosure = ?", [key]
            )
        connection.execute("COMMIT")


def _fill_rows(connection: sqlite3.Connection, count: int) -> None:
    """Insert answers, texts, questions, versions, documents and tables."""
    names = ("disclosures", "texts", "questions", "versions", "documents", "tables")
    seen: set[str] = set()
    for number, one in enumerate(requests(count), 1):
        if one.force not in seen:
            seen.add(one.force)
            connection.execute(
                "INSERT INTO forces (slug, name, sample) VALUES (?, ?, 0)", [one.force, one.force]
            )
        found = _answer(number, one)
        for name in names:
            for row in found[name]:
                connection.execute(_INSERT[name], row)


_INSERT: Final = {
    name: insert_into(name, BY_NAME[name].names)
    for name in ("disclosures", "texts", "questions", "documents", "tables")
} | {
    "versions": "INSERT INTO versions (disclosure, sha256, parts)"
    " VALUES (:disclosure, :sha256, '{}')"
}
_BLANK: Final = {name: dict.fromkeys(table.names) for name, table in BY_NAME.items()}


def _answer(number: int, one: Made) -> dict[str, list[dict[str, object]]]:
    key = f"{one.force}/{number}"
    day = f"20{22 + number % 4}-{number % 12 + 1:02d}-{number % 28 + 1:02d}"
    subject = SUBJECTS[number % TEMPLATES % len(SUBJECTS)]
    return {
        "disclosures": [
            _BLANK["disclosures"]
            | {"key": key, "id": number, "uid": key, "force": one.force, "url": key}
            | {"title": subject, "title_shown": subject, "reference": str(number)}
            | {"source_kind": "log", "sensitivity": "none", "responded_on": day}
            | {"n_documents": 1, "n_tables": 1, "n_figures": FIGURES}
            | {"first_seen": day, "last_seen": day, "outcome": "granted"}
        ],
        "texts": [{"disclosure": key, "request": one.text, "response": None}],
        "questions": [
            _BLANK["questions"]
            | {"disclosure": key, "ordinal": place, "position": place + 1, "question": text}
            for place, text in enumerate(one.asked)
        ],
        "versions": [{"disclosure": key, "sha256": key}],
        "documents": [
            _BLANK["documents"]
            | {"key": f"{key}/0", "disclosure": key, "position": 0, "verdict": "parsed"}
        ],
        "tables": [
            _BLANK["tables"]
            | {"key": f"{key}/0/0", "id": number, "disclosure": key, "document": f"{key}/0"}
            | {"position": 0, "grid": "[]", "pages": "[]", "caption": f"{subject} by district"}
            | {"n_rows": len(LABELS) + 2, "n_columns": len(YEARS) + 1, "kind": "crosstab"}
            | {"totals": "agree", "quality": "clean", "row_dimensions": '["District"]'}
            | {"column_dimensions": '["Year"]', "header_rows": 1, "stub_columns": 1}
        ],
    }


def _figures(template: int) -> Iterator[dict[str, object]]:
    chance = random.Random(template)
    for (row, label), (col, year) in product(enumerate((*LABELS, "Total"), 1), enumerate(YEARS, 1)):
        value = chance.randint(1, 400)
        total = int(label == "Total")
        yield {
            "table_id": template,
            "row": row,
            "col": col,
            "value": value,
            "flags": "[]",
            "row_path": json.dumps([label]),
            "column_path": json.dumps([year]),
            "statistic": "count",
            "counted": "offences",
            "period_from": "header",
            "period_start": f"{year}-01-01",
            "period_end": f"{year}-12-31",
            "period_kind": "calendar_year",
            "event_date": "recorded",
            "is_total": total,
            "row_total": total,
            "col_total": 0,
            "row_label": label,
            "column_label": year,
        }
