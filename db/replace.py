"""The rows of one disclosure in ``staging.db``: inserted, replaced, deleted.

Every function works inside the caller's transaction.
"""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass

from db.changes import forget, version_hash
from db.facts import Row
from db.questions.derived import Step
from db.rows import Rows
from db.schema import BY_NAME, STAGED
from db.sql import insert_into, statement, update

# In the order of insertion; deletion goes the other way.
CHILDREN = (
    "texts",
    "questions",
    "exemptions",
    "documents",
    "tables",
    "figures",
    "caveats",
    "captures",
)
# Made of an answer by the stage questions, and what was last loaded of it.
MADE = (
    "answer_subjects",
    "derived",
    "group_members",
    "question_members",
    "wordings",
    "asked",
    "versions",
)

INSERT = {table.name: insert_into(table.name, table.names) for table in STAGED}
_FACTS = tuple(name for name in BY_NAME["disclosures"].names if name not in {"key", "id"})
_UPDATE = update("disclosures", _FACTS, "key")


@dataclass(frozen=True, slots=True)
class Previous:
    """What ``staging.db`` already has of a disclosure: its row and the hashes of its parts."""

    row: Row
    parts: dict[str, str]


def previous_disclosure(connection: sqlite3.Connection, key: str) -> Previous | None:
    found = connection.execute("SELECT * FROM disclosures WHERE key = ?", [key]).fetchone()
    if found is None:
        return None
    parts = connection.execute("SELECT parts FROM versions WHERE disclosure = ?", [key]).fetchone()
    return Previous(dict(found), json.loads(parts["parts"]))


def insert_disclosure(connection: sqlite3.Connection, rows: Rows, parts: dict[str, str]) -> None:
    number = _next_id(connection, "disclosures")
    connection.execute(INSERT["disclosures"], rows.disclosure | {"id": number})
    _insert_children(connection, rows, parts)


def replace_disclosure(connection: sqlite3.Connection, rows: Rows, parts: dict[str, str]) -> None:
    _delete_children(connection, rows.key)
    connection.execute(_UPDATE, rows.disclosure)
    _insert_children(connection, rows, parts)


def renew_moments(connection: sqlite3.Connection, rows: Rows, previous: Previous) -> None:
    """Bring moments and captures up to date where the facts are the same as before."""
    if any(rows.disclosure[name] != previous.row[name] for name in _FACTS):
        connection.execute(_UPDATE, rows.disclosure)
    connection.executemany(
        "UPDATE documents SET fetched_at = :fetched_at"
        " WHERE key = :key AND fetched_at IS NOT :fetched_at",
        [{"fetched_at": None} | row for row in rows.children["documents"]],
    )
    captures = connection.execute("SELECT * FROM captures WHERE disclosure = ?", [rows.key])
    wanted = {str(row["warc_record_id"]): row for row in rows.children["captures"]}
    if {row["warc_record_id"]: dict(row) for row in captures} != wanted:
        connection.execute("DELETE FROM captures WHERE disclosure = ?", [rows.key])
        connection.executemany(INSERT["captures"], list(wanted.values()))


def delete_disclosure(connection: sqlite3.Connection, key: str) -> None:
    """Take a disclosure and all that hangs on it out; ``changes`` keeps its events alone."""
    forget(connection, key)
    _delete_children(connection, key)
    connection.execute("DELETE FROM relations WHERE from_key = :key OR to_key = :key", {"key": key})
    connection.execute("DELETE FROM aliases WHERE key = ?", [key])
    for name in MADE:
        connection.execute(statement("DELETE FROM $name WHERE disclosure = ?", name=name), [key])
    connection.execute("DELETE FROM disclosures WHERE key = ?", [key])


def _insert_children(connection: sqlite3.Connection, rows: Rows, parts: dict[str, str]) -> None:
    first = _next_id(connection, "tables")
    for name in CHILDREN:
        blank: Row = dict.fromkeys(BY_NAME[name].names)
        children = [blank | row for row in rows.children[name]]
        for number, child in enumerate(children):
            if name == "tables":
                child["id"] = first + number
            elif name == "figures":
                child["table_id"] = first + int(child["table_id"] or 0)
        connection.executemany(INSERT[name], children)
    connection.execute(
        "INSERT INTO versions (disclosure, sha256, parts) VALUES (?, ?, ?)"
        " ON CONFLICT (disclosure) DO UPDATE SET sha256 = excluded.sha256, parts = excluded.parts",
        [rows.key, version_hash(parts), json.dumps(parts, sort_keys=True)],
    )


def _delete_children(connection: sqlite3.Connection, key: str) -> None:
    connection.execute(
        "DELETE FROM figures WHERE table_id IN (SELECT id FROM tables WHERE disclosure = ?)", [key]
    )
    delete_measures(connection, key)
    for name in reversed(CHILDREN):
        if name != "figures":
            connection.execute(
                statement("DELETE FROM $name WHERE disclosure = ?", name=name), [key]
            )


def delete_measures(connection: sqlite3.Connection, key: str) -> None:
    """Take out what was measured of a disclosure's tables, and the notes that it was."""
    for name in ("labels", "series", "measures"):
        connection.execute(
            statement(
                "DELETE FROM $name WHERE table_key IN"
                " (SELECT key FROM tables WHERE disclosure = ?)",
                name=name,
            ),
            [key],
        )
    connection.execute(
        "DELETE FROM derived WHERE disclosure = ? AND step = ?", [key, Step.MEASURES]
    )
    connection.execute(
        "DELETE FROM derived_forces WHERE step = ? AND force ="
        " (SELECT force FROM disclosures WHERE key = ?)",
        [Step.MEASURES, key],
    )


def _next_id(connection: sqlite3.Connection, table: str) -> int:
    sql = statement("SELECT coalesce(max(id), 0) + 1 FROM $name", name=table)
    row = connection.execute(sql).fetchone()
    return int(row[0])
