"""The schema as data agrees with the file it makes, with metadata.yml and with the docs."""

from __future__ import annotations

import inspect
import sqlite3
from collections.abc import Iterator
from enum import StrEnum

import pytest
import yaml
from sqlite_utils import Database

import db.questions.vocabulary
import db.records
import db.search.vocabulary
from db.create import make_searches, make_tables, make_views
from db.describe import SCHEMA_PAGE, metadata_text, schema_text
from db.glossary import GLOSSARY, meaning
from db.migrations import LOADS, STAGING, VERSIONS
from db.schema import SCHEMA, STAGED
from db.serve import METADATA
from db.spec import Table
from db.sql import insert_into, statement
from db.views import SEARCHES, VIEWS
from parsers import types

TYPES = {str: "TEXT", int: "INTEGER", float: "REAL"}


@pytest.fixture
def made() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.row_factory = sqlite3.Row
    db = Database(connection)
    make_tables(db)
    make_searches(db)
    make_views(db)
    yield connection
    connection.close()


@pytest.mark.parametrize("table", SCHEMA, ids=lambda table: table.name)
def test_table_is_made_as_described(made: sqlite3.Connection, table: Table) -> None:
    found = made.execute("SELECT * FROM pragma_table_xinfo(?)", [table.name]).fetchall()
    assert [(row["name"], row["type"]) for row in found] == [
        (column.name, TYPES[column.holds]) for column in table.columns
    ]
    key = sorted((row["pk"], row["name"]) for row in found if row["pk"])
    assert tuple(name for _, name in key) == table.key
    required = {column.name for column in table.columns if column.required}
    assert {row["name"] for row in found if row["notnull"]} >= required
    options = made.execute("SELECT strict, wr FROM pragma_table_list(?)", [table.name]).fetchone()
    assert tuple(options) == (1, int(not table.rowid))


def test_every_foreign_key_is_declared_and_its_child_side_indexed(
    made: sqlite3.Connection,
) -> None:
    declared = 0
    for table in SCHEMA:
        keys = {
            (row["from"], f"{row['table']}.{row['to']}")
            for row in made.execute("SELECT * FROM pragma_foreign_key_list(?)", [table.name])
        }
        assert keys == {(column.name, column.to) for column in table.columns if column.to}
        leading = {
            made.execute("SELECT name FROM pragma_index_info(?)", [index["name"]]).fetchone()[0]
            for index in made.execute("SELECT * FROM pragma_index_list(?)", [table.name])
        }
        assert {column for column, _ in keys} <= leading, table.name
        declared += len(keys)
    assert declared >= 20


def test_a_value_of_the_wrong_type_is_refused(made: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="cannot store TEXT"):
        made.execute("INSERT INTO forces (slug, name, sample) VALUES ('a', 'A', 'yes')")


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_view_has_the_columns_described(made: sqlite3.Connection, view: object) -> None:
    described = next(v for v in VIEWS if v is view)
    found = made.execute(statement("SELECT * FROM $view", view=described.name)).description
    assert {column[0] for column in found} == {name for name, _ in described.columns}


def test_the_contract_names_of_tidy_figures(made: sqlite3.Connection) -> None:
    """The names that schema.md promises to everybody who compares forces."""
    promised = """force subject_force reference received_on responded_on published_on caption source
        row_path column_path value qualifier low high flags statistic counted unit period_start
        period_end is_total totals quality has_caveat url document page sheet sha256"""
    found = {column[0] for column in made.execute("SELECT * FROM tidy_figures").description}
    assert set(promised.split()) <= found


def test_metadata_describes_every_table_and_column_and_nothing_else() -> None:
    entries = yaml.safe_load(METADATA.read_text(encoding="utf-8"))["databases"]["forcewide"][
        "tables"
    ]
    expected = {table.name: set(table.names) for table in SCHEMA} | {
        view.name: {name for name, _ in view.columns} for view in VIEWS
    }
    assert {name: set(entry["columns"]) for name, entry in entries.items()} == expected
    assert all(text.strip() for entry in entries.values() for text in entry["columns"].values())
    assert all(entry["description"].strip() for entry in entries.values())
    searched = {search.table: search.name for search in SEARCHES}
    searched["answers"] = searched["disclosures"]
    assert {n: e["fts_table"] for n, e in entries.items() if "fts_table" in e} == searched


def test_metadata_and_the_schema_page_are_up_to_date() -> None:
    """`python -m db.describe` would change nothing."""
    text = METADATA.read_text(encoding="utf-8")
    assert metadata_text(yaml.safe_load(text)) == text
    assert SCHEMA_PAGE.read_text(encoding="utf-8") == schema_text()


def test_metadata_says_what_the_data_is() -> None:
    metadata = yaml.safe_load(METADATA.read_text(encoding="utf-8"))
    assert all(metadata[name] for name in ("title", "description", "license", "source", "about"))


def test_every_word_of_every_vocabulary_has_a_meaning() -> None:
    for vocabulary, words in GLOSSARY.items():
        assert set(words) == {word.value for word in vocabulary}, vocabulary.__name__
        assert len(set(words.values())) == len(words), vocabulary.__name__
    used = {column.words for table in SCHEMA for column in table.columns if column.words}
    assert used <= set(GLOSSARY)
    assert meaning(types.Outcome, None) == ""


def test_every_published_vocabulary_of_the_types_is_in_the_glossary() -> None:
    private = {"ReadVerdict", "Severity", "Level", "RequestKind", "BlockKind", "Fact"} | {
        *("LinkKind", "Conversion", "PageState", "Facet", "Sort")
    }
    found = {
        name
        for room in (types, db.records, db.questions.vocabulary, db.search.vocabulary)
        for name, kind in inspect.getmembers(room, inspect.isclass)
        if issubclass(kind, StrEnum) and kind is not StrEnum
    }
    assert found - private == {vocabulary.__name__ for vocabulary in GLOSSARY}


def test_identifiers_are_checked() -> None:
    with pytest.raises(ValueError, match="not an identifier"):
        statement("SELECT $name", name="a; drop table b")
    with pytest.raises(ValueError, match="not an identifier"):
        insert_into("forces", ["slug", "na me"])


def test_an_older_staging_file_ends_up_as_a_new_one() -> None:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    db = Database(connection)
    STAGING.apply(db)
    STAGING.apply(db)
    for table in (*STAGED, VERSIONS, LOADS):
        rows = connection.execute("SELECT name FROM pragma_table_xinfo(?)", [table.name])
        assert tuple(row[0] for row in rows) == table.names
    connection.close()


@pytest.mark.parametrize("table", SCHEMA, ids=lambda table: table.name)
def test_without_a_rowid_the_key_comes_first(table: Table) -> None:
    assert table.rowid or table.names[: len(table.key)] == table.key
