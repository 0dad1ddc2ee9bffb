"""The checks find what is wrong with a file, each on a file damaged in that one way."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from db import checks
from db.create import connect
from db.publish import publish
from parsers.types import Policy
from tests.db.records import load, records


@pytest.fixture
def built(staging: Path, target: Path) -> Path:
    load(staging, "kent", records())
    publish(staging, target, policy=Policy.FULL)
    return target


@pytest.fixture
def opened(built: Path) -> Iterator[sqlite3.Connection]:
    with closing(connect(built)) as connection:
        yield connection


def test_a_sound_file_has_no_findings(opened: sqlite3.Connection) -> None:
    assert checks.published(opened) == []


def test_a_row_without_its_parent(opened: sqlite3.Connection) -> None:
    opened.execute("DELETE FROM documents")
    assert checks.published(opened) == [
        "foreign_key_check: 6 rows of tables without their documents"
    ]


@pytest.mark.parametrize(
    ("table", "column", "word"),
    [
        ("disclosures", "sensitivity", "secret"),
        ("figures", "qualifier", "guessed"),
        ("forces", "policy", "everything"),
        ("questions", "outcome", "Granted"),
    ],
)
def test_a_word_outside_its_vocabulary(
    opened: sqlite3.Connection, table: str, column: str, word: str
) -> None:
    opened.execute(f"UPDATE {table} SET {column} = ?", [word])
    assert checks.published(opened) == [f"{table}.{column}: {word!r} is not in its vocabulary"]


@pytest.mark.parametrize("column", ["url", "filename", "sha256", "bytes", "fetched_at"])
def test_a_held_document_that_tells_anything(opened: sqlite3.Connection, column: str) -> None:
    opened.execute(f"UPDATE documents SET {column} = 1 WHERE verdict = 'held' AND key LIKE '%100%'")
    assert checks.published(opened) == ["1 held documents show more than that they are held"]


def test_a_row_missing_from_the_search(opened: sqlite3.Connection) -> None:
    row = opened.execute("SELECT * FROM disclosures_text WHERE id = 1").fetchone()
    opened.execute(
        "INSERT INTO disclosures_fts (disclosures_fts, rowid, reference, title, request, response)"
        " VALUES ('delete', 1, ?, ?, ?, ?)",
        row[1:],
    )
    assert checks.published(opened) == ["disclosures_fts: 2 rows indexed of 3"]


def test_a_damaged_search_index(opened: sqlite3.Connection) -> None:
    opened.execute("DELETE FROM tables_fts_data WHERE id > 10")
    assert any(finding.startswith("tables_fts: ") for finding in checks.published(opened))


def test_a_file_is_checked_and_left_as_it_is(built: Path, staging: Path) -> None:
    with closing(connect(built)) as connection:
        assert checks.published(connection) == []
    before = staging.stat().st_mtime_ns, staging.read_bytes()
    assert checks.check_staging(staging) == []
    assert (staging.stat().st_mtime_ns, staging.read_bytes()) == before


def test_damaged_pages(built: Path, staging: Path) -> None:
    pages = bytearray(staging.read_bytes())
    for start in range(8192 * 6, 8192 * 12):
        pages[start] = 0xA5
    staging.write_bytes(pages)
    assert checks.check_staging(staging)


def test_what_is_no_database_or_not_there(tmp_path: Path) -> None:
    other = tmp_path / "staging.db"
    assert checks.check_staging(other) == [f"{other}: no such file"]
    other.write_text("hello" * 1000, encoding="utf-8")
    assert checks.check_staging(other) == [f"{other}: file is not a database"]
    empty = tmp_path / "empty.db"
    with closing(connect(empty)) as connection:
        connection.execute("CREATE TABLE other (a)")
    assert checks.check_staging(empty) == [f"{empty}: no such table: forces"]


def test_a_staging_file_with_a_foreign_word(built: Path, staging: Path) -> None:
    with closing(connect(staging)) as connection:
        connection.execute("UPDATE tables SET kind = 'matrix'")
    assert checks.check_staging(staging) == ["tables.kind: 'matrix' is not in its vocabulary"]


@pytest.mark.parametrize(
    ("before", "after", "refused"),
    [(0, 0, False), (100, 95, False), (100, 94, True), (1, 0, True), (10, 500, False)],
)
def test_the_largest_fall(before: int, after: int, refused: bool) -> None:
    assert bool(checks.fall(before, after)) is refused
