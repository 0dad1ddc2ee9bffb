"""What each policy shows of every published column."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from db.policy import tightest
from db.publish import publish
from db.records import Record
from db.schema import SCHEMA
from db.spec import Table
from parsers.types import Caveat, CaveatKind, Policy
from tests.db.records import LONG, crosstab, document, load, record

# For every column of a row about a disclosure: what `facts` leaves of it, then what
# `link_only` does. whole, cut (to 300 characters), cut200, empty; and for link_only
# whole, empty, or gone (there is no such row).
EXPECTED = {
    "disclosures": """
        key whole whole
        id whole whole
        uid whole whole
        force whole whole
        reference whole whole
        title whole empty
        act whole empty
        lang whole empty
        source_kind whole whole
        received_on whole whole
        received_basis whole whole
        responded_on whole whole
        responded_basis whole whole
        published_on whole whole
        published_basis whole whole
        kind whole empty
        outcome whole empty
        outcome_quote cut empty
        outcome_basis whole empty
        working_days whole empty
        on_time whole empty
        archived_in whole empty
        archived_at whole empty
        archived_copy whole empty
        n_documents whole empty
        n_tables whole empty
        n_figures whole empty
        quality whole empty
        unread whole empty
        sensitivity whole whole
        url whole whole
        first_seen whole whole
        last_seen whole whole
        gone_since none none
        summary empty empty
        title_shown whole empty
        repeats whole whole
    """,
    "aliases": "alias whole whole, key whole whole, kind whole whole, why whole whole",
    "texts": "disclosure whole gone, request empty gone, response empty gone",
    "questions": """
        disclosure whole gone
        ordinal whole gone
        position whole gone
        question cut200 gone
        outcome whole gone
        quote cut gone
    """,
    "exemptions": """
        disclosure whole gone
        position whole gone
        question whole gone
        act whole gone
        kind whole gone
        section whole gone
        subsection whole gone
        citation cut gone
        applied whole gone
        ncnd whole gone
        quote cut gone
    """,
    "documents": """
        key whole gone
        disclosure whole gone
        position whole gone
        url whole gone
        filename whole gone
        media_type whole gone
        bytes whole gone
        pages whole gone
        sha256 whole gone
        fetched_at whole gone
        verdict whole gone
    """,
    "tables": """
        key whole gone
        id whole gone
        disclosure whole gone
        document whole gone
        question whole gone
        position whole gone
        page whole gone, pages whole gone
        sheet whole gone
        cell_range whole gone
        bbox whole gone
        kind whole gone
        caption cut gone
        notes cells gone
        source cut gone
        data_as_at whole gone
        row_dimensions cells gone
        column_dimensions cells gone
        header_rows whole gone
        stub_columns whole gone
        n_rows whole gone
        n_columns whole gone
        grid figures gone
        method whole gone
        totals whole gone
        quality whole gone
        duplicate_of whole gone
    """,
    "figures": """
        table_id whole gone
        row whole gone
        col whole gone
        row_path cells gone
        row_label cut gone
        column_path cells gone
        column_label cut gone
        value whole gone
        qualifier whole gone
        low whole gone
        high whole gone
        flags whole gone
        text cut gone
        statistic whole gone
        counted whole gone
        unit whole gone
        period_start whole gone
        period_end whole gone
        period_kind whole gone
        period_from whole gone
        event_date whole gone
        subject_force whole gone
        row_total whole gone
        col_total whole gone
        is_total whole gone
    """,
    "caveats": """
        disclosure whole gone
        position whole gone
        table_key whole gone
        kind whole gone
        quote cut gone
    """,
    "answer_subjects": """
        disclosure whole gone
        subject whole gone
        words cut gone
        place whole gone
    """,
    "group_members": "disclosure whole whole, group_key whole whole, family_key whole whole",
    "question_members": """
        disclosure whole whole
        question whole whole
        question_key whole whole
        family_key whole whole
    """,
    "labels": """
        table_key whole gone
        axis whole gone
        position whole gone
        label cut gone
        dimension whole gone
        concept whole gone
        alone whole gone
    """,
    "measures": """
        table_key whole gone
        measure whole gone
        subject whole gone
        words cut gone
        place whole gone
        role whole gone
        narrowed_by cells gone
        context whole gone
        statistic whole gone
        counted whole gone
        unit whole gone
        by whole gone
        definition cut gone
        measure_key whole gone
    """,
    "series": """
        table_key whole gone
        measure whole gone
        position whole gone
        period_start whole gone
        period_end whole gone
        period_kind whole gone
        value whole gone
        qualifier whole gone
        low whole gone
        high whole gone
        row whole gone
        col whole gone
        how whole gone
        latest whole gone
        disputed whole gone
    """,
    "relations": "from_key whole gone, to_key whole gone, kind whole gone, basis cut gone",
    "captures": """
        disclosure whole gone
        warc_record_id whole gone
        url whole gone
        fetched_at whole gone
        status whole gone
        sha256 whole gone
        media_type whole gone
        bytes whole gone
        archive whole gone
        memento whole gone
    """,
    "changes": """
        disclosure whole whole
        at whole whole
        event whole whole
        before_sha256 whole empty
        after_sha256 whole empty
        summary whole empty
    """,
    "changed_values": """
        disclosure whole gone
        at whole gone
        position whole gone
        part whole gone
        place cut gone
        table_key whole gone
        before cut gone
        after cut gone
    """,
    "changed_texts": """
        disclosure whole gone
        at whole gone
        position whole gone
        part whole gone
        place cut gone
        table_key whole gone
        before empty gone
        after empty gone
    """,
}
OWNED = [table for table in SCHEMA if table.owner]


def wordy() -> Record:
    """An answer with a long text wherever a text can stand."""
    given = record()
    table = crosstab(caption=LONG)
    cells = tuple(
        tuple(replace(cell, text=LONG + cell.text) if cell else cell for cell in row)
        for row in table.table.grid
    )
    printed = replace(table.table, grid=cells, notes=(LONG,), source=LONG)
    figures = tuple(
        replace(figure, text=LONG, row_path=(LONG, LONG), column_path=(LONG,))
        for figure in table.reading.figures
    )
    named = replace(
        table.reading, figures=figures, row_dimensions=(LONG,), column_dimensions=(LONG,)
    )
    wide = replace(table, table=printed, reading=named)
    facts = replace(
        given.disclosure,
        title=LONG,
        summary=LONG,
        questions=(replace(given.disclosure.questions[0], quote=LONG),),
        exemptions=(replace(given.disclosure.exemptions[0], citation=LONG, quote=LONG),),
        caveats=(Caveat(CaveatKind.DEFINITION, LONG, table=0, document=0),),
        documents=(document(given.key, 0, wide),),
    )
    return replace(given, disclosure=facts)


def derive(connection: sqlite3.Connection) -> None:
    """Rows of what is made of an answer, as long as they can be."""
    connection.execute("INSERT INTO group_members SELECT key, 'asked', 'asked' FROM disclosures")
    connection.execute(
        "INSERT INTO answer_subjects SELECT key, 'theft', :long, 'title' FROM disclosures",
        {"long": LONG},
    )
    connection.execute(
        "INSERT INTO measures (table_key, measure, subject, words, role, narrowed_by,"
        " definition, measure_key) SELECT key, 0, 'theft', :long, 'counted',"
        " json_array(:long), :long, 'key' FROM tables",
        {"long": LONG},
    )
    connection.execute(
        "INSERT INTO question_members SELECT key, 0, 'asked', 'asked' FROM disclosures"
    )
    connection.execute(
        "INSERT INTO labels SELECT key, 'row', 0, :long, 'age', 'a', 1 FROM tables",
        {"long": LONG},
    )
    connection.execute(
        "INSERT INTO series (table_key, measure, position, period_kind, how, latest)"
        " SELECT key, 0, 0, 'month', 'sum', 1 FROM tables"
    )
    connection.execute(
        "INSERT INTO relations VALUES ('kent/FOI-100/25', 'kent/FOI-9/26', 'revised', ?)",
        [LONG],
    )
    connection.execute(
        "INSERT INTO relations VALUES ('kent/FOI-9/26', 'kent/FOI-100/25', 'duplicate', '')"
    )
    for name in ("changed_values", "changed_texts"):
        connection.execute(
            f"INSERT INTO {name} SELECT key, '2026-03-02', 0, 'figure', :long, NULL, :long,"
            " :long FROM disclosures",
            {"long": LONG},
        )


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> dict[Policy, Path]:
    """The same wordy answer published under each policy, with no column left null."""
    folder = tmp_path_factory.mktemp("policies")
    staging = folder / "staging.db"
    other = replace(record("kent", "FOI-9/26"), former_keys=("kent/FOI-9/26~2",))
    assert load(staging, "kent", [wordy(), other]).loaded
    with closing(sqlite3.connect(staging)) as connection, connection:
        derive(connection)
        fill_nulls(connection)
        connection.execute("UPDATE documents SET verdict = 'parsed'")
    built = {policy: folder / policy / "forcewide.db" for policy in Policy}
    for policy, path in built.items():
        publish(staging, path, policy=policy)
    return built


def fill_nulls(connection: sqlite3.Connection) -> None:
    """Something in every column that is null, but for the day on which the answer went."""
    for table in OWNED:
        for column in table.columns:
            if (table.name, column.name) == ("disclosures", "gone_since"):
                continue
            value: object = "a word" if column.holds is str else 7
            if column.words:
                value = next(iter(column.words)).value
            elif column.to == "tables.key":
                value = connection.execute("SELECT max(key) FROM tables").fetchone()[0]
            connection.execute(
                f"UPDATE {table.name} SET {column.name} = ? WHERE {column.name} IS NULL",
                [value],
            )


def rows_by_key(path: Path, table: Table) -> dict[tuple[object, ...], sqlite3.Row]:
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        found = connection.execute(f"SELECT * FROM {table.name}").fetchall()
    return {tuple(row[name] for name in table.key): row for row in found}


def treatment(full: list[object], shown: list[object]) -> str:
    """What was done to one column, seen over all its rows."""
    if not shown:
        return "gone"
    if all(value is None for value in full):
        return "none"
    if full == shown:
        return "whole"
    if all(value is None for value in shown):
        return "empty"
    assert any(len(str(value)) > 300 for value in full)
    texts = [str(value) for value in shown if value is not None]
    if all(text.startswith("[") for text in texts):
        assert max(len(text) for text in re.findall(r'"((?:[^"\\]|\\.)*)"', "".join(texts))) <= 300
        return "cells" if None not in shown else "figures"
    longest = max(len(text) for text in texts)
    assert longest <= 300
    return "cut200" if longest <= 200 else "cut"


@pytest.mark.parametrize("table", OWNED, ids=lambda table: table.name)
def test_every_published_column_under_every_policy(shown: dict[Policy, Path], table: Table) -> None:
    lines = [line.split() for line in EXPECTED[table.name].replace(",", "\n").splitlines()]
    expected = {line[0]: (line[1], line[2]) for line in lines if line}
    full, facts, link = (rows_by_key(shown[policy], table) for policy in Policy)
    assert full
    assert set(facts) == set(full)
    found = {
        name: (
            treatment([full[key][name] for key in full], [facts[key][name] for key in full]),
            treatment(
                [full[key][name] for key in full], [link[key][name] for key in full if key in link]
            ),
        )
        for name in table.names
    }
    assert found == expected


def test_no_table_about_a_disclosure_is_without_an_owner() -> None:
    """A new table that refers to an answer must say whose policy rules its rows."""
    for table in SCHEMA:
        refers = any(
            column.to.startswith(("disclosures.", "tables.", "documents."))
            for column in table.columns
        )
        assert bool(table.owner) or not refers, table.name
    assert {table.name for table in OWNED} == set(EXPECTED)


@pytest.mark.parametrize(
    ("instance", "force", "ruling"),
    [
        ("full", None, "full"),
        ("full", "facts", "facts"),
        ("full", "link_only", "link_only"),
        ("facts", "full", "facts"),
        ("facts", None, "facts"),
        ("facts", "link_only", "link_only"),
        ("link_only", "full", "link_only"),
    ],
)
def test_a_force_can_only_tighten(instance: str, force: str | None, ruling: str) -> None:
    assert tightest(instance, force) == ruling
