"""A published file against the truth of the sample world, table by table."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass, field

from samples.model import SampleDisclosure, SampleTable
from samples.registry import SITES, truth
from tests.db.questions.sample_truth import Expected, expected

_VALUES = """
    SELECT s.period_start, s.period_end, s.row, s.col, f.text, f.row_label, f.column_label,
        m.narrowed_by, m.subject
    FROM series s JOIN measures m ON m.table_key = s.table_key AND m.measure = s.measure
    JOIN tables t ON t.key = s.table_key
    JOIN figures f ON f.table_id = t.id AND f.row = s.row AND f.col = s.col
    WHERE s.table_key = ? AND m.place IS NOT 'row' AND m.place IS NOT 'column'
"""
_TABLES = """
    SELECT t.key, t.caption, t.notes FROM tables t
    WHERE t.disclosure = ? AND t.duplicate_of IS NULL
"""


@dataclass(slots=True)
class Found:
    """Values that are as made, that are not there, and that nobody made."""

    right: int = 0
    missing: list[tuple[str, Expected]] = field(default_factory=list)
    extra: list[tuple[str, Expected]] = field(default_factory=list)
    unknown_subjects: int = 0


def compare(connection: sqlite3.Connection) -> Found:
    """Every table of every sample site that is in the file."""
    connection.row_factory = sqlite3.Row
    keys = keys_of(connection)
    found = Found()
    for name, kind in SITES.items():
        for item in truth(name):
            key = keys.get((kind.force, item.path)) or keys.get((kind.force, item.reference))
            for table, published in pairs_of(connection, item, key) if key else ():
                _compare(connection, table, published, found)
    return found


def keys_of(connection: sqlite3.Connection) -> dict[tuple[str, str], str]:
    """Answers by force and path, and by force and reference; an answer in Welsh is its twin's."""
    rows = connection.execute(
        "SELECT key, force, url, reference FROM disclosures WHERE key NOT IN"
        " (SELECT from_key FROM relations WHERE kind = 'welsh_twin') ORDER BY key DESC"
    ).fetchall()
    by_reference = {(row["force"], row["reference"]): row["key"] for row in rows}
    by_path = {
        (row["force"], "/" + row["url"].split("/", 3)[-1]): row["key"]
        for row in rows
        if row["url"].count("/") > 2
    }
    return by_reference | by_path


def pairs_of(
    connection: sqlite3.Connection, item: SampleDisclosure, key: str
) -> list[tuple[SampleTable, str]]:
    """Each made table with the published one that has its caption."""
    published = connection.execute(_TABLES, [key]).fetchall()
    return [
        (table, row["key"])
        for table in item.tables
        for row in published
        if table.caption and row["caption"] and table.caption in row["caption"]
    ]


def _compare(connection: sqlite3.Connection, table: SampleTable, key: str, found: Found) -> None:
    got: set[tuple[str, str, str]] = set()
    whole: set[tuple[str, str, str]] = set()
    subjects = set()
    for row in connection.execute(_VALUES, [key]):
        narrowed = json.loads(row["narrowed_by"] or "[]")
        labels = {(row[name] or "").lower() for name in ("row_label", "column_label")}
        said = (table.caption or "").lower()
        value = (row["period_start"], row["period_end"], _plain(row["text"]))
        got.add(value)
        subjects.add(row["subject"])
        # What the label of its one line narrows is no number of the whole.
        if not any(one in labels and one not in said for one in narrowed):
            whole.add(value)
    made = {(one.start, one.end, _plain(one.text)): one for one in expected(table)}
    spans = {(start, end) for start, end, _ in made}
    found.unknown_subjects += "unknown" in subjects
    found.right += len(made.keys() & got)
    found.missing += [(key, one) for value, one in made.items() if value not in got]
    # A span that the made table prints beside its years ("All years") is a kind of its own.
    found.extra += [
        (key, Expected(*value[:2], -1, -1, value[2]))
        for value in whole - made.keys()
        if value[:2] in spans or value[0][:4] == value[1][:4] or not spans
    ]


def _plain(text: str) -> str:
    return text.replace(",", "").replace(" ", "")
