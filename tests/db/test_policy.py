"""What each policy shows: every published column, the search indexes, and the downloads."""

from __future__ import annotations

import json
import re
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from db.policy import tightest
from db.publish import publish
from db.schema import SCHEMA
from db.serve import open_site
from db.spec import Table
from db.words import Json, grid_labels, grid_words, search_words, shorten, shorten_cells
from parsers.types import (
    Caveat,
    CaveatKind,
    Cell,
    Disclosure,
    Exemption,
    Policy,
    Question,
    Record,
)
from tests.db.records import LONG, NIGHT, crosstab, document, load, record, records

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
        outcome whole empty
        working_days whole empty
        on_time whole empty
        n_documents whole empty
        n_tables whole empty
        n_figures whole empty
        quality whole empty
        sensitivity whole whole
        url whole whole
        first_seen whole whole
        last_seen whole whole
        gone_since none none
        summary empty empty
    """,
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
        page whole gone
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
    """,
    "changes": """
        disclosure whole whole
        at whole whole
        event whole whole
        before_sha256 whole empty
        after_sha256 whole empty
        summary whole empty
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


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> dict[Policy, Path]:
    """The same wordy answer published under each policy, with no column left null."""
    folder = tmp_path_factory.mktemp("policies")
    staging = folder / "staging.db"
    assert load(staging, "kent", [wordy(), record("kent", "FOI-9/26")]).loaded
    with closing(sqlite3.connect(staging)) as connection, connection:
        connection.execute(
            "INSERT INTO relations VALUES ('kent/FOI-100/25', 'kent/FOI-9/26', 'revised', ?)",
            [LONG],
        )
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
        connection.execute("UPDATE documents SET verdict = 'parsed'")
    built = {policy: folder / policy / "forcewide.db" for policy in Policy}
    for policy, path in built.items():
        publish(staging, path, policy=policy)
    return built


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


# --------------------------------------------------------------------------- search

PLACES = {
    "title": "quokka",
    "request": "wombat",
    "response": "numbat",
    "question": "bilby",
    "quote": "dunnart",
    "caveat": "potoroo",
    "caption": "bandicoot",
    "cell": "pademelon",
    "narrative": "antechinus",
    "filename": "bettong",
    "document_url": "kowari",
    "summary": "mulgara",
}


def planted(force: str, reference: str, *, gone: bool = False) -> Record:
    """An answer with a word of its own in each place."""
    given = record(force, reference)
    words = {place: f"{word}{force}" for place, word in PLACES.items()}
    table = crosstab(caption=f"Seen {words['caption']}")
    first, *others = table.table.grid
    cells = (first, (Cell(f"Seen {words['cell']}"), *others[0][1:]), *others[1:])
    narrative = crosstab(1)
    cases = replace(
        narrative,
        table=replace(narrative.table, grid=((Cell(f"Seen {words['narrative']}"),),)),
        reading=replace(
            narrative.reading, kind=type(narrative.reading.kind)("records"), figures=()
        ),
    )
    file = document(given.key, 0, replace(table, table=replace(table.table, grid=cells)), cases)
    facts: Disclosure = replace(
        given.disclosure,
        title=f"Seen {words['title']}",
        request=f"zebra {words['request']} aardvark, about cross-border work",
        response=f"zebra {words['response']} aardvark",
        questions=(Question(1, f"Seen {words['question']}", given.disclosure.outcome),),
        exemptions=(replace(given.disclosure.exemptions[0], quote=f"Seen {words['quote']}"),),
        caveats=(Caveat(CaveatKind.DEFINITION, f"Seen {words['caveat']}"),),
        summary=f"Seen {words['summary']}",
        documents=(
            replace(
                file,
                filename=f"{words['filename']}.pdf",
                url=f"https://example.police.invalid/{words['document_url']}.pdf",
            ),
        ),
    )
    return replace(given, disclosure=facts, gone_since=NIGHT if gone else None)


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four forces on an instance that shows everything: full, facts, link only, gone."""
    folder = tmp_path_factory.mktemp("mixed")
    staging, target = folder / "staging.db", folder / "forcewide.db"
    for force, policy in (
        ("kent", None),
        ("essex", Policy.FACTS),
        ("sussex", Policy.LINK_ONLY),
        ("dorset", None),
    ):
        gone = force == "dorset"
        report = load(staging, force, [planted(force, "FOI-1/26", gone=gone)], policy=policy)
        assert report.loaded, report.cause
    publish(staging, target, policy=Policy.FULL)
    return target


def whole_file(path: Path) -> str:
    """Everything in the file as text: all rows of all tables, and all indexed words."""
    with closing(sqlite3.connect(path)) as connection:
        lines = list(connection.iterdump())
        for name in ("disclosures_fts", "tables_fts"):
            connection.execute(
                f"CREATE VIRTUAL TABLE temp.{name}_words USING fts5vocab(main, {name}, row)"
            )
            lines += [row[0] for row in connection.execute(f"SELECT term FROM {name}_words")]
    return "\n".join(lines) + path.read_bytes().decode("latin-1")


def test_a_link_only_or_removed_answer_leaves_no_word_in_the_file(mixed: Path) -> None:
    text = whole_file(mixed).casefold()
    for word in PLACES.values():
        # The search index keeps stems, so the file is asked for the stem's beginning too.
        assert f"{word}kent" in text
        assert f"{word}sussex"[:-2] not in text
        assert f"{word}dorset"[:-1] not in text


def test_facts_keeps_what_it_may_and_nothing_else(mixed: Path) -> None:
    with closing(sqlite3.connect(mixed)) as connection:
        dump = "\n".join(connection.iterdump())
    shown = {place for place, word in PLACES.items() if f"{word}essex" in dump}
    assert shown == set(PLACES) - {"request", "response", "narrative", "summary"}


def found(path: Path, table: str, words: str) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute(
            f"SELECT d.force FROM {table} x JOIN disclosures d ON d.id = x.rowid"
            f" WHERE {table} MATCH ? ORDER BY d.force",
            [words],
        )
        return [row[0] for row in rows]


def test_a_letter_under_facts_is_found_by_word_but_cannot_be_rebuilt(mixed: Path) -> None:
    assert found(mixed, "disclosures_fts", "wombatessex") == ["essex"]
    assert found(mixed, "disclosures_fts", "numbatessex") == ["essex"]
    assert found(mixed, "disclosures_fts", '"cross-border"') == ["essex", "kent"]
    # Where the letter may be shown a phrase finds it; else its words stand in the
    # order of the alphabet, not in that of the letter.
    assert found(mixed, "disclosures_fts", '"zebra numbatkent aardvark"') == ["kent"]
    assert found(mixed, "disclosures_fts", '"zebra numbatessex aardvark"') == []
    assert found(mixed, "disclosures_fts", '"aardvark numbatessex zebra"') == ["essex"]


async def test_downloads_show_no_more_than_the_file(mixed: Path) -> None:
    """JSON and CSV of every table, and what the search's snippets say."""
    site = open_site(mixed)
    await site.invoke_startup()
    bodies = []
    for table in SCHEMA:
        for kind in (".json?_shape=array&_size=max", ".csv?_size=max"):
            answer = await site.client.get(f"/forcewide/{table.name}{kind}")
            assert answer.status_code == 200
            bodies.append(answer.text)
    for force in ("kent", "essex", "sussex", "dorset"):
        page = await site.client.get(f"/forcewide/disclosures/{force}~2FFOI-1~2F26")
        assert page.status_code == 200
        bodies.append(page.text)
    for words in ("zebra", "wombatessex"):
        answer = await site.client.get(f"/forcewide/search.json?q={words}&_shape=array")
        bodies.append(answer.text)
    text = "\n".join(bodies)
    assert "wombatkent" in text
    for place, word in PLACES.items():
        assert f"{word}sussex" not in text
        assert f"{word}dorset" not in text
        if place in {"request", "response", "narrative", "summary"}:
            assert f"{word}essex" not in text


def test_a_removed_answer_returns_when_the_force_restores_it(tmp_path: Path) -> None:
    staging, target = tmp_path / "staging.db", tmp_path / "forcewide.db"
    load(staging, "kent", [replace(one, gone_since=NIGHT) for one in records(count=2)])
    assert publish(staging, target, policy=Policy.FULL).tables == 0
    with closing(sqlite3.connect(target)) as connection:
        row = connection.execute("SELECT title, url, reference, gone_since FROM disclosures")
        assert row.fetchone() == (
            None,
            "https://example.police.invalid/kent/foi-100/25",
            "FOI-100/25",
            "2026-03-02T04:00:00Z",
        )
    load(staging, "kent", records(count=2))
    assert publish(staging, target, policy=Policy.FULL).tables == 4


# --------------------------------------------------------------------------- words


def test_search_words_are_sorted_unique_and_short_chains_only() -> None:
    text = "The bike, the Bike; a cross-border FOI2019/05348 one-two-three-four-five-six (it's)"
    assert search_words(text).split() == [
        "a",
        "bike",
        "cross-border",
        "five-six",
        "foi2019/05348",
        "it's",
        "one-two-three-four",
        "the",
    ]
    assert search_words(None) == search_words("") == ""


@pytest.mark.parametrize("length", [10, 200, 300])
def test_shortened_text_says_so_and_fits(length: int) -> None:
    for text in (LONG, "x" * 500, "a" + " " * 600):
        cut = shorten(text, length)
        assert cut is not None
        assert len(cut) <= length
        assert cut.endswith("…")
    assert shorten("as it was", length) == "as it was"
    assert shorten(None, length) is None


def test_cells_are_shortened_wherever_they_stand() -> None:
    grid: Json = [["a", None, {"text": LONG, "rowspan": 2, "colspan": 1}]]
    cut = shorten_cells(json.dumps(grid))
    assert cut is not None
    assert LONG not in cut
    assert '"rowspan": 2' in cut
    assert shorten_cells(None) is None


def test_labels_as_printed_and_words_without_numbers() -> None:
    grid = '[["Offence", "2024"], ["Arson", "41"], ["Theft", {"text": "n/a", "rowspan": 1}]]'
    assert grid_labels(grid, 1, 1) == "Offence\n2024\nArson\nTheft"
    assert grid_words(grid) == "arson n/a offence theft"
    assert grid_labels(None, None, None) == grid_words(None) == ""


def test_an_exemption_keeps_its_section_under_facts(mixed: Path) -> None:
    given: Exemption = record().disclosure.exemptions[0]
    with closing(sqlite3.connect(mixed)) as connection:
        cited = connection.execute("SELECT DISTINCT force, section FROM exemptions_applied")
        assert sorted(cited) == [("essex", given.section), ("kent", given.section)]
