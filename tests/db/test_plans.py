"""The main questions never read all disclosures or all figures to answer."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pytest
from datasette.utils import escape_fts

from db.publish import publish
from db.questions.match import COMMON_AMONG, RELATED, SHARED
from parsers.types import Policy
from tests.db.records import load, record

PARAMETERS = {
    "q": "bicycle",
    "force": "kent",
    "disclosure": "kent/FOI-7/26",
    "label": "bicycle theft",
    "year": "2024",
    "section": "40",
    "act": "FOIA",
}
# What lists of Datasette and the pages ask.
PAGES = {
    "row": "SELECT * FROM disclosures WHERE key = :disclosure",
    "newest": "SELECT * FROM disclosures ORDER BY id DESC LIMIT 51",
    "of a force": "SELECT * FROM disclosures WHERE force = :force ORDER BY id DESC LIMIT 51",
    "by outcome": "SELECT * FROM disclosures WHERE force = :force AND outcome = 'partial'"
    " ORDER BY id DESC LIMIT 51",
    "search": "SELECT * FROM disclosures WHERE id IN (SELECT rowid FROM disclosures_fts"
    " WHERE disclosures_fts MATCH escape_fts(:q)) ORDER BY id DESC LIMIT 51",
    "by reference": "SELECT * FROM disclosures WHERE reference = :q",
    "tables of a disclosure": "SELECT * FROM tables WHERE disclosure = :disclosure ORDER BY id",
    "figures of a table": "SELECT * FROM figures WHERE table_id = 3 AND row < 60",
    "figures by key": "SELECT * FROM tidy_figures WHERE table_key = :q",
    "figures of a disclosure": "SELECT * FROM tidy_figures WHERE disclosure = :disclosure",
    "figures of a reference": "SELECT * FROM tidy_figures WHERE reference = :q",
    "latest": "SELECT * FROM latest LIMIT 10",
    "latest of a force": "SELECT * FROM latest WHERE force = :force LIMIT 20",
    "answers": "SELECT * FROM answers ORDER BY id DESC LIMIT 51",
    "answers of a force": "SELECT * FROM answers WHERE force = :force ORDER BY id DESC LIMIT 51",
    "answers by outcome": "SELECT * FROM answers WHERE force = :force AND outcome = 'partial'"
    " ORDER BY id DESC LIMIT 51",
    "search in answers": "SELECT * FROM answers WHERE id IN (SELECT rowid FROM disclosures_fts"
    " WHERE disclosures_fts MATCH escape_fts(:q)) ORDER BY id DESC LIMIT 51",
    "tables once": "SELECT * FROM answer_tables WHERE disclosure = :disclosure",
    "sections once": "SELECT * FROM answer_sections WHERE section = :section LIMIT 51",
    "sections of an answer": "SELECT * FROM answer_sections WHERE disclosure = :disclosure",
    "an alias": "SELECT key FROM aliases WHERE alias = :q",
    "aliases of an answer": "SELECT alias FROM aliases WHERE key = :disclosure",
    "silence": "SELECT * FROM silence WHERE force = :force",
    "home": "SELECT f.name, s.* FROM forces f JOIN summary_forces s ON s.force = f.slug",
    "months": "SELECT * FROM by_force_month WHERE force = :force",
    "exemptions": "SELECT * FROM exemptions_applied WHERE section = :section LIMIT 51",
    "captures": "SELECT count(*) FROM captures WHERE disclosure = :disclosure",
    "changes": "SELECT * FROM changes ORDER BY at DESC LIMIT 51",
    "same request": "SELECT * FROM group_answers WHERE group_key = :q",
    "same question": "SELECT * FROM question_answers WHERE question_key = :q",
    "questions of an answer": "SELECT * FROM question_members WHERE disclosure = :disclosure",
}
# What `forcewide match` and the site ask about a pasted text.
LOOK_UPS = {"shared hashes": SHARED, "common words": COMMON_AMONG, "related answers": RELATED}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    folder = tmp_path_factory.mktemp("plans")
    staging, target = folder / "staging.db", folder / "forcewide.db"
    for force in ("kent", "essex"):
        given = (record(force, f"FOI-{number}/26", day=number) for number in range(120))
        load(staging, force, (replace(one, captures=()) for one in given))
    publish(staging, target, policy=Policy.FULL)
    with closing(sqlite3.connect(target)) as connection:
        connection.create_function("escape_fts", 1, escape_fts)
        yield connection


def whole_reads(connection: sqlite3.Connection, sql: str) -> list[str]:
    """Steps that read all of a large table and stop at no limit."""
    plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}", PARAMETERS)]
    large = (
        r"SCAN (disclosures|d|u|m|w|question_members|figures|g|tables|t|texts|captures|changes"
        r"|exemptions|e)\b"
    )
    sorted_after = any("TEMP B-TREE FOR ORDER BY" in step for step in plan)
    return [
        step
        for step in plan
        # A walk along an index that a LIMIT ends is a page, not a scan.
        if re.match(large, step) and (sorted_after or "LIMIT" not in sql or "INDEX" not in step)
        if not (step.startswith("SCAN changes") and "LIMIT" in sql)
    ]


@pytest.mark.parametrize("name", PAGES)
def test_page(built: sqlite3.Connection, name: str) -> None:
    assert whole_reads(built, PAGES[name]) == []


@pytest.mark.parametrize("name", LOOK_UPS)
def test_a_look_up_reads_no_table_whole(built: sqlite3.Connection, name: str) -> None:
    given = {"prints": "[1]", "words": '["a"]', "query": "bicycle", "limit": 20}
    plan = [row[3] for row in built.execute(f"EXPLAIN QUERY PLAN {LOOK_UPS[name]}", given)]
    scans = [step for step in plan if step.startswith("SCAN")]
    assert plan != scans
    assert all("VIRTUAL TABLE" in step for step in scans)
    assert isinstance(built.execute(LOOK_UPS[name], given).fetchall(), list)


def test_the_check_sees_a_scan(built: sqlite3.Connection) -> None:
    assert whole_reads(built, "SELECT * FROM disclosures WHERE title = 'x'")
    assert whole_reads(built, "SELECT * FROM figures WHERE row_label = 'x'")
    assert whole_reads(built, "SELECT * FROM disclosures ORDER BY title LIMIT 5")
