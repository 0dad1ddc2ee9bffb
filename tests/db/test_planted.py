"""A word planted in each place of an answer: where each policy lets it be found."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from db.publish import publish
from db.records import Record
from db.schema import SCHEMA
from db.serve import open_site
from parsers.types import Caveat, CaveatKind, Cell, Disclosure, Exemption, Policy, Question
from tests.db.records import NIGHT, crosstab, document, load, record, records

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
    bodies = []
    with open_site(mixed) as site:
        await site.invoke_startup()
        for table in SCHEMA:
            for kind in (".json?_shape=array&_size=max", ".csv?_size=max"):
                answer = await site.client.get(f"/forcewide/{table.name}{kind}")
                assert answer.status_code == 200
                bodies.append(answer.text)
        for force in ("kent", "essex", "sussex", "dorset"):
            page = await site.client.get(f"/a/{force}/FOI-1/26")
            assert page.status_code == 200
            bodies.append(page.text)
        for words in ("zebra", "wombatessex"):
            answer = await site.client.get(f"/search.json?q={words}")
            bodies.append(json.dumps(answer.json()["results"]))
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


def test_an_exemption_keeps_its_section_under_facts(mixed: Path) -> None:
    given: Exemption = record().disclosure.exemptions[0]
    with closing(sqlite3.connect(mixed)) as connection:
        cited = connection.execute("SELECT DISTINCT force, section FROM exemptions_applied")
        assert sorted(cited) == [("essex", given.section), ("kent", given.section)]
