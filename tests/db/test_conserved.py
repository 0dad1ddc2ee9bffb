"""Nothing is lost between what was read and what is shown: a table that is dropped on the way
stops the load or the publication that dropped it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from db import build
from db import load as loading
from db.checks import check_staging
from db.errors import CheckError
from db.publish import publish
from db.records import Record
from db.replace import insert_disclosure, replace_disclosure
from db.rows import Rows, rows_of
from parsers.types import Expect, Policy
from tests.db.records import NIGHT, accounted, edited, load, record, records


def _less(rows: Rows, name: str) -> Rows:
    return replace(rows, children=rows.children | {name: rows.children[name][:-1]})


def _load(staging: Path, given: list[Record]) -> str:
    """Why a load of the records as they are failed; empty where it did not."""
    row = loading.ForceRow(slug="kent", name="Kent Police")
    expect = Expect(items=0, fall=1.0)
    return loading.load_force(staging, row, given, at=NIGHT, expect=expect).cause


def test_what_was_read_is_loaded_and_published(staging: Path, target: Path) -> None:
    assert _load(staging, [accounted(one) for one in records()]) == ""
    assert check_staging(staging) == []
    publish(staging, target, policy=Policy.FACTS)


def test_a_reading_that_lost_a_table_is_not_loaded(staging: Path) -> None:
    whole = accounted(record())
    first, *others = whole.disclosure.documents
    lost = edited(whole, documents=(replace(first, tables=first.tables[:-1]), *others))
    assert "2 tables were read, 1 are left" in _load(staging, [lost])


def test_an_account_that_is_open_is_not_loaded(staging: Path) -> None:
    whole = accounted(record())
    account = whole.disclosure.account
    found = replace(account, tables=replace(account.tables, found=3))
    assert "3 tables, told of 2" in _load(staging, [edited(whole, account=found)])


@pytest.mark.parametrize("name", ["tables", "figures"])
def test_rows_that_are_not_made_stop_the_load(
    name: str, staging: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "rows_of", lambda record: _less(rows_of(record), name))
    assert f"{name} were read" in _load(staging, [accounted(record())])


@pytest.mark.parametrize("again", [False, True], ids=["new", "changed"])
@pytest.mark.parametrize("name", ["tables", "figures"])
def test_rows_that_are_not_written_stop_the_load(
    name: str, again: bool, staging: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = accounted(record())
    if again:
        assert _load(staging, [whole]) == ""
        whole = edited(whole, title="Another title")
    # Without the last figure, or without a table and all that hangs on it.
    for verb, write in (
        ("insert_disclosure", insert_disclosure),
        ("replace_disclosure", replace_disclosure),
    ):

        def losing(
            connection: sqlite3.Connection,
            rows: Rows,
            parts: dict[str, str],
            write: object = write,
        ) -> None:
            left = _less(rows, name)
            if name == "tables":
                last = len(rows.children["tables"]) - 1
                left.children["figures"] = [
                    row for row in rows.children["figures"] if row["table_id"] != last
                ]
                left.children["caveats"] = []
            write(connection, left, parts)  # type: ignore[operator]

        monkeypatch.setattr(loading, verb, losing)
    assert "were read" in _load(staging, [whole])


def test_a_table_lost_in_staging_is_found_and_not_published(staging: Path, target: Path) -> None:
    load(staging, "kent", records())
    with closing(sqlite3.connect(staging)) as connection:
        connection.execute("DELETE FROM figures WHERE col = 1")
        connection.commit()
    assert any("were read" in line for line in check_staging(staging))
    with pytest.raises(CheckError, match="were read"):
        publish(staging, target, policy=Policy.FULL)


def test_a_table_lost_in_the_build_stops_the_publication(
    staging: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(staging, "kent", records())
    publish(staging, target, policy=Policy.FULL)
    before = target.read_bytes()
    monkeypatch.setitem(
        build._SOURCES,
        "figures",
        ("numbered s JOIN staging.figures x ON x.table_id = s.old AND x.row > 1", "s.new, x.row"),
    )
    with pytest.raises(CheckError, match="were read"):
        publish(staging, target, policy=Policy.FULL)
    assert target.read_bytes() == before
