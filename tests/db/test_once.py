"""One answer at several addresses is one row; what leads to it is kept; all is counted once."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from db.counting import repeats
from db.load import withdraw
from db.once import Once
from db.publish import publish
from db.records import Record
from parsers.types import Outcome, Policy
from tests.db.records import NIGHT, crosstab, document, edited, load, record

OLD = "https://example.police.invalid/kent/archive/bicycles"
NEW = "https://example.police.invalid/kent/bicycles"


def at(given: Record, key: str, *addresses: str, **facts: object) -> Record:
    """``given`` again under another key, met at other addresses, with other files."""
    changed = edited(given, addresses=addresses, **facts)
    return replace(changed, key=key, uid=key[::-1], own=addresses, captures=())


MAIN = at(record("kent", "FOI-1/26"), "kent/FOI-1/26", NEW, documents=())
AGAIN = at(MAIN, "kent/FOI-1/26~2", OLD, NEW)


def rows(path: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql).fetchall()


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (AGAIN, True),  # a redirect: both end at one address
        (at(MAIN, "kent/u-1", OLD, NEW, reference=None), True),
        (at(MAIN, "kent/u-1", OLD), False),
        (at(MAIN, "kent/FOI-2/26", OLD, NEW, reference="FOI-2/26"), False),
        (at(MAIN, "kent/u-1", OLD, NEW, outcome=Outcome.WITHHELD), False),
        (at(MAIN, "kent/u-1", OLD, NEW, outcome=Outcome.UNKNOWN), True),
        (at(MAIN, "kent/u-1", OLD, NEW, responded_on=NIGHT.date()), False),
        (at(MAIN, "kent/u-1", OLD, NEW, lang="cy"), False),
    ],
)
def test_one_address_is_one_answer_unless_something_speaks_against_it(
    other: Record, same: bool
) -> None:
    once = Once()
    assert once.main_of(MAIN) == MAIN.key
    assert once.main_of(other) == (MAIN.key if same else other.key)


FILE = document("kent/x", 0, crosstab())
WITH_FILE = at(record("kent", "FOI-1/26"), "kent/FOI-1/26", NEW, documents=(FILE,))


@pytest.mark.parametrize(
    ("facts", "same"),
    [
        ({}, True),
        ({"reference": "foi 1-26"}, True),  # the same, spelt otherwise
        ({"reference": None}, False),  # files alone say too little
        ({"reference": "FOI-2/26"}, False),
        ({"documents": (replace(FILE, sha256="a" * 64),)}, False),
        ({"documents": (FILE, replace(FILE, sha256=None))}, False),  # one is not known
        ({"documents": (FILE, replace(FILE, url=OLD, sha256="b" * 64)), "url": OLD}, True),
        ({"documents": (FILE, replace(FILE, sha256="b" * 64))}, False),
        ({"lang": "cy"}, False),
    ],
)
def test_one_reference_and_the_same_files_are_one_answer(
    facts: dict[str, object], same: bool
) -> None:
    once = Once()
    once.main_of(WITH_FILE)
    assert once.main_of(at(WITH_FILE, "kent/u-1", OLD, **facts)) == (
        WITH_FILE.key if same else "kent/u-1"
    )


def test_its_aliases_are_published_and_it_is_counted_once(staging: Path, target: Path) -> None:
    full = at(record("kent", "FOI-1/26"), "kent/FOI-1/26", NEW)
    again = at(full, "kent/FOI-1/26~2", OLD, NEW)
    first = load(staging, "kent", [full, again])
    assert (first.added, first.merged) == (1, 0)
    second = load(staging, "kent", [full, again], at=NIGHT + timedelta(days=1))
    assert (second.unchanged, second.merged, second.removed) == (1, 0, 0)
    publish(staging, target, policy=Policy.FULL)
    assert rows(target, "SELECT key FROM disclosures") == [(full.key,)]
    assert sorted(rows(target, "SELECT alias, key, kind FROM aliases")) == [
        (OLD, full.key, "address"),
        (NEW, full.key, "address"),
        (again.key, full.key, "key"),
    ]
    assert rows(target, "SELECT disclosures FROM summary_forces WHERE force = 'kent'") == [(1,)]


def test_what_was_two_becomes_one_and_nothing_is_said_to_be_removed(staging: Path) -> None:
    full = record("kent", "FOI-1/26")
    other = at(full, "kent/FOI-1/26~2", OLD, documents=(document("kent/y", 0, crosstab()),))
    load(staging, "kent", [full, other])
    known = replace(full, own=(OLD,))
    report = load(staging, "kent", [known, other], at=NIGHT + timedelta(days=1))
    assert (report.merged, report.removed) == (1, 0)
    said = "SELECT event FROM changes WHERE disclosure = 'kent/FOI-1/26~2' ORDER BY at, event"
    assert rows(staging, said) == [("added",), ("merged",)]
    assert rows(staging, "SELECT key FROM aliases WHERE alias = 'kent/FOI-1/26~2'") == [(full.key,)]


def test_a_key_that_the_crawl_has_folded_leads_on(staging: Path) -> None:
    """Its item is gone from crawl.db; the key was given once and stays."""
    before = [record("kent", "FOI-1/26"), at(MAIN, "kent/u-0", OLD, reference=None)]
    load(staging, "kent", [before[0], edited(before[1], request="Other words")])
    main = replace(before[0], former_keys=("kent/u-0",))
    report = load(staging, "kent", [main], at=NIGHT + timedelta(days=1))
    assert (report.merged, report.removed) == (1, 0)
    assert rows(staging, "SELECT alias, key FROM aliases") == [("kent/u-0", main.key)]


def test_a_live_page_stays_before_one_that_is_gone(staging: Path) -> None:
    gone = replace(MAIN, gone_since=NIGHT)
    load(staging, "kent", [gone, AGAIN])
    assert rows(staging, "SELECT key, gone_since FROM disclosures") == [(AGAIN.key, None)]
    assert rows(staging, "SELECT key FROM aliases WHERE alias = 'kent/FOI-1/26'") == [(AGAIN.key,)]


def test_an_address_that_is_another_answer_s_own_is_no_alias(staging: Path) -> None:
    other = at(record("kent", "FOI-2/26"), "kent/FOI-2/26", NEW)
    here = edited(MAIN, url=OLD, addresses=(OLD, other.disclosure.url))
    load(staging, "kent", [here, other])
    assert rows(staging, "SELECT alias FROM aliases WHERE kind = 'address' ORDER BY 1") == [(NEW,)]


def test_a_takedown_of_an_alias_takes_the_answer(staging: Path) -> None:
    load(staging, "kent", [MAIN, AGAIN])
    assert withdraw(staging, [AGAIN.key], at=NIGHT) == 1
    assert rows(staging, "SELECT count(*) FROM disclosures") == [(0,)]
    assert rows(staging, "SELECT count(*) FROM aliases") == [(0,)]


# ---------------------------------------------------------------------- counted once


def test_the_same_words_again_are_related_and_counted_once(staging: Path, target: Path) -> None:
    first = record("kent", "FOI-1/26")
    again = at(first, "kent/FOI-1/26~2", OLD, url=OLD, documents=(document("k", 0, crosstab()),))
    other = edited(at(again, "kent/FOI-1/26~3", NEW, url=NEW), response="We hold something else.")
    other = edited(other, documents=(document("l", 0, crosstab()),))
    load(staging, "kent", [first, again, other])
    publish(staging, target, policy=Policy.FULL)
    assert rows(target, "SELECT from_key, to_key, kind FROM relations") == [
        (again.key, first.key, "duplicate")
    ]
    assert rows(target, "SELECT key FROM disclosures WHERE repeats IS NOT NULL") == [(again.key,)]
    repeated = rows(target, "SELECT disclosure FROM tables WHERE duplicate_of IS NOT NULL")
    assert repeated == [(again.key,)]
    counts = "SELECT disclosures, tables, figures FROM summary_forces WHERE force = 'kent'"
    assert rows(target, counts) == [(2, 3, 18)]
    assert rows(target, "SELECT count(*) FROM answers") == [(2,)]
    assert rows(target, "SELECT count(*) FROM answer_tables") == [(3,)]
    assert rows(target, "SELECT count(*) FROM tidy_figures WHERE once = '1'") == [(18,)]


@pytest.mark.parametrize(
    ("pairs", "gone", "found"),
    [
        ([("w", "e")], set(), {"w": "e"}),
        ([("w", "e")], {"e"}, {"e": "w"}),  # only the Welsh one is still there
        ([("w", "e")], {"w", "e"}, {"w": "e"}),
        ([("w", "e"), ("f", "e")], set(), {"w": "e", "f": "e"}),
        ([("w", "e"), ("f", "e")], {"e"}, {"e": "f", "w": "f"}),
        ([("w", "f"), ("f", "e")], set(), {"w": "e", "f": "e"}),
        ([("a", "b"), ("c", "d")], set(), {"a": "b", "c": "d"}),
        ([], set(), {}),
    ],
)
def test_of_answers_that_are_one_one_counts(
    pairs: list[tuple[str, str]], gone: set[str], found: dict[str, str]
) -> None:
    assert dict(repeats(pairs, gone)) == found


def test_an_answer_is_found_by_the_words_of_its_welsh_twin(staging: Path, target: Path) -> None:
    english = record("gwent", "FOI-1/26")
    welsh = at(english, "gwent/FOI-1/26~2", OLD, lang="cy", response="Cafodd beiciau eu dwyn.")
    load(staging, "gwent", [english, welsh])
    publish(staging, target, policy=Policy.FULL)
    found = (
        "SELECT d.key FROM disclosures_fts JOIN answers d ON d.id = disclosures_fts.rowid"
        " WHERE disclosures_fts MATCH 'beiciau'"
    )
    assert rows(target, found) == [(english.key,)]


def test_a_table_in_two_languages_is_one(staging: Path, target: Path) -> None:
    english = record("gwent", "FOI-1/26")
    table = crosstab(caption="Lladradau yn ôl blwyddyn")
    grid = tuple(
        tuple(
            replace(cell, text=f"{cell.text} (cy)") if cell and not cell.text.isdigit() else cell
            for cell in row
        )
        for row in table.table.grid
    )
    table = replace(table, table=replace(table.table, grid=grid))
    welsh = at(english, "gwent/FOI-1/26~2", OLD, lang="cy", documents=(document("w", 0, table),))
    load(staging, "gwent", [english, welsh])
    publish(staging, target, policy=Policy.FULL)
    assert rows(target, "SELECT count(*) FROM tables WHERE duplicate_of IS NOT NULL") == [(1,)]
    found = (
        "SELECT t.disclosure FROM tables_fts JOIN answer_tables t ON t.id = tables_fts.rowid"
        " WHERE tables_fts MATCH 'blwyddyn'"
    )
    assert rows(target, found) == [(english.key,)]


@pytest.mark.parametrize("policy", [Policy.FACTS, Policy.LINK_ONLY])
def test_aliases_and_the_counting_rule_hold_under_every_policy(
    staging: Path, target: Path, policy: Policy
) -> None:
    english = record("gwent", "FOI-1/26")
    welsh = at(english, "gwent/FOI-1/26~2", OLD, lang="cy")
    load(staging, "gwent", [english, welsh, at(english, "gwent/u-1", NEW)])
    publish(staging, target, policy=policy)
    assert rows(target, "SELECT key FROM answers") == [(english.key,)]
    assert ("gwent/u-1", english.key) in rows(target, "SELECT alias, key FROM aliases")
